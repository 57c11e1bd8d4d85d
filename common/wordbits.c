#include "wordbits.h"

#include "scan.h"
#include "unicode.h"

/*
 * All bytes of a code point have its bits, so that letters of several bytes join like
 * letters of one. Shifts give the neighbours of a byte.
 */
struct block {
    const char *bytes;
    uint64_t letter; /* of ASCII */
    uint64_t blank;  /* spaces and controls of ASCII */
    uint64_t sign;   /* @ # $ * */
    uint64_t word;   /* letters, digits and underscores, and what extends them */
    uint64_t space;
    uint64_t middle; /* ASCII that may join letters or digits */
    uint64_t seldom; /* underscores and carriage returns */
    uint64_t underscore;
    uint64_t high; /* not ASCII */

    /* Of code points that are not ASCII: their first bytes, and their roles. */
    uint64_t lead;
    uint64_t digit, ideograph, extend, apostrophe, rare;
};

/* ---- ASCII ---- */

#ifdef SCAN_VECTORS

static inline uint64_t equal(const char *p, char c)
{
    return scan_block_equal(scan_load_block(p), c);
}

static inline scan_vector between_16(scan_vector v, char low, char high)
{
    return scan_at_most(scan_less(v, low), (unsigned char)(high - low));
}

static inline uint64_t between(const char *p, char low, char high)
{
    struct scan_block b = scan_load_block(p);

    for (int i = 0; i < 4; i++)
        b.v[i] = between_16(b.v[i], low, high);
    return scan_block_bits(b);
}

static inline scan_vector letter_16(scan_vector v)
{
    return between_16(scan_lower(v), 'a', 'z');
}

static inline scan_vector word_16(scan_vector v)
{
    return scan_or(letter_16(v), between_16(v, '0', '9'));
}

static inline scan_vector blank_16(scan_vector v)
{
    return scan_at_most(v, ' ');
}

static inline scan_vector space_16(scan_vector v)
{
    return scan_equal(v, ' ');
}

static inline scan_vector sign_16(scan_vector v)
{
    return scan_or(scan_or(scan_equal(v, '@'), scan_equal(v, '*')),
                   between_16(v, '#', '$'));
}

static inline scan_vector middle_16(scan_vector v)
{
    return scan_or(scan_or(scan_equal(v, '.'), scan_equal(v, ',')),
                   scan_or(scan_equal(v, '\''), between_16(v, ':', ';')));
}

static inline scan_vector seldom_16(scan_vector v)
{
    return scan_or(scan_equal(v, '_'), scan_equal(v, '\r'));
}

static inline scan_vector high_16(scan_vector v)
{
    return between_16(v, '\x80', '\xFF');
}

/* Where a test holds in the block; written out, as gcc -O2 unrolls no loop. */
#define BITS(test, b)                                                                  \
    scan_block_bits((struct scan_block){                                               \
        {test((b).v[0]), test((b).v[1]), test((b).v[2]), test((b).v[3])}})

static inline void read_ascii(struct block *b, const char *p)
{
    const struct scan_block bytes = scan_load_block(p);

    b->letter = BITS(letter_16, bytes);
    b->word = BITS(word_16, bytes);
    b->blank = BITS(blank_16, bytes);
    b->space = BITS(space_16, bytes);
    b->sign = BITS(sign_16, bytes);
    b->middle = BITS(middle_16, bytes);
    b->seldom = BITS(seldom_16, bytes);
    b->high = BITS(high_16, bytes);
}

#else

static uint64_t equal(const char *p, char c)
{
    uint64_t bits = 0;

    for (int i = 0; i < 64; i++)
        bits |= (uint64_t)(p[i] == c) << i;
    return bits;
}

static uint64_t between(const char *p, char low, char high)
{
    uint64_t bits = 0;
    unsigned char most = (unsigned char)(high - low);

    for (int i = 0; i < 64; i++)
        bits |= (uint64_t)((unsigned char)(p[i] - low) <= most) << i;
    return bits;
}

static void read_ascii(struct block *b, const char *p)
{
    b->letter = between(p, 'a', 'z') | between(p, 'A', 'Z');
    b->blank = between(p, '\0', ' ');
    b->sign = equal(p, '@') | equal(p, '*') | between(p, '#', '$');
    b->word = b->letter | between(p, '0', '9');
    b->space = equal(p, ' ');
    b->middle = equal(p, '.') | equal(p, ',') | equal(p, '\'') | between(p, ':', ';');
    b->seldom = equal(p, '_') | equal(p, '\r');
    b->high = between(p, '\x80', '\xFF');
}

#endif

/* ---- all else ---- */

/* The runs of bits in `set` that begin right behind a bit of `before`. */
static uint64_t runs_behind(uint64_t before, uint64_t set)
{
    return set & ~(set + (before << 1 & set));
}

/* WB4: behind a letter or digit, characters that the rules ignore count as one more. */
static void read_high(struct block *b)
{
    uint64_t role[N_ROLES] = {0};

    for (uint64_t left = b->high, bytes; left; left &= ~bytes) {
        int at = __builtin_ctzll(left);
        size_t size;
        uint8_t class = unicode_class_at(b->bytes + at, &size);

        bytes = (((uint64_t)1 << size) - 1) << at;
        b->lead |= left & -left;
        role[unicode_word_role[class]] |= bytes;
    }
    b->space |= role[ROLE_SPACE];
    b->digit = role[ROLE_DIGIT];
    b->ideograph = role[ROLE_IDEOGRAPH];
    b->extend = role[ROLE_EXTEND];
    b->apostrophe = role[ROLE_APOSTROPHE];
    b->rare = role[ROLE_RARE];
    b->word |= role[ROLE_LETTER] | role[ROLE_DIGIT];
    b->word |= runs_behind(b->word, b->extend);
}

/* ---- the rules: bytes without a boundary before them ---- */

/*
 * WB6, WB7, WB11, WB12: the middle characters that join what is on both sides, and the
 * bytes behind them. `middle` has their first bytes; each has `size` bytes.
 */
static inline uint64_t joined_by(uint64_t middle, int size, uint64_t sides)
{
    uint64_t joining = sides << 1 & middle & sides >> size;

    return joining | joining << size;
}

/* The two kinds of words that middle characters can join. */
struct sides {
    uint64_t letter, digit;
};

static struct sides sides_of(const struct block *b)
{
    uint64_t digit = between(b->bytes, '0', '9') | b->digit;

    digit |= runs_behind(digit, b->extend);
    return (struct sides){b->word & ~digit & ~b->underscore, digit};
}

static uint64_t joined_by_ascii(const struct block *b)
{
    struct sides sides = sides_of(b);
    uint64_t colon = equal(b->bytes, ':');
    uint64_t only_digits = equal(b->bytes, ',') | equal(b->bytes, ';');

    return joined_by(b->middle & ~only_digits, 1, sides.letter) |
           joined_by(b->middle & ~colon, 1, sides.digit);
}

static uint64_t joined_by_apostrophes(const struct block *b)
{
    struct sides sides = sides_of(b);
    uint64_t apostrophe = b->apostrophe & b->lead;

    return joined_by(apostrophe, 3, sides.letter) |
           joined_by(apostrophe, 3, sides.digit);
}

static inline uint64_t joined(const struct block *b)
{
    uint64_t bits = (b->word << 1 & b->word) | (b->space << 1 & b->space);

    if (b->word << 1 & b->middle & b->word >> 1)
        bits |= joined_by_ascii(b);
    if (b->apostrophe)
        bits |= joined_by_apostrophes(b);
    return bits | (b->high & ~b->lead) | b->extend;
}

/* ---- what the bits do not tell ---- */

static uint64_t unsure_of_high(const struct block *b)
{
    uint64_t behind_word = b->word << 1;
    uint64_t hides = b->extend | b->rare;
    uint64_t bits = b->rare | (behind_word & b->middle & hides >> 1) |
                    (behind_word & b->apostrophe & b->lead & hides >> 3);

    if (b->extend)
        bits |= b->extend & (b->seldom | (b->blank & ~b->space)) << 1;
    return bits;
}

/* All bits from a middle character at the end of the block on: what follows it is not
   known yet. */
static inline uint64_t undecided(const struct block *b)
{
    uint64_t last =
        (b->middle & (uint64_t)1 << 63) | (b->apostrophe & b->lead & (uint64_t)7 << 61);

    return last ? ~(last - 1) : 0;
}

void wordbits_read(struct wordbits *w, const char *p, size_t left)
{
    uint64_t inside = left < 64 ? ((uint64_t)1 << left) - 1 : ~(uint64_t)0;
    struct block b = {.bytes = p};
    uint64_t joins;

    read_ascii(&b, p);
    b.high &= inside; /* behind it there may be no UTF-8 */
    w->unsure = 0;
    if (b.high) {
        read_high(&b);
        w->unsure = unsure_of_high(&b);
    }
    w->words = b.word | b.ideograph;
    if (b.seldom)
        b.underscore = b.seldom & equal(p, '_');
    b.word |= b.underscore;
    joins = joined(&b);
    if (b.seldom)
        w->unsure |= (b.seldom & ~joins) << 1;
    w->letter = b.letter;
    w->blank = b.blank;
    w->telling = b.sign | b.high;
    w->high = b.high;
    w->ends = (~joins | w->unsure) & ~undecided(&b) & (inside << 1 | 1);
}
