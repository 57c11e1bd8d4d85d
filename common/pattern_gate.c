#include "pattern_gate.h"

#include "ascii.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

enum { MOST_FIRST = 4 }; /* bytes to try a second one behind */

static void add(uint64_t *bits, unsigned byte)
{
    bits[byte / 64] |= UINT64_C(1) << byte % 64;
}

/* The bytes that begin a match, as the library knows them; false if it does not. */
static bool find_first(const pcre2_code *code, uint64_t *first)
{
    uint32_t is_single = 0, single = 0, is_empty = 0;
    const uint8_t *bitmap = NULL;

    pcre2_pattern_info(code, PCRE2_INFO_MATCHEMPTY, &is_empty);
    pcre2_pattern_info(code, PCRE2_INFO_FIRSTCODETYPE, &is_single);
    pcre2_pattern_info(code, PCRE2_INFO_FIRSTCODEUNIT, &single);
    pcre2_pattern_info(code, PCRE2_INFO_FIRSTBITMAP, &bitmap);
    for (unsigned i = 0; bitmap && i < 256; i++)
        if (bitmap[i / 8] >> i % 8 & 1)
            add(first, i);
    if (is_single == 1) {
        add(first, single);
        if (ascii_is_letter((char)single))
            add(first, single ^ 0x20); /* in case it is caseless */
    }
    return !is_empty && (bitmap || is_single == 1);
}

/* Whether a match can begin with two bytes of ASCII, behind a word or something else:
   then it is a match, or wants to see more. Machine code for s390x (PCRE2 10.42) would
   not say the latter. */
static bool can_begin(const pcre2_code *code, pcre2_match_data *data, unsigned first,
                      unsigned second)
{
    for (const char *before = "x "; *before; before++) {
        unsigned char text[] = {(unsigned char)*before, (unsigned char)first,
                                (unsigned char)second};

        if (pcre2_match(code, text, sizeof(text), 1, PCRE2_PARTIAL_HARD | PCRE2_NO_JIT,
                        data, NULL) != PCRE2_ERROR_NOMATCH)
            return true;
    }
    return false;
}

static unsigned count_bytes(const uint64_t *bits)
{
    unsigned n = 0;

    for (unsigned i = 0; i < 256; i++)
        n += pattern_gate_has(bits, (char)i);
    return n;
}

/* Whether a match can begin with one of the first bytes and `second`. */
static bool is_second(const pcre2_code *code, pcre2_match_data *data,
                      const uint64_t *firsts, unsigned second)
{
    for (unsigned first = 0; first < 0x80; first++)
        if (pattern_gate_has(firsts, (char)first) &&
            can_begin(code, data, first, second))
            return true;
    return false;
}

/* Whether nothing looks behind, and no option is set but that of case. */
static bool is_simple(struct span source)
{
    for (size_t i = 0; i + 3 < source.len; i++) {
        const char *p = source.data + i;

        if (p[0] == '(' && p[1] == '?' && !strchr(":=!C", p[2]) &&
            !(p[2] == 'i' && strchr("):", p[3])))
            return false;
    }
    return true;
}

/* What looks behind the place may have any second byte, and so may what begins with
   many bytes, or not with ASCII. */
struct pattern_gate pattern_gate_find(const pcre2_code *code, struct span source)
{
    struct pattern_gate gate = {0};
    pcre2_match_data *data = pcre2_match_data_create(1, NULL);
    bool is_tried = data && is_simple(source);

    gate.known = find_first(code, gate.first);
    is_tried &=
        count_bytes(gate.first) <= MOST_FIRST && !gate.first[2] && !gate.first[3];
    for (unsigned i = 0; gate.known && i < 256; i++)
        if (!is_tried || i >= 0x80 || is_second(code, data, gate.first, i))
            add(gate.second, i);
    pcre2_match_data_free(data);
    return gate;
}
