/*
 * from_html: a web page, a document a file.
 */
#include "encoding.h"
#include "formats.h"
#include "utf8.h"
#include "webpage.h"

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
              "no encoding is declared; read as windows-1252");
    return buf_span(decoded);
}

void from_html(struct source *s)
{
    struct place where = source_place(s);
    struct webpage page = {0};
    struct buf decoded = {0};
    struct span html, bytes;
    bool repaired = false;

    source_read_all(s);
    bytes = window_span(&s->window);
    html = decode_page(s, bytes, &decoded);
    html = source_valid(s, html, &where, &repaired);
    webpage_read(&page, html);
    if (page.text.len || page.title.len) {
        struct document *d = source_new_document(s);

        if (page.canonical.len)
            d->url = page.canonical;
        d->title.text = page.title;
        d->author.text = page.author;
        d->excerpt.text = page.description;
        d->content.text = buf_span(&page.text);
        d->lang = page.lang;
        date_parse(page.date, &d->date);
        source_add(s, &where, repaired);
    } else {
        source_reject(s, &where, bytes, "a web page without a title and text");
    }
    webpage_release(&page);
    buf_release(&decoded);
}
