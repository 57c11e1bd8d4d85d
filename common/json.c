#include "json.h"

#include "ascii.h"
#include "mem.h"
#include "scan.h"
#include "utf8.h"

#include <stdlib.h>

void json_open(struct json *j, const char *bytes, size_t len)
{
    j->cur = j->start = bytes;
    j->end = bytes + len;
    j->problem = NULL;
    j->lone_surrogate = NULL;
}

void json_release(struct json *j)
{
    free(j->nesting);
    *j = (struct json){0};
}

static bool fail(struct json *j, const char *problem)
{
    if (!j->problem)
        j->problem = problem;
    return false;
}

/* The NUL behind the bytes stops it. */
static void skip_space(struct json *j)
{
    const char *p = j->cur;

    while (*p == ' ' || *p == '\n' || *p == '\t' || *p == '\r')
        p++;
    j->cur = p;
}

/* ---- strings ---- */

/* What the letter behind a backslash means; 0 for none, and for \\u. */
static const char escape_meaning[256] = {
    ['"'] = '"',  ['\\'] = '\\', ['/'] = '/',  ['b'] = '\b',
    ['f'] = '\f', ['n'] = '\n',  ['r'] = '\r', ['t'] = '\t'};

static bool is_unicode_escape(const char *p)
{
    return p[0] == '\\' && p[1] == 'u' && ascii_is_hex(p[2]) && ascii_is_hex(p[3]) &&
           ascii_is_hex(p[4]) && ascii_is_hex(p[5]);
}

/* The escape \uDxxx at `p`: 8 for the first half of a pair, 12 for the second. */
static unsigned surrogate_half(const char *p)
{
    unsigned high = (unsigned)((p[3] & 0x0F) + (p[3] & 0x40 ? 9 : 0));

    return (p[2] | 0x20) == 'd' && high >= 8 ? high & 12 : 0;
}

/* Steps over the escape at `cur`, \u and four digits, or over a pair of them. */
static bool skip_unicode_escape(struct json *j)
{
    unsigned half;

    if (!is_unicode_escape(j->cur))
        return fail(j, "\\u is not followed by four hexadecimal digits");
    half = surrogate_half(j->cur);
    if (half == 8 && is_unicode_escape(j->cur + 6) && surrogate_half(j->cur + 6) == 12)
        j->cur += 6;
    else if (half && !j->lone_surrogate)
        j->lone_surrogate = j->cur;
    j->cur += 6;
    return true;
}

/* Steps over the escape at `cur`, which is a backslash. */
static bool skip_escape(struct json *j)
{
    if (j->cur[1] == 'u')
        return skip_unicode_escape(j);
    if (!escape_meaning[(unsigned char)j->cur[1]])
        return fail(j, "this escape does not exist in JSON");
    j->cur += 2;
    return true;
}

static bool fail_in_string(struct json *j)
{
    return fail(j, j->cur < j->end ? "a raw control character in a string"
                                   : "a string is not closed");
}

#ifdef SCAN_VECTORS

/* Checks the escapes whose second bytes are given, of the block at `p`. */
static bool check_escapes(struct json *j, const char *p, uint64_t escaped)
{
    for (; escaped; escaped &= escaped - 1) {
        const char *second = p + __builtin_ctzll(escaped);

        if (escape_meaning[(unsigned char)*second] || second <= j->cur)
            continue;
        j->cur = second - 1;
        if (!skip_escape(j))
            return false;
        j->cur--; /* at the last byte of a pair of surrogates perhaps */
    }
    return true;
}

/* Goes to the quote that ends the string, its escapes checked. */
static bool find_end_of_string(struct json *j, struct json_value *value)
{
    uint64_t carry = 0;
    const char *p = j->cur;

    for (;; p += SCAN_BLOCK) {
        struct scan_block b = scan_load_block(p);
        uint64_t backslashes = scan_block_equal(b, '\\'), escaped = carry, stops;

        if (backslashes | carry) {
            escaped = scan_block_escaped(backslashes, &carry);
            value->escaped = true;
        }
        stops = (scan_block_equal(b, '"') & ~escaped) | scan_block_at_most(b, 0x1F);
        if (escaped &&
            !check_escapes(j, p,
                           escaped & (stops ? stops ^ (stops - 1) : ~UINT64_C(0))))
            return false;
        if (stops) {
            j->cur = p + __builtin_ctzll(stops);
            return *j->cur == '"' || fail_in_string(j);
        }
    }
}

#else

static bool find_end_of_string(struct json *j, struct json_value *value)
{
    while (*(j->cur = scan_string(j->cur)) != '"') {
        if (*j->cur != '\\')
            return fail_in_string(j);
        value->escaped = true;
        if (!skip_escape(j))
            return false;
    }
    return true;
}

#endif

/* The rest of a string whose opening quote has been read. */
static bool finish_string(struct json *j, struct json_value *value)
{
    const char *start = j->cur;

    value->type = JSON_STRING;
    value->escaped = false;
    j->cur = scan_string(start);
    if (*j->cur != '"' && !find_end_of_string(j, value))
        return false;
    value->text = span_between(start, j->cur++);
    return true;
}

bool json_take_string(struct json *j, struct json_value *value)
{
    skip_space(j);
    if (*j->cur != '"')
        return fail(j, "a string is expected");
    j->cur++;
    return finish_string(j, value);
}

/* ---- numbers and words ---- */

static const char *skip_digits(const char *p)
{
    while (ascii_is_digit(*p))
        p++;
    return p;
}

/* RFC 8259, section 6. On a problem `cur` stays at the start of the number. */
static bool skip_number(struct json *j)
{
    const char *p = j->cur + (*j->cur == '-');
    const char *digits = p;

    p = *p == '0' ? p + 1 : skip_digits(p);
    if (p == digits)
        return fail(j, "a number without digits");
    if (*p == '.') {
        digits = p + 1;
        p = skip_digits(digits);
        if (p == digits)
            return fail(j, "a number without digits behind its point");
    }
    if (*p == 'e' || *p == 'E') {
        digits = p + 1 + (p[1] == '+' || p[1] == '-');
        p = skip_digits(digits);
        if (p == digits)
            return fail(j, "a number without digits in its exponent");
    }
    j->cur = p;
    return true;
}

static bool skip_word(struct json *j, const char *word)
{
    size_t len = strlen(word);

    if (strncmp(j->cur, word, len) != 0)
        return fail(j, "a value is expected");
    j->cur += len;
    return true;
}

enum json_type json_peek(struct json *j)
{
    skip_space(j);
    switch (*j->cur) {
    case '"':
        return JSON_STRING;
    case '{':
        return JSON_OBJECT;
    case '[':
        return JSON_ARRAY;
    case 't':
    case 'f':
        return JSON_BOOL;
    case 'n':
        return JSON_NULL;
    default:
        return *j->cur == '-' || ascii_is_digit(*j->cur) ? JSON_NUMBER : JSON_ABSENT;
    }
}

/* ---- objects and arrays ---- */

bool json_enter_object(struct json *j)
{
    skip_space(j);
    if (*j->cur != '{')
        return fail(j, "an object is expected");
    j->cur++;
    return true;
}

bool json_enter_array(struct json *j)
{
    skip_space(j);
    if (*j->cur != '[')
        return fail(j, "an array is expected");
    j->cur++;
    return true;
}

/*
 * Steps to the next member or element, or over the closing bracket. A value
 * never ends with an opening bracket, so the byte before tells whether it is
 * the first.
 */
static bool next_item(struct json *j, char open, char close, const char *problem)
{
    bool first = j->cur[-1] == open;

    skip_space(j);
    if (*j->cur == close) {
        j->cur++;
        return false;
    }
    if (first)
        return true;
    if (*j->cur != ',')
        return fail(j, j->cur < j->end ? problem : "the text ends too early");
    j->cur++;
    return true;
}

bool json_next_member(struct json *j, struct json_value *name)
{
    if (!next_item(j, '{', '}', "',' or '}' is expected after a member"))
        return false;
    skip_space(j);
    if (*j->cur != '"')
        return fail(j, "a member name in quotes is expected");
    j->cur++;
    if (!finish_string(j, name))
        return false;
    skip_space(j);
    if (*j->cur != ':')
        return fail(j, "':' is expected after a member name");
    j->cur++;
    return true;
}

bool json_next_element(struct json *j)
{
    return next_item(j, '[', ']', "',' or ']' is expected after an element");
}

static bool take_scalar(struct json *j, struct json_value *value)
{
    const char *start = j->cur;
    bool good;

    value->escaped = false;
    switch (value->type) {
    case JSON_STRING:
        j->cur++;
        return finish_string(j, value);
    case JSON_NUMBER:
        good = skip_number(j);
        break;
    case JSON_NULL:
        good = skip_word(j, "null");
        break;
    case JSON_BOOL:
        good = skip_word(j, *j->cur == 't' ? "true" : "false");
        break;
    default:
        return fail(j, j->cur < j->end ? "a value is expected"
                                       : "the text ends too early");
    }
    value->text = span_between(start, j->cur);
    return good;
}

static void push(struct json *j, size_t depth, char open)
{
    if (depth >= j->nesting_capacity)
        j->nesting = mem_grow(j->nesting, &j->nesting_capacity, depth + 1, 1);
    j->nesting[depth] = (unsigned char)open;
}

/* Steps over elements that are whole numbers with no more than a comma behind, as our
   own programs write them, up to the last or the first that is none. */
static void skip_whole_numbers(struct json *j)
{
    const char *p = j->cur;

    for (const char *end; *p > '0' && *p <= '9'; p = end + 1) {
        end = skip_digits(p);
        if (*end != ',')
            break;
    }
    j->cur = p;
}

#ifdef SCAN_VECTORS

/* The bits from each odd-numbered bit that is set up to, and without, the next one that
   is set (Langdale and Lemire 2019, section 3.1.1). */
static uint64_t between_pairs(uint64_t bits)
{
    for (int shift = 1; shift < 64; shift *= 2)
        bits ^= bits << shift;
    return bits;
}

/*
 * Steps over elements that are strings without escapes, with nothing but a comma
 * between, as our own programs write them; up to the last one, or the first that is
 * different. `cur` is at an opening quote, before and after.
 */
static void skip_plain_strings(struct json *j)
{
    uint64_t begun = 0, comma = 0, open = 1; /* carried over from the block before */

    for (const char *p = j->cur; p < j->end; p += SCAN_BLOCK) {
        struct scan_block b = scan_load_block(p);
        uint64_t quotes = scan_block_equal(b, '"');
        uint64_t inside = between_pairs(quotes) ^ begun;
        uint64_t opens = quotes & inside, closes = quotes & ~inside;
        /* Bytes that a string cannot have; no comma behind it; no quote behind that. */
        uint64_t wrong = (inside & scan_block_breaks(b)) |
                         ((closes << 1 | comma) & ~scan_block_equal(b, ',')) |
                         ((closes << 2 | open) ^ opens);

        opens &= scan_block_below_first(wrong);
        if (opens)
            j->cur = p + (63 - __builtin_clzll(opens));
        if (wrong)
            break;
        begun = 0 - (inside >> 63);
        comma = closes >> 63;
        open = closes >> 62;
    }
}

#else

static void skip_plain_strings(struct json *j)
{
    (void)j;
}

#endif

/* Walks one object or array to its end, without recursion. */
static bool skip_container(struct json *j)
{
    struct json_value inner;
    size_t depth = 0;

    push(j, depth++, *j->cur++);
    while (depth) {
        bool more = j->nesting[depth - 1] == '{' ? json_next_member(j, &inner)
                                                 : json_next_element(j);

        if (j->problem)
            return false;
        if (!more) {
            depth--;
            continue;
        }
        if (j->nesting[depth - 1] == '[' && *j->cur == '"')
            skip_plain_strings(j);
        else if (j->nesting[depth - 1] == '[')
            skip_whole_numbers(j);
        inner.type = json_peek(j);
        if (inner.type == JSON_OBJECT || inner.type == JSON_ARRAY)
            push(j, depth++, *j->cur++);
        else if (!take_scalar(j, &inner))
            return false;
    }
    return true;
}

bool json_take(struct json *j, struct json_value *value)
{
    const char *start;

    value->type = json_peek(j);
    if (value->type != JSON_OBJECT && value->type != JSON_ARRAY)
        return take_scalar(j, value);
    start = j->cur;
    value->escaped = false;
    if (!skip_container(j))
        return false;
    value->text = span_between(start, j->cur);
    return true;
}

bool json_at_end(struct json *j)
{
    skip_space(j);
    return j->cur == j->end;
}

const char *json_type_name(enum json_type type)
{
    static const char *const names[] = {"nothing",  "null",     "true or false",
                                        "a number", "a string", "an array",
                                        "an object"};

    return names[type];
}

/* ---- decoding ---- */

static uint32_t hex4(const char *p)
{
    uint32_t code = 0;

    for (int i = 0; i < 4; i++) {
        uint32_t c = (unsigned char)p[i];

        code = code << 4 | ((c & 0x0F) + (c & 0x40 ? 9 : 0));
    }
    return code;
}

static bool is_high_surrogate(uint32_t code)
{
    return code >= 0xD800 && code < 0xDC00;
}

static bool is_low_surrogate(uint32_t code)
{
    return code >= 0xDC00 && code < 0xE000;
}

/* Decodes the \u escape at `p` to `*to`; returns the byte behind what it used. */
static const char *decode_unicode(const char *p, const char *end, char **to)
{
    uint32_t code = hex4(p + 2);

    p += 6;
    if (is_high_surrogate(code) && end - p >= 6 && p[0] == '\\' && p[1] == 'u' &&
        is_low_surrogate(hex4(p + 2))) {
        code = 0x10000 + ((code - 0xD800) << 10) + (hex4(p + 2) - 0xDC00);
        p += 6;
    }
    *to += utf8_encode(code, *to);
    return p;
}

/* Copies plain bytes up to a backslash or the end. */
static const char *copy_plain(const char *p, const char *end, char **to)
{
#ifdef SCAN_VECTORS
    while (end - p >= 16) {
        scan_vector v = scan_load(p);
        scan_mask hits = scan_bits(scan_equal(v, '\\'));
        unsigned plain = hits ? scan_first(hits) : 16;

        scan_store(*to, v);
        p += plain;
        *to += plain;
        if (hits)
            return p;
    }
#endif
    while (p < end && *p != '\\')
        *(*to)++ = *p++;
    return p;
}

void json_decode(const struct json_value *string, struct buf *out)
{
    const char *p = string->text.data, *end = p + string->text.len;
    char *to;

    buf_reserve(out, string->text.len); /* an escape is longer than its meaning */
    if (!string->escaped) {
        buf_add_span(out, string->text);
        return;
    }
    to = out->data + out->len;
    while ((p = copy_plain(p, end, &to)) < end) {
        char meaning = escape_meaning[(unsigned char)p[1]];

        if (meaning) {
            *to++ = meaning;
            p += 2;
        } else {
            p = decode_unicode(p, end, &to);
        }
    }
    out->len = (size_t)(to - out->data);
}

/* Copies plain bytes of a string up to what is none. */
static const char *copy_string(const char *p, char **to)
{
#ifdef SCAN_VECTORS
    for (;; p += 16, *to += 16) {
        scan_vector v = scan_load(p);
        scan_mask hits = scan_string_bits(v);

        scan_store(*to, v);
        if (hits) {
            *to += scan_first(hits);
            return p + scan_first(hits);
        }
    }
#else
    while (!scan_breaks_string(*p))
        *(*to)++ = *p++;
    return p;
#endif
}

/* Decodes the escape at `cur`, checked here, and steps over it. */
static bool decode_escape(struct json *j, char **to)
{
    const char *escape = j->cur;
    char meaning = escape_meaning[(unsigned char)escape[1]];

    if (!meaning) {
        if (!skip_escape(j))
            return false;
        decode_unicode(escape, j->cur, to);
        return true;
    }
    *(*to)++ = meaning;
    j->cur += 2;
    return true;
}

/* The rest of a string whose opening quote has been read, decoded to `to`. */
static bool decode_rest(struct json *j, char **to)
{
    while (*(j->cur = copy_string(j->cur, to)) != '"') {
        if (*j->cur != '\\')
            return fail_in_string(j);
        if (!decode_escape(j, to))
            return false;
    }
    j->cur++;
    return true;
}

bool json_take_decoded(struct json *j, struct json_value *value, struct buf *out)
{
    size_t before = out->len;
    char *to;

    if (json_peek(j) != JSON_STRING)
        return json_take(j, value);
    j->cur++;
    buf_reserve(out, (size_t)(j->end - j->cur) + 1); /* the copy is a vector ahead */
    to = out->data + before;
    if (!decode_rest(j, &to))
        return false;
    out->len = (size_t)(to - out->data);
    *value = (struct json_value){
        JSON_STRING, false, {out->data + before, out->len - before}};
    return true;
}

struct span json_string(const struct json_value *string, struct buf *scratch)
{
    size_t before = scratch->len;

    if (!string->escaped)
        return string->text;
    json_decode(string, scratch);
    return (struct span){scratch->data + before, scratch->len - before};
}

struct span json_string_or_number(const struct json_value *value, struct buf *scratch)
{
    return value->type == JSON_STRING   ? json_string(value, scratch)
           : value->type == JSON_NUMBER ? value->text
                                        : (struct span){"", 0};
}

/* ---- writing ---- */

static char *write_escape(char *to, char c)
{
    static const char digits[] = "0123456789abcdef";
    static const char letters[] = "btn\0fr"; /* from \b, 0x08, on */

    *to++ = '\\';
    if (c == '"' || c == '\\') {
        *to++ = c;
    } else if (c >= '\b' && c <= '\r' && c != '\v') {
        *to++ = letters[c - '\b'];
    } else {
        memcpy(to, "u00", 3);
        to[3] = digits[(unsigned char)c >> 4];
        to[4] = digits[c & 0x0F];
        to += 5;
    }
    return to;
}

/* Appends `s` escaped, without quotes. */
static void write_piece(struct buf *out, struct span s)
{
    const char *p = s.data, *end = p + s.len;
    char *to;

    buf_reserve(out, 6 * s.len);
    to = out->data + out->len;
    while (p < end) {
#ifdef SCAN_VECTORS
        if (end - p >= 16) {
            scan_vector v = scan_load(p);
            scan_mask hits = scan_string_bits(v);
            unsigned plain = hits ? scan_first(hits) : 16;

            scan_store(to, v);
            p += plain;
            to += plain;
            if (!hits)
                continue;
        }
#endif
        if (scan_breaks_string(*p))
            to = write_escape(to, *p++);
        else
            *to++ = *p++;
    }
    out->len = (size_t)(to - out->data);
}

void json_write(struct buf *out, struct span s)
{
    enum { PIECE = 16 << 10 }; /* bounds the room set aside for escapes */

    buf_add_char(out, '"');
    for (; s.len > PIECE; s = (struct span){s.data + PIECE, s.len - PIECE})
        write_piece(out, (struct span){s.data, PIECE});
    write_piece(out, s);
    buf_add_char(out, '"');
}
