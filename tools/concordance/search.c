#include "concordance/search.h"

#include "ascii.h"
#include "mem.h"
#include "unicode.h"
#include "utf8.h"

#include <stdio.h>

/* ---- preparing ---- */

static bool has_dense_letters(struct span s)
{
    uint32_t code = 0;

    for (size_t i = 0; i < s.len && unicode_kind(code) != KIND_DENSE;)
        i += utf8_decode(s.data + i, &code);
    return unicode_kind(code) == KIND_DENSE;
}

/* An ASCII character that may have a meaning in a regular expression. */
static bool is_mark(char c)
{
    return (unsigned char)c < 0x80 && !ascii_is_letter(c) && !ascii_is_digit(c);
}

/* An expression for the characters as they are, in any case. */
static void add_literally(struct buf *out, struct span s)
{
    buf_add_literal(out, "(?i)");
    for (size_t i = 0; i < s.len; i++) {
        if (is_mark(s.data[i]))
            buf_add_char(out, '\\');
        buf_add_char(out, s.data[i]);
    }
}

static bool begin_expression(struct search *s, struct span source,
                             struct pattern_fault *fault)
{
    s->patterns = patterns_new();
    return patterns_add(s->patterns, source, fault);
}

static bool refuse(struct pattern_fault *fault, const char *problem)
{
    snprintf(fault->problem, sizeof(fault->problem), "%s", problem);
    return false;
}

/* Longer words are found as well: stars at the ends change nothing, but for those that
   stand alone. */
static bool begin_literal(struct search *s, struct pattern_fault *fault)
{
    const struct span text = span_trim(span_trim(s->wanted, " "), "*");
    const bool alone = span_trim(text, " ").len < text.len;
    struct buf source = {0};
    bool good;

    if (alone || memchr(text.data, '*', text.len))
        return refuse(fault, phrase_misplaced_star);
    add_literally(&source, text);
    good = begin_expression(s, buf_span(&source), fault);
    buf_release(&source);
    return good;
}

static bool begin_phrase(struct search *s, struct pattern_fault *fault)
{
    const char *problem = phrase_begin(&s->phrase, s->wanted);

    return !problem || refuse(fault, problem);
}

bool search_begin(struct search *s, enum search_unit unit, struct span wanted,
                  struct pattern_fault *fault)
{
    *s = (struct search){.unit = unit, .wanted = wanted};
    if (unit == SEARCH_REGEX)
        return begin_expression(s, wanted, fault);
    if (unit != SEARCH_TERM)
        return true;
    return has_dense_letters(wanted) ? begin_literal(s, fault) : begin_phrase(s, fault);
}

/*
 * Whether the dictionary has a topic, whose name may have commas, or else all topics of
 * a list with commas between. If not, gives one of these that it lacks.
 */
static bool has_all(const struct terms *t, struct span topics, struct span *unknown)
{
    if (terms_have(t, topics))
        return true;
    while (topics.len && span_split(&topics, ',', unknown))
        if (!terms_have(t, *unknown))
            return false;
    return true;
}

bool search_load_terms(struct search *s, const struct sources *sources,
                       struct gazetteer_fault *fault)
{
    struct span unknown;

    if (!terms_begin(&s->terms, sources, fault))
        return false;
    if (has_all(&s->terms, s->wanted, &unknown))
        return true;
    fault->place = (struct place){0};
    snprintf(fault->problem, sizeof(fault->problem),
             "there is no topic '%.*s'; give -T as entity-tag was given it",
             (int)unknown.len, unknown.data);
    return false;
}

/* ---- finding ---- */

static void add_hit(struct hits *hits, struct hit hit)
{
    hits->items =
        mem_grow(hits->items, &hits->capacity, hits->n + 1, sizeof(*hits->items));
    hits->items[hits->n++] = hit;
}

/* The tokens from `start` up to, not including, `end`. */
static struct hit hit_of(const struct document *d, size_t start, size_t end)
{
    return (struct hit){tokenized_start(&d->content, start),
                        tokenized_end(&d->content, end - 1)};
}

/* Adds tokens as a hit, unless they overlap the one before. */
static void add_tokens(struct hits *hits, const struct document *d, size_t start,
                       size_t end)
{
    struct hit hit = hit_of(d, start, end);

    if (!hits->n || hit.start >= hits->items[hits->n - 1].end)
        add_hit(hits, hit);
}

/* A phrase does not cross the end of a sentence, as n-grams in count do not. */
static void find_phrases(struct phrase *p, const struct document *d, struct hits *hits)
{
    size_t sentence = 0;

    phrase_use(p, buf_span(&d->lang));
    phrase_restart(p);
    for (size_t i = 0; i < d->content.tokens.n; i++) {
        if (sentence < d->sentences.n && d->sentences.items[sentence] == i) {
            phrase_restart(p);
            sentence++;
        }
        if (phrase_take(p, d->content.tokens.items[i]))
            add_tokens(hits, d, i + 1 - phrase_length(p), i + 1);
    }
}

static void find_expressions(struct patterns *p, const struct document *d,
                             struct hits *hits)
{
    struct pattern_match match;
    size_t from = 0;
    int found;

    while ((found = pattern_find(p, 0, d->content.text, from, &match)) > 0) {
        add_hit(hits, (struct hit){match.start, match.end});
        from = match.end;
    }
    hits->given_up = found < 0;
}

static bool same_code(struct span a, struct span b)
{
    for (size_t i = 0; i < a.len && i < b.len; i++)
        if (ascii_lower(a.data[i]) != ascii_lower(b.data[i]))
            return false;
    return a.len == b.len;
}

/* Whether a list with commas between has a code, in any case. */
static bool lists(struct span codes, struct span code)
{
    struct span item;

    while (codes.len && span_split(&codes, ',', &item))
        if (same_code(item, code))
            return true;
    return false;
}

/* TYPE:, ID or TYPE:ID. */
static bool is_entity(const struct annotation *e, struct span wanted)
{
    struct span id = wanted, type;

    if (span_equal(e->id, wanted))
        return true;
    return span_split(&id, ':', &type) && id.data && span_equal(type, e->type) &&
           (!id.len || span_equal(id, e->id));
}

static bool is_wanted(const struct search *s, const struct annotation *e)
{
    return s->unit == SEARCH_COUNTRY
               ? span_is(e->type, "country") && lists(s->wanted, e->id)
               : is_entity(e, s->wanted);
}

static void find_entities(const struct search *s, const struct document *d,
                          struct hits *hits)
{
    for (size_t i = 0; i < d->entities.n; i++)
        if (is_wanted(s, &d->entities.items[i]))
            add_tokens(hits, d, d->entities.items[i].start, d->entities.items[i].end);
}

static bool has_topic(const struct document *d, struct span topic)
{
    for (size_t i = 0; i < d->topics.n; i++)
        if (span_equal(d->topics.items[i].id, topic))
            return true;
    return false;
}

/* Whether a topic is what is wanted, or on the list of these with commas between. */
static bool names_topic(struct span topics, struct span topic)
{
    struct span item;

    if (span_equal(topics, topic))
        return true;
    while (topics.len && span_split(&topics, ',', &item))
        if (span_equal(item, topic))
            return true;
    return false;
}

static void find_terms(struct search *s, const struct document *d, struct hits *hits)
{
    const struct matches *found;

    if (!d->topics.n)
        return;
    found = terms_find(&s->terms, d);
    for (size_t i = 0; i < found->n; i++) {
        const struct match *m = &found->items[i];
        struct span topic = terms_topic(&s->terms, m);

        if (topic.len && names_topic(s->wanted, topic) && has_topic(d, topic))
            add_hit(hits, hit_of(d, m->start, m->end));
    }
}

#define BY_ENTITY_TAG                                                                  \
    ", which entity-tag adds: '... | tokenize | entity-tag | concordance'"

const char *search_document(struct search *s, const struct document *d,
                            struct hits *hits)
{
    hits->n = 0;
    hits->given_up = false;
    if (s->unit == SEARCH_COUNTRY || s->unit == SEARCH_ENTITY) {
        if (!d->entities.present)
            return "the record has no \"entities\"" BY_ENTITY_TAG;
        find_entities(s, d, hits);
    } else if (s->unit == SEARCH_TOPIC) {
        if (!d->topics.present)
            return "the record has no \"topics\"" BY_ENTITY_TAG;
        find_terms(s, d, hits);
    } else if (s->patterns) {
        find_expressions(s->patterns, d, hits);
    } else {
        find_phrases(&s->phrase, d, hits);
    }
    return NULL;
}

void search_release(struct search *s)
{
    phrase_release(&s->phrase);
    patterns_free(s->patterns);
    terms_release(&s->terms);
}
