#include "jsonrepair.h"

#include "ascii.h"
#include "json.h"
#include "scan.h"

#include <stdio.h>

/* What may come next. */
enum expected {
    VALUE, /* a value */
    FIRST, /* the same as the next two, at the start of an object or array */
    NAME,  /* in an object: a name, after a comma or instead of one */
    COLON, /* after a name */
    COMMA, /* after a value: a comma or the closing bracket */
};

struct mender {
    const char *start, *p, *end;
    struct buf *out;
    struct buf open; /* a byte a level: '{' or '[' */
    size_t open_objects, open_arrays;
    size_t last_string; /* in an array: where it is in `out`; 0: no string */
    enum expected expected;
    struct repair *repair;
};

static void note(struct mender *m, enum damage kind)
{
    if (!m->repair->count[kind]++)
        m->repair->first[kind] = (size_t)(m->p - m->start);
}

static void note_cut(struct mender *m, const char *what)
{
    note(m, DAMAGE_CUT);
    if (!m->repair->cut_in[0])
        snprintf(m->repair->cut_in, sizeof(m->repair->cut_in), "%s", what);
}

static bool in_object(const struct mender *m)
{
    return m->open.len && m->open.data[m->open.len - 1] == '{';
}

/* ---- strings ---- */

static void write_control(struct mender *m)
{
    char escape[8];

    note(m, DAMAGE_CONTROL);
    if (!m->repair->control[0])
        snprintf(m->repair->control, sizeof(m->repair->control), "%s",
                 *m->p == '\n'   ? "newline"
                 : *m->p == '\t' ? "tab"
                                 : "control byte");
    snprintf(escape, sizeof(escape), "\\u%04x", (unsigned)(unsigned char)*m->p++);
    buf_add_string(m->out, escape);
}

static bool is_unicode_escape(const char *p)
{
    if (p[0] != '\\' || p[1] != 'u')
        return false;
    for (int i = 2; i < 6; i++)
        if (!ascii_is_hex(p[i]))
            return false;
    return true;
}

/* The upper byte of a \uXXXX escape, without its low two bits: 0xD8 or 0xDC. */
static unsigned surrogate_kind(const char *p)
{
    unsigned high = (unsigned)((p[2] & 0x0F) + (p[2] & 0x40 ? 9 : 0)) << 4 |
                    (unsigned)((p[3] & 0x0F) + (p[3] & 0x40 ? 9 : 0));

    return high & 0xFC;
}

static void copy(struct mender *m, size_t len)
{
    buf_add(m->out, m->p, len);
    m->p += len;
}

/* A half without its other becomes U+FFFD. */
static void write_unicode(struct mender *m)
{
    unsigned kind = surrogate_kind(m->p);
    const char *next = m->p + 6;

    if (kind == 0xD8 && is_unicode_escape(next) && surrogate_kind(next) == 0xDC) {
        copy(m, 12);
    } else if (kind == 0xD8 || kind == 0xDC) {
        note(m, DAMAGE_SURROGATE);
        buf_add_literal(m->out, "\\ufffd");
        m->p += 6;
    } else {
        copy(m, 6);
    }
}

/* True when the escape at `p` goes on beyond the end. */
static bool escape_is_cut(const struct mender *m)
{
    const char *p = m->p + 1;

    if (p < m->end && *p == 'u')
        for (p++; p < m->end && p < m->p + 6 && ascii_is_hex(*p); p++)
            ;
    return p == m->end && p < m->p + 6;
}

static void write_escape(struct mender *m)
{
    if (is_unicode_escape(m->p)) {
        write_unicode(m);
    } else if (escape_is_cut(m)) {
        m->p = m->end;
    } else if (strchr("\"\\/bfnrt", m->p[1]) && m->p[1] != '\0') {
        copy(m, 2);
    } else { /* a backslash that means itself */
        note(m, DAMAGE_ESCAPE);
        buf_add_literal(m->out, "\\\\");
        m->p++;
    }
}

/* At an opening quote. */
static void mend_string(struct mender *m)
{
    copy(m, 1);
    while (m->p < m->end) {
        copy(m, (size_t)(scan_string(m->p) - m->p));
        if (m->p >= m->end)
            break;
        if (*m->p == '"') {
            copy(m, 1);
            return;
        }
        if (*m->p == '\\')
            write_escape(m);
        else
            write_control(m);
    }
    note_cut(m, "a string");
    buf_add_char(m->out, '"');
}

/* ---- other values ---- */

static struct span take_word(struct mender *m)
{
    const char *start = m->p;

    while (m->p < m->end && !ascii_is_white(*m->p) && !strchr(",:{}[]\"", *m->p))
        m->p++;
    if (m->p == start)
        m->p++;
    return span_between(start, m->p);
}

/* A number, true, false or null as RFC 8259 has them. */
static bool is_scalar(struct span word)
{
    struct json j = {0};
    struct json_value value;

    json_open(&j, word.data, word.len);
    return json_take(&j, &value) && j.cur == j.end;
}

/* What words of JavaScript and Python mean in JSON. */
static const char *meaning_of(struct span word)
{
    static const char *const words[][2] = {{"True", "true"},     {"False", "false"},
                                           {"None", "null"},     {"NaN", "null"},
                                           {"Infinity", "null"}, {"-Infinity", "null"},
                                           {"undefined", "null"}};

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (span_is(word, words[i][0]))
            return words[i][1];
    return NULL;
}

static void mend_word(struct mender *m)
{
    const char *start = m->p, *meaning;
    struct span word = take_word(m);

    if (is_scalar(word)) {
        buf_add_span(m->out, word);
        return;
    }
    m->p = start;
    if (start + word.len == m->end)
        note_cut(m, "a value");
    else
        note(m, DAMAGE_WORD);
    m->p = start + word.len;
    meaning = meaning_of(word);
    buf_add_string(m->out, meaning ? meaning : "null");
}

static void open_container(struct mender *m)
{
    *(*m->p == '{' ? &m->open_objects : &m->open_arrays) += 1;
    m->last_string = 0;
    buf_add_char(&m->open, *m->p);
    copy(m, 1);
    m->expected = FIRST;
}

static void mend_value(struct mender *m)
{
    if (*m->p == '{' || *m->p == '[') {
        open_container(m);
        return;
    }
    m->last_string = *m->p == '"' ? m->out->len : 0;
    if (*m->p == '"')
        mend_string(m);
    else
        mend_word(m);
    m->expected = COMMA;
}

/* ---- what stands between ---- */

static void drop_last_comma(struct mender *m)
{
    if (m->out->len && m->out->data[m->out->len - 1] == ',')
        m->out->len--;
}

static void close_innermost(struct mender *m)
{
    if (in_object(m) && m->expected == COLON)
        buf_add_literal(m->out, ":null");
    else if (in_object(m) && m->expected == VALUE)
        buf_add_literal(m->out, "null");
    drop_last_comma(m);
    buf_add_char(m->out, in_object(m) ? '}' : ']');
    *(in_object(m) ? &m->open_objects : &m->open_arrays) -= 1;
    m->open.len--;
    m->last_string = 0;
    m->expected = COMMA;
}

static bool is_open(const struct mender *m, char opening)
{
    return (opening == '{' ? m->open_objects : m->open_arrays) > 0;
}

/* At a closing bracket: closes what is open inside of what it closes. */
static void mend_closing(struct mender *m)
{
    char opening = *m->p == '}' ? '{' : '[';

    if (!is_open(m, opening)) {
        note(m, DAMAGE_BRACKET);
        m->p++;
        return;
    }
    if (m->expected == VALUE || m->expected == COLON || m->expected == NAME)
        note(m, DAMAGE_COMMA);
    while (m->open.data[m->open.len - 1] != opening) {
        note(m, DAMAGE_BRACKET);
        close_innermost(m);
    }
    close_innermost(m);
    m->p++;
}

static void mend_comment(struct mender *m)
{
    bool line = m->p[1] == '/';

    note(m, DAMAGE_COMMENT);
    for (m->p += 2; m->p < m->end; m->p++) {
        if (line && *m->p == '\n')
            return;
        if (!line && *m->p == '*' && m->p[1] == '/') {
            m->p += 2;
            return;
        }
    }
}

static void mend_comma(struct mender *m)
{
    if (m->expected == COMMA) {
        copy(m, 1);
        m->expected = in_object(m) ? NAME : VALUE;
        return;
    }
    note(m, DAMAGE_COMMA);
    if (m->expected == COLON || (m->expected == VALUE && in_object(m))) {
        buf_add_string(m->out, m->expected == COLON ? ":null," : "null,");
        m->expected = NAME;
    }
    m->p++;
}

/* In an array of an object, behind a string that is a name: its end is missing. */
static bool array_was_not_closed(const struct mender *m)
{
    return m->expected == COMMA && m->last_string && m->open.len > 1 && !in_object(m) &&
           m->open.data[m->open.len - 2] == '{';
}

static void close_before_name(struct mender *m)
{
    struct buf name = {0};

    note(m, DAMAGE_BRACKET);
    buf_add(&name, m->out->data + m->last_string, m->out->len - m->last_string);
    m->out->len = m->last_string;
    close_innermost(m);
    buf_add_char(m->out, ',');
    buf_add_span(m->out, buf_span(&name));
    buf_release(&name);
    m->expected = COLON;
}

static void mend_colon(struct mender *m)
{
    if (array_was_not_closed(m))
        close_before_name(m);
    if (m->expected == COLON) {
        copy(m, 1);
        m->expected = VALUE;
        return;
    }
    note(m, DAMAGE_COMMA);
    m->p++;
}

/* Before a value or name: adds a comma or colon that is missing. */
static void make_way(struct mender *m)
{
    if (m->expected == COMMA) {
        note(m, DAMAGE_COMMA);
        buf_add_char(m->out, ',');
        m->expected = in_object(m) ? NAME : VALUE;
    } else if (m->expected == COLON) {
        note(m, DAMAGE_COMMA);
        buf_add_char(m->out, ':');
        m->expected = VALUE;
    } else if (m->expected == FIRST) {
        m->expected = in_object(m) ? NAME : VALUE;
    }
}

/* A name must be a string. */
static void mend_name(struct mender *m)
{
    if (*m->p == '"') {
        mend_string(m);
    } else {
        struct span word;

        note(m, DAMAGE_WORD);
        word = take_word(m);
        buf_add_char(m->out, '"');
        for (size_t i = 0; i < word.len; i++)
            if (!scan_breaks_string(word.data[i]))
                buf_add_char(m->out, word.data[i]);
        buf_add_char(m->out, '"');
    }
    m->expected = COLON;
}

static void mend_something(struct mender *m)
{
    switch (*m->p) {
    case ' ':
    case '\n':
    case '\r':
    case '\t':
        m->p++;
        return;
    case ',':
        mend_comma(m);
        return;
    case ':':
        mend_colon(m);
        return;
    case '}':
    case ']':
        mend_closing(m);
        return;
    case '/':
        if (m->p[1] == '/' || m->p[1] == '*') {
            mend_comment(m);
            return;
        }
        break;
    default:
        break;
    }
    make_way(m);
    if (m->expected == NAME)
        mend_name(m);
    else
        mend_value(m);
}

void json_repair(struct span json, struct buf *out, struct repair *r)
{
    struct mender m = {.start = json.data,
                       .p = json.data,
                       .end = json.data + json.len,
                       .out = out,
                       .repair = r};

    open_container(&m);
    while (m.p < m.end && m.open.len)
        mend_something(&m);
    if (m.open.len)
        note_cut(&m, in_object(&m) ? "an object" : "an array");
    while (m.open.len)
        close_innermost(&m);
    buf_terminate(out);
    buf_release(&m.open);
}

void json_damage_describe(const struct repair *r, enum damage kind, char *out,
                          size_t size)
{
    static const char *const texts[DAMAGE_KINDS] = {
        [DAMAGE_ESCAPE] = "an escape that JSON does not have; its backslash kept",
        [DAMAGE_SURROGATE] = "half a surrogate pair; replaced by U+FFFD",
        [DAMAGE_BRACKET] = "a bracket that does not match; put right",
        [DAMAGE_COMMA] = "a comma or colon missing or too many; put right",
        [DAMAGE_WORD] = "a word that is no JSON; read as null",
        [DAMAGE_COMMENT] = "a comment; left out",
    };
    int len;

    if (kind == DAMAGE_CUT) {
        snprintf(out, size, "cut off inside %s; what there is is kept", r->cut_in);
        return;
    }
    if (kind == DAMAGE_CONTROL)
        len = snprintf(out, size, "a raw %s in a string; escaped", r->control);
    else
        len = snprintf(out, size, "%s", texts[kind]);
    if (r->count[kind] > 1 && len > 0 && (size_t)len < size)
        snprintf(out + len, size - (size_t)len, " (%zu times)", r->count[kind]);
}
