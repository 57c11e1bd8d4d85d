/* GNU libunistring. It marks boundaries in an array that is then looked through. */
#include "words.h"

#include <stdint.h>
#include <stdlib.h>
#include <uniwbrk.h>

size_t words_count(const char *text, size_t len)
{
    static char *marks;
    static size_t capacity;
    size_t n = len > 0;

    if (capacity < len) {
        free(marks);
        capacity = 2 * len;
        marks = malloc(capacity);
        if (!marks)
            abort();
    }
    u8_wordbreaks((const uint8_t *)text, len, marks);
    for (size_t i = 1; i < len; i++)
        n += marks[i] != 0;
    return n;
}
