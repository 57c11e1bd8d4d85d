/*
 * gazetteer_form: cuts a form into words.
 *
 * Private to gazetteer_build. A zeroed struct is empty and ready. The words are like
 * the units that a text is cut into (units.h): tokens except punctuation, and in
 * scripts without spaces single characters.
 */
#ifndef DATELINE_GAZETTEER_FORM_H
#define DATELINE_GAZETTEER_FORM_H

#include "buf.h"
#include "token.h"

enum { GAZETTEER_FORM_MOST_WORDS = 96 };

struct gazetteer_form {
    struct span text; /* a copy */
    struct span words[GAZETTEER_FORM_MOST_WORDS];
    bool open[GAZETTEER_FORM_MOST_WORDS]; /* the word is followed by '*' */
    size_t n;
    struct buf kept;
    struct token_reader cutter;
};

/*
 * Cuts a form of a language; the result may have no words. Text and words last until
 * the next call. Returns what is wrong, or NULL.
 */
const char *gazetteer_form_cut(struct gazetteer_form *form, struct span text,
                               struct span lang);

/* Keeps a text without cutting it: it has no words. */
void gazetteer_form_keep(struct gazetteer_form *form, struct span text);

void gazetteer_form_release(struct gazetteer_form *form);

#endif
