/* Segments found by bits and rule by rule are the same, one behind the other. */
#include "fuzz.h"

#include "wordbreak.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct buf kept;
    struct span text = fuzz_text(data, size, &kept);
    struct wordbreak w;
    struct segment s;
    size_t pos = 0;
    bool is_word;

    wordbreak_open(&w, text, SEGMENTS_ALL);
    while (wordbreak_next(&w, &s)) {
        must(s.start == pos && s.end > pos && s.end <= text.len);
        pos = wordbreak_end(text, s.start, &is_word);
        must(pos == s.end && is_word == s.is_word);
    }
    must(pos == text.len);
    return 0;
}
