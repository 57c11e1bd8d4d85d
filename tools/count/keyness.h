/*
 * keyness: rows of groups beside those of a reference.
 *
 * The reference is a part that count --partial wrote, by the same groups or by
 * none, or one of the groups. It is kept in temporary files, in order, and read
 * beside the rows.
 */
#ifndef DATELINE_COUNT_KEYNESS_H
#define DATELINE_COUNT_KEYNESS_H

#include "measures.h"
#include "part.h"

struct reference {
    struct runs rows, totals;
    bool by_group;      /* a group is compared with the same of the reference */
    bool is_group;      /* the reference is one of the groups, */
    struct buf group;   /* this one */
    const char *failed; /* the file that cannot be used; NULL: none */
    char problem[200];
};

/* Zeroed, it is ready for one of these, the latter also anew. False: `problem` says why
 * not. */
bool reference_read(struct reference *r, const char *path,
                    const struct part_header *header);

/*
 * Takes the rows of a group, whose values have commas between in `name`. The sources
 * give all rows and all totals.
 */
bool reference_take(struct reference *r, struct span name, row_source *rows,
                    void *rows_context, row_source *totals, void *totals_context);

void reference_release(struct reference *r);

/*
 * Rows with measures, of the keys of either side, in order. Zeroed but for the first
 * five members, it is ready.
 */
struct keyness {
    const struct measures *measures;
    struct reference *reference;
    row_source *next; /* rows of all groups, in order */
    void *context;
    struct totals *tests; /* the number of rows of each group; NULL: not counted */

    struct totals totals; /* to be set, too */
    struct row target, other;
    bool started, has_target, has_other, in_group;
    struct totals other_totals;
    uint64_t other_total;
    struct buf group, key;
    uint64_t columns[ROW_MOST_COLUMNS];
};

bool keyness_next(void *keyness, struct row *row);
void keyness_release(struct keyness *k);

#endif
