/*
 * statistics: the measures of corpus linguistics.
 *
 * They are pure functions of counts; each names its source. Where a formula is
 * undefined, the result is NAN. Results of logarithms or powers are rounded to twelve
 * significant digits (number.h), so that they are the same on any machine.
 */
#ifndef DATELINE_STATISTICS_H
#define DATELINE_STATISTICS_H

#include <stddef.h>
#include <stdint.h>

/*
 * ---- two corpora, or two units that occur together ----
 *
 * A table of two rows and two columns: how often a unit occurs in the target, out of
 * all units there, and the same for the reference.
 */
struct contrast {
    uint64_t count, total;                     /* in the target */
    uint64_t reference_count, reference_total; /* in the reference */
};

/*
 * Log-likelihood ratio G2 of the four cells (Dunning, Accurate methods for the
 * statistics of surprise and coincidence, Computational Linguistics 19(1), 1993).
 * Negative where the unit is rarer in the target.
 */
double statistics_g2(const struct contrast *c);

/* Pearson's chi-squared of the four cells, without correction; signed likewise. */
double statistics_chi2(const struct contrast *c);

/*
 * Log ratio: the binary logarithm of the ratio of relative frequencies, a count of 0
 * taken as 0.5 (Hardie, Log Ratio: an informal introduction, 2014). Undefined if both
 * are 0.
 */
double statistics_log_ratio(const struct contrast *c);

/*
 * %DIFF: by how many per cent the relative frequency is above that of the reference
 * (Gabrielatos and Marchi, Keyness: matching metrics to definitions, 2011).
 * Undefined if the unit is not in the reference.
 */
double statistics_percent_diff(const struct contrast *c);

/* The probability of |G2| or chi-squared being this large by chance, with one degree of
   freedom. */
double statistics_p(double score);

/* The same for the best of `n` units (Bonferroni): p times n, at most 1. */
double statistics_bonferroni(double p, uint64_t n);

/*
 * Bayesian information criterion of a difference: |G2| - ln(all units of both corpora).
 * Above 2 there is evidence for a difference, below -2 against one (Wilson,
 * Embracing Bayes factors for key item analysis in corpus linguistics, 2013).
 */
double statistics_bic(double g2, const struct contrast *c);

/*
 * ---- association ----
 */
struct association {
    uint64_t joint;         /* places where both are */
    uint64_t first, second; /* places where each is */
    uint64_t all;           /* places */
};

/* Pointwise mutual information in bits (Church and Hanks, Word association norms,
   mutual information, and lexicography, Computational Linguistics 16(1), 1990). */
double statistics_pmi(const struct association *a);

/* The same normalised to -1 … 1 (Bouma, Normalized (pointwise) mutual information in
   collocation extraction, 2009). */
double statistics_npmi(const struct association *a);

/* logDice (Rychly, A lexicographer-friendly association score, 2008): at most 14. */
double statistics_log_dice(const struct association *a);

/* G2 of the joint count, as above. Negative where they avoid each other. */
double statistics_association_g2(const struct association *a);

/*
 * ---- dispersion and trend over the parts of a corpus ----
 *
 * A unit is in few parts of many, such as days. What all parts have alike is found once
 * for all units, and of each unit only the parts that it is in.
 */
struct corpus_part {
    uint64_t count, size; /* of the unit, and of all tokens, of which there are some */
    uint64_t step;        /* its place in time, larger than that of the part before */
};

struct corpus_parts {
    size_t n;
    double size, least;   /* of all together, and of the smallest */
    double middle, apart; /* mean of steps; sum of their squared distances from it */
    uint64_t last;        /* step of the last */
};

struct corpus_parts statistics_parts(const struct corpus_part *parts, size_t n);

/* A unit in a corpus: in its other parts the count is 0. */
struct spread {
    const struct corpus_parts *all;
    const struct corpus_part *parts;
    size_t n;
};

/* Deviation of proportions DP: 0 evenly spread … 1 (Gries, Dispersions and adjusted
   frequencies in corpora, 2008). A corpus of one part has no dispersion. */
double statistics_dp(const struct spread *s);

/* The same, normalised to reach 1 (Lijffijt and Gries, 2012). */
double statistics_dp_norm(const struct spread *s);

/* Juilland's D: 1 evenly spread … 0, by relative frequencies of the parts (Juilland
   et al., Frequency dictionary of French words, 1970). */
double statistics_juilland_d(const struct spread *s);

/* The trend of counts per million tokens. */
struct trend {
    double slope;  /* of the line of least squares, for one step */
    double change; /* of the last value from the mean of all, divided by the mean */
    double z;      /* of the last value from that mean, in standard deviations (of n) */
};

struct trend statistics_trend(const struct spread *s);

/*
 * ---- weight ----
 */

/* The count times log10(all documents / documents that have the unit) (Spärck Jones
   1972; the same as quanteda's dfm_tfidf). */
double statistics_tfidf(uint64_t count, uint64_t documents, uint64_t all_documents);

#endif
