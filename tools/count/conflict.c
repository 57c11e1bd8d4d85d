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

static const char *find_lack(const struct census *s)
{
    const struct request *r = s->request;
    const struct groups *g = &s->groups;

    if (r->fill && groups_period(g) == g->n_keys)
        return "--fill wants one period among the keys of -b";
    if (r->pivot &&
        (!g->n_keys || s->how.over || measures_listed(&s->measures) > 1 || r->sort))
        return "--pivot wants -b, no more than one measure, and neither --over nor "
               "--sort";
    if (r->against && !r->partial && g->n_keys == s->how.over && !request_has_part(r))
        return "--against: there is no such file, and no groups without -b";
    if (r->sort && measures_column(&s->measures, span_of(r->sort)) < 0)
        return "--sort wants a measure of --measure, or count or documents";
    return NULL;
}

const char *conflict_find(const struct census *s)
{
    const char *problem = s->request->directory ? NULL : find_unmade(s);

    if (!problem)
        problem = find_rivals(s);
    return problem ? problem : find_lack(s);
}
