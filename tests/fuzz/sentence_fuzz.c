/* Sentences, in several languages, go forward from character to character. */
#include "fuzz.h"

#include "sentence.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const languages[] = {"", "en", "de", "fr", "ru", "zh", "th"};
    static struct buf kept;
    const char *lang = languages[fuzz_choice(&data, &size, 7)];
    const struct sentence_rules *rules =
        *lang ? sentence_rules_for(span_of(lang)) : NULL;
    struct span text = fuzz_text(data, size, &kept);

    for (size_t pos = 0, next; pos < text.len; pos = next) {
        next = sentence_next_by(rules, text, pos);
        must(next > pos && next <= text.len);
        must(next == text.len || ((unsigned char)text.data[next] & 0xC0) != 0x80);
    }
    return 0;
}
