/*
 * gazetteer_form: the words of a form.
 *
 * Private to gazetteer_build. A zeroed struct is empty and ready. Words are those that
 * a text is matched by (reading.h): tokens but for signs, and characters one by one in
 * scripts without spaces.
 */
#ifndef DATELINE_GAZETTEER_FORM_H
#define DATELINE_GAZETTEER_FORM_H

#include "buf.h"
#include "token.h"

enum { GAZETTEER_FORM_MOST_WORDS = 96 };

struct gazetteer_form {
    struct span text; /* a copy */
    struct span words[GAZETTEER_FORM_MOST_WORDS];
    bool open[GAZETTEER_FORM_MOST_WORDS]; /* '*' stands behind it */
    size_t n;
    struct buf kept;
    struct token_reader cutter;
};

/*
 * Cuts a form of a language; it may have no words. Its text and words last until the
 * next call. Returns what is wrong, or NULL.
 */
const char *gazetteer_form_cut(struct gazetteer_form *form, struct span text,
                               struct span lang);

/* The same for a text that is not cut: it has no words. */
void gazetteer_form_keep(struct gazetteer_form *form, struct span text);

void gazetteer_form_release(struct gazetteer_form *form);

#endif
