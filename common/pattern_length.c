#include "pattern_length.h"

#include "ascii.h"
#include "utf8.h"

#include <stdint.h>

/* The rest of an expression. */
struct rest {
    const char *p, *end;
    bool is_unknown; /* something in it is not looked into */
};

static bool at(const struct rest *r, char c)
{
    return r->p < r->end && *r->p == c;
}

static bool take(struct rest *r, const char *s)
{
    struct span want = span_of(s);

    if (!span_starts(span_between(r->p, r->end), want))
        return false;
    r->p += want.len;
    return true;
}

/* Goes behind the next `c`. */
static void pass(struct rest *r, char c)
{
    while (r->p < r->end && *r->p != c)
        r->p++;
    r->p += r->p < r->end;
}

static size_t sum(size_t a, size_t b)
{
    return a > SIZE_MAX - b ? PATTERN_UNBOUNDED : a + b;
}

static size_t times(size_t bytes, size_t n)
{
    return bytes && n > SIZE_MAX / bytes ? PATTERN_UNBOUNDED : bytes * n;
}

/* ---- atoms ---- */

/* Behind the backslash. */
static size_t most_of_escape(struct rest *r)
{
    char c = r->p < r->end ? *r->p++ : '\0';

    if (!ascii_is_letter(c) && !ascii_is_digit(c))
        return 1;
    if (strchr("bBAzZ", c))
        return 0;
    if (strchr("pPx", c) && at(r, '{'))
        pass(r, '}');
    else if (c == 'x')
        r->p += r->end - r->p < 2 ? r->end - r->p : 2;
    else if (c == 'p' || c == 'P')
        r->p += r->p < r->end;
    else if (!strchr("dDsSwWhHvVnrt", c))
        r->is_unknown = true;
    return UTF8_MAX;
}

/* Behind the bracket: one byte if all that is in the class is, and it is not negated.
 */
static size_t most_of_class(struct rest *r)
{
    bool is_ascii = !take(r, "^");

    for (bool first = true; r->p < r->end && (first || *r->p != ']'); first = false) {
        is_ascii &= *r->p != '\\' && *r->p != '[' && (unsigned char)*r->p < 0x80;
        if (take(r, "[:"))
            pass(r, ']');
        else
            r->p += *r->p == '\\' && r->end - r->p > 1 ? 2 : 1;
    }
    r->p += r->p < r->end;
    return is_ascii ? 1 : UTF8_MAX;
}

static size_t most_of_alternatives(struct rest *r);

/* Behind the parenthesis. */
static size_t most_of_group(struct rest *r)
{
    static const char *const looks[] = {"?=", "?!", "?<=", "?<!", NULL};
    bool looks_around = false;
    size_t most;

    if (take(r, "?C'")) {
        pass(r, '\'');
        pass(r, ')');
        return 0;
    }
    for (size_t i = 0; looks[i] && !looks_around; i++)
        looks_around = take(r, looks[i]);
    if (!looks_around && !take(r, "?:") && (at(r, '?') || at(r, '*')))
        r->is_unknown = true; /* options, verbs, names */
    most = most_of_alternatives(r);
    take(r, ")");
    return looks_around ? 0 : most;
}

static size_t most_of_atom(struct rest *r)
{
    uint32_t code;
    size_t size;

    if (take(r, "("))
        return most_of_group(r);
    if (take(r, "["))
        return most_of_class(r);
    if (take(r, "\\"))
        return most_of_escape(r);
    if (take(r, "^") || take(r, "$"))
        return 0;
    if (take(r, "."))
        return UTF8_MAX;
    size = utf8_decode(r->p, &code);
    r->p += size;
    return size;
}

/* ---- what is put together ---- */

/* How often the atom before may be repeated, "{2}", "{0,3}", "{1,}". */
static size_t most_of_braces(struct rest *r)
{
    size_t n = 0;

    for (; r->p < r->end && *r->p != '}'; r->p++)
        if (*r->p == ',')
            n = r->p[1] == '}' ? PATTERN_UNBOUNDED : 0;
        else
            n = sum(times(n, 10), (size_t)(*r->p - '0'));
    take(r, "}");
    return n;
}

static size_t most_repeats(struct rest *r)
{
    size_t n = 1;

    if (take(r, "*") || take(r, "+"))
        n = PATTERN_UNBOUNDED;
    else if (r->end - r->p > 1 && *r->p == '{' && ascii_is_digit(r->p[1]))
        n = (r->p++, most_of_braces(r));
    else if (!take(r, "?"))
        return 1;
    if (!take(r, "?")) /* as few as possible */
        take(r, "+");  /* never less */
    return n;
}

static size_t most_of_sequence(struct rest *r)
{
    size_t most = 0;

    while (r->p < r->end && *r->p != '|' && *r->p != ')' && !r->is_unknown) {
        size_t atom = most_of_atom(r);

        most = sum(most, times(atom, most_repeats(r)));
    }
    return most;
}

static size_t most_of_alternatives(struct rest *r)
{
    size_t most = most_of_sequence(r);

    while (take(r, "|")) {
        size_t other = most_of_sequence(r);

        if (other > most)
            most = other;
    }
    return most;
}

size_t pattern_most_bytes(struct span source)
{
    struct rest r = {source.data, source.data + source.len, false};
    size_t most = most_of_alternatives(&r);

    return r.is_unknown || r.p < r.end ? PATTERN_UNBOUNDED : most;
}
