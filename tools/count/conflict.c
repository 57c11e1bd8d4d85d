#include "conflict.h"

#include "tables.h"

/* Something that a measure needs and does not have, as a message; NULL: nothing. */
static const char *find_unmade(const struct census *s)
{
    const struct request *r = s->request;
    const struct wanted wanted = {.against = r->against, .over = s->how.over};
    unsigned given = tables_given(&wanted, s->counters);
    unsigned missing = s->measures.needs & ~given;

    if (missing && !given)
        return "there are no measures of -u document";
    if (missing & (NEEDS_SERIES | NEEDS_REFERENCE_SERIES))
        return "dp, dp-norm, juilland, slope, change and z want --over";
    if (missing & NEEDS_REFERENCE)
        return "text-dispersion and what begins with reference- want --against";
    if (missing && s->how.with < UNITS)
        return "with --over or --against pairs are measured by their own counts; for "
               "association count them once more without it";
    if (missing & NEEDS_PAIR)
        return "pmi, npmi and log-dice want --cooccur";
    if (missing)
        return "g2, chi2, p, bonferroni, bic, log-ratio and percent-diff want "
               "--against or --cooccur";
    return NULL;
}

/* Two options that cannot be combined, with what to do instead; NULL: none. */
static const char *find_rivals(const struct census *s)
{
    const struct request *r = s->request;

    if (r->fill && s->how.over)
        return "--over knows of periods without documents; --fill goes without it";
    return NULL;
}

static const char *find_no_columns(const struct census *s)
{
    const struct request *r = s->request;

    if (!r->pivot)
        return NULL;
    if (!s->groups.n_keys)
        return "--pivot wants -b, whose last key the columns are of";
    if (s->how.over || r->sort)
        return "--pivot goes without --over and --sort";
    if (measures_listed(&s->measures) > 1)
        return "--pivot has one measure; choose it by --measure";
    return NULL;
}

static const char *find_no_reference(const struct census *s)
{
    const struct request *r = s->request;

    if (!r->against || r->partial || s->groups.n_keys > s->how.over ||
        request_has_part(r))
        return NULL;
    return r->directory ? "--against takes with -d a group of -b alone; compare with a "
                          "file one -u at a time, without -d"
                        : "--against: there is no such file, and no groups without -b";
}

static const char *find_lack(const struct census *s)
{
    const struct request *r = s->request;
    const struct groups *g = &s->groups;

    if (r->fill && groups_period(g) == g->n_keys)
        return "--fill wants one period among the keys of -b";
    if (r->sort && measures_column(&s->measures, span_of(r->sort)) < 0)
        return "--sort wants a measure of --measure, or count or documents";
    return NULL;
}

const char *conflict_find(const struct census *s)
{
    const char *problem = s->request->directory ? NULL : find_unmade(s);

    if (!problem)
        problem = find_rivals(s);
    if (!problem)
        problem = find_no_columns(s);
    if (!problem)
        problem = find_no_reference(s);
    return problem ? problem : find_lack(s);
}
