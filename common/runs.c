#include "runs.h"

#include "mem.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int row_compare(const struct row *a, const struct row *b)
{
    int order = span_compare(a->group, b->group);

    if (order)
        return order;
    if (a->total != b->total)
        return a->total ? -1 : 1;
    return span_compare(a->key, b->key);
}

const char row_too_large[] = "a sum is beyond 18446744073709551615";

bool row_add(uint64_t *sums, const uint64_t *columns, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (columns[i] > UINT64_MAX - sums[i])
            return false;
        sums[i] += columns[i];
    }
    return true;
}

/* ---- merging ---- */

struct merge_input {
    row_source *next;
    void *context;
    struct row row;
};

void merge_init(struct merge *m, size_t n_columns)
{
    *m = (struct merge){.n_columns = n_columns};
}

void merge_add(struct merge *m, row_source *next, void *context)
{
    m->inputs = mem_grow(m->inputs, &m->capacity, m->n + 1, sizeof(*m->inputs));
    m->inputs[m->n++] = (struct merge_input){.next = next, .context = context};
}

static bool is_before(const struct merge *m, size_t a, size_t b)
{
    return row_compare(&m->heap[a]->row, &m->heap[b]->row) < 0;
}

static void swap(struct merge *m, size_t a, size_t b)
{
    struct merge_input *held = m->heap[a];

    m->heap[a] = m->heap[b];
    m->heap[b] = held;
}

static void sift_up(struct merge *m, size_t i)
{
    for (; i && is_before(m, i, (i - 1) / 2); i = (i - 1) / 2)
        swap(m, i, (i - 1) / 2);
}

static void sift_down(struct merge *m)
{
    for (size_t i = 0, child; (child = 2 * i + 1) < m->in_heap; i = child) {
        if (child + 1 < m->in_heap && is_before(m, child + 1, child))
            child++;
        if (!is_before(m, child, i))
            return;
        swap(m, i, child);
    }
}

/* Those that gave the last row go on, and back into the heap. */
static void advance(struct merge *m)
{
    while (m->given) {
        struct merge_input *input = m->heap[m->in_heap];

        m->given--;
        if (input->next(input->context, &input->row))
            sift_up(m, m->in_heap++);
        else
            m->heap[m->in_heap] = m->heap[m->in_heap + m->given];
    }
}

/* Takes the first from the heap, to stand just behind it. */
static struct merge_input *take_first(struct merge *m)
{
    swap(m, 0, --m->in_heap);
    m->given++;
    sift_down(m);
    return m->heap[m->in_heap];
}

static void start(struct merge *m)
{
    m->heap = mem_zalloc(m->n, sizeof(struct merge_input *));
    for (size_t i = 0; i < m->n; i++)
        m->heap[i] = &m->inputs[i];
    m->given = m->n;
}

bool merge_next(struct merge *m, struct row *row)
{
    if (!m->heap)
        start(m);
    advance(m);
    if (!m->in_heap || m->too_large)
        return false;
    *row = take_first(m)->row;
    if (!m->in_heap || row_compare(row, &m->heap[0]->row) != 0)
        return true;
    memcpy(m->sums, row->columns, m->n_columns * sizeof(*m->sums));
    row->columns = m->sums;
    while (m->in_heap && row_compare(row, &m->heap[0]->row) == 0)
        if (!row_add(m->sums, take_first(m)->row.columns, m->n_columns))
            m->too_large = true;
    return !m->too_large;
}

void merge_release(struct merge *m)
{
    free(m->inputs);
    free(m->heap);
    *m = (struct merge){0};
}

/* ---- a run: lengths and numbers in groups of 7 bits, the lowest first ---- */

enum {
    MOST_RUNS = 16,         /* of one level, before they are merged to one */
    READ_AT_ONCE = 1 << 16, /* bytes */
    LONGEST_NUMBER = 10
};

struct run {
    int fd;
    unsigned level; /* how often what is in it was merged */
    struct runs *owner;

    /* While it is read: the bytes in view are data[start .. end). */
    char *data;
    size_t start, end, capacity;
    off_t offset; /* in the file, of what comes next */
    struct buf group;
    uint64_t columns[ROW_MOST_COLUMNS];
};

static void add_number(struct buf *b, uint64_t n)
{
    for (; n >= 0x80; n >>= 7)
        b->data[b->len++] = (char)(n | 0x80);
    b->data[b->len++] = (char)n;
}

static bool fail(struct runs *r, const char *problem)
{
    if (!r->problem[0])
        snprintf(r->problem, sizeof(r->problem), "temporary file in %s: %s",
                 r->out.name, problem);
    return false;
}

void runs_init(struct runs *r, size_t n_columns)
{
    *r = (struct runs){.n_columns = n_columns, .out.fd = -1};
}

bool runs_begin(struct runs *r)
{
    buf_clear(&r->last_group);
    r->has_group = false;
    return output_open_temporary(&r->out) || fail(r, output_problem(&r->out));
}

/* A group is written where it differs from the row before: its length + 1, or 0. */
bool runs_add(struct runs *r, const struct row *row)
{
    struct buf *b = &r->out.buf;

    buf_reserve(b, row->group.len + row->key.len +
                       LONGEST_NUMBER * (2 + ROW_MOST_COLUMNS));
    if (r->has_group && span_equal(row->group, buf_span(&r->last_group))) {
        add_number(b, 0);
    } else {
        add_number(b, row->group.len + 1);
        buf_add_span(b, row->group);
        buf_clear(&r->last_group);
        buf_add_span(&r->last_group, row->group);
        r->has_group = true;
    }
    add_number(b, row->key.len);
    buf_add_span(b, row->key);
    for (size_t i = 0; i < r->n_columns; i++)
        add_number(b, row->columns[i]);
    return output_flush_full(&r->out) || fail(r, output_problem(&r->out));
}

static bool read_more(struct run *run)
{
    ssize_t n;

    do
        n = pread(run->fd, run->data + run->end, run->capacity - run->end, run->offset);
    while (n < 0 && errno == EINTR);
    if (n < 0)
        return fail(run->owner, strerror(errno));
    run->end += (size_t)n;
    run->offset += n;
    return n > 0;
}

/* Brings `need` bytes into view, or as many as there are. */
static void view(struct run *run, size_t need)
{
    if (run->end - run->start >= need)
        return;
    memmove(run->data, run->data + run->start, run->end - run->start);
    run->end -= run->start;
    run->start = 0;
    if (need > run->capacity) {
        run->capacity = need;
        run->data = mem_resize(run->data, need, 1);
    }
    while (run->end < need && read_more(run))
        ;
}

static bool take_number(struct run *run, uint64_t *n)
{
    *n = 0;
    for (unsigned shift = 0; run->start < run->end && shift < 64; shift += 7) {
        unsigned char byte = (unsigned char)run->data[run->start++];

        *n |= (uint64_t)(byte & 0x7F) << shift;
        if (byte < 0x80)
            return true;
    }
    return false;
}

static bool take_length(struct run *run, size_t *length)
{
    uint64_t n;

    if (!take_number(run, &n))
        return false;
    *length = (size_t)n;
    return true;
}

static bool take_group(struct run *run)
{
    size_t length;

    if (!take_length(run, &length))
        return false;
    if (!length--)
        return true;
    view(run, length + LONGEST_NUMBER);
    if (run->end - run->start < length)
        return false;
    buf_clear(&run->group);
    buf_add(&run->group, run->data + run->start, length);
    run->start += length;
    return true;
}

static bool take_row(struct run *run, struct row *row)
{
    size_t length;

    view(run, 2 * LONGEST_NUMBER);
    if (!take_group(run) || !take_length(run, &length))
        return false;
    view(run, length + ROW_MOST_COLUMNS * LONGEST_NUMBER);
    if (run->end - run->start < length)
        return false;
    row->key = (struct span){run->data + run->start, length};
    run->start += length;
    for (size_t i = 0; i < run->owner->n_columns; i++)
        if (!take_number(run, &run->columns[i]))
            return false;
    row->group = buf_span(&run->group);
    row->total = false;
    row->columns = run->columns;
    return true;
}

static bool next_of_run(void *context, struct row *row)
{
    struct run *run = context;

    view(run, 1);
    if (run->start == run->end)
        return false;
    return take_row(run, row) || fail(run->owner, "it is cut off");
}

static void open_run(struct run *run)
{
    if (!run->data)
        run->data = mem_alloc(run->capacity = READ_AT_ONCE);
    run->start = run->end = 0;
    run->offset = 0;
}

static void stop_reading(struct run *run)
{
    free(run->data);
    buf_release(&run->group);
    run->data = NULL;
}

static void release_run(struct run *run)
{
    stop_reading(run);
    close(run->fd);
}

/* ---- all runs ---- */

static void start_merge(struct runs *r, size_t first)
{
    merge_release(&r->merge);
    merge_init(&r->merge, r->n_columns);
    for (size_t i = first; i < r->n; i++) {
        open_run(&r->items[i]);
        merge_add(&r->merge, next_of_run, &r->items[i]);
    }
}

static void add_run(struct runs *r, unsigned level)
{
    r->items = mem_grow(r->items, &r->capacity, r->n + 1, sizeof(*r->items));
    r->items[r->n++] = (struct run){.fd = r->out.fd, .level = level, .owner = r};
    r->out.fd = -1;
}

static bool next_merged(struct runs *r, struct row *row)
{
    bool good = merge_next(&r->merge, row);

    if (r->merge.too_large)
        snprintf(r->problem, sizeof(r->problem), "%s", row_too_large);
    return good && !r->problem[0];
}

/* Makes one run of those from the `first` on. */
static bool merge_runs(struct runs *r, size_t first)
{
    unsigned level = r->items[first].level + 1;
    struct row row;

    if (!runs_begin(r))
        return false;
    start_merge(r, first);
    while (next_merged(r, &row))
        if (!runs_add(r, &row))
            break;
    merge_release(&r->merge);
    if (r->problem[0])
        return false;
    if (!output_flush(&r->out))
        return fail(r, output_problem(&r->out));
    while (r->n > first)
        release_run(&r->items[--r->n]);
    add_run(r, level);
    return true;
}

/* Whether the last runs are so many of one level that they should be merged. */
static bool are_many(const struct runs *r)
{
    return r->n >= MOST_RUNS &&
           r->items[r->n - MOST_RUNS].level == r->items[r->n - 1].level;
}

bool runs_end(struct runs *r)
{
    if (!output_flush(&r->out))
        return fail(r, output_problem(&r->out));
    add_run(r, 0);
    while (are_many(r))
        if (!merge_runs(r, r->n - MOST_RUNS))
            return false;
    return true;
}

bool runs_open(struct runs *r)
{
    buf_release(&r->out.buf);
    start_merge(r, 0);
    return !r->problem[0];
}

bool runs_next(struct runs *r, struct row *row)
{
    return next_merged(r, row);
}

void runs_release(struct runs *r)
{
    merge_release(&r->merge);
    while (r->n)
        release_run(&r->items[--r->n]);
    free(r->items);
    output_discard(&r->out);
    buf_release(&r->last_group);
    runs_init(r, r->n_columns);
}
