/*
 * units: the units that can be counted, and their names in tables.
 */
#ifndef DATELINE_COUNT_UNITS_H
#define DATELINE_COUNT_UNITS_H

#include "span.h"

/* In the order of the words that -u takes. */
enum unit { UNIT_TERM, UNIT_COUNTRY, UNIT_TOPIC, UNIT_ENTITY, UNIT_DOCUMENT, UNITS };

/* The words for units, in their order, with '|' between. */
#define UNIT_WORDS "term|country|topic|entity|document"

/* The word for a unit. */
struct span unit_name(enum unit unit);

/* The unit that a word stands for; UNITS: none. */
enum unit unit_of(struct span name);

/* The name of its file in a directory, without a suffix. */
const char *unit_file(enum unit unit);

/* The names of the columns for the key and for the counts, with commas between. */
struct span unit_key_columns(enum unit unit);
struct span unit_count_columns(enum unit unit);

/* How many counts there are in a row. */
size_t unit_counts(enum unit unit);

#endif
