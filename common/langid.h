/*
 * langid: the language that a text is written in.
 *
 * Of a long text only samples are read. The script alone settles many
 * languages (Korean, Japanese, Thai ...). Else small words and letters
 * (langvotes) vote for the languages that have them. Where their vote is not
 * clear CLD2 is asked, and its answer is a few votes more. What remains
 * doubtful stays unknown.
 *
 * Tags are BCP 47 in the form that is of most use to what comes after: `he`,
 * `nb`, `fil`; `zh-Hans`, `zh-Hant`, or `zh` where no character tells; scripts
 * are named where the language is more often written in another: `sr-Latn`.
 */
#ifndef DATELINE_LANGID_H
#define DATELINE_LANGID_H

#include "buf.h"

/* What is kept between texts: a table made at the first use, and room. */
struct lang_identifier {
    struct lang_knowledge *knowledge;
    struct buf sample;
};

void lang_identifier_release(struct lang_identifier *id);

/*
 * Appends the tag of the language that most of `text`, valid UTF-8 of any
 * length, is written in to `out`. False, nothing appended: no language, too
 * little of it, or doubtful.
 */
bool lang_identify(struct lang_identifier *id, struct span text, struct buf *out);

/* Name and version of the library behind it. */
const char *lang_identifier_version(void);

#endif
