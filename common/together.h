/*
 * together: several files that take their names at once, or none of them.
 *
 * A file that has one of the names is put aside until all have theirs, and put back
 * if one cannot be had. That takes a system and a file system that exchange two names;
 * on others a file that was replaced before another failed cannot be put back.
 * Signals wait until all is done.
 */
#ifndef DATELINE_TOGETHER_H
#define DATELINE_TOGETHER_H

#include "io.h"

/*
 * Names the `n` outputs, each opened, and complete (output_complete), and gives their
 * memory back. Returns `n`; else the number of the first that could not have its
 * name, whose `error` says why. `stays[i]` tells which have theirs: then, those that
 * could not be put back.
 */
size_t together_name(struct output *outs, size_t n, bool *stays);

#endif
