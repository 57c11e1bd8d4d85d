/* ICU on UTF-16, to which the text is turned first. */
#include "words.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>

size_t words_count(const char *text, size_t len)
{
    static UBreakIterator *words;
    static UChar *wide;
    static size_t capacity;
    int32_t wide_len;
    UErrorCode error = U_ZERO_ERROR;
    size_t n = 0;

    if (capacity < len + 1) {
        free(wide);
        capacity = 2 * len + 1;
        wide = malloc(capacity * sizeof(*wide));
        if (!wide)
            abort();
    }
    if (!words)
        words = ubrk_open(UBRK_WORD, "root", NULL, 0, &error);
    u_strFromUTF8(wide, (int32_t)capacity, &wide_len, text, (int32_t)len, &error);
    ubrk_setText(words, wide, wide_len, &error);
    if (U_FAILURE(error))
        abort();
    while (ubrk_next(words) != UBRK_DONE)
        n++;
    return n;
}
