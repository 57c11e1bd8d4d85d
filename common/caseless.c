#include "caseless.h"

#include "mem.h"
#include "scan.h"

#include <stdlib.h>

enum {
    BUCKETS_LOG = 15,
    BUCKETS = 1 << BUCKETS_LOG,
    WAYS = 3,     /* words in a bucket */
    LINE = 64,    /* bytes of memory that are fetched together */
    SHORT = 16,   /* bytes of a token that may be in a bucket */
    AT_ONCE = 128 /* tokens for which memory is fetched before it is looked at */
};

/*
 * The bytes of a token with ASCII in lower case, which folds to the same, filled up
 * with 0xFF, which no token has.
 */
struct word {
    char bytes[SHORT];
};

/* A bucket fills a cache line; the word added last is first. */
struct caseless_bucket {
    struct word words[WAYS];
    /* Plus one; 0: empty. The last is for a word of NULs, which empty ones look
       like. */
    uint32_t numbers[WAYS + 1];
};

void caseless_init(struct caseless *c, caseless_number *number, void *context)
{
    *c = (struct caseless){.number = number, .context = context};
    c->memory = mem_zalloc(BUCKETS + 1, LINE);
    c->buckets =
        (struct caseless_bucket *)(((uintptr_t)c->memory + LINE - 1) / LINE * LINE);
    cache_init(&c->longer);
}

void caseless_forget(struct caseless *c)
{
    memset(c->buckets, 0, (size_t)BUCKETS * LINE);
    cache_clear(&c->longer);
}

void caseless_release(struct caseless *c)
{
    free(c->memory);
    cache_release(&c->longer);
    *c = (struct caseless){0};
}

static uint32_t find_longer(struct caseless *c, struct span token)
{
    struct cache_slot *slot;
    bool found;

    if (!token.len || token.len > CACHE_LONGEST)
        return c->number(c->context, token);
    slot = cache_find(&c->longer, token, &found);
    if (!found)
        slot->value = c->number(c->context, token);
    return slot->value;
}

#ifdef SCAN_VECTORS

static inline bool is_short(struct span token)
{
    return token.len - 1 < SHORT;
}

static inline void read_word(struct span token, struct word *word)
{
    static const char filling[2 * SHORT] =
        "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
        "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF";
    scan_vector v = scan_load(token.data);
    scan_vector capitals = scan_at_most(scan_less(v, 'A'), 25);

    v = scan_or(v, scan_and(capitals, scan_lower(v)));
    scan_store(word->bytes, scan_or(v, scan_load(filling + SHORT - token.len)));
}

static inline struct caseless_bucket *bucket_of(struct caseless *c,
                                                const struct word *word)
{
    uint64_t a, b;

    memcpy(&a, word->bytes, sizeof(a));
    memcpy(&b, word->bytes + 8, sizeof(b));
    a = (a ^ b * UINT64_C(0x9E3779B97F4A7C15)) * UINT64_C(0x165667B19E3779F9);
    return &c->buckets[a >> (64 - BUCKETS_LOG)];
}

static inline bool is_same(const struct word *a, const struct word *b)
{
    return scan_bits(scan_same(scan_load(a->bytes), scan_load(b->bytes))) ==
           scan_before(SHORT);
}

static uint32_t ask_and_keep(struct caseless *c, struct span token,
                             const struct word *word, struct caseless_bucket *bucket)
{
    uint32_t number = c->number(c->context, token);

    for (int i = WAYS - 1; i; i--) {
        bucket->words[i] = bucket->words[i - 1];
        bucket->numbers[i] = bucket->numbers[i - 1];
    }
    bucket->words[0] = *word;
    bucket->numbers[0] = number + 1;
    return number;
}

/*
 * Whether a word is in a bucket, and its number. It is found without a branch, which
 * would be unpredictable.
 */
static inline bool look_up(const struct word *word,
                           const struct caseless_bucket *bucket, uint32_t *number)
{
    unsigned first = is_same(&bucket->words[0], word),
             second = is_same(&bucket->words[1], word),
             third = is_same(&bucket->words[2], word);
    uint32_t found = bucket->numbers[second + 2 * third];

    *number = found - 1;
    return (first | second | third) && found;
}

/* What is known of some tokens. */
struct batch {
    struct word words[AT_ONCE];
    struct caseless_bucket *buckets[AT_ONCE];
    uint32_t unknown[AT_ONCE]; /* their places */
    size_t n_unknown;
};

static struct span span_of_word(const struct batch *b, const struct span *tokens,
                                size_t i)
{
    return (struct span){b->words[i].bytes, tokens[i].len};
}

static void ask_unknown(struct caseless *c, const struct batch *b,
                        const struct span *tokens, uint32_t *numbers)
{
    for (size_t k = 0; c->ahead && k < b->n_unknown; k++)
        vocabulary_fetch_string(c->ahead, span_of_word(b, tokens, b->unknown[k]));
    for (size_t k = 0; k < b->n_unknown; k++) {
        uint32_t i = b->unknown[k];

        /* It may have come just before. */
        if (!look_up(&b->words[i], b->buckets[i], &numbers[i]))
            numbers[i] = ask_and_keep(c, tokens[i], &b->words[i], b->buckets[i]);
    }
}

static void find_some(struct caseless *c, const struct span *tokens, size_t n,
                      uint32_t *numbers)
{
    struct batch b;

    b.n_unknown = 0;
    for (size_t i = 0; i < n; i++) {
        if (!is_short(tokens[i]))
            continue;
        read_word(tokens[i], &b.words[i]);
        b.buckets[i] = bucket_of(c, &b.words[i]);
        __builtin_prefetch(b.buckets[i]);
    }
    for (size_t i = 0; i < n; i++) {
        if (!is_short(tokens[i])) {
            numbers[i] = find_longer(c, tokens[i]);
        } else if (!look_up(&b.words[i], b.buckets[i], &numbers[i])) {
            b.unknown[b.n_unknown++] = (uint32_t)i;
            if (c->ahead)
                vocabulary_fetch_slot(c->ahead, span_of_word(&b, tokens, i));
        }
    }
    ask_unknown(c, &b, tokens, numbers);
}

#else

static void find_some(struct caseless *c, const struct span *tokens, size_t n,
                      uint32_t *numbers)
{
    for (size_t i = 0; i < n; i++)
        numbers[i] = find_longer(c, tokens[i]);
}

#endif

void caseless_find(struct caseless *c, const struct span *tokens, size_t n,
                   uint32_t *numbers)
{
    for (size_t i = 0; i < n; i += AT_ONCE)
        find_some(c, tokens + i, n - i < AT_ONCE ? n - i : AT_ONCE, numbers + i);
}
