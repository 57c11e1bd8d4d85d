#include "window.h"

#include "encoding.h"
#include "io.h"
#include "mem.h"
#include "unpack.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* ---- input ---- */

struct input {
    int fd;
    enum packing packing;
    struct unpacker *unpacker;
    char *packed; /* bytes read but not yet unpacked */
    struct span left;
    bool file_ended;
    struct converter *converter;
    struct buf encoded; /* bytes not yet converted, from `converted` on */
    size_t converted;
    bool encoded_ended;
    char problem[160];
};

static int fail_input(struct input *in, const char *problem)
{
    snprintf(in->problem, sizeof(in->problem), "%s", problem);
    return -1;
}

static long read_file(struct input *in, char *out, size_t room)
{
    ssize_t n;

    do
        n = read(in->fd, out, room);
    while (n < 0 && errno == EINTR);
    if (n < 0)
        return fail_input(in, strerror(errno));
    return n;
}

static int refill_packed(struct input *in)
{
    long n;

    if (in->left.len || in->file_ended)
        return 0;
    n = read_file(in, in->packed, IO_BLOCK);
    if (n < 0)
        return -1;
    in->file_ended = n == 0;
    in->left = (struct span){in->packed, (size_t)n};
    return 0;
}

static long read_packed(struct input *in, char *out, size_t room)
{
    for (;;) {
        long n;

        if (refill_packed(in) < 0)
            return -1;
        n = unpack(in->unpacker, &in->left, out, room);
        if (n < 0)
            return fail_input(in, unpack_problem(in->unpacker));
        if (n > 0)
            return n;
        if (in->file_ended && unpack_complete(in->unpacker))
            return 0;
        if (in->file_ended)
            return fail_input(in, "the compressed data is cut off");
    }
}

static long read_bytes(struct input *in, char *out, size_t room)
{
    if (in->fd < 0)
        return 0; /* bytes in memory, all of them in view */
    return in->packing == PACKING_NONE ? read_file(in, out, room)
                                       : read_packed(in, out, room);
}

/* More bytes to convert, behind those that are left. */
static int refill_encoded(struct input *in)
{
    struct buf *b = &in->encoded;
    long n;

    if (b->len > in->converted)
        memmove(b->data, b->data + in->converted, b->len - in->converted);
    b->len -= in->converted;
    in->converted = 0;
    buf_reserve(b, IO_BLOCK);
    n = read_bytes(in, b->data + b->len, IO_BLOCK);
    if (n < 0)
        return -1;
    in->encoded_ended = n == 0;
    b->len += (size_t)n;
    return 0;
}

static long read_converted(struct input *in, char *out, size_t room)
{
    for (;;) {
        struct span left = {in->encoded.data + in->converted,
                            in->encoded.len - in->converted};
        size_t before = left.len;
        size_t n = convert(in->converter, &left, in->encoded_ended, out, room);

        in->converted += before - left.len;
        if (n || in->encoded_ended)
            return (long)n;
        if (refill_encoded(in) < 0)
            return -1;
    }
}

static long read_input(struct input *in, char *out, size_t room)
{
    return in->converter ? read_converted(in, out, room) : read_bytes(in, out, room);
}

/* Looks at the first bytes, which are at data[0 .. end) of the window. */
static bool start_unpacking(struct window *w)
{
    struct input *in = w->input;

    in->packing = unpack_detect(window_span(w));
    if (in->packing == PACKING_NONE)
        return true;
    in->unpacker = unpack_new(in->packing);
    if (!in->unpacker) {
        fail_input(in, unpack_problem(NULL));
        return false;
    }
    unpack_allow_far(in->unpacker);
    in->packed = mem_alloc(w->end > IO_BLOCK ? w->end : IO_BLOCK);
    memcpy(in->packed, w->data, w->end);
    in->left = (struct span){in->packed, w->end};
    w->end = 0;
    return true;
}

static int open_path(const char *path)
{
    int fd;

    if (strcmp(path, "-") == 0)
        return dup(STDIN_FILENO);
    do
        fd = open(path, O_RDONLY | O_CLOEXEC);
    while (fd < 0 && errno == EINTR);
    return fd;
}

/* ---- window ---- */

static void pad(struct window *w)
{
    memset(w->data + w->end, 0, BUF_PADDING);
}

static void set_capacity(struct window *w, size_t capacity)
{
    w->data = mem_resize(w->data, capacity + BUF_PADDING, 1);
    w->capacity = capacity;
}

bool window_open(struct window *w, const char *path)
{
    w->name = strcmp(path, "-") == 0 ? "(standard input)" : path;
    w->start = w->end = 0;
    w->offset = 0;
    w->at_end = w->failed = false;
    w->input = mem_zalloc(1, sizeof(*w->input));
    if (!w->data)
        set_capacity(w, IO_BLOCK);
    pad(w);
    w->input->fd = open_path(path);
    if (w->input->fd < 0) {
        fail_input(w->input, strerror(errno));
        return false;
    }
    io_widen_pipe(w->input->fd);
    while (w->end < UNPACK_MAGIC && !w->at_end)
        if (window_more(w) < 0)
            return false;
    return start_unpacking(w);
}

void window_open_bytes(struct window *w, const char *name, struct span bytes)
{
    w->name = name;
    w->start = 0;
    w->end = bytes.len;
    w->offset = 0;
    w->at_end = true;
    w->failed = false;
    w->input = mem_zalloc(1, sizeof(*w->input));
    w->input->fd = -1;
    if (!w->data || w->capacity < bytes.len)
        set_capacity(w, bytes.len > IO_BLOCK ? bytes.len : IO_BLOCK);
    if (bytes.len)
        memcpy(w->data, bytes.data, bytes.len);
    pad(w);
}

bool window_decode(struct window *w, struct span encoding)
{
    struct input *in = w->input;

    in->converter = converter_new(encoding);
    if (!in->converter)
        return false;
    buf_add_span(&in->encoded, window_span(w));
    in->encoded_ended = w->at_end;
    w->start = w->end = 0;
    w->at_end = false;
    pad(w);
    return true;
}

uint64_t window_damage(const struct window *w)
{
    return w->input && w->input->converter ? converter_damage(w->input->converter) : 0;
}

static size_t most; /* bytes in view; 0: any number */

void window_set_most(size_t bytes)
{
    most = bytes;
}

size_t window_most(void)
{
    return most;
}

/* How many more bytes may come into view; 0: the limit is reached. What is converted
   needs some room, and so may go a little beyond it. */
static size_t room_left(const struct window *w)
{
    size_t view = w->end - w->start, left = most + 1 - view,
           least = w->input->converter ? ENCODING_ROOM : 0;

    if (!most || most == SIZE_MAX || w->unbounded)
        return SIZE_MAX;
    if (view > most)
        return 0;
    return left < least ? least : left;
}

/* Makes room behind the view, by moving it to the front or by more memory. */
static void make_room(struct window *w)
{
    size_t view = w->end - w->start;

    if (w->capacity - w->end >= IO_BLOCK / 4)
        return;
    if (w->start >= w->capacity / 2 || w->start >= IO_BLOCK / 2) {
        memmove(w->data, w->data + w->start, view);
        w->offset += w->start;
        w->start = 0;
        w->end = view;
    }
    if (w->capacity - w->end < IO_BLOCK / 4)
        set_capacity(w, w->capacity * 2);
}

int window_more(struct window *w)
{
    size_t left = room_left(w), room;
    long n;

    if (w->at_end)
        return 0;
    if (!left) {
        snprintf(w->input->problem, sizeof(w->input->problem),
                 "it holds a document or line of over %zu bytes, the most by "
                 "--max-document; left at that",
                 most);
        w->at_end = w->failed = true;
        return -1;
    }
    make_room(w);
    room = w->capacity - w->end;
    n = read_input(w->input, w->data + w->end, room < left ? room : left);
    if (n < 0) {
        w->at_end = w->failed = true;
        return -1;
    }
    w->at_end = n == 0;
    w->end += (size_t)n;
    pad(w);
    return n > 0;
}

const char *window_problem(const struct window *w)
{
    return w->input ? w->input->problem : "it is not open";
}

void window_close(struct window *w)
{
    struct input *in = w->input;

    if (!in)
        return;
    if (in->fd >= 0)
        close(in->fd);
    unpack_free(in->unpacker);
    free(in->packed);
    converter_free(in->converter);
    buf_release(&in->encoded);
    free(in);
    w->input = NULL;
}

void window_release(struct window *w)
{
    window_close(w);
    free(w->data);
    *w = (struct window){0};
}

/* ---- lines ---- */

bool lines_open(struct lines *l, const char *path)
{
    l->number = 0;
    if (!window_open(&l->window, path))
        return false;
    while (l->window.end < 3 && !l->window.at_end)
        if (window_more(&l->window) < 0)
            return false;
    if (span_starts(window_span(&l->window), SPAN("\xEF\xBB\xBF")))
        l->window.start = 3;
    return true;
}

static int give_line(struct lines *l, struct span *line, size_t len, size_t used)
{
    struct window *w = &l->window;

    *line = (struct span){w->data + w->start, len};
    w->data[w->start + len] = '\0';
    l->place = (struct place){w->name, ++l->number, w->offset + w->start};
    w->start += used;
    return 1;
}

int lines_next(struct lines *l, struct span *line)
{
    struct window *w = &l->window;
    size_t seen = 0; /* bytes of the view known to hold no newline */

    for (;;) {
        struct span view = window_span(w);
        const char *newline = memchr(view.data + seen, '\n', view.len - seen);
        int more;

        if (newline) {
            size_t len = (size_t)(newline - view.data);

            return give_line(l, line, len, len + 1);
        }
        seen = view.len;
        more = window_more(w);
        if (more < 0)
            return -1;
        if (more == 0)
            return view.len ? give_line(l, line, view.len, view.len) : 0;
    }
}
