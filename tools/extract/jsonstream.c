#include "jsonstream.h"

#include "io.h"

/*
 * The nature of the object that comes next. If it has the same first names as the
 * document before, it is a document, too, and nothing else is looked at.
 */
static enum nature next_nature(struct json_stream *s)
{
    struct first_names names = look_first_names(&s->look);
    enum nature nature = NATURE_DOCUMENT;

    if (!names.len || names.len != s->last.len ||
        memcmp(names.text, s->last.text, names.len) != 0)
        nature = look_nature(&s->look, 0);
    if (nature == NATURE_DOCUMENT)
        s->last = names;
    return nature;
}

/* ---- the parts ---- */

static void enter(struct json_stream *s, bool object)
{
    s->depth++;
    s->in_objects = s->in_objects << 1 | object;
}

static void leave(struct json_stream *s)
{
    s->depth--;
    s->in_objects >>= 1;
}

/* Moves on, counting lines. */
static void advance(struct json_stream *s, size_t by)
{
    struct window *w = s->look.window;
    const char *p = w->data + w->start, *end = p + by;

    w->start += by;
    while (p < end && (p = memchr(p, '\n', (size_t)(end - p))) != NULL) {
        s->newlines++;
        p++;
    }
}

static void set_place(struct json_stream *s)
{
    struct window *w = s->look.window;

    s->place = (struct place){w->name, s->newlines + 1, w->offset + w->start};
}

/* Gives the first `end` bytes of the window as a part. */
static enum stream_part give(struct json_stream *s, enum stream_part part, size_t end)
{
    struct window *w = s->look.window;

    set_place(s);
    s->part = look_span(&s->look, 0, end);
    s->part_end = end;
    s->covered = w->data[w->start + end];
    w->data[w->start + end] = '\0';
    return part;
}

static void drop_part(struct json_stream *s)
{
    struct window *w = s->look.window;

    if (!s->part_end)
        return;
    w->data[w->start + s->part_end] = s->covered;
    advance(s, s->part_end);
    s->part_end = 0;
}

/* True for a file that does not start with JSON and has NUL bytes: its braces mean
   nothing. */
static bool is_binary(const struct json_stream *s)
{
    enum { LOOKED_AT = 4096 };
    struct window *w = s->look.window;
    struct span view = window_span(w);

    return s->binary ||
           (w->offset + w->start == 0 && view.len &&
            memchr(view.data, '\0', view.len < LOOKED_AT ? view.len : LOOKED_AT));
}

/*
 * Gives garbage, up to what may be a document. If it is long it is given in pieces.
 */
static enum stream_part give_garbage(struct json_stream *s)
{
    enum stream_part part = s->in_garbage ? STREAM_MORE_GARBAGE : STREAM_GARBAGE;
    size_t at = 1;
    int c;

    s->binary = is_binary(s);
    while ((c = look_byte(&s->look, at)) != LOOK_NOTHING && (c != '{' || s->binary) &&
           at < IO_BLOCK)
        at++;
    s->in_garbage = c != LOOK_NOTHING && (c != '{' || s->binary);
    return give(s, part, at);
}

/* Gives closing brackets where none is open, with spaces and commas between. */
static enum stream_part give_stray(struct json_stream *s)
{
    size_t end = 1;
    int c;

    for (size_t at = 1; at < IO_BLOCK; at++) {
        c = look_byte(&s->look, at);
        if (c == ']' || c == '}')
            end = at + 1;
        else if (c != ',' && !look_is_space(c))
            break;
    }
    return give(s, STREAM_STRAY, end);
}

static bool word_is(struct json_stream *s, const char *word)
{
    size_t at = 0;

    while (word[at] && look_byte(&s->look, at) == word[at])
        at++;
    return !word[at] && look_ends_scalar(look_byte(&s->look, at));
}

/* A number, null, true or false, which holds no text. */
static bool is_plain_scalar(struct json_stream *s)
{
    int c = look_byte(&s->look, 0);

    return c == '-' || (c >= '0' && c <= '9') || word_is(s, "null") ||
           word_is(s, "true") || word_is(s, "false");
}

/* Gives garbage inside of a list: a string, or anything else up to the next value. */
static enum stream_part give_garbage_in_list(struct json_stream *s)
{
    size_t at = 1;
    int c;

    if (look_byte(&s->look, 0) == '"')
        return give(s, STREAM_GARBAGE, look_string(&s->look, 1).end);
    while ((c = look_byte(&s->look, at)) != LOOK_NOTHING && c &&
           !strchr("{}[],\"", c) && at < IO_BLOCK)
        at++;
    return give(s, STREAM_GARBAGE, at);
}

/* To the end of the line at `at`. */
static size_t line_end(struct json_stream *s, size_t at)
{
    for (;;) {
        struct span view;
        const char *newline;

        if (look_byte(&s->look, at) == LOOK_NOTHING)
            return at;
        view = window_span(s->look.window);
        newline = memchr(view.data + at, '\n', view.len - at);
        if (newline)
            return (size_t)(newline - view.data);
        at = view.len;
    }
}

/* Bytes of the comment that starts with a slash and a star; 0: it has no end. */
static size_t starred_length(struct json_stream *s)
{
    size_t at = 2;
    int c;

    if (s->no_comment_ends)
        return 0;
    while ((c = look_byte(&s->look, at)) != LOOK_NOTHING &&
           !(c == '*' && look_byte(&s->look, at + 1) == '/'))
        at++;
    s->no_comment_ends = c == LOOK_NOTHING;
    return s->no_comment_ends ? 0 : at + 2;
}

/* Bytes of the comment that starts here; 0: it is none. */
static size_t comment_length(struct json_stream *s)
{
    int kind = look_byte(&s->look, 1);

    if (look_byte(&s->look, 0) != '/')
        return 0;
    return kind == '/' ? line_end(s, 0) : kind == '*' ? starred_length(s) : 0;
}

static enum stream_part give_line(struct json_stream *s, int first)
{
    return give(s, first == '{' ? STREAM_OBJECT : STREAM_GARBAGE, line_end(s, 0));
}

/* Reads a sound document that is in view, or not far beyond it. */
static bool read_ahead(struct json_stream *s, size_t *end)
{
    const struct json *j = &s->look.members->json;

    s->part_is_read =
        members_read_first(s->look.members, window_span(s->look.window), end) ||
        (j->cur >= j->end && window_more(s->look.window) > 0 &&
         members_read_first(s->look.members, window_span(s->look.window), end));
    return s->part_is_read;
}

static enum stream_part give_object(struct json_stream *s)
{
    struct extent e;
    size_t end;

    if (read_ahead(s, &end))
        return give(s, STREAM_OBJECT, end);
    e = look_container(&s->look, 0);
    return give(s, e.cut ? STREAM_CUT : STREAM_OBJECT, e.end);
}

/* Passes over a value beside the list of an envelope, or a number in a list. */
static void pass_over(struct json_stream *s)
{
    struct extent e = look_value(&s->look, 0);

    advance(s, e.end);
}

/*
 * Each step goes on by what comes next in the stream. True: that is a part, `*part`.
 * False: it is none, such as a bracket that opens a list, and has been passed.
 */

static bool step_into(struct json_stream *s, bool object)
{
    enter(s, object);
    advance(s, 1);
    return false;
}

/* At a closing bracket. */
static bool step_out(struct json_stream *s, enum stream_part *part)
{
    if (s->depth) {
        leave(s);
        advance(s, 1);
        return false;
    }
    *part = is_binary(s) ? give_garbage(s) : give_stray(s);
    return true;
}

/* At a brace. What an envelope says of itself is passed over. */
static bool step_object(struct json_stream *s, enum stream_part *part)
{
    enum nature nature = next_nature(s);

    if (nature == NATURE_ENVELOPE)
        return step_into(s, true);
    if (nature == NATURE_OTHER && s->depth && s->in_objects & 1) {
        pass_over(s);
        return false;
    }
    *part = give_object(s);
    return true;
}

/* At what is neither a bracket nor a comma. */
static bool step_over(struct json_stream *s, enum stream_part *part)
{
    size_t comment = comment_length(s);

    if (comment) {
        *part = give(s, STREAM_COMMENT, comment);
        return true;
    }
    if (s->depth && (s->in_objects || is_plain_scalar(s))) {
        pass_over(s);
        return false;
    }
    *part = s->depth ? give_garbage_in_list(s) : give_garbage(s);
    return true;
}

/* At any byte, `c`. */
static bool read_byte(struct json_stream *s, int c, enum stream_part *part)
{
    if (s->by_lines) {
        *part = give_line(s, c);
        return true;
    }
    switch (c) {
    case ',':
    case ':':
        advance(s, 1);
        return false;
    case '[':
        return step_into(s, false);
    case '{':
        return step_object(s, part);
    case ']':
    case '}':
        return step_out(s, part);
    default:
        return step_over(s, part);
    }
}

enum stream_part json_stream_next(struct json_stream *s)
{
    enum stream_part part;

    drop_part(s);
    s->part_is_read = false;
    if (s->in_garbage)
        return give_garbage(s);
    for (;;) {
        int c;

        while (look_is_space(c = look_byte(&s->look, 0)))
            advance(s, 1);
        set_place(s);
        if (c == LOOK_NOTHING) {
            part = s->depth ? STREAM_UNCLOSED : STREAM_END;
            s->depth = 0;
            return part;
        }
        if (read_byte(s, c, &part))
            return part;
    }
}
