/*
 * scan: the few searches for bytes on which the speed of the programs depends: sixteen
 * bytes at a time if the processor can (SSE2, NEON), else byte by byte.
 *
 * They read whole vectors: 15 bytes behind the byte they stop at must be readable, as
 * the padding of buf and window makes sure. With SCAN_PLAIN defined they go byte by
 * byte on any processor; the tests try both.
 */
#ifndef DATELINE_SCAN_H
#define DATELINE_SCAN_H

#include "ascii.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__aarch64__)
#include <arm_neon.h>
#endif

#if (defined(__SSE2__) || defined(__aarch64__)) && !defined(SCAN_PLAIN)
#define SCAN_VECTORS 1
#endif

#ifdef SCAN_VECTORS

#if defined(__SSE2__)

typedef __m128i scan_vector;
typedef uint32_t scan_mask; /* a bit a byte */

static inline scan_vector scan_load(const char *p)
{
    return _mm_loadu_si128((const __m128i *)(const void *)p);
}
static inline void scan_store(char *p, scan_vector v)
{
    _mm_storeu_si128((__m128i *)(void *)p, v);
}
static inline scan_vector scan_equal(scan_vector v, char c)
{
    return _mm_cmpeq_epi8(v, _mm_set1_epi8(c));
}
static inline scan_vector scan_same(scan_vector a, scan_vector b)
{
    return _mm_cmpeq_epi8(a, b);
}
static inline scan_vector scan_at_most(scan_vector v, unsigned char most)
{
    return _mm_cmpeq_epi8(_mm_min_epu8(v, _mm_set1_epi8((char)most)), v);
}
static inline scan_vector scan_or(scan_vector a, scan_vector b)
{
    return _mm_or_si128(a, b);
}
static inline scan_vector scan_and(scan_vector a, scan_vector b)
{
    return _mm_and_si128(a, b);
}
/* Letters in lower case; other bytes change too, but to no letter. */
static inline scan_vector scan_lower(scan_vector v)
{
    return _mm_or_si128(v, _mm_set1_epi8(0x20));
}
/* Each byte of `v` less `c`, modulo 256. */
static inline scan_vector scan_less(scan_vector v, char c)
{
    return _mm_sub_epi8(v, _mm_set1_epi8(c));
}
static inline scan_mask scan_bits(scan_vector v)
{
    return (scan_mask)_mm_movemask_epi8(v);
}
static inline bool scan_is_ascii(scan_vector v)
{
    return _mm_movemask_epi8(v) == 0;
}
/* The place of the first byte set in a mask that is not 0. */
static inline unsigned scan_first(scan_mask m)
{
    return (unsigned)__builtin_ctz(m);
}
/* The mask of the first `n` bytes, at most 16. */
static inline scan_mask scan_before(size_t n)
{
    return ((scan_mask)1 << n) - 1;
}

#else

typedef uint8x16_t scan_vector;
typedef uint64_t scan_mask; /* four bits a byte */

static inline scan_vector scan_load(const char *p)
{
    return vld1q_u8((const uint8_t *)p);
}
static inline void scan_store(char *p, scan_vector v)
{
    vst1q_u8((uint8_t *)p, v);
}
static inline scan_vector scan_equal(scan_vector v, char c)
{
    return vceqq_u8(v, vdupq_n_u8((uint8_t)c));
}
static inline scan_vector scan_same(scan_vector a, scan_vector b)
{
    return vceqq_u8(a, b);
}
static inline scan_vector scan_at_most(scan_vector v, unsigned char most)
{
    return vcleq_u8(v, vdupq_n_u8(most));
}
static inline scan_vector scan_or(scan_vector a, scan_vector b)
{
    return vorrq_u8(a, b);
}
static inline scan_vector scan_and(scan_vector a, scan_vector b)
{
    return vandq_u8(a, b);
}
static inline scan_vector scan_lower(scan_vector v)
{
    return vorrq_u8(v, vdupq_n_u8(0x20));
}
static inline scan_vector scan_less(scan_vector v, char c)
{
    return vsubq_u8(v, vdupq_n_u8((uint8_t)c));
}
static inline scan_mask scan_bits(scan_vector v)
{
    uint8x8_t narrow = vshrn_n_u16(vreinterpretq_u16_u8(v), 4);

    return vget_lane_u64(vreinterpret_u64_u8(narrow), 0);
}
static inline bool scan_is_ascii(scan_vector v)
{
    return vmaxvq_u8(v) < 0x80;
}
static inline unsigned scan_first(scan_mask m)
{
    return (unsigned)__builtin_ctzll(m) / 4;
}
static inline scan_mask scan_before(size_t n)
{
    return n < 16 ? ((scan_mask)1 << n * 4) - 1 : ~(scan_mask)0;
}

#endif

#endif /* SCAN_VECTORS */

/* ---- blocks of 64 bytes, a bit a byte ---- */

#ifdef SCAN_VECTORS

enum { SCAN_BLOCK = 64 };

struct scan_block {
    scan_vector v[4];
};

static inline struct scan_block scan_load_block(const char *p)
{
    return (struct scan_block){
        {scan_load(p), scan_load(p + 16), scan_load(p + 32), scan_load(p + 48)}};
}

/* The bytes of a block where a comparison held. */
static inline uint64_t scan_block_bits(struct scan_block b)
{
#if defined(__SSE2__)
    return (uint64_t)scan_bits(b.v[0]) | (uint64_t)scan_bits(b.v[1]) << 16 |
           (uint64_t)scan_bits(b.v[2]) << 32 | (uint64_t)scan_bits(b.v[3]) << 48;
#else
    static const uint8_t weights[16] = {1, 2, 4, 8, 16, 32, 64, 128,
                                        1, 2, 4, 8, 16, 32, 64, 128};
    uint8x16_t w = vld1q_u8(weights);
    uint8x16_t low = vpaddq_u8(vandq_u8(b.v[0], w), vandq_u8(b.v[1], w));
    uint8x16_t high = vpaddq_u8(vandq_u8(b.v[2], w), vandq_u8(b.v[3], w));
    uint8x16_t sum = vpaddq_u8(low, high);

    sum = vpaddq_u8(sum, sum);
    return vgetq_lane_u64(vreinterpretq_u64_u8(sum), 0);
#endif
}

static inline uint64_t scan_block_equal(struct scan_block b, char c)
{
    for (int i = 0; i < 4; i++)
        b.v[i] = scan_equal(b.v[i], c);
    return scan_block_bits(b);
}

static inline uint64_t scan_block_at_most(struct scan_block b, unsigned char most)
{
    for (int i = 0; i < 4; i++)
        b.v[i] = scan_at_most(b.v[i], most);
    return scan_block_bits(b);
}

static inline bool scan_block_is_ascii(struct scan_block b)
{
    return scan_is_ascii(scan_or(scan_or(b.v[0], b.v[1]), scan_or(b.v[2], b.v[3])));
}

/* Bytes from 0x80 up. */
static inline uint64_t scan_block_high(struct scan_block b)
{
#if !defined(__SSE2__)
    for (int i = 0; i < 4; i++)
        b.v[i] = vcltzq_s8(vreinterpretq_s8_u8(b.v[i]));
#endif
    return scan_block_bits(b); /* which SSE2 has of any bytes */
}

/* Backslashes and control characters. */
static inline uint64_t scan_block_breaks(struct scan_block b)
{
    for (int i = 0; i < 4; i++)
        b.v[i] = scan_or(scan_equal(b.v[i], '\\'), scan_at_most(b.v[i], 0x1F));
    return scan_block_bits(b);
}

/* The bits below the first that is set; all if none is. */
static inline uint64_t scan_block_below_first(uint64_t bits)
{
    return (bits & -bits) - 1;
}

/*
 * Of the backslashes in a block, those bytes behind that they escape: every
 * second one of a row does (Langdale and Lemire 2019, section 3.1.1). `*carry`
 * is 1 if the last byte of the block before escapes the first of this one.
 */
static inline uint64_t scan_block_escaped(uint64_t backslashes, uint64_t *carry)
{
    const uint64_t even = UINT64_C(0x5555555555555555);
    uint64_t behind, odd_starts, ends;

    backslashes &= ~*carry;
    behind = backslashes << 1 | *carry;
    odd_starts = backslashes & ~even & ~behind;
    ends = odd_starts + backslashes;
    *carry = ends < odd_starts;
    return (even ^ ends << 1) & behind;
}

#endif /* SCAN_VECTORS */

/* Whether two runs of bytes are equal; 15 bytes behind them must be readable. */
static inline bool scan_is_same(const char *a, const char *b, size_t len)
{
#ifdef SCAN_VECTORS
    if (len <= 16) {
        scan_mask all = scan_before(len);

        return (scan_bits(scan_same(scan_load(a), scan_load(b))) & all) == all;
    }
#endif
    return memcmp(a, b, len) == 0;
}

/* The first of the 16 bytes from `p` on that is `c`; `p` if none is. */
static inline const char *scan_near(const char *p, char c)
{
#ifdef SCAN_VECTORS
    scan_mask hits = scan_bits(scan_equal(scan_load(p), c));

    return p + (hits ? scan_first(hits) : 0);
#else
    for (int i = 0; i < 16; i++)
        if (p[i] == c)
            return p + i;
    return p;
#endif
}

/* Where the letters of ASCII at `p` end, or the small ones alone, or `end`. */
static inline const char *scan_letters(const char *p, const char *end, bool small)
{
#ifdef SCAN_VECTORS
    for (; p < end; p += 16) {
        scan_vector v = small ? scan_load(p) : scan_lower(scan_load(p));
        scan_vector letters = scan_at_most(scan_less(v, 'a'), 'z' - 'a');
        scan_mask others = ~scan_bits(letters) & scan_before(16);

        if (others) {
            p += scan_first(others);
            break;
        }
    }
#else
    while (p < end && (small ? ascii_is_small(*p) : ascii_is_letter(*p)))
        p++;
#endif
    return p < end ? p : end;
}

/* True for the bytes that cannot stand for themselves in a JSON string. */
static inline bool scan_breaks_string(char c)
{
    return c == '"' || c == '\\' || (unsigned char)c < 0x20;
}

#ifdef SCAN_VECTORS
static inline scan_mask scan_string_bits(scan_vector v)
{
    return scan_bits(scan_or(scan_or(scan_equal(v, '"'), scan_equal(v, '\\')),
                             scan_at_most(v, 0x1F)));
}
#endif

/*
 * The first byte at or after `p` that ends or interrupts a run of plain bytes
 * in a JSON string: a quote, a backslash or a control character. There must
 * be one: the NUL behind a line is.
 */
static inline const char *scan_string(const char *p)
{
#ifdef SCAN_VECTORS
    for (;; p += 16) {
        scan_mask hits = scan_string_bits(scan_load(p));

        if (hits)
            return p + scan_first(hits);
    }
#else
    while (!scan_breaks_string(*p))
        p++;
    return p;
#endif
}

#endif
