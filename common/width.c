#include "width.h"

#include "utf8.h"

#include <utf8proc.h>

static size_t columns_at(const char *s, size_t *size)
{
    uint32_t code;

    *size = utf8_decode(s, &code);
    return code < 0x80 ? 1 : (size_t)utf8proc_charwidth((utf8proc_int32_t)code);
}

size_t width_of(struct span s)
{
    size_t columns = 0, size;

    for (size_t i = 0; i < s.len; i += size)
        columns += columns_at(s.data + i, &size);
    return columns;
}

struct span width_beginning(struct span s, size_t most)
{
    size_t columns = 0, at = 0, size;

    while (at < s.len && (columns += columns_at(s.data + at, &size)) <= most)
        at += size;
    return (struct span){s.data, at};
}

struct span width_end(struct span s, size_t most)
{
    size_t columns = width_of(s), at = 0, size;

    while (columns > most) {
        columns -= columns_at(s.data + at, &size);
        at += size;
    }
    while (at < s.len && columns_at(s.data + at, &size) == 0)
        at += size; /* marks whose letter was cut off */
    return span_between(s.data + at, s.data + s.len);
}
