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

static void set_room(struct cut *c)
{
    c->room = c->tokens_capacity < c->most ? c->tokens_capacity : c->most;
}

/* Makes room for a token. False: this call has cut as many as it may. */
static bool make_room(struct cut *c)
{
    if (c->n == c->most)
        return false;
    c->tokens = mem_grow(c->tokens, &c->tokens_capacity, c->n + 1, sizeof(*c->tokens));
    c->types =
        mem_grow(c->types, &c->types_capacity, c->tokens_capacity, sizeof(*c->types));
    set_room(c);
    return true;
}

static void begin_sentence(struct cut *c)
{
    struct integers *s = &c->sentences;

    s->items = mem_grow(s->items, &s->capacity, s->n + 1, sizeof(*s->items));
    s->items[s->n++] = c->before + c->n;
}

/* Adds a token, for which there is room, and the sentence that starts with it. */
static inline void take(struct cut *c, size_t start, size_t end, enum token_type type)
{
    if (start >= c->sentence_end) {
        while (c->sentence_end <= start)
            c->sentence_end = sentence_next_by(c->rules, c->text, c->sentence_end);
        begin_sentence(c);
    }
    c->tokens[c->n].data = c->text.data + start;
    c->tokens[c->n].len = end - start;
    c->types[c->n++] = (unsigned char)type;
}

static enum token_type segment_type(struct span text, const struct segment *s)
{
    if (s->is_word)
        return TOKEN_WORD;
    return (unsigned char)text.data[s->start] <= ' ' ? TOKEN_SPACE : TOKEN_PUNCT;
}

/* Cuts all segments; those without a letter or digit count as punctuation. */
static void cut_segments(struct cut *c)
{
    struct segment s;

    while (c->n < c->room || make_room(c)) {
        if (!wordbreak_next(&c->reader.segments, &s)) {
            c->ended = true;
            break;
        }
        take(c, s.start, s.end, segment_type(c->text, &s));
    }
}

static void cut_tokens(struct cut *c)
{
    bool words = c->keep & 1u << TOKEN_WORD;
    struct token token;
    struct segment s;

    while (c->n < c->room || make_room(c)) {
        if (token_next_plain(&c->reader, &s)) {
            if (words)
                take(c, s.start, s.end, TOKEN_WORD);
            continue;
        }
        if (!token_next(&c->reader, &token)) {
            c->ended = true;
            break;
        }
        if (c->keep & 1u << token.type) {
            size_t start = (size_t)(token.text.data - c->text.data);

            take(c, start, start + token.text.len, token.type);
        }
    }
}

void cut_open(struct cut *c, struct span text, struct span lang)
{
    c->text = text;
    c->n = c->before = c->sentences.n = c->sentence_end = 0;
    c->ended = false;
    c->rules = c->plain_standard ? NULL : sentence_rules_for(lang);
    if (c->plain_standard)
        wordbreak_open(&c->reader.segments, text, SEGMENTS_ALL);
    else
        token_open(&c->reader, text, lang,
                   c->keep & (1u << TOKEN_PUNCT | 1u << TOKEN_SYMBOL));
}

void cut_next(struct cut *c, size_t most)
{
    c->before += c->n;
    c->n = 0;
    c->most = most;
    set_room(c);
    if (c->plain_standard)
        cut_segments(c);
    else
        cut_tokens(c);
}

void cut_text(struct cut *c, struct span text, struct span lang)
{
    cut_open(c, text, lang);
    cut_next(c, SIZE_MAX);
}

void cut_release(struct cut *c)
{
    free(c->tokens);
    free(c->types);
    free(c->sentences.items);
    token_release(&c->reader);
}
