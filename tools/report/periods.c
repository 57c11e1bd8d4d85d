#include "periods.h"

#include "mem.h"

#include <stdlib.h>

/* A period with fewer documents, by the median, is joined with others. */
static const uint64_t FEW_DOCUMENTS = 5;
static const size_t FEW_PERIODS = 12, MOST_PERIODS = 400;

void periods_add(struct periods *p, long number, uint64_t documents)
{
    if (p->n && p->items[p->n - 1].number == number) {
        p->items[p->n - 1].documents += documents;
        return;
    }
    p->items = mem_grow(p->items, &p->capacity, p->n + 1, sizeof(*p->items));
    p->items[p->n++] = (struct dated){number, documents};
}

static int by_number(const void *a, const void *b)
{
    const struct dated *x = a, *y = b;

    return (x->number > y->number) - (x->number < y->number);
}

static int by_documents(const void *a, const void *b)
{
    const uint64_t *x = a, *y = b;

    return (*x > *y) - (*x < *y);
}

void periods_order(struct periods *p)
{
    size_t n = p->n;

    if (n)
        qsort(p->items, n, sizeof(*p->items), by_number);
    p->n = 0;
    for (size_t i = 0; i < n; i++)
        periods_add(p, p->items[i].number, p->items[i].documents);
}

static uint64_t median_documents(const struct periods *p)
{
    uint64_t *documents = mem_alloc((p->n + 1) * sizeof(*documents)), median;

    for (size_t i = 0; i < p->n; i++)
        documents[i] = p->items[i].documents;
    qsort(documents, p->n, sizeof(*documents), by_documents);
    median = documents[p->n / 2];
    free(documents);
    return median;
}

uint64_t periods_least(const struct periods *p)
{
    uint64_t half = median_documents(p) / 2;

    return half < 1 ? 1 : half < FEW_DOCUMENTS ? half : FEW_DOCUMENTS;
}

size_t periods_span(const struct periods *p)
{
    return (size_t)(p->items[p->n - 1].number - p->items[0].number) + 1;
}

/* Whether a corpus has so few documents in a period that longer ones tell more. */
static bool is_sparse(const struct periods *p)
{
    return median_documents(p) < FEW_DOCUMENTS && periods_span(p) > FEW_PERIODS;
}

static enum calendar_unit coarser_than(enum calendar_unit unit)
{
    return unit == CALENDAR_DAY ? CALENDAR_MONTH : (enum calendar_unit)(unit + 1);
}

enum calendar_unit periods_join(struct periods *p, enum calendar_unit unit)
{
    while (unit < CALENDAR_YEAR) {
        bool sparse = is_sparse(p);
        enum calendar_unit coarser = coarser_than(unit);

        if (!sparse && periods_span(p) <= MOST_PERIODS)
            break;
        p->sparse |= sparse;
        for (size_t i = 0; i < p->n; i++)
            p->items[i].number = calendar_coarsen(unit, p->items[i].number, coarser);
        unit = coarser;
        periods_order(p);
    }
    return unit;
}

void periods_release(struct periods *p)
{
    free(p->items);
}
