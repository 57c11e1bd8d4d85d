/*
 * scan: the few byte searches that everything's speed hangs on, sixteen bytes
 * at a time where the processor can (SSE2, NEON), else one by one.
 *
 * They read whole vectors: 15 bytes beyond the byte they stop at must be
 * readable, which the padding of buf and window gives.
 */
#ifndef DATELINE_SCAN_H
#define DATELINE_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__aarch64__)
#include <arm_neon.h>
#endif

#if defined(__SSE2__) || defined(__aarch64__)
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
