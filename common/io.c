#define _GNU_SOURCE /* F_SETPIPE_SZ */
#include "io.h"

#include "mem.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define PIPE_SIZE (1 << 20)

void io_widen_pipe(int fd)
{
#ifdef F_SETPIPE_SZ
    fcntl(fd, F_SETPIPE_SZ, PIPE_SIZE);
#else
    (void)fd;
#endif
}

/* ---- files written aside ---- */

/* The files being written aside, so that no exit leaves one behind. */
static char **asides;
static size_t n_asides, asides_capacity;

static void unlink_asides(void)
{
    for (size_t i = 0; i < n_asides; i++)
        if (asides[i])
            unlink(asides[i]);
}

static const int deadly[] = {SIGHUP, SIGINT, SIGPIPE, SIGTERM, SIGXCPU, SIGXFSZ};

static void end_by_signal(int number)
{
    unlink_asides();
    signal(number, SIG_DFL);
    raise(number);
}

/* The signal comes from reading mapped memory, when the C library holds no lock, so
   that a message can be written. */
static void end_by_cut_file(int number)
{
    (void)number;
    unlink_asides();
    diag_error(NULL, "a compiled gazetteer was cut short while it was in use");
    _exit(STATUS_ERROR);
}

void io_watch_mapped_files(void)
{
    struct sigaction action = {.sa_handler = end_by_cut_file};

    sigemptyset(&action.sa_mask);
    sigaction(SIGBUS, &action, NULL);
}

/* Signals that are ignored, as under nohup, stay ignored. */
static void catch_signals(void)
{
    for (size_t i = 0; i < sizeof(deadly) / sizeof(deadly[0]); i++) {
        struct sigaction action;

        if (sigaction(deadly[i], NULL, &action) != 0 || action.sa_handler != SIG_DFL)
            continue;
        action.sa_handler = end_by_signal;
        sigaction(deadly[i], &action, NULL);
    }
}

/* Blocks the signals whose handler reads the list of files, while it changes. */
static void hold_signals(sigset_t *before)
{
    sigset_t set;

    sigemptyset(&set);
    for (size_t i = 0; i < sizeof(deadly) / sizeof(deadly[0]); i++)
        sigaddset(&set, deadly[i]);
    sigprocmask(SIG_BLOCK, &set, before);
}

static void let_signals_come(const sigset_t *before)
{
    sigprocmask(SIG_SETMASK, before, NULL);
}

/* To be called before the file is made: if there is no memory, none is left behind. */
static void prepare_aside(void)
{
    if (!asides) {
        atexit(unlink_asides);
        catch_signals();
    }
    asides = mem_grow(asides, &asides_capacity, n_asides + 1, sizeof(*asides));
}

static void forget_aside(const char *path)
{
    for (size_t i = 0; i < n_asides; i++)
        if (asides[i] == path)
            asides[i] = NULL;
}

/* ---- outputs ---- */

static bool fail_output(struct output *o)
{
    if (!o->error)
        o->error = errno;
    return false;
}

/*
 * The file that is to appear at `path`, links followed; the caller frees it.
 * NULL for devices and pipes, which are written in place.
 */
static char *find_target(const char *path)
{
    struct stat status;

    if (strncmp(path, "/dev/", 5) == 0 || strncmp(path, "/proc/", 6) == 0)
        return NULL;
    if (lstat(path, &status) != 0 || S_ISREG(status.st_mode))
        return mem_strdup(path);
    if (!S_ISLNK(status.st_mode) || stat(path, &status) != 0 ||
        !S_ISREG(status.st_mode))
        return NULL;
    return realpath(path, NULL);
}

char *io_folder(const char *path)
{
    char *folder = mem_strdup(path), *slash = strrchr(folder, '/');

    if (slash) {
        slash[slash == folder] = '\0';
        return folder;
    }
    free(folder);
    return mem_strdup(".");
}

static bool find_folder(const char *path, struct stat *status)
{
    char *folder = io_folder(path);
    bool good = stat(folder, status) == 0;

    free(folder);
    return good;
}

static const char *name_in_folder(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

/* Makes the file, which will be removed if a signal ends the program. */
static int make_aside(char *path)
{
    sigset_t before;
    int fd;

    hold_signals(&before);
    prepare_aside();
    fd = mkstemp(path);
    if (fd >= 0)
        asides[n_asides++] = path;
    let_signals_come(&before);
    return fd;
}

/* The permissions of a new file: those of the one that it replaces, if there is one. */
static mode_t mode_of(const char *target)
{
    struct stat old;
    mode_t mask = umask(0);

    umask(mask);
    return stat(target, &old) == 0 ? old.st_mode & 0777 : 0666 & ~mask;
}

/* The name begins with a stop: extract passes it over if it walks the directory. Of a
   long one a part must do, as no name may have more than 255 bytes. */
static bool open_aside(struct output *o)
{
    enum { MOST_OF_NAME = 200 };
    const char *name = name_in_folder(o->target);
    size_t size = strlen(o->target) + sizeof("..XXXXXX");

    o->aside = mem_alloc(size);
    snprintf(o->aside, size, "%.*s.%.*s.XXXXXX", (int)(name - o->target), o->target,
             MOST_OF_NAME, name);
    o->fd = make_aside(o->aside);
    if (o->fd < 0) {
        fail_output(o);
        free(o->aside);
        free(o->target);
        o->aside = o->target = NULL;
        return false;
    }
    fchmod(o->fd, mode_of(o->target)); /* which some file systems cannot do */
    return true;
}

bool output_open(struct output *o, const char *path)
{
    bool standard = !path || strcmp(path, "-") == 0;

    o->name = standard ? "(standard output)" : path;
    o->aside = o->target = NULL;
    o->complete = false;
    o->error = 0;
    o->fd = STDOUT_FILENO;
    if (standard) {
        io_widen_pipe(o->fd);
        return true;
    }
    o->target = find_target(path);
    if (o->target)
        return open_aside(o);
    do
        o->fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    while (o->fd < 0 && errno == EINTR);
    return o->fd >= 0 || fail_output(o);
}

bool output_is_same(const struct output *a, const struct output *b)
{
    struct stat x, y;

    if (!a->target || !b->target)
        return a->fd == b->fd; /* both are standard output */
    return strcmp(name_in_folder(a->target), name_in_folder(b->target)) == 0 &&
           find_folder(a->target, &x) && find_folder(b->target, &y) &&
           x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

/* Without a name from the start, where the system can do that. */
static int open_nameless(const char *folder, const char *path_template)
{
    char *path;
    int fd = -1;

#ifdef O_TMPFILE
    fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
#else
    (void)folder;
#endif
    if (fd >= 0)
        return fd;
    path = mem_strdup(path_template);
    fd = mkstemp(path);
    if (fd >= 0)
        unlink(path);
    free(path);
    return fd;
}

bool output_open_temporary(struct output *o)
{
    const char *folder = getenv("TMPDIR");
    struct buf path = {0};

    if (!folder || !*folder)
        folder = "/tmp";
    buf_add_string(&path, folder);
    buf_add_literal(&path, "/dateline-XXXXXX");
    *o = (struct output){.buf = o->buf, .name = folder};
    o->fd = open_nameless(folder, buf_terminate(&path));
    buf_release(&path);
    return o->fd >= 0 || fail_output(o);
}

static void write_all(struct output *o, struct span bytes)
{
    while (bytes.len && !o->error) {
        ssize_t n = write(o->fd, bytes.data, bytes.len);

        if (n < 0 && errno != EINTR)
            fail_output(o);
        if (n > 0) {
            bytes.data += n;
            bytes.len -= (size_t)n;
        }
    }
}

bool output_flush(struct output *o)
{
    write_all(o, buf_span(&o->buf));
    buf_clear(&o->buf);
    return !o->error;
}

void output_add(struct output *o, struct span bytes)
{
    if (bytes.len > 2 * IO_BLOCK) {
        size_t straight = bytes.len - IO_BLOCK; /* what is left makes a flush needed */

        output_flush(o);
        write_all(o, (struct span){bytes.data, straight});
        bytes = (struct span){bytes.data + straight, IO_BLOCK};
    }
    buf_add_span(&o->buf, bytes);
}

static void end_aside(struct output *o)
{
    sigset_t before;

    hold_signals(&before);
    forget_aside(o->aside);
    let_signals_come(&before);
    free(o->aside);
    free(o->target);
    o->aside = o->target = NULL;
}

bool output_complete(struct output *o)
{
    if (o->fd < 0 || !output_flush(o)) {
        output_discard(o);
        return false;
    }
    if (o->aside && fsync(o->fd) != 0)
        fail_output(o);
    if (close(o->fd) != 0)
        fail_output(o);
    o->fd = -1;
    o->complete = !o->error;
    if (o->error)
        output_discard(o);
    return !o->error;
}

bool output_close(struct output *o)
{
    if (!o->complete && !output_complete(o))
        return false;
    if (o->aside && rename(o->aside, o->target) != 0) {
        fail_output(o);
        output_discard(o);
    }
    end_aside(o);
    buf_release(&o->buf);
    o->complete = false;
    return !o->error;
}

void output_discard(struct output *o)
{
    if (o->fd >= 0)
        close(o->fd);
    o->fd = -1;
    o->complete = false;
    if (o->aside)
        unlink(o->aside);
    end_aside(o);
    buf_release(&o->buf);
}

bool output_reader_gone(const struct output *o)
{
    return o->error == EPIPE;
}

const char *output_problem(const struct output *o)
{
    return strerror(o->error);
}
