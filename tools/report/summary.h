/*
 * summary: adds up the tables of count for a report.
 *
 * Of the keys that the tables are grouped by, only the period is kept; over the others
 * (sources, languages) counts are added up. A table that is missing, or lacks the
 * columns of its kind, is left out.
 */
#ifndef DATELINE_REPORT_SUMMARY_H
#define DATELINE_REPORT_SUMMARY_H

#include "calendar.h"
#include "diag.h"
#include "report/stopwords.h"
#include "report/sums.h"

/* The slots of terms. */
enum { SLOT_BEFORE, SLOT_LATEST, TERM_SLOTS };

/* Zeroed, it is ready to be read; summary_release frees it. */
struct summary {
    uint64_t documents, tokens;
    struct intern sources, languages;
    bool has_sources, has_languages;
    struct buf shared; /* a key that can have several values in a document; or empty */

    enum calendar_unit given, unit; /* of the tables, of the report; or CALENDAR_NONE */
    long given_first, given_last;   /* the ends of the period, in the tables' unit */
    long first;                     /* the first period of the report */
    uint64_t *period_documents;
    size_t n_periods;
    bool sparse; /* they were joined since there are few documents in them */
    uint64_t least_documents; /* of a period whose shares mean something */

    struct sums countries, topics, terms;
    struct pairs together; /* country and country, each pair once */
    struct pairs subjects; /* country and topic */
    struct buf files;      /* names of the tables that were read, each ended by NUL */
    struct arena text;

    struct stopwords stopwords; /* to be read by the caller */
};

/*
 * Reads the tables in a directory. Damage is reported and left out (STATUS_REJECTED).
 * STATUS_ERROR, after a message: there is no table, or one cannot be read.
 */
enum status summary_read(struct summary *c, const char *directory);
void summary_release(struct summary *c);

/* Whether a key is a code of a country, which those of most regions and groups are not.
 */
bool summary_is_country(struct span key);

#endif
