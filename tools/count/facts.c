#include "facts.h"

#include "calendar.h"
#include "mem.h"

#include <stdlib.h>

void facts_init(struct facts *f)
{
    f->lang = f->date = f->focus = FACTS_NOT_READ;
}

void facts_release(struct facts *f)
{
    free(f->wanted);
    free(f->values);
    strings_release(&f->tokens);
    free(f->sentences.items);
    annotations_release(&f->entities);
    annotations_release(&f->topics);
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

static bool read_tokens(struct facts *f, struct json *j)
{
    f->has_tokens = true;
    return record_strings(j, &f->tokens);
}

static bool read_sentences(struct facts *f, struct json *j)
{
    return record_integers(j, &f->sentences);
}

static bool read_entities(struct facts *f, struct json *j)
{
    return annotations_read(j, &f->entities, true);
}

static bool read_topics(struct facts *f, struct json *j)
{
    return annotations_read(j, &f->topics, true);
}

/* Reads an array that there is a list for. */
typedef bool list_reader(struct facts *f, struct json *j);

static list_reader *reader_of(struct span name)
{
    static const struct {
        const char *name;
        list_reader *read;
    } lists[] = {{"tokens", read_tokens},
                 {"sentences", read_sentences},
                 {"entities", read_entities},
                 {"topics", read_topics}};

    for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
        if (span_is(name, lists[i].name))
            return lists[i].read;
    return NULL;
}

/* False, with a problem, unless the next value is an array. */
static bool is_array(struct record *r, int index)
{
    struct json_value value;

    return json_peek(&r->json) == JSON_ARRAY ||
           (record_take(r, JSON_ARRAY, index, &value) && false);
}

/* Takes a value; a string as what it means. */
static bool take_value(struct facts *f, struct json *j, struct json_value *value)
{
    if (!json_take(j, value))
        return false;
    if (value->type == JSON_STRING && value->escaped) {
        value->text = facts_decode(f, value);
        value->escaped = false;
    }
    return true;
}

static bool read_member(struct facts *f, struct record *r, int index)
{
    list_reader *read = reader_of(span_of(f->wanted[index]));
    struct json_value skipped;

    if (!read)
        return take_value(f, &r->json, &f->values[index]);
    if (json_peek(&r->json) == JSON_NULL)
        return json_take(&r->json, &skipped);
    return is_array(r, index) && read(f, &r->json);
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
            annotations_add(&f->entities, SPAN("country"), &code);
    json_release(&j);
}

bool facts_read(struct facts *f, struct record *r)
{
    int index;

    strings_clear(&f->tokens);
    arena_reset(&f->kept);
    annotations_clear(&f->entities);
    annotations_clear(&f->topics);
    f->sentences.n = 0;
    f->has_tokens = false;
    memset(f->values, 0, f->n_wanted * sizeof(*f->values));
    while ((index = record_next(r)) >= 0)
        if (!read_member(f, r, index))
            return false;
    if (f->focus != FACTS_NOT_READ)
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

/* The value of a member that is a string; else empty. */
static struct span string_of(const struct facts *f, size_t member)
{
    if (member == FACTS_NOT_READ || f->values[member].type != JSON_STRING)
        return (struct span){"", 0};
    return f->values[member].text;
}

struct span facts_lang(const struct facts *f)
{
    return string_of(f, f->lang);
}

struct span facts_day(const struct facts *f)
{
    struct span date = string_of(f, f->date);
    long number;

    calendar_cut(&date, &number);
    return date;
}
