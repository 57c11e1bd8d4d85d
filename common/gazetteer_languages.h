/*
 * gazetteer_languages: the languages of a gazetteer that is being built, by number, and
 * what is known of each.
 *
 * Private to gazetteer_build and gazetteer_layout.
 */
#ifndef DATELINE_GAZETTEER_LANGUAGES_H
#define DATELINE_GAZETTEER_LANGUAGES_H

#include "gazetteer.h"
#include "gazetteer_image.h"
#include "intern.h"

/* What is known of a language. The spans last as long as struct gazetteer_languages. */
struct gazetteer_known {
    struct gazetteer_language language; /* lists are folded; without a tag */
    struct span *drops;                 /* the items of language.drops */
    size_t n_drops;
};

struct gazetteer_languages {
    struct intern tags; /* number 0 stands for any language */
    struct gazetteer_known known[LANGUAGES_MOST];
    struct arena text;
    struct buf folded;
};

/* Makes a zeroed struct ready: number 0 is then any language. */
void gazetteer_languages_init(struct gazetteer_languages *languages);
void gazetteer_languages_release(struct gazetteer_languages *languages);

/* The number of a language; LANGUAGES_MOST if there are too many. */
uint32_t gazetteer_languages_number(struct gazetteer_languages *languages,
                                    struct span tag);

/* Keeps a copy of what is known of a language; the tag "*" is that of any. False: there
   are too many languages. */
bool gazetteer_languages_tell(struct gazetteer_languages *languages,
                              const struct gazetteer_language *language);

/* Whether gazetteer_languages_tell was called for a language. */
bool gazetteer_languages_is_told(const struct gazetteer_languages *languages,
                                 struct span tag);

/* What is known of a language; if nothing is, what is known of any. */
const struct gazetteer_known *
gazetteer_languages_known(const struct gazetteer_languages *languages, uint32_t number);

#endif
