#include "side.h"

#include "split.h"

static bool is_pair(struct span key)
{
    struct span first, second;

    split_first(key, 1, &first, &second);
    return first.len && second.len;
}

static bool next_row(void *side, struct row *row)
{
    struct side *s = side;

    while (s->next(s->context, row))
        if (!s->pairs || is_pair(row->key))
            return true;
    return false;
}

static bool begin_series(struct side *s)
{
    s->series.n_keys = s->n_keys;
    s->series.unit = s->unit;
    s->series.next = next_row;
    s->series.context = s;
    s->series.next_total = s->next_total;
    s->series.totals_context = s->totals_context;
    s->series.bytes = s->bytes;
    return series_begin(&s->series);
}

bool side_begin(struct side *s)
{
    if (s->over)
        return begin_series(s);
    s->totals = (struct totals){.next = s->next_total, .context = s->totals_context};
    s->is_taken = true;
    return true;
}

bool side_peek(struct side *s, struct row *row)
{
    if (s->over)
        return series_peek(&s->series, row);
    if (s->is_taken)
        s->has_row = next_row(s, &s->row);
    s->is_taken = false;
    *row = s->row;
    return s->has_row;
}

void side_take(struct side *s, struct evidence *e)
{
    if (s->over) {
        series_take(&s->series, e);
        return;
    }
    s->is_taken = true;
    *e = evidence_of(s->row.columns, totals_find(&s->totals, s->row.group));
}

void side_miss(struct side *s, struct span group, struct evidence *e)
{
    static const uint64_t none[TABLE_COLUMNS];

    if (s->over)
        series_miss(&s->series, group, e);
    else
        *e = evidence_of(none, totals_find(&s->totals, group));
}

const char *side_problem(const struct side *s)
{
    return series_problem(&s->series);
}

void side_release(struct side *s)
{
    series_release(&s->series);
}
