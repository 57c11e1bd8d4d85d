/*
 * from_xml: XML and SGML that is a list of documents: news corpora (TREC, Gigaword,
 * Reuters), texts in TEI, exports of databases, dumps of MediaWiki.
 */
#define _GNU_SOURCE /* memmem, memrchr */
#include "ascii.h"
#include "feedstream.h"
#include "formats.h"
#include "markup.h"
#include "wikipage.h"
#include "wikitext.h"
#include "xmlfields.h"
#include "xmlshape.h"
#include "xmlvalue.h"

#include <inttypes.h>

struct xml_reader {
    struct source *source;
    struct feed_stream stream;
    struct xml_fields fields;
    struct buf element;       /* the name of those that are documents */
    struct buf lang;          /* of all documents */
    struct buf content, text; /* of the document, as written and as plain text */
    struct buf value;         /* scratch */
    bool is_wiki;
    struct buf wiki; /* the link to its pages, before their titles */
    struct wiki_page page;
    struct buf latest;    /* the page with its latest revision alone */
    uint64_t no_articles; /* pages of a wiki, left out */
};

/* ---- members ---- */

/* A value as written in plain text or HTML, which `buf` holds. */
static struct prose read_value(struct span value, struct buf *buf)
{
    struct prose prose;

    buf_clear(buf);
    prose.is_html = xml_value(value, buf);
    if (!prose.is_html)
        xml_unindent(buf);
    prose.text = buf_span(buf);
    return prose;
}

/* That of a field; it lasts in the document. */
static struct prose prose_of(struct xml_reader *x, const struct xml_field *field)
{
    struct prose prose = read_value(field->value, &x->value);

    prose.text = arena_copy(&x->source->document.kept, prose.text);
    return prose;
}

/* The first field of a role that is not blank, and what it says; or NULL. */
static const struct xml_field *find_first(struct xml_reader *x, enum role role,
                                          struct prose *prose)
{
    const struct xml_field *field = NULL;

    while ((field = xml_fields_next(&x->fields, role, field)) != NULL) {
        *prose = prose_of(x, field);
        if (span_trim(prose->text, " \t\r\n").len)
            return field;
        field++;
    }
    *prose = (struct prose){{"", 0}, false};
    return NULL;
}

static struct prose first_of(struct xml_reader *x, enum role role)
{
    struct prose prose;

    find_first(x, role, &prose);
    return prose;
}

/* One that has no white space around it, and no markup. */
static struct span word_of(struct xml_reader *x, enum role role)
{
    return span_trim(first_of(x, role).text, " \t\r\n");
}

/* A source may have its name in an element among others. */
static struct span source_of(struct xml_reader *x)
{
    const struct xml_field *field = xml_fields_next(&x->fields, ROLE_SOURCE, NULL);
    struct xml_field name = {.start = NULL};

    if (field)
        name.value = xml_part_called(field->value, "name");
    return name.value.len ? prose_of(x, &name).text : word_of(x, ROLE_SOURCE);
}

/* The next field of the same rule, if nothing stands between them; or NULL. */
static const struct xml_field *next_beside(const struct xml_reader *x,
                                           const struct xml_field *field)
{
    const struct xml_field *next = field + 1, *end = x->fields.fields + x->fields.n;

    if (next == end || next->rule != field->rule || !field->start ||
        next->start < field->end ||
        !markup_is_blank(span_between(field->end, next->start)))
        return NULL;
    return next;
}

/* Authors that stand beside one another; others may be those of works that are named.
 */
static struct prose authors_of(struct xml_reader *x)
{
    struct prose author;
    const struct xml_field *field = find_first(x, ROLE_AUTHOR, &author);

    if (!field || !next_beside(x, field))
        return author;
    buf_clear(&x->text);
    for (; field; field = next_beside(x, field)) {
        author = prose_of(x, field);
        author.text = span_trim(author.text, " \t\r\n");
        if (x->text.len && author.text.len)
            buf_add_string(&x->text, ", ");
        prose_to_text(author, &x->text);
    }
    return (struct prose){arena_copy(&x->source->document.kept, buf_span(&x->text)),
                          false};
}

/* A date in parts, <year>2003</year><month>4</month>, as one that is read: 2003-4. */
static struct span join_date(struct xml_reader *x, struct span value)
{
    struct span day = xml_part_called(value, "day"),
                month = xml_part_called(value, "month"),
                year = xml_part_called(value, "year");
    bool is_named = month.len && !ascii_is_digit(*month.data);
    struct span parts[] = {is_named ? day : year, month, is_named ? year : day};

    buf_clear(&x->value);
    for (size_t i = 0; i < 3; i++) {
        if (!parts[i].len)
            continue;
        if (x->value.len)
            buf_add_char(&x->value, is_named ? ' ' : '-');
        buf_add_span(&x->value, parts[i]);
    }
    return arena_copy(&x->source->document.kept, buf_span(&x->value));
}

/* Those of the element of a field; none if it is an attribute itself. */
static struct span attributes_of(const struct xml_field *field)
{
    struct markup_tag tag = {.kind = MARKUP_NOTHING};

    if (field->start)
        markup_read_tag(field->start, field->value.data, &tag);
    return tag.kind == MARKUP_OPENING ? tag.attributes : (struct span){"", 0};
}

/* TEI has dates for programs in an attribute, and some in what tells of a text:
   <creation><date when="1893">about 1893</date></creation>. */
static struct span date_of(struct xml_reader *x, const struct xml_field *field)
{
    struct xml_element date = {.attributes = attributes_of(field)};
    bool is_inside = xml_find(field->value, "date", &date);
    struct span text;

    if (markup_attribute(date.attributes, "when", &text))
        return text;
    if (is_inside)
        return date.text;
    if (xml_part_called(field->value, "year").len)
        text = join_date(x, field->value);
    else
        text = prose_of(x, field).text;
    return span_trim(text, " \t\r\n");
}

/* The date in an id of the Linguistic Data Consortium: AFP_ENG_20030401.0001 */
static struct span date_of_id(struct span id)
{
    enum { DIGITS = 8 };
    const char *dot = id.len ? memrchr(id.data, '.', id.len) : NULL;

    if (!dot || dot - id.data <= DIGITS || dot[-DIGITS - 1] != '_')
        return (struct span){"", 0};
    return span_between(dot - DIGITS, dot);
}

static void set_date(struct xml_reader *x, struct document *d)
{
    const struct xml_field *field = NULL;

    while ((field = xml_fields_next(&x->fields, ROLE_DATE, field)) != NULL) {
        struct date date;

        if (document_read_date(d, date_of(x, field), x->source->settings->dates,
                               &date)) {
            date.is_utc |= field->rule->is_utc && date.has_time;
            d->date = date;
            return;
        }
        field++;
    }
    if (!date_parse(date_of_id(d->id), DATE_ORDER_UNKNOWN, &d->date))
        d->date = (struct date){0};
}

/* Stack Exchange has tags in brackets, <a><b>, or between bars, |a|b|. */
static void add_bracketed(struct document *d, struct strings *to, struct span list)
{
    char separator = list.data[0];
    struct span one;

    while (span_split(&list, separator, &one))
        document_add_name(d, to, (struct prose){span_trim(one, ">"), false});
}

/* A name of its own, or a list of names if its element is called so: "keywords". */
static void add_name(struct xml_reader *x, struct strings *to, struct span part,
                     bool is_list)
{
    struct document *d = &x->source->document;
    struct span name;

    buf_clear(&x->value);
    xml_value(part, &x->value);
    name = arena_copy(&d->kept, buf_span(&x->value));
    if (is_list && (span_starts(name, SPAN("<")) || span_starts(name, SPAN("|"))))
        add_bracketed(d, to, name);
    else if (is_list)
        document_add_names(d, to, name);
    else
        document_add_name(d, to, (struct prose){name, looks_like_html(name)});
}

static void add_names(struct xml_reader *x, enum role role, struct strings *to)
{
    const struct xml_field *field = NULL;

    while ((field = xml_fields_next(&x->fields, role, field)) != NULL) {
        const char *path = field->rule->path;
        bool is_plural = path[strlen(path) - 1] == 's';
        struct span rest = field++->value, part, next;

        for (bool more = xml_next_part(&rest, &part), alone = true; more;
             alone = false) {
            more = xml_next_part(&rest, &next);
            add_name(x, to, part, is_plural && alone && !more);
            part = next;
        }
    }
}

/* ---- the text ---- */

/* A dateline stands before the text, with a dash behind it, as papers print it. */
static void add_dateline(struct xml_reader *x)
{
    struct prose dateline = first_of(x, ROLE_DATELINE);

    dateline.text = span_trim(dateline.text, " \t\r\n");
    prose_to_text(dateline, &x->text);
    if (x->text.len)
        buf_add_string(&x->text, x->text.data[x->text.len - 1] == '-' ? " " : " - ");
}

static struct prose content_of(struct xml_reader *x)
{
    struct prose content;

    buf_clear(&x->text);
    add_dateline(x);
    content = read_value(x->fields.text, &x->content);
    if (!x->text.len)
        return content;
    content.text = span_trim(content.text, " \t\r\n");
    prose_to_text(content, &x->text);
    return (struct prose){buf_span(&x->text), false};
}

static struct prose content_of_page(struct xml_reader *x)
{
    buf_clear(&x->content);
    buf_clear(&x->text);
    xml_value(x->fields.text, &x->content);
    wikitext_to_text(buf_span(&x->content), &x->text);
    return (struct prose){buf_span(&x->text), false};
}

/* ---- pages of a wiki ---- */

/* The link to the main page tells what that to a page begins with. */
static void read_wiki(struct xml_reader *x)
{
    bool repaired = false;
    struct span header =
        source_valid(x->source, x->stream.part, &x->stream.place, &repaired);
    struct span base = xml_part_called(header, "base");
    const char *slash = base.len ? memrchr(base.data, '/', base.len) : NULL;

    if (slash)
        buf_add_span(&x->wiki, span_between(base.data, slash + 1));
}

/* The link to a page: blanks of its title are underscores. */
static struct span link_of_page(struct xml_reader *x, struct span title)
{
    buf_clear(&x->value);
    buf_add_span(&x->value, buf_span(&x->wiki));
    for (size_t i = 0; i < title.len; i++)
        buf_add_char(&x->value, title.data[i] == ' ' ? '_' : title.data[i]);
    return arena_copy(&x->source->document.kept, buf_span(&x->value));
}

/* A page with its latest revision alone. */
static struct span read_page(struct xml_reader *x, struct span xml)
{
    wiki_page_read(&x->page, xml);
    if (x->page.n_revisions < 2)
        return xml;
    buf_clear(&x->latest);
    buf_add_span(&x->latest, x->page.head);
    buf_add_span(&x->latest, x->page.revision);
    return buf_span(&x->latest);
}

static bool is_article(const struct xml_reader *x)
{
    return wiki_page_is_article(&x->page) &&
           xml_fields_next(&x->fields, ROLE_TEXT, NULL) &&
           !wikitext_is_redirect(x->fields.text);
}

static void tell_no_articles(const struct xml_reader *x)
{
    if (x->no_articles)
        diag_note(&(struct place){.file = x->source->window.name},
                  "%" PRIu64 " page%s passed over: no articles, or they send to one",
                  x->no_articles, x->no_articles == 1 ? "" : "s");
}

/* ---- documents ---- */

static void fill_document(struct xml_reader *x)
{
    struct document *d = source_new_document(x->source);
    struct span id = word_of(x, ROLE_ID), lang = word_of(x, ROLE_LANG);

    if (id.len)
        d->id = id;
    d->source = source_of(x);
    d->url = word_of(x, ROLE_URL);
    d->lang = lang.len ? lang : buf_span(&x->lang);
    set_date(x, d);
    d->title = first_of(x, ROLE_TITLE);
    d->author = authors_of(x);
    d->excerpt = first_of(x, ROLE_EXCERPT);
    d->content = x->is_wiki ? content_of_page(x) : content_of(x);
    if (x->wiki.len && !d->url.len)
        d->url = link_of_page(x, d->title.text);
    add_names(x, ROLE_CATEGORIES, &d->categories);
    add_names(x, ROLE_TAGS, &d->tags);
}

static bool is_document(const struct xml_reader *x)
{
    return x->fields.text.len || xml_fields_next(&x->fields, ROLE_TITLE, NULL) ||
           xml_fields_next(&x->fields, ROLE_EXCERPT, NULL);
}

static void note_roles(struct xml_reader *x)
{
    for (size_t i = 0; i < x->fields.n; i++)
        x->source->noticed->roles |= 1U << x->fields.fields[i].rule->role;
}

static void use_element(struct xml_reader *x, enum feed_part part)
{
    struct source *s = x->source;
    const struct place *where = &x->stream.place;
    bool repaired = false;
    struct span xml = source_valid(s, x->stream.part, where, &repaired);

    if (part == FEED_CUT) {
        filter_repair(s->filter, where,
                      "an element without its end tag; what there is is kept");
        repaired = true;
    }
    s->noticed->found_element = true;
    xml_fields_read(&x->fields, s->settings->plan,
                    x->is_wiki ? read_page(x, xml) : xml);
    note_roles(x);
    if (s->filter->stopped)
        return;
    if (x->is_wiki && !is_article(x)) {
        x->no_articles++;
    } else if (!is_document(x)) {
        source_reject(s, where, x->stream.part, "a document without a title and text");
    } else {
        fill_document(x);
        source_add(s, where, repaired);
    }
}

/* Reads what the beginning of the input tells. False: no documents are known in it. */
static bool read_shape(struct xml_reader *x)
{
    struct source *s = x->source;
    struct place where = source_place(s);
    struct xml_shape shape;

    if (!xml_shape_read(&shape, window_span(&s->window), s->settings->plan)) {
        source_reject(s, &where, window_span(&s->window),
                      "XML in which no element is known for a document; --element "
                      "names it, --map those of its text and title");
        return false;
    }
    buf_add_span(&x->element, shape.document);
    buf_add_span(&x->lang, shape.lang);
    x->stream.element = buf_span(&x->element);
    x->is_wiki = markup_is(shape.root, SPAN("mediawiki"));
    diag_note(&(struct place){.file = where.file}, "documents are the elements <%s>",
              buf_terminate(&x->element));
    return true;
}

static void use_part(struct xml_reader *x, enum feed_part part)
{
    if (part != FEED_HEADER)
        use_element(x, part);
    else if (x->is_wiki)
        read_wiki(x);
}

void from_xml(struct source *s)
{
    struct xml_reader x = {.source = s,
                           .stream = {.window = &s->window, .place = source_place(s)}};
    enum feed_part part;

    if (read_shape(&x))
        while (source_goes_on(s) && (part = feed_stream_next(&x.stream)) != FEED_END)
            use_part(&x, part);
    tell_no_articles(&x);
    xml_fields_release(&x.fields);
    buf_release(&x.element);
    buf_release(&x.content);
    buf_release(&x.value);
    buf_release(&x.text);
    buf_release(&x.lang);
    buf_release(&x.latest);
    buf_release(&x.wiki);
}
