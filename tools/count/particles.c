#include "particles.h"

#include "ascii.h"
#include "utf8.h"

enum {
    SYLLABLE = 3, /* bytes of each in UTF-8 */
    FIRST = 0xAC00,
    LAST = 0xD7A3,
    FINALS = 28, /* consonants at the end of a syllable, including none */
    RIEUL = 8    /* the one of -l */
};

/* What must be before a particle. */
enum agreement { ANY, VOWEL, CONSONANT, VOWEL_OR_RIEUL, CONSONANT_BUT_RIEUL };

/* A particle comes before those that it ends in. */
static const struct {
    const char *text;
    enum agreement agreement;
} particles[] = {
    {"에서부터", ANY},
    {"에서까지", ANY},
    {"으로부터", CONSONANT_BUT_RIEUL},
    {"로부터", VOWEL_OR_RIEUL},
    {"에게서는", ANY},
    {"에게서", ANY},
    {"에게는", ANY},
    {"에게도", ANY},
    {"에서는", ANY},
    {"에서도", ANY},
    {"에서의", ANY},
    {"에서만", ANY},
    {"으로는", CONSONANT_BUT_RIEUL},
    {"으로도", CONSONANT_BUT_RIEUL},
    {"으로의", CONSONANT_BUT_RIEUL},
    {"으로서", CONSONANT_BUT_RIEUL},
    {"으로써", CONSONANT_BUT_RIEUL},
    {"으로만", CONSONANT_BUT_RIEUL},
    {"까지는", ANY},
    {"까지도", ANY},
    {"까지의", ANY},
    {"부터는", ANY},
    {"보다는", ANY},
    {"보다도", ANY},
    {"이라고", CONSONANT},
    {"이라는", CONSONANT},
    {"에서", ANY},
    {"에게", ANY},
    {"에는", ANY},
    {"에도", ANY},
    {"에만", ANY},
    {"에선", ANY},
    {"에겐", ANY},
    {"으로", CONSONANT_BUT_RIEUL},
    {"로는", VOWEL_OR_RIEUL},
    {"로도", VOWEL_OR_RIEUL},
    {"로의", VOWEL_OR_RIEUL},
    {"로서", VOWEL_OR_RIEUL},
    {"로써", VOWEL_OR_RIEUL},
    {"로만", VOWEL_OR_RIEUL},
    {"부터", ANY},
    {"까지", ANY},
    {"보다", ANY},
    {"처럼", ANY},
    {"마저", ANY},
    {"조차", ANY},
    {"한테", ANY},
    {"라고", VOWEL},
    {"라는", VOWEL},
    {"와의", VOWEL},
    {"와는", VOWEL},
    {"와도", VOWEL},
    {"과의", CONSONANT},
    {"과는", CONSONANT},
    {"과도", CONSONANT},
    {"만은", ANY},
    {"만을", ANY},
    {"만이", ANY},
    {"만의", ANY},
    {"은", CONSONANT},
    {"는", VOWEL},
    {"이", CONSONANT},
    {"가", VOWEL},
    {"을", CONSONANT},
    {"를", VOWEL},
    {"과", CONSONANT},
    {"와", VOWEL},
    {"로", VOWEL_OR_RIEUL},
    {"의", ANY},
    {"에", ANY},
    {"도", ANY},
    {"만", ANY},
};

/* The number of the last consonant, 0: it ends in a vowel; -1: no such syllable. */
static int final_of(struct span word)
{
    const unsigned char *p = (const unsigned char *)word.data + word.len - SYLLABLE;
    uint32_t code;

    if (word.len < SYLLABLE || (p[0] & 0xF0) != 0xE0)
        return -1;
    code = (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
    return code >= FIRST && code <= LAST ? (int)((code - FIRST) % FINALS) : -1;
}

/* A name in Latin letters, perhaps with digits, whose sound is not known: "g20". */
static bool is_latin(struct span noun)
{
    unsigned char last = (unsigned char)noun.data[noun.len - 1];

    return ascii_is_letter(noun.data[0]) && last < 0x80;
}

static bool agrees(struct span noun, enum agreement agreement)
{
    int final = final_of(noun);

    if (is_latin(noun))
        return true;
    switch (agreement) {
    case VOWEL:
        return final == 0;
    case CONSONANT:
        return final > 0;
    case VOWEL_OR_RIEUL:
        return final == 0 || final == RIEUL;
    case CONSONANT_BUT_RIEUL:
        return final > 0 && final != RIEUL;
    default:
        return final >= 0;
    }
}

/*
 * Two characters at least, one before what can hardly be the end of a noun; but "3천만"
 * is a number.
 */
static bool is_noun(struct span noun, struct span particle)
{
    bool is_plain = particle.len > SYLLABLE && (span_starts(particle, SPAN("에")) ||
                                                span_starts(particle, SPAN("으로")));

    if (span_starts(particle, SPAN("만")) && ascii_is_digit(noun.data[0]))
        return noun.len >= 2 * SYLLABLE;
    return utf8_count(noun.data, noun.len) >= (is_plain ? 1 : 2);
}

/* "-ism" ends in what looks like a particle. */
static bool is_ism(struct span noun, struct span particle)
{
    return span_is(particle, "의") && span_ends(noun, SPAN("주"));
}

struct span particles_off(struct span word)
{
    for (size_t i = 0; i < sizeof(particles) / sizeof(particles[0]); i++) {
        struct span particle = span_of(particles[i].text), noun = word;

        if (!span_ends(word, particle))
            continue;
        noun.len -= particle.len;
        if (noun.len && is_noun(noun, particle))
            return agrees(noun, particles[i].agreement) && !is_ism(noun, particle)
                       ? noun
                       : word;
    }
    return word;
}
