/*
 * source: one input, as the readers of all formats see it.
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
    int split;                          /* enum split */
    struct span encoding; /* of all input, any that is known; empty: not set */
};

struct source {
    const struct settings *settings;
    struct writer *writer;
    struct filter *filter;
    struct window window;
    struct document document; /* the one in hand */
    struct webpage page;      /* the one in hand, where there are pages */

    /* What is known of all documents of the input beforehand; may be empty. */
    struct span id_given, url_given, crawled;
    uint64_t first_line;  /* of the input in its file, from 1; 0: 1 */
    struct span declared; /* the label of its encoding in what it stands in */

    uint64_t tables_as_text; /* inputs that look like tables, but no column is known */
    uint64_t mail_as_text;   /* inputs that look like mail */
    uint64_t front_matter_as_text; /* inputs that begin with front matter */
    uint64_t no_utf8;              /* texts in which there was bad UTF-8 */

    /* Of the input in hand. */
    struct span encoding;  /* as declared or found; empty: taken for UTF-8 */
    uint64_t documents;    /* used or rejected, with those before it in its file */
    uint64_t given;        /* those that may have had the id given */
    uint64_t ill_formed;   /* sequences in its encoding, up to the last document */
    bool is_cut;           /* it is told that it ends too early */
    uint64_t bytes_before; /* of input read, less the window's offset at first */
    bool told_members;     /* -v has said which members were taken */

    struct buf valid; /* bytes with their UTF-8 mended */
    struct buf id;
};

/*
 * Forgets the input before; the window has been opened, and its offset is that of the
 * input in its file, in which `documents_before` documents stand before it.
 */
void source_begin(struct source *s, uint64_t documents_before);
void source_release(struct source *s);

/*
 * Empties s->document and gives it an id for the case that it has none: the one
 * given, with "#n" for all but the first document, else "path#n", n counted from
 * 1 in the file.
 */
struct document *source_new_document(struct source *s);

/*
 * Writes s->document as a record; see writer_add. Of a source that is a link there is
 * the host. One that it does not name is the host of its URL or of the one given, or
 * the file's name.
 */
size_t source_add(struct source *s, const struct place *where, bool repaired);

/* Reports a document that cannot be used. */
void source_reject(struct source *s, const struct place *where, struct span bytes,
                   const char *problem);

/*
 * The same bytes if they are valid UTF-8; else a mended copy, valid until the
 * next call, the damage told and `*repaired` set.
 */
struct span source_valid(struct source *s, struct span bytes, const struct place *where,
                         bool *repaired);

/* Where the window starts, before anything has been read. */
struct place source_place(const struct source *s);

/* Moves a place forward over `n` of the bytes that stand there. */
struct place place_behind(struct place where, struct span bytes, size_t n);

/* To be called now and then: false when reading is to stop. */
bool source_goes_on(struct source *s);

/* Reads the whole input into view, or as much of it as can be read. */
void source_read_all(struct source *s);

#endif
