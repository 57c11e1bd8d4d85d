/*
 * from_text: plain text, a document a file, a paragraph or a line.
 */
#include "formats.h"
#include "markup.h"

struct text_reader {
    struct source *source;
    struct place place;
};

static void use_text(struct text_reader *t, struct span bytes)
{
    struct document *d;
    bool repaired = false;
    struct span text = source_valid(t->source, bytes, &t->place, &repaired);

    if (t->source->filter->stopped)
        return;
    d = source_new_document(t->source);
    d->content.text = text;
    source_add(t->source, &t->place, repaired);
}

/* Bytes up to behind the next newline; 0: there is none in view. */
static size_t line_length(struct span view, size_t from)
{
    const char *newline =
        view.len > from ? memchr(view.data + from, '\n', view.len - from) : NULL;

    return newline ? (size_t)(newline - view.data) + 1 : 0;
}

/* Bytes up to behind the line that ends a paragraph; 0: it goes on beyond. */
static size_t paragraph_length(struct span view, size_t *from)
{
    size_t next;

    for (; (next = line_length(view, *from)) > 0; *from = next)
        if (*from && markup_is_blank((struct span){view.data + *from, next - *from}))
            return next;
    return 0;
}

/* The extent of the next document in view; 0 at the end. */
static size_t next_length(struct text_reader *t, int split)
{
    struct window *w = &t->source->window;
    size_t from = 0;

    for (;;) {
        struct span view = window_span(w);
        size_t n = split == SPLIT_LINE ? line_length(view, from)
                                       : paragraph_length(view, &from);

        if (n)
            return n;
        if (split == SPLIT_LINE)
            from = view.len;
        if (w->at_end)
            return view.len;
        window_more(w);
    }
}

static void read_split(struct text_reader *t)
{
    struct window *w = &t->source->window;
    size_t n;

    while (source_goes_on(t->source) &&
           (n = next_length(t, t->source->settings->split)) > 0) {
        struct span bytes = {window_span(w).data, n};

        if (!markup_is_blank(bytes))
            use_text(t, bytes);
        t->place = place_behind(t->place, window_span(w), n);
        w->start += n;
    }
}

static void read_whole(struct text_reader *t)
{
    source_read_all(t->source);
    if (!markup_is_blank(window_span(&t->source->window)))
        use_text(t, window_span(&t->source->window));
}

void from_text(struct source *s)
{
    struct text_reader t = {.source = s, .place = source_place(s)};

    if (s->settings->split != SPLIT_NONE)
        read_split(&t);
    else
        read_whole(&t);
}
