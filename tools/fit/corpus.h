/*
 * corpus: the documents that are learned from, read once and kept as numbers.
 */
#ifndef DATELINE_FIT_CORPUS_H
#define DATELINE_FIT_CORPUS_H

#include "fit/bayes.h"
#include "fit/labels.h"
#include "fit/terms.h"

/* What is read of every record, and so can be no label. */
enum { CORPUS_MEMBERS = 3 };
extern const char *const corpus_members[CORPUS_MEMBERS];

/* Zeroed but for the source of the labels and `label_member`, it is ready. */
struct corpus {
    struct labels labels;
    const char *label_member;
    struct terms terms;
    struct spool documents;          /* of words by number, at first */
    uint64_t n_untagged, n_labelled; /* documents without language, with labels */
    struct numbers label_parts;      /* by language and label, up to BAYES_LEAST */
    bool *is_learned;                /* by label: some language has as much of it */
    size_t n_counted, is_learned_capacity;

    struct intern topics; /* built-in ones that are found beside labels of a member */

    const char *wanted[CORPUS_MEMBERS + 3]; /* with labels and topics, and NULL */
    struct strings tokens;
    struct annotations found;
    bool has_tokens, has_labels, has_id, has_topics;
    struct buf lang, scratch;
    uint64_t id; /* hash */
    struct sample sample;
    const char *problem;
};

/* Sets what is wanted of `r`. False: a temporary file cannot be made. */
bool corpus_init(struct corpus *c, struct record *r);

/* Reads a record. False: it cannot be used, `r->json.problem` says why. */
bool corpus_read(struct corpus *c, struct record *r);

/* Adds the document that was read, in about `bytes` of memory. False: `problem`. */
bool corpus_add(struct corpus *c, size_t bytes);

void corpus_release(struct corpus *c);

#endif
