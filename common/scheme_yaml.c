#include "scheme.h"

#include <yaml.h>

struct tree {
    const struct scheme *scheme;
    yaml_parser_t parser;
    yaml_event_t event; /* the current one */
    struct buf path;
    int depth;
};

static bool refuse(const struct tree *t, const char *problem)
{
    return scheme_refuse(t->scheme, t->event.start_mark.line + 1, problem);
}

static bool next_event(struct tree *t)
{
    yaml_event_delete(&t->event);
    if (yaml_parser_parse(&t->parser, &t->event))
        return true;
    memset(&t->event, 0, sizeof(t->event));
    return scheme_refuse(t->scheme, t->parser.problem_mark.line + 1,
                         t->parser.problem ? t->parser.problem : "it is no YAML");
}

static struct span scalar(const struct tree *t)
{
    return (struct span){(const char *)t->event.data.scalar.value,
                         t->event.data.scalar.length};
}

/* What stands for nothing: a key without patterns. */
static bool is_null(const struct tree *t)
{
    return t->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
           (!scalar(t).len || span_is(scalar(t), "~") || span_is(scalar(t), "null"));
}

static bool read_node(struct tree *t);

static bool read_mapping(struct tree *t)
{
    size_t before = t->path.len;
    bool good;

    while ((good = next_event(t)) && t->event.type != YAML_MAPPING_END_EVENT) {
        if (t->event.type != YAML_SCALAR_EVENT || !scalar(t).len)
            return refuse(t, "a key is a word or a string");
        scheme_go_down(&t->path, scalar(t));
        if (!next_event(t) || !read_node(t))
            return false;
        t->path.len = before;
    }
    return good;
}

static bool read_sequence(struct tree *t)
{
    bool good;

    while ((good = next_event(t)) && t->event.type != YAML_SEQUENCE_END_EVENT)
        if (!read_node(t))
            return false;
    return good;
}

static bool read_nested(struct tree *t)
{
    bool good;

    if (t->depth == SCHEME_MOST_DEPTH)
        return refuse(t, "keys lie too deep in one another");
    t->depth++;
    good =
        t->event.type == YAML_MAPPING_START_EVENT ? read_mapping(t) : read_sequence(t);
    t->depth--;
    return good;
}

/* Reads the node that the current event begins. */
static bool read_node(struct tree *t)
{
    switch (t->event.type) {
    case YAML_MAPPING_START_EVENT:
    case YAML_SEQUENCE_START_EVENT:
        return read_nested(t);
    case YAML_SCALAR_EVENT:
        return is_null(t) || scheme_add_glob(t->scheme, buf_span(&t->path), scalar(t),
                                             t->event.start_mark.line + 1);
    default:
        return refuse(t, "aliases are not supported");
    }
}

/* An empty stream has no document. */
static bool read_stream(struct tree *t)
{
    if (!next_event(t) || !next_event(t)) /* the start of it, and of a document */
        return false;
    if (t->event.type == YAML_STREAM_END_EVENT)
        return true;
    if (!next_event(t) || !read_node(t) || !next_event(t) || !next_event(t))
        return false;
    return t->event.type == YAML_STREAM_END_EVENT ||
           refuse(t, "there is something behind the dictionary");
}

bool scheme_read_yaml(const struct scheme *s)
{
    struct tree t = {.scheme = s};
    bool good;

    if (!yaml_parser_initialize(&t.parser))
        return scheme_refuse(s, 0, "there is no memory for reading it");
    yaml_parser_set_input_string(&t.parser, (const unsigned char *)s->text.data,
                                 s->text.len);
    good = read_stream(&t);
    yaml_event_delete(&t.event);
    yaml_parser_delete(&t.parser);
    buf_release(&t.path);
    return good;
}
