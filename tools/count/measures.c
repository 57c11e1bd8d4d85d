#include "measures.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { COUNTS = 2 };

/* Whatever their columns are called. */
static const struct {
    const char *name;
    int column;
} count_columns[] = {{"count", TABLE_COUNT},
                     {"mentions", TABLE_COUNT},
                     {"hits", TABLE_COUNT},
                     {"documents", TABLE_DOCUMENTS}};

/* ---- each ---- */

static double count(const struct evidence *e)
{
    return (double)e->count;
}

static double documents(const struct evidence *e)
{
    return (double)e->documents;
}

static double share(const struct evidence *e)
{
    return e->all ? (double)e->count / (double)e->all : NAN;
}

static double document_share(const struct evidence *e)
{
    return e->all_documents ? (double)e->documents / (double)e->all_documents : NAN;
}

/* Undefined without tokens: records of other programs may have only entities. */
static double per_million(const struct evidence *e)
{
    return e->tokens ? (double)e->count * 1e6 / (double)e->tokens : NAN;
}

static double tfidf(const struct evidence *e)
{
    return statistics_tfidf(e->count, e->documents, e->all_documents);
}

static double g2(const struct evidence *e)
{
    return statistics_g2(&e->contrast);
}

static double chi2(const struct evidence *e)
{
    return statistics_chi2(&e->contrast);
}

static double p_value(const struct evidence *e)
{
    return statistics_p(g2(e));
}

static double bonferroni(const struct evidence *e)
{
    return statistics_bonferroni(p_value(e), e->tests);
}

static double bic(const struct evidence *e)
{
    return statistics_bic(g2(e), &e->contrast);
}

static double log_ratio(const struct evidence *e)
{
    return statistics_log_ratio(&e->contrast);
}

static double percent_diff(const struct evidence *e)
{
    return statistics_percent_diff(&e->contrast);
}

static double text_dispersion(const struct evidence *e)
{
    const struct evidence *r = e->reference;

    return statistics_g2(&(struct contrast){e->documents, e->all_documents,
                                            r->documents, r->all_documents});
}

static double pmi(const struct evidence *e)
{
    return statistics_pmi(&e->association);
}

static double npmi(const struct evidence *e)
{
    return statistics_npmi(&e->association);
}

static double log_dice(const struct evidence *e)
{
    return statistics_log_dice(&e->association);
}

static double dp(const struct evidence *e)
{
    return statistics_dp(&e->spread);
}

static double dp_norm(const struct evidence *e)
{
    return statistics_dp_norm(&e->spread);
}

static double juilland(const struct evidence *e)
{
    return statistics_juilland_d(&e->spread);
}

static double slope(const struct evidence *e)
{
    return statistics_trend(&e->spread).slope;
}

static double change(const struct evidence *e)
{
    return statistics_trend(&e->spread).change;
}

static double z(const struct evidence *e)
{
    return statistics_trend(&e->spread).z;
}

static const struct measure {
    const char *name;
    double (*value)(const struct evidence *e);
    unsigned needs;
    bool least_first; /* sorted ascending: the least probable tells most */
} known[] = {
    {"count", count, NEEDS_NOTHING, false},
    {"documents", documents, NEEDS_NOTHING, false},
    {"share", share, NEEDS_TOTALS, false},
    {"document-share", document_share, NEEDS_TOTALS, false},
    {"per-million", per_million, NEEDS_TOTALS, false},
    {"tfidf", tfidf, NEEDS_TOTALS, false},
    {"g2", g2, NEEDS_CONTRAST, false},
    {"chi2", chi2, NEEDS_CONTRAST, false},
    {"p", p_value, NEEDS_CONTRAST, true},
    {"bonferroni", bonferroni, NEEDS_CONTRAST | NEEDS_TESTS, true},
    {"bic", bic, NEEDS_CONTRAST, false},
    {"log-ratio", log_ratio, NEEDS_CONTRAST, false},
    {"percent-diff", percent_diff, NEEDS_CONTRAST, false},
    {"text-dispersion", text_dispersion, NEEDS_REFERENCE, false},
    {"pmi", pmi, NEEDS_PAIR, false},
    {"npmi", npmi, NEEDS_PAIR, false},
    {"log-dice", log_dice, NEEDS_PAIR, false},
    {"dp", dp, NEEDS_SERIES, false},
    {"dp-norm", dp_norm, NEEDS_SERIES, false},
    {"juilland", juilland, NEEDS_SERIES, false},
    {"slope", slope, NEEDS_SERIES, false},
    {"change", change, NEEDS_SERIES, false},
    {"z", z, NEEDS_SERIES, false},
};

enum { N_KNOWN = sizeof(known) / sizeof(known[0]) };

/* ---- the list ---- */

static int count_column(struct span name)
{
    for (size_t i = 0; i < sizeof(count_columns) / sizeof(count_columns[0]); i++)
        if (span_is(name, count_columns[i].name))
            return count_columns[i].column;
    return -1;
}

static int find_known(struct span name)
{
    for (int i = 0; i < N_KNOWN; i++)
        if (span_is(name, known[i].name))
            return i;
    return -1;
}

/* measure: -1: there is none of that name. */
static struct measures_item item_of(struct span name)
{
    const struct span prefix = SPAN("reference-");
    struct measures_item item = {.name = name};

    item.of_reference = span_starts(name, prefix);
    if (item.of_reference)
        name = (struct span){name.data + prefix.len, name.len - prefix.len};
    item.measure = find_known(name);
    if (item.of_reference && item.measure >= 0 &&
        known[item.measure].needs & ~(unsigned)(NEEDS_TOTALS | NEEDS_SERIES))
        item.measure = -1;
    return item;
}

static unsigned needs_of(const struct measures_item *item)
{
    unsigned needs = known[item->measure].needs;

    if (!item->of_reference)
        return needs;
    return needs & NEEDS_SERIES ? NEEDS_REFERENCE | NEEDS_REFERENCE_SERIES
                                : NEEDS_REFERENCE;
}

_Static_assert(MOST_MEASURES == 20, "the message and the manual say so");

static const char *add(struct measures *m, struct span name)
{
    struct measures_item item = item_of(name);
    int counts = count_column(name);

    if (counts >= 0) {
        m->counts |= 1u << counts;
        return NULL;
    }
    if (item.measure < 0)
        return "is no measure";
    if (measures_column(m, name) >= 0)
        return "is there twice";
    if (m->n == MOST_MEASURES)
        return "is one measure too many; there may be 20";
    m->items[m->n++] = item;
    m->needs |= needs_of(&item);
    return NULL;
}

/* "; there are a, b, c" */
static void list_known(char *out, size_t size)
{
    size_t n = (size_t)snprintf(out, size, "; there are");

    for (int i = 0; i < N_KNOWN && n < size; i++)
        if (count_column(span_of(known[i].name)) < 0)
            n += (size_t)snprintf(out + n, size - n, " %s,", known[i].name);
    if (n < size)
        snprintf(out + n, size - n, " reference-count and the like");
}

bool measures_set(struct measures *m, struct span list, char *problem, size_t size)
{
    struct span name;

    while (span_split(&list, ',', &name)) {
        const char *wrong = add(m, name);
        size_t n;

        if (!wrong)
            continue;
        n = (size_t)snprintf(problem, size, "'%.*s' %s", (int)name.len, name.data,
                             wrong);
        if (item_of(name).measure < 0 && n < size)
            list_known(problem + n, size - n);
        return false;
    }
    return true;
}

struct measures measures_made_from(const struct measures *m, unsigned given)
{
    struct measures fit = {.counts = m->counts};

    for (size_t i = 0; i < m->n; i++) {
        unsigned needs = needs_of(&m->items[i]);

        if (needs & ~given)
            continue;
        fit.items[fit.n++] = m->items[i];
        fit.needs |= needs;
    }
    return fit;
}

size_t measures_listed(const struct measures *m)
{
    size_t n = m->n;

    for (unsigned counts = m->counts; counts; counts >>= 1)
        n += counts & 1;
    return n;
}

struct span measures_name(const struct measures *m, size_t i)
{
    return m->items[i].name;
}

int measures_column(const struct measures *m, struct span name)
{
    for (size_t i = 0; i < m->n; i++)
        if (span_equal(name, measures_name(m, i)))
            return COUNTS + (int)i;
    return count_column(name);
}

/* ---- values ---- */

struct evidence evidence_of(const uint64_t *counts, const uint64_t *totals)
{
    return (struct evidence){.count = counts[TABLE_COUNT],
                             .documents = counts[TABLE_DOCUMENTS],
                             .all_documents = totals[TOTAL_DOCUMENTS],
                             .tokens = totals[TOTAL_TOKENS],
                             .all = totals[TOTAL_UNITS]};
}

void measures_fill(const struct measures *m, const struct evidence *e,
                   uint64_t *columns)
{
    columns[0] = e->count;
    columns[1] = e->documents;
    for (size_t i = 0; i < m->n; i++) {
        const struct measures_item *item = &m->items[i];
        double value =
            known[item->measure].value(item->of_reference ? e->reference : e);

        memcpy(&columns[COUNTS + i], &value, sizeof(value));
    }
}

double measures_value(uint64_t column)
{
    double value;

    memcpy(&value, &column, sizeof(value));
    return value;
}

/* Numbers that sort as doubles do, which of one sign sort as their bits. */
static uint64_t order_of(double value)
{
    uint64_t bits, sign = UINT64_C(1) << 63;

    if (isnan(value))
        return 0;
    value += 0; /* no -0 */
    memcpy(&bits, &value, sizeof(bits));
    return bits & sign ? ~bits : bits | sign;
}

uint64_t measures_weight(const struct measures *m, int column, const uint64_t *columns)
{
    double value;

    if (column < COUNTS)
        return columns[column];
    value = measures_value(columns[column]);
    return order_of(known[m->items[column - COUNTS].measure].least_first ? -value
                                                                         : value);
}
