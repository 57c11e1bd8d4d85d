#include "walk.h"

#include "mem.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct names {
    char **items;
    size_t n, capacity;
};

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* False, with errno, if the directory cannot be read, or not to its end. */
static bool read_names(const char *path, struct names *names)
{
    DIR *directory = opendir(path);
    struct dirent *entry;
    int error;

    if (!directory)
        return false;
    while (errno = 0, (entry = readdir(directory)) != NULL) {
        if (entry->d_name[0] == '.')
            continue;
        names->items = mem_grow(names->items, &names->capacity, names->n + 1,
                                sizeof(*names->items));
        names->items[names->n++] = mem_strdup(entry->d_name);
    }
    error = errno;
    closedir(directory);
    if (names->n)
        qsort(names->items, names->n, sizeof(*names->items), by_bytes);
    errno = error;
    return !error;
}

static char *join(const char *directory, const char *name)
{
    size_t len = strlen(directory), size;
    char *path;

    while (len > 1 && directory[len - 1] == '/')
        len--;
    size = len + strlen(name) + 2;
    path = mem_alloc(size);
    snprintf(path, size, "%.*s/%s", (int)len, directory, name);
    return path;
}

static bool is_directory(const char *path, bool through_links)
{
    struct stat status;
    int result = through_links ? stat(path, &status) : lstat(path, &status);

    return result == 0 && S_ISDIR(status.st_mode);
}

/* A link to a directory, met on the way. */
static bool is_passed_over(const char *path)
{
    return !is_directory(path, false) && is_directory(path, true);
}

static bool walk_below(const char *path, walk_visit *visit, walk_problem *problem,
                       void *context)
{
    struct names names = {0};
    bool on = true;

    if (!read_names(path, &names))
        problem(context, path, strerror(errno));
    for (size_t i = 0; i < names.n; i++) {
        char *child = join(path, names.items[i]);

        if (on && is_directory(child, false))
            on = walk_below(child, visit, problem, context);
        else if (on && !is_passed_over(child))
            on = visit(context, child);
        free(child);
        free(names.items[i]);
    }
    free(names.items);
    return on;
}

bool walk(const char *path, walk_visit *visit, walk_problem *problem, void *context)
{
    if (strcmp(path, "-") != 0 && is_directory(path, true))
        return walk_below(path, visit, problem, context);
    return visit(context, path);
}
