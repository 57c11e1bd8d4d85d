/*
 * document: what every input format makes of its documents.
 */
#ifndef DATELINE_EXTRACT_DOCUMENT_H
#define DATELINE_EXTRACT_DOCUMENT_H

#include "date.h"
#include "record.h"

/* Text as the input has it. */
struct prose {
    struct span text; /* valid UTF-8 */
    bool is_html;
};

/*
 * Spans are owned by whoever fills them in and last until the document has
 * been written; `kept` and `scratch` are there for that. Empty means unknown.
 * Zeroed, it is empty and ready.
 */
struct document {
    struct span id, source, url;
    struct date date;     /* year 0: unknown */
    struct span odd_date; /* what stands for a date and is none that is known */
    struct span lang;     /* as the input has it */
    struct prose title, author, excerpt, content;
    struct strings categories, tags; /* plain text */
    struct span crawled;             /* when it was fetched, for web archives */

    struct arena kept;
    struct buf scratch;
    struct buf line; /* of document_line alone */
};

/* Empties it and keeps its memory; document_release gives that back too. */
void document_clear(struct document *d);
void document_release(struct document *d);

/*
 * Reads a date that the input gives. False if it is none; what it is is then kept in
 * d->odd_date, unless it has no digit but 0, as 0000-00-00 or nothing has.
 */
bool document_read_date(struct document *d, struct span text, struct date *date);

/* The host of a URL without user and port, in lower case, kept; or empty. */
struct span document_host(struct document *d, struct span url);

/* True if it may be markup: a tag that HTML knows of, or a character reference. */
bool looks_like_html(struct span text);

/* Plain text on one line, markup taken out if there is any; lasts in d->kept. */
struct span document_line(struct document *d, struct prose prose);

/* Adds a name to d->categories or d->tags, if it is not blank. */
void document_add_name(struct document *d, struct strings *names, struct prose name);

/*
 * Adds the names in a list "Politics; North Korea", "politics, trade" or
 * "['politics', 'trade']".
 */
void document_add_names(struct document *d, struct strings *names, struct span list);

/*
 * Appends text, markup taken out if it is HTML, else its control characters
 * taken out and its white space at the ends of lines. Returns stray closing
 * tags.
 */
size_t prose_to_text(struct prose prose, struct buf *out);

#endif
