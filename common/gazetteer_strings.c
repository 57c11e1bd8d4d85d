#include "gazetteer_strings.h"

struct image_text gazetteer_strings_add(struct gazetteer_strings *strings,
                                        struct span s)
{
    size_t before = strings->known.n;
    uint32_t number = intern_add(&strings->known, s), at;

    if (number == before) {
        at = (uint32_t)strings->bytes.len;
        buf_add(&strings->places, &at, sizeof(at));
        buf_add_span(&strings->bytes, s);
    }
    memcpy(&at, strings->places.data + number * sizeof(at), sizeof(at));
    return (struct image_text){at, (uint32_t)s.len};
}

void gazetteer_strings_release(struct gazetteer_strings *strings)
{
    intern_release(&strings->known);
    buf_release(&strings->places);
    buf_release(&strings->bytes);
}
