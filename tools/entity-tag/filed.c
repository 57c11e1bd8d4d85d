#include "entity-tag/filed.h"

#include "entity-tag/dateline.h"

static const size_t HEAD = 300; /* bytes at the start of the body */

/* The document, and how far its tokens have been passed. */
struct reading_place {
    const struct gazetteer *gazetteer;
    const struct matches *found;
    bool historic;
    struct document *document;
    size_t token;
};

struct run {
    size_t start, end; /* tokens, half open */
};

static struct run tokens_of(struct reading_place *r, const struct dateline_place *p)
{
    const struct document *d = r->document;
    struct run run;

    while (r->token < d->content.tokens.n &&
           tokenized_end(&d->content, r->token) <= p->start)
        r->token++;
    run = (struct run){r->token, r->token};
    while (run.end < d->content.tokens.n &&
           tokenized_start(&d->content, run.end) < p->end)
        run.end++;
    return run;
}

static bool names_a_place(struct span kind)
{
    return span_is(kind, "city") || span_is(kind, "region") || span_is(kind, "name") ||
           span_is(kind, "capital") || span_is(kind, "code");
}

static struct gazetteer_entry entry_of(const struct reading_place *r, size_t i)
{
    return gazetteer_entry(r->gazetteer, r->found->items[i].entry);
}

/* The meanings of a run of tokens: found[*first] up to, not including, the one
   returned. */
static size_t meanings(const struct reading_place *r, struct run run, size_t *first)
{
    const struct matches *f = r->found;
    size_t end;

    *first = 0;
    while (*first < f->n &&
           (f->items[*first].start != run.start || f->items[*first].end != run.end))
        ++*first;
    for (end = *first; end < f->n && f->items[end].start == run.start; end++)
        ;
    return end;
}

/* The meaning with most weight that is a place and, if `id` is given, has that id. */
static bool best_place(const struct reading_place *r, struct run run, struct span id,
                       size_t *best)
{
    size_t first, end = meanings(r, run, &first);
    double weight = 0;

    for (size_t i = first; i < end; i++) {
        struct gazetteer_entry e = entry_of(r, i);

        if (e.id.len && names_a_place(e.kind) && (double)e.weight > weight &&
            (!id.len || span_equal(e.id, id))) {
            weight = (double)e.weight;
            *best = i;
        }
    }
    return weight > 0;
}

/*
 * What a state or country behind a place says: the one that has a place of that
 * name, else a region before a country, whose city would not need it.
 */
static bool qualified(const struct reading_place *r, struct run place,
                      struct run behind, size_t *which)
{
    size_t first, end = meanings(r, behind, &first), own;

    for (size_t i = first; i < end; i++)
        if (names_a_place(entry_of(r, i).kind) &&
            best_place(r, place, entry_of(r, i).id, &own)) {
            *which = i;
            return true;
        }
    for (size_t i = first; i < end; i++)
        if (span_is(entry_of(r, i).kind, "region")) {
            *which = i;
            return true;
        }
    return best_place(r, behind, (struct span){0}, which);
}

static void add(const struct reading_place *r, size_t which, struct run run)
{
    struct gazetteer_entry e = entry_of(r, which);
    struct span id = gazetteer_recoded(r->gazetteer, e.type, e.id, r->historic);

    if (id.len)
        mentions_add(&r->document->mentions,
                     (struct mention){.start = run.start,
                                      .end = run.end,
                                      .type = e.type,
                                      .id = id,
                                      .kind = SPAN("dateline"),
                                      .weight = 1,
                                      .form = e.form,
                                      .lang = e.lang,
                                      .rule = SPAN("dateline")});
}

/*
 * Of several that qualify ("Sarpy County, Neb.") the last one that is known counts;
 * a place may also be listed with what qualifies it ("Washington, D.C.").
 */
static void add_place(struct reading_place *r, const struct dateline *d, size_t i)
{
    struct run place = tokens_of(r, &d->places[i]), whole = place, last;
    size_t which, decisive = 0;
    bool is_known = false;

    for (i++; i < d->n && d->places[i].qualifies; i++) {
        last = tokens_of(r, &d->places[i]);
        whole.end = last.end;
        if (qualified(r, place, last, &which)) {
            decisive = which;
            is_known = true;
        }
    }
    if (!is_known)
        is_known = best_place(r, whole, (struct span){0}, &decisive);
    if (is_known)
        add(r, decisive, whole);
}

void filed_find(const struct gazetteer *g, const struct matches *found, bool historic,
                struct document *d)
{
    struct reading_place r = {g, found, historic, d, 0};
    size_t body = dateline_body(d->content.text, d->title), from = body;
    struct dateline line;

    while (dateline_next(d->content.text, &from, &line)) {
        if (!line.is_sure && line.start > body + HEAD)
            continue;
        for (size_t i = 0; i < line.n; i++)
            if (!line.places[i].qualifies)
                add_place(&r, &line, i);
    }
}
