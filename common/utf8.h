/*
 * utf8: decode, validate and repair UTF-8 (RFC 3629, Unicode 15 section 3.9).
 */
#ifndef DATELINE_UTF8_H
#define DATELINE_UTF8_H

#include <stddef.h>
#include <stdint.h>

#define UTF8_REPLACEMENT 0xFFFDu
#define UTF8_MAX 4 /* bytes in the longest sequence */

/*
 * Decodes the code point at `s`, which must be valid UTF-8 and not at its
 * end. Returns the length of the sequence in bytes.
 */
static inline size_t utf8_decode(const char *s, uint32_t *code)
{
    const unsigned char *b = (const unsigned char *)s;

    if (b[0] < 0x80) {
        *code = b[0];
        return 1;
    }
    if (b[0] < 0xE0) {
        *code = (b[0] & 0x1Fu) << 6 | (b[1] & 0x3Fu);
        return 2;
    }
    if (b[0] < 0xF0) {
        *code = (b[0] & 0x0Fu) << 12 | (b[1] & 0x3Fu) << 6 | (b[2] & 0x3Fu);
        return 3;
    }
    *code = (b[0] & 0x07u) << 18 | (b[1] & 0x3Fu) << 12 | (b[2] & 0x3Fu) << 6 |
            (b[3] & 0x3Fu);
    return 4;
}

/* True for the bytes that continue a sequence. */
static inline int utf8_continues(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

/* How many code points there are in valid UTF-8. */
static inline size_t utf8_count(const char *s, size_t len)
{
    size_t n = 0;

    for (size_t i = 0; i < len; i++)
        n += !utf8_continues(s[i]);
    return n;
}

/* `len`, or where a string that is longer than `most` bytes is cut, at a character. */
static inline size_t utf8_cut(const char *s, size_t len, size_t most)
{
    if (len <= most)
        return len;
    while (most && utf8_continues(s[most]))
        most--;
    return most;
}

/*
 * Writes `code` to `out`, which has UTF8_MAX bytes of room; surrogates and
 * numbers beyond U+10FFFF are written as U+FFFD. Returns the bytes written.
 */
size_t utf8_encode(uint32_t code, char *out);

/* The length in bytes of the longest prefix of `s` that is valid; `len` if all is. */
size_t utf8_valid(const char *s, size_t len);

/*
 * Copies `len` bytes to `out` with each maximal ill-formed subsequence replaced by
 * U+FFFD, as the standard recommends and browsers do. `out` must have room for 3 * len
 * bytes and not overlap `s`. Returns the bytes written and adds the number of
 * replacements to `*replaced`.
 */
size_t utf8_repair(char *out, const char *s, size_t len, size_t *replaced);

#endif
