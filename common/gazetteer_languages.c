#include "gazetteer_languages.h"

#include "fold.h"
#include "mem.h"

#include <stdlib.h>

void gazetteer_languages_init(struct gazetteer_languages *languages)
{
    intern_add(&languages->tags, SPAN(""));
}

void gazetteer_languages_release(struct gazetteer_languages *languages)
{
    intern_release(&languages->tags);
    for (size_t i = 0; i < LANGUAGES_MOST; i++)
        free(languages->known[i].drops);
    arena_release(&languages->text);
    buf_release(&languages->folded);
}

uint32_t gazetteer_languages_number(struct gazetteer_languages *languages,
                                    struct span tag)
{
    if (languages->tags.n == LANGUAGES_MOST &&
        intern_find(&languages->tags, tag) == INTERN_NONE)
        return LANGUAGES_MOST;
    return intern_add(&languages->tags, tag);
}

static struct span keep_folded(struct gazetteer_languages *languages, struct span s)
{
    buf_clear(&languages->folded);
    fold(s, &languages->folded);
    return arena_copy(&languages->text, buf_span(&languages->folded));
}

static void split_drops(struct gazetteer_known *known)
{
    struct span rest = known->language.drops, drop;
    size_t capacity = 0;

    while (rest.len && span_split(&rest, ' ', &drop)) {
        known->drops =
            mem_grow(known->drops, &capacity, known->n_drops + 1, sizeof(drop));
        if (drop.len)
            known->drops[known->n_drops++] = drop;
    }
}

bool gazetteer_languages_tell(struct gazetteer_languages *languages,
                              const struct gazetteer_language *language)
{
    struct span tag = span_is(language->tag, "*") ? SPAN("") : language->tag;
    uint32_t number = gazetteer_languages_number(languages, tag);
    struct gazetteer_known *known;

    if (number == LANGUAGES_MOST)
        return false;
    known = &languages->known[number];
    free(known->drops);
    *known = (struct gazetteer_known){
        .language = {.uses = arena_copy(&languages->text, language->uses),
                     .capitals = language->capitals,
                     .prefixes = keep_folded(languages, language->prefixes),
                     .drops = keep_folded(languages, language->drops),
                     .suffixes = keep_folded(languages, language->suffixes),
                     .defined = true}};
    split_drops(known);
    return true;
}

bool gazetteer_languages_is_told(const struct gazetteer_languages *languages,
                                 struct span tag)
{
    uint32_t number = intern_find(&languages->tags, tag);

    return number != INTERN_NONE && languages->known[number].language.defined;
}

const struct gazetteer_known *
gazetteer_languages_known(const struct gazetteer_languages *languages, uint32_t number)
{
    const struct gazetteer_known *known = &languages->known[number];

    return known->language.defined ? known : &languages->known[0];
}
