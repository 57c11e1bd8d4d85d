/*
 * measure: runs a command, throws its standard output away, and prints the CPU
 * seconds, user and system, that it and what it started took, and the peak
 * memory of the largest of these processes in KiB.
 *
 *     measure COMMAND [ARGUMENT ...]
 *
 * Exits as the command does. Being small itself, it does not lend the command
 * a high-water mark, as a script's interpreter would.
 */
#define _DEFAULT_SOURCE /* wait4 */
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void run(char **command)
{
    int nowhere = open("/dev/null", O_WRONLY);

    if (nowhere >= 0 && dup2(nowhere, STDOUT_FILENO) >= 0)
        execvp(command[0], command);
    perror(command[0]);
    _exit(127);
}

static double seconds(struct timeval t)
{
    return (double)t.tv_sec + 1e-6 * (double)t.tv_usec;
}

int main(int argc, char **argv)
{
    struct rusage use;
    int status;
    pid_t child;

    if (argc < 2) {
        fputs("usage: measure COMMAND [ARGUMENT ...]\n", stderr);
        return 2;
    }
    child = fork();
    if (child == 0)
        run(argv + 1);
    if (child < 0 || wait4(child, &status, 0, &use) < 0) {
        perror("measure");
        return 2;
    }
    printf("%.6f %ld\n", seconds(use.ru_utime) + seconds(use.ru_stime), use.ru_maxrss);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
