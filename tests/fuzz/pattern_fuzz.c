/* Files of patterns, and contexts of rules: what compiles is matched. */
#include "fuzz.h"

#include "pattern.h"

static void find_all(struct patterns *p, size_t number, struct span text)
{
    struct pattern_match m;

    for (size_t from = 0; pattern_find(p, number, text, from, &m) > 0; from = m.end)
        must(m.start >= from && m.end > m.start && m.end <= text.len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char words[] =
        "Kim Jong-un (40) of the DPRK \xE2\x80\x93 aaaaaaaaaaaaa!";
    static struct buf text;
    unsigned kind = fuzz_choice(&data, &size, 3);
    struct patterns *p = patterns_new();
    struct pattern_fault fault;
    static struct buf kept;
    bool good;

    buf_clear(&text);
    buf_add_literal(&text, words);
    buf_terminate(&text);
    if (kind == 0)
        good = patterns_add_file(p, fuzz_file(data, size), &fault);
    else
        good = patterns_add_context(p, fuzz_text(data, size, &kept),
                                    kind == 1 ? PATTERN_BEFORE : PATTERN_AFTER, &fault);
    for (size_t i = 0; good && i < patterns_count(p) && i < 8; i++) {
        if (kind == 0)
            find_all(p, i, buf_span(&text));
        else if (kind == 1)
            pattern_holds_before(p, i, buf_span(&text), 21);
        else
            pattern_holds_after(p, i, buf_span(&text), 4);
    }
    patterns_free(p);
    return 0;
}
