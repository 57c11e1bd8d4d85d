#include "texts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { PADDING = 64 };

char *texts_read(const char *name, size_t *len)
{
    FILE *file = fopen(name, "rb");
    size_t capacity = 0;
    char *bytes = NULL;

    if (!file)
        return NULL;
    *len = 0;
    do {
        capacity = 2 * capacity + (1 << 20);
        bytes = realloc(bytes, capacity + PADDING);
        if (!bytes)
            return NULL;
        *len += fread(bytes + *len, 1, capacity - *len, file);
    } while (*len == capacity);
    memset(bytes + *len, 0, PADDING);
    fclose(file);
    return bytes;
}

double texts_cpu_seconds(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}
