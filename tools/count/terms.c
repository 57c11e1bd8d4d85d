#include "terms.h"

#include "cache.h"
#include "fold.h"
#include "mem.h"

#include <stdlib.h>

enum {
    BUCKETS_LOG = 15,
    BUCKETS = 1 << BUCKETS_LOG,
    LINE = 64,   /* bytes of memory that are fetched together */
    AT_ONCE = 32 /* tokens whose buckets are fetched before they are looked at */
};

/* Two words in a line of memory; the one put in last is first. */
struct terms_bucket {
    struct cache_slot slots[2];
};

/* A token in registers. */
struct word {
    uint64_t key[3];
    struct terms_bucket *bucket; /* NULL: it is too long, or empty */
};

void terms_init(struct terms *t, terms_number *number, void *context)
{
    *t = (struct terms){.number = number, .context = context};
    t->memory = mem_zalloc(BUCKETS + 1, LINE);
    t->buckets =
        (struct terms_bucket *)(((uintptr_t)t->memory + LINE - 1) / LINE * LINE);
}

void terms_forget(struct terms *t)
{
    memset(t->buckets, 0, (size_t)BUCKETS * LINE);
}

void terms_release(struct terms *t)
{
    free(t->memory);
    buf_release(&t->folded);
    *t = (struct terms){0};
}

static uint32_t ask(struct terms *t, struct span token)
{
    buf_clear(&t->folded);
    fold(token, &t->folded);
    return t->number(t->context, buf_span(&t->folded));
}

/* Capital letters among 8 bytes of ASCII, as bits 0x20. */
static inline uint64_t capitals(uint64_t word)
{
    const uint64_t each = UINT64_C(0x0101010101010101);

    return ((word + each * (0x80 - 'A')) & ~(word + each * (0x7F - 'Z')) &
            each * 0x80) >>
           2;
}

static inline void read_word(struct terms *t, struct span token, struct word *w)
{
    uint64_t a, b, d, hash;

    if (token.len - 1 >= CACHE_LONGEST) {
        w->bucket = NULL;
        return;
    }
    a = cache_word(token.data, token.len, 0);
    b = cache_word(token.data, token.len, 1);
    d = cache_word(token.data, token.len, 2);
    if (!((a | b | d) & UINT64_C(0x8080808080808080))) {
        a |= capitals(a);
        b |= capitals(b);
        d |= capitals(d);
    }
    hash = (a ^ b * UINT64_C(0x9E3779B97F4A7C15) ^ d * UINT64_C(0xC2B2AE3D27D4EB4F)) *
           UINT64_C(0x165667B19E3779F9);
    *w = (struct word){{a, b, d}, &t->buckets[hash >> (64 - BUCKETS_LOG)]};
    __builtin_prefetch(w->bucket);
}

/* 1 unless the slot is that of the word. */
static inline size_t differs(const struct cache_slot *slot, const struct word *w,
                             size_t len)
{
    return ((slot->key[0] ^ w->key[0]) | (slot->key[1] ^ w->key[1]) |
            (slot->key[2] ^ w->key[2]) | (slot->len ^ (uint32_t)len)) != 0;
}

static uint32_t ask_and_keep(struct terms *t, struct span token, const struct word *w)
{
    struct cache_slot slot = {
        {w->key[0], w->key[1], w->key[2]}, (uint32_t)token.len, ask(t, token)};

    w->bucket->slots[1] = w->bucket->slots[0];
    w->bucket->slots[0] = slot;
    return slot.value;
}

static inline uint32_t look_up(struct terms *t, struct span token, const struct word *w)
{
    size_t second;

    if (!w->bucket)
        return ask(t, token);
    second = differs(&w->bucket->slots[0], w, token.len);
    if (second & differs(&w->bucket->slots[1], w, token.len))
        return ask_and_keep(t, token, w);
    return w->bucket->slots[second].value;
}

void terms_find(struct terms *t, const struct span *tokens, size_t n, uint32_t *numbers)
{
    struct word words[AT_ONCE];

    while (n) {
        size_t some = n < AT_ONCE ? n : AT_ONCE;

        for (size_t i = 0; i < some; i++)
            read_word(t, tokens[i], &words[i]);
        for (size_t i = 0; i < some; i++)
            numbers[i] = look_up(t, tokens[i], &words[i]);
        tokens += some;
        numbers += some;
        n -= some;
    }
}
