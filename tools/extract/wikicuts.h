/*
 * wikicuts: what is cut out of wikitext, and the constructs that are open while it is
 * read.
 *
 * Links, templates, tables and the like nest. Each is open from its start mark on; its
 * end mark ends the innermost one of its kind, and the weaker ones inside of it, which
 * were not closed, but not if a stronger one is open inside. When a construct ends it
 * is known what of it is text, and the rest is cut.
 */
#ifndef DATELINE_EXTRACT_WIKICUTS_H
#define DATELINE_EXTRACT_WIKICUTS_H

#include "buf.h"

enum wiki_cut_kind {
    WIKI_CUT_MARK,     /* of text that stays */
    WIKI_CUT_LEFT_OUT, /* what had, or could have had, text of its own */
    WIKI_CUT_LITERAL   /* a mark: up to the next cut all is literal text */
};

struct wiki_cut {
    const char *start, *end;
    enum wiki_cut_kind kind;
    const char *instead; /* HTML that takes its place, or NULL */
};

/*
 * Cuts in the order of their starts. One may be empty, and one that starts inside of
 * another is void. Zeroed, the list is empty and ready.
 */
struct wiki_cuts {
    struct wiki_cut *list;
    size_t n, capacity;
};

void wiki_cuts_release(struct wiki_cuts *cuts);

/* What can be open, by its strength. */
enum wiki_kind {
    WIKI_EXTERNAL, /* "[http://" */
    WIKI_VARIANT,  /* "-{" */
    WIKI_LINK,     /* "[[" */
    WIKI_TEMPLATE, /* "{{" and "{{{" */
    WIKI_TABLE,    /* "{|" and <table> */
    WIKI_N_KINDS
};

enum { WIKI_MOST_BARS = 5 };

struct wiki_construct {
    enum wiki_kind kind;
    size_t width;                /* of its start mark, in bytes */
    size_t cut;                  /* the number of the cut that starts with it */
    size_t outer;                /* the next of its kind around it, as in `innermost` */
    size_t bars[WIKI_MOST_BARS]; /* the numbers of the cuts at its bars */
    size_t n_bars;
};

/* Reading at `p`. Zeroed but for the text and `cuts`, it is ready. */
struct wiki_finder {
    const char *p, *start, *end;
    struct wiki_cuts *cuts;
    struct wiki_construct *open; /* a stack */
    size_t n_open, capacity;
    size_t innermost[WIKI_N_KINDS]; /* its number in the stack, from 1 on; 0: none */
    uint64_t endless;               /* of wiki_tags, a bit for each that ends no more */
    struct buf scratch;
};

/* ---- the text ---- */

/* True if `what` is the next to be read. */
static inline bool wiki_comes(const struct wiki_finder *f, struct span what)
{
    return span_starts(span_between(f->p, f->end), what);
}

static inline const char *wiki_skip_blanks(const char *p, const char *end)
{
    while (p < end && (*p == ' ' || *p == '\t'))
        p++;
    return p;
}

/* ---- cuts ---- */

/* A cut by its number; valid until one is added. */
static inline struct wiki_cut *wiki_cut_at(const struct wiki_finder *f, size_t number)
{
    return &f->cuts->list[number];
}

/* Adds a cut from `p` to `end` and returns its number. */
size_t wiki_add_cut(struct wiki_finder *f, enum wiki_cut_kind kind, const char *end);

/* The same with what takes its place, or NULL; then goes on behind it. */
void wiki_cut_to(struct wiki_finder *f, enum wiki_cut_kind kind, const char *end,
                 const char *instead);

/* ---- the stack ---- */

static inline struct wiki_construct *wiki_top(const struct wiki_finder *f)
{
    return &f->open[f->n_open - 1];
}

static inline bool wiki_is_top(const struct wiki_finder *f, enum wiki_kind kind)
{
    return f->n_open && wiki_top(f)->kind == kind;
}

/*
 * Opens a construct whose start mark has `width` bytes, and goes on behind the mark,
 * which is cut if it is a link's, even if the link never ends.
 */
void wiki_open(struct wiki_finder *f, enum wiki_kind kind, size_t width);

/* Takes the top off the stack: it never ends. */
void wiki_drop_top(struct wiki_finder *f);

/* Whether an end mark ends a construct of this kind. */
bool wiki_can_close(const struct wiki_finder *f, enum wiki_kind kind);

/*
 * Takes that construct off the stack, and the weaker ones inside of it. It is valid
 * until one is opened.
 */
const struct wiki_construct *wiki_take(struct wiki_finder *f, enum wiki_kind kind);

/* Cuts a construct out, up to `end`, with all cuts inside, and goes on there. */
void wiki_leave_out(struct wiki_finder *f, const struct wiki_construct *c,
                    const char *end);

#endif
