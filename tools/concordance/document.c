#include "concordance/document.h"

#include "lang.h"
#include "mem.h"

#include <stdlib.h>

enum { ID, DATE, LANG, TEXT, TOKENS, SENTENCES, ENTITIES, TOPICS, MEMBERS };
const char *const document_members[] = {
    "id", "date", "lang", "text", "tokens", "sentences", "entities", "topics", NULL};

void document_release(struct document *d)
{
    strings_release(&d->tokens);
    free(d->starts);
    free(d->sentences.items);
    free(d->entities.items);
    free(d->topics.items);
    buf_release(&d->lang);
    buf_release(&d->decoded);
    arena_release(&d->kept);
}

static struct span keep(struct document *d, const struct json_value *string)
{
    buf_clear(&d->decoded);
    return arena_copy(&d->kept, json_string(string, &d->decoded));
}

/* A token's number; one that no document has if it is no whole number. */
static size_t whole_number(struct span digits)
{
    size_t n = 0;

    for (size_t i = 0; i < digits.len; i++) {
        if (digits.data[i] < '0' || digits.data[i] > '9' || n > SIZE_MAX / 10 - 1)
            return SIZE_MAX;
        n = n * 10 + (size_t)(digits.data[i] - '0');
    }
    return n;
}

static bool read_entity(struct document *d, struct json *j, struct entity *e)
{
    struct json_value name, value;

    *e = (struct entity){{"", 0}, {"", 0}, SIZE_MAX, SIZE_MAX};
    if (!json_enter_object(j))
        return false;
    while (json_next_member(j, &name)) {
        if (!json_take(j, &value))
            return false;
        if (value.type == JSON_STRING && span_is(name.text, "type"))
            e->type = keep(d, &value);
        else if (value.type == JSON_STRING && span_is(name.text, "id"))
            e->id = keep(d, &value);
        else if (value.type == JSON_NUMBER && span_is(name.text, "start"))
            e->start = whole_number(value.text);
        else if (value.type == JSON_NUMBER && span_is(name.text, "end"))
            e->end = whole_number(value.text);
    }
    return !j->problem;
}

static bool read_entities(struct document *d, struct json *j, struct entities *list)
{
    struct entity e;

    list->present = true;
    if (!json_enter_array(j))
        return false;
    while (json_next_element(j)) {
        if (!read_entity(d, j, &e))
            return false;
        list->items =
            mem_grow(list->items, &list->capacity, list->n + 1, sizeof(*list->items));
        list->items[list->n++] = e;
    }
    return !j->problem;
}

static enum json_type type_of(int member)
{
    return member <= TEXT ? JSON_STRING : JSON_ARRAY;
}

static bool read_member(struct document *d, struct record *r, int member,
                        struct json_value *value)
{
    if (member < TEXT)
        return json_take(&r->json, value);
    if (member == TEXT || json_peek(&r->json) != type_of(member))
        return record_take(r, type_of(member), member, value);
    value->type = JSON_ARRAY;
    switch (member) {
    case TOKENS:
        return record_strings(&r->json, &d->tokens);
    case SENTENCES:
        return record_integers(&r->json, &d->sentences);
    default:
        return read_entities(d, &r->json,
                             member == ENTITIES ? &d->entities : &d->topics);
    }
}

/* A string, or the digits of a number, as ids of others' programs may be. */
static struct span text_of(struct document *d, const struct json_value *value)
{
    return value->type == JSON_STRING   ? keep(d, value)
           : value->type == JSON_NUMBER ? value->text
                                        : (struct span){"", 0};
}

/* What is no tag tells no language. */
static void read_language(struct document *d, const struct json_value *value)
{
    buf_clear(&d->lang);
    buf_clear(&d->decoded);
    if (value->type == JSON_STRING)
        lang_tag(json_string(value, &d->decoded), &d->lang);
    buf_terminate(&d->lang);
}

static const char *find_lack(struct document *d, const struct json_value *values)
{
    if (values[TEXT].type == JSON_ABSENT)
        return "the record has no \"text\" to quote";
    if (values[TOKENS].type == JSON_ABSENT)
        return "the record has no \"tokens\"; run tokenize before concordance";
    d->starts =
        mem_grow(d->starts, &d->starts_capacity, d->tokens.n, sizeof(*d->starts));
    return record_align(d->text, &d->tokens, d->starts)
               ? NULL
               : "the tokens are not those of the text; run tokenize anew";
}

/* Entities and sentences that are none of the document's are passed over. */
static void check_numbers(struct document *d)
{
    struct entities *entities = &d->entities;
    size_t kept = 0;

    for (size_t i = 0; i < entities->n; i++)
        if (entities->items[i].start < entities->items[i].end &&
            entities->items[i].end <= d->tokens.n)
            entities->items[kept++] = entities->items[i];
    entities->n = kept;
    kept = 0;
    for (size_t i = 0; i < d->sentences.n; i++)
        if (d->sentences.items[i] < d->tokens.n &&
            (!kept || d->sentences.items[i] > d->sentences.items[kept - 1]))
            d->sentences.items[kept++] = d->sentences.items[i];
    d->sentences.n = kept;
}

bool document_read(struct document *d, struct record *r)
{
    struct json_value values[MEMBERS] = {{0}};
    int member;

    strings_clear(&d->tokens);
    arena_reset(&d->kept);
    d->sentences.n = d->entities.n = d->topics.n = 0;
    d->entities.present = d->topics.present = false;
    while ((member = record_next(r)) >= 0)
        if (!read_member(d, r, member, &values[member]))
            return false;
    if (r->json.problem)
        return false;
    d->id = text_of(d, &values[ID]);
    d->date = text_of(d, &values[DATE]);
    read_language(d, &values[LANG]);
    d->text = text_of(d, &values[TEXT]);
    r->json.problem = find_lack(d, values);
    check_numbers(d);
    return !r->json.problem;
}
