/*
 * output: writes entities, in a record or in lines.
 */
#ifndef DATELINE_ENTITY_TAG_OUTPUT_H
#define DATELINE_ENTITY_TAG_OUTPUT_H

#include "entity-tag/document.h"

enum entity_format { ENTITIES_JSONL, ENTITIES_TSV };
#define ENTITY_FORMAT_CHOICES "jsonl|tsv"

struct entity_output {
    enum entity_format format;
    bool explain; /* write the entry and rule that decided, and dropped mentions */
};

/* Appends the array that is the record's `entities` member. */
void output_entities(const struct mentions *mentions, bool explain, struct buf *out);

/* Appends what goes above all lines. */
void output_begin(const struct entity_output *o, struct buf *out);

/* Appends a line for each mention. */
void output_lines(const struct entity_output *o, struct span id,
                  const struct document *d, struct buf *out);

#endif
