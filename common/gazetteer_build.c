#include "gazetteer_build.h"

#include "files.h"
#include "fold.h"
#include "gazetteer_image.h"
#include "intern.h"
#include "mem.h"
#include "wordbreak.h"

#include <stdio.h>
#include <stdlib.h>

enum { MOST_WORDS = 32, LONGEST_PREFIX = 60 };

struct new_entry {
    uint32_t node;
    uint32_t order; /* of arrival */
    struct gazetteer_entry fields;
};

struct gazetteer_builder {
    struct intern words; /* folded; prefixes end in '*' */
    struct intern edges; /* (node, word) as bytes; edge i leads to node i + 1 */
    struct arena text;
    struct new_entry *entries;
    size_t n_entries, capacity;
    unsigned rank;
    size_t longest;
    struct buf folded;
};

struct gazetteer_builder *gazetteer_builder_new(void)
{
    return mem_zalloc(1, sizeof(struct gazetteer_builder));
}

void gazetteer_builder_free(struct gazetteer_builder *b)
{
    if (!b)
        return;
    intern_release(&b->words);
    intern_release(&b->edges);
    arena_release(&b->text);
    buf_release(&b->folded);
    free(b->entries);
    free(b);
}

/* ---- forms ---- */

/* The number of a word of a form; one with '*' behind it is a prefix. */
static uint32_t add_word(struct gazetteer_builder *b, struct span word, bool prefix)
{
    buf_clear(&b->folded);
    fold(word, &b->folded);
    if (prefix)
        buf_add_char(&b->folded, '*');
    return intern_add(&b->words, buf_span(&b->folded));
}

static uint32_t add_edge(struct gazetteer_builder *b, uint32_t node, uint32_t word)
{
    uint32_t pair[2] = {node, word};

    return intern_add(&b->edges, (struct span){(const char *)pair, sizeof(pair)}) + 1;
}

/* The node that a form leads to; 0 with a problem if it is no good. */
static uint32_t add_form(struct gazetteer_builder *b, struct span form,
                         const char **problem)
{
    struct span word;
    size_t pos = 0, n = 0;
    uint32_t node = 0;

    while (wordbreak_next_word(form, &pos, &word)) {
        bool prefix = pos < form.len && form.data[pos] == '*';

        if (++n > MOST_WORDS || (prefix && word.len > LONGEST_PREFIX)) {
            *problem = "the form is too long";
            return 0;
        }
        node = add_edge(b, node, add_word(b, word, prefix));
    }
    if (!n)
        *problem = "the form holds no word";
    if (n > b->longest)
        b->longest = n;
    return node;
}

static struct span keep(struct gazetteer_builder *b, struct span s)
{
    return arena_copy(&b->text, s);
}

static bool add_entry(struct gazetteer_builder *b, struct gazetteer_entry e,
                      const char **problem)
{
    uint32_t node = add_form(b, e.form, problem);

    if (!node)
        return false;
    if (memchr(e.form.data, ',', e.form.len))
        e.flags |= ENTRY_COMMA;
    if (memchr(e.form.data, '.', e.form.len))
        e.flags |= ENTRY_STOP;
    e.type = keep(b, e.type);
    e.id = keep(b, e.id);
    e.kind = keep(b, e.kind);
    e.lang = keep(b, e.lang);
    e.form = keep(b, e.form);
    e.rank = b->rank;
    b->entries =
        mem_grow(b->entries, &b->capacity, b->n_entries + 1, sizeof(*b->entries));
    b->entries[b->n_entries] = (struct new_entry){node, (uint32_t)b->n_entries, e};
    b->n_entries++;
    return true;
}

/* ---- files ---- */

/* "-" stands for an empty column. */
static struct span column(struct span s, const char *when_empty)
{
    return s.len == 0 || span_is(s, "-") ? span_of(when_empty) : s;
}

static bool read_weight(struct span s, float *weight)
{
    char text[32], *end;

    if (s.len >= sizeof(text) || strspn(s.data, "0123456789.") < s.len)
        return false;
    memcpy(text, s.data, s.len);
    text[s.len] = '\0';
    *weight = strtof(text, &end);
    return end != text && !*end && *weight >= 0 && *weight <= 1000;
}

static bool read_flags(struct span s, unsigned *flags)
{
    struct span flag;

    if (!s.len)
        return true;
    while (span_split(&s, ',', &flag)) {
        if (span_is(flag, "capital"))
            *flags |= ENTRY_CAPITAL;
        else if (span_is(flag, "exact"))
            *flags |= ENTRY_EXACT;
        else
            return false;
    }
    return true;
}

typedef const char *read_row(struct gazetteer_builder *b, const struct span *columns,
                             size_t n);

/* Returns what is wrong, or NULL. */
static const char *read_entry_row(struct gazetteer_builder *b, const struct span *c,
                                  size_t n)
{
    struct gazetteer_entry e = {.weight = 1};
    const char *problem = NULL;

    if (n < 3 || n > 7)
        return "a row has 3 to 7 columns: type, id, form, kind, lang, weight, flags";
    e.type = column(c[0], "");
    e.id = column(c[1], "");
    e.form = c[2];
    e.kind = column(c[3], "name");
    e.lang = column(c[4], "");
    if (!e.type.len != !e.id.len)
        return "type and id are given both, or both left out with '-' to block a form";
    if (!e.type.len)
        e.flags |= ENTRY_BLOCK;
    if (span_is(e.type, "topic"))
        return "topics have a file format of their own; see dateline-gazetteer(5)";
    if (!read_weight(column(c[5], "1"), &e.weight))
        return "the weight is not a number from 0 to 1000";
    if (!read_flags(column(c[6], ""), &e.flags))
        return "flags are 'capital' and 'exact', with a comma between";
    add_entry(b, e, &problem);
    return problem;
}

static const char *read_topic_row(struct gazetteer_builder *b, const struct span *c,
                                  size_t n)
{
    struct gazetteer_entry e = {.weight = 1, .flags = ENTRY_TOPIC};
    const char *problem = NULL;

    if (n < 3 || n > 4)
        return "a row has 3 or 4 columns: topic, lang, pattern, weight";
    e.type = SPAN("topic");
    e.kind = SPAN("name");
    e.id = column(c[0], "");
    e.lang = column(c[1], "");
    e.form = c[2];
    if (!e.id.len)
        return "the topic is missing";
    if (!read_weight(column(c[3], "1"), &e.weight))
        return "the weight is not a number from 0 to 1000";
    add_entry(b, e, &problem);
    return problem;
}

static bool add_file(struct gazetteer_builder *b, const char *path, read_row *read,
                     struct gazetteer_fault *fault)
{
    struct table_file file;
    struct span columns[7];
    const char *problem = NULL;
    size_t n;

    b->rank++;
    if (!table_file_open(&file, path)) {
        fault->place = (struct place){.file = path};
        snprintf(fault->problem, sizeof(fault->problem), "%s", file.problem);
        table_file_close(&file);
        return false;
    }
    while (!problem && (n = table_file_next(&file, columns, 7)) > 0)
        problem = read(b, columns, n);
    if (problem) {
        fault->place = file.place;
        snprintf(fault->problem, sizeof(fault->problem), "%s", problem);
    }
    table_file_close(&file);
    return !problem;
}

bool gazetteer_add_entries(struct gazetteer_builder *b, const char *path,
                           struct gazetteer_fault *fault)
{
    return add_file(b, path, read_entry_row, fault);
}

bool gazetteer_add_topics(struct gazetteer_builder *b, const char *path,
                          struct gazetteer_fault *fault)
{
    return add_file(b, path, read_topic_row, fault);
}

void gazetteer_add_compiled(struct gazetteer_builder *b, const struct gazetteer *g,
                            bool entries, bool topics)
{
    unsigned before = b->rank, highest = 0;

    for (uint32_t i = 0; i < gazetteer_size(g); i++) {
        struct gazetteer_entry e = gazetteer_entry(g, i);
        const char *problem;

        if (!(e.flags & ENTRY_TOPIC ? topics : entries))
            continue;
        b->rank = before + e.rank;
        if (e.rank > highest)
            highest = e.rank;
        add_entry(b, e, &problem);
    }
    b->rank = before + highest;
}

/* ---- the image ---- */

static int by_node(const void *a, const void *b)
{
    const struct new_entry *x = a, *y = b;

    if (x->node != y->node)
        return x->node < y->node ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

static uint64_t power_of_two_above(uint64_t n)
{
    uint64_t power = 16;

    while (power < n)
        power *= 2;
    return power;
}

/* Appends `count` zeroed items, aligned; returns where they are. */
static struct image_section add_section(struct buf *out, size_t count, size_t size)
{
    size_t start = (out->len + 7) & ~(size_t)7, end = start + count * size;

    buf_reserve(out, end - out->len);
    memset(out->data + out->len, 0, end - out->len);
    out->len = end;
    return (struct image_section){start, count};
}

static void *items(struct buf *out, struct image_section s)
{
    return out->data + s.at;
}

static bool is_prefix_word(struct span word)
{
    return word.len > 1 && word.data[word.len - 1] == '*';
}

/* The longest prefix among the words that `word` starts with, itself excepted. */
static uint32_t find_fallback(struct gazetteer_builder *b, struct span word)
{
    size_t len = is_prefix_word(word) ? word.len - 2 : word.len;
    uint32_t found = INTERN_NONE;

    for (; len && found == INTERN_NONE; len--) {
        buf_clear(&b->folded);
        buf_add(&b->folded, word.data, len);
        buf_add_char(&b->folded, '*');
        found = intern_find(&b->words, buf_span(&b->folded));
    }
    return found == INTERN_NONE ? 0 : found + 1;
}

static void lay_out_words(struct gazetteer_builder *b, struct buf *out,
                          struct image_header *h)
{
    struct image_word *words;
    uint32_t *slots;
    uint64_t mask;

    h->words = add_section(out, b->words.n, sizeof(*words));
    h->word_slots =
        add_section(out, power_of_two_above(b->words.n * 2), sizeof(*slots));
    words = items(out, h->words);
    slots = items(out, h->word_slots);
    mask = h->word_slots.count - 1;
    for (uint32_t i = 0; i < b->words.n; i++) {
        struct span text = b->words.keys[i];
        uint64_t slot = intern_hash(text) & mask;

        words[i].text.len = (uint32_t)text.len;
        words[i].fallback = find_fallback(b, text);
        if (is_prefix_word(text))
            h->prefix_lengths |= UINT64_C(1) << (text.len - 1);
        while (slots[slot])
            slot = (slot + 1) & mask;
        slots[slot] = i + 1;
    }
}

static void lay_out_edges(struct gazetteer_builder *b, struct buf *out,
                          struct image_header *h)
{
    struct image_edge *slots;
    struct image_word *words;
    uint64_t mask;

    h->edge_slots =
        add_section(out, power_of_two_above(b->edges.n * 2), sizeof(*slots));
    slots = items(out, h->edge_slots);
    words = items(out, h->words);
    mask = h->edge_slots.count - 1;
    for (uint32_t i = 0; i < b->edges.n; i++) {
        uint32_t pair[2];
        uint64_t slot;

        memcpy(pair, b->edges.keys[i].data, sizeof(pair));
        if (pair[0] == 0)
            words[pair[1]].node = i + 1;
        slot = image_edge_hash(pair[0], pair[1]) & mask;
        while (slots[slot].to)
            slot = (slot + 1) & mask;
        slots[slot] = (struct image_edge){pair[0], pair[1], i + 1};
    }
}

static void lay_out_entries(struct gazetteer_builder *b, struct buf *out,
                            struct image_header *h)
{
    struct image_node *nodes;

    qsort(b->entries, b->n_entries, sizeof(*b->entries), by_node);
    h->nodes = add_section(out, b->edges.n + 1, sizeof(*nodes));
    h->entries = add_section(out, b->n_entries, sizeof(struct image_entry));
    nodes = items(out, h->nodes);
    for (uint32_t i = 0; i < b->n_entries; i++) {
        struct image_node *node = &nodes[b->entries[i].node];

        if (!node->n_entries++)
            node->first_entry = i;
    }
}

/* Strings come last, equal ones once. */
static struct image_text add_text(struct intern *seen, struct buf *places,
                                  struct buf *strings, struct span s)
{
    size_t before = seen->n;
    uint32_t number = intern_add(seen, s), at;

    if (number == before) {
        at = (uint32_t)strings->len;
        buf_add(places, &at, sizeof(at));
        buf_add_span(strings, s);
    }
    memcpy(&at, places->data + number * sizeof(at), sizeof(at));
    return (struct image_text){at, (uint32_t)s.len};
}

static void lay_out_strings(struct gazetteer_builder *b, struct buf *out,
                            struct image_header *h)
{
    struct intern seen = {0};
    struct buf places = {0}, strings = {0};
    struct image_word *words = items(out, h->words);
    struct image_entry *entries = items(out, h->entries);

    for (size_t i = 0; i < b->words.n; i++)
        words[i].text = add_text(&seen, &places, &strings, b->words.keys[i]);
    for (size_t i = 0; i < b->n_entries; i++) {
        const struct gazetteer_entry *e = &b->entries[i].fields;

        entries[i].type = add_text(&seen, &places, &strings, e->type);
        entries[i].id = add_text(&seen, &places, &strings, e->id);
        entries[i].kind = add_text(&seen, &places, &strings, e->kind);
        entries[i].lang = add_text(&seen, &places, &strings, e->lang);
        entries[i].form = add_text(&seen, &places, &strings, e->form);
        entries[i].weight = e->weight;
        entries[i].flags = (uint16_t)e->flags;
        entries[i].rank = (uint16_t)e->rank;
    }
    h->strings = add_section(out, strings.len + BUF_PADDING, 1);
    memcpy(items(out, h->strings), strings.data, strings.len);
    intern_release(&seen);
    buf_release(&places);
    buf_release(&strings);
}

void gazetteer_build(struct gazetteer_builder *b, struct buf *out)
{
    struct image_header h = {.byte_order = IMAGE_BYTE_ORDER};

    memcpy(h.magic, IMAGE_MAGIC, sizeof(h.magic));
    h.longest = (uint32_t)b->longest;
    add_section(out, 1, sizeof(h));
    lay_out_words(b, out, &h);
    lay_out_edges(b, out, &h);
    lay_out_entries(b, out, &h);
    lay_out_strings(b, out, &h);
    h.size = out->len;
    memcpy(out->data, &h, sizeof(h));
}
