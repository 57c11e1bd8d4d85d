#include "matchers.h"

#include "mem.h"

#include <stdlib.h>

enum { FEW_VOTES = 1 };

static struct matcher *all_languages(struct matchers *m)
{
    if (!m->any) {
        m->any = mem_zalloc(1, sizeof(*m->any));
        reader_init_all(&m->any->reader, m->gazetteer);
        m->any->votes = mem_zalloc(LANGUAGES_MOST, sizeof(*m->any->votes));
    }
    return m->any;
}

/*
 * The language that has the most names and topic terms in the run, English if it has
 * nearly as many: the lists of many languages hold English names, and their terms
 * may be English words.
 */
static uint32_t elect(struct matchers *m, const struct token_run *run)
{
    struct matcher *any = all_languages(m);
    uint32_t english = gazetteer_language(m->gazetteer, SPAN("en")), best = english;

    memset(any->votes, 0, LANGUAGES_MOST * sizeof(*any->votes));
    m->found.n = 0;
    matcher_run(any, run, &m->found, &m->found);
    for (uint32_t i = 1; i < LANGUAGES_MOST; i++)
        if (any->votes[i] > any->votes[best])
            best = i;
    if (any->votes[best] <= FEW_VOTES)
        return english;
    return any->votes[english] * 4 >= any->votes[best] * 3 ? english : best;
}

static struct matcher_slot *oldest(struct matchers *m)
{
    struct matcher_slot *found = &m->slots[0];

    for (size_t i = 1; i < MATCHERS_MOST; i++)
        if (m->slots[i].used < found->used)
            found = &m->slots[i];
    return found;
}

static void fill_slot(struct matchers *m, struct matcher_slot *slot, struct span lang)
{
    if (slot->matcher)
        matcher_release(slot->matcher);
    else
        slot->matcher = mem_zalloc(1, sizeof(*slot->matcher));
    matcher_init(slot->matcher, m->gazetteer, lang);
    memcpy(slot->tag, lang.data, lang.len);
    slot->tag_len = lang.len;
}

static struct matcher_slot *find_slot(struct matchers *m, struct span lang)
{
    for (size_t i = 0; i < MATCHERS_MOST; i++)
        if (m->slots[i].matcher &&
            span_equal((struct span){m->slots[i].tag, m->slots[i].tag_len}, lang))
            return &m->slots[i];
    return NULL;
}

struct matcher *matchers_find(struct matchers *m, struct span lang,
                              const struct token_run *run)
{
    struct matcher_slot *slot;

    if (lang.len > MATCHERS_TAG)
        lang.len = MATCHERS_TAG;
    slot = lang.len ? find_slot(m, lang) : NULL;
    if (!slot && (!lang.len ||
                  (m->elects_for_unknown && !gazetteer_language(m->gazetteer, lang)))) {
        lang = gazetteer_language_tag(m->gazetteer, elect(m, run));
        slot = find_slot(m, lang);
    }
    if (!slot) {
        slot = oldest(m);
        fill_slot(m, slot, lang);
    }
    slot->used = ++m->time;
    return slot->matcher;
}

struct span matchers_language(const struct matchers *m, const struct matcher *matcher)
{
    for (size_t i = 0; i < MATCHERS_MOST; i++)
        if (m->slots[i].matcher == matcher)
            return (struct span){m->slots[i].tag, m->slots[i].tag_len};
    return (struct span){"", 0};
}

void matchers_release(struct matchers *m)
{
    for (size_t i = 0; i < MATCHERS_MOST; i++)
        if (m->slots[i].matcher) {
            matcher_release(m->slots[i].matcher);
            free(m->slots[i].matcher);
        }
    if (m->any) {
        matcher_release(m->any);
        free(m->any);
    }
    free(m->found.items);
    *m = (struct matchers){.gazetteer = m->gazetteer};
}
