/*
 * part: counts of some of the records, as a text that can be merged with others.
 *
 * A part has lines of fields with tabs between; in a field, backslash, tab, newline,
 * carriage return and NUL are written as \\, \t, \n, \r and \0.
 *
 *     dateline-count 1 unit=term by=month columns=count,documents options=
 *     G 2021-01 12 5120 260 5120         a group's documents, tokens, sentences, units
 *     K 2021-01 the 467 12               a key in the group: its columns
 *     end 2 9f0c…                        lines between, XXH3 (128 bits) of all before
 *                                        or "-", where another program made the part
 *
 * Groups are in the order of their bytes, and so are the keys of each. Parts
 * can be merged when their first lines are the same. The last line tells a part
 * that was cut off or changed.
 */
#ifndef DATELINE_COUNT_PART_H
#define DATELINE_COUNT_PART_H

#include "options.h"
#include "totals.h"

/* What was counted; spans without escapes. */
struct part_header {
    struct span unit;
    struct span by;      /* the keys of groups, with commas between */
    struct span columns; /* of a K line, with commas between */
    struct span options; /* whatever else must be the same */
};

/* How many names there are with commas between. */
size_t part_count_names(struct span list);

struct part_writer {
    struct output *out;
    size_t n_keys, n_columns;
    uint64_t lines;
    size_t hashed; /* of the output's buffer */
    void *hash;
};

/* part_begin, part_add for each row in order, part_end. False: the output failed. */
bool part_begin(struct part_writer *w, struct output *out, const struct part_header *h);
bool part_add(struct part_writer *w, const struct row *row);
bool part_end(struct part_writer *w);
void part_writer_release(struct part_writer *w);

/* Parts being merged. Zeroed, it is ready for parts_open. */
struct parts {
    const struct option_list *paths; /* "-" is standard input */
    struct part_header header;       /* of all of them */
    struct buf first_line, fields;
    struct part *first; /* opened to see its header */
    bool has_groups;
    unsigned met;       /* bits of the keys of which a group has a value */
    const char *failed; /* the name of the part with a problem; NULL: no part's */
    char problem[160];
};

/* Reads the first line of the first part. False: `problem` of `failed`. */
bool parts_open(struct parts *p, const struct option_list *paths);

/*
 * Reads all parts and adds what is in them to `totals` and `rows`, which have
 * TOTALS columns and those of the header; `rows` may be NULL, where there
 * are none. Few parts are open at a time. False: a part cannot be used, or a
 * temporary file not be written; `problem` says what.
 */
bool parts_merge(struct parts *p, struct runs *totals, struct runs *rows);

void parts_release(struct parts *p);

#endif
