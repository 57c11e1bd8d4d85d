/*
 * from_json: posts of the WordPress REST API, and other JSON.
 *
 * An object that is no valid JSON is repaired (jsonrepair.h), and each kind of damage
 * reported once; what cannot be used is reported and goes to --rejects.
 */
#include "formats.h"
#include "jsonrepair.h"
#include "jsonstream.h"
#include "magic.h"
#include "utf8.h"

#include <inttypes.h>
#include <stdio.h>

/* What an object is. */
enum kind {
    KIND_POST,
    KIND_TERM, /* a category or tag */
    KIND_USER,
    KIND_MEDIA,
    KIND_ERROR, /* an error message of the server */
    KIND_OTHER,
    KINDS
};

struct reader {
    struct source *source;
    struct json_stream stream;
    struct members members;
    struct buf mended;  /* an object with its JSON mended */
    struct buf content; /* of the document, decoded */
    struct buf author;
    uint64_t kinds[KINDS];
};

/* An object, and what is known about it. */
struct candidate {
    struct span original; /* as it stands in the input */
    struct span bytes;    /* the same, or mended */
    struct place place;
    bool damaged;
    struct repair repair;
};

/* ---- damage ---- */

static void tell_damage(struct reader *r, const struct candidate *c)
{
    char what[160];

    for (int kind = 0; kind < DAMAGE_KINDS; kind++) {
        struct place where;

        if (!c->repair.count[kind])
            continue;
        where = place_behind(c->place, c->original, c->repair.first[kind]);
        json_damage_describe(&c->repair, (enum damage)kind, what, sizeof(what));
        filter_repair(r->source->filter, &where, what);
    }
}

/* The place of `at`, if it lies in the bytes of the document, else of its start. */
static struct place place_of(const struct candidate *c, const char *at)
{
    const char *start = c->original.data;

    if (c->bytes.data != start || at < start || at > start + c->original.len)
        return c->place;
    return place_behind(c->place, c->original, (size_t)(at - start));
}

static void tell_duplicate(struct reader *r, struct candidate *c)
{
    struct place where = place_of(c, r->members.duplicate);

    if (!r->members.duplicate)
        return;
    filter_repair(r->source->filter, &where,
                  "a member that is there twice; the last that says something taken");
    c->damaged = true;
}

/* JSON allows half a surrogate pair, Unicode does not. */
static void tell_lone_surrogate(struct reader *r, struct candidate *c)
{
    const char *at = r->members.json.lone_surrogate;
    struct place where = place_of(c, at);

    if (!at)
        return;
    filter_repair(r->source->filter, &where,
                  "half a surrogate pair; replaced by U+FFFD");
    c->damaged = true;
}

/* Repairs an object that could not be read, and reads the repaired one. */
static bool read_mended(struct reader *r, struct candidate *c)
{
    buf_clear(&r->mended);
    json_repair(c->bytes, &r->mended, &c->repair);
    c->bytes = buf_span(&r->mended);
    c->damaged = true;
    return members_read(&r->members, c->bytes);
}

/* Stray tags are common in HTML, which is only a note; in a damaged document they may
   be part of the damage. */
static void tell_stray_tags(const struct candidate *c, size_t n)
{
    const char *format = "%zu closing tag%s without an opening one; ignored";

    if (!n)
        return;
    if (c->damaged)
        diag_warning(&c->place, format, n, n == 1 ? "" : "s");
    else
        diag_note(&c->place, format, n, n == 1 ? "" : "s");
}

/* ---- values ---- */

/* Append the strings of a value, with `between` between them and behind what `out`
   holds. */
static void add_string(struct json_value value, const char *between, struct buf *out)
{
    if (value.type != JSON_STRING)
        return;
    if (out->len)
        buf_add_string(out, between);
    json_decode(&value, out);
}

static void add_strings(struct json_value value, const char *between, struct buf *out)
{
    struct json j = {0};
    struct json_value item;

    add_string(value, between, out);
    if (value.type != JSON_ARRAY)
        return;
    json_open(&j, value.text.data, value.text.len);
    json_enter_array(&j);
    while (json_next_element(&j) && json_take(&j, &item))
        add_string(item, between, out);
    json_release(&j);
}

/* The first string of an array. */
static void add_first_string(struct span array, struct buf *out)
{
    struct json j = {0};
    struct json_value item;

    json_open(&j, array.data, array.len);
    json_enter_array(&j);
    while (!out->len && json_next_element(&j) && json_take(&j, &item))
        add_string(item, "", out);
    json_release(&j);
}

/* The text of a value, in its own bytes or `scratch`; of an array, the first string. */
static struct span decode_in(struct json_value value, struct buf *scratch)
{
    buf_clear(scratch);
    switch (value.type) {
    case JSON_NUMBER:
        return value.text;
    case JSON_STRING:
        return json_string(&value, scratch);
    case JSON_ARRAY:
        add_first_string(value.text, scratch);
        return buf_span(scratch);
    default:
        return (struct span){"", 0};
    }
}

/* The same text, kept until the next document. */
static struct span keep(struct document *d, struct span text)
{
    return text.data == d->scratch.data ? arena_copy(&d->kept, text) : text;
}

static struct span decode(struct document *d, struct json_value value)
{
    return keep(d, decode_in(value, &d->scratch));
}

/* What is found is a piece of rich text: in a list of strings, an object with the text
   of a link or the like, as in what Telegram exports. */
static bool is_rich(const struct members *m, const struct found *f,
                    const struct rule *best)
{
    const struct rule *rule = &m->plan->rules[f->rule];
    size_t len = strlen(best->path);

    return rule->role == best->role && strncmp(rule->path, best->path, len) == 0 &&
           strcmp(rule->path + len, ".text") == 0;
}

/* Appends the strings of the lists in which a role was found, with `between` between
   them, unless they are pieces of rich text. */
static void add_listed(const struct members *m, enum role role, const char *between,
                       struct buf *out)
{
    const struct rule *best = members_rule(m, role);
    bool rich = false;

    for (size_t i = 0; i < m->n; i++)
        rich |= m->found[i].in_array && is_rich(m, &m->found[i], best);
    for (size_t i = 0; i < m->n; i++) {
        const struct found *f = &m->found[i];

        if (f->in_array && (f->rule + 1 == m->best[role] || is_rich(m, f, best)))
            add_strings(f->value, rich ? "" : between, out);
    }
}

/* The text of a role, in `scratch` or not, as above; of a list all strings. */
static struct span all_of(const struct members *m, enum role role, const char *between,
                          struct buf *scratch)
{
    struct json_value value = members_value(m, role);

    buf_clear(scratch);
    if (value.type != JSON_ABSENT)
        add_listed(m, role, between, scratch);
    if (!scratch->len && value.type == JSON_ARRAY)
        add_strings(value, between, scratch);
    return scratch->len ? buf_span(scratch) : decode_in(value, scratch);
}

static struct span string_of(struct reader *r, enum role role)
{
    return decode(&r->source->document, members_value(&r->members, role));
}

static struct prose prose_of(const struct reader *r, enum role role, struct span text)
{
    return source_prose(members_rule(&r->members, role), text);
}

static struct prose kept_prose_of(struct reader *r, enum role role, const char *between)
{
    struct document *d = &r->source->document;
    struct span text = all_of(&r->members, role, between, &d->scratch);

    return prose_of(r, role, keep(d, text));
}

/* Sets the date to the first one, in order of preference, that is valid. */
static void set_date(struct reader *r)
{
    struct document *d = &r->source->document;
    size_t best = SIZE_MAX;

    for (size_t i = 0; i < r->members.n; i++) {
        const struct found *f = &r->members.found[i];
        const struct rule *rule = &r->members.plan->rules[f->rule];
        struct date date;

        if (rule->role != ROLE_DATE || f->rule >= best ||
            !document_read_date(d, decode(d, f->value), r->source->settings->dates,
                                &date))
            continue;
        date.is_utc |= rule->is_utc && date.has_time;
        d->date = date;
        best = f->rule;
    }
}

static void add_term_names(struct document *d, struct strings *names,
                           const struct foreign *lists, const char *taxonomy)
{
    for (const struct foreign *l = foreign_first(lists); l; l = foreign_next(l))
        for (const struct foreign *f = foreign_first(l); f; f = foreign_next(f)) {
            struct span name = foreign_string(foreign_member(f, "name"));

            if (span_is(foreign_string(foreign_member(f, "taxonomy")), taxonomy))
                document_add_name(d, names, (struct prose){name, true});
        }
}

/* Adds a name, or the name of an id. */
static void add_listed_name(struct reader *r, struct strings *names,
                            struct json_value value)
{
    struct document *d = &r->source->document;
    const struct terms *terms = r->source->settings->terms;
    struct span text = decode(d, value);

    if (value.type == JSON_NUMBER)
        strings_add(names, terms_find(terms, text));
    else if (value.type == JSON_STRING)
        document_add_name(
            d, names, (struct prose){terms_find(terms, text), looks_like_html(text)});
}

static void add_array_of_names(struct reader *r, struct strings *names,
                               struct span array)
{
    struct json j = {0};
    struct json_value item;

    json_open(&j, array.data, array.len);
    json_enter_array(&j);
    while (json_next_element(&j) && json_take(&j, &item))
        add_listed_name(r, names, item);
    json_release(&j);
}

static void add_listed_names(struct reader *r, struct strings *names, enum role role)
{
    const struct members *m = &r->members;
    struct document *d = &r->source->document;

    for (size_t i = 0; i < m->n; i++) {
        const struct found *f = &m->found[i];

        if (f->rule + 1 != m->best[role])
            continue;
        if (f->value.type == JSON_ARRAY)
            add_array_of_names(r, names, f->value.text);
        else if (f->value.type == JSON_STRING && !f->in_array)
            document_add_names(d, names, decode(d, f->value));
        else
            add_listed_name(r, names, f->value);
    }
}

/* Several authors with commas between. */
static void set_author(struct reader *r)
{
    const struct members *m = &r->members;
    struct document *d = &r->source->document;

    buf_clear(&r->author);
    for (size_t i = 0; i < m->n; i++) {
        struct json_value value = m->found[i].value;

        if (m->found[i].rule + 1 != m->best[ROLE_AUTHOR])
            continue;
        if (value.type == JSON_NUMBER)
            buf_add_span(&r->author, value.text);
        else if (value.type != JSON_STRING || value.text.len)
            add_strings(value, ", ", &r->author);
    }
    d->author = prose_of(r, ROLE_AUTHOR, buf_span(&r->author));
}

static void set_names(struct reader *r)
{
    struct document *d = &r->source->document;
    struct span text = members_value(&r->members, ROLE_TERMS).text;
    struct foreign *terms = foreign_parse(&text);

    add_term_names(d, &d->categories, terms, "category");
    add_term_names(d, &d->tags, terms, "post_tag");
    foreign_free(terms);
    if (!d->categories.n)
        add_listed_names(r, &d->categories, ROLE_CATEGORIES);
    if (!d->tags.n)
        add_listed_names(r, &d->tags, ROLE_TAGS);
}

/* ---- an object ---- */

static bool has_text(const struct reader *r, enum role role)
{
    enum json_type type = members_value(&r->members, role).type;

    return type == JSON_STRING || type == JSON_ARRAY;
}

static enum kind kind_of(const struct reader *r)
{
    const size_t *best = r->members.best;

    if (best[ROLE_TAXONOMY])
        return KIND_TERM;
    if (best[ROLE_AVATARS])
        return KIND_USER;
    if (best[ROLE_MEDIA])
        return KIND_MEDIA;
    if (has_text(r, ROLE_TITLE) || has_text(r, ROLE_TEXT) || has_text(r, ROLE_EXCERPT))
        return KIND_POST;
    return best[ROLE_CODE] && best[ROLE_MESSAGE] ? KIND_ERROR : KIND_OTHER;
}

/* For -v, once a file: which members became which. */
static void tell_members(struct reader *r, const struct place *where)
{
    struct buf list = {0};

    if (r->source->told_members)
        return;
    r->source->told_members = true;
    for (int role = ROLE_ID; role < MAPPED_ROLES; role++) {
        const struct rule *rule = members_rule(&r->members, (enum role)role);

        if (!rule)
            continue;
        buf_add_char(&list, ' ');
        buf_add_string(&list, role_name((enum role)role));
        buf_add_char(&list, '=');
        buf_add_string(&list, rule->path);
    }
    diag_note(&(struct place){.file = where->file}, "members taken:%s",
              buf_terminate(&list));
    buf_release(&list);
}

static void fill_document(struct reader *r)
{
    struct document *d = source_new_document(r->source);
    struct span id = string_of(r, ROLE_ID);

    if (id.len)
        d->id = id;
    d->source = string_of(r, ROLE_SOURCE);
    d->url = string_of(r, ROLE_URL);
    d->lang = string_of(r, ROLE_LANG);
    set_date(r);
    d->title = kept_prose_of(r, ROLE_TITLE, " ");
    d->excerpt = kept_prose_of(r, ROLE_EXCERPT, "\n\n");
    d->content =
        prose_of(r, ROLE_TEXT, all_of(&r->members, ROLE_TEXT, "\n\n", &r->content));
    set_author(r);
    set_names(r);
}

static void use_post(struct reader *r, struct candidate *c)
{
    tell_damage(r, c);
    tell_duplicate(r, c);
    tell_lone_surrogate(r, c);
    if (r->source->filter->stopped)
        return;
    fill_document(r);
    tell_members(r, &c->place);
    tell_stray_tags(c, source_add(r->source, &c->place, c->damaged));
}

static void reject_answer(struct reader *r, const struct candidate *c)
{
    char problem[200];
    struct span message = string_of(r, ROLE_MESSAGE);

    snprintf(problem, sizeof(problem), "not a post but an answer of the server: %.*s",
             (int)utf8_cut(message.data, message.len, 120), message.data);
    source_reject(r->source, &c->place, c->original, problem);
}

/* Lists the first names in an object, for the user to find the one of the text. */
static void list_names(struct span object, struct buf *list)
{
    enum { MOST = 8, SHOWN = 40 /* bytes of a name */ };
    struct json j = {0};
    struct json_value name, value;
    int n = 0;

    json_open(&j, object.data, object.len);
    json_enter_object(&j);
    while (json_next_member(&j, &name) && json_take(&j, &value) && ++n <= MOST) {
        buf_add_string(list, n > 1 ? ", " : " in its members ");
        buf_add(list, name.text.data, utf8_cut(name.text.data, name.text.len, SHOWN));
    }
    if (n > MOST)
        buf_add_literal(list, ", ...");
    json_release(&j);
}

static void reject_other(struct reader *r, const struct candidate *c)
{
    const char *known = magic_problem(c->original); /* RTF is in braces, too */
    struct buf problem = {0};

    if (known) {
        buf_add_string(&problem, known);
    } else {
        buf_add_literal(&problem,
                        "a JSON object, but no document: no title and no text");
        list_names(c->bytes, &problem);
        buf_add_literal(&problem, "; --map names the members that are");
    }
    source_reject(r->source, &c->place, c->original, buf_terminate(&problem));
    buf_release(&problem);
}

static bool is_read(struct reader *r, const struct candidate *c)
{
    return (r->stream.part_is_read && c->bytes.data == c->original.data) ||
           members_read(&r->members, c->bytes);
}

static void use_object(struct reader *r)
{
    struct candidate c = {.original = r->stream.part, .place = r->stream.place};
    enum kind kind;

    c.bytes = source_valid(r->source, c.original, &c.place, &c.damaged);
    if (!is_read(r, &c) && !read_mended(r, &c)) {
        source_reject(r->source, &c.place, c.original, r->members.json.problem);
        return;
    }
    kind = kind_of(r);
    r->kinds[kind]++;
    if (kind == KIND_POST)
        use_post(r, &c);
    else if (kind == KIND_ERROR)
        reject_answer(r, &c);
    else if (kind == KIND_OTHER)
        reject_other(r, &c);
}

/* ---- the stream ---- */

static const char *garbage_problem(const struct json_stream *s)
{
    const char *known = magic_problem(s->part);

    if (known)
        return known;
    if (s->binary)
        return "a binary file";
    if (s->part.data[0] == '"')
        return "a string, no document";
    return "not JSON; skipped to the next document";
}

static void use_part(struct reader *r, enum stream_part part)
{
    struct json_stream *s = &r->stream;

    if (part == STREAM_GARBAGE)
        source_reject(r->source, &s->place, s->part, garbage_problem(s));
    else if (part == STREAM_MORE_GARBAGE)
        filter_reject_more(r->source->filter, s->part);
    else if (part == STREAM_STRAY)
        filter_repair(r->source->filter, &s->place,
                      "a bracket that closes nothing; left out");
    else if (part == STREAM_COMMENT)
        filter_repair(r->source->filter, &s->place, "a comment; left out");
    else if (part == STREAM_UNCLOSED)
        filter_repair(r->source->filter, &s->place, "the list of documents is cut off");
    else
        use_object(r);
}

static void read_stream(struct reader *r)
{
    while (source_goes_on(r->source)) {
        enum stream_part part = json_stream_next(&r->stream);

        if (part == STREAM_END)
            return;
        use_part(r, part);
    }
}

/* Warns of lists of the REST API that hold no posts, which are no damage. */
static void tell_others(const struct reader *r)
{
    const struct place where = {.file = r->source->window.name};

    if (r->kinds[KIND_TERM])
        diag_warning(&where,
                     "%" PRIu64 " categories or tags, no posts; give the file with "
                     "--terms to name them",
                     r->kinds[KIND_TERM]);
    if (r->kinds[KIND_USER])
        diag_warning(&where, "%" PRIu64 " users, no posts", r->kinds[KIND_USER]);
    if (r->kinds[KIND_MEDIA])
        diag_warning(&where, "%" PRIu64 " media, no posts", r->kinds[KIND_MEDIA]);
}

void from_json(struct source *s, enum format format)
{
    struct reader r = {.source = s,
                       .stream = {.look = {.window = &s->window, .members = &r.members},
                                  .by_lines = format == FORMAT_JSONL,
                                  .binary = format == FORMAT_BINARY,
                                  .newlines = source_place(s).line - 1},
                       .members.plan = s->settings->plan};

    read_stream(&r);
    tell_others(&r);
    s->noticed->roles |= r.members.roles;
    members_release(&r.members);
    buf_release(&r.mended);
    buf_release(&r.content);
    buf_release(&r.author);
}
