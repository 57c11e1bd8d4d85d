/*
 * diag: what a program says on standard error, and its exit statuses.
 *
 * Every message has one shape,
 *
 *     PROGRAM: FILE:LINE: warning: MESSAGE (byte OFFSET)
 *
 * where the place is left out when there is none. A message is written by a
 * single write(), so that the stages of a pipe do not cut into each other's
 * lines; control characters in it are shown as '?'.
 */
#ifndef DATELINE_DIAG_H
#define DATELINE_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Exit statuses, the same for every program. */
enum status {
    STATUS_OK = 0,       /* everything was read and written */
    STATUS_REJECTED = 1, /* some input could not be used, each case reported */
    STATUS_ERROR = 2,    /* usage, input/output or resource error */
};

/* The worse of two statuses. */
static inline enum status status_worse(enum status a, enum status b)
{
    return a > b ? a : b;
}

/* Where in the input something is. */
struct place {
    const char *file; /* name as the user gave it; NULL: name none */
    uint64_t line;    /* from 1; 0: the file as a whole */
    uint64_t offset;  /* bytes from the start of the (uncompressed) input */
};

enum diag_level {
    DIAG_QUIET = -1, /* errors alone */
    DIAG_NORMAL = 0, /* errors and warnings */
    DIAG_VERBOSE = 1 /* notes too */
};

/* Names the program for all later messages; `name` must stay valid. */
void diag_init(const char *name);
void diag_set_level(enum diag_level level);

#if defined(__GNUC__)
#define DIAG_PRINTF(n) __attribute__((format(printf, n, n + 1)))
#else
#define DIAG_PRINTF(n)
#endif

/* Print a message of that severity, unless the level hides it; `where` may be NULL. */
void diag_error(const struct place *where, const char *format, ...) DIAG_PRINTF(2);
void diag_warning(const struct place *where, const char *format, ...) DIAG_PRINTF(2);
void diag_note(const struct place *where, const char *format, ...) DIAG_PRINTF(2);

/*
 * Limits the messages of a kind to the first `most`, or with DIAG_VERBOSE to none:
 * counts one more in `*n`, and returns true if it is to be printed. If `*n` exceeds
 * `most` in the end, the caller prints the number with diag_summary.
 */
bool diag_is_of_first(uint64_t most, uint64_t *n);

enum { DIAG_FEW = 3 }; /* messages that are enough as examples of a kind */

/* Prints the result of a run: like a warning, but without that word. */
void diag_summary(const char *format, ...) DIAG_PRINTF(1);

/*
 * Show how far the program is, on one line that is written over each time, and that
 * messages take the place of. The first is called once before, the last at the end.
 */
void diag_begin_progress(void);
void diag_progress(const char *format, ...) DIAG_PRINTF(1);
void diag_end_progress(void);

#endif
