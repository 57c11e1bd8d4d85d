#include "concordance/terms.h"

#include <stdlib.h>

bool terms_begin(struct terms *t, const struct sources *s,
                 struct gazetteer_fault *fault)
{
    t->matchers.gazetteer = &t->gazetteer;
    return sources_load(s, &t->gazetteer, &t->image, fault);
}

bool terms_have(const struct terms *t, struct span topic)
{
    for (uint32_t i = 0; i < gazetteer_size(&t->gazetteer); i++) {
        struct gazetteer_entry e = gazetteer_entry(&t->gazetteer, i);

        if (e.flags & ENTRY_TOPIC && span_equal(e.id, topic))
            return true;
    }
    return false;
}

struct span terms_topic(const struct terms *t, const struct match *m)
{
    struct gazetteer_term term = gazetteer_term(&t->gazetteer, m->entry);

    return m->end > m->start && term.weight > 0
               ? gazetteer_symbol(&t->gazetteer, term.topic)
               : SPAN("");
}

const struct matches *terms_find(struct terms *t, const struct document *d)
{
    struct token_run run = {d->content.tokens.items, d->content.tokens.n,
                            d->content.text, true};

    t->entities.n = t->found.n = 0;
    matcher_run(matchers_find(&t->matchers, buf_span(&d->lang), &run), &run,
                &t->entities, &t->found);
    return &t->found;
}

void terms_release(struct terms *t)
{
    matchers_release(&t->matchers);
    gazetteer_close(&t->gazetteer);
    buf_release(&t->image);
    free(t->entities.items);
    free(t->found.items);
}
