/*
 * webtree: an HTML page as a list of elements and a list of runs of text.
 *
 * There is no tree of pointers. The elements that separate text are in the order of
 * their opening tags, and each has the number of the element around it. So a loop
 * forwards can pass values from an element to those inside, and a loop backwards can
 * sum values up. Tags are closed as the HTML standard implies (13.2.6.4.7, as far as it
 * matters for text). Time and memory are linear in the page, whatever its nesting.
 */
#ifndef DATELINE_EXTRACT_WEBTREE_H
#define DATELINE_EXTRACT_WEBTREE_H

#include "markup.h"

/* What is known of an element from its tag. */
enum web_hint {
    WEB_BAD = 1,        /* its class or id says: not the main content */
    WEB_WEAK = 2,       /* it says so, which counts if the element is short */
    WEB_COMMENTS = 4,   /* what readers wrote */
    WEB_HIDDEN = 8,     /* not shown */
    WEB_FURNITURE = 16, /* <nav>, <footer>, <aside>, role=banner … */
    WEB_BODY = 32,      /* its class or id says: the main content */
    WEB_ARTICLE = 64,   /* an article, or a teaser of one */
    WEB_MAIN = 128,     /* <main> */
    WEB_TEASER = 256,   /* leads to an article, or into it */
    WEB_ITEM = 512,     /* an item of a list */
    WEB_BYLINE = 1024,  /* its class or id says: the author */
    WEB_DATED = 2048,   /* its class or id says: the date */
    WEB_PRE = 4096      /* <pre>: its lines are lines */
};

struct web_node {
    uint32_t parent;      /* the element around; the root is its own */
    uint32_t outer;       /* the element of the same kind around, 0 if none */
    uint32_t end;         /* one behind the last element inside */
    uint32_t first, last; /* its runs of text: from first up to last */
    uint32_t nested;      /* inline elements: those of the same kind open inside */
    int16_t element;      /* MARKUP_ELEMENT_… or MARKUP_UNKNOWN */
    uint16_t hints;       /* enum web_hint */
    uint16_t all_hints;   /* its own and of the elements around; for the user */
    bool is_inline;
    double sum;             /* of what is inside; for the user */
    uint32_t chars, linked; /* of what is inside */
};

/* A run of text that no block element separates. */
struct web_block {
    struct span html; /* from the first to the last visible character */
    uint32_t node;    /* the innermost element around */
    uint32_t chars;   /* visible characters, ideographs count twice */
    uint32_t linked;  /* those of them that are in links */
    uint8_t parting;  /* enum markup_display: what separates it from the block before */
    bool spaced;      /* white space stands between it and the block before */
    bool ends_sentence; /* for the user */
    bool kept;          /* for the user */
};

static inline bool web_is_mostly_links(const struct web_block *b)
{
    return b->linked > b->chars / 2;
}

/* 1 to 6 for <h1> to <h6>, 0 for other elements. */
static inline int web_heading_level(int element)
{
    const struct markup_element *e;

    if (element == MARKUP_UNKNOWN)
        return 0;
    e = &markup_elements[element];
    return e->length == 2 && e->name[0] == 'h' && e->name[1] != 'r' ? e->name[1] - '0'
                                                                    : 0;
}

/* Zeroed, it is empty and ready. */
struct web_tree {
    struct web_node *nodes;
    struct web_block *blocks;
    size_t n_nodes, nodes_capacity, n_blocks, blocks_capacity;
    uint32_t current;                          /* the innermost element open */
    uint32_t innermost[MARKUP_N_ELEMENTS + 1]; /* by kind, the last: unknown */
    uint32_t link; /* 1 + the element a link was opened in, 0: none */
    uint8_t parting;
    bool broken;  /* a <br> since the last text */
    bool spaced;  /* white space since the last text */
    bool running; /* the last block goes on */
};

/* The first block kept, or the number of blocks. */
static inline size_t web_start(const struct web_tree *t)
{
    size_t i = 0;

    while (i < t->n_blocks && !t->blocks[i].kept)
        i++;
    return i;
}

/* Empties the tree, which then has an element 0 around everything. */
void web_tree_clear(struct web_tree *t);
void web_tree_release(struct web_tree *t);

/* An opening tag of an element that separates text, or is of interest. */
void web_tree_open(struct web_tree *t, int element, bool is_inline, unsigned hints);

/* An opening tag of an inline element that is of no interest. */
void web_tree_pass(struct web_tree *t, int element);

/* A closing tag; ignored if it closes nothing. */
void web_tree_close(struct web_tree *t, int element);

/* A void element that separates text: <br>, <hr>. */
void web_tree_part(struct web_tree *t, enum markup_display how);

/* Text behind this is a block of its own, with nothing between: a block is read again
   as HTML, which has no CDATA sections. */
void web_tree_cut(struct web_tree *t);

/* Parts words, as white space does. */
void web_tree_space(struct web_tree *t);

/* <a href> and </a>. */
void web_tree_link(struct web_tree *t, bool opens);

/* Text between tags, as it stands. */
void web_tree_text(struct web_tree *t, struct span html);

/* Closes what is open. */
void web_tree_finish(struct web_tree *t);

#endif
