/*
 * source: one input, as the readers of all formats see it, and what they share.
 */
#ifndef DATELINE_EXTRACT_SOURCE_H
#define DATELINE_EXTRACT_SOURCE_H

#include "plan.h"
#include "terms.h"
#include "webpage.h"
#include "window.h"
#include "writer.h"

enum split { SPLIT_NONE, SPLIT_BLANK, SPLIT_LINE };

/* What the user set, the same for every input. */
struct settings {
    const struct plan *plan; /* --map and the usual names */
    const struct terms *terms;
    const struct option_list *statuses; /* --status */
    enum date_order dates;              /* which is first in 03/04/2021 */
    int split;                          /* enum split */
    struct span encoding;               /* of all inputs; empty: not set */
};

/* What is told of all inputs at the end. */
struct noticed {
    uint64_t tables_as_text; /* inputs that look like tables, but no column is known */
    uint64_t mail_as_text;   /* inputs that look like mail */
    uint64_t xml_as_page;    /* inputs of XML in which no documents are known */
    uint64_t front_matter_as_text; /* inputs that begin with front matter */
    uint64_t no_utf8;              /* texts in which there was bad UTF-8 */
    bool found_element;            /* there was one of the plan's */
    unsigned roles; /* that members or columns had, a bit each: 1 << role */
};

struct source {
    const struct settings *settings;
    struct noticed *noticed;
    struct writer *writer;
    struct filter *filter;
    struct window window;
    struct document document; /* the current one */
    struct webpage page;      /* the current one, if the document is a page */

    /* For an input that is a record of an archive: what the archive says; may be
       empty. */
    struct span id_given, url_given, crawled;
    uint64_t first_line;  /* of the input in its file, from 1; 0: 1 */
    struct span declared; /* label of its encoding */

    /* Of the current input. */
    struct span encoding;  /* as declared or detected; empty: taken for UTF-8 */
    uint64_t documents;    /* used or rejected, including those before it in its file */
    uint64_t given;        /* documents so far, of which the first has `id_given` */
    uint64_t ill_formed;   /* sequences in its encoding, up to the last document */
    bool is_cut;           /* it ends too early, which has been reported */
    uint64_t bytes_before; /* of input read before it, less the window's first offset */
    bool told_members;     /* -v has said which members were taken */

    struct buf valid; /* bytes with their UTF-8 repaired */
    struct buf id;
};

/*
 * Begins with the next input. The window has been opened, and has the offset of the
 * input in its file; `documents_before` documents of that file are before it.
 */
void source_begin(struct source *s, uint64_t documents_before);
void source_release(struct source *s);

/*
 * Empties s->document and gives it an id, for the reader to replace if the document has
 * one: `id_given`, with "#n" behind it for all but the first document; or else
 * "path#n". n is counted from 1 in the file.
 */
struct document *source_new_document(struct source *s);

/*
 * Writes s->document as a record; see writer_add. If its source is a link, the source
 * is the host of that; if it names none, the host of its URL or of `url_given`, or the
 * name of the file.
 */
size_t source_add(struct source *s, const struct place *where, bool repaired);

/* A text found by a rule of the plan, which says if it is markup; NULL: it is none. */
struct prose source_prose(const struct rule *rule, struct span text);

/* Reports a document that cannot be used. */
void source_reject(struct source *s, const struct place *where, struct span bytes,
                   const char *problem);

/*
 * The same bytes if they are valid UTF-8; else a repaired copy, which lasts until the
 * next call. The damage is then reported, and `*repaired` is set.
 */
struct span source_valid(struct source *s, struct span bytes, const struct place *where,
                         bool *repaired);

/* Where the window starts, before anything has been read. */
struct place source_place(const struct source *s);

/* The place `n` bytes behind another, at which `bytes` are. */
struct place place_behind(struct place where, struct span bytes, size_t n);

/* To be called now and then; shows the progress. False: reading is to stop. */
bool source_goes_on(struct source *s);

/* Reads the whole input into view, or as much of it as can be read. */
void source_read_all(struct source *s);

#endif
