/*
 * formats: the formats that extract reads, a from_NAME.c each.
 */
#ifndef DATELINE_EXTRACT_FORMATS_H
#define DATELINE_EXTRACT_FORMATS_H

#include "source.h"

enum format {
    FORMAT_AUTO, /* found by looking at the bytes */
    FORMAT_WORDPRESS,
    FORMAT_JSON,
    FORMAT_JSONL,
    FORMAT_CSV,
    FORMAT_HTML,
    FORMAT_TEXT,
    FORMAT_FEED,
    FORMAT_WXR,
    FORMAT_XML, /* other XML, or SGML, that is a list of documents */
    FORMAT_WARC,
    FORMAT_BINARY /* none of them, and no text */
};

/* The formats as the option --format has them, in the order of the enum. */
#define FORMAT_CHOICES "auto|wordpress|json|jsonl|csv|html|text|feed|wxr|xml|warc"

/* The format as a message says it: "JSON", "a web page". */
const char *format_name(enum format format);

/*
 * Detects the format of an input from its first bytes, which are in UTF-8 or a superset
 * of ASCII; `is_whole` says that they are the whole input, `plan` knows what the
 * columns of a table are called.
 */
enum format format_detect(struct span head, bool is_whole, const struct plan *plan);

/*
 * Whether the first rows of a text have the same number of fields, as those of a table;
 * `is_whole` says that `head` is the whole text.
 */
bool format_looks_like_table(struct span head, bool is_whole);

/* Whether a text begins with the header of a mail, or of the first one in a mailbox. */
bool format_looks_like_mail(struct span head);

/* Whether a text begins with names and values of YAML or TOML between two fences. */
bool format_looks_like_front_matter(struct span head);

/*
 * The encoding that the beginning of the input declares: in its XML
 * declaration or in HTML's meta elements. The empty span: none.
 */
struct span format_declared_encoding(enum format format, struct span head);

/* The readers: each reads the rest of an input and reports what goes wrong. */
void from_json(struct source *s, enum format format); /* FORMAT_JSONL: by lines */
void from_csv(struct source *s);
void from_feed(struct source *s); /* FORMAT_WXR too */
void from_html(struct source *s);
void from_text(struct source *s);
void from_xml(struct source *s);

/* Reads a file of an archive. False: it is none that has text. */
typedef bool inner_reader(struct source *s, enum format format);

void from_warc(struct source *s, inner_reader *read);

#endif
