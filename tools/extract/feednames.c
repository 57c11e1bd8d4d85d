#include "feednames.h"

#include <string.h>
#include <strings.h>

static const struct {
    const char *start; /* of the name; versions follow in some */
    enum feed_namespace ns;
} namespaces[] = {{"http://purl.org/rss/1.0/modules/content/", NS_CONTENT},
                  {"http://purl.org/rss/1.0/modules/", NS_OTHER},
                  {"http://purl.org/rss/1.0/", NS_RSS},
                  {"http://my.netscape.com/rdf/simple/0.9/", NS_RSS},
                  {"http://backend.userland.com/rss", NS_RSS},
                  {"http://www.w3.org/2005/Atom", NS_ATOM},
                  {"http://purl.org/atom/ns#", NS_ATOM},
                  {"http://purl.org/dc/elements/", NS_DC},
                  {"http://purl.org/dc/terms/", NS_DCTERMS},
                  {"http://wordpress.org/export/", NS_WP},
                  {"http://search.yahoo.com/mrss", NS_MEDIA},
                  {"http://www.itunes.com/dtds/podcast-1.0.dtd", NS_ITUNES},
                  {"http://rssnamespace.org/feedburner/ext/1.0", NS_FEEDBURNER},
                  {"http://www.w3.org/1999/xhtml", NS_XHTML},
                  {"http://www.w3.org/XML/1998/namespace", NS_XML}};

static const struct {
    enum feed_namespace ns;
    const char *name;
    enum item_field field;
    enum feed_parent parent;
} fields[] = {{NS_RSS, "title", ITEM_TITLE, IN_ITEM},
              {NS_RSS, "link", ITEM_LINK, IN_ITEM},
              {NS_RSS, "guid", ITEM_ID, IN_ITEM},
              {NS_RSS, "pubDate", ITEM_DATE, IN_ITEM},
              {NS_RSS, "author", ITEM_AUTHOR, IN_ITEM},
              {NS_RSS, "category", ITEM_CATEGORY, IN_ITEM},
              {NS_RSS, "description", ITEM_SUMMARY, IN_ITEM},
              {NS_RSS, "summary", ITEM_SUMMARY_OTHER, IN_ITEM},
              {NS_RSS, "content", ITEM_CONTENT, IN_ITEM},
              {NS_RSS, "body", ITEM_CONTENT, IN_ITEM},
              {NS_RSS, "published", ITEM_DATE, IN_ITEM},
              {NS_RSS, "date", ITEM_DATE_DC, IN_ITEM},
              {NS_RSS, "updated", ITEM_DATE_UPDATED, IN_ITEM},
              {NS_XHTML, "body", ITEM_CONTENT, IN_ITEM},
              {NS_CONTENT, "encoded", ITEM_CONTENT, IN_ITEM},
              {NS_DC, "title", ITEM_TITLE, IN_ITEM},
              {NS_DC, "creator", ITEM_AUTHOR_DC, IN_ITEM},
              {NS_DC, "date", ITEM_DATE_DC, IN_ITEM},
              {NS_DC, "subject", ITEM_TAG, IN_ITEM},
              {NS_DC, "language", ITEM_LANG, IN_ITEM},
              {NS_DC, "identifier", ITEM_ID, IN_ITEM},
              {NS_DC, "description", ITEM_SUMMARY_DC, IN_ITEM},
              {NS_DCTERMS, "issued", ITEM_DATE_DC, IN_ITEM},
              {NS_DCTERMS, "created", ITEM_DATE_DC, IN_ITEM},
              {NS_DCTERMS, "modified", ITEM_DATE_UPDATED, IN_ITEM},
              {NS_ATOM, "id", ITEM_ID, IN_ITEM},
              {NS_ATOM, "title", ITEM_TITLE, IN_ITEM},
              {NS_ATOM, "published", ITEM_DATE, IN_ITEM},
              {NS_ATOM, "issued", ITEM_DATE, IN_ITEM},
              {NS_ATOM, "created", ITEM_DATE_DC, IN_ITEM},
              {NS_ATOM, "updated", ITEM_DATE_UPDATED, IN_ITEM},
              {NS_ATOM, "modified", ITEM_DATE_UPDATED, IN_ITEM},
              {NS_ATOM, "summary", ITEM_SUMMARY, IN_ITEM},
              {NS_ATOM, "content", ITEM_CONTENT, IN_ITEM},
              {NS_ATOM, "name", ITEM_AUTHOR, IN_AUTHOR},
              {NS_WP, "post_id", ITEM_ID_WXR, IN_ITEM},
              {NS_WP, "post_date_gmt", ITEM_DATE_WXR_GMT, IN_ITEM},
              {NS_WP, "post_date", ITEM_DATE_WXR, IN_ITEM},
              {NS_WP, "post_type", ITEM_TYPE, IN_ITEM},
              {NS_WP, "status", ITEM_STATUS, IN_ITEM},
              {NS_EXCERPT, "encoded", ITEM_EXCERPT, IN_ITEM},
              {NS_FEEDBURNER, "origLink", ITEM_LINK_BEHIND, IN_ITEM},
              {NS_ITUNES, "summary", ITEM_SUMMARY_OTHER, IN_ITEM},
              {NS_ITUNES, "author", ITEM_AUTHOR_ITUNES, IN_ITEM},
              {NS_MEDIA, "title", ITEM_TITLE_MEDIA, IN_ITEM},
              {NS_MEDIA, "title", ITEM_TITLE_MEDIA, IN_GROUP},
              {NS_MEDIA, "description", ITEM_SUMMARY_MEDIA, IN_ITEM},
              {NS_MEDIA, "description", ITEM_SUMMARY_MEDIA, IN_GROUP}};

enum feed_namespace feed_namespace_of(const char *expanded, const char **local)
{
    const char *separator = strrchr(expanded, FEED_NAME_SEPARATOR);
    size_t len = separator ? (size_t)(separator - expanded) : 0;

    *local = separator ? separator + 1 : expanded;
    if (!separator)
        return NS_RSS;
    if (len >= 8 && strncmp(expanded, "http://wordpress.org/export/", 28) == 0 &&
        strncmp(separator - 8, "excerpt/", 8) == 0)
        return NS_EXCERPT;
    for (size_t i = 0; i < sizeof(namespaces) / sizeof(namespaces[0]); i++)
        if (strncasecmp(expanded, namespaces[i].start, strlen(namespaces[i].start)) ==
            0)
            return namespaces[i].ns;
    return NS_OTHER;
}

enum item_field feed_field_of(enum feed_namespace ns, const char *local,
                              enum feed_parent parent)
{
    for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
        if (fields[i].ns == ns && fields[i].parent == parent &&
            strcmp(fields[i].name, local) == 0)
            return fields[i].field;
    return ITEM_NOTHING;
}

enum feed_parent feed_parent_of(enum feed_namespace ns, const char *local)
{
    if (ns == NS_ATOM && strcmp(local, "author") == 0)
        return IN_AUTHOR;
    return ns == NS_MEDIA && strcmp(local, "group") == 0 ? IN_GROUP : IN_OTHER;
}
