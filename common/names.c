#include "names.h"

#include "mem.h"

#include <stdlib.h>

enum { MOST_COLUMNS = 8 };

static void set(struct names *n, struct span code, struct span name)
{
    uint32_t number = intern_add(&n->codes, code);

    n->values = mem_grow(n->values, &n->capacity, number + 1, sizeof(*n->values));
    n->values[number] = arena_copy(&n->text, name);
}

static bool open_file(struct names *n, const char *file)
{
    buf_clear(&n->path);
    table_file_close(&n->file);
    files_data_path(file, &n->path);
    return table_file_open(&n->file, n->path.data);
}

bool names_open(struct names *n, const char *file, size_t column)
{
    struct span columns[MOST_COLUMNS];

    *n = (struct names){0};
    if (!open_file(n, file))
        return false;
    while (table_file_next(&n->file, columns, MOST_COLUMNS))
        set(n, columns[0], columns[column]);
    return true;
}

static size_t add_language(struct names *n, struct span lang)
{
    struct span columns[MOST_COLUMNS];
    size_t found = 0;

    n->file.rest = buf_span(&n->file.text);
    while (table_file_next(&n->file, columns, MOST_COLUMNS))
        if (span_equal(columns[0], lang)) {
            set(n, columns[1], columns[2]);
            found++;
        }
    return found;
}

size_t names_translate(struct names *n, const char *file, struct span tag)
{
    size_t found = 0;

    if (!open_file(n, file))
        return 0;
    for (size_t i = 0; i <= tag.len; i++)
        if (i == tag.len || tag.data[i] == '-')
            found += add_language(n, (struct span){tag.data, i});
    return found;
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
