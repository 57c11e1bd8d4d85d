/*
 * walk: visits the files below a directory.
 */
#ifndef DATELINE_EXTRACT_WALK_H
#define DATELINE_EXTRACT_WALK_H

#include <stdbool.h>

/* Called for a file; false ends the walk. `path` is valid during the call. */
typedef bool walk_visit(void *context, const char *path);

/* Called for a directory that cannot be read; the walk goes on. */
typedef void walk_problem(void *context, const char *path, const char *problem);

/*
 * Visits `path` or, if it is a directory, all files below it, in the order of the bytes
 * of their names. Names that begin with a full stop are passed over, and so are links
 * to directories, pipes and devices, so that no walk is endless. "-" is visited. False:
 * a visit ended the walk.
 */
bool walk(const char *path, walk_visit *visit, walk_problem *problem, void *context);

#endif
