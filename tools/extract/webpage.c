#define _GNU_SOURCE /* memmem */
#include "webpage.h"

#include "html.h"
#include "mem.h"
#include "nesting.h"
#include "webchoice.h"
#include "webdating.h"
#include "webhead.h"
#include "webhints.h"
#include "webjsonld.h"
#include "webmeta.h"
#include "webtree.h"
#include "xmlshape.h"

#include <stdlib.h>

/* An element of the body whose text is wanted as metadata. */
struct capture {
    unsigned rank; /* 0: nothing is captured */
    int element;
    const char *start;
};

struct webpage_reader {
    struct web_meta meta;
    struct web_tree tree;
    struct nesting nesting;
    struct capture author, date;
    struct web_dates dates;
    bool is_declared; /* begins with an XML declaration */
    bool has_root;    /* a tag has opened */
    bool is_xml;      /* it was none that HTML begins with */
    size_t n_tags;    /* of XML, read since there was text between tags */
};

/* ---- metadata in the body ---- */

static void capture(struct capture *c, unsigned rank, int element, const char *start)
{
    if (!c->rank || rank < c->rank)
        *c = (struct capture){rank, element, start};
}

static void note_date(struct webpage_reader *r, unsigned rank, struct span html,
                      bool attribute)
{
    web_dates_add(&r->dates,
                  (struct web_dating){.html = html,
                                      .attribute = attribute,
                                      .rank = rank,
                                      .node = r->tree.current,
                                      .block = r->tree.n_blocks - r->tree.running});
}

static void end_capture(struct webpage_reader *r, struct capture *c,
                        enum web_field field, int element, const char *end)
{
    enum { LONGEST = 1000 };

    if (!c->rank || c->element != element)
        return;
    if (end - c->start <= LONGEST && field == WEB_DATE)
        note_date(r, c->rank, span_between(c->start, end), false);
    else if (end - c->start <= LONGEST)
        web_meta_offer(&r->meta, field, c->rank, span_between(c->start, end), false);
    c->rank = 0;
}

/* <time datetime pubdate>, itemprop=datePublished, class=date */
static void take_date(struct webpage_reader *r, const struct markup_tag *tag,
                      const struct web_attributes *a, unsigned hints, const char *after)
{
    unsigned rank;
    bool item = web_contains(a->itemprop, SPAN("datepublished"));

    if (item && a->content.data) {
        note_date(r, WEB_RANK_ITEM, a->content, true);
        return;
    }
    if (item)
        rank = WEB_RANK_ITEM;
    else if (tag->element == MARKUP_ELEMENT_TIME)
        rank = a->pubdate ? WEB_RANK_MARKED : WEB_RANK_FIRST;
    else if (hints & WEB_DATED)
        rank = WEB_RANK_CLASS;
    else
        return;
    if (a->datetime.len)
        note_date(r, rank, a->datetime, true);
    if (a->title.len) /* of <abbr class=published>, as in hAtom */
        note_date(r, rank, a->title, true);
    if (!a->datetime.len)
        capture(&r->date, rank, tag->element, after);
}

/* rel=author, itemprop=author, class=author */
static void take_author(struct webpage_reader *r, const struct markup_tag *tag,
                        const struct web_attributes *a, unsigned hints,
                        const char *after)
{
    if (web_contains(a->itemprop, SPAN("author"))) {
        if (a->content.data)
            web_meta_offer(&r->meta, WEB_AUTHOR, WEB_RANK_ITEM, a->content, true);
        else
            capture(&r->author, WEB_RANK_ITEM, tag->element, after);
    } else if (markup_is(a->rel, SPAN("author"))) {
        capture(&r->author, WEB_RANK_MARKED, tag->element, after);
    } else if (hints & WEB_BYLINE) {
        capture(&r->author, WEB_RANK_CLASS, tag->element, after);
    }
}

/* ---- tags ---- */

static void offer_attribute(struct webpage_reader *r, const struct markup_tag *tag,
                            const char *name, enum web_field field, unsigned rank)
{
    struct span value;

    if (markup_attribute(tag->attributes, name, &value))
        web_meta_offer(&r->meta, field, rank, value, true);
}

static void open_head(struct webpage_reader *r, const struct markup_tag *tag)
{
    switch (tag->element) {
    case MARKUP_ELEMENT_META:
        web_meta_take_meta(&r->meta, tag->attributes);
        break;
    case MARKUP_ELEMENT_LINK:
        web_meta_take_link(&r->meta, tag->attributes);
        break;
    case MARKUP_ELEMENT_BASE:
        offer_attribute(r, tag, "href", WEB_BASE, 10);
        break;
    default:
        offer_attribute(r, tag, "lang", WEB_LANG, 10);
        offer_attribute(r, tag, "xml:lang", WEB_LANG, 11);
    }
}

static bool is_head(int element)
{
    return element == MARKUP_ELEMENT_META || element == MARKUP_ELEMENT_LINK ||
           element == MARKUP_ELEMENT_BASE || element == MARKUP_ELEMENT_HTML;
}

static void take_marked(struct webpage_reader *r, const struct markup_tag *tag,
                        const struct web_attributes *a, unsigned hints,
                        const char *after)
{
    take_date(r, tag, a, hints, after);
    take_author(r, tag, a, hints, after);
}

static void open_block(struct webpage_reader *r, const struct markup_tag *tag,
                       const char *after)
{
    struct web_attributes a;
    unsigned hints;

    web_attributes_read(&a, tag->attributes);
    hints = web_hints(tag, &a);
    web_tree_open(&r->tree, tag->element, false, hints);
    take_marked(r, tag, &a, hints, after);
}

static void open_inline(struct webpage_reader *r, const struct markup_tag *tag,
                        const char *after)
{
    struct web_attributes a;
    unsigned hints;

    web_attributes_read(&a, tag->attributes);
    hints = web_hints(tag, &a);
    take_marked(r, tag, &a, hints, after);
    if (tag->element == MARKUP_ELEMENT_A) {
        if (a.href.data)
            web_tree_link(&r->tree, true);
    } else if (hints & (WEB_BAD | WEB_FURNITURE | WEB_HIDDEN | WEB_COMMENTS)) {
        web_tree_open(&r->tree, tag->element, true, hints);
    } else {
        web_tree_pass(&r->tree, tag->element);
    }
}

/* Past a RAW element, of which the title and JSON-LD are taken. */
static const char *pass_raw(struct webpage_reader *r, const struct markup_tag *tag,
                            const char *after, const char *end)
{
    const char *close = markup_skip_raw(after, end, tag->element);
    struct span content = span_between(after, close), type;

    if (tag->element == MARKUP_ELEMENT_TITLE)
        web_meta_offer(&r->meta, WEB_DOCUMENT_TITLE, 10, content, false);
    else if (tag->element == MARKUP_ELEMENT_SCRIPT &&
             markup_attribute(tag->attributes, "type", &type) &&
             web_contains(type, SPAN("ld+json")))
        web_jsonld_take(&r->meta, content);
    return close;
}

static bool is_void(int element)
{
    return element != MARKUP_UNKNOWN && markup_elements[element].is_void;
}

static void open_shown(struct webpage_reader *r, const struct markup_tag *tag,
                       const char *after)
{
    enum markup_display display = markup_display_of(tag->element);

    if (display == MARKUP_HIDDEN)
        nesting_leave_out(&r->nesting, tag);
    else if (tag->element == MARKUP_ELEMENT_NOSCRIPT)
        web_tree_open(&r->tree, tag->element, false, WEB_HIDDEN);
    else if (tag->element == MARKUP_ELEMENT_BODY)
        return;
    else if (is_void(tag->element) && display != MARKUP_INLINE)
        web_tree_part(&r->tree, display);
    else if (display != MARKUP_INLINE)
        open_block(r, tag, after);
    else if (!is_void(tag->element))
        open_inline(r, tag, after);
}

/* Of XML the first title is that of the document, and others are those of its parts. */
static bool is_title_of_part(const struct webpage_reader *r,
                             const struct markup_tag *tag)
{
    return r->is_xml && tag->element == MARKUP_ELEMENT_TITLE &&
           web_meta_value(&r->meta, WEB_DOCUMENT_TITLE).len;
}

/* Takes note of an opening tag; gives where reading goes on. */
static const char *open_tag(struct webpage_reader *r, const struct markup_tag *tag,
                            const char *after, const char *end)
{
    bool is_raw = markup_display_of(tag->element) == MARKUP_RAW &&
                  !nesting_is_foreign(&r->nesting);
    bool is_shown;

    if (is_raw && markup_is_empty_raw(tag, after, end))
        return after;
    is_shown = nesting_open(&r->nesting, tag);
    if (is_head(tag->element))
        open_head(r, tag);
    else if (markup_display_of(tag->element) == MARKUP_RAW &&
             tag->element != MARKUP_ELEMENT_NOSCRIPT)
        return !is_raw || is_title_of_part(r, tag) ? after
                                                   : pass_raw(r, tag, after, end);
    else if (is_shown)
        open_shown(r, tag, after);
    return after;
}

static void close_tag(struct webpage_reader *r, const struct markup_tag *tag,
                      const char *at)
{
    end_capture(r, &r->author, WEB_AUTHOR, tag->element, at);
    end_capture(r, &r->date, WEB_DATE, tag->element, at);
    if (!nesting_close(&r->nesting, tag))
        return;
    if (tag->element == MARKUP_ELEMENT_A)
        web_tree_link(&r->tree, false);
    else
        web_tree_close(&r->tree, tag->element);
}

/* ---- the page ---- */

/* Text between tags, which may be blank. */
static inline void add_text(struct webpage_reader *r, struct span text)
{
    if (r->is_xml && !markup_is_blank(text))
        r->n_tags = 0;
    if (!r->nesting.leaving_out)
        web_tree_text(&r->tree, text);
}

/*
 * In XML of a kind that is not known, an element may be a paragraph as well as a word
 * in italics. Two tags with no text between them part words, four or more paragraphs.
 */
static void part_unknown(struct webpage_reader *r)
{
    enum { WORDS = 2, PARAGRAPHS = 4 };

    r->n_tags++;
    if (r->n_tags == WORDS)
        web_tree_space(&r->tree);
    else if (r->n_tags == PARAGRAPHS)
        web_tree_part(&r->tree, MARKUP_PARAGRAPH);
}

static void note_root(struct webpage_reader *r, const struct markup_tag *tag)
{
    r->has_root = true;
    r->is_xml = xml_begins(tag, r->is_declared);
}

/* Gives where reading goes on. An empty element of XML has neither text nor end. */
static inline const char *read_tag(struct webpage_reader *r,
                                   const struct markup_tag *tag, const char *at,
                                   const char *after, const char *end)
{
    if (tag->kind == MARKUP_NOTHING)
        return after;
    if (tag->kind == MARKUP_OPENING && !r->has_root)
        note_root(r, tag);
    if (r->is_xml)
        part_unknown(r);
    if (tag->kind == MARKUP_CLOSING)
        close_tag(r, tag, at);
    else if (!r->is_xml || !tag->self_closing || is_void(tag->element))
        return open_tag(r, tag, after, end);
    return after;
}

static const char cdata[] = "<![CDATA[";

/* Reads up to the end or, if it may be there, a CDATA section: gives which it is. */
static const char *read_markup(struct webpage_reader *r, const char *p, const char *end,
                               bool has_cdata)
{
    const char *text = p;
    struct markup_tag tag;

    while (p < end && (p = memchr(p, '<', (size_t)(end - p))) != NULL) {
        const char *after = markup_read_tag(p, end, &tag);

        if (tag.kind == MARKUP_NOTHING && has_cdata && r->is_xml &&
            span_starts(span_between(p, end), span_of(cdata)))
            break;
        if (tag.kind != MARKUP_TEXT) {
            add_text(r, span_between(text, p));
            text = after = read_tag(r, &tag, p, after, end);
        }
        p = after;
    }
    p = p ? p : end;
    add_text(r, span_between(text, p));
    return p;
}

/* Text in CDATA is often HTML, and is read as such. */
static const char *read_cdata(struct webpage_reader *r, const char *p, const char *end)
{
    static const char closing[] = "]]>";
    const size_t len = sizeof(closing) - 1;
    const char *close;

    p += sizeof(cdata) - 1;
    close = memmem(p, (size_t)(end - p), closing, len);
    web_tree_cut(&r->tree);
    read_markup(r, p, close ? close : end, false);
    web_tree_cut(&r->tree);
    return close ? close + len : end;
}

static void read_page(struct webpage_reader *r, struct span html)
{
    const char *p = html.data, *end = p + html.len;

    r->is_declared = span_starts(span_trim(html, " \t\r\n"), SPAN("<?xml"));
    while (p < end) {
        p = read_markup(r, p, end, true);
        if (p < end)
            p = read_cdata(r, p, end);
    }
    web_tree_finish(&r->tree);
}

static bool tells_error(struct span title)
{
    static const char *const errors[] = {"404 not found",
                                         "error 404",
                                         "404 error",
                                         "page not found",
                                         "403 forbidden",
                                         "access denied",
                                         "just a moment...",
                                         "attention required!",
                                         "seite nicht gefunden",
                                         "503 service unavailable",
                                         "500 internal server error"};

    for (size_t i = 0; i < sizeof(errors) / sizeof(errors[0]); i++)
        if (web_contains(title, span_of(errors[i])))
            return true;
    return false;
}

static void give_values(struct webpage *page)
{
    const struct web_meta *m = &page->reader->meta;
    struct span document = web_meta_value(m, WEB_DOCUMENT_TITLE);
    enum { LITTLE = 600 };

    page->title = web_meta_value(m, WEB_TITLE);
    page->description = web_meta_value(m, WEB_DESCRIPTION);
    page->canonical = web_meta_value(m, WEB_CANONICAL);
    page->date = web_meta_value(m, WEB_DATE);
    page->lang = web_meta_value(m, WEB_LANG);
    page->author = web_meta_value(m, WEB_AUTHOR);
    page->site = web_meta_value(m, WEB_SITE);
    page->keywords = &m->keywords;
    page->sections = &m->sections;
    page->is_xml = page->reader->is_xml;
    page->is_error_page =
        page->text.len < LITTLE && (tells_error(page->title) || tells_error(document));
}

/* A page that shows only a start of its text may have all of it in its JSON-LD. */
static void take_body_text(struct web_meta *m, struct buf *text)
{
    struct span body = web_meta_value(m, WEB_BODY_TEXT), line;

    if (body.len <= 2 * text->len)
        return;
    buf_clear(&m->scratch);
    while (span_split(&body, '\n', &line)) {
        buf_add_span(&m->scratch, line);
        buf_add_literal(&m->scratch, "<br>");
    }
    buf_clear(text);
    html_to_text(buf_span(&m->scratch), text);
}

static void clear(struct webpage_reader *r)
{
    web_meta_clear(&r->meta);
    web_tree_clear(&r->tree);
    r->nesting = (struct nesting){0};
    r->author.rank = r->date.rank = 0;
    r->dates.n = 0;
    r->has_root = r->is_xml = false;
    r->n_tags = 0;
}

void webpage_read(struct webpage *page, struct span html)
{
    struct webpage_reader *r = page->reader;
    size_t title;

    if (!r)
        r = page->reader = mem_zalloc(1, sizeof(*r));
    clear(r);
    r->meta.date_order = page->date_order;
    read_page(r, html);
    web_meta_finish(&r->meta);
    if (r->is_xml)
        web_choose_all(&r->tree);
    else
        web_choose(&r->tree);
    title = web_head_title(&r->tree, &r->meta);
    web_dates_choose(&r->tree, &r->dates, title, &r->meta);
    web_drop_title(&r->tree, web_meta_value(&r->meta, WEB_TITLE), &r->meta.scratch);
    buf_clear(&page->text);
    web_write_kept(&r->tree, &r->meta.scratch, &page->text);
    take_body_text(&r->meta, &page->text);
    give_values(page);
}

void webpage_release(struct webpage *page)
{
    if (page->reader) {
        web_meta_release(&page->reader->meta);
        web_tree_release(&page->reader->tree);
        free(page->reader->dates.items);
        free(page->reader);
    }
    buf_release(&page->text);
    *page = (struct webpage){0};
}
