/*
 * sketch: estimates how similar two texts are from a few bytes kept of each.
 *
 * The measure is the Jaccard similarity of their sets of shingles, which are runs of
 * three words: the number of shingles in both texts divided by the number in either
 * (Broder 1997). Words are those of wordbreak.h, so that in scripts without spaces
 * (Han, kana, Thai, Khmer ...) nearly each letter is one; they are compared folded
 * (fold.h). Punctuation, white space and repetition do not count. A text of fewer than
 * three words is one shingle.
 *
 * The estimate has no bias and a standard deviation of 0.02 to 0.03, or 0.05 in texts
 * of a dozen words. Sketches are made by one-permutation hashing (Li, Owen and Zhang
 * 2012), of which four bits for each bin are kept (Li and Koenig 2010).
 */
#ifndef DATELINE_EXTRACT_SKETCH_H
#define DATELINE_EXTRACT_SKETCH_H

#include "buf.h"
#include "cache.h"

#include <stdbool.h>
#include <stdint.h>

enum { SKETCH_BINS = 256, SKETCH_SIZE = 16 /* numbers of 64 bits */ };

struct sketch {
    /* The probability that two texts have the same number in a bin is their
       similarity. */
    uint32_t bins[SKETCH_BINS];
    uint64_t bits[SKETCH_SIZE]; /* four bits of each bin, to be kept */
};

/* What is needed to make sketches; zeroed, it is ready for sketcher_init. */
struct sketcher {
    struct cache cache; /* hashes of folded words */
    struct buf folded;
    uint32_t *words; /* hashes of the words of the current text */
    size_t capacity;
};

void sketcher_init(struct sketcher *k);
void sketcher_release(struct sketcher *k);

/*
 * Makes the sketch of `text`, valid UTF-8 with BUF_PADDING readable bytes behind it.
 * False: it has no words.
 */
bool sketch_make(struct sketcher *k, struct span text, struct sketch *s);

/* The similarity, 0 to 1, of the texts that the bits were made of. */
double sketch_similarity(const uint64_t a[SKETCH_SIZE], const uint64_t b[SKETCH_SIZE]);

#endif
