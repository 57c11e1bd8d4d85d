/*
 * jsonstream: finds the JSON documents in a stream of bytes.
 *
 * It gives the objects that are documents one by one, with one in memory at a time:
 * those in a list of any length, in JSON Lines, one behind the other, or in envelopes
 * such as {"body":[…]}. A document that is in view and sound is read at once, which
 * finds its end. For others only brackets and quotes are matched, so that they may be
 * damaged. A document that is cut off ends where the next one begins, on a line of its
 * own or not.
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
    STREAM_MORE_GARBAGE, /* more of the garbage given last */
    STREAM_STRAY,        /* closing brackets that close nothing */
    STREAM_COMMENT,      /* a comment, as in JavaScript, between documents */
    STREAM_UNCLOSED,     /* the input ended inside of a list */
};

/* Zeroed but for `look`, which is ready, it is ready. */
struct json_stream {
    struct lookahead look;
    bool by_lines;      /* every line is a document: JSON Lines and nothing else */
    struct span part;   /* its bytes, a NUL behind them, until the next call */
    bool part_is_read;  /* into `look.members` */
    struct place place; /* where it starts */

    uint64_t depth;      /* lists and envelopes that are open */
    uint64_t in_objects; /* which of them are envelopes: a bit each, innermost lowest */
    bool binary;         /* the input is no text */
    bool in_garbage;     /* the last part was garbage, and more follows */
    bool no_comment_ends;    /* there is no star and slash further on */
    uint64_t newlines;       /* before the window's start, in its file */
    struct first_names last; /* of the document before */
    char covered;            /* the byte that the NUL behind the part replaces */
    size_t part_end;         /* of the part, from the window's start; 0: none */
};

/* Goes to the next part. */
enum stream_part json_stream_next(struct json_stream *s);

#endif
