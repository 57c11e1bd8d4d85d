#include "keyness.h"

/* ---- the next row of either side ---- */

static bool target_is_here(struct keyness *k, struct row *row)
{
    return side_peek(k->target, row) && span_equal(row->group, buf_span(&k->group));
}

static bool other_is_here(struct keyness *k, struct row *row)
{
    const struct reference *r = k->reference;

    return side_peek(&k->reference->side, row) &&
           (!r->by_group || span_equal(row->group, buf_span(&k->group)));
}

/* ---- groups ---- */

/* The next group of the target, other than the reference itself. */
static bool find_group(struct keyness *k, struct span *group)
{
    const struct reference *r = k->reference;
    struct evidence passed;
    struct row row;

    while (side_peek(k->target, &row)) {
        *group = row.group;
        if (!r->is_group || !span_equal(*group, buf_span(&r->group)))
            return true;
        side_take(k->target, &passed);
    }
    return false;
}

/* Goes to the rows of the reference for a group; without groups, it has the same for
   all. */
static bool begin_group(struct keyness *k, struct span group)
{
    struct side *other = &k->reference->side;
    struct evidence passed;
    struct row row;

    k->in_group = true;
    buf_clear(&k->group);
    buf_add_span(&k->group, group);
    if (!k->reference->by_group)
        return reference_begin(k->reference, k->target);
    while (side_peek(other, &row) && span_compare(row.group, buf_span(&k->group)) < 0)
        side_take(other, &passed);
    return true;
}

bool keyness_begin(struct keyness *k)
{
    return !k->reference->by_group || reference_begin(k->reference, k->target);
}

/* ---- side by side ---- */

/* The evidence of both sides for a key; one of them may not have it. */
static struct evidence compare(struct keyness *k, bool in_target, bool in_other,
                               struct evidence *other)
{
    struct reference *r = k->reference;
    struct evidence e;

    if (in_target)
        side_take(k->target, &e);
    else
        side_miss(k->target, buf_span(&k->group), &e);
    if (in_other)
        side_take(&r->side, other);
    else
        side_miss(&r->side, buf_span(r->by_group ? &k->group : &r->group), other);
    e.contrast = (struct contrast){e.count, e.all, other->count, other->all};
    e.reference = other;
    return e;
}

static void give(struct keyness *k, const struct row *target, const struct row *other,
                 struct row *row)
{
    int order = !target ? 1 : !other ? -1 : span_compare(target->key, other->key);
    struct evidence e, of_other;

    buf_clear(&k->key);
    buf_add_span(&k->key, order <= 0 ? target->key : other->key);
    e = compare(k, order <= 0, order >= 0, &of_other);
    if (k->tests)
        e.tests = totals_find(k->tests, buf_span(&k->group))[0];
    measures_fill(k->measures, &e, k->columns);
    *row = (struct row){buf_span(&k->group), buf_span(&k->key), false, k->columns};
}

bool keyness_next(void *keyness, struct row *row)
{
    struct keyness *k = keyness;
    struct row target, other;
    struct span group;

    for (;;) {
        bool in_target = k->in_group && target_is_here(k, &target),
             in_other = k->in_group && other_is_here(k, &other);

        if (in_target || in_other) {
            give(k, in_target ? &target : NULL, in_other ? &other : NULL, row);
            return true;
        }
        if (!find_group(k, &group) || !begin_group(k, group))
            return false;
    }
}

void keyness_release(struct keyness *k)
{
    buf_release(&k->group);
    buf_release(&k->key);
}
