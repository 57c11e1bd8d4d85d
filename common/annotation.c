#include "annotation.h"

#include "ascii.h"
#include "mem.h"

#include <stdlib.h>

static const struct annotation nothing = {.type = {"", 0},
                                          .id = {NULL, 0}, /* none */
                                          .start = ANNOTATION_NOWHERE,
                                          .end = ANNOTATION_NOWHERE,
                                          .hits = 1,
                                          .score = {"", 0}};

static const double MOST_SCORE = 1e100;

/* In the input, what stands behind a number ends it for strtod, too. */
double annotation_score(const struct annotation *a)
{
    double score = strtod(a->score.data, NULL);

    return score > -MOST_SCORE && score < MOST_SCORE ? score : 0;
}

void annotations_clear(struct annotations *list)
{
    list->n = 0;
    list->present = false;
    arena_reset(&list->decoded);
}

void annotations_release(struct annotations *list)
{
    free(list->items);
    arena_release(&list->decoded);
    buf_release(&list->scratch);
    *list = (struct annotations){0};
}

/* So that sums fit in 64 bits: hits of more than four thousand million documents. */
static const uint64_t most_hits = UINT32_MAX;

/*
 * A number without its fraction; UINT64_MAX if it is too large; `otherwise` if it has a
 * sign or an exponent.
 */
static uint64_t whole_number(struct span s, uint64_t otherwise)
{
    uint64_t n = 0;
    size_t i;

    for (i = 0; i < s.len && ascii_is_digit(s.data[i]); i++) {
        if (n > UINT64_MAX / 10 - 1)
            return UINT64_MAX;
        n = n * 10 + (uint64_t)(s.data[i] - '0');
    }
    if (i == s.len)
        return n;
    if (s.data[i] != '.')
        return otherwise;
    while (++i < s.len && ascii_is_digit(s.data[i]))
        ;
    return i == s.len ? n : otherwise;
}

/* The number of a token; ANNOTATION_NOWHERE if it is too large. */
static size_t token_number(struct span digits)
{
    uint64_t n = whole_number(digits, ANNOTATION_NOWHERE);

    return n < ANNOTATION_NOWHERE ? (size_t)n : ANNOTATION_NOWHERE;
}

static void set_number(struct annotation *a, struct span name, struct span number)
{
    if (span_is(name, "start"))
        a->start = token_number(number);
    else if (span_is(name, "end"))
        a->end = token_number(number);
    else if (span_is(name, "hits"))
        a->hits = whole_number(number, 1);
    else if (span_is(name, "score"))
        a->score = number;
}

static struct span decode(struct annotations *list, const struct json_value *string)
{
    if (!string->escaped)
        return string->text;
    buf_clear(&list->scratch);
    json_decode(string, &list->scratch);
    return arena_copy(&list->decoded, buf_span(&list->scratch));
}

static bool read_object(struct json *j, struct annotations *list, struct annotation *a)
{
    struct json_value name, value;

    if (!json_enter_object(j))
        return false;
    while (json_next_member(j, &name)) {
        struct span member = decode(list, &name);

        if (!json_take(j, &value))
            return false;
        if (value.type == JSON_NUMBER)
            set_number(a, member, value.text);
        else if (value.type == JSON_STRING && span_is(member, "type"))
            a->type = decode(list, &value);
        else if (value.type == JSON_STRING && span_is(member, "id"))
            a->id = decode(list, &value);
    }
    return !j->problem;
}

static struct annotation *next_slot(struct annotations *list)
{
    list->items =
        mem_grow(list->items, &list->capacity, list->n + 1, sizeof(*list->items));
    list->items[list->n] = nothing;
    return &list->items[list->n];
}

void annotations_add(struct annotations *list, struct span type,
                     const struct json_value *id)
{
    struct annotation *a = next_slot(list);

    a->type = type;
    a->id = decode(list, id);
    list->n++;
}

static bool read_element(struct json *j, struct annotations *list, bool strict)
{
    struct annotation *a = next_slot(list);
    struct json_value other;

    if (!strict && json_peek(j) != JSON_OBJECT)
        return json_take(j, &other);
    if (!read_object(j, list, a))
        return false;
    list->n += a->id.len > 0;
    if (strict && !a->id.data)
        j->problem = "an object without \"id\" among the entities or topics";
    else if (strict && a->hits > most_hits)
        j->problem = "an object with more than 4294967295 \"hits\"";
    return !j->problem;
}

bool annotations_read(struct json *j, struct annotations *list, bool strict)
{
    list->present = true;
    if (!json_enter_array(j))
        return false;
    while (json_next_element(j))
        if (!read_element(j, list, strict))
            return false;
    return !j->problem;
}
