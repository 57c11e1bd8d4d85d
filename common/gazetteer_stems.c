#include "gazetteer_stems.h"

#include "utf8.h"

static size_t count_letters(struct span s)
{
    return utf8_count(s.data, s.len);
}

/* The least number of letters that a stem must have. */
struct least {
    size_t whole; /* if it is the whole word */
    size_t cut;   /* if the end of the word was dropped */
};

static bool is_between(uint32_t code, uint32_t first, uint32_t last)
{
    return code >= first && code <= last;
}

/* Scripts that write no vowels, or syllables, need fewer letters. */
static struct least least_letters(struct span word, bool alone)
{
    uint32_t code = 0;

    utf8_decode(word.data, &code);
    if (is_between(code, 0x1200, 0x139F) || is_between(code, 0xAC00, 0xD7A3))
        return (struct least){2, 2}; /* Ethiopic, Hangul */
    if (is_between(code, 0x0590, 0x10FF))
        return (struct least){3, 3};
    return (struct least){3, alone ? 4 : 3};
}

bool gazetteer_stems_cut(struct buf *word, const struct span *drops, size_t n_drops,
                         bool alone)
{
    struct span whole = buf_span(word);
    struct least least = least_letters(whole, alone);
    size_t longest = 0;

    for (size_t i = 0; i < n_drops; i++) {
        struct span drop = drops[i], rest = {whole.data, whole.len - drop.len};

        if (drop.len > longest && drop.len < whole.len &&
            memcmp(whole.data + rest.len, drop.data, drop.len) == 0 &&
            count_letters(rest) >= least.cut)
            longest = drop.len;
    }
    word->len -= longest;
    return longest || count_letters(whole) >= least.whole;
}
