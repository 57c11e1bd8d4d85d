#include "stem.h"

#include "language.h"
#include "particles.h"

#include <libstemmer.h>

static const struct stemmer *find(struct stem *s, struct span lang)
{
    struct stemmer *made;

    for (size_t i = 0; i < s->n; i++)
        if (span_is(lang, s->stemmers[i].lang))
            return &s->stemmers[i];
    if (s->n == MOST_STEMMERS || !language_is_plain(lang))
        return NULL;
    made = &s->stemmers[s->n++];
    memcpy(made->lang, lang.data, lang.len);
    made->snowball =
        sb_stemmer_new(span_is(lang, "nb") ? "norwegian" : made->lang, "UTF_8");
    return made;
}

static bool is_korean(const struct stemmer *s)
{
    return strcmp(s->lang, "ko") == 0;
}

bool stem_set(struct stem *s, struct span option)
{
    s->automatic = span_is(option, "auto");
    if (!s->automatic)
        s->current = find(s, language_of(option));
    return s->automatic ||
           (s->current && (s->current->snowball || is_korean(s->current)));
}

void stem_use(struct stem *s, struct span lang)
{
    if (!s->automatic)
        return;
    s->current = find(s, language_of(lang));
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
