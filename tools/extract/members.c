#include "members.h"

#include "mem.h"

#include <stdlib.h>

static void note(struct members *m, uint32_t node, struct json_value value)
{
    if (value.type == JSON_NULL)
        return;
    for (size_t i = m->plan->nodes[node].rule; i; i = m->plan->rules[i - 1].next) {
        m->found = mem_grow(m->found, &m->capacity, m->n + 1, sizeof(*m->found));
        m->found[m->n++] = (struct found){i - 1, m->in_array, value};
    }
}

/* Takes a value. A text, which has most of the bytes, is decoded in the same pass. */
static bool take(struct members *m, uint32_t node)
{
    struct json_value value;
    bool decode = m->plan->nodes[node].is_text && !m->decoded.len;

    if (!(decode ? json_take_decoded(&m->json, &value, &m->decoded)
                 : json_take(&m->json, &value)))
        return false;
    if (node != PLAN_NOWHERE)
        note(m, node, value);
    return true;
}

static bool read_value(struct members *m, uint32_t node);

/* Recursion is as deep as the tree of the plan. */
static bool read_object(struct members *m, uint32_t node)
{
    struct json_value name;

    if (!json_enter_object(&m->json))
        return false;
    while (json_next_member(&m->json, &name)) {
        uint32_t child;

        buf_clear(&m->name);
        child = plan_child(m->plan, node, json_string(&name, &m->name));
        if (!(child == PLAN_NOWHERE ? take(m, PLAN_NOWHERE) : read_value(m, child)))
            return false;
    }
    return !m->json.problem;
}

/* A path goes through all the elements of an array, or through a numbered one. */
static bool read_element(struct members *m, uint32_t node, size_t index)
{
    uint32_t child = plan_item(m->plan, node, index);

    if (child != PLAN_NOWHERE)
        return read_value(m, child);
    if (json_peek(&m->json) == JSON_OBJECT)
        return read_object(m, node);
    return take(m, node);
}

static bool read_array(struct members *m, uint32_t node)
{
    bool before = m->in_array, good = true;

    m->in_array = true;
    json_enter_array(&m->json);
    for (size_t i = 0; good && json_next_element(&m->json); i++)
        good = read_element(m, node, i);
    m->in_array = before;
    return good && !m->json.problem;
}

static bool read_value(struct members *m, uint32_t node)
{
    enum json_type type = json_peek(&m->json);

    if (m->plan->nodes[node].names.n && type == JSON_OBJECT)
        return read_object(m, node);
    if (m->plan->nodes[node].names.n && type == JSON_ARRAY)
        return read_array(m, node);
    return take(m, node);
}

static bool is_empty(const struct json_value *value)
{
    return value->type == JSON_STRING && value->text.len == 0;
}

/* Finds the best rule of each role: the first that found a value, or else an empty
   string. */
static void choose(struct members *m)
{
    bool empty[ROLES];

    m->duplicate = NULL;
    memset(m->best, 0, sizeof(m->best));
    for (size_t i = 0; i < m->n; i++) {
        const struct found *f = &m->found[i];
        enum role role = m->plan->rules[f->rule].role;
        size_t best = m->best[role];
        bool now_empty = is_empty(&f->value);

        if (best == f->rule + 1 && !f->in_array)
            m->duplicate = f->value.text.data;
        if (best && (now_empty != empty[role] ? now_empty : f->rule + 1 >= best))
            continue;
        m->best[role] = f->rule + 1;
        m->roles |= 1U << role;
        empty[role] = now_empty;
    }
}

bool members_read_first(struct members *m, struct span bytes, size_t *used)
{
    m->n = 0;
    m->in_array = false;
    buf_clear(&m->decoded);
    json_open(&m->json, bytes.data, bytes.len);
    if (!read_object(m, PLAN_ROOT))
        return false;
    *used = json_offset(&m->json);
    choose(m);
    return true;
}

bool members_read(struct members *m, struct span object)
{
    size_t used;

    if (!members_read_first(m, object, &used))
        return false;
    if (!json_at_end(&m->json))
        m->json.problem = "something follows the object";
    return !m->json.problem;
}

struct json_value members_value(const struct members *m, enum role role)
{
    struct json_value value = {.type = JSON_ABSENT};

    for (size_t i = 0; m->best[role] && i < m->n; i++) {
        const struct found *f = &m->found[i];
        bool is_first = !value.type || is_empty(&value);

        if (f->rule + 1 == m->best[role] &&
            (is_first || (!is_empty(&f->value) && !f->in_array)))
            value = f->value;
    }
    return value;
}

const struct rule *members_rule(const struct members *m, enum role role)
{
    return m->best[role] ? &m->plan->rules[m->best[role] - 1] : NULL;
}

void members_release(struct members *m)
{
    free(m->found);
    json_release(&m->json);
    buf_release(&m->name);
    buf_release(&m->decoded);
    *m = (struct members){0};
}
