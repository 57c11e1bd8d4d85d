#include "stem.h"

#include "particles.h"

#include <libstemmer.h>

static const struct stemmer *find(struct stem *s, struct span tag)
{
    struct language language = language_of(tag);
    const char *code = language.code;
    struct stemmer *made;

    for (size_t i = 0; i < s->n; i++)
        if (strcmp(code, s->stemmers[i].language.code) == 0)
            return &s->stemmers[i];
    if (s->n == MOST_STEMMERS || !*code)
        return NULL;
    made = &s->stemmers[s->n++];
    made->language = language;
    made->snowball =
        sb_stemmer_new(strcmp(code, "nb") == 0 ? "norwegian" : code, "UTF_8");
    return made;
}

static bool is_korean(const struct stemmer *s)
{
    return strcmp(s->language.code, "ko") == 0;
}

bool stem_set(struct stem *s, struct span option)
{
    s->automatic = span_is(option, "auto");
    if (!s->automatic)
        s->current = find(s, option);
    return s->automatic ||
           (s->current && (s->current->snowball || is_korean(s->current)));
}

void stem_use(struct stem *s, struct span tag)
{
    if (!s->automatic)
        return;
    s->current = find(s, tag);
    if (s->current && !s->current->snowball && !is_korean(s->current))
        s->current = NULL;
}

struct span stem_word(const struct stem *s, struct span word)
{
    const sb_symbol *stem;

    if (!s->current)
        return word;
    if (!s->current->snowball)
        return particles_off(word);
    stem = sb_stemmer_stem(s->current->snowball, (const sb_symbol *)word.data,
                           (int)word.len);
    return (struct span){(const char *)stem,
                         (size_t)sb_stemmer_length(s->current->snowball)};
}

void stem_release(struct stem *s)
{
    for (size_t i = 0; i < s->n; i++)
        if (s->stemmers[i].snowball)
            sb_stemmer_delete(s->stemmers[i].snowball);
    *s = (struct stem){0};
}
