/*
 * Readers: the languages that they read in, and what they need for it.
 */
#include "reading.h"

#include "fold.h"
#include "mem.h"

#include <stdlib.h>

static void use_affixes(struct reader *r, uint32_t number)
{
    struct reader_language *new = &r->used[r->n_used++];
    struct gazetteer_language known = gazetteer_language_at(r->gazetteer, number);

    new->number = number;
    endings_find(&new->endings, &known);
    if (new->endings.longest > r->longest_ending)
        r->longest_ending = new->endings.longest;
    proclitics_add(&r->proclitics, &known);
}

static void use_language(struct reader *r, uint32_t number)
{
    if (!reader_has(r, number) && r->n_used < READING_MOST_LANGUAGES)
        use_affixes(r, number);
    r->languages[number / 64] |= UINT64_C(1) << number % 64;
}

static void use_languages(struct reader *r, struct span tags)
{
    struct span tag;

    while (tags.len && span_split(&tags, ',', &tag)) {
        uint32_t number = gazetteer_language(r->gazetteer, span_trim(tag, " "));

        if (number)
            use_language(r, number);
    }
}

/* A language without a row is read as the one that it is a variety of, too. */
static void use_with_row(struct reader *r, uint32_t own)
{
    uint32_t number = gazetteer_language_with_row(r->gazetteer, own);

    if (!number || number == own)
        return;
    use_language(r, number);
    use_languages(r, gazetteer_language_at(r->gazetteer, number).uses);
}

/* A set of languages is active if it holds one that applies. */
static void find_active(struct reader *r)
{
    const struct image_section *sets = &r->gazetteer->header->language_sets;
    const language_set *set = gazetteer_section(r->gazetteer, *sets);

    r->active = mem_zalloc((size_t)sets->count + 1, 1);
    for (size_t k = 0; k < LANGUAGE_WORDS; k++)
        for (uint64_t i = 0; r->languages[k] && i < sets->count; i++)
            r->active[i] |= (set[i].bits[k] & r->languages[k]) != 0;
}

static void begin(struct reader *r, const struct gazetteer *g)
{
    *r = (struct reader){.gazetteer = g};
    cache_init(&r->cache);
    r->readings = mem_zalloc(1, sizeof(*r->readings));
    r->links = mem_zalloc(1, sizeof(*r->links));
    r->topics = mem_zalloc(1, sizeof(*r->topics));
    r->n_readings = r->readings_capacity = r->links_capacity = r->topics_capacity = 1;
}

void reader_init(struct reader *r, const struct gazetteer *g, struct span lang)
{
    uint32_t own = gazetteer_language(g, lang);

    begin(r, g);
    r->is_turkic = fold_is_turkic(lang);
    use_language(r, own);
    r->languages[0] |= 1;
    use_languages(r, gazetteer_language_at(g, own).uses);
    use_with_row(r, own);
    find_active(r);
}

void reader_init_all(struct reader *r, const struct gazetteer *g)
{
    begin(r, g);
    memset(r->languages, 0xFF, sizeof(r->languages));
    find_active(r);
}

void reader_release(struct reader *r)
{
    cache_release(&r->cache);
    intern_release(&r->lists);
    free(r->readings);
    free(r->links);
    free(r->topics);
    free(r->leading);
    free(r->edges);
    free(r->inner);
    free(r->forms);
    buf_release(&r->folded);
    buf_release(&r->turkic);
    buf_release(&r->list);
    buf_release(&r->behind);
    for (size_t i = 0; i < r->n_used; i++)
        endings_release(&r->used[i].endings);
    proclitics_release(&r->proclitics);
    free(r->active);
    *r = (struct reader){0};
}
