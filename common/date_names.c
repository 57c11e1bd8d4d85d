#include "date_names.h"

#include "ascii.h"
#include "fold.h"
#include "utf8.h"

#include <stdlib.h>

enum { MOST_WORDS = 3, LONGEST_NAME = 100 /* bytes, not folded */ };

static int compare_word(const void *key, const void *row)
{
    const struct date_word *word = row;

    return span_compare(*(const struct span *)key, span_of(word->word));
}

static int look_up(struct span name)
{
    const struct date_word *found;
    struct buf folded = {0};
    struct span key;

    if (name.len > LONGEST_NAME)
        return DATE_NAME_UNKNOWN;
    fold(name, &folded);
    key = buf_span(&folded);
    found =
        bsearch(&key, date_words, date_word_count, sizeof(date_words[0]), compare_word);
    buf_release(&folded);
    return found ? found->says : DATE_NAME_UNKNOWN;
}

/* Letters are those of ASCII, the apostrophe, and all that is not ASCII. */
static const char *word_end(const char *p, const char *end)
{
    while (p < end && (ascii_is_letter(*p) || *p == '\'' || (unsigned char)*p >= 0x80))
        p++;
    return p;
}

int date_name_find(struct span text, size_t *len)
{
    const char *end = span_end(text), *behind = word_end(text.data, end);
    int says = DATE_NAME_UNKNOWN;

    *len = (size_t)(behind - text.data);
    for (int n = 0; n < MOST_WORDS; n++) {
        struct span name = span_between(text.data, behind);
        int found = look_up(name);

        if (found != DATE_NAME_UNKNOWN) {
            says = found;
            *len = name.len;
        }
        if (behind == end || *behind != ' ' || word_end(behind + 1, end) == behind + 1)
            break;
        behind = word_end(behind + 1, end);
    }
    return says;
}

/* The digit that a character is in its script, as one of ASCII; 0: it is none. */
static char digit_of(uint32_t c)
{
    static const uint16_t zeros[] = {0x0660, 0x06F0, 0x0966, 0x09E6, 0x0A66, 0x0AE6,
                                     0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0E50,
                                     0x0ED0, 0x0F20, 0x1040, 0x17E0, 0x1810, 0xFF10};

    for (size_t i = 0; i < sizeof(zeros) / sizeof(zeros[0]); i++)
        if (c >= zeros[i] && c < zeros[i] + 10u)
            return (char)('0' + (c - zeros[i]));
    return 0;
}

/* What stands for a sign in ASCII; 0: the character stands for itself. */
static char sign_of(uint32_t c)
{
    switch (c) {
    case 0x00A0: /* blanks that keep words on one line, or narrow ones */
    case 0x2009:
    case 0x202F:
    case 0x3000:
        return ' ';
    case 0x060C: /* commas: Arabic, ideographic, of full width */
    case 0x3001:
    case 0xFF0C:
        return ',';
    case 0xFF1A:
        return ':';
    case 0x05F3: /* behind what is abbreviated: Hebrew, Devanagari */
        return '\'';
    case 0x0970:
        return '.';
    case 0xFF08:
        return '(';
    case 0xFF09:
        return ')';
    case 0x2010: /* hyphens and dashes */
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
        return '-';
    default:
        return 0;
    }
}

static bool is_mark_of_direction(uint32_t c)
{
    return c == 0x061C || c == 0x200E || c == 0x200F;
}

size_t date_names_simplify(struct span text, char *out)
{
    char *to = out;

    if (utf8_valid(text.data, text.len) != text.len)
        return 0;
    for (size_t i = 0, n; i < text.len; i += n) {
        uint32_t c;
        char plain;

        n = utf8_decode(text.data + i, &c);
        plain = c < 0x80 ? (char)c : digit_of(c);
        if (!plain)
            plain = sign_of(c);
        if (plain) {
            *to++ = plain;
        } else if (!is_mark_of_direction(c)) {
            memcpy(to, text.data + i, n);
            to += n;
        }
    }
    return (size_t)(to - out);
}
