/*
 * feedstream: finds the items of a feed, or the documents of other XML and SGML, by
 * their tags, one at a time in memory.
 *
 * Of XML it knows only comments and CDATA sections besides, so that an item may be
 * damaged.
 */
#ifndef DATELINE_EXTRACT_FEEDSTREAM_H
#define DATELINE_EXTRACT_FEEDSTREAM_H

#include "window.h"

enum feed_part {
    FEED_END,
    FEED_HEADER, /* all that comes before the first item */
    FEED_ITEM,   /* from its start tag to its end tag */
    FEED_CUT     /* an item without its end tag */
};

/* Zeroed but for `window`, which is open, `place`, its start, and perhaps `element`, it
   is ready. */
struct feed_stream {
    struct window *window;
    struct span element; /* the name of an item without prefix, in any case; empty: the
                            names that feeds have */
    struct span part;    /* its bytes, until the next call */
    struct place place;  /* where it starts */
    bool had_header;
};

/* Goes to the next part. */
enum feed_part feed_stream_next(struct feed_stream *s);

#endif
