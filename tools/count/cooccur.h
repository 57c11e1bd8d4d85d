/*
 * cooccur: pairs of things that come together in a document.
 *
 * A place is a sentence or the document, and a thing is in it or not; or, with a
 * window of words, a place is each pair of things that stand no further apart, seen
 * from either of them, if both sides are of one unit. In each case the places of a
 * pair, those of each of the two and all of them make a table of two rows and two
 * columns (Evert, Corpora and collocations, 2008).
 *
 * They are counted under keys with a NUL between the first and the second of a pair;
 * one of the two alone has nothing on the other side of it.
 */
#ifndef DATELINE_COUNT_COOCCUR_H
#define DATELINE_COUNT_COOCCUR_H

#include "table.h"

enum { WINDOW_SENTENCE = 0, WINDOW_DOCUMENT = -1 }; /* else a number of words */

enum cooccur_side { SIDE_FIRST = 1, SIDE_SECOND = 2, SIDE_BOTH = 3 };

struct cooccur_item {
    size_t start, end; /* tokens */
    uint32_t key;
    unsigned char sides; /* bits of enum cooccur_side */
};

/* Zeroed but for the window, it is ready. */
struct cooccur {
    long window;
    bool of_one_unit; /* a pair has no order: its lesser key is first */

    struct vocabulary keys;
    struct cooccur_alone *alone; /* what is noted of each key alone */
    size_t alone_capacity;
    struct cooccur_slot *slots; /* numbers of pairs met before */

    struct cooccur_item *items; /* of the document in hand */
    size_t n, capacity;
    uint32_t *touched; /* keys noted alone */
    size_t n_touched, touched_capacity;
    struct buf scratch;
};

/* Between the parts of a name, which may not have a NUL in it. */
enum { COOCCUR_SEPARATOR = '\1' };

/* No thing; a cache of struct terms can keep it. */
#define COOCCUR_NONE (UINT32_MAX - 1)

/* The number of a thing by its name, until cooccur_forget; COOCCUR_NONE: it has none.
 */
uint32_t cooccur_key(struct cooccur *c, struct span name);

/* Adds a thing of the document in hand. */
void cooccur_add(struct cooccur *c, uint32_t key, size_t start, size_t end,
                 enum cooccur_side sides);

/*
 * Notes all pairs in the table, and begins the next document; `sentences` are the
 * first tokens of each. Returns the number of places.
 */
uint64_t cooccur_note(struct cooccur *c, const size_t *sentences, size_t n_sentences,
                      struct table *table);

/* The bytes of memory in use; SIZE_MAX where numbers come to their end. */
size_t cooccur_bytes(const struct cooccur *c);

/* Forgets all numbers; to be called before the table forgets its own. */
void cooccur_forget(struct cooccur *c);

void cooccur_release(struct cooccur *c);

#endif
