/*
 * table: sums by group and key, as many as there are.
 *
 * A cell belongs to a group and a key, which are any bytes, and has a fixed number of
 * columns, which are sums of 64 bits. Cells are kept in memory; when table_bytes
 * exceeds the caller's limit, it calls table_spill, between two documents. In the end
 * all rows are given in one of two orders, the same whether anything was spilled or
 * not.
 *
 * Where keys in documents are counted, columns 0 and 1 are how often the key occurs and
 * in how many documents.
 */
#ifndef DATELINE_TABLE_H
#define DATELINE_TABLE_H

#include "ranking.h"
#include "vocabulary.h"

enum { TABLE_COUNT, TABLE_DOCUMENTS, TABLE_COLUMNS };

/* How often a key occurs in the current document. */
struct tally {
    uint64_t n;
    uint32_t key;
};

/* Which rows are given, and in what order. Groups are in the order of their bytes. */
struct table_order {
    bool by_count;  /* in a group, largest column 0 first, then by key; else by key */
    uint64_t least; /* rows with less in column 0 are left out */
    uint64_t top;   /* rows of a group at most; 0: all */
    size_t bytes;   /* of memory to sort in, if something was spilled */
};

struct table {
    size_t n_columns;
    bool grouped; /* else there is one group, and a cell has the number of its key */

    struct vocabulary keys, groups;
    uint64_t *columns; /* n_columns of each cell */
    size_t n, columns_capacity;

    /* Grouped only: */
    struct cell *cells; /* the group and key of each */
    size_t cells_capacity;
    uint32_t *slots; /* number + 1 of a cell */
    size_t n_slots;
    struct recent *recent; /* by key */
    size_t recent_capacity;
    struct tally *document; /* the keys of the current one */
    size_t n_document, document_capacity;

    /* By key: if documents are noted in groups, its place in `document` + 1; else the
       number of the last document that had it. */
    uint32_t *in_document;
    size_t in_document_capacity;
    uint32_t number; /* of the current document, from 1, if they are not */

    struct runs runs; /* what was spilled */
    struct table_order order;
    struct order_item *items; /* of cells, in order */
    size_t n_items, items_capacity, next;
    struct ranking ranking;
    struct buf last_group; /* of the row given last */
    uint64_t given;        /* rows of that group so far */
};

/* `n_columns` is at most ROW_MOST_COLUMNS. */
void table_init(struct table *t, size_t n_columns, bool grouped);
void table_release(struct table *t);

/*
 * The number of a key, which is valid until the next table_spill. Behind the key
 * BUF_PADDING bytes must be readable.
 */
uint32_t table_key(struct table *t, struct span key);

/* Counts `n` occurrences of a key in the current document, which may be 0: the document
   counts in any case. */
void table_note(struct table *t, uint32_t key, uint64_t n);

/* Counts one occurrence of each of `n` keys. */
void table_note_all(struct table *t, const uint32_t *keys, size_t n);

/*
 * Adds the current document to each of its groups, which must differ, and begins the
 * next document. A table that is not grouped takes one group, the empty one.
 */
void table_end_document(struct table *t, const struct span *groups, size_t n_groups);

/*
 * Does the same as table_note_all and table_end_document do with one group, in less
 * time, for a grouped table of which all documents are added this way.
 */
void table_add_document(struct table *t, struct span group, const uint32_t *keys,
                        size_t n);

/*
 * The columns of a cell, which is made if it is new: for callers that count other
 * things than keys in documents, and add to them. They last until another cell is made.
 */
uint64_t *table_cell(struct table *t, struct span group, struct span key);

/* The bytes of memory in use; SIZE_MAX when it must be spilled in any case. */
size_t table_bytes(const struct table *t);

/*
 * Moves all cells to a temporary file and forgets keys and groups. To be called
 * between documents. False: table_problem says why.
 */
bool table_spill(struct table *t);

/* Spills if the table has more than `bytes`. To be called between documents, too. */
bool table_bound(struct table *t, size_t bytes);

/*
 * Starts to give the rows; may be called again to start over, but nothing can be added
 * any more. Cells whose columns are all 0 give no rows.
 */
bool table_finish(struct table *t, const struct table_order *order);

/*
 * The next row, which lasts until the next call; false at the end, or with a
 * problem, which table_problem tells.
 */
bool table_next(struct table *t, struct row *row);

/* What went wrong with a temporary file, in words; NULL: nothing. */
const char *table_problem(const struct table *t);

#endif
