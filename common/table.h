/*
 * table: sums by group and key, as many as there are.
 *
 * A cell belongs to a group and a key, both any bytes, and has a fixed number
 * of columns, which are sums of 64 bits. Cells are kept in memory; a caller
 * that finds table_bytes beyond its bound calls table_spill, between two
 * documents. At the end all rows are given in one of two orders; it makes no
 * difference to them whether anything was spilled.
 *
 * Where documents are counted, columns 0 and 1 are how often the key came and
 * in how many documents.
 */
#ifndef DATELINE_TABLE_H
#define DATELINE_TABLE_H

#include "ranking.h"
#include "vocabulary.h"

enum { TABLE_COUNT, TABLE_DOCUMENTS, TABLE_COLUMNS };

/* What a key comes to in the document in hand. */
struct tally {
    uint64_t n;
    uint32_t key;
};

/* Which rows are given, and in what order. Groups go by their bytes. */
struct table_order {
    bool by_count;  /* in a group, those with most in column 0 first; then by key */
    uint64_t least; /* rows with less in column 0 are left out */
    uint64_t top;   /* rows of a group at the most; 0: all */
    size_t bytes;   /* of memory to sort in, when something was spilled */
};

struct table {
    size_t n_columns;
    bool grouped; /* else there is one group, and cells go by key */

    struct vocabulary keys, groups;
    uint64_t *columns; /* n_columns of each cell */
    size_t n, columns_capacity;

    /* Grouped only: */
    struct cell *cells; /* whose they are */
    size_t cells_capacity;
    uint32_t *slots; /* number + 1 of a cell */
    size_t n_slots;
    struct recent *recent; /* by key */
    size_t recent_capacity;
    struct tally *document; /* the one in hand */
    size_t n_document, document_capacity;

    /* By key: grouped, its place in `document` + 1; else the document it came in last
     */
    uint32_t *in_document;
    size_t in_document_capacity;
    uint32_t number; /* of the document in hand, from 1; not grouped */

    struct runs runs; /* what was spilled */
    struct table_order order;
    struct order_item *items; /* of cells, in order */
    size_t n_items, items_capacity, next;
    struct ranking ranking;
    struct buf last_group; /* of the row given last */
    uint64_t given;        /* rows of this group */
};

/* `n_columns` are ROW_MOST_COLUMNS at the most. */
void table_init(struct table *t, size_t n_columns, bool grouped);
void table_release(struct table *t);

/*
 * The number of a key, until the next table_spill. Behind the key BUF_PADDING
 * bytes must be readable.
 */
uint32_t table_key(struct table *t, struct span key);

/* Counts `n` occurrences of a key in the document in hand; of 0 it is still one. */
void table_note(struct table *t, uint32_t key, uint64_t n);

/* Counts keys, one occurrence of each. */
void table_note_all(struct table *t, const uint32_t *keys, size_t n);

/*
 * Adds the document in hand to each of its groups, which differ, and begins the
 * next. A table that is not grouped wants the empty group alone.
 */
void table_end_document(struct table *t, const struct span *groups, size_t n_groups);

/*
 * The columns of a cell, made if it is new, to be added to by who counts other
 * things than keys in documents; they last until another cell is made.
 */
uint64_t *table_cell(struct table *t, struct span group, struct span key);

/* The bytes of memory in use; SIZE_MAX when it must be spilled in any case. */
size_t table_bytes(const struct table *t);

/*
 * Moves all cells to a temporary file and forgets keys and groups. To be called
 * between documents. False: table_problem says why.
 */
bool table_spill(struct table *t);

/* Spills if the table has more than so many bytes; between documents, too. */
bool table_bound(struct table *t, size_t bytes);

/*
 * Starts to give the rows; may be called again to start anew, but nothing can be
 * added after it. Cells whose columns are all 0 are no rows.
 */
bool table_finish(struct table *t, const struct table_order *order);

/*
 * The next row, which lasts until the next call; false at the end, or with a
 * problem, which table_problem tells.
 */
bool table_next(struct table *t, struct row *row);

/* What went wrong with temporary files, in words; NULL: nothing. */
const char *table_problem(const struct table *t);

#endif
