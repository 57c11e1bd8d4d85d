/*
 * from_feed: RSS, Atom, and WXR, the export of WordPress.
 */
#define _GNU_SOURCE /* memmem */
#include "feeditem.h"
#include "feedstream.h"
#include "formats.h"
#include "html.h"
#include "xmlrepair.h"

#include <inttypes.h>
#include <stdio.h>

struct feed_reader {
    struct source *source;
    struct feed_stream stream;
    struct feed_head head;
    struct feed_item item;
    struct buf mended, post, authors;
    uint64_t unpublished, no_posts; /* of WXR, left out */
};

static struct span field(const struct feed_reader *f, enum item_field field)
{
    return f->item.fields[field].text;
}

static struct span first_of(const struct feed_reader *f, enum item_field from,
                            enum item_field to)
{
    for (int i = (int)from; i <= (int)to; i++)
        if (f->item.fields[i].text.len)
            return f->item.fields[i].text;
    return (struct span){"", 0};
}

/* ---- WXR holds more than what was published ---- */

static bool is_listed(const struct option_list *list, struct span word)
{
    for (size_t i = 0; i < list->n; i++) {
        struct span rest = span_of(list->items[i]), one;

        while (span_split(&rest, ',', &one))
            if (span_is(one, "any") || span_equal(one, word))
                return true;
    }
    return false;
}

static bool is_wanted(struct feed_reader *f)
{
    struct span type = field(f, ITEM_TYPE), status = field(f, ITEM_STATUS);
    const struct option_list *statuses = f->source->settings->statuses;

    if (!type.len)
        return true;
    if (!span_is(type, "post") && !span_is(type, "page")) {
        f->no_posts++;
        return false;
    }
    if (statuses->n ? is_listed(statuses, status) : span_is(status, "publish"))
        return true;
    f->unpublished++;
    return false;
}

static void tell_unwanted(const struct feed_reader *f)
{
    const struct place where = {.file = f->source->window.name};

    if (f->unpublished)
        diag_warning(&where,
                     "%" PRIu64 " posts and pages left out that are not published; "
                     "--status any takes them",
                     f->unpublished);
    if (f->no_posts)
        diag_note(&where,
                  "%" PRIu64 " attachments, menu items and the like passed over",
                  f->no_posts);
}

/* ---- an item as a document ---- */

/* An id, link or language, around which there may be white space. */
static struct span word_of(struct span s)
{
    return span_trim(s, " \t\r\n");
}

static struct prose prose_of(const struct feed_reader *f, enum item_field from,
                             enum item_field to)
{
    for (int i = (int)from; i <= (int)to; i++) {
        struct prose p = f->item.fields[i];

        if (!word_of(p.text).len)
            continue;
        p.is_html |= !f->item.is_plain[i] && looks_like_html(p.text);
        return p;
    }
    return (struct prose){{"", 0}, false};
}

/* The content: in an export it is as WordPress stores it. */
static struct prose content_of(struct feed_reader *f)
{
    struct prose content = prose_of(f, ITEM_CONTENT, ITEM_CONTENT);

    if (!field(f, ITEM_ID_WXR).len)
        return content;
    buf_clear(&f->post);
    html_post_to_text(content.text, &f->post);
    return (struct prose){buf_span(&f->post), false};
}

static void set_date(const struct feed_reader *f, struct document *d)
{
    for (int i = ITEM_DATE_WXR_GMT; i <= ITEM_DATE_UPDATED; i++) {
        if (!document_read_date(d, f->item.fields[i].text, f->source->settings->dates,
                                &d->date))
            continue;
        d->date.is_utc |= i == ITEM_DATE_WXR_GMT && d->date.has_time;
        return;
    }
    d->date = (struct date){0};
}

static void add_names(struct document *d, struct strings *to,
                      const struct strings *from)
{
    for (size_t i = 0; i < from->n; i++)
        document_add_name(
            d, to, (struct prose){from->items[i], looks_like_html(from->items[i])});
}

/* The name in "ann@example.org (Ann Reed)", as RSS has an author; or all of it, as of
   two authors. */
static struct span without_address(struct span author)
{
    const char *bracket = memmem(author.data, author.len, " (", 2);
    struct span address, name;

    if (!bracket || bracket + 3 >= span_end(author) || span_end(author)[-1] != ')')
        return author;
    address = span_between(author.data, bracket);
    name = span_between(bracket + 2, span_end(author) - 1);
    if (!memchr(address.data, '@', address.len) ||
        memchr(address.data, ' ', address.len) || memchr(name.data, '@', name.len))
        return author;
    return name;
}

/* Several authors become "Ann Reed, Bo Field". */
static struct prose authors_of(struct feed_reader *f)
{
    const struct strings *names = f->item.names + (ITEM_AUTHOR - ITEM_FIELDS);
    struct document *d = &f->source->document;
    struct strings lines = {0};
    struct span all;

    for (int i = ITEM_AUTHOR; i < ITEM_NOTHING && !lines.n; i++, names++)
        add_names(d, &lines, names);
    buf_clear(&f->authors);
    for (size_t i = 0; i < lines.n; i++) {
        if (i)
            buf_add_literal(&f->authors, ", ");
        buf_add_span(&f->authors, without_address(lines.items[i]));
    }
    all = arena_copy(&d->kept, buf_span(&f->authors));
    strings_release(&lines);
    return (struct prose){all, false};
}

static void fill_document(struct feed_reader *f)
{
    struct document *d = source_new_document(f->source);
    struct span id = word_of(first_of(f, ITEM_ID_WXR, ITEM_PERMALINK));

    if (id.len)
        d->id = id;
    d->url = word_of(first_of(f, ITEM_LINK_BEHIND, ITEM_PERMALINK));
    if (!document_host(d, d->url).len)
        d->source = document_host(d, f->head.link);
    d->lang = word_of(field(f, ITEM_LANG).len ? field(f, ITEM_LANG) : f->head.lang);
    set_date(f, d);
    d->title = prose_of(f, ITEM_TITLE, ITEM_TITLE_MEDIA);
    d->author = authors_of(f);
    d->content = content_of(f);
    d->excerpt = prose_of(f, ITEM_EXCERPT, ITEM_SUMMARY_DC);
    add_names(d, &d->categories, &f->item.names[ITEM_CATEGORY - ITEM_FIELDS]);
    add_names(d, &d->tags, &f->item.names[ITEM_TAG - ITEM_FIELDS]);
}

static void tell_mended(struct feed_reader *f, struct span xml)
{
    struct place where = place_behind(f->stream.place, xml, f->item.problem_at);
    char what[160];

    snprintf(what, sizeof(what), "damaged XML, mended: %s", f->item.problem);
    filter_repair(f->source->filter, &where, what);
}

/* Reads the item, or what can be made of it. */
static bool read_item(struct feed_reader *f, struct span xml, bool *repaired)
{
    if (feed_item_read(&f->item, &f->head, xml))
        return true;
    tell_mended(f, xml);
    *repaired = true;
    buf_clear(&f->mended);
    xml_repair(xml, &f->head, &f->mended);
    return feed_item_read(&f->item, &f->head, buf_span(&f->mended));
}

/* An export has posts without a title and text; elsewhere they are no documents. */
static bool is_document(const struct feed_reader *f)
{
    return field(f, ITEM_TYPE).len || first_of(f, ITEM_TITLE, ITEM_TITLE_MEDIA).len ||
           first_of(f, ITEM_CONTENT, ITEM_SUMMARY_DC).len;
}

static void use_item(struct feed_reader *f)
{
    struct feed_stream *s = &f->stream;
    bool repaired = false;
    struct span xml = source_valid(f->source, s->part, &s->place, &repaired);

    if (!read_item(f, xml, &repaired)) {
        source_reject(f->source, &s->place, s->part, f->item.problem);
        return;
    }
    if (!is_document(f)) {
        source_reject(f->source, &s->place, s->part,
                      "an item without a title and text");
        return;
    }
    if (f->source->filter->stopped || !is_wanted(f))
        return;
    fill_document(f);
    source_add(f->source, &s->place, repaired);
}

static void read_head(struct feed_reader *f)
{
    bool repaired = false;

    feed_head_read(
        &f->head, source_valid(f->source, f->stream.part, &f->stream.place, &repaired));
}

void from_feed(struct source *s)
{
    struct feed_reader f = {.source = s,
                            .stream = {.window = &s->window, .place = source_place(s)}};

    while (source_goes_on(s)) {
        enum feed_part part = feed_stream_next(&f.stream);

        if (part == FEED_END)
            break;
        if (part == FEED_HEADER)
            read_head(&f);
        else
            use_item(&f);
    }
    tell_unwanted(&f);
    feed_head_release(&f.head);
    feed_item_release(&f.item);
    buf_release(&f.mended);
    buf_release(&f.post);
    buf_release(&f.authors);
}
