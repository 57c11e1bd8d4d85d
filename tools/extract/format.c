/* format: detects the format of an input from its first bytes. */
#include "ascii.h"
#include "csv.h"
#include "formats.h"
#include "magic.h"
#include "xmlshape.h"

#include <stdlib.h>
#include <strings.h>

const char *format_name(enum format format)
{
    static const char *const names[] = {[FORMAT_AUTO] = "unknown",
                                        [FORMAT_WORDPRESS] = "WordPress JSON",
                                        [FORMAT_JSON] = "JSON",
                                        [FORMAT_JSONL] = "JSON Lines",
                                        [FORMAT_CSV] = "a table",
                                        [FORMAT_HTML] = "a web page",
                                        [FORMAT_TEXT] = "plain text",
                                        [FORMAT_FEED] = "a feed",
                                        [FORMAT_WXR] = "a WordPress export",
                                        [FORMAT_XML] = "a list of documents in XML",
                                        [FORMAT_WARC] = "a web archive",
                                        [FORMAT_BINARY] = "a binary file"};

    return names[format];
}

/* ---- searching ---- */

static bool starts_without_case(struct span s, const char *prefix)
{
    size_t len = strlen(prefix);

    return s.len >= len && strncasecmp(s.data, prefix, len) == 0;
}

/* `s` from the first place on where `what` stands, in any case; or empty. */
static struct span find(struct span s, const char *what)
{
    for (; s.len; s.data++, s.len--)
        if (starts_without_case(s, what))
            return s;
    return s;
}

static struct span skip_space(struct span s)
{
    while (s.len && markup_is_space(*s.data)) {
        s.data++;
        s.len--;
    }
    return s;
}

static struct span skip_past(struct span s, const char *what)
{
    return span_behind(find(s, what), strlen(what));
}

/* ---- markup ---- */

static struct span until(struct span s, char c)
{
    const char *found = s.len ? memchr(s.data, c, s.len) : NULL;

    return found ? span_between(s.data, found) : s;
}

/* Over a document type with the declarations that it may hold in brackets. */
static struct span skip_doctype(struct span s)
{
    if (memchr(s.data, '[', until(s, '>').len))
        s = skip_past(s, "]");
    return skip_past(s, ">");
}

/* Over declarations, comments and processing instructions. */
static struct span skip_prolog(struct span s)
{
    for (;;) {
        s = skip_space(s);
        if (span_starts(s, SPAN("<!--")))
            s = skip_past(s, "-->");
        else if (span_starts(s, SPAN("<?")))
            s = skip_past(s, "?>");
        else if (starts_without_case(s, "<!doctype") &&
                 !starts_without_case(s, "<!doctype html"))
            s = skip_doctype(s);
        else
            return s;
    }
}

static bool is_root(struct span s, const char *name)
{
    size_t len = strlen(name);

    return starts_without_case(s, name) &&
           (s.len == len || markup_is_space(s.data[len]) || s.data[len] == '>');
}

/* Whether a line starts a JSON document, behind notices of a server in markup. */
static bool has_json_line(struct span s)
{
    struct span line;

    while (span_split(&s, '\n', &line))
        if (starts_without_case(line, "{\"") && line.len > 2 &&
            ascii_is_letter(line.data[2]))
            return true;
    return false;
}

/* FORMAT_AUTO: it is no root of a feed. */
static enum format feed_format(struct span root)
{
    if (is_root(root, "<rss") || is_root(find(until(root, '>'), ":rss"), ":rss"))
        return find(until(root, '>'), "wordpress.org/export").len ? FORMAT_WXR
                                                                  : FORMAT_FEED;
    if (is_root(root, "<feed") || is_root(root, "<rdf:rdf") ||
        is_root(find(until(root, '>'), ":feed"), ":feed"))
        return FORMAT_FEED;
    return FORMAT_AUTO;
}

/* What is behind the notices that PHP may write in front of a feed. */
static struct span skip_notices(struct span s)
{
    struct span behind_them;

    if (!is_root(s, "<br") && !is_root(s, "<b"))
        return s;
    behind_them = find(s, "\n<?xml ");
    return behind_them.len ? behind_them : s;
}

static enum format markup_format(struct span head, const struct plan *plan)
{
    struct span root = skip_prolog(head);
    enum format feed = feed_format(skip_prolog(skip_notices(root)));
    struct xml_shape shape;

    if (feed != FORMAT_AUTO)
        return feed;
    if (!is_root(root, "<!doctype") && !is_root(root, "<html") && has_json_line(root))
        return FORMAT_JSON;
    return xml_shape_read(&shape, head, plan) ? FORMAT_XML : FORMAT_HTML;
}

/* ---- text ---- */

/* "{" and a name, or "[" and a value, and not a shortcode or "[sic]". */
static bool starts_json(struct span s)
{
    bool array = span_starts(s, SPAN("["));

    if (!array && !span_starts(s, SPAN("{")))
        return false;
    s = skip_space(span_behind(s, 1));
    if (!s.len)
        return true;
    return strchr(array ? "{[\"]-0123456789" : "\"}'", *s.data) != NULL || !*s.data ||
           (!array && ascii_is_letter(*s.data) && find(until(s, '\n'), ":").len > 0);
}

/* A name in quotes, with a colon behind it. */
static bool take_name(struct span *s, struct span *name)
{
    if (!span_starts(*s, SPAN("\"")))
        return false;
    *name = until(span_behind(*s, 1), '"');
    *s = skip_space(span_behind(*s, name->len + 2));
    if (memchr(name->data, '\n', name->len) || !span_starts(*s, SPAN(":")))
        return false;
    *s = skip_space(span_behind(*s, 1));
    return true;
}

static bool starts_member(struct span s)
{
    struct span name;

    return take_name(&s, &name);
}

/* At a member that makes an object a document: a text or a title. */
static bool starts_telling_member(struct span s, const struct plan *plan)
{
    struct span name;
    bool is_object;

    if (!take_name(&s, &name))
        return false;
    is_object = span_starts(s, SPAN("{"));
    return (is_object || span_starts(s, SPAN("\""))) &&
           (plan_makes_document(plan, name, is_object) ||
            plan_makes_title(plan, name, is_object));
}

/* What is behind the object or array that `s` begins with, empty if that has no end. */
static struct span skip_nested(struct span s)
{
    bool in_string = false;
    size_t depth = 0;

    for (; s.len; s = span_behind(s, 1)) {
        char c = *s.data;

        if (c == '"')
            in_string = !in_string;
        else if (in_string && c == '\\')
            s = span_behind(s, 1);
        else if (!in_string && (c == '{' || c == '['))
            depth++;
        else if (!in_string && (c == '}' || c == ']') && !--depth)
            return span_behind(s, 1);
    }
    return s;
}

/* Whether more JSON follows an object; behind an example in prose, prose does. */
static bool goes_on(struct span s)
{
    s = skip_space(s);
    return !s.len || strchr(",{[]}", *s.data);
}

/*
 * Whether a text holds JSON further on: documents, behind notices of a server or the
 * rest of a document that was cut off; or objects that are no documents, one on a line.
 */
static bool holds_json(struct span head, const struct plan *plan)
{
    bool has_object = false, tells = has_json_line(head);

    for (struct span s = head; s.len; s = span_behind(s, 1)) {
        struct span next;

        if (*s.data != '{' && *s.data != ',')
            continue;
        next = skip_space(span_behind(s, 1));
        if (*s.data == '{' && !has_object && starts_member(next)) {
            has_object = true;
            if (!goes_on(skip_nested(s)))
                return false;
        }
        tells |= starts_telling_member(next, plan);
    }
    return tells;
}

/*
 * The first rows, `most` of them at most, that have as many fields each, which are
 * `*columns`. A row that goes on behind the head may have as many.
 */
static size_t even_rows(struct span head, bool is_whole, size_t most, size_t *columns)
{
    struct csv_reader reader = {0};
    size_t used = 1, rows = 0;

    head = span_behind(head, csv_begin(&reader, head));
    while (rows < most && used > 0 && head.len) {
        used = csv_read_row(&reader, head, is_whole);
        if (!rows)
            *columns = reader.n;
        if (used ? reader.n != *columns : reader.n > *columns)
            break;
        rows++;
        head = span_behind(head, used);
    }
    csv_reader_release(&reader);
    return rows;
}

/* Whether the first row has the names of columns that a table of documents has. */
static bool is_table(struct span head, bool is_whole, const struct plan *plan)
{
    enum { ROWS = 2 }; /* enough where a column has a name that is known */
    struct csv_reader reader = {0};
    size_t columns, roles = 0;
    bool has_prose = false, has_blanks = false; /* as behind the commas of prose */

    csv_read_row(&reader, span_behind(head, csv_begin(&reader, head)), true);
    columns = reader.n;
    for (size_t i = 0; i < columns; i++) {
        const struct rule *rule = plan_column(plan, reader.fields[i]);

        has_blanks |= span_starts(reader.fields[i], SPAN(" "));
        roles += rule != NULL;
        has_prose |= rule && (rule->role == ROLE_TEXT || rule->role == ROLE_TITLE ||
                              rule->role == ROLE_EXCERPT);
    }
    csv_reader_release(&reader);
    return has_prose && columns > 1 &&
           (2 * roles >= columns - roles ||
            (!has_blanks && even_rows(head, is_whole, ROWS, &columns) == ROWS));
}

/* The blanks that begin a row are of it. */
static struct span skip_empty_lines(struct span s)
{
    while (span_starts(s, SPAN("\n")) || span_starts(s, SPAN("\r")))
        s = span_behind(s, 1);
    return s;
}

/* All cells of the header have a name, but for that of the rows' numbers or names. */
static bool has_names(struct span head)
{
    struct csv_reader row = {0};
    bool filled = true;

    csv_read_row(&row, span_behind(head, csv_begin(&row, head)), true);
    for (size_t i = 1; i < row.n; i++)
        filled &= span_trim(row.fields[i], " ").len > 0;
    csv_reader_release(&row);
    return filled;
}

bool format_looks_like_table(struct span head, bool is_whole)
{
    enum { ROWS = 3, COLUMNS = 3 }; /* fewer may stand in prose by chance */
    size_t columns = 0;

    return even_rows(head, is_whole, ROWS, &columns) == ROWS && columns >= COLUMNS &&
           has_names(head);
}

/* A name of a header field, and a colon (RFC 5322). */
static bool is_field(struct span line)
{
    size_t i = 0;

    while (i < line.len && (ascii_is_letter(line.data[i]) || line.data[i] == '-'))
        i++;
    return i > 0 && i < line.len && line.data[i] == ':';
}

bool format_looks_like_mail(struct span head)
{
    bool has_subject = false, has_sender = false;
    struct span line, rest = head;

    if (span_starts(head, SPAN("From "))) /* as a mailbox has it (RFC 4155) */
        span_split(&rest, '\n', &line);
    while (span_split(&rest, '\n', &line) && span_trim(line, "\r").len) {
        if (!is_field(line) && !markup_is_space(*line.data))
            return false;
        has_subject |= starts_without_case(line, "subject:");
        has_sender |= starts_without_case(line, "from:");
    }
    return has_subject && has_sender;
}

bool format_looks_like_front_matter(struct span head)
{
    struct span rest = head, fence, line;
    bool is_toml, has_name;

    span_split(&rest, '\n', &fence);
    fence = span_trim(fence, " \r");
    is_toml = span_is(fence, "+++");
    if (!is_toml && !span_is(fence, "---"))
        return false;
    for (has_name = is_toml; span_split(&rest, '\n', &line); has_name |= is_field(line))
        if (span_equal(span_trim(line, " \r"), fence))
            return has_name;
    return false;
}

static bool starts_markup(struct span s)
{
    return s.len > 1 && s.data[0] == '<' &&
           (ascii_is_letter(s.data[1]) || s.data[1] == '!' || s.data[1] == '?');
}

/* Bytes that no text has, not even in an old encoding. */
static bool is_binary(struct span head)
{
    enum { LOOKED_AT = 4096 };

    return magic_problem(head) ||
           memchr(head.data, '\0', head.len < LOOKED_AT ? head.len : LOOKED_AT);
}

enum format format_detect(struct span head, bool is_whole, const struct plan *plan)
{
    struct span text = skip_space(head);

    if (starts_json(text))
        return FORMAT_JSON;
    if (span_starts(text, SPAN("WARC/")))
        return FORMAT_WARC;
    if (starts_markup(text))
        return markup_format(text, plan);
    if (is_binary(head))
        return holds_json(until(head, '\0'), plan) ? FORMAT_JSON : FORMAT_BINARY;
    if (is_table(skip_empty_lines(head), is_whole, plan))
        return FORMAT_CSV;
    if (holds_json(text, plan))
        return FORMAT_JSON;
    return FORMAT_TEXT;
}

/* ---- declared encodings ---- */

/* The value behind `name=`, with quotes or without. */
static struct span attribute_value(struct span tag, const char *name)
{
    struct span s = skip_space(skip_past(tag, name));
    char quote;

    if (!span_starts(s, SPAN("=")))
        return (struct span){"", 0};
    s = skip_space(span_behind(s, 1));
    quote = s.len ? *s.data : '\0';
    if (quote == '"' || quote == '\'')
        return until(span_behind(s, 1), quote);
    for (size_t i = 0; i < s.len; i++)
        if (markup_is_space(s.data[i]) || strchr("\"'>;/", s.data[i]))
            return (struct span){s.data, i};
    return s;
}

/* <meta charset=…>, or charset=… in the content of a meta element. */
static struct span meta_encoding(struct span head)
{
    for (head = find(head, "<meta"); head.len;
         head = find(span_behind(head, 5), "<meta")) {
        struct span tag = until(until(span_behind(head, 1), '<'), '>');
        struct span value = attribute_value(tag, "charset");

        if (value.len)
            return value;
    }
    return (struct span){"", 0};
}

struct span format_declared_encoding(enum format format, struct span head)
{
    struct span text = skip_space(head), value = {"", 0};

    if (span_starts(text, SPAN("<?xml")))
        value = attribute_value(until(text, '>'), "encoding");
    if (!value.len && format == FORMAT_HTML)
        value = meta_encoding(head);
    return value;
}
