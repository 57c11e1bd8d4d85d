/*
 * date_names: finds names of months, and the other words of dates, in the languages
 * that CLDR covers well; see scripts/generate-date-words for which words are known.
 */
#ifndef DATELINE_DATE_NAMES_H
#define DATELINE_DATE_NAMES_H

#include "date_words.h"
#include "span.h"

enum { DATE_NAME_UNKNOWN = -1 };

/*
 * What the word or words say with which `text`, valid UTF-8, begins, as in
 * date_words.h; or DATE_NAME_UNKNOWN. `*len` is set to their bytes; 0: no word is
 * there.
 */
int date_name_find(struct span text, size_t *len);

/* The month from 1 to 12 that is said; 0: another thing is. */
static inline int date_name_month(int says)
{
    int month = says > DATE_WORD_OR_WEEKDAY ? says - DATE_WORD_OR_WEEKDAY : says;

    return month >= 1 && month <= 12 ? month : 0;
}

static inline bool date_name_is_half(int says)
{
    return says == DATE_WORD_AM || says == DATE_WORD_PM;
}

/*
 * Writes `text` to `out`, which has room for as many bytes, with decimal digits of all
 * scripts, blanks, dashes and commas as those of ASCII, and without marks of direction.
 * Returns the number of bytes; 0 if it is no valid UTF-8.
 */
size_t date_names_simplify(struct span text, char *out);

#endif
