#include "wordpress.h"

#include "html.h"
#include "lang.h"

/* ---- reading ---- */

enum {
    ID,
    DATE,
    DATE_GMT,
    LINK,
    LANG,
    TITLE,
    CONTENT,
    EXCERPT,
    AUTHOR,
    CATEGORIES,
    TAGS,
    EMBEDDED,
    TAXONOMY,
    AVATARS,
    MEDIA,
    CODE,
    MESSAGE,
    TEXT,
    BODY
};
static const char *const wanted[] = {
    "id",    "date",      "date_gmt", "link",        "lang",
    "title", "content",   "excerpt",  "author",      "categories",
    "tags",  "_embedded", "taxonomy", "avatar_urls", "media_type",
    "code",  "message",   "text",     "body",        NULL};

/* A string, or the string under `rendered` in an object. */
static bool read_rendered(struct json *j, struct json_value *value)
{
    struct json_value name, skipped;

    if (json_peek(j) != JSON_OBJECT)
        return json_take(j, value);
    json_enter_object(j);
    while (json_next_member(j, &name))
        if (!json_take(j, span_is(name.text, "rendered") ? value : &skipped))
            return false;
    return !j->problem;
}

static bool read_array(struct json *j, struct span *array)
{
    struct json_value value;

    if (!json_take(j, &value))
        return false;
    if (value.type == JSON_ARRAY)
        *array = value.text;
    return true;
}

static bool read_embedded(struct json *j, struct wordpress_post *post)
{
    struct json_value name, skipped;

    if (json_peek(j) != JSON_OBJECT)
        return json_take(j, &skipped);
    json_enter_object(j);
    while (json_next_member(j, &name)) {
        struct json_value *value = &skipped;

        if (span_is(name.text, "author"))
            value = &post->embedded_author;
        else if (span_is(name.text, "wp:term"))
            value = &post->embedded_terms;
        if (!json_take(j, value))
            return false;
    }
    return !j->problem;
}

static bool skip(struct json *j, bool *seen)
{
    struct json_value value;

    *seen = true;
    return json_take(j, &value);
}

static bool read_member(struct wordpress_post *post, int member)
{
    struct json *j = &post->record.json;

    switch (member) {
    case ID:
        return json_take(j, &post->id);
    case DATE:
        return json_take(j, &post->date);
    case DATE_GMT:
        return json_take(j, &post->date_gmt);
    case LINK:
        return json_take(j, &post->link);
    case LANG:
        return json_take(j, &post->lang);
    case TITLE:
        return read_rendered(j, &post->title);
    case CONTENT:
    case TEXT:
    case BODY:
        return read_rendered(j, &post->content);
    case EXCERPT:
        return read_rendered(j, &post->excerpt);
    case AUTHOR:
        return json_take(j, &post->author);
    case CATEGORIES:
        return read_array(j, &post->categories);
    case TAGS:
        return read_array(j, &post->tags);
    case EMBEDDED:
        return read_embedded(j, post);
    case TAXONOMY:
        return skip(j, &post->has_taxonomy);
    case AVATARS:
        return skip(j, &post->has_avatars);
    case MEDIA:
        return skip(j, &post->has_media);
    case CODE:
        return skip(j, &post->has_code);
    default:
        return json_take(j, &post->message);
    }
}

/* Forgets the last post and keeps the memory. */
static void forget(struct wordpress_post *post)
{
    static const struct json_value none;

    post->id = post->date = post->date_gmt = post->link = post->lang = none;
    post->title = post->content = post->excerpt = post->author = none;
    post->embedded_author = post->embedded_terms = post->message = none;
    post->categories = post->tags = (struct span){NULL, 0};
    post->has_taxonomy = post->has_avatars = post->has_media = post->has_code = false;
    post->stray_tags = 0;
    arena_reset(&post->kept);
    strings_clear(&post->names);
}

bool wordpress_read(struct wordpress_post *post, struct span object)
{
    struct record *r = &post->record;
    int member;

    forget(post);
    r->wanted = wanted;
    if (!record_open(r, object))
        return false;
    while ((member = record_next(r)) >= 0)
        if (!read_member(post, member))
            return false;
    return !r->json.problem;
}

enum wordpress_kind wordpress_kind(const struct wordpress_post *post)
{
    if (post->has_taxonomy)
        return WORDPRESS_TERM;
    if (post->has_avatars)
        return WORDPRESS_USER;
    if (post->has_media)
        return WORDPRESS_MEDIA;
    if (post->title.type == JSON_STRING || post->content.type == JSON_STRING ||
        post->excerpt.type == JSON_STRING)
        return WORDPRESS_POST;
    if (post->has_code && post->message.type == JSON_STRING)
        return WORDPRESS_ERROR;
    return WORDPRESS_OTHER;
}

/* ---- writing ---- */

/* What a string means, kept until the next post; empty for other types. */
static struct span decode(struct wordpress_post *post, const struct json_value *value)
{
    if (value->type == JSON_NUMBER)
        return value->text;
    if (value->type != JSON_STRING)
        return (struct span){"", 0};
    buf_clear(&post->scratch);
    return arena_copy(&post->kept, json_string(value, &post->scratch));
}

/* Appends the text of a string of HTML to `out`. */
static void add_text(struct wordpress_post *post, const struct json_value *html,
                     struct buf *out)
{
    if (html->type != JSON_STRING)
        return;
    buf_clear(&post->scratch);
    post->stray_tags += html_to_text(json_string(html, &post->scratch), out);
}

/* A name of foreign making as plain text on one line, kept. */
static struct span plain_name(struct wordpress_post *post, struct span html)
{
    struct buf *b = &post->text;

    buf_clear(b);
    html_to_text(html, b);
    for (size_t i = 0; i < b->len; i++)
        if (b->data[i] == '\n' || b->data[i] == '\t')
            b->data[i] = ' ';
    return arena_copy(&post->kept, buf_span(b));
}

/* The host of a URL, without user and port, in lower case. */
static struct span host_of(struct wordpress_post *post, struct span url)
{
    size_t start = 0, end;
    char *host;

    for (size_t i = 0; i + 2 < url.len && !start; i++)
        if (memcmp(url.data + i, "://", 3) == 0)
            start = i + 3;
    if (!start)
        return (struct span){NULL, 0};
    for (end = start; end < url.len && !strchr("/?#", url.data[end]); end++)
        if (url.data[end] == '@')
            start = end + 1;
    for (size_t i = start; i < end; i++)
        if (url.data[i] == ':')
            end = i;
    host = arena_alloc(&post->kept, end - start + 1);
    for (size_t i = start; i < end; i++) {
        char c = url.data[i];

        host[i - start] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
    }
    return (struct span){host, end - start};
}

/* "2023-07-12T10:22:54" or with a space; "0000-00-00…" is none. */
static bool is_date(struct span s)
{
    static const char shape[] = "dddd-dd-ddTdd:dd:dd";

    if (s.len < sizeof(shape) - 1 || memcmp(s.data, "0000", 4) == 0)
        return false;
    for (size_t i = 0; i < sizeof(shape) - 1; i++) {
        char c = s.data[i];

        if (shape[i] == 'd' ? c < '0' || c > '9'
                            : c != shape[i] && !(shape[i] == 'T' && c == ' '))
            return false;
    }
    return true;
}

/* UTC where it is known, else the local time as it stands. */
static void write_date(struct wordpress_post *post, struct buf *out)
{
    struct span gmt = decode(post, &post->date_gmt), local = decode(post, &post->date);
    bool utc = is_date(gmt);
    struct span date = utc ? gmt : local;
    size_t at;

    if (!utc && !is_date(local))
        return;
    record_begin_member(out, "date");
    buf_add_char(out, '"');
    at = out->len;
    buf_add(out, date.data, 19);
    out->data[at + 10] = 'T';
    if (utc)
        buf_add_char(out, 'Z');
    else if (date.len == 20 && date.data[19] == 'Z')
        buf_add_char(out, 'Z');
    else if (date.len == 25 && (date.data[19] == '+' || date.data[19] == '-'))
        buf_add(out, date.data + 19, 6);
    buf_add_char(out, '"');
}

static void write_lang(struct wordpress_post *post, struct span otherwise,
                       struct buf *out)
{
    struct span lang = decode(post, &post->lang);

    buf_clear(&post->text);
    if (lang_tag(lang, &post->text) || lang_tag(otherwise, &post->text))
        record_add_string(out, "lang", buf_span(&post->text));
}

/* Names under _embedded["wp:term"], a list of lists, of one taxonomy. */
static void find_embedded_names(struct wordpress_post *post,
                                const struct foreign *lists, const char *taxonomy)
{
    for (const struct foreign *l = foreign_first(lists); l; l = foreign_next(l))
        for (const struct foreign *f = foreign_first(l); f; f = foreign_next(f)) {
            struct span name = foreign_string(foreign_member(f, "name"));
            struct span kind = foreign_string(foreign_member(f, "taxonomy"));

            if (name.len && span_is(kind, taxonomy))
                strings_add(&post->names, plain_name(post, name));
        }
}

/* Ids, looked up, or names, or objects with a name. */
static void find_listed_names(struct wordpress_post *post, struct span array,
                              const struct terms *terms)
{
    struct json j = {0};
    struct json_value value;

    json_open(&j, array.data, array.len);
    json_enter_array(&j);
    while (json_next_element(&j) && json_take(&j, &value)) {
        struct span name = {NULL, 0};

        if (value.type == JSON_NUMBER) {
            name = terms_find(terms, value.text);
        } else if (value.type == JSON_STRING) {
            name = plain_name(post, terms_find(terms, decode(post, &value)));
        } else if (value.type == JSON_OBJECT) {
            struct foreign *object = foreign_parse(value.text);

            name = plain_name(post, foreign_string(foreign_member(object, "name")));
            foreign_free(object);
        }
        if (name.len)
            strings_add(&post->names, name);
    }
    json_release(&j);
}

static void write_terms(struct wordpress_post *post, const char *member,
                        struct span array, const struct foreign *embedded,
                        const char *taxonomy, const struct terms *terms,
                        struct buf *out)
{
    post->names.n = 0;
    find_embedded_names(post, embedded, taxonomy);
    if (!post->names.n && array.data)
        find_listed_names(post, array, terms);
    if (!post->names.n)
        return;
    record_begin_member(out, member);
    buf_add_char(out, '[');
    for (size_t i = 0; i < post->names.n; i++) {
        if (i)
            buf_add_char(out, ',');
        json_write(out, post->names.items[i]);
    }
    buf_add_char(out, ']');
}

/* The author's name where it is embedded, else the id. */
static void write_author(struct wordpress_post *post, struct buf *out)
{
    struct foreign *authors = foreign_parse(post->embedded_author.text);
    const struct foreign *first = foreign_first(authors);
    struct span name = foreign_string(foreign_member(first, "name"));

    if (!name.len)
        name = decode(post, &post->author);
    if (name.len)
        record_add_string(out, "author", plain_name(post, name));
    foreign_free(authors);
}

static void make_title(struct wordpress_post *post)
{
    struct buf *b = &post->title_text;

    buf_clear(b);
    add_text(post, &post->title, b);
    for (size_t i = 0; i < b->len; i++)
        if (b->data[i] == '\n' || b->data[i] == '\t')
            b->data[i] = ' ';
}

/* The title, a blank line, the body; the excerpt where there is no body. */
static void write_text(struct wordpress_post *post, struct buf *out)
{
    struct buf *b = &post->text;
    size_t title;

    buf_clear(b);
    buf_add_span(b, buf_span(&post->title_text));
    if (b->len)
        buf_add_literal(b, "\n\n");
    title = b->len;
    add_text(post, post->content.type == JSON_STRING ? &post->content : &post->excerpt,
             b);
    if (b->len == title)
        b->len = post->title_text.len;
    record_add_string(out, "text", buf_span(b));
}

void wordpress_write(struct wordpress_post *post,
                     const struct wordpress_setting *setting, struct buf *out)
{
    struct span id = decode(post, &post->id), link = decode(post, &post->link);
    struct span host = host_of(post, link);
    struct foreign *terms = foreign_parse(post->embedded_terms.text);

    record_begin_new(out);
    record_add_string(out, "id", id.len ? id : setting->id);
    record_add_string(out, "source", host.len ? host : setting->file);
    if (link.len)
        record_add_string(out, "url", link);
    write_date(post, out);
    write_lang(post, setting->lang, out);
    make_title(post);
    if (post->title_text.len)
        record_add_string(out, "title", buf_span(&post->title_text));
    write_author(post, out);
    write_terms(post, "categories", post->categories, terms, "category", setting->terms,
                out);
    write_terms(post, "tags", post->tags, terms, "post_tag", setting->terms, out);
    write_text(post, out);
    record_end_copy(out);
    foreign_free(terms);
}

void wordpress_release(struct wordpress_post *post)
{
    record_release(&post->record);
    buf_release(&post->scratch);
    buf_release(&post->title_text);
    buf_release(&post->text);
    strings_release(&post->names);
    arena_release(&post->kept);
}
