/*
 * labels: what a document is said to be about.
 *
 * The labels come from the record, or from seeds that are looked for in its tokens.
 * A document has each in a part, by the square of what speaks for it where that is a
 * guess; the parts of one document come to SHARE_WHOLE.
 */
#ifndef DATELINE_FIT_LABELS_H
#define DATELINE_FIT_LABELS_H

#include "annotation.h"
#include "fit/spool.h"
#include "intern.h"
#include "matchers.h"
#include "record.h"

enum label_source {
    LABELS_TOPICS,    /* the member `topics` but for schemes with a name: by score */
    LABELS_COUNTRIES, /* the member `entities`: by how often a country is named */
    LABELS_MEMBER,    /* a member: a string, or an array of them, each in equal parts,
                         also if it is there twice */
    LABELS_SEEDS      /* matches of a gazetteer's topics: by weight */
};

struct label_weight {
    uint32_t label;
    double weight;
};

/* Zeroed but for `source`, it is ready. */
struct labels {
    enum label_source source;
    struct gazetteer *seeds; /* LABELS_SEEDS */
    struct intern names;
    struct label_weight *weights; /* of the document in hand */
    size_t n_weights, capacity;
    struct buf scratch, label;
    struct strings strings;
    struct annotations annotations;
    struct matchers matchers;
    struct matches entities, matches;
};

/* Forgets the document in hand. */
void labels_clear(struct labels *l);

/* Reads the member that labels come from. False: `j->problem` says why. */
bool labels_read(struct labels *l, struct json *j);

/* Looks for seeds in the tokens of a document, behind which bytes are readable. */
void labels_match(struct labels *l, struct span lang, const struct strings *tokens);

/* Adds the topics of the seeds that no document had. */
void labels_unfound(struct labels *l, struct intern *topics);

/* Gives the document its shares. */
void labels_share(struct labels *l, struct sample *sample);

void labels_release(struct labels *l);

#endif
