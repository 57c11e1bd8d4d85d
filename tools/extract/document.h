/*
 * document: a document, as the readers of all formats give it to the writer.
 */
#ifndef DATELINE_EXTRACT_DOCUMENT_H
#define DATELINE_EXTRACT_DOCUMENT_H

#include "date.h"
#include "record.h"

/* A text as it is in the input. */
struct prose {
    struct span text; /* valid UTF-8 */
    bool is_html;
};

/*
 * Its spans must last until it has been written; the reader that sets them may keep
 * their bytes in `kept` and `scratch`. Empty means unknown. Zeroed, it is empty and
 * ready.
 */
struct document {
    struct span id, source, url;
    struct date date;     /* year 0: unknown */
    struct span odd_date; /* a date in a form that is not known */
    bool lacks_order;     /* that it would be known if its order were */
    struct span lang;     /* as the input gives it */
    struct prose title, author, excerpt, content;
    struct strings categories, tags; /* plain text */
    struct span crawled;             /* in web archives: when it was fetched */

    struct arena kept;
    struct buf scratch;
    struct buf line; /* scratch of document_line */
};

/* Empties it and keeps its memory; document_release gives that back too. */
void document_clear(struct document *d);
void document_release(struct document *d);

/*
 * Reads a date of the input. False: it is none. It is then kept in d->odd_date, unless
 * it has no digit from 1 to 9: 0000-00-00 and the like stand for no date.
 */
bool document_read_date(struct document *d, struct span text, enum date_order order,
                        struct date *date);

/* The host of a URL without user and port, in lower case; it lasts in d->kept. Empty:
   the URL has none. */
struct span document_host(struct document *d, struct span url);

/* True if a text has a tag of HTML or a character reference. */
bool looks_like_html(struct span text);

/* A text as plain text on one line, without markup; it lasts in d->kept. */
struct span document_line(struct document *d, struct prose prose);

/* Adds a name to d->categories or d->tags, if it is not blank. */
void document_add_name(struct document *d, struct strings *names, struct prose name);

/*
 * Adds the names of a list such as "Politics; North Korea", "politics, trade" or
 * "['politics', 'trade']", or of one of JSON.
 */
void document_add_names(struct document *d, struct strings *names, struct span list);

/*
 * Appends a text as plain text: HTML without its markup, other text without control
 * characters and white space at the ends of lines, each of which is a newline; those
 * from U+0080 on are what they are in windows-1252. Returns the number of closing tags
 * without an opening one.
 */
size_t prose_to_text(struct prose prose, struct buf *out);

/* The same on one line, without white space around it, in place of what `out` held. */
size_t prose_to_line(struct prose prose, struct buf *out);

#endif
