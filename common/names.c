#include "names.h"

#include "mem.h"

#include <stdlib.h>

enum { MOST_COLUMNS = 8 };

bool names_open(struct names *n, const char *file, size_t column)
{
    struct span columns[MOST_COLUMNS];

    *n = (struct names){0};
    files_data_path(file, &n->path);
    if (!table_file_open(&n->file, n->path.data))
        return false;
    while (table_file_next(&n->file, columns, MOST_COLUMNS)) {
        uint32_t number = intern_add(&n->codes, columns[0]);

        n->values = mem_grow(n->values, &n->capacity, number + 1, sizeof(*n->values));
        n->values[number] = arena_copy(&n->text, columns[column]);
    }
    return true;
}

void names_release(struct names *n)
{
    intern_release(&n->codes);
    arena_release(&n->text);
    buf_release(&n->path);
    table_file_close(&n->file);
    free(n->values);
    *n = (struct names){0};
}

struct span names_find(const struct names *n, struct span code)
{
    uint32_t number = intern_find(&n->codes, code);

    return number == INTERN_NONE ? code : n->values[number];
}
