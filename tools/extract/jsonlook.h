/*
 * jsonlook: looks ahead in a stream of JSON, without moving on in it.
 *
 * Places are offsets from the window's start, which does not change meanwhile. Looking
 * may bring more bytes into the window and move them in memory, so that pointers and
 * spans into it do not stay valid, but offsets do. Only brackets and quotes are
 * matched, so that damaged JSON has an extent, too: it ends where the input ends or the
 * next document begins.
 */
#ifndef DATELINE_EXTRACT_JSONLOOK_H
#define DATELINE_EXTRACT_JSONLOOK_H

#include "members.h"
#include "window.h"

/* Zeroed but for `window`, which is open, and `members`, it is ready. */
struct lookahead {
    struct window *window;
    struct members *members; /* its plan tells what makes an object a document */
    bool probing;            /* looking at an object inside of another one */
    uint64_t looked;         /* bytes scanned for the ends of objects and arrays */
};

enum { LOOK_NOTHING = -1 };

/* The byte at `at`, LOOK_NOTHING at the end of the input. */
static inline int look_byte(struct lookahead *l, size_t at)
{
    struct window *w = l->window;

    while (w->end - w->start <= at)
        if (window_more(w) <= 0)
            return LOOK_NOTHING;
    return (unsigned char)w->data[w->start + at];
}

/* Bytes that are in view, valid until something else is looked at. */
static inline struct span look_span(const struct lookahead *l, size_t from, size_t to)
{
    return (struct span){l->window->data + l->window->start + from, to - from};
}

/* Classes of the bytes that look_byte gives: white space, and what ends a number or
   word. */
static inline bool look_is_space(int c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static inline bool look_ends_scalar(int c)
{
    return c == LOOK_NOTHING || look_is_space(c) ||
           (c != 0 && c < 0x80 && strchr(",:{}[]\"", c));
}

static inline size_t look_past_space(struct lookahead *l, size_t at)
{
    while (look_is_space(look_byte(l, at)))
        at++;
    return at;
}

struct extent {
    size_t end;
    bool cut; /* the input ends first, or another document begins */
};

/*
 * The extent of a string, where `at` is behind its opening quote; of an object or
 * array, where `at` is its bracket; and of any value that starts at `at`.
 */
struct extent look_string(struct lookahead *l, size_t at);
struct extent look_container(struct lookahead *l, size_t at);
struct extent look_value(struct lookahead *l, size_t at);

/* What an object is: a wrapper has the members of a document in an object of its own;
   an envelope has a list of documents, or a wrapper. */
enum nature {
    NATURE_OTHER,
    NATURE_DOCUMENT,
    NATURE_WRAPPER,
    NATURE_ENVELOPE,
    NATURE_DAMAGED
};

/*
 * The nature of the object at `at`; of a wrapper, which is read as a document, that.
 * NATURE_DAMAGED: it is damaged before anything decides. It is NATURE_DOCUMENT if too
 * much has been looked at already.
 */
enum nature look_nature(struct lookahead *l, size_t at);

/* The first two names of an object, with their quotes; len 0: there are none. */
struct first_names {
    char text[60];
    uint32_t len;
};

/* Those of the object at the window's start. */
struct first_names look_first_names(struct lookahead *l);

#endif
