#include "totals.h"

const uint64_t *totals_find(struct totals *t, struct span group)
{
    static const uint64_t none[TOTALS];

    if (!t->started)
        t->has_row = t->next(t->context, &t->row);
    t->started = true;
    while (t->has_row && span_compare(t->row.group, group) < 0)
        t->has_row = t->next(t->context, &t->row);
    return t->has_row && span_equal(t->row.group, group) ? t->row.columns : none;
}
