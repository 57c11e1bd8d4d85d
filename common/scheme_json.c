#include "scheme.h"

#include "json.h"

struct tree {
    const struct scheme *scheme;
    struct json json;
    struct buf path, scratch;
    int depth;
};

/* The line of what was read last. */
static uint64_t line_of(const struct tree *t)
{
    uint64_t line = 1;

    for (const char *p = t->json.start; p < t->json.cur; p++)
        line += *p == '\n';
    return line;
}

static bool refuse(const struct tree *t, const char *problem)
{
    return scheme_refuse(t->scheme, line_of(t), problem);
}

static bool read_value(struct tree *t);

static bool read_pattern(struct tree *t)
{
    struct json_value value;

    if (!json_take_string(&t->json, &value))
        return false;
    buf_clear(&t->scratch);
    return scheme_add_glob(t->scheme, buf_span(&t->path),
                           json_string(&value, &t->scratch), line_of(t));
}

static bool read_object(struct tree *t)
{
    struct json_value key;
    size_t before = t->path.len;
    bool good = json_enter_object(&t->json);

    while (good && json_next_member(&t->json, &key)) {
        buf_clear(&t->scratch);
        scheme_go_down(&t->path, json_string(&key, &t->scratch));
        good = read_value(t);
        t->path.len = before;
    }
    return good && !t->json.problem;
}

static bool read_array(struct tree *t)
{
    bool good = json_enter_array(&t->json);

    while (good && json_next_element(&t->json))
        good = read_value(t);
    return good && !t->json.problem;
}

static bool read_nested(struct tree *t)
{
    bool good;

    if (t->depth == SCHEME_MOST_DEPTH)
        return refuse(t, "keys lie too deep in one another");
    t->depth++;
    good = json_peek(&t->json) == JSON_OBJECT ? read_object(t) : read_array(t);
    t->depth--;
    return good;
}

static bool read_value(struct tree *t)
{
    switch (json_peek(&t->json)) {
    case JSON_OBJECT:
    case JSON_ARRAY:
        return read_nested(t);
    case JSON_STRING:
        return read_pattern(t);
    case JSON_ABSENT:
        return json_take(&t->json, &(struct json_value){0});
    default:
        return refuse(t, "a pattern is a string");
    }
}

bool scheme_read_json(const struct scheme *s)
{
    struct tree t = {.scheme = s};
    bool good;

    json_open(&t.json, s->text.data, s->text.len);
    good = read_value(&t);
    if (good && !json_at_end(&t.json))
        good = refuse(&t, "there is something behind the dictionary");
    if (t.json.problem)
        good = refuse(&t, t.json.problem);
    json_release(&t.json);
    buf_release(&t.path);
    buf_release(&t.scratch);
    return good;
}
