/* Our own: every segment, as tokenize --uax29 takes them. */
#include "words.h"

#include "wordbreak.h"

size_t words_count(const char *text, size_t len)
{
    static struct wordbreak words;
    struct segment segment;
    size_t n = 0;

    wordbreak_open(&words, (struct span){text, len}, SEGMENTS_ALL);
    while (wordbreak_next(&words, &segment))
        n++;
    return n;
}
