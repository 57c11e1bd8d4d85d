/*
 * writer: makes records of documents, whatever format they came from.
 *
 * It leaves out documents by date and as duplicates, finds the language, and makes the
 * text of the parts that are wanted.
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
    bool keeps_lines;         /* do not join lines of plain text (unwrap.h) */
    unsigned parts;           /* bits of enum part; 0: title and content */
    struct span since, until; /* dates, or their years or months; may be empty */

    struct dedup dedup;
    struct lang_identifier identifier;

    uint64_t outside,
        undated;           /* documents left out for their date, or for having none */
    uint64_t duplicates;   /* documents left out as duplicates */
    uint64_t without_body; /* documents that have a title at most */
    uint64_t odd_dates;    /* documents with a date in a form that is not known */
    uint64_t unordered_dates; /* or in one that is if day or month are first */
    uint64_t empty;           /* documents whose text has nothing in it */
    uint64_t cut_short;       /* texts with NewsAPI's mark of what it left out */

    /* Scratch. */
    struct buf title, text, tag, date;
};

/* Reads "title,excerpt,content". False: a word that is no part. */
bool writer_parse_parts(struct span list, unsigned *parts);

/* Whether `since` is later than `until`, so that no date is within both. */
bool writer_wants_no_date(const struct writer *w);

/*
 * Writes a document as a record, or counts it as left out. `where` is its place;
 * `repaired` says that some damage in it was repaired. Returns the number of its
 * closing tags without an opening one.
 */
size_t writer_add(struct writer *w, const struct document *d, const struct place *where,
                  bool repaired);

/* Reports what was left out, and how many dates were not understood. */
void writer_end(const struct writer *w);

void writer_release(struct writer *w);

#endif
