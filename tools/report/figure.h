/*
 * figure: what a figure shows, in words and numbers, and how it is to be drawn.
 */
#ifndef DATELINE_REPORT_FIGURE_H
#define DATELINE_REPORT_FIGURE_H

#include "report/summary.h"
#include "report/frame.h"

/* In the order of the page, and of the words that --svg and --vega take. */
enum figure_id {
    FIGURE_MAP,
    FIGURE_COUNTRIES,
    FIGURE_TOPICS,
    FIGURE_COUNTRY_TREND,
    FIGURE_TOPIC_TREND,
    FIGURE_COUNTRY_TOPIC,
    FIGURE_TOGETHER,
    FIGURE_TERMS,
    FIGURE_KEYNESS,
    FIGURES
};

#define FIGURE_WORDS                                                                   \
    "map|countries|topics|country-trend|topic-trend|country-topic|together|terms|"     \
    "keyness"

enum figure_kind { KIND_MAP, KIND_BARS, KIND_TREND, KIND_GRID };

/* Zeroed, it is ready to be made; figure_release frees it. */
struct figure {
    enum figure_id id;
    enum figure_kind kind;
    struct buf title;       /* what can be seen in it */
    struct buf subtitle;    /* what is drawn, and its unit */
    struct buf note;        /* what readers should know; may be empty */
    struct buf description; /* for screen readers */
    struct frame frame;
    size_t label, code, value; /* columns of the frame */
    size_t shown;              /* rows that are drawn, or panels of a trend */

    /* A trend: a panel is `n_periods` rows. */
    enum calendar_unit unit;
    long first;
    size_t n_periods;
};

/* The word of FIGURE_WORDS, ended by NUL. */
const char *figure_name(enum figure_id id);

/* Makes a figure. False: the summary does not have the data for it. */
bool figure_make(struct figure *f, enum figure_id id, const struct summary *c);
void figure_release(struct figure *f);

#endif
