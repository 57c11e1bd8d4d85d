/* texts: a file of texts parted by NUL bytes, and the time, for what measures. */
#ifndef DATELINE_BENCH_TEXTS_H
#define DATELINE_BENCH_TEXTS_H

#include <stddef.h>

/* All of a file, with 64 NUL bytes behind it; to be freed. NULL: a problem. */
char *texts_read(const char *name, size_t *len);

/* CPU time of the process. */
double texts_cpu_seconds(void);

#endif
