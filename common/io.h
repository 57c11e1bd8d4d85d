/*
 * io: where bytes go, standard output and files; where they come from is window.h.
 *
 * Output is gathered into large writes, and a named file appears whole or not at all.
 * Nothing here prints or exits, but at a signal; what went wrong is told by
 * output_problem in words.
 */
#ifndef DATELINE_IO_H
#define DATELINE_IO_H

#include "buf.h"
#include "diag.h"

#include <stdint.h>

/* Bytes gathered before a read is asked for or a write is done. */
#define IO_BLOCK ((size_t)256 << 10)

/* Lets the stages of a pipeline run side by side: a larger pipe, where `fd` is one. */
void io_widen_pipe(int fd);

/* Where bytes go. A zeroed struct output is ready to be opened. */
struct output {
    struct buf buf; /* append here, then call output_flush_full */
    const char *name;
    char *target; /* the file that is to appear; NULL: written in place */
    char *aside;  /* the one written meanwhile */
    int fd;
    bool complete; /* all is written; the file has not taken its name yet */
    int error;     /* errno of the first failure */
};

/*
 * Opens `path`, or standard output for NULL or "-". A regular file is written
 * aside, in the same directory, and takes its name at output_close; if the
 * program ends before, by a signal too, nothing is left. False: output_problem
 * says why.
 */
bool output_open(struct output *o, const char *path);

/*
 * Opens a temporary file in $TMPDIR, or /tmp, for writing and reading by `fd`. It
 * has no name, and is gone once closed; `name` is the folder's. False:
 * output_problem says why.
 */
bool output_open_temporary(struct output *o);

/* Writes what is gathered; false after any failure, then or before. */
bool output_flush(struct output *o);

/* The same when a block is full: to be called after each record. */
static inline bool output_flush_full(struct output *o)
{
    return o->buf.len < IO_BLOCK || output_flush(o);
}

/*
 * Appends bytes. Of very many all but the last are written at once, without a copy; a
 * failure shows at the next flush.
 */
void output_add(struct output *o, struct span bytes);

/*
 * Writes the rest and waits until it is on the disk, so that output_close has
 * only to name the file: for several files that are to appear together.
 */
bool output_complete(struct output *o);

/* Completes the output and names the file. False: nothing has appeared. */
bool output_close(struct output *o);

/*
 * From now on SIGBUS, which is how a mapped file that was cut short shows, ends the
 * program with a message and STATUS_ERROR, and no named output appears.
 */
void io_watch_mapped_files(void);

/* Closes without a trace of the file. */
void output_discard(struct output *o);

/* True when the reader of a pipe went away, which is not an error to tell. */
bool output_reader_gone(const struct output *o);

const char *output_problem(const struct output *o);

#endif
