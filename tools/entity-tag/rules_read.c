/*
 * Files of rules, read and indexed.
 */
#include "rules.h"

#include "files.h"
#include "fold.h"
#include "lang.h"
#include "mem.h"

#include <stdio.h>
#include <string.h>

enum column { RULE, LANG, FORM, BEFORE, AFTER, ID, EXAMPLE, COLUMNS };
enum { FEWEST_COLUMNS = ID + 1 };

/* ---- columns ---- */

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

/* A column with `%NAME%` replaced by the text; other per cent signs stay. */
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

/* Takes `{NAME}` or `{{NAME}}` off the start of the context before. False: it has no
   end. */
static bool set_earlier(struct rules *r, struct rule *new)
{
    struct span *before = &new->sources[PATTERN_BEFORE], name, rest;
    size_t braces = 0;

    while (braces < 2 && braces < before->len && before->data[braces] == '{')
        braces++;
    if (!braces)
        return true;
    new->anywhere = braces == 2;
    *before = (struct span){before->data + braces, before->len - braces};
    span_split(before, '}', &name);
    if (new->anywhere && before->data) {
        span_split(before, '}', &rest);
        if (rest.len)
            return false;
    }
    if (!before->data)
        return false;
    new->earlier = intern_add(&r->earlier, name) + 1;
    if (new->anywhere)
        intern_add(&r->anywhere, name);
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

/* Adds the rule to the list of a form. */
static void index_form(struct rules *r, struct span form, uint32_t rule)
{
    size_t before = r->forms_capacity;
    uint32_t number;

    buf_clear(&r->folded);
    fold(form, &r->folded);
    number = intern_add(&r->forms, buf_span(&r->folded));
    r->by_form =
        mem_grow(r->by_form, &r->forms_capacity, number + 1, sizeof(*r->by_form));
    if (r->forms_capacity > before)
        memset(r->by_form + before, 0,
               (r->forms_capacity - before) * sizeof(*r->by_form));
    list_add(&r->by_form[number], rule);
}

static void index_rule(struct rules *r, uint32_t number)
{
    struct rule *rule = &r->items[number];
    struct span forms = rule->form, form;

    if (span_is(forms, "*")) {
        list_add(&r->general, number);
    } else if (forms.data[0] == '@') {
        form = span_between(forms.data + 1, forms.data + forms.len);
        rule->kind_for = intern_add(&r->kinds, form) + 1;
        list_add(&r->general, number);
    } else {
        while (span_split(&forms, '|', &form))
            index_form(r, form, number);
    }
}

static bool add_let(struct rules *r, const struct span *columns,
                    struct pattern_fault *fault)
{
    if (!columns[LANG].len || !columns[FORM].len)
        return fail(fault, "'let' needs a name and a text, with a tab between");
    let(r, columns[LANG], columns[FORM]);
    return true;
}

static bool check_columns(const struct span *columns, size_t n,
                          struct pattern_fault *fault)
{
    if (n < FEWEST_COLUMNS || n > COLUMNS)
        return fail(fault, "a row has 6 or 7 columns with tabs between: rule, lang, "
                           "form, before, after, "
                           "id, example");
    for (size_t i = 0; i < FEWEST_COLUMNS; i++)
        if (!columns[i].len)
            return fail(fault, "a column is empty; '-' stands for nothing");
    if (span_is(columns[FORM], "-") || span_is(columns[FORM], "@"))
        return fail(fault, "a rule needs a form, @KIND or *");
    return true;
}

/* Sets the language to its tag, as records have it; empty: any. */
static bool set_lang(struct rules *r, struct rule *new, struct span column)
{
    if (span_is(column, "-") || span_is(column, "any") || span_is(column, "*"))
        return true;
    buf_clear(&r->folded);
    if (!lang_tag(column, &r->folded))
        return false;
    new->lang = arena_copy(&r->text, buf_span(&r->folded));
    return true;
}

static bool add_rule(struct rules *r, const struct span *columns,
                     struct pattern_fault *fault)
{
    struct rule new = {.place = fault->place, .of_countries = r->of_countries};

    new.name = arena_copy(&r->text, columns[RULE]);
    if (!set_lang(r, &new, columns[LANG]))
        return fail(fault, "the language is no tag of BCP 47, such as en or pt-BR, nor "
                           "'-' for any");
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

static bool is_let(const struct span *columns)
{
    for (size_t i = BEFORE; i < COLUMNS; i++)
        if (columns[i].len)
            return false;
    return span_is(columns[RULE], "let");
}

/* Spaces at the ends of contexts are left to the expressions. */
static bool add_row(struct rules *r, struct span *columns, size_t n,
                    struct pattern_fault *fault)
{
    static const enum column trimmed[] = {RULE, LANG, FORM, ID, EXAMPLE};

    for (size_t i = 0; i < sizeof(trimmed) / sizeof(trimmed[0]); i++)
        columns[trimmed[i]] = span_trim(columns[trimmed[i]], " ");
    if (is_let(columns))
        return add_let(r, columns, fault);
    return check_columns(columns, n, fault) && add_rule(r, columns, fault);
}

/* Compiles the contexts of the last rule. */
static bool check_contexts(struct rules *r, struct pattern_fault *fault)
{
    struct rule *last = &r->items[r->n - 1];

    return rules_compile(r, last, PATTERN_BEFORE, fault) &&
           rules_compile(r, last, PATTERN_AFTER, fault);
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
    fault->place = file.place;
    file.names = "rule\tlang";
    if (!good)
        fail(fault, file.problem);
    while (good && (n = table_file_next(&file, columns, COLUMNS)) > 0) {
        fault->place = file.place;
        fault->place.file = kept;
        before = r->n;
        good = add_row(r, columns, n, fault) &&
               (!check || r->n == before || check_contexts(r, fault));
    }
    fault->place.file = path;
    table_file_close(&file);
    return good;
}
