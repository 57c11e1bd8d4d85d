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
    free(d->sentences.items);
    annotations_release(&d->entities);
    annotations_release(&d->topics);
    buf_release(&d->lang);
    buf_release(&d->text_decoded);
    buf_release(&d->decoded);
    arena_release(&d->kept);
}

static struct span keep(struct document *d, const struct json_value *string)
{
    buf_clear(&d->decoded);
    return arena_copy(&d->kept, json_string(string, &d->decoded));
}

/* Reads the tokens; keeps the place of the array in case the text comes behind it. */
static bool read_tokens(struct document *d, struct json *j, struct json_value *value)
{
    *value = (struct json_value){.type = JSON_ARRAY, .text = {j->cur, 0}};
    return record_tokens(j, d->text, &d->tokens, &d->aligned);
}

static bool read_text(struct document *d, struct record *r, struct json_value *text,
                      struct json_value *tokens)
{
    struct json again;

    if (!record_take_decoded(r, TEXT, text, &d->text_decoded))
        return false;
    d->text = text->type == JSON_STRING ? text->text : (struct span){"", 0};
    again = r->json;
    again.cur = tokens->text.data;
    return tokens->type != JSON_ARRAY || read_tokens(d, &again, tokens);
}

static bool read_member(struct document *d, struct record *r, int member,
                        struct json_value *values)
{
    struct json_value *value = &values[member];

    if (member == TEXT)
        return read_text(d, r, value, &values[TOKENS]);
    if (member < TEXT || (member >= ENTITIES && json_peek(&r->json) != JSON_ARRAY))
        return json_take(&r->json, value);
    if (json_peek(&r->json) != JSON_ARRAY)
        return record_take(r, JSON_ARRAY, member, value);
    switch (member) {
    case TOKENS:
        return read_tokens(d, &r->json, value);
    case SENTENCES:
        return record_integers(&r->json, &d->sentences);
    default:
        return annotations_read(&r->json,
                                member == ENTITIES ? &d->entities : &d->topics, false);
    }
}

/* A string; or the digits of a number, which an id of another program may be. */
static struct span text_of(struct document *d, const struct json_value *value)
{
    return value->type == JSON_STRING   ? keep(d, value)
           : value->type == JSON_NUMBER ? value->text
                                        : (struct span){"", 0};
}

/* The language is unknown if the value is no tag. */
static void read_language(struct document *d, const struct json_value *value)
{
    buf_clear(&d->lang);
    buf_clear(&d->decoded);
    if (value->type == JSON_STRING)
        lang_tag(json_string(value, &d->decoded), &d->lang);
    buf_terminate(&d->lang);
}

static const char *find_lack(const struct document *d, const struct json_value *values)
{
    if (values[TEXT].type == JSON_ABSENT)
        return "the record has no \"text\" to quote";
    if (values[TOKENS].type == JSON_ABSENT)
        return "the record has no \"tokens\", which tokenize adds: "
               "'... | tokenize | concordance'";
    return d->aligned ? NULL
                      : "the tokens are not those of the text; run tokenize anew";
}

/* Drops entities and sentences with tokens that the document does not have. */
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

    d->text = (struct span){"", 0};
    strings_clear(&d->tokens);
    arena_reset(&d->kept);
    annotations_clear(&d->entities);
    annotations_clear(&d->topics);
    d->sentences.n = 0;
    while ((member = record_next(r)) >= 0)
        if (!read_member(d, r, member, values))
            return false;
    if (r->json.problem)
        return false;
    d->id = text_of(d, &values[ID]);
    d->date = text_of(d, &values[DATE]);
    read_language(d, &values[LANG]);
    check_numbers(d);
    return record_refuse_unready(r, find_lack(d, values));
}
