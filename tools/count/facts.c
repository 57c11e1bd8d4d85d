#include "facts.h"

#include "mem.h"

#include <stdlib.h>

enum { TOKENS, SENTENCES, ENTITIES, TOPICS, FIXED };
enum { DAY = 10 }; /* bytes of YYYY-MM-DD */

void facts_init(struct facts *f)
{
    static const char *const fixed[FIXED] = {"tokens", "sentences", "entities",
                                             "topics"};

    for (size_t i = 0; i < FIXED; i++)
        facts_want(f, fixed[i]);
}

void facts_release(struct facts *f)
{
    free(f->wanted);
    free(f->values);
    strings_release(&f->tokens);
    free(f->sentences.items);
    free(f->entities.items);
    free(f->topics.items);
    arena_release(&f->kept);
    buf_release(&f->scratch);
}

size_t facts_want(struct facts *f, const char *name)
{
    size_t i;

    for (i = 0; i < f->n_wanted; i++)
        if (strcmp(f->wanted[i], name) == 0)
            break;
    if (i == f->n_wanted) {
        f->wanted = mem_grow(f->wanted, &f->wanted_capacity, i + 2, sizeof(*f->wanted));
        f->wanted[f->n_wanted++] = name;
        f->wanted[f->n_wanted] = NULL;
        f->values = mem_resize(f->values, f->n_wanted, sizeof(*f->values));
    }
    return i;
}

struct span facts_decode(struct facts *f, const struct json_value *string)
{
    if (!string->escaped)
        return string->text;
    buf_clear(&f->scratch);
    json_decode(string, &f->scratch);
    return arena_copy(&f->kept, buf_span(&f->scratch));
}

static uint64_t whole_number(struct span digits)
{
    uint64_t n = 0;

    for (size_t i = 0; i < digits.len && digits.data[i] >= '0' && digits.data[i] <= '9';
         i++)
        n = n * 10 + (uint64_t)(digits.data[i] - '0');
    return n;
}

/* Too large a number is that of no token. */
static size_t token_number(struct span digits)
{
    uint64_t n = whole_number(digits);

    return n < SIZE_MAX ? (size_t)n : SIZE_MAX;
}

/* One object with `id`, and `type` or `hits`. */
static bool read_fact(struct facts *f, struct json *j, struct fact *fact)
{
    struct json_value name, value;

    *fact = (struct fact){.type = {"", 0}, .id = {"", 0}, .hits = 1};
    if (!json_enter_object(j))
        return false;
    while (json_next_member(j, &name)) {
        if (!json_take(j, &value))
            return false;
        if (value.type == JSON_STRING && span_is(name.text, "type"))
            fact->type = facts_decode(f, &value);
        else if (value.type == JSON_STRING && span_is(name.text, "id"))
            fact->id = facts_decode(f, &value);
        else if (value.type == JSON_NUMBER && span_is(name.text, "hits"))
            fact->hits = whole_number(value.text);
        else if (value.type == JSON_NUMBER && span_is(name.text, "start"))
            fact->start = token_number(value.text);
        else if (value.type == JSON_NUMBER && span_is(name.text, "end"))
            fact->end = token_number(value.text);
    }
    if (!j->problem && !fact->id.len)
        j->problem = "an object without \"id\" among the entities or topics";
    return !j->problem;
}

static void add_fact(struct fact_list *list, const struct fact *fact)
{
    list->items =
        mem_grow(list->items, &list->capacity, list->n + 1, sizeof(*list->items));
    list->items[list->n++] = *fact;
}

static bool read_facts(struct facts *f, struct json *j, struct fact_list *list)
{
    struct fact fact;

    list->present = true;
    list->n = 0;
    if (!json_enter_array(j))
        return false;
    while (json_next_element(j)) {
        if (!read_fact(f, j, &fact))
            return false;
        add_fact(list, &fact);
    }
    return !j->problem;
}

/* False, with a problem, unless the next value is an array. */
static bool is_array(struct record *r, int index)
{
    struct json_value value;

    return json_peek(&r->json) == JSON_ARRAY ||
           (record_take(r, JSON_ARRAY, index, &value) && false);
}

static bool read_member(struct facts *f, struct record *r, int index)
{
    struct json_value skipped;

    if (index >= FIXED)
        return json_take(&r->json, &f->values[index]);
    if (json_peek(&r->json) == JSON_NULL)
        return json_take(&r->json, &skipped);
    if (!is_array(r, index))
        return false;
    switch (index) {
    case TOKENS:
        f->has_tokens = true;
        return record_strings(&r->json, &f->tokens);
    case SENTENCES:
        return record_integers(&r->json, &f->sentences);
    case ENTITIES:
        return read_facts(f, &r->json, &f->entities);
    default:
        return read_facts(f, &r->json, &f->topics);
    }
}

/* Countries of `focus` instead of those that are mentioned. */
static void put_focus(struct facts *f)
{
    const struct json_value *focus = &f->values[f->focus];
    struct json j = {0};
    struct json_value code;
    size_t kept = 0;

    for (size_t i = 0; i < f->entities.n; i++)
        if (!span_is(f->entities.items[i].type, "country"))
            f->entities.items[kept++] = f->entities.items[i];
    f->entities.n = kept;
    f->entities.present = focus->type == JSON_ARRAY;
    if (!f->entities.present)
        return;
    json_open(&j, focus->text.data, focus->text.len);
    json_enter_array(&j);
    while (json_next_element(&j) && json_take(&j, &code))
        if (code.type == JSON_STRING)
            add_fact(&f->entities, &(struct fact){.type = SPAN("country"),
                                                  .id = facts_decode(f, &code),
                                                  .hits = 1});
    json_release(&j);
}

bool facts_read(struct facts *f, struct record *r)
{
    int index;

    strings_clear(&f->tokens);
    arena_reset(&f->kept);
    f->sentences.n = f->entities.n = f->topics.n = 0;
    f->has_tokens = f->entities.present = f->topics.present = false;
    memset(f->values, 0, f->n_wanted * sizeof(*f->values));
    while ((index = record_next(r)) >= 0)
        if (!read_member(f, r, index))
            return false;
    if (f->focus)
        put_focus(f);
    return !r->json.problem;
}

void facts_want_focus(struct facts *f)
{
    f->focus = facts_want(f, "focus");
}

void facts_want_lang(struct facts *f)
{
    f->lang = facts_want(f, "lang");
}

void facts_want_date(struct facts *f)
{
    f->date = facts_want(f, "date");
}

/* A value of one of the further members, if it is a string that is written plainly. */
static struct span plain_value(const struct facts *f, size_t member)
{
    const struct json_value *value = &f->values[member];

    return member >= FIXED && value->type == JSON_STRING ? value->text
                                                         : (struct span){"", 0};
}

struct span facts_lang(const struct facts *f)
{
    return plain_value(f, f->lang);
}

struct span facts_day(const struct facts *f)
{
    struct span date = plain_value(f, f->date);

    return (struct span){date.data, date.len < DAY ? 0 : DAY};
}
