#include "conflict.h"

#include "tables.h"

#include <unistd.h>

/* What measures are without, of what they need; NULL: nothing. */
static const char *find_unmade(const struct measures *m, unsigned given)
{
    unsigned missing = m->needs & ~given;

    if (missing && !given)
        return "there are no measures of -u document";
    if (missing & NEEDS_SERIES)
        return "dp, dp-norm, juilland, slope, change and z want --over";
    if (missing & NEEDS_PAIR)
        return "pmi, npmi and log-dice want --cooccur";
    if (missing)
        return "g2, chi2, p, bonferroni, bic, log-ratio and percent-diff want --against "
               "or --cooccur";
    return NULL;
}

/* Of a single table, the reference may be a part. */
static bool is_part(const struct request *r)
{
    return r->against && !r->directory && access(r->against, F_OK) == 0;
}

const char *conflict_find(const struct census *s)
{
    const struct request *r = s->request;
    const struct wanted wanted = {.against = r->against, .over = s->how.over};
    const char *unmade =
        r->directory ? NULL
                     : find_unmade(&s->measures, tables_given(&wanted, s->counters));
    bool pairs = s->how.with < UNITS;

    if (unmade)
        return unmade;
    if (s->how.over + pairs + (r->against != NULL) > 1 ||
        (r->fill && (s->how.over || pairs)))
        return "of --over, --cooccur and --against one can be used, and --fill with "
               "none but the last";
    if (r->fill && groups_period(&s->groups) == s->groups.n_keys)
        return "--fill wants a period among the keys of -b";
    if (r->pivot &&
        (!s->groups.n_keys || s->how.over || s->measures.n > 1 || r->sort))
        return "--pivot wants -b, no more than one measure, and neither --over nor "
               "--sort";
    if (r->against && !r->partial && !s->groups.n_keys && !is_part(r))
        return "--against: there is no such file, and no groups without -b";
    if (r->sort && measures_column(&s->measures, span_of(r->sort)) < 0)
        return "--sort wants a measure of --measure, or count or documents";
    return NULL;
}
