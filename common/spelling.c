#include "spelling.h"

#include <stdint.h>

enum { LONGEST = 32 };

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

size_t spelling_slips(struct span typed, const char *name)
{
    size_t row[LONGEST + 1], len = strlen(name);

    if (len > LONGEST)
        return SIZE_MAX;
    for (size_t k = 0; k <= len; k++)
        row[k] = k;
    for (size_t i = 0; i < typed.len; i++) {
        size_t corner = row[0];

        row[0] = i + 1;
        for (size_t k = 0; k < len; k++) {
            size_t same = corner + (typed.data[i] != name[k]);

            corner = row[k + 1];
            row[k + 1] = least(same, 1 + least(row[k], row[k + 1]));
        }
    }
    return row[len];
}
