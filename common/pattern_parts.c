#include "pattern_parts.h"

#include "ascii.h"
#include "mem.h"
#include "utf8.h"

#include <stdlib.h>

/* Groups in one another; the library refuses more than 250. */
enum { MOST_DEPTH = 256 };

/* The rest of an expression, and what was found in it. */
struct parser {
    const char *p, *end;
    int depth; /* of the groups around */
    struct pattern_part *parts;
    size_t n, capacity;
    bool any_case;
    bool is_unknown; /* something in it is not looked into */
};

static bool at(const struct parser *r, char c)
{
    return r->p < r->end && *r->p == c;
}

static bool take(struct parser *r, const char *s)
{
    struct span want = span_of(s);

    if (!span_starts(span_between(r->p, r->end), want))
        return false;
    r->p += want.len;
    return true;
}

/* Goes behind the next `c`. */
static void pass(struct parser *r, char c)
{
    while (r->p < r->end && *r->p != c)
        r->p++;
    r->p += r->p < r->end;
}

static uint32_t add_part(struct parser *r, struct pattern_part part)
{
    part.least = part.most = 1;
    r->parts = mem_grow(r->parts, &r->capacity, r->n + 1, sizeof(*r->parts));
    r->parts[r->n++] = part;
    return (uint32_t)r->n;
}

/* Puts a part behind those in another. */
static void append(struct parser *r, uint32_t to, uint32_t part)
{
    struct pattern_part *outer = &r->parts[to - 1];

    r->parts[part - 1].before = outer->last;
    if (outer->last)
        r->parts[outer->last - 1].behind = part;
    else
        outer->first = part;
    outer->last = part;
}

/* ---- bytes ---- */

static void add_byte(struct pattern_part *part, unsigned byte)
{
    part->bytes[byte / 64] |= UINT64_C(1) << byte % 64;
}

static void add_range(struct pattern_part *part, unsigned from, unsigned to)
{
    for (unsigned byte = from; byte <= to; byte++)
        add_byte(part, byte);
}

static void add_letters(struct pattern_part *part, const char *which)
{
    for (const char *c = which; *c; c++)
        add_range(part, (unsigned char)*c, (unsigned char)*c + 25u);
}

/* Allows any character that is not ASCII as well. */
static void add_others(struct pattern_part *part)
{
    part->kind = PATTERN_CHARACTER;
    part->size = UTF8_MAX;
    add_range(part, 0x80, 0xFF);
}

static void add_all(struct pattern_part *part)
{
    add_range(part, 0, 0x7F);
    add_others(part);
}

/* Allows a character of ASCII; without case, k and s match two others as well. */
static void add_ascii(const struct parser *r, struct pattern_part *part, char c)
{
    add_byte(part, (unsigned char)c);
    if (!r->any_case || !ascii_is_letter(c))
        return;
    add_byte(part, (unsigned char)c ^ 0x20u);
    if (strchr("kKsS", c))
        add_others(part);
}

/* Allows a character that is not ASCII; without case, it may match one that is. */
static void add_other(const struct parser *r, struct pattern_part *part)
{
    if (r->any_case)
        add_all(part);
    else
        add_others(part);
}

/* ---- atoms ---- */

/* "{2019}" or up to two digits behind \x. */
static void add_code(struct parser *r, struct pattern_part *part)
{
    char digits[9] = "";
    bool has_braces = take(r, "{");
    size_t n = 0, most = has_braces ? sizeof(digits) - 1 : 2;
    unsigned long code;

    while (has_braces && take(r, "0"))
        ; /* any number of zeros may be in front */
    while (r->p < r->end && n < most && ascii_is_hex(*r->p))
        digits[n++] = *r->p++;
    if (has_braces)
        pass(r, '}');
    code = strtoul(digits, NULL, 16);
    if (code < 0x80)
        add_ascii(r, part, (char)code);
    else
        add_other(r, part);
}

/* "{Lu}" or "L" behind \p. */
static void add_property(struct parser *r, struct pattern_part *part)
{
    const char *name = r->p + at(r, '{');
    struct span rest = span_between(name, r->end);

    if (at(r, '{'))
        pass(r, '}');
    else
        r->p += r->p < r->end;
    if (span_starts(rest, SPAN("Lu}")) && !r->any_case)
        add_letters(part, "A");
    else if (span_starts(rest, SPAN("Ll}")) && !r->any_case)
        add_letters(part, "a");
    else if (span_starts(rest, SPAN("L")))
        add_letters(part, "Aa");
    else
        add_range(part, 0, 0x7F);
    add_others(part);
}

/* Behind the backslash, what stands for a character. */
static void add_escape(struct parser *r, struct pattern_part *part)
{
    char c = r->p < r->end ? *r->p++ : '\0';

    if (!ascii_is_letter(c) && !ascii_is_digit(c) && (unsigned char)c < 0x80) {
        add_ascii(r, part, c);
    } else if (c == 'x') {
        add_code(r, part);
    } else if (c == 'p') {
        add_property(r, part);
    } else if (c == 'd') {
        add_range(part, '0', '9');
        add_others(part);
    } else if (c == 's') {
        add_range(part, '\t', '\r');
        add_byte(part, ' ');
        add_others(part);
    } else {
        if (c == 'P')
            add_property(r, part);
        else if (!strchr("DSwWhHvVnrt", c))
            r->is_unknown = true;
        add_all(part);
    }
}

/* Whether a range from or to a character is one of bytes. */
static bool is_plain(const struct parser *r, char c)
{
    return ascii_is_digit(c) || (ascii_is_letter(c) && !r->any_case);
}

static bool at_range(const struct parser *r)
{
    return r->end - r->p > 2 && r->p[1] == '-' && r->p[2] != ']';
}

/* "a-z"; from or to more than a letter or digit it is anything. */
static void add_class_range(struct parser *r, struct pattern_part *part)
{
    if (is_plain(r, r->p[0]) && is_plain(r, r->p[2]))
        add_range(part, (unsigned char)r->p[0], (unsigned char)r->p[2]);
    else
        add_all(part);
    r->p += r->p[2] == '\\' ? 2 : 3; /* an escape is looked at by itself */
}

size_t pattern_named_class(struct span s)
{
    struct parser r = {.p = s.data, .end = s.data + s.len};

    if (!take(&r, "[:"))
        return 0;
    take(&r, "^");
    while (r.p < r.end && ascii_is_letter(*r.p))
        r.p++;
    return take(&r, ":]") ? (size_t)(r.p - s.data) : 0;
}

static void add_class_item(struct parser *r, struct pattern_part *part)
{
    size_t named = pattern_named_class(span_between(r->p, r->end));

    if (named) {
        add_all(part);
        r->p += named;
    } else if (at_range(r)) {
        add_class_range(r, part);
    } else if (take(r, "\\")) {
        add_escape(r, part);
        if (at(r, '-'))
            add_all(part);
    } else if ((unsigned char)*r->p >= 0x80) {
        add_all(part);
        r->p++;
    } else {
        add_ascii(r, part, *r->p++);
    }
}

/* Behind the bracket. What is negated is anything. */
static uint32_t parse_class(struct parser *r)
{
    struct pattern_part part = {.kind = PATTERN_BYTE, .size = 1};

    if (take(r, "[:<:]]") || take(r, "[:>:]]"))
        r->is_unknown = true; /* where a word begins or ends */
    if (take(r, "^"))
        add_all(&part);
    for (bool first = true; r->p < r->end && (first || *r->p != ']'); first = false)
        add_class_item(r, &part);
    r->p += r->p < r->end;
    return add_part(r, part);
}

static uint32_t parse_alternatives(struct parser *r);

/* Behind the parenthesis and its question mark, if it has one. */
static uint32_t parse_inside(struct parser *r)
{
    uint32_t group;

    if (r->depth == MOST_DEPTH) {
        r->is_unknown = true;
        return 0;
    }
    r->depth++;
    group = parse_alternatives(r);
    take(r, ")");
    r->depth--;
    return group;
}

/* Behind the parenthesis. 0: it takes nothing. */
static uint32_t parse_group(struct parser *r)
{
    static const char *const looks[] = {"?=", "?!", "?<=", "?<!", NULL};
    bool looks_around = false, any_case = r->any_case;
    uint32_t group;

    if (take(r, "?C'")) {
        pass(r, '\'');
        pass(r, ')');
        return 0;
    }
    if (take(r, "?i)")) {
        r->any_case = true; /* as far as the group around goes */
        return 0;
    }
    for (size_t i = 0; looks[i] && !looks_around; i++)
        looks_around = take(r, looks[i]);
    if (take(r, "?i:"))
        r->any_case = true;
    else if (!looks_around && !take(r, "?:") && (at(r, '?') || at(r, '*')))
        r->is_unknown = true; /* other options, verbs, names */
    group = parse_inside(r);
    r->any_case = any_case;
    return looks_around ? 0 : group;
}

/* Behind the backslash. */
static uint32_t parse_escape(struct parser *r)
{
    struct pattern_part part = {.kind = PATTERN_BYTE, .size = 1};

    if (r->p < r->end && strchr("bBAzZ", *r->p)) {
        r->p++;
        return 0;
    }
    add_escape(r, &part);
    return add_part(r, part);
}

/* What stands for itself. */
static uint32_t parse_literal(struct parser *r)
{
    struct pattern_part part = {.kind = PATTERN_BYTE, .size = 1};
    uint32_t code;
    size_t size = utf8_decode(r->p, &code);

    if (code < 0x80)
        add_ascii(r, &part, (char)code);
    else
        add_other(r, &part);
    if (code >= 0x80 && !r->any_case)
        part.size = size;
    r->p += size;
    return add_part(r, part);
}

/* The atom that comes next; 0: it takes nothing. */
static uint32_t parse_atom(struct parser *r)
{
    if (take(r, "("))
        return parse_group(r);
    if (take(r, "["))
        return parse_class(r);
    if (take(r, "\\"))
        return parse_escape(r);
    if (take(r, "^") || take(r, "$"))
        return 0;
    if (take(r, ".")) {
        struct pattern_part part = {.kind = PATTERN_BYTE, .size = 1};

        add_all(&part);
        return add_part(r, part);
    }
    return parse_literal(r);
}

/* ---- what is put together ---- */

static size_t parse_number(struct parser *r)
{
    size_t n = 0;

    for (; r->p < r->end && ascii_is_digit(*r->p); r->p++)
        n = n * 10 + (size_t)(*r->p - '0');
    return n;
}

/* How often the atom before is repeated, "{2}", "{0,3}", "{1,}". */
static void parse_braces(struct parser *r, size_t *least, size_t *most)
{
    r->is_unknown |= r->p == r->end || !ascii_is_digit(*r->p);
    *least = *most = parse_number(r);
    if (take(r, ","))
        *most = at(r, '}') ? PATTERN_ENDLESS : parse_number(r);
    r->is_unknown |= !take(r, "}");
}

static void parse_repeats(struct parser *r, size_t *least, size_t *most)
{
    *least = *most = 1;
    if (at(r, '*') || at(r, '+'))
        *most = PATTERN_ENDLESS;
    if (take(r, "*") || take(r, "?"))
        *least = 0;
    else if (take(r, "{"))
        parse_braces(r, least, most);
    else if (!take(r, "+"))
        return;
    if (!take(r, "?")) /* as few as possible */
        take(r, "+");  /* never less */
}

static uint32_t parse_sequence(struct parser *r)
{
    uint32_t sequence = add_part(r, (struct pattern_part){.kind = PATTERN_SEQUENCE});

    while (r->p < r->end && *r->p != '|' && *r->p != ')' && !r->is_unknown) {
        uint32_t atom = parse_atom(r);
        size_t least, most;

        parse_repeats(r, &least, &most);
        if (!atom)
            continue;
        r->parts[atom - 1].least = least;
        r->parts[atom - 1].most = most;
        append(r, sequence, atom);
    }
    return sequence;
}

static uint32_t parse_alternatives(struct parser *r)
{
    uint32_t all = add_part(r, (struct pattern_part){.kind = PATTERN_ALTERNATIVES});

    do
        append(r, all, parse_sequence(r));
    while (take(r, "|"));
    return all;
}

struct pattern_parts pattern_parse(struct span source)
{
    struct parser r = {.p = source.data, .end = source.data + source.len};
    uint32_t all = parse_alternatives(&r);

    return (struct pattern_parts){r.parts, r.is_unknown || r.p < r.end ? 0 : all};
}
