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

static void make_room(struct cut *c)
{
    c->tokens = mem_grow(c->tokens, &c->tokens_capacity, c->n + 1, sizeof(*c->tokens));
    c->types =
        mem_grow(c->types, &c->types_capacity, c->tokens_capacity, sizeof(*c->types));
}

static void begin_sentence(struct cut *c)
{
    struct integers *s = &c->sentences;

    s->items = mem_grow(s->items, &s->capacity, s->n + 1, sizeof(*s->items));
    s->items[s->n++] = c->n;
}

/* Adds a token, and the sentence that starts with it. */
static inline void take(struct cut *c, struct span text, size_t start, size_t end,
                        enum token_type type)
{
    if (start >= c->sentence_end) {
        while (c->sentence_end <= start)
            c->sentence_end = sentence_next_by(c->rules, text, c->sentence_end);
        begin_sentence(c);
    }
    if (c->n == c->tokens_capacity)
        make_room(c);
    c->tokens[c->n].data = text.data + start;
    c->tokens[c->n].len = end - start;
    c->types[c->n++] = (unsigned char)type;
}

static enum token_type segment_type(struct span text, const struct segment *s)
{
    if (s->is_word)
        return TOKEN_WORD;
    return (unsigned char)text.data[s->start] <= ' ' ? TOKEN_SPACE : TOKEN_PUNCT;
}

/* All segments, of which those without a letter or digit count as marks. */
static void cut_segments(struct cut *c, struct span text)
{
    struct wordbreak segments;
    struct segment s;

    wordbreak_open(&segments, text, SEGMENTS_ALL);
    while (wordbreak_next(&segments, &s))
        take(c, text, s.start, s.end, segment_type(text, &s));
}

static void cut_tokens(struct cut *c, struct span text)
{
    bool words = c->keep & 1u << TOKEN_WORD;
    struct token token;
    struct segment s;

    for (;;) {
        if (token_next_plain(&c->reader, &s)) {
            if (words)
                take(c, text, s.start, s.end, TOKEN_WORD);
            continue;
        }
        if (!token_next(&c->reader, &token))
            break;
        if (c->keep & 1u << token.type) {
            size_t start = (size_t)(token.text.data - text.data);

            take(c, text, start, start + token.text.len, token.type);
        }
    }
}

void cut_text(struct cut *c, struct span text, struct span lang)
{
    c->n = c->sentences.n = c->sentence_end = 0;
    c->rules = NULL;
    if (c->plain_standard) {
        cut_segments(c, text);
    } else {
        c->rules = sentence_rules_for(lang);
        token_open(&c->reader, text, lang,
                   c->keep & (1u << TOKEN_PUNCT | 1u << TOKEN_SYMBOL));
        cut_tokens(c, text);
    }
}

void cut_release(struct cut *c)
{
    free(c->tokens);
    free(c->types);
    free(c->sentences.items);
    token_release(&c->reader);
}
