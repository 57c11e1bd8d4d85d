/*
 * langid: the language that a text is written in.
 *
 * Of a long text only samples are read. The script alone decides for many languages
 * (Korean, Japanese, Thai ...). For others, small words and letters vote for the
 * languages that use them (langvotes). If the vote is not clear, CLD2 is asked, whose
 * answer counts as a few votes more. If there is still doubt, the language is unknown.
 *
 * Tags are BCP 47: `he`, `nb`, `fil`; `zh-Hans`, `zh-Hant`, or `zh` if no character
 * decides. A script is named if the language is more often written in another:
 * `sr-Latn`.
 */
#ifndef DATELINE_LANGID_H
#define DATELINE_LANGID_H

#include "buf.h"

/* What is kept between texts: a table made at the first use, and scratch memory. */
struct lang_identifier {
    struct lang_knowledge *knowledge;
    struct buf sample;
};

void lang_identifier_release(struct lang_identifier *id);

/*
 * Appends to `out` the tag of the language that most of `text` is in, which is valid
 * UTF-8 of any length. False, with nothing appended: there is no language, too little
 * text, or doubt.
 */
bool lang_identify(struct lang_identifier *id, struct span text, struct buf *out);

/* Name and version of the library behind it. */
const char *lang_identifier_version(void);

#endif
