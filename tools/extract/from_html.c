/*
 * from_html: a web page, a document a file.
 */
#include "encoding.h"
#include "formats.h"
#include "utf8.h"

/* Bytes of characters beyond ASCII, of which `bad` sequences are no UTF-8. */
static bool is_hardly_utf8(struct span bytes, size_t bad)
{
    size_t beyond = 0;

    for (size_t i = 0; i < bytes.len; i++)
        beyond += (unsigned char)bytes.data[i] >= 0x80;
    return bad * 4 > beyond;
}

/* A page that does not say its encoding is in windows-1252 if not in UTF-8. */
static struct span decode_page(struct source *s, struct span bytes, struct buf *decoded)
{
    size_t good = utf8_valid(bytes.data, bytes.len), bad = 0;
    uint64_t damage = 0;

    if (good == bytes.len || s->encoding.len)
        return bytes;
    buf_reserve(decoded, 3 * bytes.len);
    utf8_repair(decoded->data, bytes.data, bytes.len, &bad);
    if (!is_hardly_utf8(bytes, bad) ||
        !encoding_decode(bytes, SPAN("windows-1252"), decoded, &damage))
        return bytes;
    diag_note(&(struct place){.file = s->window.name},
              "no known encoding is declared; read as windows-1252");
    return buf_span(decoded);
}

static void add_all(struct strings *to, const struct strings *from)
{
    for (size_t i = 0; i < from->n; i++)
        strings_add(to, from->items[i]);
}

static void fill_document(struct source *s)
{
    struct document *d = source_new_document(s);
    const struct webpage *page = &s->page;

    if (page->canonical.len)
        d->url = page->canonical;
    if (!document_host(d, d->url).len)
        d->source = page->site;
    d->title.text = page->title;
    d->author.text = page->author;
    d->excerpt.text = page->description;
    d->content.text = buf_span(&page->text);
    d->lang = page->lang;
    if (!date_parse(page->date, DATE_ORDER_UNKNOWN, &d->date))
        d->date = (struct date){0};
    add_all(&d->categories, page->sections);
    add_all(&d->tags, page->keywords);
}

static void use_page(struct source *s, const struct place *where, struct span bytes,
                     bool repaired)
{
    if (s->page.is_error_page) {
        source_reject(s, where, bytes, "the error page of a server");
    } else if (!s->page.text.len && !s->page.title.len) {
        source_reject(s, where, bytes, "a web page without a title and text");
    } else {
        fill_document(s);
        source_add(s, where, repaired);
    }
}

/* Of this XML it is not known which elements are documents, titles or dates. */
static void tell_xml(struct source *s)
{
    if (s->page.is_xml && diag_is_of_first(DIAG_FEW, &s->noticed->xml_as_page))
        diag_warning(&(struct place){.file = s->window.name},
                     "XML in which no documents are known; all its text is read as "
                     "one (--element names the element that is a document)");
}

void from_html(struct source *s)
{
    struct place where = source_place(s);
    struct buf decoded = {0};
    struct span html, bytes;
    bool repaired = false;

    source_read_all(s);
    bytes = window_span(&s->window);
    html = decode_page(s, bytes, &decoded);
    html = source_valid(s, html, &where, &repaired);
    s->page.date_order = s->settings->dates;
    webpage_read(&s->page, html);
    tell_xml(s);
    if (!s->filter->stopped)
        use_page(s, &where, bytes, repaired);
    buf_release(&decoded);
}
