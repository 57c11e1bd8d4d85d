/*
 * window: the bytes of an input, a file or standard input, and its lines.
 *
 * The input may be compressed (gzip, zstd), which is detected from its bytes, and is in
 * UTF-8 or an encoding that the caller names. Nothing here prints or exits;
 * window_problem says in words what went wrong.
 */
#ifndef DATELINE_WINDOW_H
#define DATELINE_WINDOW_H

#include "buf.h"
#include "diag.h"

#include <stdint.h>

/*
 * A sliding window over the bytes of one input. The bytes in view are
 * data[start .. end); BUF_PADDING zero bytes always follow them. The caller moves
 * `start` over the bytes that it is done with. window_more brings further bytes into
 * view, and may move the view in memory: keep offsets from `start`, not pointers.
 */
struct window {
    const char *name; /* as the user gave it; "(standard input)" for "-" */
    char *data;
    size_t start, end, capacity;
    uint64_t offset; /* of data[0] in the unpacked input */
    bool at_end;     /* no bytes beyond `end` */
    bool failed;     /* more bytes cannot be read: window_problem says why */
    bool unbounded;  /* window_set_most is of no effect; set by the caller */
    struct input *input;
};

/*
 * Sets the most bytes that a window may have in view, which is the most that a document
 * or a line can have: beyond it window_more fails. 0, as at first, is no limit.
 */
void window_set_most(size_t bytes);
size_t window_most(void);

/*
 * Opens a file, or standard input for "-"; `path` must outlive the window. The window
 * must be zeroed, or closed: its memory is then used again. False: window_problem says
 * why not, and the window must be closed all the same.
 */
bool window_open(struct window *w, const char *path);

/*
 * Brings more bytes into view. 1: it did; 0: there are none; -1: an error, after which
 * the window is at its end.
 */
int window_more(struct window *w);

/*
 * Converts the bytes in view, and all that follow, from another encoding (encoding.h)
 * to UTF-8. The view is then empty: window_more brings them into view again. To be
 * called at most once, before any bytes have been used. False: the encoding is not
 * known.
 */
bool window_decode(struct window *w, struct span encoding);

/* How many sequences have been ill-formed in that encoding so far. */
uint64_t window_damage(const struct window *w);

/* Opens bytes in memory, which are copied. `name` must outlive the window. */
void window_open_bytes(struct window *w, const char *name, struct span bytes);

/* Why the last call failed, in words. */
const char *window_problem(const struct window *w);

/* Closes the input and keeps the memory; window_release gives that back, too. */
void window_close(struct window *w);
void window_release(struct window *w);

/* The bytes in view. */
static inline struct span window_span(const struct window *w)
{
    return (struct span){w->data + w->start, w->end - w->start};
}

/* The lines of a window. */
struct lines {
    struct window window;
    uint64_t number;    /* of the line last given, from 1 */
    struct place place; /* where the line last given starts */
};

/* As window_open for the window of the lines, which is closed with window_close. */
bool lines_open(struct lines *l, const char *path);

/*
 * The next line, without its newline; it is valid until the next call. Behind it is a
 * NUL, and BUF_PADDING bytes may be read. A byte order mark before the first line is
 * left out. 1: a line; 0: the end; -1: a read error.
 */
int lines_next(struct lines *l, struct span *line);

#endif
