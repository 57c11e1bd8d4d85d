#include "gazetteer_rivals.h"

#include <stdlib.h>

static int by_language_and_type(const void *a, const void *b)
{
    const struct gazetteer_rival *x = a, *y = b;

    if (x->language != y->language)
        return x->language < y->language ? -1 : 1;
    return x->type < y->type ? -1 : x->type > y->type;
}

static bool is_rival(const struct gazetteer_rival *a, const struct gazetteer_rival *b)
{
    return a->id != b->id && a->form != b->form;
}

/*
 * Up to five forms of a language and type, such that any form that has a rival among
 * all has one among these. They are the first form; two with other ids than its own,
 * whose forms differ from each other; and two with other forms, whose ids differ from
 * each other. A form that shares neither id nor form with the first is its rival. One
 * that shares its id is the rival of one of the next two, if it has any; and one that
 * shares its form of one of the last two.
 */
struct witnesses {
    const struct gazetteer_rival *items[5];
    size_t n, other_ids, other_forms;
};

static void add_witness(struct witnesses *w, const struct gazetteer_rival *r)
{
    w->items[w->n++] = r;
}

static struct witnesses find_witnesses(const struct gazetteer_rival *r, size_t n)
{
    const struct gazetteer_rival *other_id = NULL, *other_form = NULL;
    struct witnesses w = {.items = {r}, .n = 1};

    for (size_t i = 1; i < n; i++) {
        if (r[i].id != r->id && w.other_ids < 2 &&
            (!other_id || r[i].form != other_id->form)) {
            other_id = &r[i];
            w.other_ids++;
            add_witness(&w, other_id);
        }
        if (r[i].form != r->form && w.other_forms < 2 &&
            (!other_form || r[i].id != other_form->id)) {
            other_form = &r[i];
            w.other_forms++;
            add_witness(&w, other_form);
        }
    }
    return w;
}

static void mark(struct gazetteer_rival *r, size_t n)
{
    struct witnesses w = find_witnesses(r, n);

    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < w.n && !r[i].is_rivalled; k++)
            r[i].is_rivalled = is_rival(&r[i], w.items[k]);
}

void gazetteer_rivals_mark(struct gazetteer_rival *rivals, size_t n)
{
    qsort(rivals, n, sizeof(*rivals), by_language_and_type);
    for (size_t start = 0, end; start < n; start = end) {
        for (end = start + 1;
             end < n && by_language_and_type(&rivals[start], &rivals[end]) == 0;)
            end++;
        mark(rivals + start, end - start);
    }
}
