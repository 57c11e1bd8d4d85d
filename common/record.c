#define _GNU_SOURCE /* memmem */
#include "record.h"

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
    r->in_member = false;
    json_open(&r->json, line.data, line.len);
    if (!json_enter_object(&r->json))
        return false;
    r->member_start = r->json.cur;
    return true;
}

/* ---- reading ---- */

static int find_name(const char *const *names, struct span name)
{
    for (int i = 0; names && names[i]; i++)
        if (span_is(name, names[i]))
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
    snprintf(r->message, sizeof(r->message), "member \"%s\" is %s, not %s",
             r->wanted[index], json_type_name(value->type), json_type_name(type));
    r->json.problem = r->message;
    r->json.cur = start;
    return false;
}

/* ---- writing ---- */

void record_begin_new(struct buf *out)
{
    buf_add_char(out, '{');
}

void record_begin_copy(const struct record *r, struct buf *out)
{
    buf_add_char(out, '{');
    for (size_t i = 0; i < r->n_kept; i++) {
        if (i)
            buf_add_char(out, ',');
        buf_add_span(out, r->kept[i]);
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

void strings_clear(struct strings *s)
{
    s->n = 0;
    arena_reset(&s->decoded);
}

void strings_add(struct strings *s, struct span item)
{
    if (s->n == s->capacity)
        s->items = mem_grow(s->items, &s->capacity, s->n + 1, sizeof(*s->items));
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

#ifdef SCAN_VECTORS

/* Strings of which the quotes are found, a block of bytes after the other. */
struct quoted {
    const char *start; /* of the string that is open, or NULL */
    const char *next;  /* where the next one must open */
};

/* Takes the string that ends with the quote, or starts one. False: it may not. */
static inline bool take_quote(struct quoted *q, const char *quote, struct strings *s)
{
    if (!q->start) {
        q->start = quote + 1;
        return quote == q->next;
    }
    if (quote[1] != ',')
        return false;
    strings_add(s, span_between(q->start, quote));
    q->start = NULL;
    q->next = quote + 2;
    return true;
}

/*
 * Reads strings that have no escape and no white space around the commas, as
 * our own programs write them, up to the first that has. `cur` stands behind
 * an opening bracket or a comma.
 */
static void read_plain_strings(struct json *j, struct strings *s)
{
    struct quoted q = {NULL, j->cur};

    for (const char *p = j->cur; p + SCAN_BLOCK <= j->end; p += SCAN_BLOCK) {
        struct scan_block block = scan_load_block(p);
        uint64_t quotes = scan_block_equal(block, '"');

        if (scan_block_equal(block, '\\') | scan_block_at_most(block, 0x1F))
            break;
        for (; quotes && take_quote(&q, p + __builtin_ctzll(quotes), s);
             quotes &= quotes - 1)
            ;
        if (quotes || (!q.start && q.next < p + SCAN_BLOCK))
            break;
    }
    j->cur = q.next;
}

#else

static void read_plain_strings(struct json *j, struct strings *s)
{
    (void)j, (void)s;
}

#endif

bool record_strings(struct json *j, struct strings *s)
{
    struct json_value value;

    strings_clear(s);
    if (!json_enter_array(j))
        return false;
    read_plain_strings(j, s);
    while ((s->n && j->cur[-1] == ',') || json_next_element(j)) {
        if (!json_take_string(j, &value))
            return false;
        strings_add(s, value.escaped ? decode_kept(s, &value) : value.text);
    }
    return !j->problem;
}

enum {
    SHORT = 16,       /* bytes in one vector: most tokens */
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

void record_write_strings(struct buf *out, const struct span *items, size_t n)
{
    buf_add_char(out, '[');
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
    buf_add_char(out, ']');
}

/* Most tokens stand near: behind the one before are a space and some punctuation. */
static const char *find_token(struct span text, size_t from, struct span token)
{
    enum { NEAR = 16 };
    const char *p = text.data + from, *end = text.data + text.len, *last;

    if (!token.len || token.len > text.len - from)
        return memmem(p, (size_t)(end - p), token.data, token.len);
    last = end - token.len;
    if (last - p > NEAR)
        last = p + NEAR;
    for (; p <= last; p++)
        if (*p == *token.data && scan_is_same(p, token.data, token.len))
            return p;
    return memmem(p, (size_t)(end - p), token.data, token.len);
}

/* Whether the token stands at `p`, in a text that goes on to `end`. */
static bool is_at(const char *p, const char *end, struct span token)
{
    return token.len && token.len <= (size_t)(end - p) &&
           scan_is_same(p, token.data, token.len);
}

bool record_align(struct span text, const struct strings *tokens, size_t *starts)
{
    const char *p = text.data, *end = text.data + text.len;

    for (size_t i = 0; i < tokens->n; i++) {
        struct span token = tokens->items[i];

        if (p < end && *p != *token.data && is_at(p + 1, end, token))
            p++;
        else
            p = find_token(text, (size_t)(p - text.data), token);
        if (!p)
            return false;
        starts[i] = (size_t)(p - text.data);
        p += token.len;
    }
    return true;
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

        good = c >= '0' && c <= '9' && n < SIZE_MAX / 10 - 1;
        n = n * 10 + (size_t)(c - '0');
    }
    *number = n;
    if (good)
        return true;
    j->cur = value.text.data;
    j->problem = "an integer from 0 up is expected";
    return false;
}

bool record_integers(struct json *j, struct integers *numbers)
{
    size_t number;

    numbers->n = 0;
    if (!json_enter_array(j))
        return false;
    while (json_next_element(j)) {
        if (!read_integer(j, &number))
            return false;
        numbers->items = mem_grow(numbers->items, &numbers->capacity, numbers->n + 1,
                                  sizeof(*numbers->items));
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
