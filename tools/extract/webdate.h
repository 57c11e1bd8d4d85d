/*
 * webdate: finds a date in the words of a page, as in "Erschienen am 5. August 2013".
 */
#ifndef DATELINE_EXTRACT_WEBDATE_H
#define DATELINE_EXTRACT_WEBDATE_H

#include "date.h"

/*
 * Finds the first date in a short text: with the year first (2013-08-05, 2013/8/5,
 * 2013年8月5日), with the year last (5.8.2013, 05/08/13), or with the name of the month
 * in one of the larger languages of Europe. `order` says how to read 05/08/2013, where
 * the day is first if that is unknown. If date_parse can read the whole text, the date
 * has its time of day.
 */
bool web_date_find(struct span text, enum date_order order, struct date *date);

#endif
