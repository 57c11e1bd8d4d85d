/*
 * faults: a library to be preloaded that makes one call of the system fail.
 *
 * FAULT_CALL names the call, FAULT_AT says which of them (from 1) and FAULT_KIND
 * how: "fail"; "ever", so do all that follow; "short", it does one byte; "again", it
 * is interrupted by a signal. When that call has come, the file FAULT_MARK is made.
 * Standard error is spared.
 *
 * With "shrink" or "grow" the call is well, but before it the file FAULT_FILE loses
 * half of its bytes, or gets them once more; reads of that file alone are counted.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);

enum kind {
    FAULT_NONE,
    FAULT_FAIL,
    FAULT_SHORT,
    FAULT_AGAIN,
    FAULT_SHRINK,
    FAULT_GROW
};

static const char *wanted;
static long left;
static enum kind kind;
static bool for_ever;

__attribute__((constructor)) static void start(void)
{
    const char *at = getenv("FAULT_AT"), *how = getenv("FAULT_KIND");

    wanted = getenv("FAULT_CALL");
    left = at ? atol(at) : 0;
    for_ever = how && strcmp(how, "ever") == 0;
    kind = !how || !*how                ? FAULT_NONE
           : strcmp(how, "short") == 0  ? FAULT_SHORT
           : strcmp(how, "again") == 0  ? FAULT_AGAIN
           : strcmp(how, "shrink") == 0 ? FAULT_SHRINK
           : strcmp(how, "grow") == 0   ? FAULT_GROW
                                        : FAULT_FAIL;
}

static void mark(void)
{
    const char *path = getenv("FAULT_MARK");
    long fd = syscall(SYS_openat, AT_FDCWD, path, O_CREAT | O_WRONLY, 0600);

    if (fd >= 0)
        syscall(SYS_close, fd);
}

/* What becomes of this call; with FAULT_FAIL errno is set. */
static enum kind meet(const char *call, int error)
{
    if (!wanted || left <= 0 || strcmp(call, wanted) != 0 || --left > 0)
        return FAULT_NONE;
    mark();
    left = for_ever;
    errno = kind == FAULT_AGAIN ? EINTR : error;
    return kind;
}

static bool fails(const char *call, int error)
{
    enum kind now = meet(call, error);

    return now == FAULT_FAIL || now == FAULT_AGAIN;
}

/* Sets a pointer to a function, as POSIX says for dlsym. */
static void find_next(void *next, const char *name)
{
    *(void **)next = dlsym(RTLD_NEXT, name);
}

static size_t one_of(size_t n)
{
    return n ? 1 : 0;
}

/* ---- a file that changes ---- */

static bool is_changing(int fd)
{
    struct stat a, b;

    return fstat(fd, &a) == 0 && stat(getenv("FAULT_FILE"), &b) == 0 &&
           a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

static void change_file(enum kind how)
{
    int fd = (int)syscall(SYS_openat, AT_FDCWD, getenv("FAULT_FILE"), O_RDWR);
    off_t size = lseek(fd, 0, SEEK_END);
    char *bytes = __libc_malloc((size_t)size);

    if (syscall(SYS_pread64, fd, bytes, size, 0) != size ||
        (how == FAULT_SHRINK && ftruncate(fd, size / 2) != 0) ||
        (how == FAULT_GROW && syscall(SYS_write, fd, bytes, size) != size))
        abort();
    free(bytes);
    syscall(SYS_close, fd);
}

/* ---- the calls ---- */

ssize_t read(int fd, void *out, size_t room)
{
    bool changes = kind == FAULT_SHRINK || kind == FAULT_GROW;
    enum kind now = changes && !is_changing(fd) ? FAULT_NONE : meet("read", EIO);

    if (changes && now != FAULT_NONE)
        change_file(now);

    if (now == FAULT_FAIL || now == FAULT_AGAIN)
        return -1;
    return syscall(SYS_read, fd, out, now == FAULT_SHORT ? one_of(room) : room);
}

ssize_t pread(int fd, void *out, size_t room, off_t at)
{
    enum kind now = meet("read", EIO);

    if (now == FAULT_FAIL || now == FAULT_AGAIN)
        return -1;
    return syscall(SYS_pread64, fd, out, now == FAULT_SHORT ? one_of(room) : room, at);
}

ssize_t write(int fd, const void *bytes, size_t n)
{
    enum kind now = fd == STDERR_FILENO ? FAULT_NONE : meet("write", ENOSPC);

    if (now == FAULT_FAIL || now == FAULT_AGAIN)
        return -1;
    return syscall(SYS_write, fd, bytes, now == FAULT_SHORT ? one_of(n) : n);
}

int open(const char *path, int flags, ...)
{
    va_list args;
    mode_t mode;

    va_start(args, flags);
    mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(args, mode_t) : 0;
    va_end(args);
    if (fails("open", EMFILE))
        return -1;
    return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

FILE *fopen(const char *path, const char *mode)
{
    FILE *(*next)(const char *, const char *);

    find_next(&next, "fopen");
    return fails("open", EMFILE) ? NULL : next(path, mode);
}

int stat(const char *path, struct stat *status)
{
    int (*next)(const char *, struct stat *);

    find_next(&next, "stat");
    return fails("stat", EACCES) ? -1 : next(path, status);
}

int fstat(int fd, struct stat *status)
{
    int (*next)(int, struct stat *);

    find_next(&next, "fstat");
    return fails("stat", EIO) ? -1 : next(fd, status);
}

int dup(int fd)
{
    return kind == FAULT_FAIL && fails("open", EMFILE) ? -1 : (int)syscall(SYS_dup, fd);
}

int close(int fd)
{
    bool failed = fails("close", EIO);
    int result = (int)syscall(SYS_close, fd);

    if (!failed)
        return result;
    errno = kind == FAULT_AGAIN ? EINTR : EIO;
    return -1;
}

int fsync(int fd)
{
    return fails("fsync", EIO) ? -1 : (int)syscall(SYS_fsync, fd);
}

int fchmod(int fd, mode_t mode)
{
    return fails("fchmod", EPERM) ? -1 : (int)syscall(SYS_fchmod, fd, mode);
}

int rename(const char *from, const char *to)
{
    return fails("rename", EACCES) ? -1 : (int)syscall(SYS_rename, from, to);
}

int renameat2(int from_folder, const char *from, int to_folder, const char *to,
              unsigned flags)
{
    if (fails("exchange", EINVAL) || fails("rename", EACCES))
        return -1;
    return (int)syscall(SYS_renameat2, from_folder, from, to_folder, to, flags);
}

int mkdir(const char *path, mode_t mode)
{
    return fails("mkdir", ENOSPC) ? -1 : (int)syscall(SYS_mkdir, path, mode);
}

int mkstemp(char *path)
{
    int (*next)(char *);

    find_next(&next, "mkstemp");
    return kind == FAULT_FAIL && fails("open", ENOSPC) ? -1 : next(path);
}

DIR *opendir(const char *path)
{
    DIR *(*next)(const char *);

    find_next(&next, "opendir");
    return fails("opendir", EMFILE) ? NULL : next(path);
}

struct dirent *readdir(DIR *directory)
{
    struct dirent *(*next)(DIR *);

    find_next(&next, "readdir");
    return fails("readdir", EIO) ? NULL : next(directory);
}

void *mmap(void *at, size_t size, int protection, int flags, int fd, off_t offset)
{
    return fails("mmap", ENOMEM)
               ? MAP_FAILED
               : (void *)syscall(SYS_mmap, at, size, protection, flags, fd, offset);
}

void *malloc(size_t size)
{
    return fails("malloc", ENOMEM) ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return fails("malloc", ENOMEM) ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
    return fails("malloc", ENOMEM) ? NULL : __libc_realloc(old, size);
}
