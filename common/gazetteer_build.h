/*
 * gazetteer_build: gazetteer and topic files compiled into an image.
 */
#ifndef DATELINE_GAZETTEER_BUILD_H
#define DATELINE_GAZETTEER_BUILD_H

#include "diag.h"
#include "gazetteer.h"

struct gazetteer_builder;

struct gazetteer_builder *gazetteer_builder_new(void);
void gazetteer_builder_free(struct gazetteer_builder *b);

/* What is wrong with a file, and where. */
struct gazetteer_fault {
    struct place place;
    char problem[160];
};

/*
 * Adds a file of entries, `type id form kind lang weight flags` in columns, or
 * a topic dictionary, `topic lang pattern weight`. Files added later override
 * earlier ones where forms are equal. False: `fault` says what is wrong; the
 * path must outlive it.
 */
bool gazetteer_add_entries(struct gazetteer_builder *b, const char *path,
                           struct gazetteer_fault *fault);
bool gazetteer_add_topics(struct gazetteer_builder *b, const char *path,
                          struct gazetteer_fault *fault);

/*
 * Adds the entries of a compiled gazetteer: all but topics, or topics alone,
 * or both.
 */
void gazetteer_add_compiled(struct gazetteer_builder *b, const struct gazetteer *g,
                            bool entries, bool topics);

/* Lays out the image in `out`, which must be empty. */
void gazetteer_build(struct gazetteer_builder *b, struct buf *out);

#endif
