/*
 * feednames: which field of an item the name of an element of RSS, Atom or WXR is.
 */
#ifndef DATELINE_EXTRACT_FEEDNAMES_H
#define DATELINE_EXTRACT_FEEDNAMES_H

/* The namespaces of feeds, whatever prefixes they have. */
enum feed_namespace {
    NS_RSS, /* none, or RSS 1.0's */
    NS_ATOM,
    NS_CONTENT,
    NS_DC,
    NS_DCTERMS,
    NS_WP,
    NS_EXCERPT,
    NS_MEDIA,  /* Media RSS */
    NS_ITUNES, /* of podcasts */
    NS_FEEDBURNER,
    NS_XHTML,
    NS_XML,
    NS_OTHER
};

/* The fields of an item; those that may say the same are in order of preference. */
enum item_field {
    ITEM_ID_WXR,
    ITEM_ID,
    ITEM_LINK_BEHIND, /* a link that only leads there */
    ITEM_LINK,
    ITEM_PERMALINK, /* an id that is a link */
    ITEM_DATE_WXR_GMT,
    ITEM_DATE,
    ITEM_DATE_DC,
    ITEM_DATE_WXR,
    ITEM_DATE_UPDATED,
    ITEM_LANG,
    ITEM_TITLE,
    ITEM_TITLE_MEDIA,
    ITEM_CONTENT,
    ITEM_EXCERPT,
    ITEM_SUMMARY,
    ITEM_SUMMARY_OTHER, /* of podcasts, or of no standard */
    ITEM_SUMMARY_MEDIA,
    ITEM_SUMMARY_DC,
    ITEM_STATUS,
    ITEM_TYPE,
    ITEM_FIELDS,
    ITEM_CATEGORY = ITEM_FIELDS, /* names, of which there may be many */
    ITEM_TAG,
    ITEM_AUTHOR,
    ITEM_AUTHOR_DC,
    ITEM_AUTHOR_ITUNES,
    ITEM_NOTHING
};

enum { ITEM_NAMES = ITEM_NOTHING - ITEM_FIELDS };

/* Where in an item a field stands. */
enum feed_parent { IN_ITEM, IN_AUTHOR, IN_GROUP, IN_OTHER };

/* Between the namespace and the local part of an expanded name. */
enum { FEED_NAME_SEPARATOR = '|' };

/* The namespace of an expanded name, and the local part of it. */
enum feed_namespace feed_namespace_of(const char *expanded, const char **local);

enum item_field feed_field_of(enum feed_namespace ns, const char *local,
                              enum feed_parent parent);

/* Of an element of an item, what stands in it. */
enum feed_parent feed_parent_of(enum feed_namespace ns, const char *local);

#endif
