#define _GNU_SOURCE /* memrchr */
#include "xmlfields.h"

#include "markup.h"
#include "mem.h"
#include "xmlshape.h"
#include "xmlvalue.h"

#include <stdlib.h>
#include <strings.h>

/* ---- finding the fields ---- */

/* The rule for a name, which is remembered. */
static const struct rule *rule_of(struct xml_fields *f, struct span name)
{
    enum { MOST = 4096 }; /* names; damaged input may have any number */
    uint32_t number = intern_find(&f->names, name);

    if (number != INTERN_NONE)
        return f->rules[number];
    if (f->names.n >= MOST)
        return plan_element(f->plan, xml_local_name(name));
    number = intern_add(&f->names, name);
    f->rules =
        mem_grow(f->rules, &f->rules_capacity, f->names.n, sizeof(const struct rule *));
    f->rules[number] = plan_element(f->plan, xml_local_name(name));
    return f->rules[number];
}

static const struct rule *rule_of_tag(struct xml_fields *f,
                                      const struct markup_tag *tag)
{
    const struct rule *rule = rule_of(f, tag->name);
    struct span name;

    if (!rule && (markup_attribute(tag->attributes, "name", &name) ||
                  (tag->element == MARKUP_UNKNOWN &&
                   markup_attribute(tag->attributes, "class", &name))))
        rule = rule_of(f, name);
    return rule;
}

static void add(struct xml_fields *f, struct xml_field field)
{
    f->fields = mem_grow(f->fields, &f->capacity, f->n + 1, sizeof(*f->fields));
    f->fields[f->n++] = field;
}

/* Takes the next attribute that is known off `rest`. False: there is none. */
static bool next_known(struct xml_fields *f, struct span *rest, struct xml_field *field)
{
    struct span name;

    while (markup_next_attribute(rest, &name, &field->value)) {
        field->rule = field->value.len ? rule_of(f, name) : NULL;
        if (field->rule)
            return true;
    }
    return false;
}

/* The attributes of the document itself. */
static void add_attributes(struct xml_fields *f, struct span attributes)
{
    struct xml_field field = {.start = NULL};

    while (next_known(f, &attributes, &field))
        add(f, field);
}

/* An empty element, from `at` to `after`, may have a date in an attribute. */
static void add_empty(struct xml_fields *f, struct span attributes, const char *at,
                      const char *after)
{
    struct xml_field field = {.start = at, .end = after};

    while (next_known(f, &attributes, &field))
        if (field.rule->role == ROLE_DATE) {
            add(f, field);
            return;
        }
}

/* Elements of a role that are looked at inside of one another: a list of names has its
   own elements, a text may be in another. */
static unsigned most_nested(enum role role)
{
    enum { MOST = 8 };

    return role == ROLE_CATEGORIES || role == ROLE_TAGS ? 1 : MOST;
}

/* Takes note of an element that is known, at `at`; its content starts at `after`. */
static void open_field(struct xml_fields *f, const struct rule *rule, const char *at,
                       const char *after)
{
    if (f->nested[rule->role] == most_nested(rule->role))
        return;
    f->nested[rule->role]++;
    f->open = mem_grow(f->open, &f->open_capacity, f->n_open + 1, sizeof(*f->open));
    f->open[f->n_open++] = f->n;
    add(f, (struct xml_field){.rule = rule, .value = {after, 0}, .start = at});
}

/* Closes the innermost field that is open. */
static void close_innermost(struct xml_fields *f, const char *at, const char *after)
{
    struct xml_field *field = &f->fields[f->open[--f->n_open]];

    field->value = span_between(field->value.data, at);
    field->end = after;
    f->nested[field->rule->role]--;
}

/* Fields that are not closed by `end` end where the next one begins. */
static void close_open(struct xml_fields *f, size_t from, const char *end)
{
    while (f->n_open > from) {
        size_t next = f->open[f->n_open - 1] + 1;
        const char *at = next < f->n ? f->fields[next].start : end;

        close_innermost(f, at, at);
    }
}

/* The element of an opening tag, of which nothing but the name is looked at, and that
   of a closing tag. */
static bool is_of(const char *opening, const char *end, struct span closing)
{
    const char *behind = opening + 1 + closing.len;

    return behind < end && strncasecmp(opening + 1, closing.data, closing.len) == 0 &&
           (markup_is_space(*behind) || *behind == '/' || *behind == '>');
}

/* Closes the field that a closing tag is of, if it is one of the innermost. */
static void close_tag(struct xml_fields *f, struct span name, const char *at,
                      const char *after)
{
    enum { INNERMOST = 32 };
    size_t least = f->n_open > INNERMOST ? f->n_open - INNERMOST : 0;

    for (size_t i = f->n_open; i > least; i--) {
        const struct xml_field *field = &f->fields[f->open[i - 1]];

        if (!is_of(field->start, field->value.data, name))
            continue;
        close_open(f, i, at);
        close_innermost(f, at, after);
        return;
    }
}

/* Elements that HTML does not have, and that are no fields. */
static bool is_other(struct xml_fields *f, const struct markup_tag *tag)
{
    return tag->element == MARKUP_UNKNOWN && !rule_of(f, tag->name);
}

static void take_tag(struct xml_fields *f, const struct markup_tag *tag, const char *at,
                     const char *after, size_t *others)
{
    const struct rule *rule = tag->kind == MARKUP_OPENING ? rule_of_tag(f, tag) : NULL;

    if (rule && !tag->self_closing)
        open_field(f, rule, at, after);
    else if (tag->kind == MARKUP_CLOSING)
        close_tag(f, tag->name, at, after);
    else if (tag->self_closing)
        add_empty(f, tag->attributes, at, after);
    if (tag->self_closing || !is_other(f, tag))
        return;
    if (tag->kind == MARKUP_OPENING)
        ++*others;
    else if (*others)
        --*others;
}

static void find_fields(struct xml_fields *f)
{
    const char *p = f->inside.data, *end = span_end(f->inside), *text = p;
    struct markup_tag tag;
    struct span content;
    size_t others = 0; /* open elements of no meaning */

    for (; p < end; text = p) {
        const char *lt = memchr(p, '<', (size_t)(end - p));

        p = lt ? lt : end;
        if (!f->n_open && !others && !markup_is_blank(span_between(text, p)))
            f->has_direct = true;
        if (p == end)
            break;
        if (xml_read_cdata(&p, end, &content)) {
            f->has_direct |= !f->n_open && !others && !markup_is_blank(content);
            continue;
        }
        p = markup_read_tag(lt, end, &tag);
        if (tag.kind == MARKUP_OPENING || tag.kind == MARKUP_CLOSING)
            take_tag(f, &tag, lt, p, &others);
    }
    close_open(f, 0, end);
}

/* ---- which fields count ---- */

static const struct rule *best_text_rule(const struct xml_fields *f)
{
    const struct rule *best = NULL;

    for (size_t i = 0; i < f->n; i++) {
        const struct xml_field *field = &f->fields[i];

        if (field->rule->role == ROLE_TEXT && (!best || field->rule < best) &&
            !markup_is_blank(field->value))
            best = field->rule;
    }
    return best;
}

static bool has_role(const struct xml_fields *f, enum role role)
{
    for (size_t i = 0; i < f->n; i++)
        if (f->fields[i].rule->role == role)
            return true;
    return false;
}

static bool is_outside(const struct xml_field *field, const char *text_end)
{
    return !field->start || !text_end || field->start >= text_end;
}

/* Keeps the texts of the best rule, which may be NULL, and what is not in them. */
static void drop_parts_of_text(struct xml_fields *f, const struct rule *best)
{
    const char *text_end = NULL;
    bool has_title = false;
    size_t kept = 0;

    for (size_t i = 0; i < f->n; i++) {
        struct xml_field field = f->fields[i];
        bool is_title = field.rule->role == ROLE_TITLE;

        if (field.rule->role == ROLE_TEXT && field.rule != best)
            continue;
        if (!is_outside(&field, text_end) && (!is_title || has_title))
            continue;
        has_title |= is_title;
        if (field.rule == best && field.start)
            text_end = field.end;
        f->fields[kept++] = field;
    }
    f->n = kept;
}

/* ---- the text ---- */

/* Appends a part of the text, and what parts it from the next. */
static void add_piece(struct xml_fields *f, struct span piece, bool is_last)
{
    buf_add_span(&f->joined, piece);
    if (!is_last && piece.len && !markup_is_space(span_end(piece)[-1]))
        buf_add_char(&f->joined, ' ');
}

/* Appends a part of the document without the fields in it, from number `i` on. */
static void add_without_fields(struct xml_fields *f, struct span part, size_t i)
{
    const char *p = part.data, *end = span_end(part);

    for (; i < f->n; i++) {
        const struct xml_field *field = &f->fields[i];

        if (!field->start || field->start < p)
            continue;
        if (field->start >= end)
            break;
        add_piece(f, span_between(p, field->start), false);
        p = field->end;
    }
    if (p < end)
        add_piece(f, span_between(p, end), true);
}

/* All texts of a rule. */
static void join_texts(struct xml_fields *f, const struct rule *rule)
{
    for (size_t i = 0; i < f->n; i++) {
        struct span value = f->fields[i].value;

        if (f->fields[i].rule != rule)
            continue;
        if (f->joined.len)
            buf_add_string(&f->joined, xml_has_tag(value) ? "<p>" : "\n\n");
        add_without_fields(f, value, i + 1);
    }
}

static void find_text(struct xml_fields *f, const struct rule *rule)
{
    buf_clear(&f->joined);
    if (rule)
        join_texts(f, rule);
    else if (f->has_direct || !has_role(f, ROLE_EXCERPT))
        add_without_fields(f, f->inside, 0);
    f->text = buf_span(&f->joined);
    if (markup_is_blank(f->text))
        f->text.len = 0;
}

/* ---- reading ---- */

static int by_rule(const void *a, const void *b)
{
    const struct xml_field *x = a, *y = b;

    if (x->rule != y->rule)
        return x->rule < y->rule ? -1 : 1;
    return (x->value.data > y->value.data) - (x->value.data < y->value.data);
}

/* Drops attributes where there is an element of the same rule, which comes behind. */
static void drop_attributes(struct xml_fields *f)
{
    const struct rule *of_element = NULL;
    size_t kept = f->n;

    for (size_t i = f->n; i > 0; i--) {
        struct xml_field field = f->fields[i - 1];

        if (field.start)
            of_element = field.rule;
        if (field.start || field.rule != of_element)
            f->fields[--kept] = field;
    }
    f->n -= kept;
    memmove(f->fields, f->fields + kept, f->n * sizeof(*f->fields));
}

/* Where the content of a document ends: at its end tag, if it has one. */
static const char *content_end(struct span xml, const char *start)
{
    const char *end = span_end(xml), *last = memrchr(start, '<', (size_t)(end - start));
    struct markup_tag tag = {.kind = MARKUP_NOTHING};

    if (last)
        markup_read_tag(last, end, &tag);
    return tag.kind == MARKUP_CLOSING && is_of(xml.data, start, tag.name) ? last : end;
}

void xml_fields_read(struct xml_fields *f, const struct plan *plan, struct span xml)
{
    struct markup_tag tag;
    const char *start = markup_read_tag(xml.data, span_end(xml), &tag);
    const struct rule *best;

    f->plan = plan;
    f->n = f->n_open = 0;
    f->has_direct = false;
    if (tag.kind == MARKUP_OPENING) /* and not cut off */
        add_attributes(f, tag.attributes);
    f->inside = span_between(start, content_end(xml, start));
    find_fields(f);
    best = best_text_rule(f);
    drop_parts_of_text(f, best);
    find_text(f, best);
    if (!f->n)
        return;
    qsort(f->fields, f->n, sizeof(*f->fields), by_rule);
    drop_attributes(f);
}

void xml_fields_release(struct xml_fields *f)
{
    intern_release(&f->names);
    buf_release(&f->joined);
    free(f->rules);
    free(f->open);
    free(f->fields);
    *f = (struct xml_fields){.plan = NULL};
}

const struct xml_field *xml_fields_next(const struct xml_fields *f, enum role role,
                                        const struct xml_field *from)
{
    for (const struct xml_field *i = from ? from : f->fields; i < f->fields + f->n; i++)
        if (i->rule->role == role)
            return i;
    return NULL;
}
