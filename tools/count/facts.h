/*
 * facts: the members that count takes from a record.
 */
#ifndef DATELINE_COUNT_FACTS_H
#define DATELINE_COUNT_FACTS_H

#include "annotation.h"
#include "record.h"

#define FACTS_NOT_READ SIZE_MAX

/* Zeroed, it is ready for facts_init. */
struct facts {
    const char **wanted; /* names of the members to read, NULL behind the last */
    size_t n_wanted, wanted_capacity;
    struct json_value *values; /* by index in `wanted`, strings without escapes; not
                                  those in the lists below */
    size_t lang, date, focus;  /* the indexes of these; FACTS_NOT_READ: not wanted */

    struct strings tokens;
    bool has_tokens;
    struct integers sentences;
    struct annotations entities, topics;
    struct arena kept; /* decoded strings */
    struct buf scratch;
};

void facts_init(struct facts *f);
void facts_release(struct facts *f);

/* Asks for a member; returns its index in `values`. The name must outlive the facts. */
size_t facts_want(struct facts *f, const char *name);

/* Ask for the language and the date, which facts_lang and facts_day give. */
void facts_want_lang(struct facts *f);
void facts_want_date(struct facts *f);

/*
 * Asks for the countries that documents are about: they replace the countries among the
 * entities, and are at no tokens.
 */
void facts_want_focus(struct facts *f);

/*
 * Reads the members that were asked for. False: the record cannot be used,
 * `r->json.problem` says why.
 */
bool facts_read(struct facts *f, struct record *r);

/* The language, and the day, month or year as RFC 3339 writes it; empty where there is
   none. */
struct span facts_lang(const struct facts *f);
struct span facts_day(const struct facts *f);

/* A kept copy of what a string value means. */
struct span facts_decode(struct facts *f, const struct json_value *string);

#endif
