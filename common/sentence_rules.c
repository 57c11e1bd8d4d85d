#include "sentence_rules.h"

#include "ascii.h"
#include "sentence_data.h"
#include "unicode.h"
#include "utf8.h"

/* ---- words in the list ---- */

/* FNV-1a. With what kinds_in adds it is place_of of scripts/generate-sentences. */
static uint32_t hash_of(struct span word)
{
    uint32_t h = 2166136261u;

    for (size_t i = 0; i < word.len; i++)
        h = (h ^ (unsigned char)word.data[i]) * 16777619u;
    return h ^ h >> 15;
}

static unsigned kinds_in(uint8_t language, struct span word, uint32_t hash)
{
    for (uint32_t place = hash + language * 1021u;; place++) {
        uint16_t number = sentence_slots[place & sentence_slots_mask];
        const struct sentence_word *w;

        if (number == 0)
            return 0;
        w = &sentence_words[number - 1];
        if (w->language == language && w->len == word.len &&
            memcmp(w->text, word.data, word.len) == 0)
            return w->kinds;
    }
}

/* ---- words known by their shape ---- */

static enum sentence_break kind_at(const char *p, const char **end)
{
    uint32_t code;

    *end = p + utf8_decode(p, &code);
    return (enum sentence_break)unicode_sentence_break[unicode_class(code)];
}

/* Over a letter and its marks; NULL if none is there. */
static const char *skip_letter(const char *p, const char *last, bool *is_cased)
{
    const char *end;
    enum sentence_break kind = kind_at(p, &end);

    *is_cased = kind != SB_OLETTER;
    if (kind != SB_UPPER && kind != SB_LOWER && kind != SB_OLETTER)
        return NULL;
    for (p = end; p < last; p = end) {
        kind = kind_at(p, &end);
        if (kind != SB_EXTEND && kind != SB_FORMAT)
            break;
    }
    return p;
}

/*
 * LETTER or LETTERS if `word` is single letters with stops or hyphens between. One
 * alone without case is a word rather than an initial.
 */
static unsigned shape_of_letters(struct span word)
{
    const char *p = word.data, *last = p + word.len;
    unsigned shape = SENTENCE_LETTER;
    bool is_cased;

    while (p < last && (p = skip_letter(p, last, &is_cased))) {
        if (p == last)
            return shape == SENTENCE_LETTERS || is_cased ? shape : 0;
        shape = SENTENCE_LETTERS;
        if (*p != '.' && *p != '-')
            return 0;
        p += *p == '.' && last - p > 1 && p[1] == '-' ? 2 : 1;
    }
    return 0;
}

static unsigned shape_of_digits(struct span word)
{
    for (size_t i = 0; i < word.len; i++)
        if (!ascii_is_digit(word.data[i]))
            return 0;
    return word.len <= 3 ? SENTENCE_SHORT_NUMBER : 0;
}

unsigned sentence_rules_kinds(const struct sentence_rules *rules, struct span word)
{
    uint32_t hash = hash_of(word);
    unsigned kinds;

    if (word.len == 0)
        return 0;
    kinds = kinds_in(0, word, hash);
    if (rules->number)
        kinds |= kinds_in(rules->number, word, hash);
    return kinds | shape_of_letters(word) | shape_of_digits(word);
}

/* ---- languages ---- */

static struct span first_subtag(struct span tag)
{
    size_t n = 0;

    while (n < tag.len && tag.data[n] != '-' && tag.data[n] != '_')
        n++;
    return (struct span){tag.data, n};
}

static bool names_language(struct span subtag, const char *language)
{
    size_t i = 0;

    while (i < subtag.len && language[i] && (subtag.data[i] | 0x20) == language[i])
        i++;
    return i == subtag.len && !language[i];
}

const struct sentence_rules *sentence_rules_for(struct span language)
{
    static const char *const others[][2] = {
        {"", "en"}, {"und", "en"}, {"no", "nb"}, {"nn", "nb"}, {"sk", "cs"}};
    struct span subtag = first_subtag(language);

    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
        if (names_language(subtag, others[i][0]))
            subtag = span_of(others[i][1]);
    for (size_t i = 1; i < sentence_rules_count; i++)
        if (names_language(subtag, sentence_rules[i].language))
            return &sentence_rules[i];
    return &sentence_rules[0];
}

const char *sentence_rules_version(void)
{
    return sentence_data_version;
}
