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
    annotations_release(&d->entities);
    annotations_release(&d->topics);
    buf_release(&d->lang);
    buf_release(&d->decoded);
    arena_release(&d->kept);
}

static struct span keep(struct document *d, const struct json_value *string)
{
    buf_clear(&d->decoded);
    return arena_copy(&d->kept, json_string(string, &d->decoded));
}

static enum json_type type_of(int member)
{
    return member <= TEXT ? JSON_STRING : JSON_ARRAY;
}

static bool read_member(struct document *d, struct record *r, int member,
                        struct json_value *value)
{
    if (member < TEXT || (member >= ENTITIES && json_peek(&r->json) != JSON_ARRAY))
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
        return annotations_read(
            &r->json, member == ENTITIES ? &d->entities : &d->topics, false);
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
    struct annotations *entities = &d->entities;
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
    annotations_clear(&d->entities);
    annotations_clear(&d->topics);
    d->sentences.n = 0;
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
