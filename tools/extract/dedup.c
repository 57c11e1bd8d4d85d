#include "dedup.h"

#include "ascii.h"
#include "intern.h"
#include "mem.h"

#include <stdlib.h>

enum {
    NEAR_KEYS = 16,
    MOST_ROWS = SKETCH_BINS / NEAR_KEYS,
    EXACT_SIZE = 2, /* hash and length */
    MOST_LOOKS = 8, /* documents kept under one key */
    FIRST_SLOTS = 1024
};

struct dedup_slot {
    uint32_t key;
    uint32_t number; /* plus one; 0: empty */
};

/* What is known of the current document. */
struct print {
    uint64_t numbers[SKETCH_SIZE];
    uint32_t keys[NEAR_KEYS];
};

void dedup_init(struct dedup *d, enum dedup_mode mode, double threshold)
{
    bool near = mode == DEDUP_NEAR;
    double shared = threshold * threshold; /* all rows of one key */

    d->mode = mode;
    d->threshold = near ? threshold : 1;
    d->n_keys = near ? NEAR_KEYS : 1;
    d->size = near ? SKETCH_SIZE : EXACT_SIZE;
    /* 1 - (1 - 0.25)^16 = 0.99 */
    for (d->rows = 1; shared >= 0.25 && d->rows < MOST_ROWS; d->rows++)
        shared *= threshold;
    if (near)
        sketcher_init(&d->sketcher);
}

void dedup_release(struct dedup *d)
{
    sketcher_release(&d->sketcher);
    buf_release(&d->folded);
    free(d->ids);
    free(d->prints);
    arena_release(&d->id_bytes);
    free(d->slots);
    *d = (struct dedup){0};
}

/* ---- prints ---- */

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* 0x80 in each byte of ASCII that is less than `limit`, else 0. */
static uint64_t below(uint64_t bytes, unsigned limit)
{
    return ~(((bytes & EACH(0x7F)) + EACH(0x80 - limit)) | bytes) & EACH(0x80);
}

/*
 * Folds eight bytes at once if they have no white space but single spaces, as most do.
 * `last` is the byte before.
 */
static bool fold_eight(const char *p, char last, char *to)
{
    uint64_t bytes, blank, upper;

    memcpy(&bytes, p, 8);
    blank = below(bytes, ' ' + 1);
    if (below(bytes, ' ') || (blank & blank << 8) || (last == ' ' && *p == ' '))
        return false;
    upper = below(bytes, 'Z' + 1) & ~below(bytes, 'A');
    bytes |= upper >> 2; /* 0x20 */
    memcpy(to, &bytes, 8);
    return true;
}

/* White space runs become one space, none at the ends; A-Z become a-z. */
static void fold_plainly(struct span text, struct buf *out)
{
    char last = ' ', *to;

    buf_clear(out);
    buf_reserve(out, text.len);
    to = out->data;
    for (size_t i = 0; i < text.len;) {
        char c = text.data[i];

        if (text.len - i >= 8 && fold_eight(text.data + i, last, to)) {
            i += 8;
            to += 8;
            last = to[-1];
            continue;
        }
        if (c >= '\t' && c <= '\r')
            c = ' ';
        c = ascii_lower(c);
        if (c != ' ' || last != ' ')
            *to++ = c;
        last = c;
        i++;
    }
    out->len = (size_t)(to - out->data);
    out->len -= out->len && last == ' ';
}

static bool print_exact(struct dedup *d, struct span text, struct print *p)
{
    fold_plainly(text, &d->folded);
    p->numbers[0] = intern_hash(buf_span(&d->folded));
    p->numbers[1] = d->folded.len;
    p->keys[0] = (uint32_t)p->numbers[0];
    return d->folded.len > 0;
}

static bool print_near(struct dedup *d, struct span text, struct print *p)
{
    struct sketch s;

    if (!sketch_make(&d->sketcher, text, &s))
        return false;
    memcpy(p->numbers, s.bits, sizeof(s.bits));
    for (size_t i = 0; i < NEAR_KEYS; i++) {
        const char *bins = (const char *)&s.bins[i * d->rows];
        uint64_t hash = intern_hash((struct span){bins, d->rows * sizeof(s.bins[0])});

        p->keys[i] = (uint32_t)(hash >> i); /* equal bins, other key */
    }
    return true;
}

static bool print(struct dedup *d, struct span text, struct print *p)
{
    switch (d->mode) {
    case DEDUP_EXACT:
        return print_exact(d, text, p);
    case DEDUP_NEAR:
        return print_near(d, text, p);
    default:
        return false;
    }
}

static double similarity(const struct dedup *d, const uint64_t *a, const uint64_t *b)
{
    if (d->mode == DEDUP_NEAR)
        return sketch_similarity(a, b);
    return a[0] == b[0] && a[1] == b[1];
}

/* ---- the table ---- */

/*
 * The slot where the search for a key starts. Slots are in the order of keys, so that
 * growing reads and writes memory sequentially.
 */
static size_t home_of(const struct dedup *d, uint32_t key)
{
    return (size_t)((uint64_t)key * d->n_slots >> 32);
}

static size_t behind(const struct dedup *d, size_t slot)
{
    return slot + 1 < d->n_slots ? slot + 1 : 0;
}

static void add_slot(struct dedup *d, struct dedup_slot slot)
{
    size_t i;
    int looks = 0;

    for (i = home_of(d, slot.key); d->slots[i].number; i = behind(d, i))
        if (d->slots[i].key == slot.key && ++looks == MOST_LOOKS)
            return;
    d->slots[i] = slot;
    d->n_used++;
}

/* Makes the table half as large again; it is kept at most three quarters full. */
static void grow(struct dedup *d)
{
    struct dedup_slot *old = d->slots;
    size_t n = d->n_slots;

    d->n_slots = n ? n + n / 2 : FIRST_SLOTS;
    d->slots = mem_zalloc(d->n_slots, sizeof(*d->slots));
    d->n_used = 0;
    for (size_t i = 0; i < n; i++)
        if (old[i].number)
            add_slot(d, old[i]);
    free(old);
}

static void keep(struct dedup *d, struct span id, const struct print *p)
{
    d->ids = mem_grow(d->ids, &d->ids_capacity, d->n + 1, sizeof(*d->ids));
    d->prints = mem_grow(d->prints, &d->prints_capacity, d->n + 1,
                         d->size * sizeof(*d->prints));
    d->ids[d->n] = arena_copy(&d->id_bytes, id);
    memcpy(d->prints + d->n * d->size, p->numbers, d->size * sizeof(*d->prints));
    d->n++;
    if (d->n_used + d->n_keys > d->n_slots / 4 * 3)
        grow(d);
    for (size_t i = 0; i < d->n_keys; i++)
        add_slot(d, (struct dedup_slot){p->keys[i], (uint32_t)d->n});
}

/* ---- the search ---- */

struct best {
    size_t number;
    double similarity;
};

/* Compares with the documents under one key. */
static void look_under(const struct dedup *d, const struct print *p, uint32_t key,
                       struct best *best)
{
    for (size_t i = home_of(d, key); d->slots[i].number; i = behind(d, i)) {
        size_t number = d->slots[i].number - 1;
        double s;

        if (d->slots[i].key != key)
            continue;
        s = similarity(d, p->numbers, d->prints + number * d->size);
        if (s > best->similarity)
            *best = (struct best){number, s};
    }
}

static bool find(const struct dedup *d, const struct print *p, struct duplicate *found)
{
    struct best best = {.similarity = -1};

    if (!d->n)
        return false;
    for (size_t i = 0; i < d->n_keys; i++)
        __builtin_prefetch(&d->slots[home_of(d, p->keys[i])]);
    for (size_t i = 0; i < d->n_keys; i++)
        look_under(d, p, p->keys[i], &best);
    if (best.similarity < d->threshold)
        return false;
    *found = (struct duplicate){d->ids[best.number], best.similarity};
    return true;
}

bool dedup_seen(struct dedup *d, struct span id, struct span text,
                struct duplicate *found)
{
    struct print p;

    if (!print(d, text, &p))
        return false;
    if (find(d, &p, found))
        return true;
    keep(d, id, &p);
    return false;
}
