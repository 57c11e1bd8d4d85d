#include "feednames.h"

#include <string.h>

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
                  {"http://www.w3.org/XML/1998/namespace", NS_XML}};

static const struct {
    enum feed_namespace ns;
    const char *name;
    enum item_field field;
} fields[] = {{NS_RSS, "title", ITEM_TITLE},
              {NS_RSS, "link", ITEM_LINK},
              {NS_RSS, "guid", ITEM_ID},
              {NS_RSS, "pubDate", ITEM_DATE},
              {NS_RSS, "author", ITEM_AUTHOR},
              {NS_RSS, "category", ITEM_CATEGORY},
              {NS_RSS, "description", ITEM_SUMMARY},
              {NS_CONTENT, "encoded", ITEM_CONTENT},
              {NS_DC, "title", ITEM_TITLE},
              {NS_DC, "creator", ITEM_AUTHOR_DC},
              {NS_DC, "date", ITEM_DATE_DC},
              {NS_DC, "subject", ITEM_TAG},
              {NS_DC, "language", ITEM_LANG},
              {NS_DC, "identifier", ITEM_ID},
              {NS_DCTERMS, "issued", ITEM_DATE_DC},
              {NS_DCTERMS, "created", ITEM_DATE_DC},
              {NS_ATOM, "id", ITEM_ID},
              {NS_ATOM, "title", ITEM_TITLE},
              {NS_ATOM, "published", ITEM_DATE},
              {NS_ATOM, "issued", ITEM_DATE},
              {NS_ATOM, "updated", ITEM_DATE_UPDATED},
              {NS_ATOM, "modified", ITEM_DATE_UPDATED},
              {NS_ATOM, "summary", ITEM_SUMMARY},
              {NS_ATOM, "content", ITEM_CONTENT},
              {NS_WP, "post_id", ITEM_ID_WXR},
              {NS_WP, "post_date_gmt", ITEM_DATE_WXR_GMT},
              {NS_WP, "post_date", ITEM_DATE_WXR},
              {NS_WP, "post_type", ITEM_TYPE},
              {NS_WP, "status", ITEM_STATUS},
              {NS_EXCERPT, "encoded", ITEM_EXCERPT}};

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
        if (strncmp(expanded, namespaces[i].start, strlen(namespaces[i].start)) == 0)
            return namespaces[i].ns;
    return NS_OTHER;
}

enum item_field feed_field_of(enum feed_namespace ns, const char *local)
{
    for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
        if (fields[i].ns == ns && strcmp(fields[i].name, local) == 0)
            return fields[i].field;
    return ITEM_NOTHING;
}
