#include "entity-tag/mentions.h"

#include "diag.h"
#include "entity-tag/filed.h"
#include "fold.h"

#include <stdlib.h>

static int precedence(const struct mention *m)
{
    return span_is(m->kind, "pattern") ? 2 : span_is(m->kind, "dateline");
}

/* ---- rules ---- */

static bool is_in_class(void *context, struct span class, struct span word)
{
    struct tagger *t = context;

    return matcher_is_in_class(t->matcher, word, class);
}

void tagger_begin(struct tagger *t)
{
    rules_set_classes(&t->rules, is_in_class, t);
}

/* A rule gives the id that entries have; recodes are for both. */
static void follow_verdict(const struct tagger *t, const struct rule_verdict *v,
                           struct mention *m)
{
    m->rule = v->rule->name;
    m->dropped = v->decision == RULE_DROP;
    if (v->decision == RULE_ID) {
        m->id = gazetteer_recoded(t->matchers.gazetteer, m->type, v->rule->id,
                                  t->resolver.historic);
        m->dropped = !m->id.len;
    }
    if (v->rule->kind.len)
        m->kind = v->rule->kind;
}

static void judge(struct tagger *t, const struct document *d, struct mention *m)
{
    struct rule_mention mention = {.text = d->content.text,
                                   .start = tokenized_start(&d->content, m->start),
                                   .end = tokenized_end(&d->content, m->end - 1),
                                   .lang = matchers_language(&t->matchers, t->matcher),
                                   .kind = m->kind,
                                   .is_country = span_is(m->type, "country")};
    struct rule_verdict v;

    buf_clear(&t->folded);
    fold(span_between(d->content.text.data + mention.start,
                      d->content.text.data + mention.end),
         &t->folded);
    mention.form = buf_span(&t->folded);
    v = rules_apply(&t->rules, &mention);
    if (v.fault)
        diag_warning(&v.fault->place, "record %.*s: %s", (int)d->id.len, d->id.data,
                     v.fault->problem);
    m->judged = v.decision != RULE_NONE;
    if (m->judged)
        follow_verdict(t, &v, m);
}

/* Datelines are judged by what the rest of the document tells of the name alone. */
static void judge_undecided(struct tagger *t, struct document *d, bool datelines)
{
    for (size_t i = 0; i < d->mentions.n; i++) {
        struct mention *m = &d->mentions.items[i];

        if (!m->dropped && !m->judged && (datelines || !precedence(m)))
            judge(t, d, m);
    }
}

static void judge_all(struct tagger *t, struct document *d)
{
    if (!d->content.aligned)
        return;
    rules_begin_document(&t->rules);
    judge_undecided(t, d, false);
    if (rules_begin_again(&t->rules))
        judge_undecided(t, d, true);
}

/* ---- patterns ---- */

/* The first token that ends behind byte `pos`, from token `from` on. */
static size_t token_after(const struct document *d, size_t pos, size_t from)
{
    while (from < d->content.tokens.n && tokenized_end(&d->content, from) <= pos)
        from++;
    return from;
}

/* Adds the runs of tokens that a pattern touches. False: it was given up. */
static bool add_pattern(struct patterns *p, size_t number, struct document *d)
{
    struct pattern_match match;
    size_t from = 0, token = 0;
    int found;

    while ((found = pattern_find(p, number, d->content.text, from, &match)) > 0) {
        struct mention m = {.type = pattern_type(p, number),
                            .id = pattern_id(p, number),
                            .kind = SPAN("pattern"),
                            .rule = SPAN("pattern"),
                            .weight = 1};

        m.start = token = token_after(d, match.start, token);
        for (m.end = token; m.end < d->content.tokens.n &&
                            tokenized_start(&d->content, m.end) < match.end;)
            m.end++;
        if (m.end > m.start)
            mentions_add(&d->mentions, m);
        from = match.end;
    }
    return found == 0;
}

static size_t add_patterns(struct patterns *p, struct document *d)
{
    size_t given_up = 0;

    for (size_t i = 0; d->content.aligned && i < patterns_count(p); i++)
        if (!add_pattern(p, i, d))
            given_up = i + 1;
    return given_up;
}

/* ---- settling ---- */

/* Leftmost first, then the longest, then patterns before datelines before forms, each
   as they were found: qsort may give equal ones in any order. */
static int by_place(const void *a, const void *b)
{
    const struct mention *x = a, *y = b;

    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    if (x->end != y->end)
        return x->end > y->end ? -1 : 1;
    if (precedence(x) != precedence(y))
        return precedence(y) - precedence(x);
    return x->number < y->number ? -1 : x->number > y->number;
}

/* The kinds that count by default, which name the country itself. */
static bool is_usual(struct span kind)
{
    return !span_is(kind, "city") && !span_is(kind, "region") &&
           !span_is(kind, "organization");
}

static bool is_wanted(const struct tagger *t, const struct mention *m)
{
    struct span rest = t->forms, form;

    if (!span_is(m->type, "country") && !rest.len)
        return true;
    if (!rest.len)
        return is_usual(m->kind);
    while (span_split(&rest, ',', &form))
        if (span_equal(form, m->kind) || span_is(form, "all"))
            return true;
    return false;
}

static bool share_run(const struct mention *a, const struct mention *b)
{
    return a->shares && b->shares && a->start == b->start && a->end == b->end;
}

/*
 * Drops mentions that overlap an earlier one, blocks, and kinds that are not wanted.
 * Mentions with the same tokens stay together.
 */
static void settle(const struct tagger *t, struct document *d)
{
    struct mentions *list = &d->mentions;
    struct mention last = {0}; /* what took its run */
    size_t kept = 0;

    for (size_t i = 0; i < list->n; i++) {
        struct mention m = list->items[i];

        if (!m.dropped && m.start < last.end && !share_run(&m, &last)) {
            m.dropped = true;
            m.rule = SPAN("overlap");
        } else {
            last = m;
        }
        if (!m.dropped && !is_wanted(t, &m)) {
            m.dropped = m.unwanted = true;
            m.rule = SPAN("forms");
        }
        if (m.dropped)
            mentions_add(&d->dropped, m);
        else
            list->items[kept++] = m;
    }
    list->n = kept;
}

size_t mentions_find(struct tagger *t, struct document *d)
{
    struct token_run run = {d->content.tokens.items, d->content.tokens.n,
                            d->content.text, d->content.aligned};
    bool has_datelines;
    size_t given_up;

    t->found.n = d->topics.n = d->mentions.n = d->dropped.n = 0;
    t->matcher = matchers_find(&t->matchers, d->lang, &run);
    matcher_run(t->matcher, &run, &t->found, &d->topics);
    if (d->content.aligned)
        filed_find(t->matchers.gazetteer, &t->found, t->resolver.historic, d);
    has_datelines = d->mentions.n > 0;
    resolve(&t->resolver, t->matcher, &t->found, d);
    judge_all(t, d);
    given_up = add_patterns(t->patterns, d);
    if ((patterns_count(t->patterns) || has_datelines) && d->mentions.n)
        qsort(d->mentions.items, d->mentions.n, sizeof(*d->mentions.items), by_place);
    settle(t, d);
    return given_up;
}

void tagger_release(struct tagger *t)
{
    matchers_release(&t->matchers);
    resolver_release(&t->resolver);
    rules_release(&t->rules);
    patterns_free(t->patterns);
    buf_release(&t->folded);
    free(t->found.items);
}
