#include "signature.h"

#include "ascii.h"
#include "cooccur.h"

enum { MOST_WORDS = 1000000 };

/* ---- windows ---- */

bool signature_window(struct span name, long *window)
{
    *window = 0;
    if (span_is(name, "sentence")) {
        *window = WINDOW_SENTENCE;
        return true;
    }
    if (span_is(name, "document")) {
        *window = WINDOW_DOCUMENT;
        return true;
    }
    for (size_t i = 0; i < name.len && *window <= MOST_WORDS; i++) {
        if (!ascii_is_digit(name.data[i]))
            return false;
        *window = *window * 10 + (name.data[i] - '0');
    }
    return *window >= 1 && *window <= MOST_WORDS;
}

static void add_window(struct buf *out, long window)
{
    if (window == WINDOW_SENTENCE)
        buf_add_literal(out, "sentence");
    else if (window == WINDOW_DOCUMENT)
        buf_add_literal(out, "document");
    else
        buf_add_uint(out, (uint64_t)window);
}

/* ---- what makes no difference ---- */

const char *signature_idle(const struct signature *s, unsigned units)
{
    const unsigned terms = 1u << UNIT_TERM, countries = 1u << UNIT_COUNTRY,
                   entities = 1u << UNIT_ENTITY;

    if ((s->ngrams || s->stopwords || s->stem || s->min_length || s->no_fold) &&
        !(units & terms))
        return "--ngrams, --stopwords, --stem, --min-length and --no-fold are for "
               "terms; -u says what is counted";
    if (s->rollup && !(units & countries))
        return "--roll-up is for countries; see -u and -b";
    if (s->focus && !(units & (countries | entities)))
        return "--focus is for countries; see -u and -b";
    if (s->type && !(units & entities))
        return "--type is for entities; see -u";
    return NULL;
}

/* ---- writing ---- */

static void begin_word(struct buf *out, size_t start, const char *name)
{
    if (out->len > start)
        buf_add_char(out, ' ');
    buf_add_string(out, name);
}

static void add_value(struct buf *out, size_t start, const char *name,
                      const char *value)
{
    if (!value)
        return;
    begin_word(out, start, name);
    buf_add_string(out, value);
}

void signature_write(const struct signature *s, struct buf *out)
{
    size_t start = out->len;

    if (s->over)
        begin_word(out, start, "over");
    if (s->with < UNITS) {
        begin_word(out, start, "with=");
        buf_add_span(out, unit_name(s->with));
        begin_word(out, start, "window=");
        add_window(out, s->window);
    }
    if (s->no_fold)
        begin_word(out, start, "no-fold");
    if (s->focus)
        begin_word(out, start, "focus");
    if (s->min_length) {
        begin_word(out, start, "min-length=");
        buf_add_uint(out, s->min_length);
    }
    add_value(out, start, "ngrams=", s->ngrams);
    add_value(out, start, "stem=", s->stem);
    add_value(out, start, "type=", s->type);
    add_value(out, start, "roll-up=", s->rollup);
    add_value(out, start, "stopwords=", s->stopwords);
}

/* ---- reading ---- */

/* It is the first: a name of a file behind it may have spaces, and such a word. */
bool signature_has_over(struct span words)
{
    struct span first;

    return span_split(&words, ' ', &first) && span_is(first, "over");
}

struct span signature_without_over(struct span words)
{
    struct span first, rest = words;

    if (!signature_has_over(words))
        return words;
    span_split(&rest, ' ', &first);
    return rest.data ? rest : SPAN("");
}

static bool take(struct span *word, struct span name)
{
    if (!span_starts(*word, name))
        return false;
    *word = (struct span){word->data + name.len, word->len - name.len};
    return true;
}

void signature_read(struct signature *s, bool *has_rollup, struct span words)
{
    struct span word;

    *s = (struct signature){.over = signature_has_over(words), .with = UNITS};
    *has_rollup = false;
    while (span_split(&words, ' ', &word)) {
        if (take(&word, SPAN("with=")))
            s->with = unit_of(word);
        else if (take(&word, SPAN("window=")))
            signature_window(word, &s->window);
        else if (take(&word, SPAN("roll-up=")))
            *has_rollup = true;
    }
}
