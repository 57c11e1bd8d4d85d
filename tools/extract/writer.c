#include "writer.h"

#include "ascii.h"
#include "lang.h"
#include "langname.h"
#include "markup.h"
#include "unwrap.h"
#include "utf8.h"

#include <inttypes.h>

#define WHITE " \t\r\n"

bool writer_parse_parts(struct span list, unsigned *parts)
{
    static const char *const names[] = {"title", "excerpt", "content"};
    struct span name;

    *parts = 0;
    while (span_split(&list, ',', &name)) {
        unsigned part = 0;

        for (unsigned i = 0; i < 3; i++)
            if (span_is(name, names[i]))
                part = 1u << i;
        if (!part)
            return false;
        *parts |= part;
    }
    return true;
}

/* ---- is it wanted? ---- */

/*
 * Dates of RFC 3339 sort as their bytes do. A limit such as 2023-07 covers the
 * whole of its month: what is compared is as much as both have.
 */
static int compare_dates(struct span date, struct span limit)
{
    size_t n = date.len < limit.len ? date.len : limit.len;

    return memcmp(date.data, limit.data, n);
}

bool writer_wants_no_date(const struct writer *w)
{
    return w->since.len && w->until.len && compare_dates(w->since, w->until) > 0;
}

static bool is_wanted(struct writer *w, const struct document *d)
{
    struct span date = buf_span(&w->date);

    if (!w->since.len && !w->until.len)
        return true;
    if (!d->date.year) {
        w->undated++;
        return false;
    }
    if ((w->since.len && compare_dates(date, w->since) < 0) ||
        (w->until.len && compare_dates(date, w->until) > 0)) {
        w->outside++;
        return false;
    }
    return true;
}

/* Reports the first odd date with its place, and counts all. */
static void tell_odd_date(struct writer *w, const struct document *d,
                          const struct place *where)
{
    size_t len = utf8_cut(d->odd_date.data, d->odd_date.len, 40);

    if (d->date.year || !d->odd_date.len)
        return;
    if (d->lacks_order && !w->unordered_dates++)
        diag_warning(where,
                     "'%.*s' is no date without --dates, which says whether the day or "
                     "the month is first; the record has none",
                     (int)len, d->odd_date.data);
    if (!d->lacks_order && !w->odd_dates++)
        diag_warning(
            where,
            "'%.*s' is no date that is known, as 2024-05-31 is; the record has none",
            (int)len, d->odd_date.data);
}

/* ---- the text ---- */

/* Appends a part behind a blank line. Returns stray closing tags. */
static size_t add_prose(struct writer *w, struct prose prose)
{
    struct buf *text = &w->text;
    size_t before = text->len, start, stray;

    if (!prose.text.len)
        return 0;
    if (before)
        buf_add_literal(text, "\n\n");
    start = text->len;
    stray = prose_to_text(prose, text);
    if (text->len == start)
        text->len = before;
    else if (!prose.is_html && !w->keeps_lines)
        unwrap(text, start);
    return stray;
}

/* A line ends there, with whatever blanks, and the next is blank; or all ends there. */
static bool ends_paragraph(struct span s)
{
    size_t ends = 0, i = 0;

    for (; i < s.len && ends < 2 && ascii_is_white(s.data[i]); i++)
        ends += s.data[i] == '\n' ||
                (s.data[i] == '\r' && (i + 1 == s.len || s.data[i + 1] != '\n'));
    return i == s.len || ends == 2;
}

/* Plain text that has the title above a blank line, as that of a record. */
static bool has_title(const struct writer *w, struct prose content)
{
    struct span title = buf_span(&w->title), text;

    if (!title.len || content.is_html)
        return false;
    text = span_trim(content.text, WHITE);
    return span_starts(text, title) &&
           ends_paragraph((struct span){text.data + title.len, text.len - title.len});
}

/* Takes off "[+2412 chars]", by which NewsAPI says how much of a text it left out. */
static struct span without_cut(struct span text, bool *is_cut)
{
    static const struct span tail = {" chars]", 7};
    size_t n = text.len - tail.len;

    *is_cut = false;
    if (text.len < tail.len || memcmp(text.data + n, tail.data, tail.len) != 0)
        return text;
    while (n && ascii_is_digit(text.data[n - 1]))
        n--;
    *is_cut = n >= 2 && memcmp(text.data + n - 2, "[+", 2) == 0;
    return *is_cut ? span_trim((struct span){text.data, n - 2}, WHITE) : text;
}

/*
 * The title, a blank line, the body; where there is no body, the excerpt. The
 * body of pages and feeds may be nothing but what the excerpt says.
 */
static size_t make_text(struct writer *w, const struct document *d)
{
    unsigned parts = w->parts ? w->parts : PART_TITLE | PART_CONTENT;
    struct prose content = d->content;
    size_t stray = 0, before;
    bool is_cut;

    content.text = without_cut(content.text, &is_cut);
    w->cut_short += is_cut;
    stray += prose_to_line(d->title, &w->title);
    buf_clear(&w->text);
    if (parts & PART_TITLE && !(parts & PART_CONTENT && has_title(w, content)))
        buf_add_span(&w->text, buf_span(&w->title));
    if (parts & PART_EXCERPT)
        stray += add_prose(w, d->excerpt);
    before = w->text.len;
    if (parts & PART_CONTENT)
        stray += add_prose(w, content);
    if (!w->parts && w->text.len == before)
        stray += add_prose(w, d->excerpt);
    return stray;
}

/* ---- duplicates ---- */

static bool is_duplicate(struct writer *w, const struct document *d,
                         const struct place *where)
{
    struct duplicate found;
    struct span id;

    buf_terminate(&w->text); /* and padding */
    if (!dedup_seen(&w->dedup, d->id, buf_span(&w->text), &found))
        return false;
    id = (struct span){found.id.data, utf8_cut(found.id.data, found.id.len, 200)};
    if (w->dedup.mode == DEDUP_EXACT)
        diag_warning(where, "%.*s is a duplicate of %.*s; left out", (int)d->id.len,
                     d->id.data, (int)id.len, id.data);
    else
        diag_warning(where, "%.*s is like %.*s (similarity %.2f); left out",
                     (int)d->id.len, d->id.data, (int)id.len, id.data,
                     found.similarity);
    w->duplicates++;
    return true;
}

/* ---- the record ---- */

static void add_if_any(struct buf *out, const char *member, struct span value)
{
    if (value.len)
        record_add_string(out, member, value);
}

static void add_list(struct buf *out, const char *member, const struct strings *list)
{
    if (!list->n)
        return;
    record_begin_member(out, member);
    buf_add_char(out, '[');
    for (size_t i = 0; i < list->n; i++) {
        if (i)
            buf_add_char(out, ',');
        json_write(out, list->items[i]);
    }
    buf_add_char(out, ']');
}

/* Appends the tag of the language that a document names, by a tag or in English. */
static bool add_named(struct span lang, struct buf *out)
{
    return lang_tag(lang, out) || lang_tag(langname_tag(lang), out);
}

/*
 * The language that the document names, that of --lang, or what it looks like;
 * with --lang auto what it looks like, or else what it names.
 */
static struct span find_language(struct writer *w, const struct document *d)
{
    buf_clear(&w->tag);
    if (w->always_identify) {
        if (!lang_identify(&w->identifier, buf_span(&w->text), &w->tag))
            add_named(d->lang, &w->tag);
    } else if (!add_named(d->lang, &w->tag) && !lang_tag(w->lang, &w->tag)) {
        lang_identify(&w->identifier, buf_span(&w->text), &w->tag);
    }
    return buf_span(&w->tag);
}

/* A byline without the "By" that says that it is one. */
static struct span name_of(struct span byline)
{
    enum { BY = sizeof("by ") - 1 };

    if (byline.len > BY && markup_is((struct span){byline.data, BY}, SPAN("by ")))
        return span_between(byline.data + BY, span_end(byline));
    return byline;
}

static void write_author(struct writer *w, const struct document *d, struct buf *out)
{
    prose_to_line(d->author, &w->tag);
    add_if_any(out, "author", name_of(buf_span(&w->tag)));
}

static void write_record(struct writer *w, const struct document *d, struct buf *out)
{
    record_begin_new(out);
    record_add_string(out, "id", d->id);
    record_add_string(out, "source", d->source);
    add_if_any(out, "url", d->url);
    add_if_any(out, "date", buf_span(&w->date));
    add_if_any(out, "lang", find_language(w, d));
    add_if_any(out, "title", buf_span(&w->title));
    write_author(w, d, out);
    add_list(out, "categories", &d->categories);
    add_list(out, "tags", &d->tags);
    add_if_any(out, "crawled", d->crawled);
    record_add_string(out, "text", buf_span(&w->text));
    record_end_copy(out);
}

size_t writer_add(struct writer *w, const struct document *d, const struct place *where,
                  bool repaired)
{
    size_t stray;

    buf_clear(&w->date);
    if (d->date.year)
        date_write(&d->date, &w->date);
    if (w->filter->stopped)
        return 0;
    tell_odd_date(w, d, where);
    if (!is_wanted(w, d))
        return 0;
    stray = make_text(w, d);
    if (is_duplicate(w, d, where))
        return 0;
    w->empty += !w->text.len;
    w->without_body += !d->content.text.len && !d->excerpt.text.len;
    write_record(w, d, &w->filter->out.buf);
    w->filter->repaired += repaired;
    filter_document_done(w->filter);
    return stray;
}

static void add_count(struct buf *list, uint64_t n, const char *what)
{
    if (!n)
        return;
    if (list->len)
        buf_add_literal(list, ", ");
    buf_add_uint(list, n);
    buf_add_string(list, what);
}

void writer_end(const struct writer *w)
{
    struct buf list = {0};

    add_count(&list, w->outside, " outside the dates");
    add_count(&list, w->undated, " without a date");
    add_count(&list, w->duplicates, w->duplicates == 1 ? " duplicate" : " duplicates");
    if (list.len)
        diag_summary("left out: %s", buf_terminate(&list));
    if (w->empty)
        diag_summary("%" PRIu64 " document%s without any text", w->empty,
                     w->empty == 1 ? "" : "s");
    if (w->cut_short)
        diag_summary("%" PRIu64
                     " text%s cut short by the service, which says so at the "
                     "end: [+2412 chars]",
                     w->cut_short, w->cut_short == 1 ? "" : "s");
    if (w->odd_dates)
        diag_summary("%" PRIu64 " document%s with a date that is not known",
                     w->odd_dates, w->odd_dates == 1 ? "" : "s");
    if (w->unordered_dates)
        diag_summary("%" PRIu64
                     " document%s with a date that --dates tells how to read",
                     w->unordered_dates, w->unordered_dates == 1 ? "" : "s");
    if (w->without_body && w->without_body == w->filter->documents &&
        (!w->parts || w->parts & PART_CONTENT))
        diag_warning(NULL, "no document has more than a title; if JSON or a table has "
                           "the text, --map text=MEMBER says what it is called");
    buf_release(&list);
}

void writer_release(struct writer *w)
{
    dedup_release(&w->dedup);
    lang_identifier_release(&w->identifier);
    buf_release(&w->title);
    buf_release(&w->text);
    buf_release(&w->tag);
    buf_release(&w->date);
}
