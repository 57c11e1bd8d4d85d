#define _GNU_SOURCE /* memmem */
/*
 * from_warc: web archives, WARC 1.0 and 1.1 (ISO 28500), and the WET files of Common
 * Crawl. Records are read one by one. The body of an HTTP response is read by the
 * reader of its own format.
 */
#include "formats.h"
#include "number.h"
#include "unpack.h"
#include "utf8.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <strings.h>

enum { LONGEST_HEADER = 1 << 20 };

struct warc_reader {
    inner_reader *read; /* of the files in it */
    struct source *source;
    struct source inner; /* the content of the current record */
    struct place place;  /* of the record */
    uint64_t beyond;     /* bytes of it that are too many to be read; 0: none */
    struct buf header;   /* of the record */
    struct buf body;     /* of a response, with its chunks joined */
    struct buf unpacked;
    uint64_t failures; /* responses that are errors or redirects */
    uint64_t others;   /* images, styles and the like */
};

/* ---- header fields ---- */

/* The value of a header field; the empty span if it is not there. */
static struct span field(struct span header, const char *name)
{
    size_t len = strlen(name);
    struct span line;

    while (span_split(&header, '\n', &line))
        if (line.len > len && line.data[len] == ':' &&
            strncasecmp(line.data, name, len) == 0)
            return span_trim((struct span){line.data + len + 1, line.len - len - 1},
                             " \t\r");
    return (struct span){"", 0};
}

static bool has_word(struct span value, const char *word)
{
    size_t len = strlen(word);

    for (; value.len >= len; value.data++, value.len--)
        if (strncasecmp(value.data, word, len) == 0)
            return true;
    return false;
}

/*
 * The length of a header with the blank line that ends it; 0: it does not end, or a
 * record starts in it.
 */
static size_t header_length(struct span s)
{
    for (size_t i = 0; i < s.len; i++) {
        if (s.data[i] != '\n')
            continue;
        if (span_starts((struct span){s.data + i + 1, s.len - i - 1}, SPAN("WARC/")))
            return 0;
        if (i + 1 < s.len && s.data[i + 1] == '\n')
            return i + 2;
        if (i + 2 < s.len && s.data[i + 1] == '\r' && s.data[i + 2] == '\n')
            return i + 3;
    }
    return 0;
}

/* ---- the body of a response ---- */

/* Takes the line with the size of a chunk. False: there is none. */
static bool chunk_size(struct span *chunked, size_t *size)
{
    struct span line;
    size_t digits = 0;

    *size = 0;
    if (!chunked->len || !span_split(chunked, '\n', &line))
        return false;
    for (; digits < line.len && isxdigit((unsigned char)line.data[digits]); digits++) {
        char c = line.data[digits];

        if (*size > SIZE_MAX >> 5)
            return false;
        *size = *size << 4 | (size_t)((c & 0x0F) + (c & 0x40 ? 9 : 0));
    }
    return digits > 0;
}

/*
 * Joins the chunks of a body (RFC 9112, section 7.1). Archives have often done so
 * already: then the body is returned as it is.
 */
static struct span join_chunks(struct span body, struct buf *out)
{
    struct span rest = body, line;
    size_t size;

    buf_clear(out);
    if (!chunk_size(&rest, &size))
        return body;
    while (size) {
        if (size > rest.len)
            size = rest.len;
        buf_add(out, rest.data, size);
        rest = (struct span){rest.data + size, rest.len - size};
        if (!rest.len || !span_split(&rest, '\n', &line) || !chunk_size(&rest, &size))
            break;
    }
    return buf_span(out);
}

/* Unpacks a body, up to damage in it or to the most bytes that a document may have. */
static struct span unpack_body(struct warc_reader *w, struct span packed)
{
    size_t most = window_most() ? window_most() : SIZE_MAX;
    struct buf *out = &w->unpacked;
    enum packing packing = unpack_detect(packed);
    struct unpacker *u = packing == PACKING_NONE ? NULL : unpack_new(packing);
    long n = 1;

    if (!u)
        return packed;
    buf_clear(out);
    while (n > 0 && out->len < most) {
        buf_reserve(out, IO_BLOCK);
        n = unpack(u, &packed, out->data + out->len, out->capacity - out->len);
        out->len += n > 0 ? (size_t)n : 0;
    }
    unpack_free(u);
    if (out->len >= most)
        filter_repair(w->source->filter, &w->place,
                      "an answer that unpacks to more than --max-document allows; cut "
                      "there");
    return buf_span(out);
}

/* Archives have often unpacked a body already and left its header as it was. */
static bool is_unpacked(struct span body, struct span encoding)
{
    return !encoding.len || has_word(encoding, "identity") ||
           utf8_valid(body.data, body.len) == body.len;
}

/* The format for a media type; FORMAT_BINARY for those of files without text. */
static enum format format_of(struct span type)
{
    if (has_word(type, "html"))
        return FORMAT_HTML;
    if (has_word(type, "text/plain"))
        return FORMAT_TEXT;
    if (has_word(type, "json") || has_word(type, "rss") || has_word(type, "atom") ||
        has_word(type, "/xml"))
        return FORMAT_AUTO;
    return type.len ? FORMAT_BINARY : FORMAT_AUTO;
}

static struct span charset_of(struct span type)
{
    for (; type.len >= 8; type.data++, type.len--)
        if (strncasecmp(type.data, "charset=", 8) == 0) {
            struct span rest = {type.data + 8, type.len - 8}, name;

            span_split(&rest, ';', &name);
            return name;
        }
    return (struct span){"", 0};
}

/* ---- a record ---- */

static struct span without_brackets(struct span uri)
{
    if (uri.len > 2 && uri.data[0] == '<' && uri.data[uri.len - 1] == '>')
        return (struct span){uri.data + 1, uri.len - 2};
    return uri;
}

static struct span record_id(struct span header)
{
    return without_brackets(field(header, "WARC-Record-ID"));
}

static struct span target_of(struct span header)
{
    return without_brackets(field(header, "WARC-Target-URI")); /* WARC 1.0 had some */
}

static void read_body(struct warc_reader *w, struct span header, struct span type,
                      struct span body, struct place where)
{
    struct source *inner = &w->inner;
    enum format format = format_of(type);

    if (format == FORMAT_BINARY || !body.len) {
        w->others++;
        return;
    }
    if (w->beyond)
        filter_repair(w->source->filter, &w->place,
                      "a record longer than --max-document allows; cut there");
    window_open_bytes(&inner->window, w->source->window.name, body);
    inner->window.offset = where.offset;
    source_begin(inner, w->source->documents);
    inner->is_cut = w->source->is_cut;
    inner->id_given = record_id(header);
    inner->url_given = target_of(header);
    inner->first_line = where.line;
    inner->crawled = field(header, "WARC-Date");
    inner->declared = charset_of(type);
    w->others += !w->read(inner, format);
    w->source->documents = inner->documents;
    window_close(&inner->window);
}

/* "HTTP/1.1 200 OK" */
static bool is_success(struct span answer)
{
    struct span word;

    return span_split(&answer, ' ', &word) && span_starts(answer, SPAN("200"));
}

static void read_answer(struct warc_reader *w, struct span header, struct span payload)
{
    size_t n = header_length(payload);
    struct span answer = {payload.data, n}, body = {payload.data + n, payload.len - n};
    struct span type = field(answer, "Content-Type");
    struct span encoding = field(answer, "Content-Encoding");
    char problem[80];

    if (!n || !is_success(answer)) {
        w->failures++;
        return;
    }
    if (format_of(type) == FORMAT_BINARY) {
        w->others++;
        return;
    }
    if (has_word(field(answer, "Transfer-Encoding"), "chunked"))
        body = join_chunks(body, &w->body);
    if (unpack_detect(body) != PACKING_NONE)
        body = unpack_body(w, body);
    else if (!is_unpacked(body, encoding)) {
        snprintf(problem, sizeof(problem),
                 "an answer in the encoding '%.*s', which is not known",
                 (int)utf8_cut(encoding.data, encoding.len, 20), encoding.data);
        source_reject(w->source, &w->place, payload, problem);
        return;
    }
    read_body(w, header, type, body, place_behind(w->place, payload, n));
}

static bool holds_document(struct span header)
{
    struct span type = field(header, "WARC-Type");

    return span_is(type, "response") || span_is(type, "resource") ||
           span_is(type, "conversion");
}

static void use_record(struct warc_reader *w, struct span header, struct span payload)
{
    struct span type = field(header, "Content-Type");

    if (!holds_document(header))
        return;
    if (has_word(type, "application/http"))
        read_answer(w, header, payload);
    else if (span_is(field(header, "WARC-Type"), "response"))
        w->others++; /* DNS and the like */
    else
        read_body(w, header, type, payload, w->place);
}

/* ---- the archive ---- */

static bool view(struct warc_reader *w, size_t n)
{
    struct window *window = &w->source->window;

    while (window->end - window->start < n && window_more(window) > 0)
        ;
    return window->end - window->start >= n;
}

static void pass(struct warc_reader *w, size_t n)
{
    struct window *window = &w->source->window;

    w->place = place_behind(w->place, window_span(window), n);
    window->start += n;
}

/* Passes over `n` bytes, however many, without keeping them in view. */
static void pass_unread(struct warc_reader *w, uint64_t n)
{
    struct window *window = &w->source->window;

    while (n && view(w, 1)) {
        size_t here = window->end - window->start;

        here = here < n ? here : (size_t)n;
        pass(w, here);
        n -= here;
    }
}

static void skip_blank(struct warc_reader *w)
{
    struct window *window = &w->source->window;

    while (view(w, 1) && strchr("\r\n", window->data[window->start]) &&
           window->data[window->start])
        pass(w, 1);
}

/* The line in view with its newline, of more than one byte; or all that is in view. */
static struct span line_in_view(const struct warc_reader *w)
{
    struct span here = window_span(&w->source->window);
    const char *newline =
        here.len > 1 ? memchr(here.data + 1, '\n', here.len - 1) : NULL;

    return newline ? span_between(here.data, newline + 1) : here;
}

static bool is_at_record(struct warc_reader *w)
{
    const struct span start = SPAN("WARC/");

    return view(w, start.len) && span_starts(window_span(&w->source->window), start);
}

/* Rejects everything up to the next line that looks like the start of a record. */
static void resynchronise(struct warc_reader *w, const char *problem)
{
    struct span line = line_in_view(w);

    source_reject(w->source, &w->place, line, problem);
    pass(w, line.len);
    while (view(w, 1) && source_goes_on(w->source) && !is_at_record(w)) {
        line = line_in_view(w);
        filter_reject_more(w->source->filter, line);
        pass(w, line.len);
    }
}

/* Copies the header as valid UTF-8, since some of it goes into records. */
static void copy_header(struct warc_reader *w, struct span header)
{
    size_t replaced = 0;

    buf_clear(&w->header);
    buf_reserve(&w->header, 3 * header.len);
    w->header.len = utf8_repair(w->header.data, header.data, header.len, &replaced);
}

/* Copies the header of the next record; false at the end, or after damage. */
static bool read_header(struct warc_reader *w, uint64_t *length)
{
    struct window *window = &w->source->window;
    size_t n = 0, wanted = 1;

    while (!n && view(w, wanted) && wanted < LONGEST_HEADER) {
        n = header_length(window_span(window));
        wanted = window->end - window->start + 1;
    }
    copy_header(w, (struct span){window_span(window).data, n});
    if (!n || !span_starts(buf_span(&w->header), SPAN("WARC/")) ||
        !number_read(field(buf_span(&w->header), "Content-Length"), length) ||
        *length > SIZE_MAX / 4) {
        resynchronise(w, "no WARC record; skipped to the next one");
        return false;
    }
    pass(w, n);
    return true;
}

/* Whether `behind` may follow a payload: a blank line, the next record or the end. */
static bool ends_record(struct span behind)
{
    return !behind.len || behind.data[0] == '\r' || behind.data[0] == '\n' ||
           span_starts(behind, SPAN("WARC/"));
}

/* Where the next record starts in a payload, which it cannot; NULL: nowhere. */
static const char *find_record(struct span payload)
{
    static const char next[] = "\nWARC/1.";
    const char *found = memmem(payload.data, payload.len, next, sizeof(next) - 1);

    return found ? found + 1 : NULL;
}

/* Whether a payload is longer than a document may be; not if its length is wrong. */
static bool is_too_long(struct warc_reader *w, uint64_t length)
{
    size_t most = window_most();

    return most && length > most && view(w, most) &&
           !find_record((struct span){window_span(&w->source->window).data, most});
}

/*
 * The length of the payload as far as it is there. If `length` is wrong or the input
 * ends, it goes up to the next record that starts within it.
 */
static size_t payload_length(struct warc_reader *w, uint64_t length)
{
    size_t most = window_most() ? window_most() : SIZE_MAX,
           with_next = (size_t)length + sizeof("WARC/");
    bool whole = length <= most && view(w, (size_t)length);
    struct span payload;
    const char *found;

    w->source->is_cut = false;
    view(w, with_next < most ? with_next : most);
    payload = window_span(&w->source->window);
    if (whole &&
        ends_record((struct span){payload.data + length, payload.len - (size_t)length}))
        return (size_t)length;
    if (whole)
        payload.len = (size_t)length;
    found = find_record(payload);
    if (whole && !found)
        return payload.len; /* read_header will report what follows */
    w->source->is_cut = true;
    filter_repair(w->source->filter, &w->place, "a record is cut off");
    return found ? (size_t)(found - payload.data) : payload.len;
}

static void read_record(struct warc_reader *w)
{
    struct window *window = &w->source->window;
    uint64_t length;

    if (!read_header(w, &length))
        return;
    if (!holds_document(buf_span(&w->header))) {
        pass_unread(w, length);
        return;
    }
    w->beyond = is_too_long(w, length) ? length - window_most() : 0;
    w->source->is_cut = w->beyond > 0;
    length = w->beyond ? window_most() : payload_length(w, length);
    use_record(w, buf_span(&w->header),
               (struct span){window_span(window).data, (size_t)length});
    pass(w, (size_t)length);
    pass_unread(w, w->beyond);
}

static void tell_others(const struct warc_reader *w)
{
    const struct place where = {.file = w->source->window.name};

    if (w->failures)
        diag_note(&where, "%" PRIu64 " answers other than \"200 OK\" passed over",
                  w->failures);
    if (w->others)
        diag_note(&where, "%" PRIu64 " records without text passed over", w->others);
}

void from_warc(struct source *s, inner_reader *read)
{
    struct warc_reader w = {.source = s,
                            .read = read,
                            .inner = {.settings = s->settings,
                                      .noticed = s->noticed,
                                      .writer = s->writer,
                                      .filter = s->filter},
                            .place = source_place(s)};

    for (skip_blank(&w); source_goes_on(s) && view(&w, 1); skip_blank(&w))
        read_record(&w);
    tell_others(&w);
    source_release(&w.inner);
    buf_release(&w.header);
    buf_release(&w.body);
    buf_release(&w.unpacked);
}
