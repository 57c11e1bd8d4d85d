/*
 * webdate: a date in the words of a page, "Erschienen am 5. August 2013".
 */
#ifndef DATELINE_EXTRACT_WEBDATE_H
#define DATELINE_EXTRACT_WEBDATE_H

#include "date.h"

/*
 * Finds the first day in a short text: years first (2013-08-05, 2013/8/5,
 * 2013年8月5日), numbers with the year last (5.8.2013, 05/08/13), or the month
 * by name in one of the larger languages of Europe. `month_first` says how to
 * read 05/08/2013. What date_parse reads as a whole keeps its time of day.
 */
bool web_date_find(struct span text, bool month_first, struct date *date);

#endif
