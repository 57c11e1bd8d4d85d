/*
 * feeditem: an item of RSS 0.9x, 1.0 or 2.0, Atom (RFC 4287) or WXR, the
 * export of WordPress.
 */
#ifndef DATELINE_EXTRACT_FEEDITEM_H
#define DATELINE_EXTRACT_FEEDITEM_H

#include "document.h"
#include "feedhead.h"
#include "feednames.h"

struct feed_parser;

struct feed_item {
    struct prose fields[ITEM_FIELDS]; /* empty: not there */
    bool is_plain[ITEM_FIELDS];       /* the item says that the field is no markup */
    struct strings names[ITEM_NAMES]; /* from ITEM_FIELDS on; may be markup */
    struct arena kept;
    char problem[96];  /* why it could not be read */
    size_t problem_at; /* bytes from the item's start */
    bool undeclared;   /* prefixes are used that the head does not declare */
    struct feed_parser *parser;
};

/*
 * Reads an item, valid UTF-8 from its start tag to its end tag. What is read lasts
 * until the next call. False: the item is not well-formed; `problem` and `problem_at`
 * say why.
 */
bool feed_item_read(struct feed_item *item, const struct feed_head *head,
                    struct span xml);
void feed_item_release(struct feed_item *item);

/* Name and version of the library behind it. */
const char *feed_item_version(void);

#endif
