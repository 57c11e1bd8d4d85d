#include "tokenized.h"

void tokenized_clear(struct tokenized *t)
{
    strings_clear(&t->tokens);
    t->text = (struct span){"", 0};
    t->has_text = t->has_tokens = t->aligned = false;
    t->array = NULL;
}

void tokenized_release(struct tokenized *t)
{
    strings_release(&t->tokens);
    buf_release(&t->decoded);
    *t = (struct tokenized){0};
}

/* Tokens that came before the text are read again, to be found in it. */
bool tokenized_take_text(struct tokenized *t, struct record *r, int index)
{
    struct json_value value;
    struct json again;

    if (!record_take_decoded(r, index, &value, &t->decoded))
        return false;
    t->has_text = value.type == JSON_STRING;
    t->text = t->has_text ? value.text : (struct span){"", 0};
    again = r->json;
    again.cur = t->array;
    return !t->has_tokens || record_tokens(&again, t->text, &t->tokens, &t->aligned);
}

bool tokenized_take_tokens(struct tokenized *t, struct record *r, int index)
{
    struct json_value absent;

    if (json_peek(&r->json) != JSON_ARRAY)
        return record_take(r, JSON_ARRAY, index, &absent);
    t->has_tokens = true;
    t->array = r->json.cur;
    return record_tokens(&r->json, t->text, &t->tokens, &t->aligned);
}
