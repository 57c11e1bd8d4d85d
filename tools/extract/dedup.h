/*
 * dedup: documents that were seen before, word for word or nearly.
 *
 * Exact: the texts have the same bytes after runs of ASCII white space are made one
 * space, white space at the ends is removed and A-Z are made lower case. A 64-bit hash
 * (XXH3) and the length are compared: the probability of any wrong pair among a million
 * documents is below 1 in 30 million.
 *
 * Near: the similarity that sketch.h estimates is at least a threshold. Candidates are
 * found by locality-sensitive hashing: a document has 16 keys, each made of several
 * bins of its sketch; the number of bins is chosen so that two documents at the
 * threshold share a key with a probability of 99 %.
 *
 * The time for a document is linear in its length, plus at most 128 comparisons of
 * sketches: under each key, only the first eight documents are kept. The memory for a
 * document that is kept is its id and 16 bytes to find it; near, 128 bytes of sketch
 * and 170 to 256 of table; exact, 16 and 11 to 16. With the room to grow that is 400 to
 * 460 bytes and 95 to 160, for an id of 30 bytes. A duplicate takes none.
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
    size_t n_keys, rows; /* keys of a document, and bins in each */
    size_t size;         /* of what is kept of a document to compare, in 64-bit words */
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

/* The kept document that another one is a duplicate of. */
struct duplicate {
    struct span id;    /* lasts as long as the struct dedup */
    double similarity; /* up to 1: no difference can be seen */
};

/*
 * Makes a zeroed `d` ready. The threshold, above 0 and at most 1, is the least
 * similarity of near duplicates; DEDUP_EXACT does not use it. The lower it is below
 * 0.25, the more duplicates are missed.
 */
void dedup_init(struct dedup *d, enum dedup_mode mode, double threshold);

/*
 * True if `text` is a duplicate of a document that was kept: `*found` is the most
 * similar one. Else keeps this one under `id`, which is copied. `text` is valid UTF-8
 * with BUF_PADDING readable bytes behind it. A text without words (exact: of white
 * space only) is no duplicate and is not kept; with DEDUP_OFF none is.
 */
bool dedup_seen(struct dedup *d, struct span id, struct span text,
                struct duplicate *found);

void dedup_release(struct dedup *d);

#endif
