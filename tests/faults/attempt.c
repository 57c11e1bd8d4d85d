/*
 * attempt: a library to be preloaded that, when the program reads ATTEMPT_INPUT, does
 * what a program that has been taken over would: that it has begun, and each thing that
 * succeeds, is told on standard error. ATTEMPT_FILE is a file that exists and no input,
 * ATTEMPT_FOLDER a folder that nothing is to be written to.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

static void tell(bool done, const char *what)
{
    char line[64];
    int len = snprintf(line, sizeof(line), "attempt: %s\n", what);

    if (done && syscall(SYS_write, STDERR_FILENO, line, len) < 0)
        abort();
}

static bool runs_a_program(void)
{
    pid_t child = fork();
    int status = 0;

    if (child == 0) {
        execl("/bin/true", "true", (char *)NULL);
        _exit(1);
    }
    return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

static void attempt_files(void)
{
    const char *file = getenv("ATTEMPT_FILE"), *folder = getenv("ATTEMPT_FOLDER");
    char path[4096], moved[4096], linked[4096];

    snprintf(path, sizeof(path), "%s/planted", folder);
    snprintf(moved, sizeof(moved), "%s/moved", folder);
    snprintf(linked, sizeof(linked), "%s/linked", folder);
    tell(open(file, O_RDONLY) >= 0, "read a file");
    tell(open(file, O_WRONLY | O_APPEND) >= 0, "opened a file to write");
    tell(truncate(file, 0) == 0, "emptied a file");
    tell(open(path, O_CREAT | O_WRONLY, 0600) >= 0, "made a file");
    tell(mkdir(moved, 0700) == 0, "made a folder");
    tell(symlink("/", linked) == 0, "made a link");
    tell(open(folder, O_RDONLY | O_DIRECTORY) >= 0, "read a folder");
    tell(unlink(file) == 0, "removed a file");
}

/* Takes one from a process; our own is as good as another. Not all kernels have that,
   and some containers forbid it. */
static bool takes_a_descriptor(void)
{
#ifdef SYS_pidfd_getfd
    long process = syscall(SYS_pidfd_open, getpid(), 0);

    return process >= 0 && syscall(SYS_pidfd_getfd, process, STDERR_FILENO, 0) >= 0;
#else
    return false;
#endif
}

static void attempt_calls(void)
{
    struct sockaddr_un name = {.sun_family = AF_UNIX, .sun_path = "\0attempt"};
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);

    tell(fd >= 0, "made a socket");
    tell(fd >= 0 && bind(fd, (struct sockaddr *)&name, sizeof(name)) == 0,
         "bound a socket");
    tell(socket(AF_INET, SOCK_STREAM, 0) >= 0, "made a socket of the network");
    tell(runs_a_program(), "ran a program");
    tell(takes_a_descriptor(), "took a descriptor");
}

static bool is_input(int fd)
{
    struct stat a, b;

    return fstat(fd, &a) == 0 && stat(getenv("ATTEMPT_INPUT"), &b) == 0 &&
           a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

ssize_t read(int fd, void *out, size_t room)
{
    static bool begun;

    if (!begun && is_input(fd)) {
        begun = true;
        tell(true, "begun");
        attempt_files();
        attempt_calls();
    }
    return syscall(SYS_read, fd, out, room);
}
