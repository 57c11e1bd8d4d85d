#include "stem.h"

#include "particles.h"

#include <libstemmer.h>

/*
 * The marks that part endings from names and abbreviations, as in "Oslo'da", "foto's"
 * and "EU:ssa", of which the stemmers know nothing.
 */
static const struct {
    const char *code;
    char mark;
} endings[] = {{"da", '\''}, {"fi", ':'}, {"nl", '\''}, {"sv", ':'}, {"tr", '\''}};

static char mark_of(const char *code)
{
    for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
        if (strcmp(code, endings[i].code) == 0)
            return endings[i].mark;
    return '\0';
}

static const struct stemmer *find(struct stem *s, struct span tag)
{
    struct language language = language_of(tag);
    const char *code = language.code;
    struct stemmer *made;

    for (size_t i = 0; i < s->n; i++)
        if (strcmp(code, s->stemmers[i].language.code) == 0)
            return &s->stemmers[i];
    if (s->n == MOST_STEMMERS || !*code)
        return NULL;
    made = &s->stemmers[s->n++];
    made->language = language;
    made->mark = mark_of(code);
    made->snowball =
        sb_stemmer_new(strcmp(code, "nb") == 0 ? "norwegian" : code, "UTF_8");
    return made;
}

static bool is_korean(const struct stemmer *s)
{
    return strcmp(s->language.code, "ko") == 0;
}

bool stem_set(struct stem *s, struct span option)
{
    s->automatic = span_is(option, "auto");
    if (!s->automatic)
        s->current = find(s, option);
    return s->automatic ||
           (s->current && (s->current->snowball || is_korean(s->current)));
}

void stem_use(struct stem *s, struct span tag)
{
    if (!s->automatic)
        return;
    s->current = find(s, tag);
    if (s->current && !s->current->snowball && !is_korean(s->current))
        s->current = NULL;
}

/* The word up to the last mark, if two bytes are before it; "Kur'an" has no ending. */
static struct span without_ending(const struct stemmer *s, struct span word)
{
    size_t at = word.len;

    if (!s->mark)
        return word;
    while (at && word.data[at - 1] != s->mark)
        at--;
    if (at < 3 || span_is((struct span){word.data + at, word.len - at}, "an"))
        return word;
    return (struct span){word.data, at - 1};
}

/* An address is no word of a language, though its end may look like one. */
static bool is_address(struct span word)
{
    return memchr(word.data, '/', word.len) || memchr(word.data, '@', word.len);
}

/* The name of a host, such as example.de, is none either. */
static bool is_host(struct span word)
{
    const char *stop = memchr(word.data, '.', word.len);

    return stop && stop + 1 < span_end(word);
}

/* Without the ending of "example.com's". */
static struct span host_of(struct span word)
{
    const char *apostrophe = memchr(word.data, '\'', word.len);

    return apostrophe ? span_between(word.data, apostrophe) : word;
}

struct span stem_word(const struct stem *s, struct span word)
{
    const sb_symbol *stem;

    if (!s->current || is_address(word))
        return word;
    if (!s->current->snowball)
        return particles_off(word);
    word = without_ending(s->current, word);
    if (is_host(word))
        return host_of(word);
    stem = sb_stemmer_stem(s->current->snowball, (const sb_symbol *)word.data,
                           (int)word.len);
    return (struct span){(const char *)stem,
                         (size_t)sb_stemmer_length(s->current->snowball)};
}

void stem_release(struct stem *s)
{
    for (size_t i = 0; i < s->n; i++)
        if (s->stemmers[i].snowball)
            sb_stemmer_delete(s->stemmers[i].snowball);
    *s = (struct stem){0};
}
