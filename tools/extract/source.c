#include "source.h"

#include "address.h"
#include "utf8.h"

#include <stdio.h>

void source_begin(struct source *s, uint64_t documents_before)
{
    s->documents = documents_before;
    s->given = s->ill_formed = 0;
    s->is_cut = false;
    s->told_members = false;
    s->bytes_before = s->filter->bytes - s->window.offset;
}

void source_release(struct source *s)
{
    window_release(&s->window);
    document_release(&s->document);
    webpage_release(&s->page);
    buf_release(&s->valid);
    buf_release(&s->id);
}

static struct span base_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return span_of(slash && slash[1] ? slash + 1 : path);
}

static void number_id(struct source *s, struct span name, uint64_t number)
{
    buf_clear(&s->id);
    buf_add_span(&s->id, name);
    buf_add_char(&s->id, '#');
    buf_add_uint(&s->id, number);
    s->document.id = buf_span(&s->id);
}

struct document *source_new_document(struct source *s)
{
    struct document *d = &s->document;

    document_clear(d);
    d->url = s->url_given;
    d->crawled = s->crawled;
    d->id = s->id_given;
    if (!d->id.len)
        number_id(s, span_of(s->window.name), s->documents + 1);
    else if (s->given)
        number_id(s, s->id_given, s->given + 1);
    return d;
}

struct prose source_prose(const struct rule *rule, struct span text)
{
    enum prose_kind kind = rule ? rule->prose : PROSE_PLAIN;

    return (struct prose){text, kind == PROSE_HTML ||
                                    (kind == PROSE_UNKNOWN && looks_like_html(text))};
}

static void find_source(struct source *s, struct document *d)
{
    if (address_is_link(d->source))
        d->source = document_host(d, d->source);
    if (!d->source.len)
        d->source = document_host(d, d->url);
    if (!d->source.len)
        d->source = document_host(d, s->url_given);
    if (!d->source.len)
        d->source = base_name(s->window.name);
}

size_t source_add(struct source *s, const struct place *where, bool repaired)
{
    uint64_t ill_formed = window_damage(&s->window);

    s->documents++;
    s->given++;
    repaired |= s->is_cut || ill_formed > s->ill_formed;
    s->ill_formed = ill_formed;
    find_source(s, &s->document);
    return writer_add(s->writer, &s->document, where, repaired);
}

void source_reject(struct source *s, const struct place *where, struct span bytes,
                   const char *problem)
{
    s->documents++;
    filter_reject(s->filter, where, bytes, problem);
}

struct place source_place(const struct source *s)
{
    const struct window *w = &s->window;

    return (struct place){w->name, s->first_line ? s->first_line : 1,
                          w->offset + w->start};
}

struct place place_behind(struct place where, struct span bytes, size_t n)
{
    const char *p = bytes.data, *end = p + (n < bytes.len ? n : bytes.len);

    where.offset += n;
    for (; p < end && (p = memchr(p, '\n', (size_t)(end - p))) != NULL; p++)
        where.line++;
    return where;
}

struct span source_valid(struct source *s, struct span bytes, const struct place *where,
                         bool *repaired)
{
    size_t good = utf8_valid(bytes.data, bytes.len), replaced = 0;
    struct place at;
    char what[96];

    if (good == bytes.len)
        return bytes;
    s->noticed->no_utf8++;
    buf_clear(&s->valid);
    buf_reserve(&s->valid, 3 * bytes.len);
    s->valid.len = utf8_repair(s->valid.data, bytes.data, bytes.len, &replaced);
    buf_terminate(&s->valid);
    at = place_behind(*where, bytes, good);
    snprintf(what, sizeof(what), "%zu invalid UTF-8 sequence%s; replaced by U+FFFD",
             replaced, replaced == 1 ? "" : "s");
    filter_repair(s->filter, &at, what);
    *repaired = true;
    return buf_span(&s->valid);
}

bool source_goes_on(struct source *s)
{
    s->filter->bytes = s->bytes_before + s->window.offset + s->window.start;
    filter_show_progress(s->filter);
    return !s->filter->stopped;
}

void source_read_all(struct source *s)
{
    while (window_more(&s->window) > 0)
        source_goes_on(s);
}
