#include "sketch.h"

#include "fold.h"
#include "intern.h"
#include "mem.h"
#include "wordbreak.h"

#include <stdlib.h>

enum { SHINGLE = 3, BITS = 4, BINS_A_NUMBER = 64 / BITS };

#define EMPTY UINT32_MAX /* a bin; hashes are less */

static const uint64_t odd[SHINGLE] = {UINT64_C(0x9E3779B97F4A7C15),
                                      UINT64_C(0xC2B2AE3D27D4EB4F),
                                      UINT64_C(0x165667B19E3779F9)};

void sketcher_init(struct sketcher *k)
{
    cache_init(&k->cache);
}

void sketcher_release(struct sketcher *k)
{
    cache_release(&k->cache);
    buf_release(&k->folded);
    free(k->words);
    *k = (struct sketcher){0};
}

static uint64_t mix(uint64_t hash)
{
    hash = (hash ^ hash >> 32) * odd[0];
    return hash ^ hash >> 29;
}

/* ---- words ---- */

/* ASCII of up to CACHE_LONGEST bytes, as most words are, needs no look-up. */
static bool hash_ascii(struct span word, uint32_t *hash)
{
    const uint64_t lower_case = UINT64_C(0x2020202020202020);
    const uint64_t not_ascii = UINT64_C(0x8080808080808080);
    uint64_t a = cache_word(word.data, word.len, 0),
             b = cache_word(word.data, word.len, 1),
             c = cache_word(word.data, word.len, 2);

    *hash = (uint32_t)mix((a | lower_case) * odd[0] + (b | lower_case) * odd[1] +
                          (c | lower_case) * odd[2]);
    return !((a | b | c) & not_ascii);
}

static uint32_t hash_folded(struct sketcher *k, struct span word)
{
    buf_clear(&k->folded);
    fold(word, &k->folded);
    return (uint32_t)intern_hash(buf_span(&k->folded));
}

static uint32_t hash_word(struct sketcher *k, struct span word)
{
    struct cache_slot *slot;
    uint32_t hash;
    bool found;

    if (word.len > CACHE_LONGEST)
        return hash_folded(k, word);
    if (hash_ascii(word, &hash))
        return hash;
    slot = cache_find(&k->cache, word, &found);
    if (!found)
        slot->value = hash_folded(k, word);
    return slot->value;
}

/* Hashes the words of `text` into k->words; returns how many there are. */
static size_t hash_words(struct sketcher *k, struct span text)
{
    struct span word;
    size_t n = 0, pos = 0;

    while (wordbreak_next_word(text, &pos, &word)) {
        if (n == k->capacity)
            k->words = mem_grow(k->words, &k->capacity, n + 1, sizeof(*k->words));
        k->words[n++] = hash_word(k, word);
    }
    return n;
}

/* ---- bins ---- */

static uint64_t hash_shingle(const uint32_t *words, size_t n)
{
    uint64_t hash = 0;

    for (size_t i = 0; i < n; i++)
        hash += words[i] * odd[i];
    return mix(mix(hash));
}

/* Each bin gets the least hash of the shingles that fall into it. */
static void fill_bins(const uint32_t *words, size_t n, uint32_t bins[SKETCH_BINS])
{
    size_t width = n < SHINGLE ? n : SHINGLE;

    for (size_t i = 0; i < SKETCH_BINS; i++)
        bins[i] = EMPTY;
    for (size_t i = 0; i + width <= n; i++) {
        uint64_t hash = hash_shingle(words + i, width);
        uint32_t *bin = &bins[(hash >> 32) % SKETCH_BINS];
        uint32_t own = (uint32_t)hash >> 1;

        *bin = own < *bin ? own : *bin;
    }
}

/*
 * An empty bin takes over from a full one, the first on a random way that is
 * the same for all texts: the "optimal densification" of Shrivastava (2017).
 * The ways are steps of XOR, so that it is the full bins, when there are few,
 * that look for the empty ones.
 */
static void fill_empty_bins(uint32_t bins[SKETCH_BINS])
{
    enum { STRIDE = 181 }; /* odd: the steps are all numbers below SKETCH_BINS */
    uint8_t full[SKETCH_BINS];
    size_t n = 0;

    for (size_t i = 0; i < SKETCH_BINS; i++) {
        full[n] = (uint8_t)i;
        n += bins[i] != EMPTY;
    }
    for (size_t left = SKETCH_BINS - n, step = STRIDE; left;
         step = (step + STRIDE) % SKETCH_BINS)
        for (size_t i = 0; i < n; i++) {
            uint32_t *bin = &bins[full[i] ^ step], empty = *bin == EMPTY;

            *bin ^= (*bin ^ bins[full[i]]) & (0 - empty); /* without a branch */
            left -= empty;
        }
}

static void keep_bits(struct sketch *s)
{
    memset(s->bits, 0, sizeof(s->bits));
    for (uint32_t i = 0; i < SKETCH_BINS; i++) {
        uint32_t hash = (s->bins[i] ^ i * 0x9E3779B1u) * 0x85EBCA77u;

        s->bits[i / BINS_A_NUMBER] |= (uint64_t)(hash >> (32 - BITS))
                                      << i % BINS_A_NUMBER * BITS;
    }
}

bool sketch_make(struct sketcher *k, struct span text, struct sketch *s)
{
    size_t n = hash_words(k, text);

    if (!n)
        return false;
    fill_bins(k->words, n, s->bins);
    fill_empty_bins(s->bins);
    keep_bits(s);
    return true;
}

double sketch_similarity(const uint64_t a[SKETCH_SIZE], const uint64_t b[SKETCH_SIZE])
{
    const double by_chance = 1.0 / (1 << BITS); /* that different bins agree */
    int differ = 0;
    double similarity;

    for (size_t i = 0; i < SKETCH_SIZE; i++) {
        uint64_t bits = a[i] ^ b[i];

        bits |= bits >> 2;
        bits |= bits >> 1;
        differ += __builtin_popcountll(bits & UINT64_C(0x1111111111111111));
    }
    similarity = 1 - differ / (SKETCH_BINS * (1 - by_chance));
    return similarity < 0 ? 0 : similarity;
}
