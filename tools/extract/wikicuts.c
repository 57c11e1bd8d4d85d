#include "wikicuts.h"

#include "mem.h"

#include <stdlib.h>

/* ---- cuts ---- */

size_t wiki_add_cut(struct wiki_finder *f, enum wiki_cut_kind kind, const char *end)
{
    struct wiki_cuts *cuts = f->cuts;

    cuts->list =
        mem_grow(cuts->list, &cuts->capacity, cuts->n + 1, sizeof(*cuts->list));
    cuts->list[cuts->n] = (struct wiki_cut){f->p, end, kind, NULL};
    return cuts->n++;
}

void wiki_cut_to(struct wiki_finder *f, enum wiki_cut_kind kind, const char *end,
                 const char *instead)
{
    wiki_cut_at(f, wiki_add_cut(f, kind, end))->instead = instead;
    f->p = end;
}

/* ---- the stack ---- */

void wiki_open(struct wiki_finder *f, enum wiki_kind kind, size_t width)
{
    struct wiki_construct *c;

    f->open = mem_grow(f->open, &f->capacity, f->n_open + 1, sizeof(*f->open));
    c = &f->open[f->n_open++];
    c->kind = kind;
    c->width = width;
    c->cut = wiki_add_cut(f, WIKI_CUT_MARK, kind == WIKI_LINK ? f->p + width : f->p);
    c->n_bars = 0;
    c->outer = f->innermost[kind];
    f->innermost[kind] = f->n_open;
    f->p += width;
}

void wiki_drop_top(struct wiki_finder *f)
{
    f->innermost[wiki_top(f)->kind] = wiki_top(f)->outer;
    f->n_open--;
}

bool wiki_can_close(const struct wiki_finder *f, enum wiki_kind kind)
{
    for (int stronger = (int)kind + 1; stronger < WIKI_N_KINDS; stronger++)
        if (f->innermost[stronger] > f->innermost[kind])
            return false;
    return f->innermost[kind] != 0;
}

const struct wiki_construct *wiki_take(struct wiki_finder *f, enum wiki_kind kind)
{
    size_t number = f->innermost[kind];

    while (f->n_open >= number)
        wiki_drop_top(f);
    return &f->open[number - 1];
}

void wiki_leave_out(struct wiki_finder *f, const struct wiki_construct *c,
                    const char *end)
{
    struct wiki_cut *cut = wiki_cut_at(f, c->cut);

    cut->end = end;
    cut->kind = WIKI_CUT_LEFT_OUT;
    f->cuts->n = c->cut + 1;
    f->p = end;
}

void wiki_cuts_release(struct wiki_cuts *cuts)
{
    free(cuts->list);
    *cuts = (struct wiki_cuts){NULL, 0, 0};
}
