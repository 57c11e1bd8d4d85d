#include "jsonlook.h"

#include "scan.h"

enum { MOST_LEVELS = 8, LARGE = 64 << 10 };

/* ---- the extent of a value ---- */

static bool is_name_char(int c)
{
    return c == '_' || c == '$' || (c >= '0' && c <= '9') ||
           (c != LOOK_NOTHING && (c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/*
 * True at a brace, a name of letters in quotes and a colon. In a place where no object
 * can start, this is the beginning of the next document.
 */
static bool document_begins(struct lookahead *l, size_t at)
{
    if (look_byte(l, at) != '{' || look_byte(l, at + 1) != '"' ||
        !is_name_char(look_byte(l, at + 2)))
        return false;
    for (at += 2; is_name_char(look_byte(l, at));)
        at++;
    return look_byte(l, at) == '"' && look_byte(l, look_past_space(l, at + 1)) == ':';
}

/* The first byte at or behind `at` that is special in a string. */
static size_t skip_plain(struct lookahead *l, size_t at)
{
    for (;;) {
        const char *p, *end;

        if (look_byte(l, at) == LOOK_NOTHING)
            return at;
        p = l->window->data + l->window->start + at;
        end = l->window->data + l->window->end;
        p = scan_string(p); /* the padding behind the window stops it */
        at = (size_t)(p - l->window->data) - l->window->start;
        if (p < end)
            return at;
    }
}

/* From behind an opening quote to behind the closing one. */
struct extent look_string(struct lookahead *l, size_t at)
{
    for (;;) {
        int c;

        at = skip_plain(l, at);
        c = look_byte(l, at);
        if (c == LOOK_NOTHING)
            return (struct extent){at, true};
        if (c == '"' && look_byte(l, at - 1) == '{' && document_begins(l, at - 1))
            return (struct extent){at - 1, true}; /* no quote stands before a name */
        if (c == '"')
            return (struct extent){at + 1, false};
        if (c == '\n' && document_begins(l, at + 1))
            return (struct extent){at, true};
        at += c == '\\' && look_byte(l, at + 1) != LOOK_NOTHING ? 2 : 1;
    }
}

static size_t scalar_end(struct lookahead *l, size_t at)
{
    size_t start = at;

    while (!look_ends_scalar(look_byte(l, at)))
        at++;
    return at > start ? at : at + 1;
}

/* The brackets that are open at a place in a container, and what came before it. */
struct brackets {
    size_t start; /* of the container */
    uint64_t depth;
    uint64_t in_objects; /* a bit a level, the lowest the innermost */
    int last;            /* a bracket, comma or colon; 'v' for a value or name */
    size_t suspect; /* where the next document may begin, from `start`; 0: nowhere */
};

enum { KNOWN_LEVELS = 64 };

static void open_level(struct brackets *open, int bracket)
{
    open->depth++;
    open->in_objects = open->in_objects << 1 | (bracket == '{');
    open->last = bracket;
}

static void close_level(struct brackets *open)
{
    open->depth--;
    open->in_objects >>= 1;
    open->last = 'v';
}

/* The name at `at`, with its quotes, is the name at `other`. */
static bool same_name(struct lookahead *l, size_t at, size_t other)
{
    for (int quotes = 0; quotes < 2; at++, other++) {
        int c = look_byte(l, at);

        if (c != look_byte(l, other) || c == LOOK_NOTHING || (!quotes && c != '"'))
            return false;
        quotes += c == '"';
    }
    return true;
}

/* The place of the second name of the object at `at`, if its first value is no
   container; else 0. */
static size_t second_name(struct lookahead *l, size_t at)
{
    struct extent e = look_string(l, at + 2);

    at = look_past_space(l, e.end);
    if (e.cut || look_byte(l, at) != ':')
        return 0;
    at = look_past_space(l, at + 1);
    if (look_byte(l, at) == '{' || look_byte(l, at) == '[')
        return 0;
    e = look_byte(l, at) == '"' ? look_string(l, at + 1)
                                : (struct extent){scalar_end(l, at), false};
    at = look_past_space(l, e.end);
    return e.cut || look_byte(l, at) != ',' ? 0 : look_past_space(l, at + 1);
}

static enum nature probe(struct lookahead *l, size_t at);

/*
 * Whether the object at `b`, inside of the one at `a`, is like it: both have the same
 * first name, and also the same second name, as the documents of a list do, or the one
 * at `b` is a document by its members.
 */
static bool is_alike(struct lookahead *l, size_t a, size_t b)
{
    size_t second;

    if (!same_name(l, a + 1, b + 1))
        return false;
    second = second_name(l, a);
    if (!second || second >= b)
        return true;
    return same_name(l, second, second_name(l, b)) || probe(l, b) == NATURE_DOCUMENT;
}

/*
 * At a brace inside of a container: true if the container is cut off and the next
 * document begins here. If that is only possible, the place is noted as a suspect: if
 * the container never ends, the next document begins there.
 */
static bool next_begins(struct lookahead *l, struct brackets *open, size_t at)
{
    bool in_object = open->in_objects & 1;

    if (l->probing || !open->depth || open->depth >= KNOWN_LEVELS ||
        !document_begins(l, at))
        return false;
    if (in_object && open->last == '{')
        return true;
    if (!is_alike(l, open->start, at))
        return false;
    if (in_object ? open->last != ':' || look_byte(l, at - 1) == '\n'
                  : open->last == 'v')
        return true;
    if (!open->suspect)
        open->suspect = at - open->start;
    return false;
}

/*
 * Input that is damaged on purpose, or nested without end, could make looking ahead
 * take quadratic time. Once much more has been looked at than read, no more guesses are
 * made: every object is a document, up to where it ends.
 */
static bool may_guess(const struct lookahead *l)
{
    const struct window *w = l->window;

    return l->looked < ((uint64_t)64 << 20) + 32 * (w->offset + w->end);
}

static struct extent end_container(struct lookahead *l, const struct brackets *open,
                                   size_t at, bool cut)
{
    l->looked += at - open->start;
    if (cut && open->suspect && may_guess(l))
        at = open->start + open->suspect;
    return (struct extent){at, cut};
}

/*
 * Goes over what is at `*at` in a container: a string or one byte. False: the container
 * is cut off there.
 */
static bool pass_one(struct lookahead *l, struct brackets *open, size_t *at)
{
    int c = look_byte(l, *at);

    if (c == LOOK_NOTHING || (c == '{' && next_begins(l, open, *at)))
        return false;
    if (c == '"') {
        struct extent string = look_string(l, *at + 1);

        open->last = 'v';
        *at = string.end;
        return !string.cut;
    }
    if (c == '{' || c == '[')
        open_level(open, c);
    else if (c == '}' || c == ']')
        close_level(open);
    else if (c == ',' || c == ':')
        open->last = c;
    else if (!look_is_space(c))
        open->last = 'v';
    ++*at;
    return true;
}

/* From an opening bracket to behind the one that closes it. */
struct extent look_container(struct lookahead *l, size_t at)
{
    struct brackets open = {.start = at};

    do {
        if (!pass_one(l, &open, &at))
            return end_container(l, &open, at, true);
    } while (open.depth);
    return end_container(l, &open, at, false);
}

struct extent look_value(struct lookahead *l, size_t at)
{
    int c = look_byte(l, at);

    if (c == '"')
        return look_string(l, at + 1);
    if (c == '{' || c == '[')
        return look_container(l, at);
    if (c == LOOK_NOTHING)
        return (struct extent){at, true};
    return (struct extent){scalar_end(l, at), false};
}

/* ---- is it a document, or does it hold documents? ---- */

/* Names of members of a document whose objects are no documents of their own. */
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

static enum nature nature_of(struct lookahead *l, size_t at, int levels);

/* The places of a member: no span, for looking further may move the bytes. */
struct member {
    size_t name_start, name_end, value;
    bool sound; /* a name in quotes and a colon */
};

/* Its name, until more is looked at. */
static struct span name_of(const struct lookahead *l, const struct member *m)
{
    return look_span(l, m->name_start, m->name_end);
}

static struct member member_at(struct lookahead *l, size_t at)
{
    struct member m = {.sound = false};
    struct extent name;
    size_t start = at + 1;

    if (look_byte(l, at) != '"')
        return m;
    name = look_string(l, start);
    at = look_past_space(l, name.end);
    if (name.cut || look_byte(l, at) != ':')
        return m;
    m.value = look_past_space(l, at + 1);
    m.name_start = start;
    m.name_end = name.end - 1;
    m.sound = true;
    return m;
}

/* What an object of this nature makes of the object around it. */
static enum nature nature_around(enum nature inner, bool may_wrap)
{
    if (may_wrap && inner == NATURE_DOCUMENT)
        return NATURE_WRAPPER;
    if (inner == NATURE_ENVELOPE || (may_wrap && inner == NATURE_WRAPPER))
        return NATURE_ENVELOPE;
    return NATURE_OTHER;
}

/* What the member, an object or a list, makes of the object around it. */
static enum nature nature_held(struct lookahead *l, const struct member *m, int levels)
{
    size_t at = m->value;
    bool is_list = look_byte(l, at) == '[';
    enum nature inner;

    if (is_list)
        at = look_past_space(l, at + 1);
    if (!levels || look_byte(l, at) != '{')
        return NATURE_OTHER;
    inner = nature_of(l, at, levels);
    if (is_list)
        return inner == NATURE_OTHER ? NATURE_OTHER : NATURE_ENVELOPE;
    return nature_around(inner, plan_is_wrapper(name_of(l, m)));
}

/* At a list of strings, such as paragraphs. */
static bool starts_with_string(struct lookahead *l, size_t at)
{
    return look_byte(l, at) == '[' && look_byte(l, look_past_space(l, at + 1)) == '"';
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
 * The object at `at`, one of whose members is a list of documents, is a document and
 * these are parts of it: it has a text besides. Only small objects are searched for it.
 */
static bool has_text_besides(struct lookahead *l, size_t at, const struct member *list)
{
    struct members *m = l->members;
    size_t end;

    if (is_list_name(name_of(l, list)) || l->probing)
        return false;
    look_byte(l, at + LARGE);
    return members_read_first(m, look_span(l, at, window_span(l->window).len), &end) &&
           end <= LARGE && members_value(m, ROLE_TEXT).type == JSON_STRING;
}

/*
 * What a member makes of the object at `object`: NATURE_OTHER where it does not decide.
 * Notes whether it is a title, with which lists of paragraphs make a document, too.
 */
static enum nature nature_by(struct lookahead *l, size_t object, const struct member *m,
                             bool *has_title, int levels)
{
    const struct plan *plan = l->members->plan;
    int c = look_byte(l, m->value);
    enum nature held;
    bool is_prose = c == '{' || c == '"' || starts_with_string(l, m->value);

    if ((is_prose || (c == '[' && *has_title)) &&
        plan_makes_document(plan, name_of(l, m), c == '{' || !is_prose))
        return NATURE_DOCUMENT;
    *has_title |= is_prose && plan_makes_title(plan, name_of(l, m), c == '{');
    if ((c != '{' && c != '[') || is_attachment(name_of(l, m)))
        return NATURE_OTHER;
    held = nature_held(l, m, levels - 1);
    return held == NATURE_ENVELOPE && has_text_besides(l, object, m) ? NATURE_DOCUMENT
                                                                     : held;
}

/* Goes from the value of a member to the next one. False: the value is cut off. */
static bool pass_value(struct lookahead *l, const struct member *m, size_t *at)
{
    struct extent value = look_value(l, m->value);

    *at = look_past_space(l, value.end);
    if (look_byte(l, *at) == ',')
        *at = look_past_space(l, *at + 1);
    return !value.cut;
}

/* Looks at the members of the object at `object` up to the one that decides. */
static enum nature nature_of(struct lookahead *l, size_t object, int levels)
{
    size_t at = look_past_space(l, object + 1);
    bool has_title = false;

    if (!may_guess(l))
        return NATURE_DOCUMENT;
    while (look_byte(l, at) != '}') {
        struct member m = member_at(l, at);
        enum nature nature;

        if (!m.sound)
            return NATURE_DAMAGED;
        nature = nature_by(l, object, &m, &has_title, levels);
        if (nature != NATURE_OTHER)
            return nature;
        if (!pass_value(l, &m, &at))
            return NATURE_DAMAGED;
    }
    return has_title ? NATURE_DOCUMENT : NATURE_OTHER;
}

enum nature look_nature(struct lookahead *l, size_t at)
{
    enum nature nature = nature_of(l, at, MOST_LEVELS);

    return nature == NATURE_WRAPPER ? NATURE_DOCUMENT : nature;
}

/* The same for an object inside of another one, without further probes. */
static enum nature probe(struct lookahead *l, size_t at)
{
    enum nature nature;

    l->probing = true;
    nature = look_nature(l, at);
    l->probing = false;
    return nature;
}

static bool add_name(struct lookahead *l, size_t at, struct first_names *names)
{
    for (int quotes = 0; quotes < 2; at++) {
        int c = look_byte(l, at);

        if (c == LOOK_NOTHING || (!quotes && c != '"') ||
            names->len == sizeof(names->text))
            return false;
        names->text[names->len++] = (char)c;
        quotes += c == '"';
    }
    return true;
}

struct first_names look_first_names(struct lookahead *l)
{
    struct first_names names = {.len = 0};
    size_t first = look_past_space(l, 1), second;

    if (!add_name(l, first, &names) || !(second = second_name(l, first - 1)) ||
        !add_name(l, second, &names))
        names.len = 0;
    return names;
}
