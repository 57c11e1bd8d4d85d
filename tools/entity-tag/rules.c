#include "rules.h"

#include "fold.h"
#include "mem.h"

#include <stdio.h>
#include <stdlib.h>

static void release_rule(struct rule *rule)
{
    free(rule->gates[PATTERN_BEFORE]);
    free(rule->gates[PATTERN_AFTER]);
}

static void release_language(struct rule_language *l)
{
    for (size_t i = 0; i < l->n_blocks; i++)
        free(l->blocks[i].of_kinds);
    free(l->blocks);
    buf_release(&l->lang);
}

static void forget_languages(struct rules *r)
{
    for (size_t i = 0; i < r->n_languages; i++)
        release_language(&r->languages[i]);
    for (size_t i = 0; i < r->n; i++)
        r->items[i].asked_in = 0;
    r->n_languages = r->spoken = 0;
}

void rules_release(struct rules *r)
{
    for (size_t i = 0; i < r->n; i++)
        release_rule(&r->items[i]);
    for (size_t i = 0; i < r->forms.n; i++)
        free(r->by_form[i].items);
    free(r->by_form);
    free(r->general.items);
    forget_languages(r);
    free(r->languages);
    free(r->items);
    intern_release(&r->forms);
    intern_release(&r->kinds);
    intern_release(&r->earlier);
    intern_release(&r->anywhere);
    free(r->memory);
    buf_release(&r->remembered);
    patterns_free(r->patterns);
    arena_release(&r->text);
    intern_release(&r->names);
    free(r->texts);
    buf_release(&r->folded);
    *r = (struct rules){0};
}

void rules_set_classes(struct rules *r, pattern_class *in_class, void *context)
{
    if (!r->patterns)
        r->patterns = patterns_new();
    patterns_set_classes(r->patterns, in_class, context);
}

void rules_judge_countries(struct rules *r)
{
    r->of_countries = true;
}

/* ---- what a rule asks ---- */

/* `lang` is the rule's language, or one of its subtags' (en-GB for en). */
static bool has_language(const struct rule *rule, struct span lang)
{
    return !rule->lang.len ||
           (lang.len && lang.data[0] == rule->lang.data[0] &&
            span_starts(lang, rule->lang) &&
            (lang.len == rule->lang.len || lang.data[rule->lang.len] == '-'));
}

void rules_begin_document(struct rules *r)
{
    r->n_memory = 0;
    r->is_awaited = r->judges_again = false;
    buf_clear(&r->remembered);
}

bool rules_begin_again(struct rules *r)
{
    r->judges_again = r->is_awaited;
    return r->judges_again;
}

static bool remembers(const struct rules *r, uint32_t name, struct span form)
{
    for (size_t i = 0; i < r->n_memory; i++) {
        const struct rule_memory *m = &r->memory[i];

        if (m->name == name &&
            span_equal((struct span){r->remembered.data + m->form, m->len}, form))
            return true;
    }
    return false;
}

/* Remembers what a rule decided, if its name is in the {NAME} of some rule. */
static void remember(struct rules *r, const struct rule *rule, struct span form)
{
    uint32_t name = intern_find(&r->earlier, rule->name);

    if (name == INTERN_NONE || remembers(r, name + 1, form))
        return;
    r->memory =
        mem_grow(r->memory, &r->memory_capacity, r->n_memory + 1, sizeof(*r->memory));
    r->memory[r->n_memory++] =
        (struct rule_memory){r->remembered.len, form.len, name + 1};
    buf_add_span(&r->remembered, form);
    r->is_awaited |= intern_find(&r->anywhere, rule->name) != INTERN_NONE;
}

/* The gate of the context on one side; NULL: there is no context. */
static const struct pattern_gate *gate_of(struct rule *rule, enum pattern_side side)
{
    if (!rule->gates[side] && rule->sources[side].len) {
        rule->gates[side] = mem_alloc(sizeof(*rule->gates[side]));
        *rule->gates[side] = patterns_context_gate(rule->sources[side], side);
    }
    return rule->gates[side];
}

/* Whether the contexts of a rule may hold, by their gates. */
static bool may_hold(struct rule *rule, const struct rule_mention *m)
{
    const struct pattern_gate *behind = gate_of(rule, PATTERN_AFTER),
                              *before = gate_of(rule, PATTERN_BEFORE);

    return (!behind || pattern_gate_lets_behind(behind, m->text, m->end)) &&
           (!before || pattern_gate_lets_before(before, m->text, m->start));
}

bool rules_compile(struct rules *r, struct rule *rule, enum pattern_side side,
                   struct pattern_fault *fault)
{
    if (rule->contexts[side] || !rule->sources[side].len)
        return true;
    rule->spoilt[side] =
        !patterns_add_context(r->patterns, rule->sources[side], side, fault);
    if (rule->spoilt[side])
        fault->place = rule->place;
    else
        rule->contexts[side] = (uint32_t)patterns_count(r->patterns);
    return !rule->spoilt[side];
}

/* Whether the context of a rule on one side holds; sets the verdict's fault. */
static bool holds(struct rules *r, struct rule *rule, enum pattern_side side,
                  const struct rule_mention *m, struct rule_verdict *verdict)
{
    int result;

    if (!rule->sources[side].len)
        return true;
    if (rule->spoilt[side])
        return false;
    if (!rules_compile(r, rule, side, &r->fault)) {
        verdict->fault = &r->fault;
        return false;
    }
    result = side == PATTERN_BEFORE
                 ? pattern_holds_before(r->patterns, rule->contexts[side] - 1, m->text,
                                        m->start)
                 : pattern_holds_after(r->patterns, rule->contexts[side] - 1, m->text,
                                       m->end);
    if (result < 0 && !rule->told[side]) {
        rule->told[side] = true;
        r->fault.place = rule->place;
        snprintf(
            r->fault.problem, sizeof(r->fault.problem),
            "the context takes more than %u steps, the most by --max-steps; left at "
            "that",
            patterns_most_steps());
        verdict->fault = &r->fault;
    }
    return result > 0;
}

/* How long a possessive ending is: of the token in the text, or of its form. */
static size_t possessive(struct span s)
{
    enum { LONGEST = 4 };
    const char *end = span_end(s);

    for (size_t len = 2; len <= LONGEST && len < s.len; len++)
        if (end[-1] == 's' && fold_apostrophe(span_between(end - len, end)) == len - 1)
            return len;
    return 0;
}

/* ---- the rules that a mention asks ---- */

/* Adds a rule to the last block of a language, or to a new one. */
static void add_general(struct rules *r, struct rule_language *l, uint32_t number)
{
    struct rule *rule = &r->items[number];
    unsigned at = l->n++ % PATTERN_SIEVE_PAIRS;
    uint64_t bit = UINT64_C(1) << at;
    struct rule_block *b;

    if (!at) {
        l->blocks = mem_grow(l->blocks, &l->blocks_capacity, l->n_blocks + 1,
                             sizeof(*l->blocks));
        l->blocks[l->n_blocks++] = (struct rule_block){
            .of_kinds = mem_zalloc(r->kinds.n + 1, sizeof(uint64_t))};
    }
    b = &l->blocks[l->n_blocks - 1];
    b->numbers[at] = number;
    b->asking |= rule->earlier ? bit : 0;
    for (size_t kind = 0; kind <= r->kinds.n; kind++)
        b->of_kinds[kind] |= !rule->kind_for || rule->kind_for == kind + 1 ? bit : 0;
    pattern_sieve_add(&b->sieve, at, gate_of(rule, PATTERN_AFTER),
                      gate_of(rule, PATTERN_BEFORE));
}

/* Makes the blocks of a language, by which rules apply. */
static void learn_language(struct rules *r, struct span lang)
{
    struct rule_language new = {0};

    buf_add_span(&new.lang, lang);
    for (size_t i = 0; i < r->general.n; i++)
        if (has_language(&r->items[r->general.items[i]], lang))
            add_general(r, &new, r->general.items[i]);
    r->languages = mem_grow(r->languages, &r->languages_capacity, r->n_languages + 1,
                            sizeof(*r->languages));
    r->languages[r->n_languages++] = new;
}

/* The number of a language that is known, or how many are known. */
static size_t find_language(const struct rules *r, struct span lang)
{
    size_t i = 0;

    while (i < r->n_languages && !span_equal(buf_span(&r->languages[i].lang), lang))
        i++;
    return i;
}

/* Finds the general rules that apply to a language, unless it is the same as before. */
static void speak(struct rules *r, struct span lang)
{
    enum { MOST_LANGUAGES = 128 }; /* records may call theirs what they like */
    size_t found;

    if (r->n_known != r->n)
        forget_languages(r);
    if (r->spoken && span_equal(buf_span(&r->languages[r->spoken - 1].lang), lang))
        return;
    r->n_known = r->n;
    found = find_language(r, lang);
    if (found == MOST_LANGUAGES) {
        forget_languages(r);
        found = 0;
    }
    if (found == r->n_languages)
        learn_language(r, lang);
    r->spoken = found + 1;
}

/* The rules that are still to be tried: those for the form, and general ones. */
struct asked {
    const struct rule_mention *mention;
    uint32_t kind; /* number of the mention's; that behind the last: some other one */
    const struct rule_list *of_form; /* NULL: none */
    size_t next_of_form;
    size_t next_block;
    uint64_t general; /* of the block before it, a bit each */
};

#define NO_RULE UINT32_MAX

static void begin_asking(const struct rules *r, const struct rule_mention *m,
                         struct asked *a)
{
    uint32_t form = intern_find(&r->forms, m->form),
             kind = intern_find(&r->kinds, m->kind);

    *a = (struct asked){.mention = m};
    a->kind = kind == INTERN_NONE ? (uint32_t)r->kinds.n : kind;
    a->of_form = form == INTERN_NONE ? NULL : &r->by_form[form];
}

/* The rules of a block that may fit. */
static uint64_t left_of_block(const struct rules *r, const struct rule_block *b,
                              const struct asked *a)
{
    const struct rule_mention *m = a->mention;
    uint64_t left =
        b->of_kinds[a->kind] & pattern_sieve_lets(&b->sieve, m->text, m->start, m->end);

    return r->n_memory ? left : left & ~b->asking;
}

static uint32_t next_general(const struct rules *r, struct asked *a)
{
    const struct rule_language *l = &r->languages[r->spoken - 1];

    while (!a->general && a->next_block < l->n_blocks)
        a->general = left_of_block(r, &l->blocks[a->next_block++], a);
    return a->general
               ? l->blocks[a->next_block - 1].numbers[__builtin_ctzll(a->general)]
               : NO_RULE;
}

/* In order of their numbers; NULL: there is no more. */
static struct rule *next_rule(struct rules *r, struct asked *a)
{
    uint32_t general = next_general(r, a), of_form = NO_RULE;

    if (a->of_form && a->next_of_form < a->of_form->n)
        of_form = a->of_form->items[a->next_of_form];
    if (of_form < general) {
        a->next_of_form++;
        return &r->items[of_form];
    }
    if (general == NO_RULE)
        return NULL;
    a->general &= a->general - 1;
    return &r->items[general];
}

/* ---- judging ---- */

/* Whether what {NAME} demands has been decided. */
static bool is_prepared(const struct rules *r, const struct rule *rule,
                        struct span form)
{
    if (r->judges_again && !rule->anywhere)
        return false;
    return !rule->earlier || remembers(r, rule->earlier, form);
}

/* Whether a rule is for the language of the document, which is found out when it is
   asked. */
static bool applies(const struct rules *r, struct rule *rule)
{
    if (rule->asked_in != r->spoken) {
        rule->asked_in = r->spoken;
        rule->applies = has_language(rule, buf_span(&r->languages[r->spoken - 1].lang));
    }
    return rule->applies;
}

/* Whether a rule fits a mention. Most contexts are ruled out without being compiled. */
static bool fits(struct rules *r, struct rule *rule, const struct rule_mention *m,
                 struct rule_verdict *verdict)
{
    return (m->is_country || !rule->of_countries) && applies(r, rule) &&
           may_hold(rule, m) && is_prepared(r, rule, m->form) &&
           holds(r, rule, PATTERN_AFTER, m, verdict) &&
           holds(r, rule, PATTERN_BEFORE, m, verdict);
}

static enum rule_decision decision_of(const struct rule *rule)
{
    return rule->keeps ? RULE_KEEP : rule->id.len ? RULE_ID : RULE_DROP;
}

/* Words of a form that stand on two lines have a space between them in rules. */
static struct span on_one_line(struct rules *r, struct span form)
{
    if (!form.len || !memchr(form.data, '\n', form.len))
        return form;
    buf_clear(&r->folded);
    buf_add_span(&r->folded, form);
    for (size_t i = 0; i < r->folded.len; i++)
        if (r->folded.data[i] == '\n')
            r->folded.data[i] = ' ';
    return buf_span(&r->folded);
}

struct rule_verdict rules_apply(struct rules *r, const struct rule_mention *mention)
{
    struct rule_mention m = *mention;
    struct rule_verdict verdict = {RULE_NONE, NULL, NULL};
    struct asked asked;
    struct rule *rule;

    m.end -= possessive(span_between(m.text.data + m.start, m.text.data + m.end));
    m.form = on_one_line(r, m.form);
    m.form.len -= possessive(m.form);
    speak(r, m.lang);
    begin_asking(r, &m, &asked);
    while ((rule = next_rule(r, &asked)))
        if (fits(r, rule, &m, &verdict)) {
            verdict.decision = decision_of(rule);
            verdict.rule = rule;
            remember(r, rule, m.form);
            break;
        }
    return verdict;
}
