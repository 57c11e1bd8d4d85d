/*
 * dedup: documents that were seen before, word for word or nearly.
 *
 * Exact: the same bytes once runs of ASCII white space are one space, those at
 * the ends are gone and A-Z are lower case. What is compared is a 64-bit hash
 * (XXH3) and the length: among a million documents a wrong pair has a
 * probability below 1 in 30 million.
 *
 * Near: the similarity that sketch.h estimates is at least a threshold.
 * Candidates are found by locality-sensitive hashing: a document has 16 keys,
 * each made of as many bins of its sketch as let a pair at the threshold share
 * one with a probability of 99 %.
 *
 * Time for a document: its length, and at most 128 sketches compared, however
 * many documents share its keys: the first eight that have a key are kept
 * under it. Memory for a document kept: its id and 16 bytes to find it; near
 * 128 bytes of sketch and 170 to 256 of table, exact 16 and 11 to 16; with the
 * room to grow 400 to 460 and 95 to 160 for an id of 30 bytes. A duplicate
 * takes none.
 */
#ifndef DATELINE_EXTRACT_DEDUP_H
#define DATELINE_EXTRACT_DEDUP_H

#include "arena.h"
#include "sketch.h"

#define DEDUP_THRESHOLD 0.8 /* suits most */

enum dedup_mode { DEDUP_OFF, DEDUP_EXACT, DEDUP_NEAR };

struct dedup {
    enum dedup_mode mode;
    double threshold;
    size_t n_keys, rows; /* of a document; bins in each */
    size_t size;         /* of a document's print, in numbers of 64 bits */
    struct sketcher sketcher;
    struct buf folded;

    /* The documents kept, by number. */
    struct span *ids;
    uint64_t *prints;
    size_t n, ids_capacity, prints_capacity;
    struct arena id_bytes;

    /* From keys to documents: open addressing. */
    struct dedup_slot *slots;
    size_t n_slots, n_used;
};

/* The document kept that another one is like. */
struct duplicate {
    struct span id;    /* lasts as long as the struct dedup */
    double similarity; /* at most 1: the same, as far as can be told */
};

/*
 * Readies a zeroed `d`. The threshold, above 0 and at most 1, is the least
 * similarity of near duplicates (DEDUP_EXACT does not use it). Below 0.25
 * more and more of them are missed.
 */
void dedup_init(struct dedup *d, enum dedup_mode mode, double threshold);

/*
 * True if a document like `text` was kept before: `*found` is the one most
 * like it. Else keeps what is needed of this one under `id`, which is copied.
 * `text` is valid UTF-8 with BUF_PADDING readable bytes behind it. A text
 * without a word (exact: of white space alone) is like no other and is not
 * kept; with DEDUP_OFF none is.
 */
bool dedup_seen(struct dedup *d, struct span id, struct span text,
                struct duplicate *found);

void dedup_release(struct dedup *d);

#endif
