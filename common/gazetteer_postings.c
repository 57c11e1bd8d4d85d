#include "gazetteer_postings.h"

#include "gazetteer.h"
#include "mem.h"

#include <stdlib.h>

void gazetteer_postings_add(struct gazetteer_postings *postings, uint32_t node,
                            uint32_t entry, bool by_stems)
{
    postings->items = mem_grow(postings->items, &postings->capacity, postings->n + 1,
                               sizeof(*postings->items));
    postings->items[postings->n++] =
        (struct gazetteer_posting){node, entry, .by_stems = by_stems};
}

static int by_node(const void *a, const void *b)
{
    const struct gazetteer_posting *x = a, *y = b;

    if (x->node != y->node)
        return x->node < y->node ? -1 : 1;
    return x->entry < y->entry ? -1 : x->entry > y->entry;
}

void gazetteer_postings_sort(struct gazetteer_postings *postings)
{
    if (postings->n)
        qsort(postings->items, postings->n, sizeof(*postings->items), by_node);
}

size_t gazetteer_postings_end(const struct gazetteer_postings *postings, size_t start)
{
    size_t end = start + 1;

    while (end < postings->n &&
           postings->items[end].node == postings->items[start].node)
        end++;
    return end;
}

/* Of `n` at one node: marks those that have rivals. */
static void mark_rivalled(struct gazetteer_postings *postings,
                          struct gazetteer_posting *at_node, size_t n,
                          const struct image_entry *entries)
{
    struct gazetteer_rival *rivals = mem_grow(
        postings->rivals, &postings->rivals_capacity, n, sizeof(*postings->rivals));

    postings->rivals = rivals;
    for (size_t i = 0; i < n; i++) {
        const struct image_entry *e = &entries[at_node[i].entry];

        rivals[i] = (struct gazetteer_rival){.language = e->language,
                                             .type = e->type,
                                             .id = e->id,
                                             .form = e->form.at,
                                             .place = (uint32_t)i};
    }
    gazetteer_rivals_mark(rivals, n);
    for (size_t i = 0; i < n; i++)
        at_node[rivals[i].place].is_rivalled = rivals[i].is_rivalled;
}

static bool tells_something(const struct gazetteer_posting *posting,
                            const struct image_entry *entries)
{
    return !posting->by_stems || !posting->is_rivalled ||
           entries[posting->entry].flags & ENTRY_TOPIC;
}

size_t gazetteer_postings_settle(struct gazetteer_postings *postings, size_t start,
                                 size_t end, const struct image_entry *entries)
{
    struct gazetteer_posting *at_node = postings->items + start;
    size_t n = end - start, kept = 0;

    mark_rivalled(postings, at_node, n, entries);
    for (size_t i = 0; i < n; i++)
        if (tells_something(&at_node[i], entries))
            at_node[kept++] = at_node[i];
    return kept;
}

void gazetteer_postings_release(struct gazetteer_postings *postings)
{
    free(postings->items);
    free(postings->rivals);
}
