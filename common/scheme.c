#include "scheme.h"

#include "utf8.h"

#include <stdio.h>

enum { MOST_QUOTED = 60 }; /* bytes of a part that is refused */

static size_t start_of_line(struct span text, uint64_t line)
{
    struct span rest = text, part;

    for (uint64_t i = 1; i < line && span_split(&rest, '\n', &part);)
        i++;
    return rest.data ? (size_t)(rest.data - text.data) : text.len;
}

static struct place place_of(const struct scheme *s, uint64_t line)
{
    return (struct place){s->path, line, start_of_line(s->text, line)};
}

bool scheme_refuse(const struct scheme *s, uint64_t line, const char *problem)
{
    s->fault->place = place_of(s, line);
    snprintf(s->fault->problem, sizeof(s->fault->problem), "%s", problem);
    return false;
}

bool scheme_refuse_part(const struct scheme *s, uint64_t line, struct span part,
                        const char *problem)
{
    size_t shown = utf8_cut(part.data, part.len, MOST_QUOTED);

    scheme_refuse(s, line, "");
    snprintf(s->fault->problem, sizeof(s->fault->problem), "'%.*s%s': %s", (int)shown,
             part.data, shown < part.len ? "..." : "", problem);
    return false;
}

/* A hyphen alone is a sign here as others are; in a table it is the topic's prior. */
static const char *add_topic(const struct scheme *s, struct span topic,
                             struct span pattern)
{
    struct gazetteer_topic t = {
        .scheme = s->name, .topic = topic, .pattern = pattern, .weight = 1};

    return span_is(pattern, "-") ? gazetteer_no_word
                                 : gazetteer_add_topic(s->builder, t);
}

bool scheme_add_term(const struct scheme *s, struct span topic, struct span pattern,
                     uint64_t line)
{
    const char *problem = add_topic(s, topic, pattern);
    struct place place;

    if (!problem)
        return true;
    if (problem != gazetteer_no_word)
        return scheme_refuse_part(s, line, pattern, problem);
    place = place_of(s, line);
    diag_warning(&place, "'%.*s' holds no word; passed over", (int)pattern.len,
                 pattern.data);
    return true;
}

bool scheme_add_glob(const struct scheme *s, struct span path, struct span pattern,
                     uint64_t line)
{
    if (!path.len)
        return scheme_refuse_part(s, line, pattern, "a pattern stands under no key");
    if (memchr(pattern.data, '?', pattern.len))
        return scheme_refuse_part(s, line, pattern,
                                  "'?' for any character is not supported");
    return scheme_add_term(s, path, pattern, line);
}

void scheme_go_down(struct buf *path, struct span key)
{
    if (path->len)
        buf_add_char(path, '/');
    buf_add_span(path, key);
}
