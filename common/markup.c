#include "markup.h"

#include "ascii.h"
#include "html_entities.h"
#include "scan.h"
#include "utf8.h"

#include <stdlib.h>

enum { PLAIN = 0, VOID = 1, LEAVES = 2 };

#define ELEMENT(constant, name, display, traits)                                       \
    {name, sizeof(name) - 1, MARKUP_##display, ((traits)&VOID) != 0,                   \
     ((traits)&LEAVES) != 0},
const struct markup_element markup_elements[] = {MARKUP_ELEMENTS(ELEMENT)};
#undef ELEMENT

/* ---- names ---- */

/* True if `p` reads as `name`, which is in lower case, in any case. */
static bool same_letters(const char *p, const char *name, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (ascii_lower(p[i]) != name[i])
            return false;
    return true;
}

int markup_find_element(struct span name)
{
    /* The first element of each letter, and of the next. */
    static const unsigned char starts[] = {
#define FIRST(element) MARKUP_ELEMENT_##element
        FIRST(A),          FIRST(BR),         FIRST(CODE),      FIRST(DIV),
        FIRST(EM),         FIRST(FIGURE),     FIRST(H2),        FIRST(H2),
        FIRST(IMG),        FIRST(LI),         FIRST(LI),        FIRST(LI),
        FIRST(META),       FIRST(NOSCRIPT),   FIRST(OL),        FIRST(P),
        FIRST(RT),         FIRST(RT),         FIRST(SPAN),      FIRST(TD),
        FIRST(UL),         FIRST(VIDEO),      FIRST(WBR),       FIRST(XMP),
        MARKUP_N_ELEMENTS, MARKUP_N_ELEMENTS, MARKUP_N_ELEMENTS
#undef FIRST
    };
    unsigned letter = (unsigned)(ascii_lower(name.data[0]) - 'a');

    if (letter >= 26)
        return MARKUP_UNKNOWN;
    for (int i = starts[letter]; i < starts[letter + 1]; i++)
        if (markup_elements[i].length == name.len &&
            same_letters(name.data + 1, markup_elements[i].name + 1, name.len - 1))
            return i;
    return MARKUP_UNKNOWN;
}

bool markup_is(struct span a, struct span b)
{
    return a.len == b.len && same_letters(a.data, b.data, a.len);
}

/* True where the name of a tag or attribute cannot go on. */
static bool ends_name(char c)
{
    return c <= '>' && (c == '>' || c == '/' || markup_is_space(c));
}

/* Where the name of a tag ends that starts before `p`. */
static const char *skip_tag_name(const char *p, const char *end)
{
#ifdef SCAN_VECTORS
    if (end - p >= 16) {
        scan_vector v = scan_load(p);
        scan_vector marks = scan_or(scan_equal(v, '/'), scan_equal(v, '>'));
        scan_mask hits = scan_bits(scan_or(marks, scan_at_most(v, ' ')));

        p += hits ? scan_first(hits) : 16;
    }
#endif
    while (p < end && !ends_name(*p))
        p++;
    return p;
}

/* ---- comments and declarations ---- */

static const char *find(const char *p, const char *end, struct span what)
{
    while ((size_t)(end - p) >= what.len) {
        p = memchr(p, what.data[0], (size_t)(end - p) - what.len + 1);
        if (!p)
            break;
        if (memcmp(p, what.data, what.len) == 0)
            return p;
        p++;
    }
    return NULL;
}

static const char *skip_past(const char *p, const char *end, struct span what)
{
    const char *found = find(p, end, what);

    return found ? found + what.len : end;
}

/* At "<!" or "<?": a comment, a doctype or something bogus. */
static const char *skip_declaration(const char *p, const char *end)
{
    const char *plain;

    if (end - p < 4 || p[1] != '!' || p[2] != '-' || p[3] != '-')
        return skip_past(p, end, SPAN(">"));
    p += 4;
    if (p < end && *p == '>') /* <!--> */
        return p + 1;
    if (end - p >= 2 && p[0] == '-' && p[1] == '>') /* <!---> */
        return p + 2;
    plain = skip_past(p, end, SPAN("-->"));
    return skip_past(p, plain, SPAN("--!>"));
}

/* ---- attributes ---- */

static const char *skip_space(const char *p, const char *end)
{
    while (p < end && markup_is_space(*p))
        p++;
    return p;
}

/* Behind the '=' of an attribute; to behind its value, `end` if it is cut off. */
static const char *read_value(const char *p, const char *end, struct span *value)
{
    const char *start;

    p = skip_space(p, end);
    if (p < end && (*p == '"' || *p == '\'')) {
        const char *quote = memchr(p + 1, *p, (size_t)(end - p) - 1);

        *value = span_between(p + 1, quote ? quote : end);
        return quote ? quote + 1 : end;
    }
    start = p;
    while (p < end && !markup_is_space(*p) && *p != '>')
        p++;
    *value = span_between(start, p);
    return p;
}

/* What may stand between attributes. */
static const char *skip_gap(const char *p, const char *end)
{
    while (p < end && (markup_is_space(*p) || *p == '/'))
        p++;
    return p;
}

/*
 * Reads the attribute at `p` and returns where it ends. An '=' where its name
 * should be is the first character of the name.
 */
static const char *read_attribute(const char *p, const char *end, struct span *name,
                                  struct span *value)
{
    const char *name_end = p + 1, *after;

    while (name_end < end && !ends_name(*name_end) && *name_end != '=')
        name_end++;
    after = skip_space(name_end, end);
    *name = span_between(p, name_end);
    if (after < end && *after == '=')
        return read_value(after + 1, end, value);
    *value = (struct span){name_end, 0};
    return name_end;
}

bool markup_next_attribute(struct span *rest, struct span *name, struct span *value)
{
    const char *end = rest->data + rest->len, *p = skip_gap(rest->data, end);

    if (p == end)
        return false;
    *rest = span_between(read_attribute(p, end, name, value), end);
    return true;
}

bool markup_attribute(struct span attributes, const char *name, struct span *value)
{
    struct span found;

    while (markup_next_attribute(&attributes, &found, value))
        if (markup_is(found, span_of(name)))
            return true;
    return false;
}

/* ---- tags ---- */

/* Notes the attributes that tell what is shown; the first of a name counts. */
static void note_attribute(struct markup_tag *tag, struct span name, struct span value)
{
    if (name.len == 5 && !tag->class_names.data && markup_is(name, SPAN("class")))
        tag->class_names = value;
    else if (name.len == 5 && !tag->style.data && markup_is(name, SPAN("style")))
        tag->style = value;
    else if (name.len == 6 && markup_is(name, SPAN("hidden")))
        tag->hidden = !markup_is(value, SPAN("until-found"));
}

/* To the '>' of a tag, from behind its name; `end` if there is none. */
static const char *read_attributes(const char *p, const char *end,
                                   struct markup_tag *tag)
{
    const char *start = p;
    struct span name, value;

    tag->class_names = (struct span){NULL, 0};
    tag->style = (struct span){NULL, 0};
    tag->self_closing = false;
    tag->hidden = false;
    for (;;) {
        const char *gap = p;

        p = skip_gap(p, end);
        if (p == end || *p == '>') {
            tag->self_closing = p > gap && p[-1] == '/';
            tag->attributes = span_between(start, p);
            return p;
        }
        p = read_attribute(p, end, &name, &value);
        note_attribute(tag, name, value);
    }
}

const char *markup_read_tag(const char *p, const char *end, struct markup_tag *tag)
{
    const char *name = p + 1, *name_end;
    bool closing = name < end && *name == '/';

    tag->kind = MARKUP_NOTHING;
    if (name < end && (*name == '!' || *name == '?'))
        return skip_declaration(p, end);
    name += closing;
    if (name == end || !ascii_is_letter(*name)) {
        if (closing && name < end) /* "</" and no letter: a bogus comment */
            return skip_past(p, end, SPAN(">"));
        tag->kind = MARKUP_TEXT;
        return p + 1;
    }
    name_end = skip_tag_name(name + 1, end);
    p = read_attributes(name_end, end, tag);
    if (p == end)
        return end;
    tag->kind = closing ? MARKUP_CLOSING : MARKUP_OPENING;
    tag->name = span_between(name, name_end);
    tag->element = markup_find_element(tag->name);
    return p + 1;
}

/* True if the element's name stands at `p`. */
static bool is_name_of(const char *p, const char *end, const struct markup_element *e)
{
    const char *name_end = p + e->length;

    return end - p >= e->length && same_letters(p, e->name, e->length) &&
           (name_end == end || ends_name(*name_end));
}

/* True if the element's closing tag stands at `p`, a '<'. */
static bool closes_raw(const char *p, const char *end, const struct markup_element *e)
{
    return end - p >= 2 && p[1] == '/' && is_name_of(p + 2, end, e);
}

const char *markup_skip_raw(const char *p, const char *end, int element)
{
    while (p < end && (p = memchr(p, '<', (size_t)(end - p))) != NULL) {
        if (closes_raw(p, end, &markup_elements[element]))
            return p;
        p++;
    }
    return end;
}

bool markup_is_empty_raw(const struct markup_tag *tag, const char *p, const char *end)
{
    const struct markup_element *e = &markup_elements[tag->element];

    if (!tag->self_closing)
        return false;
    for (; p < end && (p = memchr(p, '<', (size_t)(end - p))) != NULL; p++) {
        if (closes_raw(p, end, e))
            return false;
        if (is_name_of(p + 1, end, e))
            return true;
    }
    return true;
}

/* ---- character references ---- */

static int compare_entities(const void *name, const void *entity)
{
    struct span theirs = span_of(((const struct html_entity *)entity)->name);

    return span_compare(*(const struct span *)name, theirs);
}

static const struct html_entity *find_entity(struct span name)
{
    return bsearch(&name, html_entities, html_entity_count, sizeof(html_entities[0]),
                   compare_entities);
}

uint32_t markup_windows_1252(uint32_t code)
{
    static const uint16_t windows[32] = {
        0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
        0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

    return code >= 0x80 && code <= 0x9F ? windows[code - 0x80] : code;
}

/* The standard's remapping of numbers: &#128; to &#159; are Windows-1252. */
static uint32_t remap_number(uint32_t code)
{
    if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        return UTF8_REPLACEMENT;
    return markup_windows_1252(code);
}

static unsigned digit_value(char c)
{
    unsigned decimal = (unsigned char)(c - '0');

    return decimal < 10 ? decimal : (unsigned char)((c | 0x20) - 'a') + 10u;
}

/* At the '#' of a numeric reference; NULL if it is none. */
static const char *read_number(const char *p, const char *end, uint32_t codes[2])
{
    unsigned base = end - p > 1 && (p[1] | 0x20) == 'x' ? 16 : 10;
    const char *digits = p + (base == 16 ? 2 : 1);
    uint32_t code = 0;
    unsigned value;

    for (p = digits; p < end && (value = digit_value(*p)) < base; p++)
        if (code <= 0x10FFFF)
            code = code * base + value;
    if (p == digits)
        return NULL;
    codes[0] = remap_number(code);
    return p < end && *p == ';' ? p + 1 : p;
}

static bool is_alphanumeric(char c)
{
    return ascii_is_digit(c) || ascii_is_letter(c);
}

static void decode_entity(const struct html_entity *entity, uint32_t codes[2])
{
    const char *p = entity->characters + utf8_decode(entity->characters, &codes[0]);

    if (*p)
        utf8_decode(p, &codes[1]);
}

/* The longest name without a semicolon that `name` starts with. */
static const struct html_entity *find_legacy(struct span *name)
{
    enum { LONGEST = 6 };

    if (name->len > LONGEST)
        name->len = LONGEST;
    for (; name->len >= 2; name->len--) {
        const struct html_entity *found = find_entity(*name);

        if (found && found->legacy)
            return found;
    }
    return NULL;
}

/* Nearly all named references in practice; NULL if it is none of these. */
static const char *read_frequent(const char *p, const char *end, uint32_t codes[2])
{
    static const struct {
        struct span name;
        uint32_t code;
    } frequent[] = {{{"amp;", 4}, '&'},
                    {{"nbsp;", 5}, 0xA0},
                    {{"lt;", 3}, '<'},
                    {{"gt;", 3}, '>'},
                    {{"quot;", 5}, '"'}};

    for (size_t i = 0; i < sizeof(frequent) / sizeof(frequent[0]); i++) {
        struct span name = frequent[i].name;

        if (*p == name.data[0] && span_starts(span_between(p, end), name)) {
            codes[0] = frequent[i].code;
            return p + name.len;
        }
    }
    return NULL;
}

/* Behind the '&' of a named reference; NULL if it is none. */
static const char *read_named(const char *p, const char *end, bool in_attribute,
                              uint32_t codes[2])
{
    enum { LONGEST = 31 };
    const struct html_entity *found;
    struct span name = {p, 0};
    const char *after = read_frequent(p, end, codes);

    if (after)
        return after;
    while (name.len < LONGEST && p + name.len < end && is_alphanumeric(p[name.len]))
        name.len++;
    found = name.len ? find_entity(name) : NULL;
    if (found && p + name.len < end && p[name.len] == ';') {
        decode_entity(found, codes);
        return p + name.len + 1;
    }
    found = find_legacy(&name);
    p += name.len;
    if (!found || (in_attribute && p < end && (*p == '=' || is_alphanumeric(*p))))
        return NULL;
    decode_entity(found, codes);
    return p;
}

const char *markup_read_reference(const char *p, const char *end, bool in_attribute,
                                  uint32_t codes[2])
{
    const char *after = NULL;

    codes[0] = '&';
    codes[1] = 0;
    if (end - p > 1)
        after = p[1] == '#' ? read_number(p + 1, end, codes)
                            : read_named(p + 1, end, in_attribute, codes);
    return after ? after : p + 1;
}

void markup_decode(struct span raw, struct buf *out)
{
    const char *p = raw.data, *end = p + raw.len, *reference;

    while (p < end && (reference = memchr(p, '&', (size_t)(end - p))) != NULL) {
        uint32_t codes[2];

        buf_add_span(out, span_between(p, reference));
        p = markup_read_reference(reference, end, true, codes);
        for (int i = 0; i < 2 && codes[i]; i++) {
            buf_reserve(out, UTF8_MAX);
            out->len += utf8_encode(codes[i], out->data + out->len);
        }
    }
    buf_add_span(out, span_between(p, end));
}

bool markup_is_blank(struct span s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!markup_is_space(s.data[i]))
            return false;
    return true;
}
