#include "concordance/document.h"

#include "mem.h"

#include <stdlib.h>

enum { ID, DATE, LANG, TEXT, TOKENS, SENTENCES, ENTITIES, TOPICS, MEMBERS };
const char *const document_members[] = {
    "id", "date", "lang", "text", "tokens", "sentences", "entities", "topics", NULL};

void document_release(struct document *d)
{
    tokenized_release(&d->content);
    free(d->sentences.items);
    annotations_release(&d->entities);
    annotations_release(&d->topics);
    buf_release(&d->lang);
    buf_release(&d->decoded);
    arena_release(&d->kept);
}

/* An id of another program may be a number. */
static struct span keep(struct document *d, const struct json_value *value)
{
    buf_clear(&d->decoded);
    return arena_copy(&d->kept, json_string_or_number(value, &d->decoded));
}

static bool read_member(struct document *d, struct record *r, int member,
                        struct json_value *values)
{
    struct json_value *value = &values[member];

    if (member == TEXT)
        return tokenized_take_text(&d->content, r, TEXT);
    if (member == TOKENS)
        return tokenized_take_tokens(&d->content, r, TOKENS);
    if (member < TEXT || (member >= ENTITIES && json_peek(&r->json) != JSON_ARRAY))
        return json_take(&r->json, value);
    if (json_peek(&r->json) != JSON_ARRAY)
        return record_take(r, JSON_ARRAY, member, value);
    if (member == SENTENCES)
        return record_integers(&r->json, &d->sentences);
    return annotations_read(&r->json, member == ENTITIES ? &d->entities : &d->topics,
                            false);
}

static const char *find_lack(const struct document *d)
{
    if (!d->content.has_text)
        return "the record has no \"text\" to quote";
    if (!d->content.has_tokens)
        return "the record has no \"tokens\", which tokenize adds: "
               "'... | tokenize | concordance'";
    return d->content.aligned
               ? NULL
               : "the tokens are not those of the text; run tokenize anew";
}

/* Drops entities and sentences with tokens that the document does not have. */
static void check_numbers(struct document *d)
{
    struct annotations *entities = &d->entities;
    size_t kept = 0;

    for (size_t i = 0; i < entities->n; i++)
        if (entities->items[i].start < entities->items[i].end &&
            entities->items[i].end <= d->content.tokens.n)
            entities->items[kept++] = entities->items[i];
    entities->n = kept;
    kept = 0;
    for (size_t i = 0; i < d->sentences.n; i++)
        if (d->sentences.items[i] < d->content.tokens.n &&
            (!kept || d->sentences.items[i] > d->sentences.items[kept - 1]))
            d->sentences.items[kept++] = d->sentences.items[i];
    d->sentences.n = kept;
}

bool document_read(struct document *d, struct record *r)
{
    struct json_value values[MEMBERS] = {{0}};
    int member;

    tokenized_clear(&d->content);
    arena_reset(&d->kept);
    annotations_clear(&d->entities);
    annotations_clear(&d->topics);
    d->sentences.n = 0;
    while ((member = record_next(r)) >= 0)
        if (!read_member(d, r, member, values))
            return false;
    if (r->json.problem)
        return false;
    d->id = keep(d, &values[ID]);
    d->date = keep(d, &values[DATE]);
    record_language(&values[LANG], &d->decoded, &d->lang);
    check_numbers(d);
    return record_refuse_unready(r, find_lack(d));
}
