#include "jsonstream.h"

#include "io.h"
#include "scan.h"

/*
 * Places are counted from the window's start, which stays put while a part is
 * looked at: bytes may be added and moved, their distance from it does not
 * change.
 */

enum { NOTHING = -1, MOST_LEVELS = 8, LARGE = 64 << 10 };

/* The byte at `at`, NOTHING at the end of the input. */
static int byte_at(struct json_stream *s, size_t at)
{
    struct window *w = s->window;

    while (w->end - w->start <= at)
        if (window_more(w) <= 0)
            return NOTHING;
    return (unsigned char)w->data[w->start + at];
}

static struct span bytes_between(const struct json_stream *s, size_t from, size_t to)
{
    return (struct span){s->window->data + s->window->start + from, to - from};
}

static bool is_space(int c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static size_t skip_space(struct json_stream *s, size_t at)
{
    while (is_space(byte_at(s, at)))
        at++;
    return at;
}

/* ---- the extent of a value ---- */

struct extent {
    size_t end;
    bool cut; /* the input ends first, or another document begins */
};

static bool is_name_char(int c)
{
    return c == '_' || c == '$' || (c >= '0' && c <= '9') ||
           (c != NOTHING && (c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/*
 * True at what starts like a document: a brace, a name of letters in quotes and
 * a colon. Where no object may start, it is the next document.
 */
static bool document_begins(struct json_stream *s, size_t at)
{
    if (byte_at(s, at) != '{' || byte_at(s, at + 1) != '"' ||
        !is_name_char(byte_at(s, at + 2)))
        return false;
    for (at += 2; is_name_char(byte_at(s, at));)
        at++;
    return byte_at(s, at) == '"' && byte_at(s, skip_space(s, at + 1)) == ':';
}

/* The first byte at or behind `at` that a string cannot just hold. */
static size_t skip_plain(struct json_stream *s, size_t at)
{
    for (;;) {
        const char *p, *end;

        if (byte_at(s, at) == NOTHING)
            return at;
        p = s->window->data + s->window->start + at;
        end = s->window->data + s->window->end;
        p = scan_string(p); /* the padding behind the window stops it */
        at = (size_t)(p - s->window->data) - s->window->start;
        if (p < end)
            return at;
    }
}

/* From behind an opening quote to behind the closing one. */
static struct extent string_extent(struct json_stream *s, size_t at)
{
    for (;;) {
        int c;

        at = skip_plain(s, at);
        c = byte_at(s, at);
        if (c == NOTHING)
            return (struct extent){at, true};
        if (c == '"' && byte_at(s, at - 1) == '{' && document_begins(s, at - 1))
            return (struct extent){at - 1, true}; /* no quote stands before a name */
        if (c == '"')
            return (struct extent){at + 1, false};
        if (c == '\n' && document_begins(s, at + 1))
            return (struct extent){at, true};
        at += c == '\\' && byte_at(s, at + 1) != NOTHING ? 2 : 1;
    }
}

static bool ends_scalar(int c)
{
    return c == NOTHING || is_space(c) || (c != 0 && c < 0x80 && strchr(",:{}[]\"", c));
}

static size_t scalar_end(struct json_stream *s, size_t at)
{
    size_t start = at;

    while (!ends_scalar(byte_at(s, at)))
        at++;
    return at > start ? at : at + 1;
}

/* What an object is; one that is damaged may be anything. */
enum nature { OTHER, DOCUMENT, ENVELOPE, DAMAGED };

/* What is open around a place in a container, and what came before it. */
struct nesting {
    size_t start;
    uint64_t depth;
    uint64_t in_objects; /* a bit a level, the lowest the innermost */
    int last;            /* a bracket, comma or colon; 'v' for a value or name */
    size_t suspect;      /* where a document may begin, from the start; 0: nowhere */
};

enum { KNOWN_LEVELS = 64 };

static void open_level(struct nesting *n, int bracket)
{
    n->depth++;
    n->in_objects = n->in_objects << 1 | (bracket == '{');
    n->last = bracket;
}

static void close_level(struct nesting *n)
{
    n->depth--;
    n->in_objects >>= 1;
    n->last = 'v';
}

/* The name at `at`, with its quotes, is the name at `other`. */
static bool same_name(struct json_stream *s, size_t at, size_t other)
{
    for (int quotes = 0; quotes < 2; at++, other++) {
        int c = byte_at(s, at);

        if (c != byte_at(s, other) || c == NOTHING || (!quotes && c != '"'))
            return false;
        quotes += c == '"';
    }
    return true;
}

/* Where the second name of an object stands whose first value is no container. */
static size_t second_name(struct json_stream *s, size_t at)
{
    struct extent e = string_extent(s, at + 2);

    at = skip_space(s, e.end);
    if (e.cut || byte_at(s, at) != ':')
        return 0;
    at = skip_space(s, at + 1);
    if (byte_at(s, at) == '{' || byte_at(s, at) == '[')
        return 0;
    e = byte_at(s, at) == '"' ? string_extent(s, at + 1)
                              : (struct extent){scalar_end(s, at), false};
    at = skip_space(s, e.end);
    return e.cut || byte_at(s, at) != ',' ? 0 : skip_space(s, at + 1);
}

static enum nature probe(struct json_stream *s, size_t at);

/*
 * The object at `b` starts with the name that the one around it, at `a`, starts
 * with, and with the same second name, as the documents of a list do, or it is
 * a document for all that it holds.
 */
static bool is_alike(struct json_stream *s, size_t a, size_t b)
{
    size_t second;

    if (!same_name(s, a + 1, b + 1))
        return false;
    second = second_name(s, a);
    if (!second || second >= b)
        return true;
    return same_name(s, second, second_name(s, b)) || probe(s, b) == DOCUMENT;
}

/*
 * At a brace inside of a container: true if the container is cut off and the
 * next document begins here. An object inside that starts as the container
 * does is a suspect: if the container never ends, the next document is there.
 */
static bool next_begins(struct json_stream *s, struct nesting *n, size_t at)
{
    bool in_object = n->in_objects & 1;

    if (s->probing || !n->depth || n->depth >= KNOWN_LEVELS || !document_begins(s, at))
        return false;
    if (in_object && n->last == '{')
        return true;
    if (!is_alike(s, n->start, at))
        return false;
    if (in_object ? n->last != ':' || byte_at(s, at - 1) == '\n' : n->last == 'v')
        return true;
    if (!n->suspect)
        n->suspect = at - n->start;
    return false;
}

/*
 * Looking ahead is what takes time in input that is damaged on purpose or
 * nested without end. When much more has been looked at than read, no further
 * guesses are made: what starts like an object is one, as far as it goes.
 */
static bool may_guess(const struct json_stream *s)
{
    const struct window *w = s->window;

    return s->looked < ((uint64_t)64 << 20) + 32 * (w->offset + w->end);
}

static struct extent end_container(struct json_stream *s, const struct nesting *n,
                                   size_t at, bool cut)
{
    s->looked += at - n->start;
    if (cut && n->suspect && may_guess(s))
        at = n->start + n->suspect;
    return (struct extent){at, cut};
}

/* From an opening bracket to behind the one that closes it. */
static struct extent container_extent(struct json_stream *s, size_t at)
{
    struct nesting n = {.start = at};

    do {
        int c = byte_at(s, at);
        struct extent string;

        switch (c) {
        case NOTHING:
            return end_container(s, &n, at, true);
        case '{':
            if (next_begins(s, &n, at))
                return end_container(s, &n, at, true);
            /* fall through */
        case '[':
            open_level(&n, c);
            at++;
            break;
        case '}':
        case ']':
            close_level(&n);
            at++;
            break;
        case '"':
            string = string_extent(s, at + 1);
            if (string.cut)
                return end_container(s, &n, string.end, true);
            n.last = 'v';
            at = string.end;
            break;
        case ',':
        case ':':
            n.last = c;
            at++;
            break;
        default:
            if (!is_space(c))
                n.last = 'v';
            at++;
        }
    } while (n.depth);
    return end_container(s, &n, at, false);
}

static struct extent value_extent(struct json_stream *s, size_t at)
{
    int c = byte_at(s, at);

    if (c == '"')
        return string_extent(s, at + 1);
    if (c == '{' || c == '[')
        return container_extent(s, at);
    if (c == NOTHING)
        return (struct extent){at, true};
    return (struct extent){scalar_end(s, at), false};
}

/* ---- is it a document, or does it hold documents? ---- */

/* What hangs on a document: what is in there are no documents of their own. */
static bool is_attachment(struct span name)
{
    static const char *const list[] = {
        "_embedded",  "_links",   "attachments", "author", "authors",
        "categories", "comments", "gallery",     "images", "keywords",
        "links",      "media",    "meta",        "photos", "related",
        "replies",    "sources",  "tags",        "videos"};

    for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
        if (span_is(name, list[i]))
            return true;
    return false;
}

static enum nature nature_of(struct json_stream *s, size_t at, int levels);

/* True when the value at `at` is or holds a list of documents. */
static bool holds_documents(struct json_stream *s, size_t at, int levels)
{
    int c = byte_at(s, at);

    if (!levels)
        return false;
    if (c == '{')
        return nature_of(s, at, levels) == ENVELOPE;
    at = skip_space(s, at + 1);
    return c == '[' && byte_at(s, at) == '{' && nature_of(s, at, levels) != OTHER;
}

/* A member as far as nature_of looks at it. */
struct member {
    size_t name_start, name_end, value;
    bool sound; /* a name in quotes and a colon */
};

static struct member member_at(struct json_stream *s, size_t at)
{
    struct member m = {.sound = false};
    struct extent name;
    size_t start = at + 1;

    if (byte_at(s, at) != '"')
        return m;
    name = string_extent(s, start);
    at = skip_space(s, name.end);
    if (name.cut || byte_at(s, at) != ':')
        return m;
    m.value = skip_space(s, at + 1);
    m.name_start = start;
    m.name_end = name.end - 1;
    m.sound = true;
    return m;
}

/* At a list of strings, such as paragraphs. */
static bool starts_with_string(struct json_stream *s, size_t at)
{
    return byte_at(s, at) == '[' && byte_at(s, skip_space(s, at + 1)) == '"';
}

/* What answers of services call their lists of documents. */
static bool is_list_name(struct span name)
{
    static const char *const list[] = {"items",   "articles", "posts",   "results",
                                       "data",    "docs",     "hits",    "documents",
                                       "entries", "records",  "stories", "body"};

    for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
        if (span_is(name, list[i]))
            return true;
    return false;
}

/*
 * The list of documents under `name` belongs to a document, the object at `at`:
 * it has a text besides. Looked for in objects that are not large.
 */
static bool is_list_of_parts(struct json_stream *s, size_t at, struct span name)
{
    struct members *m = s->members;
    size_t end;

    if (is_list_name(name) || s->probing)
        return false;
    byte_at(s, at + LARGE);
    return members_read_first(m, bytes_between(s, at, window_span(s->window).len),
                              &end) &&
           end <= LARGE && members_value(m, ROLE_TEXT).type == JSON_STRING;
}

/* Looks at the members of the object at `at` up to the one that decides. */
static enum nature nature_of(struct json_stream *s, size_t at, int levels)
{
    size_t object = at;
    bool has_title = false;

    if (!may_guess(s))
        return DOCUMENT;
    at = skip_space(s, at + 1);
    while (byte_at(s, at) != '}') {
        struct member m = member_at(s, at);
        struct extent value;
        struct span name;
        bool is_prose;
        int c;

        if (!m.sound)
            return DAMAGED;
        c = byte_at(s, m.value);
        is_prose = c == '{' || c == '"' || starts_with_string(s, m.value);
        name = bytes_between(s, m.name_start, m.name_end);
        if ((is_prose || (c == '[' && has_title)) &&
            plan_makes_document(s->members->plan, name, c == '{' || !is_prose))
            return DOCUMENT;
        has_title |= is_prose && plan_makes_title(s->members->plan, name, c == '{');
        if ((c == '{' || c == '[') && !is_attachment(name) &&
            holds_documents(s, m.value, levels - 1))
            return is_list_of_parts(s, object, name) ? DOCUMENT : ENVELOPE;
        value = value_extent(s, m.value);
        if (value.cut)
            return DAMAGED;
        at = skip_space(s, value.end);
        if (byte_at(s, at) == ',')
            at = skip_space(s, at + 1);
    }
    return has_title ? DOCUMENT : OTHER;
}

/* The same inside of another object, where nothing is looked for in turn. */
static enum nature probe(struct json_stream *s, size_t at)
{
    enum nature nature;

    s->probing = true;
    nature = nature_of(s, at, MOST_LEVELS);
    s->probing = false;
    return nature;
}

static bool add_name(struct json_stream *s, size_t at, struct first_names *names)
{
    for (int quotes = 0; quotes < 2; at++) {
        int c = byte_at(s, at);

        if (c == NOTHING || (!quotes && c != '"') || names->len == sizeof(names->text))
            return false;
        names->text[names->len++] = (char)c;
        quotes += c == '"';
    }
    return true;
}

static struct first_names first_names(struct json_stream *s)
{
    struct first_names names = {.len = 0};
    size_t first = skip_space(s, 1), second;

    if (!add_name(s, first, &names) || !(second = second_name(s, first - 1)) ||
        !add_name(s, second, &names))
        names.len = 0;
    return names;
}

/*
 * The nature of the object here. One that starts as the document before it did
 * is a document too: no need to look further.
 */
static enum nature next_nature(struct json_stream *s)
{
    struct first_names names = first_names(s);
    enum nature nature = DOCUMENT;

    if (!names.len || names.len != s->last.len ||
        memcmp(names.text, s->last.text, names.len) != 0)
        nature = nature_of(s, 0, MOST_LEVELS);
    if (nature == DOCUMENT)
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
    const char *p = s->window->data + s->window->start, *end = p + by;

    s->window->start += by;
    while (p < end && (p = memchr(p, '\n', (size_t)(end - p))) != NULL) {
        s->newlines++;
        p++;
    }
}

static void set_place(struct json_stream *s)
{
    struct window *w = s->window;

    s->place = (struct place){w->name, s->newlines + 1, w->offset + w->start};
}

/* Hands out the first `end` bytes of the window. */
static enum stream_part give(struct json_stream *s, enum stream_part part, size_t end)
{
    struct window *w = s->window;

    set_place(s);
    s->part = bytes_between(s, 0, end);
    s->part_end = end;
    s->covered = w->data[w->start + end];
    w->data[w->start + end] = '\0';
    return part;
}

static void drop_part(struct json_stream *s)
{
    struct window *w = s->window;

    if (!s->part_end)
        return;
    w->data[w->start + s->part_end] = s->covered;
    advance(s, s->part_end);
    s->part_end = 0;
}

/* A file that starts without JSON and holds NUL bytes: no brace in it counts. */
static bool is_binary(const struct json_stream *s)
{
    enum { LOOKED_AT = 4096 };
    struct window *w = s->window;
    struct span view = window_span(w);

    return s->binary ||
           (w->offset + w->start == 0 && view.len &&
            memchr(view.data, '\0', view.len < LOOKED_AT ? view.len : LOOKED_AT));
}

/*
 * Garbage lasts up to what may be a document. A long run is given in pieces.
 */
static enum stream_part give_garbage(struct json_stream *s)
{
    enum stream_part part = s->in_garbage ? STREAM_MORE_GARBAGE : STREAM_GARBAGE;
    size_t at = 1;
    int c;

    s->binary = is_binary(s);
    while ((c = byte_at(s, at)) != NOTHING && (c != '{' || s->binary) && at < IO_BLOCK)
        at++;
    s->in_garbage = c != NOTHING && (c != '{' || s->binary);
    return give(s, part, at);
}

/* Closing brackets where none is open, with what parts them. */
static enum stream_part give_stray(struct json_stream *s)
{
    size_t end = 1;
    int c;

    for (size_t at = 1; at < IO_BLOCK; at++) {
        c = byte_at(s, at);
        if (c == ']' || c == '}')
            end = at + 1;
        else if (c != ',' && !is_space(c))
            break;
    }
    return give(s, STREAM_STRAY, end);
}

static bool word_is(struct json_stream *s, const char *word)
{
    size_t at = 0;

    while (word[at] && byte_at(s, at) == word[at])
        at++;
    return !word[at] && ends_scalar(byte_at(s, at));
}

/* A number, null, true or false: nothing that anybody wrote. */
static bool is_plain_scalar(struct json_stream *s)
{
    int c = byte_at(s, 0);

    return c == '-' || (c >= '0' && c <= '9') || word_is(s, "null") ||
           word_is(s, "true") || word_is(s, "false");
}

/* Inside of lists a string is given alone, other garbage up to the next value. */
static enum stream_part give_garbage_in_list(struct json_stream *s)
{
    size_t at = 1;
    int c;

    if (byte_at(s, 0) == '"')
        return give(s, STREAM_GARBAGE, string_extent(s, 1).end);
    while ((c = byte_at(s, at)) != NOTHING && c && !strchr("{}[],\"", c) &&
           at < IO_BLOCK)
        at++;
    return give(s, STREAM_GARBAGE, at);
}

/* To the end of the line at `at`. */
static size_t line_end(struct json_stream *s, size_t at)
{
    for (;;) {
        struct span view;
        const char *newline;

        if (byte_at(s, at) == NOTHING)
            return at;
        view = window_span(s->window);
        newline = memchr(view.data + at, '\n', view.len - at);
        if (newline)
            return (size_t)(newline - view.data);
        at = view.len;
    }
}

/* Bytes of the comment that starts here; 0: it is none. */
static size_t comment_length(struct json_stream *s)
{
    int kind = byte_at(s, 1);
    size_t at = 2;

    if (byte_at(s, 0) != '/' || (kind != '/' && kind != '*'))
        return 0;
    if (kind == '/')
        return line_end(s, 0);
    while (byte_at(s, at) != NOTHING &&
           !(byte_at(s, at) == '*' && byte_at(s, at + 1) == '/'))
        at++;
    return byte_at(s, at) == NOTHING ? 0 : at + 2;
}

static enum stream_part give_line(struct json_stream *s, int first)
{
    return give(s, first == '{' ? STREAM_OBJECT : STREAM_GARBAGE, line_end(s, 0));
}

/* Reads a sound document that is in view, or not far beyond it. */
static bool read_ahead(struct json_stream *s, size_t *end)
{
    const struct json *j = &s->members->json;

    s->part_is_read = members_read_first(s->members, window_span(s->window), end) ||
                      (j->cur >= j->end && window_more(s->window) > 0 &&
                       members_read_first(s->members, window_span(s->window), end));
    return s->part_is_read;
}

static enum stream_part give_object(struct json_stream *s)
{
    struct extent e;
    size_t end;

    if (read_ahead(s, &end))
        return give(s, STREAM_OBJECT, end);
    e = container_extent(s, 0);
    return give(s, e.cut ? STREAM_CUT : STREAM_OBJECT, e.end);
}

/* Values beside the lists of an envelope, or numbers in a list. */
static void pass_over(struct json_stream *s)
{
    struct extent e = value_extent(s, 0);

    advance(s, e.end);
}

/* At a closing bracket. True when it is a part, as below. */
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

/* At what is neither a bracket nor a comma. */
static bool step_over(struct json_stream *s, enum stream_part *part)
{
    if (s->depth && (s->in_objects || is_plain_scalar(s))) {
        pass_over(s);
        return false;
    }
    *part = s->depth ? give_garbage_in_list(s) : give_garbage(s);
    return true;
}

/* One step at the byte `c`; true when it is a part. */
static bool step(struct json_stream *s, int c, enum stream_part *part)
{
    enum nature nature;

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
        enter(s, false);
        advance(s, 1);
        return false;
    case ']':
    case '}':
        return step_out(s, part);
    case '{':
        nature = next_nature(s);
        if (nature == ENVELOPE) {
            enter(s, true);
            advance(s, 1);
            return false;
        }
        if (nature == OTHER && s->depth && s->in_objects & 1) {
            pass_over(s);
            return false;
        }
        *part = give_object(s);
        return true;
    case '/':
        if (!comment_length(s))
            return step_over(s, part);
        *part = give(s, STREAM_COMMENT, comment_length(s));
        return true;
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

        while (is_space(c = byte_at(s, 0)))
            advance(s, 1);
        set_place(s);
        if (c == NOTHING) {
            part = s->depth ? STREAM_UNCLOSED : STREAM_END;
            s->depth = 0;
            return part;
        }
        if (step(s, c, &part))
            return part;
    }
}
