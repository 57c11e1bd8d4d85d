#define _DEFAULT_SOURCE /* DT_DIR */
#include "walk.h"

#include "mem.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct entry {
    char *name;
    unsigned char type; /* DT_DIR and the like; DT_UNKNOWN: to be asked for */
};

struct entries {
    struct entry *items;
    size_t n, capacity;
};

static int by_bytes(const void *a, const void *b)
{
    return strcmp(((const struct entry *)a)->name, ((const struct entry *)b)->name);
}

/* False, with errno, if the directory cannot be read, or not to its end. */
static bool read_entries(const char *path, struct entries *list)
{
    DIR *directory = opendir(path);
    struct dirent *entry;
    int error;

    if (!directory)
        return false;
    while (errno = 0, (entry = readdir(directory)) != NULL) {
        if (entry->d_name[0] == '.')
            continue;
        list->items =
            mem_grow(list->items, &list->capacity, list->n + 1, sizeof(*list->items));
        list->items[list->n++] =
            (struct entry){mem_strdup(entry->d_name), entry->d_type};
    }
    error = errno;
    closedir(directory);
    if (list->n)
        qsort(list->items, list->n, sizeof(*list->items), by_bytes);
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

/* Whether an entry is a directory itself; most file systems tell it from a link. */
static bool is_subdirectory(const char *path, const struct entry *entry)
{
    return entry->type == DT_UNKNOWN ? is_directory(path, false)
                                     : entry->type == DT_DIR;
}

/* Whether an entry, which is no directory itself, is neither a file nor a link to one:
   a link to a directory, or a pipe, which might never end. */
static bool is_passed_over(const char *path, const struct entry *entry)
{
    struct stat status;

    if (entry->type != DT_UNKNOWN && entry->type != DT_LNK)
        return entry->type != DT_REG;
    return stat(path, &status) == 0 && !S_ISREG(status.st_mode);
}

static bool walk_below(const char *path, walk_visit *visit, walk_problem *problem,
                       void *context)
{
    struct entries list = {0};
    bool on = true;

    if (!read_entries(path, &list))
        problem(context, path, strerror(errno));
    for (size_t i = 0; i < list.n; i++) {
        const struct entry *entry = &list.items[i];
        char *child = join(path, entry->name);

        if (on && is_subdirectory(child, entry))
            on = walk_below(child, visit, problem, context);
        else if (on && !is_passed_over(child, entry))
            on = visit(context, child);
        free(child);
        free(entry->name);
    }
    free(list.items);
    return on;
}

bool walk(const char *path, walk_visit *visit, walk_problem *problem, void *context)
{
    if (strcmp(path, "-") != 0 && is_directory(path, true))
        return walk_below(path, visit, problem, context);
    return visit(context, path);
}
