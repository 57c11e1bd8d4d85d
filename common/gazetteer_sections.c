#include "gazetteer_sections.h"

struct image_section gazetteer_sections_add(struct buf *out, size_t count, size_t size)
{
    enum { LINE = 64 };
    size_t start = (out->len + LINE - 1) & ~(size_t)(LINE - 1),
           end = start + count * size;

    buf_reserve(out, end - out->len);
    memset(out->data + out->len, 0, end - out->len);
    out->len = end;
    return (struct image_section){start, count};
}

struct image_section gazetteer_sections_copy(struct buf *out, const void *from,
                                             size_t count, size_t size)
{
    struct image_section section = gazetteer_sections_add(out, count, size);

    if (count)
        memcpy(gazetteer_sections_items(out, section), from, count * size);
    return section;
}

size_t gazetteer_sections_power_of_two(size_t n)
{
    size_t power = 16;

    while (power < n)
        power *= 2;
    return power;
}
