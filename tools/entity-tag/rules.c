#include "rules.h"

#include "files.h"
#include "fold.h"
#include "mem.h"

#include <stdio.h>
#include <stdlib.h>

enum column { RULE, LANG, FORM, BEFORE, AFTER, ID, EXAMPLE, COLUMNS };
enum { FEWEST_COLUMNS = ID + 1 };

/* ---- reading ---- */

static bool fail(struct pattern_fault *fault, const char *problem)
{
    snprintf(fault->problem, sizeof(fault->problem), "%s", problem);
    return false;
}

static struct span copy(struct rules *r, struct span column)
{
    return span_is(column, "-") ? (struct span){"", 0} : arena_copy(&r->text, column);
}

/* Keeps the text that `%NAME%` stands for. */
static void let(struct rules *r, struct span name, struct span text)
{
    uint32_t number = intern_add(&r->names, name);

    r->texts = mem_grow(r->texts, &r->texts_capacity, number + 1, sizeof(*r->texts));
    r->texts[number] = arena_copy(&r->text, text);
}

/* The column with texts in the place of their names; other per cent signs stay. */
static struct span put_texts(struct rules *r, struct span column)
{
    struct span rest = column, part;
    uint32_t number = INTERN_NONE;

    if (!memchr(column.data, '%', column.len))
        return column;
    buf_clear(&r->folded);
    for (bool first = true; span_split(&rest, '%', &part); first = false) {
        bool was_name = number != INTERN_NONE;

        number = first || was_name || !rest.data ? INTERN_NONE
                                                 : intern_find(&r->names, part);
        if (number != INTERN_NONE) {
            buf_add_span(&r->folded, r->texts[number]);
            continue;
        }
        if (!first && !was_name)
            buf_add_char(&r->folded, '%');
        buf_add_span(&r->folded, part);
    }
    return arena_copy(&r->text, buf_span(&r->folded));
}

/* Parts `ID/KIND`. */
static void set_outcome(struct rules *r, struct rule *new, struct span column)
{
    struct span id = column;

    span_split(&column, '/', &id);
    new->keeps = span_is(id, "=");
    new->id = copy(r, id);
    new->kind = copy(r, column);
}

/* Takes `{NAME}` off the context before. False: it has no end. */
static bool set_earlier(struct rules *r, struct rule *new)
{
    struct span *before = &new->sources[PATTERN_BEFORE], name;

    if (!before->len || before->data[0] != '{')
        return true;
    span_split(before, '}', &name);
    if (!before->data)
        return false;
    new->earlier =
        intern_add(&r->earlier, (struct span){name.data + 1, name.len - 1}) + 1;
    return true;
}

static void list_add(struct rule_list *list, uint32_t number)
{
    if (list->n && list->items[list->n - 1] == number)
        return; /* a form twice in a row */
    list->items =
        mem_grow(list->items, &list->capacity, list->n + 1, sizeof(*list->items));
    list->items[list->n++] = number;
}

/* Adds the rule to the list of a key. */
static void index_key(struct intern *keys, struct rule_list **lists, size_t *capacity,
                      struct span key, uint32_t rule)
{
    size_t before = *capacity;
    uint32_t number = intern_add(keys, key);

    *lists = mem_grow(*lists, capacity, number + 1, sizeof(**lists));
    if (*capacity > before)
        memset(*lists + before, 0, (*capacity - before) * sizeof(**lists));
    list_add(&(*lists)[number], rule);
}

static void index_rule(struct rules *r, uint32_t number)
{
    struct span forms = r->items[number].form, form;

    if (span_is(forms, "*")) {
        list_add(&r->any, number);
    } else if (forms.data[0] == '@') {
        form = span_between(forms.data + 1, forms.data + forms.len);
        index_key(&r->kinds, &r->by_kind, &r->kinds_capacity, form, number);
    } else {
        while (span_split(&forms, '|', &form)) {
            buf_clear(&r->folded);
            fold(form, &r->folded);
            index_key(&r->forms, &r->by_form, &r->forms_capacity, buf_span(&r->folded),
                      number);
        }
    }
}

/* The context of a rule on one side, compiled. False: `fault` tells why not. */
static bool compile(struct rules *r, struct rule *rule, enum pattern_side side,
                    struct pattern_fault *fault)
{
    if (rule->contexts[side] || !rule->sources[side].len)
        return true;
    fault->place = rule->place;
    rule->spoilt[side] =
        !patterns_add_context(r->patterns, rule->sources[side], side, fault);
    if (!rule->spoilt[side])
        rule->contexts[side] = (uint32_t)patterns_count(r->patterns);
    return !rule->spoilt[side];
}

static bool add_row(struct rules *r, const struct span *columns, size_t n,
                    struct pattern_fault *fault)
{
    struct rule new = {.place = fault->place};

    if (n == 3 && span_is(columns[RULE], "let")) {
        if (!columns[LANG].len || !columns[FORM].len)
            return fail(fault, "'let' needs a name and a text");
        let(r, columns[LANG], columns[FORM]);
        return true;
    }
    if (n < FEWEST_COLUMNS || n > COLUMNS)
        return fail(fault, "a row has 6 or 7 columns: rule, lang, form, before, after, "
                           "id, example");
    for (size_t i = 0; i < FEWEST_COLUMNS; i++)
        if (!columns[i].len)
            return fail(fault, "a column is empty; '-' stands for nothing");
    if (span_is(columns[FORM], "-") || span_is(columns[FORM], "@"))
        return fail(fault, "a rule needs a form, @KIND or *");
    new.name = arena_copy(&r->text, columns[RULE]);
    new.lang = copy(r, columns[LANG]);
    new.form = arena_copy(&r->text, put_texts(r, columns[FORM]));
    new.sources[PATTERN_BEFORE] = copy(r, put_texts(r, columns[BEFORE]));
    if (!set_earlier(r, &new))
        return fail(fault, "'{' at the start of a context needs a '}' behind a name");
    new.sources[PATTERN_AFTER] = copy(r, put_texts(r, columns[AFTER]));
    new.example = copy(r, columns[EXAMPLE]);
    set_outcome(r, &new, columns[ID]);
    r->items = mem_grow(r->items, &r->capacity, r->n + 1, sizeof(*r->items));
    r->items[r->n++] = new;
    index_rule(r, (uint32_t)(r->n - 1));
    return true;
}

static bool check_row(struct rules *r, struct pattern_fault *fault)
{
    struct rule *last = &r->items[r->n - 1];

    return compile(r, last, PATTERN_BEFORE, fault) &&
           compile(r, last, PATTERN_AFTER, fault);
}

bool rules_add_file(struct rules *r, const char *path, bool check,
                    struct pattern_fault *fault)
{
    const char *kept;
    struct table_file file;
    struct span columns[COLUMNS];
    bool good = table_file_open(&file, path);
    size_t n, before;

    if (!r->patterns)
        r->patterns = patterns_new();
    kept = arena_copy(&r->text, (struct span){path, strlen(path) + 1}).data;
    fault->place = (struct place){.file = path};
    if (!good)
        fail(fault, file.problem);
    while (good && (n = table_file_next(&file, columns, COLUMNS)) > 0) {
        fault->place = file.place;
        fault->place.file = kept;
        before = r->n;
        good = add_row(r, columns, n, fault) &&
               (!check || r->n == before || check_row(r, fault));
    }
    fault->place.file = path;
    table_file_close(&file);
    return good;
}

static void release_rule(struct rule *rule)
{
    free(rule->gates[PATTERN_BEFORE]);
    free(rule->gates[PATTERN_AFTER]);
}

static void release_lists(struct rule_list *lists, size_t n)
{
    for (size_t i = 0; i < n; i++)
        free(lists[i].items);
    free(lists);
}

void rules_release(struct rules *r)
{
    for (size_t i = 0; i < r->n; i++)
        release_rule(&r->items[i]);
    release_lists(r->by_other, r->by_other_capacity);
    buf_release(&r->lang);
    release_lists(r->by_form, r->forms.n);
    release_lists(r->by_kind, r->kinds.n);
    free(r->any.items);
    free(r->items);
    intern_release(&r->forms);
    intern_release(&r->kinds);
    intern_release(&r->earlier);
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

/* ---- judging ---- */

/* `lang` is the rule's language, or one of its subtags' (en-GB for en). */
static bool has_language(const struct rule *rule, struct span lang)
{
    return !rule->lang.len ||
           (span_starts(lang, rule->lang) &&
            (lang.len == rule->lang.len || lang.data[rule->lang.len] == '-'));
}

void rules_begin_document(struct rules *r)
{
    r->n_memory = 0;
    buf_clear(&r->remembered);
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

/* Keeps in mind what a rule decided, if any rule asks for it. */
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
}

/* Whether the context of a rule on one side may hold, as a few bytes tell. */
static bool may_hold(struct rule *rule, enum pattern_side side,
                     const struct rule_mention *m)
{
    struct pattern_gate *gate = rule->gates[side];

    if (!rule->sources[side].len)
        return true;
    if (!gate) {
        gate = rule->gates[side] = mem_alloc(sizeof(*gate));
        *gate = patterns_context_gate(rule->sources[side], side);
    }
    return side == PATTERN_BEFORE ? pattern_gate_lets_before(gate, m->text, m->start)
                                  : pattern_gate_lets_behind(gate, m->text, m->end);
}

/* Whether it does; a fault goes to the verdict. */
static bool holds(struct rules *r, struct rule *rule, enum pattern_side side,
                  const struct rule_mention *m, struct rule_verdict *verdict)
{
    int result;

    if (!rule->sources[side].len)
        return true;
    if (rule->spoilt[side])
        return false;
    if (!compile(r, rule, side, &r->fault)) {
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

static const struct rule_list no_rules;

static const struct rule_list *list_for_form(const struct rules *r, struct span form)
{
    uint32_t number = intern_find(&r->forms, form);

    return number == INTERN_NONE ? &no_rules : &r->by_form[number];
}

static const struct rule_list *list_for_kind(const struct rules *r, struct span kind)
{
    uint32_t number = intern_find(&r->kinds, kind);

    return &r->by_other[number == INTERN_NONE ? r->kinds.n : number];
}

/* How long a possessive ending is: of the token in the text, or of its form. */
static size_t possessive(struct span s)
{
    static const char plain[] = "'s", curly[] = "\u2019s";
    size_t short_len = sizeof(plain) - 1, long_len = sizeof(curly) - 1;

    if (s.len > long_len && memcmp(s.data + s.len - long_len, curly, long_len) == 0)
        return long_len;
    if (s.len > short_len && memcmp(s.data + s.len - short_len, plain, short_len) == 0)
        return short_len;
    return 0;
}

/* The rules of lists, in order of their numbers. */
struct merged {
    const struct rule_list *lists[2];
    size_t at[2];
};

static struct rule *next_rule(struct rules *r, struct merged *m)
{
    uint32_t least = UINT32_MAX;
    size_t from = 0;

    for (size_t i = 0; i < 2; i++)
        if (m->at[i] < m->lists[i]->n && m->lists[i]->items[m->at[i]] < least) {
            least = m->lists[i]->items[m->at[i]];
            from = i;
        }
    if (least == UINT32_MAX)
        return NULL;
    m->at[from]++;
    return &r->items[least];
}

/* The rules for a kind, or none, and for all mentions, as far as they apply. */
static void list_others(struct rules *r, const struct rule_list *of_kind,
                        struct rule_list *list)
{
    struct merged merged = {{of_kind, &r->any}, {0}};
    struct rule *rule;

    list->n = 0;
    while ((rule = next_rule(r, &merged)))
        if (rule->applies)
            list_add(list, (uint32_t)(rule - r->items));
}

/* Finds the rules of a language, if they are not those that are known. */
static void speak(struct rules *r, struct span lang)
{
    size_t n = r->kinds.n + 1, before = r->by_other_capacity;

    if (r->by_other && r->n_known == r->n && span_equal(buf_span(&r->lang), lang))
        return;
    buf_clear(&r->lang);
    buf_add_span(&r->lang, lang);
    r->n_known = r->n;
    for (size_t i = 0; i < r->n; i++)
        r->items[i].applies = has_language(&r->items[i], lang);
    r->by_other = mem_grow(r->by_other, &r->by_other_capacity, n, sizeof(*r->by_other));
    if (r->by_other_capacity > before)
        memset(r->by_other + before, 0,
               (r->by_other_capacity - before) * sizeof(*r->by_other));
    for (size_t i = 0; i < r->kinds.n; i++)
        list_others(r, &r->by_kind[i], &r->by_other[i]);
    list_others(r, &no_rules, &r->by_other[r->kinds.n]);
}

/* Most contexts are seen not to hold by a few bytes, without being compiled. */
static bool fits(struct rules *r, struct rule *rule, const struct rule_mention *m,
                 struct rule_verdict *verdict)
{
    return rule->applies && may_hold(rule, PATTERN_AFTER, m) &&
           may_hold(rule, PATTERN_BEFORE, m) &&
           (!rule->earlier || remembers(r, rule->earlier, m->form)) &&
           holds(r, rule, PATTERN_AFTER, m, verdict) &&
           holds(r, rule, PATTERN_BEFORE, m, verdict);
}

static enum rule_decision decision_of(const struct rule *rule)
{
    return rule->keeps ? RULE_KEEP : rule->id.len ? RULE_ID : RULE_DROP;
}

struct rule_verdict rules_apply(struct rules *r, const struct rule_mention *mention)
{
    struct rule_mention m = *mention;
    struct rule_verdict verdict = {RULE_NONE, NULL, NULL};
    struct merged merged = {0};
    struct rule *rule;

    m.end -= possessive(span_between(m.text.data + m.start, m.text.data + m.end));
    m.form.len -= possessive(m.form);
    speak(r, m.lang);
    merged.lists[0] = list_for_form(r, m.form);
    merged.lists[1] = list_for_kind(r, m.kind);
    while ((rule = next_rule(r, &merged)))
        if (fits(r, rule, &m, &verdict)) {
            verdict.decision = decision_of(rule);
            verdict.rule = rule;
            remember(r, rule, m.form);
            break;
        }
    return verdict;
}
