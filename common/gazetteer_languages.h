/*
 * gazetteer_languages: the languages of a gazetteer that is built, by number, and what
 * is known of them.
 *
 * Private to gazetteer_build and gazetteer_layout.
 */
#ifndef DATELINE_GAZETTEER_LANGUAGES_H
#define DATELINE_GAZETTEER_LANGUAGES_H

#include "gazetteer.h"
#include "gazetteer_image.h"
#include "intern.h"

/* Spans of it last as long as the languages. */
struct gazetteer_known {
    struct gazetteer_language language; /* lists are folded; without a tag */
    struct span *drops;                 /* language.drops, each */
    size_t n_drops;
};

struct gazetteer_languages {
    struct intern tags; /* 0 is any */
    struct gazetteer_known known[LANGUAGES_MOST];
    struct arena text;
    struct buf folded;
};

/* All must be zeroed; makes any language the first. */
void gazetteer_languages_init(struct gazetteer_languages *languages);
void gazetteer_languages_release(struct gazetteer_languages *languages);

/* The number of a language; LANGUAGES_MOST if there are too many. */
uint32_t gazetteer_languages_number(struct gazetteer_languages *languages,
                                    struct span tag);

/* Keeps a copy of what is known of one, "*" of any. False: there are too many. */
bool gazetteer_languages_tell(struct gazetteer_languages *languages,
                              const struct gazetteer_language *language);

/* Whether that language was told of. */
bool gazetteer_languages_is_told(const struct gazetteer_languages *languages,
                                 struct span tag);

/* What is known of a language, or of any. */
const struct gazetteer_known *
gazetteer_languages_known(const struct gazetteer_languages *languages, uint32_t number);

#endif
