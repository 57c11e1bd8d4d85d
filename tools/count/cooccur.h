/*
 * cooccur: counts pairs of things that occur together in a document.
 *
 * What is counted are places. A place is a sentence, or the document, and a thing is in
 * it or not. With a window of words, each pair of things within the window is a place,
 * or two if both are of one unit: the pair seen from either side. The places of a pair,
 * those of each of the two, and all places together make a table of two rows and two
 * columns (Evert, Corpora and collocations, 2008).
 *
 * The key of a pair is the first and the second with a NUL between; for the places of
 * one of the two alone, the other is empty.
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
    struct cooccur_slot *slots; /* numbers of pairs seen before */

    struct cooccur_item *items; /* of the current document */
    size_t n, capacity;
    uint32_t *touched; /* keys noted alone */
    size_t n_touched, touched_capacity;
    struct buf scratch;
};

/* Stands between the parts of a name, which must not contain NUL. */
enum { COOCCUR_SEPARATOR = '\1' };

/* Stands for no thing; it is a number that caseless.h can keep. */
#define COOCCUR_NONE (UINT32_MAX - 1)

/* The number of a thing, until cooccur_forget; COOCCUR_NONE if its name is empty. */
uint32_t cooccur_key(struct cooccur *c, struct span name);

/* Adds a thing to the current document. */
void cooccur_add(struct cooccur *c, uint32_t key, size_t start, size_t end,
                 enum cooccur_side sides);

/*
 * Counts all pairs of the current document in the table, and begins the next document.
 * `sentences` has the first token of each sentence. Returns the number of places.
 */
uint64_t cooccur_note(struct cooccur *c, const size_t *sentences, size_t n_sentences,
                      struct table *table);

/* The bytes of memory in use; SIZE_MAX if the numbers are about to run out. */
size_t cooccur_bytes(const struct cooccur *c);

/* Forgets all numbers; to be called before the table is spilled. */
void cooccur_forget(struct cooccur *c);

void cooccur_release(struct cooccur *c);

#endif
