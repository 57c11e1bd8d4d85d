/* ICU on UTF-8, through its UText. */
#include "words.h"

#include <stdlib.h>
#include <unicode/ubrk.h>

size_t words_count(const char *text, size_t len)
{
    static UBreakIterator *words;
    static UText *utext;
    UErrorCode error = U_ZERO_ERROR;
    size_t n = 0;

    if (!words)
        words = ubrk_open(UBRK_WORD, "root", NULL, 0, &error);
    utext = utext_openUTF8(utext, text, (int64_t)len, &error);
    ubrk_setUText(words, utext, &error);
    if (U_FAILURE(error))
        abort();
    while (ubrk_next(words) != UBRK_DONE)
        n++;
    return n;
}
