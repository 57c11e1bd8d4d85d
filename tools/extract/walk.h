/*
 * walk: the files below a directory.
 */
#ifndef DATELINE_EXTRACT_WALK_H
#define DATELINE_EXTRACT_WALK_H

#include <stdbool.h>

/* What is done with a file; false ends the walk. `path` lasts for the call. */
typedef bool walk_visit(void *context, const char *path);

/* Told of a directory that cannot be read; the walk goes on. */
typedef void walk_problem(void *context, const char *path, const char *problem);

/*
 * Visits `path`, or, if it is a directory, all files below it in the order of
 * their names' bytes. Names that begin with a full stop are passed over, and
 * links to directories, so that no walk runs in circles. "-" is visited.
 */
bool walk(const char *path, walk_visit *visit, walk_problem *problem, void *context);

#endif
