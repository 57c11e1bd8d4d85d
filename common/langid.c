#include "langid.h"

#include "cld2.h"
#include "langvotes.h"
#include "mem.h"
#include "utf8.h"

#include <stdio.h>
#include <stdlib.h>

/* Sizes of samples, and numbers of votes; tried out by scripts/score-languages. */
enum {
    FIRST_SAMPLE = 384,    /* bytes read of a text that is easy to tell */
    SECOND_SAMPLE = 1440,  /* bytes read of any other */
    LIBRARY_SAMPLE = 1000, /* bytes that CLD2 reads */
    LEAST_LETTERS = 8,     /* with fewer no language is given, unless by the script */
    CLEAR_LEAD = 6,        /* over the second language: CLD2 is not asked */
    CLOSE_LEAD = 3,      /* the same over languages that CLD2 confuses with the first */
    DOUBTFUL_LEAD = 4,   /* over the second language, if CLD2 gives none */
    GUESS = 6,           /* votes of CLD2 */
    ENGLISH_GUESS = 2,   /* votes for English, which CLD2 often gives to short texts */
    SHORT = 200,         /* letters; texts with fewer are short */
    ENOUGH_LETTERS = 40, /* with so many CLD2 is believed even if no word is known */
    FEW_WORDS = 12,      /* with so few it is believed even if no word is known */
    FEW_ROWS = 2,        /* languages of a script that nearly decides alone */
    LETTERS_PER_YAT = 100, /* letters without a yat that are a vote for Serbian */
};

/* What is kept between texts. */
struct lang_knowledge {
    struct lang_table *words;
    uint64_t english;
    uint64_t bosnian, serbian, south_slavic; /* in Latin; the last with Croatian */
};

static struct lang_knowledge *new_knowledge(void)
{
    struct lang_knowledge *k = mem_zalloc(1, sizeof(*k));

    k->words = lang_table_new();
    k->english = lang_set(k->words, SCRIPT_LATIN, "en");
    k->bosnian = lang_set(k->words, SCRIPT_LATIN, "bs");
    k->serbian = lang_set(k->words, SCRIPT_LATIN, "sr-Latn");
    k->south_slavic = lang_set(k->words, SCRIPT_LATIN, "hr") | k->bosnian | k->serbian;
    return k;
}

/* ---- Croatian, Bosnian, Serbian ---- */

/* Not n and l: nj and lj are letters. Others than ASCII by their last byte. */
static bool is_slavic_consonant(char c)
{
    return c != '\0' &&
           strchr("bcdfgkmprstvz"
                  "\x8D\x87\x91\xA1\xBE", /* \u010D \u0107 \u0111 \u0161 \u017E */
                  c) != NULL;
}

/* True if the j at `p` is in a mjesto or vrijeme, which Serbian lacks. */
static bool is_yat(struct span text, const char *p)
{
    const char *end = text.data + text.len;
    bool long_yat = p > text.data && p[-1] == 'i';
    const char *before = p - 1 - long_yat;

    if (before < text.data || end - p < 3 || p[1] != 'e' ||
        !is_slavic_consonant(*before))
        return false;
    return long_yat ? p[2] == 'l' || is_slavic_consonant(p[2])
                    : (unsigned char)p[2] > ' ';
}

/*
 * The old vowel yat is je or ije in Croatian and Bosnian, e in Serbian. `text`
 * is in lower case.
 */
static void vote_by_yat(const struct lang_knowledge *k, struct span text,
                        struct lang_findings *f)
{
    struct lang_votes *v = &f->votes[SCRIPT_LATIN];
    const char *p = text.data, *end = p + text.len;

    for (; (p = memchr(p, 'j', (size_t)(end - p))) != NULL; p++)
        if (is_yat(text, p))
            lang_vote(v, k->south_slavic & ~k->serbian, LANG_WORD);
    for (unsigned n = f->letters[SCRIPT_LATIN] / LETTERS_PER_YAT; n > 0; n--)
        lang_vote(v, k->serbian, LANG_LETTER);
}

/* ---- what the votes say ---- */

struct ranking {
    unsigned first, second; /* votes */
    unsigned close;         /* of the best that CLD2 confuses with the first */
    size_t best;            /* the bit of the first */
};

/* The language with most votes, or the first row of several, and its rivals. */
static struct ranking rank_votes(const struct lang_knowledge *k,
                                 const struct lang_findings *f, enum script script)
{
    const struct lang_votes *v = &f->votes[script];
    uint64_t first = lang_all(k->words, script), rivals = first, close = 0;
    struct ranking r;

    r.first = lang_highest(v, &first);
    r.best = (size_t)__builtin_ctzll(first);
    first = UINT64_C(1) << r.best;
    if (script == SCRIPT_LATIN && (first & k->south_slavic))
        close = k->south_slavic & ~first;
    rivals &= ~(first | close);
    r.second = lang_highest(v, &rivals);
    r.close = lang_highest(v, &close);
    return r;
}

/*
 * True if the votes need no second opinion. A language without a row shows by giving
 * votes for fewer of its words, and to several of its relatives.
 */
static bool is_clear(const struct ranking *r, unsigned words, size_t n_rows)
{
    unsigned lead = r->first - r->second;

    if (lead < CLEAR_LEAD || 16 * lead < r->first || r->first < r->close + CLOSE_LEAD)
        return false;
    return n_rows <= FEW_ROWS || 5 * r->first >= 4 * words ||
           (2 * r->first >= words && 3 * lead >= r->first) ||
           (3 * r->first >= words && 3 * lead >= 2 * r->first);
}

/*
 * What the best rival has by words that the language `best` does not have:
 * little if the two are just relatives, much if the text is in both.
 */
static unsigned votes_of_others(const struct lang_knowledge *k,
                                const struct lang_findings *f, enum script script,
                                size_t best)
{
    struct lang_votes others = {{0}};
    uint64_t languages = lang_all(k->words, script);

    for (size_t i = 0; i < f->n_hits; i++)
        if (f->hits[i].script == script && !(f->hits[i].languages >> best & 1))
            lang_vote(&others, f->hits[i].languages, LANG_WORD);
    return lang_highest(&others, &languages);
}

/* ---- scripts ---- */

static const struct {
    enum script script;
    const char *tag;
} only_languages[] = {
    {SCRIPT_HANGUL, "ko"},    {SCRIPT_GREEK, "el"},     {SCRIPT_ARMENIAN, "hy"},
    {SCRIPT_GEORGIAN, "ka"},  {SCRIPT_GURMUKHI, "pa"},  {SCRIPT_GUJARATI, "gu"},
    {SCRIPT_ORIYA, "or"},     {SCRIPT_TAMIL, "ta"},     {SCRIPT_TELUGU, "te"},
    {SCRIPT_KANNADA, "kn"},   {SCRIPT_MALAYALAM, "ml"}, {SCRIPT_SINHALA, "si"},
    {SCRIPT_THAI, "th"},      {SCRIPT_LAO, "lo"},       {SCRIPT_TIBETAN, "bo"},
    {SCRIPT_MYANMAR, "my"},   {SCRIPT_KHMER, "km"},     {SCRIPT_THAANA, "dv"},
    {SCRIPT_CHEROKEE, "chr"}, {SCRIPT_NKO, "nqo"},      {SCRIPT_OL_CHIKI, "sat"},
};

static const char *only_language(enum script script)
{
    for (size_t i = 0; i < sizeof(only_languages) / sizeof(only_languages[0]); i++)
        if (only_languages[i].script == script)
            return only_languages[i].tag;
    return NULL;
}

/* How much a letter says: an ideograph is half a word. */
static unsigned weight_of(enum script script)
{
    switch (script) {
    case SCRIPT_HAN:
    case SCRIPT_KANA:
        return 3;
    case SCRIPT_HANGUL:
    case SCRIPT_ETHIOPIC:
        return 2;
    default:
        return 1;
    }
}

/* The script of most of the text, and whether there is hardly any other. */
static enum script main_script(const struct lang_findings *f, bool *pure)
{
    unsigned weights[N_SCRIPTS] = {0}, all = 0;
    enum script best = SCRIPT_COMMON;

    for (enum script s = SCRIPT_OTHER; s < N_SCRIPTS; s++) {
        unsigned weight = f->letters[s] * weight_of(s);

        weights[s == SCRIPT_KANA ? SCRIPT_HAN : s] += weight;
        all += weight;
    }
    for (enum script s = SCRIPT_OTHER; s < N_SCRIPTS; s++)
        if (weights[s] > weights[best])
            best = s;
    *pure = 8 * weights[best] >= 7 * all;
    return best;
}

/* Chinese of either kind, Cantonese or Japanese. */
static const char *han_language(const struct lang_knowledge *k,
                                const struct lang_findings *f)
{
    unsigned kana = f->letters[SCRIPT_KANA], han = f->letters[SCRIPT_HAN];
    uint64_t cantonese = lang_set(k->words, SCRIPT_HAN, "yue");
    unsigned n_cantonese = lang_highest(&f->votes[SCRIPT_HAN], &cantonese);
    struct ranking r = rank_votes(k, f, SCRIPT_HAN);

    if (kana >= 2 && 8 * kana >= han)
        return "ja";
    if (n_cantonese >= 2 && 50 * n_cantonese >= han)
        return "yue";
    return r.first > r.second ? lang_tag_of(k->words, SCRIPT_HAN, r.best) : "zh";
}

/* ---- CLD2 ---- */

/* The tag for what CLD2 calls `code`, in a script; NULL for what is none. */
static const char *tag_of_guess(const char *code, enum script script)
{
    static const struct {
        const char *code;
        enum script script; /* SCRIPT_COMMON: any */
        const char *tag;
    } tags[] = {
        {"iw", SCRIPT_COMMON, "he"},        {"no", SCRIPT_COMMON, "nb"},
        {"tl", SCRIPT_COMMON, "fil"},       {"jw", SCRIPT_COMMON, "jv"},
        {"zh", SCRIPT_COMMON, "zh-Hans"},   {"bh", SCRIPT_COMMON, "bho"},
        {"sr", SCRIPT_LATIN, "sr-Latn"},    {"sr-ME", SCRIPT_LATIN, "sr-Latn"},
        {"sr-ME", SCRIPT_CYRILLIC, "sr"},   {"uz", SCRIPT_CYRILLIC, "uz-Cyrl"},
        {"az", SCRIPT_CYRILLIC, "az-Cyrl"}, {"ku", SCRIPT_ARABIC, "ckb"},
        {"mn", SCRIPT_OTHER, "mn-Mong"},
    };

    if (strncmp(code, "xx", 2) == 0 || strncmp(code, "zz", 2) == 0 ||
        strcmp(code, "tlh") == 0)
        return NULL; /* a script's name, a joke, Klingon */
    for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++)
        if (strcmp(tags[i].code, code) == 0 &&
            (tags[i].script == SCRIPT_COMMON || tags[i].script == script))
            return tags[i].tag;
    return code;
}

/* The tag of what CLD2 takes the sample for, or NULL. */
static const char *ask_library(struct buf *sample, enum script script, bool *reliable)
{
    struct cld2_guess guess;
    size_t len = sample->len < LIBRARY_SAMPLE ? sample->len : LIBRARY_SAMPLE;

    *reliable = false;
    buf_reserve(sample, CLD2_READS_BEHIND);
    memset(sample->data + sample->len, 0, CLD2_READS_BEHIND);
    while (len < sample->len && utf8_continues(sample->data[len]))
        len++;
    if (!cld2_guess(sample->data, (int)len, &guess))
        return NULL;
    *reliable = guess.reliable;
    return tag_of_guess(guess.code, script);
}

/*
 * It takes half of Croatian and Serbian for Bosnian: the three share its votes,
 * and the one that it names has a word's vote more.
 */
static void vote_by_guess(const struct lang_knowledge *k, struct lang_findings *f,
                          enum script script, uint64_t guessed)
{
    struct lang_votes *v = &f->votes[script];
    unsigned n = GUESS;

    if (script == SCRIPT_LATIN && guessed == k->english && f->letters[script] < SHORT)
        n = ENGLISH_GUESS;
    if (script == SCRIPT_LATIN && (guessed & k->south_slavic)) {
        lang_vote(v, guessed & ~k->bosnian, LANG_WORD);
        guessed = k->south_slavic;
    }
    for (; n > 0; n--)
        lang_vote(v, guessed, LANG_LETTER);
}

/* The language by votes and CLD2 together; NULL if that is doubtful. */
static const char *by_library(struct lang_identifier *id, struct lang_findings *f,
                              enum script script)
{
    const struct lang_knowledge *k = id->knowledge;
    bool reliable, enough = f->letters[script] >= ENOUGH_LETTERS;
    const char *tag = ask_library(&id->sample, script, &reliable);
    uint64_t guessed = tag ? lang_set(k->words, script, tag) : 0;
    struct ranking r;
    bool believed;

    if (tag && !guessed && reliable && enough)
        return tag;
    vote_by_guess(k, f, script, guessed);
    r = rank_votes(k, f, script);
    if (!guessed)
        believed =
            r.first >= r.second + DOUBTFUL_LEAD && 4 * r.first >= f->words[script];
    else
        believed = r.first > GUESS || k->words->n_rows[script] <= FEW_ROWS ||
                   (enough && f->words[script] < FEW_WORDS);
    return believed ? lang_tag_of(k->words, script, r.best) : NULL;
}

/* ---- all together ---- */

/* The language of the sample; NULL if CLD2 may know better. */
static const char *by_findings(struct lang_identifier *id, struct lang_findings *f,
                               enum script script, bool *pure)
{
    const struct lang_knowledge *k = id->knowledge;
    struct ranking r;

    if (script == SCRIPT_HAN)
        return han_language(k, f);
    if (script > SCRIPT_HAN)
        return only_language(script);
    r = rank_votes(k, f, script);
    if (script == SCRIPT_LATIN && (k->south_slavic >> r.best & 1)) {
        vote_by_yat(k, buf_span(&id->sample), f);
        r = rank_votes(k, f, script);
    }
    *pure = *pure && 3 * votes_of_others(k, f, script, r.best) <= r.first;
    return is_clear(&r, f->words[script], k->words->n_rows[script])
               ? lang_tag_of(k->words, script, r.best)
               : NULL;
}

/* A small sample will do if it is clear and all of one kind. */
static const char *identify(struct lang_identifier *id, struct span text)
{
    struct lang_findings f;

    for (size_t size = FIRST_SAMPLE;; size = SECOND_SAMPLE) {
        bool pure, reliable, last = text.len <= size || size == SECOND_SAMPLE;
        enum script script;
        const char *tag;

        lang_read_sample(id->knowledge->words, text, size, &id->sample, &f);
        script = main_script(&f, &pure);
        if (script == SCRIPT_COMMON ||
            (script < SCRIPT_HAN && f.letters[script] < LEAST_LETTERS))
            return NULL;
        if (script == SCRIPT_OTHER) {
            tag = ask_library(&id->sample, script, &reliable);
            return reliable ? tag : NULL;
        }
        tag = by_findings(id, &f, script, &pure);
        if (tag && (pure || last))
            return tag;
        if (last)
            return by_library(id, &f, script);
    }
}

bool lang_identify(struct lang_identifier *id, struct span text, struct buf *out)
{
    const char *tag;

    if (text.len == 0)
        return false;
    if (!id->knowledge)
        id->knowledge = new_knowledge();
    tag = identify(id, text);
    if (!tag)
        return false;
    buf_add_string(out, tag);
    return true;
}

void lang_identifier_release(struct lang_identifier *id)
{
    if (id->knowledge)
        free(id->knowledge->words);
    free(id->knowledge);
    buf_release(&id->sample);
    *id = (struct lang_identifier){0};
}

const char *lang_identifier_version(void)
{
    static char text[64];

    snprintf(text, sizeof(text), "CLD2 %s", cld2_version());
    return text;
}
