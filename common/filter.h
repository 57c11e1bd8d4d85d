/*
 * filter: what is the same in every program that reads documents.
 *
 * It holds the output, the rejects file, the counts and the exit status, and
 * runs the loop over records of a program that reads the wire.
 */
#ifndef DATELINE_FILTER_H
#define DATELINE_FILTER_H

#include "io.h"
#include "options.h"
#include "record.h"

#include <time.h>

/* Records that lack the same thing, which is told of the first. */
struct unready {
    const char *problem;
    uint64_t records;
};

struct filter {
    const struct common_options *options;
    struct output out;
    struct output rejects;
    bool has_rejects;
    bool reject_open; /* what was rejected last did not end with a newline */
    enum status status;
    bool told_repair; /* of something, inside of a document or not */
    bool stopped;     /* read no further: --strict, or the output failed */

    uint64_t documents, repaired, rejected;
    uint64_t bytes;            /* of input, unpacked */
    struct unready unready[4]; /* as many kinds as a program has at most */

    bool progress;
    struct timespec started, shown;
};

/*
 * Opens the output and the rejects file. Restores SIGPIPE, so that a program
 * whose reader goes away ends quietly. False after a message, with `status`
 * set; then only filter_end may follow.
 */
bool filter_begin(struct filter *f, const struct common_options *options);

/*
 * Gives up what is not needed to read the inputs and to write what is open, `output`
 * (a file, or a directory of files; NULL: there is none) and temporary files
 * (confine.h), unless the user said not to. To be called when all other files have
 * been read.
 */
void filter_confine(const struct filter *f, const struct option_list *inputs,
                    const char *output);

/* Reports a file that cannot be read; the run goes on and will exit with 2. */
void filter_unreadable(struct filter *f, const char *name, const char *problem);

/*
 * Reports input that cannot be used and hands it to --rejects as it came,
 * parted from the next by a newline.
 */
void filter_reject(struct filter *f, const struct place *where, struct span bytes,
                   const char *problem);

/* Hands further bytes of what was rejected last to --rejects. */
void filter_reject_more(struct filter *f, struct span bytes);

/* Reports a repair. The caller counts the document in `repaired` once. */
void filter_repair(struct filter *f, const struct place *where, const char *what);

/* Writes full blocks: to be called in the midst of a long record, which is sure to be
   written. */
void filter_write_full(struct filter *f);

/* To be called after each document: counts it, writes full blocks. */
void filter_document_done(struct filter *f);

/* Notes how much input has been read, for --progress. */
void filter_show_progress(struct filter *f);

/*
 * Closes everything and gives the exit status. Says how many documents were
 * repaired or rejected, if any were.
 */
enum status filter_end(struct filter *f);

/*
 * What a program does with a record. It reads from `r` (opened, at its first
 * member) and appends to `f->out.buf`. False when the record cannot be used:
 * `r->json.problem` says why, and nothing may have been appended.
 */
typedef bool filter_record(void *context, struct filter *f, struct record *r);

/*
 * Runs a program over the records of all the operands. Lines that are no
 * JSON, or that the program refuses, are reported and rejected, of those that
 * lack the same (record_refuse_unready) the first and their number; invalid
 * UTF-8 is repaired and told.
 */
void filter_run(struct filter *f, const struct option_list *operands, struct record *r,
                filter_record *process, void *context);

#endif
