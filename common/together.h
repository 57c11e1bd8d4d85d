/*
 * together: gives several files their names, all of them or none.
 *
 * A file that has one of the names already is put aside until all new files have
 * theirs, and put back if one fails. That needs a system and a file system that can
 * exchange two names; on others, files that were replaced before the failure are lost.
 * Signals are blocked meanwhile.
 */
#ifndef DATELINE_TOGETHER_H
#define DATELINE_TOGETHER_H

#include "io.h"

/*
 * Names `n` outputs, each of which is open and complete (output_complete), and gives
 * their memory back. Returns `n`; or, after a failure, the number of the first that
 * could not be named, whose `error` says why. `stays[i]` says which outputs have their
 * names: all, or after a failure those for which the old file could not be put back.
 */
size_t together_name(struct output *outs, size_t n, bool *stays);

#endif
