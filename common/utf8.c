#include "utf8.h"

#include "scan.h"

#include <stdbool.h>
#include <string.h>

size_t utf8_encode(uint32_t code, char *out)
{
    unsigned char *b = (unsigned char *)out;

    if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
        code = UTF8_REPLACEMENT;
    if (code < 0x80) {
        b[0] = (unsigned char)code;
        return 1;
    }
    if (code < 0x800) {
        b[0] = (unsigned char)(0xC0 | code >> 6);
        b[1] = (unsigned char)(0x80 | (code & 0x3F));
        return 2;
    }
    if (code < 0x10000) {
        b[0] = (unsigned char)(0xE0 | code >> 12);
        b[1] = (unsigned char)(0x80 | (code >> 6 & 0x3F));
        b[2] = (unsigned char)(0x80 | (code & 0x3F));
        return 3;
    }
    b[0] = (unsigned char)(0xF0 | code >> 18);
    b[1] = (unsigned char)(0x80 | (code >> 12 & 0x3F));
    b[2] = (unsigned char)(0x80 | (code >> 6 & 0x3F));
    b[3] = (unsigned char)(0x80 | (code & 0x3F));
    return 4;
}

/* The bytes a lead byte asks for behind it, and the range of the first one. */
struct lead {
    size_t more;
    unsigned char low, high;
};

/* Unicode 15, table 3-7: well-formed UTF-8 byte sequences. */
static struct lead lead_of(unsigned char b)
{
    if (b >= 0xC2 && b <= 0xDF)
        return (struct lead){1, 0x80, 0xBF};
    if (b == 0xE0)
        return (struct lead){2, 0xA0, 0xBF};
    if (b == 0xED)
        return (struct lead){2, 0x80, 0x9F};
    if (b >= 0xE1 && b <= 0xEF)
        return (struct lead){2, 0x80, 0xBF};
    if (b == 0xF0)
        return (struct lead){3, 0x90, 0xBF};
    if (b >= 0xF1 && b <= 0xF3)
        return (struct lead){3, 0x80, 0xBF};
    if (b == 0xF4)
        return (struct lead){3, 0x80, 0x8F};
    return (struct lead){0, 0, 0};
}

/*
 * Looks at the non-ASCII sequence at `s`. `*size` is its length, or that of
 * the maximal ill-formed part, at least 1.
 */
static bool sequence(const unsigned char *s, size_t left, size_t *size)
{
    struct lead lead = lead_of(s[0]);
    size_t n = 1;

    if (lead.more && left > 1 && s[1] >= lead.low && s[1] <= lead.high)
        for (n = 2; n <= lead.more && n < left && (s[n] & 0xC0) == 0x80; n++)
            ;
    *size = n;
    return lead.more && n == lead.more + 1;
}

/* The first byte at or after `i` that is not ASCII. */
static size_t skip_ascii(const char *s, size_t i, size_t len)
{
    uint64_t a, b;

    for (; i + 16 <= len; i += 16) {
        memcpy(&a, s + i, 8);
        memcpy(&b, s + i + 8, 8);
        if ((a | b) & UINT64_C(0x8080808080808080))
            break;
    }
    while (i < len && !((unsigned char)s[i] & 0x80))
        i++;
    return i;
}

#ifdef SCAN_VECTORS

static uint64_t above(struct scan_block b, unsigned char most)
{
    return ~scan_block_at_most(b, most);
}

/* True if there are bytes that are never valid or ask more of what follows. */
static bool has_special(struct scan_block b)
{
    for (int i = 0; i < 4; i++) {
        scan_vector v = b.v[i];

        b.v[i] = scan_or(scan_or(scan_equal(v, '\xC0'), scan_equal(v, '\xC1')),
                         scan_or(scan_equal(v, '\xE0'), scan_equal(v, '\xED')));
    }
    return scan_block_bits(b) != 0;
}

/* Those bytes, and second bytes that their lead does not allow. */
static uint64_t bad_bytes(struct scan_block b)
{
    uint64_t from_90 = above(b, 0x8F), from_A0 = above(b, 0x9F);

    return scan_block_equal(b, '\xC0') | scan_block_equal(b, '\xC1') | above(b, 0xF4) |
           (scan_block_equal(b, '\xE0') << 1 & ~from_A0) |
           (scan_block_equal(b, '\xED') << 1 & from_A0) |
           (scan_block_equal(b, '\xF0') << 1 & ~from_90) |
           (scan_block_equal(b, '\xF4') << 1 & from_90);
}

/*
 * Of the bytes of a block that starts with a sequence, those before a sequence that
 * its end cuts off; 0 if not all of these are valid.
 */
static size_t valid_part(struct scan_block b)
{
    uint64_t high = scan_block_high(b), lead, of_3, of_4, cut, inside, follow;

    lead = above(b, 0xBF);
    of_3 = above(b, 0xDF);
    of_4 = above(b, 0xEF);
    cut = (lead & (uint64_t)1 << 63) | (of_3 & (uint64_t)1 << 62) |
          (of_4 & (uint64_t)1 << 61);
    inside = cut ? ((cut & -cut) << 1) - 1 : ~(uint64_t)0;
    follow = lead << 1 | of_3 << 2 | of_4 << 3;
    if ((follow ^ (high & ~lead)) & inside)
        return 0;
    if ((of_4 || has_special(b)) && bad_bytes(b) & inside)
        return 0;
    return cut ? (size_t)__builtin_ctzll(cut) : SCAN_BLOCK;
}

#endif

/* The first byte that valid_part leaves to be looked at. */
static size_t skip_blocks(const char *s, size_t len)
{
    size_t i = 0;

#ifdef SCAN_VECTORS
    for (size_t n; len - i >= SCAN_BLOCK; i += n) {
        struct scan_block b = scan_load_block(s + i);

        n = scan_block_is_ascii(b) ? SCAN_BLOCK : valid_part(b);
        if (!n)
            break;
    }
#else
    (void)s;
    (void)len;
#endif
    return i;
}

size_t utf8_valid(const char *s, size_t len)
{
    const unsigned char *b = (const unsigned char *)s;
    size_t i = skip_blocks(s, len), size;

    while (i < len) {
        if (b[i] < 0x80) {
            i = skip_ascii(s, i, len);
            continue;
        }
        if (!sequence(b + i, len - i, &size))
            return i;
        i += size;
    }
    return i;
}

size_t utf8_repair(char *out, const char *s, size_t len, size_t *replaced)
{
    size_t used = 0, size;

    while (len) {
        size_t good = utf8_valid(s, len);

        memcpy(out + used, s, good);
        used += good;
        s += good;
        len -= good;
        if (!len)
            break;
        sequence((const unsigned char *)s, len, &size);
        used += utf8_encode(UTF8_REPLACEMENT, out + used);
        ++*replaced;
        s += size;
        len -= size;
    }
    return used;
}
