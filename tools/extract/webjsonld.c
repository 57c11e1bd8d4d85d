#include "webjsonld.h"

/* An object of the graph; values as they stand in the script. */
struct item {
    struct json_value type, headline, name, description, published, created, lang, site;
    struct json_value url, keywords, section, authors, body;
};

static struct json_value *member_of(struct item *item, struct span name)
{
    const struct {
        const char *name;
        struct json_value *value;
    } members[] = {{"@type", &item->type},
                   {"headline", &item->headline},
                   {"name", &item->name},
                   {"description", &item->description},
                   {"datePublished", &item->published},
                   {"dateCreated", &item->created},
                   {"inLanguage", &item->lang},
                   {"publisher", &item->site},
                   {"url", &item->url},
                   {"keywords", &item->keywords},
                   {"articleSection", &item->section},
                   {"author", &item->authors},
                   {"articleBody", &item->body}};

    for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++)
        if (span_is(name, members[i].name))
            return members[i].value;
    return NULL;
}

/* ---- values ---- */

/* A value, or the `name` of an object. */
static bool read_name(struct json *j, struct json_value *value)
{
    struct json_value name, skipped;

    if (json_peek(j) != JSON_OBJECT)
        return json_take(j, value);
    json_enter_object(j);
    while (json_next_member(j, &name))
        if (!json_take(j, span_is(name.text, "name") ? value : &skipped))
            return false;
    return !j->problem;
}

typedef void use_name(struct web_meta *m, const struct json_value *name);

static void use_if_string(struct web_meta *m, const struct json_value *name,
                          use_name *use)
{
    if (name->type == JSON_STRING)
        use(m, name);
}

/* For a string, an object with a name, or each of a list of them. */
static void each_name(struct web_meta *m, const struct json_value *value, use_name *use)
{
    struct json *j = &m->names;
    struct json_value name = {0};

    use_if_string(m, value, use);
    if (value->type != JSON_ARRAY && value->type != JSON_OBJECT)
        return;
    json_open(j, value->text.data, value->text.len);
    if (value->type == JSON_OBJECT && read_name(j, &name)) {
        use_if_string(m, &name, use);
    } else if (value->type == JSON_ARRAY && json_enter_array(j)) {
        while (json_next_element(j)) {
            name = (struct json_value){0};
            if (!read_name(j, &name))
                return;
            use_if_string(m, &name, use);
        }
    }
}

static struct span string_of(struct web_meta *m, const struct json_value *value)
{
    buf_clear(&m->scratch);
    return json_string(value, &m->scratch);
}

static void offer(struct web_meta *m, enum web_field field, unsigned rank,
                  const struct json_value *value)
{
    if (value->type == JSON_STRING)
        web_meta_offer(m, field, rank, string_of(m, value), false);
}

static void use_author(struct web_meta *m, const struct json_value *name)
{
    offer(m, WEB_AUTHOR, 9, name);
}

static void use_keywords(struct web_meta *m, const struct json_value *name)
{
    web_meta_add(m, &m->keywords, string_of(m, name), true);
}

static void use_section(struct web_meta *m, const struct json_value *name)
{
    web_meta_add(m, &m->sections, string_of(m, name), false);
}

/* ---- items ---- */

/* True if the type, one or a list of them, has `part` in its name. */
static bool has_type(const struct item *item, const char *part)
{
    struct span text = item->type.text;
    size_t len = strlen(part);

    for (size_t i = 0; i + len <= text.len; i++)
        if (memcmp(text.data + i, part, len) == 0)
            return true;
    return false;
}

static bool is_article(const struct item *item)
{
    static const char *const types[] = {"Article", "Posting", "Report", "Recipe",
                                        "Review",  "Story",   "Product"};

    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
        if (has_type(item, types[i]))
            return true;
    return false;
}

static void take_article(struct web_meta *m, const struct item *item)
{
    offer(m, WEB_TITLE, 14, &item->headline);
    offer(m, WEB_DESCRIPTION, 14, &item->description);
    offer(m, WEB_LANG, 25, &item->lang);
    offer(m, WEB_SITE, 11, &item->site);
    offer(m, WEB_CANONICAL, 20, &item->url);
    offer(m, WEB_DATE, 11, &item->published);
    offer(m, WEB_DATE, 19, &item->created);
    offer(m, WEB_BODY_TEXT, 10, &item->body);
    each_name(m, &item->authors, use_author);
    each_name(m, &item->keywords, use_keywords);
    each_name(m, &item->section, use_section);
}

static void take_item(struct web_meta *m, const struct item *item)
{
    if (is_article(item))
        take_article(m, item);
    else if (has_type(item, "WebPage"))
        offer(m, WEB_DATE, 18, &item->published);
    else if (has_type(item, "Person"))
        offer(m, WEB_AUTHOR, 18, &item->name);
    else if (has_type(item, "WebSite"))
        offer(m, WEB_SITE, 12, &item->name);
}

/* Reads the object that comes next; sets `graph` if it has one. */
static void read_item(struct web_meta *m, struct json_value *graph)
{
    struct json *j = &m->json;
    struct item item = {0};
    struct json_value name, skipped, *to;
    bool more = json_enter_object(j);

    while (more && json_next_member(j, &name)) {
        to = span_is(name.text, "@graph") ? graph : member_of(&item, name.text);
        if (!to)
            to = &skipped;
        more = to == &item.site ? read_name(j, to) : json_take(j, to);
        if (!more)
            *to = (struct json_value){0};
    }
    take_item(m, &item);
}

static void read_items(struct web_meta *m, struct json_value *graph)
{
    struct json *j = &m->json;
    struct json_value skipped;

    if (json_peek(j) == JSON_OBJECT) {
        read_item(m, graph);
        return;
    }
    json_enter_array(j);
    while (!j->problem && json_next_element(j)) {
        if (json_peek(j) == JSON_OBJECT)
            read_item(m, graph);
        else
            json_take(j, &skipped);
    }
}

/* Past the mark of a CDATA section or comment that may stand around it. */
static struct span without_mark(struct span script)
{
    static const char *const marks[] = {"<![CDATA[", "<!--"};

    while (script.len && strchr(" \n\r\t/*", script.data[0]) && script.data[0])
        script.data++, script.len--;
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
        if (span_starts(script, span_of(marks[i]))) {
            script.data += strlen(marks[i]);
            script.len -= strlen(marks[i]);
        }
    return script;
}

/* A copy to be read, its raw control characters blanked. */
static void copy_script(struct buf *to, struct span script)
{
    buf_clear(to);
    buf_add_span(to, without_mark(script));
    for (size_t i = 0; i < to->len; i++)
        if ((unsigned char)to->data[i] < ' ')
            to->data[i] = ' ';
    buf_terminate(to);
}

void web_jsonld_take(struct web_meta *m, struct span script)
{
    struct json_value graph = {0}, none = {0};

    copy_script(&m->script, script);
    json_open(&m->json, m->script.data, m->script.len);
    read_items(m, &graph);
    if (graph.type == JSON_ARRAY) {
        json_open(&m->json, graph.text.data, graph.text.len);
        read_items(m, &none);
    }
}
