/*
 * filter: what all programs that read documents have in common.
 *
 * It holds the output, the file of --rejects, the counts and the exit status, and runs
 * the loop over records for the programs that read them.
 */
#ifndef DATELINE_FILTER_H
#define DATELINE_FILTER_H

#include "io.h"
#include "options.h"
#include "record.h"

#include <time.h>

/* Records that lack the same thing: the first is reported, the others are counted. */
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
    bool told_repair; /* some damage was reported, inside of a document or not */
    bool stopped;     /* no more is to be read: --strict, or the output failed */

    uint64_t documents, repaired, rejected;
    uint64_t bytes;            /* of input, unpacked */
    struct unready unready[4]; /* by kind; no program has more kinds */

    bool progress;
    struct timespec started, shown;
};

/*
 * Opens the output and the file of --rejects. Restores the default action of SIGPIPE,
 * so that the program ends quietly if the reader of its output goes away. False after a
 * message, with `status` set: then only filter_end may be called, and a file that was
 * to be replaced is as it was.
 */
bool filter_begin(struct filter *f, const struct common_options *options);

/*
 * Gives up all rights but to read the inputs, and to write temporary files, what is
 * open already, and `output`, a file or a directory of files (NULL: none); see
 * confine.h. Does nothing with --no-sandbox. To be called when all other files have
 * been read.
 */
void filter_confine(const struct filter *f, const struct option_list *inputs,
                    const char *output);

/* Reports a file that cannot be read. The run goes on; its exit status will be 2. */
void filter_unreadable(struct filter *f, const char *name, const char *problem);

/*
 * Reports input that cannot be used and writes it to the file of --rejects as it came,
 * with a newline before the next.
 */
void filter_reject(struct filter *f, const struct place *where, struct span bytes,
                   const char *problem);

/* Writes further bytes of what was rejected last to the file of --rejects. */
void filter_reject_more(struct filter *f, struct span bytes);

/* Reports a repair. The caller counts the document in `repaired` once. */
void filter_repair(struct filter *f, const struct place *where, const char *what);

/* Writes the blocks of output that are full. May be called within a long record, once
   it is certain that the record will not be rejected. */
void filter_write_full(struct filter *f);

/* To be called after each document: counts it, and writes full blocks. */
void filter_document_done(struct filter *f);

/* Shows how much input has been read, if --progress asks for it. */
void filter_show_progress(struct filter *f);

/*
 * Reports how many documents were repaired or rejected, if any were, closes everything,
 * and returns the exit status.
 */
enum status filter_end(struct filter *f);

/*
 * Processes a record: reads it from `r`, which has been opened, and appends to
 * `f->out.buf`. False if the record cannot be used: `r->json.problem` says why; nothing
 * may have been appended then.
 */
typedef bool filter_record(void *context, struct filter *f, struct record *r);

/*
 * Calls `process` for the records of all operands. Lines that are no JSON object, or
 * that `process` refuses, are reported and rejected; of records that lack the same
 * thing (record_refuse_unready) only the first and their number are reported. Invalid
 * UTF-8 is repaired and reported.
 */
void filter_run(struct filter *f, const struct option_list *operands, struct record *r,
                filter_record *process, void *context);

#endif
