#include "tokenize/cut.h"

#include "mem.h"
#include "sentence.h"
#include "wordbreak.h"

#include <stdlib.h>

bool cut_parse_types(struct span list, unsigned *keep)
{
    struct span name;

    *keep = 0;
    while (span_split(&list, ',', &name)) {
        unsigned type = TOKEN_WORD;

        while (type < TOKEN_TYPES && !span_is(name, token_type_name(type)))
            type++;
        if (type == TOKEN_TYPES)
            return false;
        *keep |= 1u << type;
    }
    return true;
}

static void add_token(struct cut *c, struct token token)
{
    if (c->n == c->tokens_capacity)
        c->tokens =
            mem_grow(c->tokens, &c->tokens_capacity, c->n + 1, sizeof(*c->tokens));
    if (c->n == c->types_capacity)
        c->types = mem_grow(c->types, &c->types_capacity, c->n + 1, sizeof(*c->types));
    c->tokens[c->n] = token.text;
    c->types[c->n++] = (unsigned char)token.type;
}

static void begin_sentence(struct cut *c)
{
    struct integers *s = &c->sentences;

    s->items = mem_grow(s->items, &s->capacity, s->n + 1, sizeof(*s->items));
    s->items[s->n++] = c->n;
}

/* All segments, of which those without a letter or digit count as marks. */
static bool next_segment(struct span text, size_t *pos, struct token *token)
{
    bool is_word;
    size_t start = *pos;

    if (start >= text.len)
        return false;
    *pos = wordbreak_next(text.data, text.len, start, &is_word);
    token->text = (struct span){text.data + start, *pos - start};
    token->type = is_word ? TOKEN_WORD : TOKEN_PUNCT;
    return true;
}

void cut_text(struct cut *c, struct span text, struct span lang)
{
    size_t sentence_end = 0, pos = 0;
    struct token token;

    c->n = c->sentences.n = 0;
    token_open(&c->reader, text, lang);
    while (c->plain_standard ? next_segment(text, &pos, &token)
                             : token_next(&c->reader, &token)) {
        size_t start = (size_t)(token.text.data - text.data);

        if (!c->plain_standard && !(c->keep & 1u << token.type))
            continue;
        if (start >= sentence_end) {
            while (sentence_end <= start)
                sentence_end = sentence_next(text.data, text.len, sentence_end);
            begin_sentence(c);
        }
        add_token(c, token);
    }
}

void cut_release(struct cut *c)
{
    free(c->tokens);
    free(c->types);
    free(c->sentences.items);
    token_release(&c->reader);
}
