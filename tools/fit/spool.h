/*
 * spool: documents as numbers, in a temporary file that is read several times.
 *
 * A document has a language, shares in labels, terms, and perhaps built-in topics.
 */
#ifndef DATELINE_FIT_SPOOL_H
#define DATELINE_FIT_SPOOL_H

#include "io.h"

/* Stands for a word that is no term. */
#define TERM_GAP UINT32_MAX

/* How far a document has a label: all of it is SHARE_WHOLE. */
enum { SHARE_WHOLE = 4096 };

struct share {
    uint32_t label, part;
};

/* A built-in topic that was found. */
struct topic_score {
    uint32_t topic;
    float score;
};

/* Zeroed, it is empty and ready; sample_release frees. The terms are another's. */
struct sample {
    uint32_t lang;
    uint32_t hash; /* by which documents are chosen, whatever their order */
    struct share *shares;
    size_t n_shares, shares_capacity;
    bool has_topics; /* they were looked for */
    struct topic_score *topics;
    size_t n_topics, topics_capacity;
    uint32_t *terms;
    size_t n_terms;
    size_t n_tokens; /* of the text */
    size_t n_lead;   /* terms that begin in its lead: see topic_score.h */
};

void sample_clear(struct sample *s);
void sample_add_share(struct sample *s, uint32_t label, uint32_t part);
void sample_add_topic(struct sample *s, uint32_t topic, float score);
void sample_release(struct sample *s);

/* Zeroed, it is ready for spool_open; spool_release ends it at any time. */
struct spool {
    struct output out;
    uint64_t written; /* bytes, since the writing began */
    uint64_t end;     /* of what there is to read */
    struct buf in;    /* bytes being read, from `at` on */
    size_t at;
    uint64_t offset; /* in the file, of what comes behind `in` */
    bool open;
    char problem[300]; /* empty: none */
};

/* Each is false when the file cannot be written or read: `problem` says why. */
bool spool_open(struct spool *s);

/*
 * Adds a document, or, when some were read, puts it in place of those: if one is, all
 * are to be, and none may be larger than it was.
 */
bool spool_add(struct spool *s, const struct sample *sample);

/* Ends the writing, and starts to read from the first; again, if need be. */
bool spool_rewind(struct spool *s);

/*
 * The next document. Its terms may be changed, and last until the next call. False at
 * the end, or with a problem.
 */
bool spool_next(struct spool *s, struct sample *sample);

void spool_release(struct spool *s);

#endif
