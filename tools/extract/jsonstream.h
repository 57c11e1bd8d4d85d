/*
 * jsonstream: the JSON documents in a stream of bytes.
 *
 * Finds the objects that are documents in a list of any length, JSON Lines,
 * objects one behind the other, or envelopes such as {"body":[…]}, and hands
 * them out one by one; what is in memory is one document. A document that is
 * in view and sound is read at once, which finds its end too. For any other it
 * matches brackets and quotes and checks nothing else: what it hands out may be
 * damaged. A document that is cut off ends where the next one begins, on a line
 * of its own or glued to it.
 */
#ifndef DATELINE_EXTRACT_JSONSTREAM_H
#define DATELINE_EXTRACT_JSONSTREAM_H

#include "jsonlook.h"

/* What a part of the stream is. */
enum stream_part {
    STREAM_END,
    STREAM_OBJECT,       /* an object, closed */
    STREAM_CUT,          /* an object that the input or the next document cuts off */
    STREAM_GARBAGE,      /* bytes that belong to no JSON */
    STREAM_MORE_GARBAGE, /* what follows on the garbage just given */
    STREAM_STRAY,        /* closing brackets that close nothing */
    STREAM_COMMENT,      /* one of JavaScript's between documents */
    STREAM_UNCLOSED,     /* the end came inside a list */
};

/* Zeroed but for `look`, which is ready, it is ready. */
struct json_stream {
    struct lookahead look;
    bool by_lines;      /* every line is one: JSON Lines and nothing else */
    struct span part;   /* its bytes, a NUL behind them, until the next call */
    bool part_is_read;  /* into `look.members` */
    struct place place; /* where it starts */

    uint64_t depth;          /* lists and envelopes that are open */
    uint64_t in_objects;     /* a bit a level, the lowest the innermost: an envelope */
    bool binary;             /* the input is no text */
    bool in_garbage;         /* the last part was garbage that is not at its end */
    uint64_t newlines;       /* before the window's start, in its file */
    struct first_names last; /* of the document before */
    char covered;            /* what stood where the NUL is */
    size_t part_end;         /* of the part, from the window's start; 0: none */
};

/* Goes to the next part. */
enum stream_part json_stream_next(struct json_stream *s);

#endif
