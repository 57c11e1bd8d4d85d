/*
 * Our own: the matcher of entity-tag, with tokens given or, with NAMES_CUT, cut in the
 * time measured. Only whole words are names.
 */
#include "names.h"

#include "matcher.h"
#include "mem.h"
#include "token.h"

#include <stdlib.h>

struct text {
    struct span bytes;
    struct span *tokens;
    size_t n, capacity;
};

static struct gazetteer gazetteer;
static struct matcher matcher;
static struct matches entities, topics;
static struct token_reader reader;
static struct text *texts;
static size_t n_texts, texts_capacity;

bool names_open(const char *path)
{
    if (!gazetteer_open(&gazetteer, path))
        return false;
    matcher_init(&matcher, &gazetteer, SPAN("en"));
    return true;
}

static void cut(struct text *t)
{
    struct token token;

    t->n = 0;
    token_open(&reader, t->bytes, SPAN("en"), true);
    while (token_next(&reader, &token)) {
        t->tokens = mem_grow(t->tokens, &t->capacity, t->n + 1, sizeof(*t->tokens));
        t->tokens[t->n++] = token.text;
    }
}

void names_add(const char *text, size_t len)
{
    texts = mem_grow(texts, &texts_capacity, n_texts + 1, sizeof(*texts));
    texts[n_texts] = (struct text){.bytes = {text, len}};
    cut(&texts[n_texts++]);
}

struct found names_find(void)
{
    struct found found = {0};

    for (size_t i = 0; i < n_texts; i++) {
        struct text *t = &texts[i];

#ifdef NAMES_CUT
        cut(t);
#endif
        entities.n = topics.n = 0;
        matcher_run(&matcher, &(struct token_run){t->tokens, t->n, t->bytes, true},
                    &entities, &topics);
        found.all += entities.n;
    }
    found.words = found.all;
    return found;
}
