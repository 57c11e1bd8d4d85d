/*
 * io: where bytes go, standard output and files; where they come from is window.h.
 *
 * Output is buffered into large writes, and a named file appears as a whole or not at
 * all. Nothing here prints or exits, except when a signal comes; output_problem says in
 * words what went wrong.
 */
#ifndef DATELINE_IO_H
#define DATELINE_IO_H

#include "buf.h"
#include "diag.h"

#include <stdint.h>

/* Bytes that are read at a time, and that are gathered before they are written. */
#define IO_BLOCK ((size_t)256 << 10)

/* Enlarges a pipe, so that the stages of a pipeline run in parallel; ignores files. */
void io_widen_pipe(int fd);

/* The path of the directory that a file is in, which the caller frees. */
char *io_folder(const char *path);

/* Where bytes go. A zeroed struct output is ready to be opened. */
struct output {
    struct buf buf; /* append here, then call output_flush_full */
    const char *name;
    char *target; /* the name that the file is to take; NULL: it is written in place */
    char *aside;  /* the name that it has until then */
    int fd;
    bool complete; /* all is written, but the file has not taken its name yet */
    int error;     /* errno of the first failure */
};

/*
 * Opens `path`, or standard output for NULL or "-". A regular file is written under
 * another name in the same directory and takes its own at output_close, with the
 * permissions of the file that it replaces; if the program ends earlier, even by a
 * signal, nothing is left. False: output_problem says why not.
 */
bool output_open(struct output *o, const char *path);

/*
 * Whether two outputs, both of them open, are one file, whatever they call it, or both
 * standard output. What else is written in place, as to a device, is never the same.
 */
bool output_is_same(const struct output *a, const struct output *b);

/*
 * Opens a temporary file in $TMPDIR, or /tmp, to be written and then read by `fd`. It
 * has no name and is gone once it is closed; `name` is that of the directory. False:
 * output_problem says why not.
 */
bool output_open_temporary(struct output *o);

/* Writes what is buffered. False if this or an earlier write failed. */
bool output_flush(struct output *o);

/* The same if a block is full. To be called after each record. */
static inline bool output_flush_full(struct output *o)
{
    return o->buf.len < IO_BLOCK || output_flush(o);
}

/*
 * Appends bytes. If they are many, full blocks are written at once, without being
 * copied; a failure shows at the next flush.
 */
void output_add(struct output *o, struct span bytes);

/*
 * Writes the rest and waits until it is on the disk, so that output_close only has to
 * name the file: for several files that are to appear together.
 */
bool output_complete(struct output *o);

/* Completes the output and gives the file its name. False: no file has appeared. */
bool output_close(struct output *o);

/*
 * From now on SIGBUS, which comes when a mapped file has been cut short, ends the
 * program with a message and STATUS_ERROR, and no named output appears.
 */
void io_watch_mapped_files(void);

/* Closes the output and leaves no file. */
void output_discard(struct output *o);

/* True if the reader of a pipe went away, which is not an error to report. */
bool output_reader_gone(const struct output *o);

/* Why the first call that failed did so, in words. */
const char *output_problem(const struct output *o);

#endif
