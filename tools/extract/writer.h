/*
 * writer: documents of any format become records.
 *
 * Here is what is the same whatever a document came from: limits of date,
 * duplicates, the language, the parts that make up the text.
 */
#ifndef DATELINE_EXTRACT_WRITER_H
#define DATELINE_EXTRACT_WRITER_H

#include "dedup.h"
#include "document.h"
#include "filter.h"
#include "langid.h"

enum part { PART_TITLE = 1, PART_EXCERPT = 2, PART_CONTENT = 4 };

struct writer {
    /* The settings. */
    struct filter *filter;
    struct span lang;         /* of documents that name none; may be empty */
    bool always_identify;     /* whatever language a document names */
    bool keeps_lines;         /* of plain text, as they are; see unwrap.h */
    unsigned parts;           /* enum part, or 0: title and content */
    struct span since, until; /* dates or their first parts; may be empty */

    struct dedup dedup;
    struct lang_identifier identifier;

    uint64_t outside, undated; /* documents left out for their dates */
    uint64_t duplicates;       /* and as duplicates */
    uint64_t without_body;     /* documents that have a title at most */
    uint64_t odd_dates;        /* documents with a date that is none that is known */

    /* Scratch. */
    struct buf title, text, tag, date;
};

/* Reads "title,excerpt,content". False: a word that is no part. */
bool writer_parse_parts(struct span list, unsigned *parts);

/*
 * Writes a document as a record, or counts why it is left out. `where` is its
 * place, `repaired` says that something in it was damaged and mended. Returns
 * the number of its stray closing tags.
 */
size_t writer_add(struct writer *w, const struct document *d, const struct place *where,
                  bool repaired);

/* Tells what was left out, and how many dates were not understood. */
void writer_end(const struct writer *w);

void writer_release(struct writer *w);

#endif
