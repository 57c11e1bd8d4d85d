#define _GNU_SOURCE /* memmem */
#include "record.h"

#include "ascii.h"
#include "lang.h"
#include "mem.h"
#include "scan.h"

#include <stdio.h>
#include <stdlib.h>

void record_release(struct record *r)
{
    json_release(&r->json);
    buf_release(&r->name);
    free(r->kept);
    r->kept = NULL;
    r->n_kept = r->kept_capacity = 0;
}

bool record_open(struct record *r, struct span line)
{
    r->n_kept = 0;
    r->in_member = r->is_unready = false;
    json_open(&r->json, line.data, line.len);
    if (!json_enter_object(&r->json))
        return false;
    r->member_start = r->json.cur;
    return true;
}

bool record_refuse_unready(struct record *r, const char *problem)
{
    r->json.problem = problem;
    r->is_unready = problem != NULL;
    return !problem;
}

/* ---- reading ---- */

static int find_name(const char *const *names, struct span name)
{
    for (int i = 0; names && names[i]; i++)
        if (name.len && *name.data == *names[i] && span_is(name, names[i]))
            return i;
    return -1;
}

/* Keeps the bytes of the member that ends at `cur`; joins them to the last. */
static void keep_member(struct record *r)
{
    const char *end = r->json.cur;

    if (r->n_kept) {
        struct span *last = &r->kept[r->n_kept - 1];

        if (last->data + last->len + 1 == r->member_start) {
            last->len = (size_t)(end - last->data);
            return;
        }
    }
    r->kept = mem_grow(r->kept, &r->kept_capacity, r->n_kept + 1, sizeof(*r->kept));
    r->kept[r->n_kept++] = span_between(r->member_start, end);
}

/* Called with `cur` behind the value of the member before, if there is one. */
static void end_member(struct record *r)
{
    if (!r->in_member)
        return;
    if (!r->member_replaced)
        keep_member(r);
    r->in_member = false;
}

/* Where the next member starts: behind the brace or the comma. */
static void begin_member(struct record *r)
{
    const char *p = r->json.cur;

    if (p[-1] != '{') {
        p += strspn(p, " \t\r\n"); /* the NUL behind the line stops it */
        p += *p == ',';
    }
    r->member_start = p;
}

static int finish(struct record *r)
{
    if (!r->json.problem && !json_at_end(&r->json))
        r->json.problem = "something follows the object; a record has a line "
                          "of its own";
    return -1;
}

int record_next(struct record *r)
{
    struct json_value name, skipped;
    struct span plain;
    int index;

    for (;;) {
        end_member(r);
        begin_member(r);
        if (!json_next_member(&r->json, &name))
            return finish(r);
        buf_clear(&r->name);
        plain = json_string(&name, &r->name);
        r->in_member = true;
        r->member_replaced = find_name(r->replaced, plain) >= 0;
        index = find_name(r->wanted, plain);
        if (index >= 0)
            return index;
        if (!json_take(&r->json, &skipped))
            return -1;
    }
}

bool record_take(struct record *r, enum json_type type, int index,
                 struct json_value *value)
{
    const char *start;

    json_peek(&r->json);
    start = r->json.cur;
    if (!json_take(&r->json, value))
        return false;
    if (value->type == JSON_NULL)
        *value = (struct json_value){0};
    if (value->type == type || value->type == JSON_ABSENT)
        return true;
    snprintf(r->message, sizeof(r->message), "member \"%s\" is %s, not %s%s",
             r->wanted[index], json_type_name(value->type), json_type_name(type),
             type == JSON_STRING && value->type == JSON_OBJECT
                 ? "; extract makes records of such JSON"
                 : "");
    r->json.problem = r->message;
    r->json.cur = start;
    return false;
}

bool record_take_decoded(struct record *r, int index, struct json_value *value,
                         struct buf *out)
{
    buf_clear(out);
    if (json_peek(&r->json) != JSON_STRING)
        return record_take(r, JSON_STRING, index, value);
    if (!json_take_decoded(&r->json, value, out))
        return false;
    value->text.data = buf_terminate(out);
    return true;
}

/* ---- writing ---- */

void record_begin_new(struct buf *out)
{
    buf_add_char(out, '{');
}

void record_begin_copy(const struct record *r, struct output *out)
{
    buf_add_char(&out->buf, '{');
    for (size_t i = 0; i < r->n_kept; i++) {
        if (i)
            buf_add_char(&out->buf, ',');
        output_add(out, r->kept[i]);
    }
}

void record_begin_member(struct buf *out, const char *name)
{
    if (out->data[out->len - 1] != '{')
        buf_add_char(out, ',');
    buf_add_char(out, '"');
    buf_add_string(out, name);
    buf_add_literal(out, "\":");
}

void record_add_string(struct buf *out, const char *name, struct span value)
{
    record_begin_member(out, name);
    json_write(out, value);
}

void record_end_copy(struct buf *out)
{
    buf_add_literal(out, "}\n");
}

/* ---- arrays of strings ---- */

enum { SHORT = 16 }; /* bytes in one vector: most tokens */

void strings_clear(struct strings *s)
{
    s->n = 0;
    arena_reset(&s->decoded);
}

static void make_room(struct strings *s, size_t more)
{
    s->items = mem_grow(s->items, &s->capacity, s->n + more, sizeof(*s->items));
}

void strings_add(struct strings *s, struct span item)
{
    if (s->n == s->capacity)
        make_room(s, 1);
    s->items[s->n++] = item;
}

void strings_release(struct strings *s)
{
    free(s->items);
    arena_release(&s->decoded);
    buf_release(&s->scratch);
    *s = (struct strings){0};
}

static struct span decode_kept(struct strings *s, const struct json_value *value)
{
    buf_clear(&s->scratch);
    json_decode(value, &s->scratch);
    return arena_copy(&s->decoded, buf_span(&s->scratch));
}

/* ---- tokens in their text ---- */

/* The rest of a text in which tokens are found in order. */
struct rest {
    const char *at, *end;
    bool lost; /* a token does not stand there, which is the end of it */
};

static struct span look_for(struct rest *rest, struct span token)
{
    const char *p =
        memmem(rest->at, (size_t)(rest->end - rest->at), token.data, token.len);

    rest->lost |= !p;
    rest->at = p ? p + token.len : rest->end;
    return (struct span){p ? p : token.data, token.len};
}

/*
 * The token where it stands in the text, if it does; else as it is. Behind the one
 * before are a space and some punctuation, so that most stand where their first byte
 * comes next.
 */
static inline struct span find_in_text(struct rest *rest, struct span token)
{
    const char *p = scan_near(rest->at, *token.data);

    if (!token.len || p + token.len > rest->end ||
        !scan_is_same(p, token.data, token.len))
        return look_for(rest, token);
    rest->at = p + token.len;
    return (struct span){p, token.len};
}

/* ---- reading arrays of strings ---- */

#ifdef SCAN_VECTORS

/*
 * Reads strings without escapes and with nothing but a comma between, as our own
 * programs write them, up to the last or the first that is not. `cur` stands at an
 * opening quote, before and after.
 */
static inline void read_plain_strings(struct json *j, struct strings *s,
                                      struct rest *text)
{
    enum { SHORTEST = 3, MOST = SCAN_BLOCK / SHORTEST + 1 }; /* quotes and a comma */
    struct rest rest = text ? *text : (struct rest){0};
    const char *start = j->cur + 1;

    for (const char *p = start; p < j->end; p += SCAN_BLOCK) {
        struct scan_block block = scan_load_block(p);
        uint64_t breaks = scan_block_breaks(block),
                 quotes = scan_block_equal(block, '"') & scan_block_below_first(breaks);
        struct span *to;

        if (start > p) /* the quote that opens is in this block */
            quotes &= ~UINT64_C(0) << (start - p);
        if (s->capacity - s->n < MOST)
            make_room(s, MOST);
        for (to = s->items + s->n; quotes; to++) {
            size_t i = (size_t)__builtin_ctzll(quotes);
            struct span string = span_between(start, p + i);

            if (memcmp(p + i + 1, ",\"", 2) != 0)
                break;
            *to = text ? find_in_text(&rest, string) : string;
            start = p + i + SHORTEST;
            quotes &= ~UINT64_C(7) << i; /* this one and that which opens */
        }
        s->n = (size_t)(to - s->items);
        if (quotes || breaks)
            break;
    }
    j->cur = start - 1;
    if (text)
        *text = rest;
}

#else

static void read_plain_strings(struct json *j, struct strings *s, struct rest *text)
{
    (void)j, (void)s, (void)text;
}

#endif

/* `text` is NULL where the strings are not tokens of one. */
static inline bool read_strings(struct json *j, struct strings *s, struct rest *text)
{
    struct json_value value;
    struct span string;
    bool plain = true;

    strings_clear(s);
    if (!json_enter_array(j))
        return false;
    while (json_next_element(j)) {
        if (plain && *j->cur == '"')
            read_plain_strings(j, s, text);
        if (!json_take_string(j, &value))
            return false;
        plain = value.escaped; /* or there is white space */
        string = value.escaped ? decode_kept(s, &value) : value.text;
        strings_add(s, text ? find_in_text(text, string) : string);
    }
    return !j->problem;
}

bool record_strings(struct json *j, struct strings *s)
{
    return read_strings(j, s, NULL);
}

bool record_tokens(struct json *j, struct span text, struct strings *s, bool *aligned)
{
    static const char padding[BUF_PADDING];
    const char *start = text.len ? text.data : padding;
    struct rest rest = {start, start + text.len, false};
    bool good = read_strings(j, s, &rest);

    *aligned = !rest.lost;
    return good;
}

struct span record_language(const struct json_value *value, struct buf *scratch,
                            struct buf *tag)
{
    buf_clear(tag);
    buf_clear(scratch);
    if (value->type == JSON_STRING)
        lang_tag(json_string(value, scratch), tag);
    buf_terminate(tag);
    return buf_span(tag);
}

/* ---- writing arrays of strings ---- */

enum {
    ROOM = SHORT + 4, /* with quotes, a comma, and a byte that is stored in vain */
    AT_ONCE = 64
};

#ifdef SCAN_VECTORS

/* Writes strings that are short and have nothing to escape, up to one that has. */
static size_t write_short(struct buf *out, const struct span *items, size_t n)
{
    char *to = out->data + out->len;
    size_t i;

    for (i = 0; i < n && items[i].len <= SHORT; i++) {
        size_t len = items[i].len;
        scan_vector v = scan_load(items[i].data);

        if (scan_string_bits(v) & scan_before(len))
            break;
        to[0] = '"';
        scan_store(to + 1, v);
        memcpy(to + 1 + len, "\",", 2);
        to += len + 3;
    }
    out->len = (size_t)(to - out->data);
    return i;
}

#else

static size_t write_short(struct buf *out, const struct span *items, size_t n)
{
    (void)out, (void)items, (void)n;
    return 0;
}

#endif

void record_add_strings(struct buf *out, const struct span *items, size_t n)
{
    for (size_t i = 0; i < n;) {
        size_t most = n - i < AT_ONCE ? n - i : AT_ONCE, written;

        buf_reserve(out, most * ROOM);
        written = write_short(out, items + i, most);
        i += written;
        if (written < most) {
            json_write(out, items[i++]);
            buf_add_char(out, ',');
        }
    }
    if (n)
        out->len--;
}

void record_write_strings(struct buf *out, const struct span *items, size_t n)
{
    buf_add_char(out, '[');
    record_add_strings(out, items, n);
    buf_add_char(out, ']');
}

/* ---- arrays of integers ---- */

static bool read_integer(struct json *j, size_t *number)
{
    struct json_value value;
    size_t n = 0;
    bool good;

    if (!json_take(j, &value))
        return false;
    good = value.type == JSON_NUMBER;
    for (size_t i = 0; good && i < value.text.len; i++) {
        char c = value.text.data[i];

        good = ascii_is_digit(c) && n < SIZE_MAX / 10 - 1;
        n = n * 10 + (size_t)(c - '0');
    }
    *number = n;
    if (good)
        return true;
    j->cur = value.text.data;
    j->problem = "an integer from 0 up is expected";
    return false;
}

/* The number at `cur`, if it is one of few digits with a comma or bracket behind it. */
static inline bool read_plain_integer(struct json *j, size_t *number)
{
    enum { FEW = 9 };
    const char *p = j->cur;
    size_t n = 0;

    while ((unsigned char)(*p - '0') < 10 && p - j->cur < FEW)
        n = n * 10 + (size_t)(*p++ - '0');
    if ((*p != ',' && *p != ']') || p == j->cur || (*j->cur == '0' && p > j->cur + 1))
        return false;
    *number = n;
    j->cur = p;
    return true;
}

bool record_integers(struct json *j, struct integers *numbers)
{
    size_t number;

    numbers->n = 0;
    if (!json_enter_array(j))
        return false;
    while (json_next_element(j)) {
        if (!read_plain_integer(j, &number) && !read_integer(j, &number))
            return false;
        if (numbers->n == numbers->capacity)
            numbers->items = mem_grow(numbers->items, &numbers->capacity,
                                      numbers->n + 1, sizeof(*numbers->items));
        numbers->items[numbers->n++] = number;
    }
    return !j->problem;
}

void record_write_integers(struct buf *out, const size_t *items, size_t n)
{
    buf_add_char(out, '[');
    for (size_t i = 0; i < n; i++) {
        if (i)
            buf_add_char(out, ',');
        buf_add_uint(out, items[i]);
    }
    buf_add_char(out, ']');
}
