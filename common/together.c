#define _GNU_SOURCE /* renameat2 */
#include "together.h"

#include "mem.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* How a file has come to its name. */
enum change {
    UNCHANGED, /* not yet, or it is written in place */
    EXCHANGED, /* the one that had it has the other's */
    ADDED,     /* none had it */
    REPLACED   /* the one that had it is gone */
};

static bool exchange(const struct output *o)
{
#ifdef RENAME_EXCHANGE
    return renameat2(AT_FDCWD, o->aside, AT_FDCWD, o->target, RENAME_EXCHANGE) == 0;
#else
    (void)o;
    errno = ENOSYS;
    return false;
#endif
}

/* EINVAL: the file system cannot exchange names. */
static enum change give_name(const struct output *o)
{
    enum change otherwise = ADDED;

    if (exchange(o))
        return EXCHANGED;
    if (errno != ENOENT) {
        if (errno != EINVAL && errno != ENOSYS)
            return UNCHANGED;
        otherwise = access(o->target, F_OK) == 0 ? REPLACED : ADDED;
    }
    return rename(o->aside, o->target) == 0 ? otherwise : UNCHANGED;
}

/* Files that are written in place have their names. */
static size_t name_all(struct output *outs, size_t n, enum change *changes)
{
    for (size_t i = 0; i < n; i++) {
        if (!outs[i].aside)
            continue;
        changes[i] = give_name(&outs[i]);
        if (changes[i] == UNCHANGED) {
            outs[i].error = errno;
            return i;
        }
    }
    return n;
}

/* Whether the name is as it was before. */
static bool undo(const struct output *o, enum change change)
{
    switch (change) {
    case EXCHANGED:
        return exchange(o);
    case ADDED:
        return unlink(o->target) == 0;
    default:
        return change == UNCHANGED;
    }
}

size_t together_name(struct output *outs, size_t n, bool *stays)
{
    enum change *changes = mem_zalloc(n, sizeof(*changes));
    sigset_t all, before;
    size_t named;

    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &before);
    named = name_all(outs, n, changes);
    for (size_t i = 0; i < n; i++) {
        stays[i] = named == n || !undo(&outs[i], changes[i]);
        output_discard(&outs[i]);
    }
    sigprocmask(SIG_SETMASK, &before, NULL);
    free(changes);
    return named;
}
