#include "gazetteer.h"

#include "fold.h"
#include "gazetteer_image.h"
#include "intern.h"
#include "mem.h"
#include "unicode.h"
#include "utf8.h"
#include "wordbreak.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- the image ---- */

static bool fail(struct gazetteer *g, const char *problem)
{
    snprintf(g->problem, sizeof(g->problem), "%s", problem);
    return false;
}

static bool section_fits(const struct gazetteer *g, struct image_section s, size_t size)
{
    return s.at % 8 == 0 && s.at <= g->image.len &&
           s.count <= (g->image.len - s.at) / size;
}

static bool is_power_of_two(uint64_t n)
{
    return n && !(n & (n - 1));
}

static bool image_is_sound(const struct gazetteer *g)
{
    const struct image_header *h = g->header;

    return h->byte_order == IMAGE_BYTE_ORDER && h->size == g->image.len &&
           is_power_of_two(h->word_slots.count) &&
           is_power_of_two(h->edge_slots.count) &&
           section_fits(g, h->words, sizeof(struct image_word)) &&
           section_fits(g, h->word_slots, sizeof(uint32_t)) &&
           section_fits(g, h->edge_slots, sizeof(struct image_edge)) &&
           section_fits(g, h->nodes, sizeof(struct image_node)) &&
           section_fits(g, h->entries, sizeof(struct image_entry)) &&
           section_fits(g, h->strings, 1);
}

bool gazetteer_open_image(struct gazetteer *g, struct span image)
{
    *g = (struct gazetteer){.image = image};
    if (image.len < sizeof(*g->header) ||
        memcmp(image.data, IMAGE_MAGIC, sizeof(IMAGE_MAGIC) - 1) != 0)
        return fail(g, "it is not a compiled gazetteer");
    g->header = (const void *)image.data;
    return image_is_sound(g) ||
           fail(g, "it is damaged, or was compiled on another kind of machine");
}

bool gazetteer_open(struct gazetteer *g, const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat status;
    void *mapped;

    *g = (struct gazetteer){0};
    if (fd < 0)
        return fail(g, strerror(errno));
    if (fstat(fd, &status) != 0 || status.st_size <= 0) {
        close(fd);
        return fail(g, "it is empty");
    }
    mapped = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    close(fd);
    if (mapped == MAP_FAILED)
        return fail(g, strerror(errno));
    if (gazetteer_open_image(g, (struct span){mapped, (size_t)status.st_size})) {
        g->mapped = mapped;
        return true;
    }
    munmap(mapped, (size_t)status.st_size);
    return false;
}

void gazetteer_close(struct gazetteer *g)
{
    if (g->mapped)
        munmap(g->mapped, g->image.len);
    *g = (struct gazetteer){0};
}

static const void *section(const struct gazetteer *g, struct image_section s)
{
    return g->image.data + s.at;
}

static const struct image_word *word_at(const struct gazetteer *g, uint32_t number)
{
    return (const struct image_word *)section(g, g->header->words) + number;
}

static struct span text_at(const struct gazetteer *g, struct image_text text)
{
    return (struct span){(const char *)section(g, g->header->strings) + text.at,
                         text.len};
}

static const struct image_entry *raw_entry(const struct gazetteer *g, uint32_t number)
{
    return (const struct image_entry *)section(g, g->header->entries) + number;
}

size_t gazetteer_size(const struct gazetteer *g)
{
    return g->header->entries.count;
}

struct gazetteer_entry gazetteer_entry(const struct gazetteer *g, uint32_t number)
{
    const struct image_entry *e = raw_entry(g, number);

    return (struct gazetteer_entry){
        .type = text_at(g, e->type),
        .id = text_at(g, e->id),
        .kind = text_at(g, e->kind),
        .lang = text_at(g, e->lang),
        .form = text_at(g, e->form),
        .weight = e->weight,
        .flags = e->flags,
        .rank = e->rank,
    };
}

/* ---- tokens to words ---- */

/* Number + 1 of the word with exactly these bytes, or 0. */
static uint32_t find_word(const struct gazetteer *g, struct span text)
{
    const uint32_t *slots = section(g, g->header->word_slots);
    uint64_t mask = g->header->word_slots.count - 1;

    for (uint64_t i = intern_hash(text) & mask; slots[i]; i = (i + 1) & mask)
        if (span_equal(text_at(g, word_at(g, slots[i] - 1)->text), text))
            return slots[i];
    return 0;
}

/* The word in a token: no mark of a hashtag, no last stop of "U.S.". */
static struct span word_in(struct span token)
{
    if (token.len > 1 && token.data[0] == '#') {
        token.data++;
        token.len--;
    }
    if (token.len > 3 && token.data[token.len - 1] == '.' &&
        memchr(token.data, '.', token.len - 1))
        token.len--;
    return token;
}

/* The token without a possessive ending; false if it has none. */
static bool strip_possessive(struct span token, struct span *stripped)
{
    static const char *const endings[] = {"'s", "\u2019s", "'", "\u2019"};

    for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
        struct span ending = span_of(endings[i]);

        if (token.len > ending.len &&
            memcmp(token.data + token.len - ending.len, ending.data, ending.len) == 0) {
            *stripped = (struct span){token.data, token.len - ending.len};
            return true;
        }
    }
    return false;
}

/* The longest prefix among the words that the folded token in `b` starts with. */
static uint32_t find_prefix(const struct gazetteer *g, struct buf *b)
{
    size_t len = b->len < 63 ? b->len : 63;
    uint32_t found = 0;

    buf_reserve(b, 1);
    for (; len && !found; len--) {
        char kept = b->data[len];

        if (!(g->header->prefix_lengths >> len & 1))
            continue;
        b->data[len] = '*';
        found = find_word(g, (struct span){b->data, len + 1});
        b->data[len] = kept;
    }
    return found;
}

static uint32_t look_up(struct matcher *m, struct span token)
{
    struct span stripped;
    uint32_t word;

    buf_clear(&m->folded);
    fold(word_in(token), &m->folded);
    word = find_word(m->gazetteer, buf_span(&m->folded));
    if (!word && strip_possessive(buf_span(&m->folded), &stripped))
        word = find_word(m->gazetteer, stripped);
    return word ? word : find_prefix(m->gazetteer, &m->folded);
}

static uint32_t word_of(struct matcher *m, struct span token)
{
    struct cache_slot *slot;
    bool found;

    if (token.len == 0 || token.len > CACHE_LONGEST)
        return look_up(m, token);
    slot = cache_find(&m->cache, token, &found);
    if (!found)
        slot->value = look_up(m, token);
    return slot->value;
}

static void find_words(struct matcher *m, const struct token_run *run)
{
    m->words = mem_grow(m->words, &m->words_capacity, run->n, sizeof(*m->words));
    for (size_t i = 0; i < run->n; i++)
        m->words[i] = word_of(m, run->tokens[i]);
}

/* ---- may this entry stand here? ---- */

static bool starts_with_capital(struct span token)
{
    uint32_t code;

    token = word_in(token);
    if (!token.len)
        return false;
    utf8_decode(token.data, &code);
    return unicode_sentence_break[unicode_class(code)] == SB_UPPER;
}

static bool same_case(const struct image_entry *e, const struct gazetteer *g,
                      const struct token_run *run, size_t start, size_t end)
{
    struct span form = text_at(g, e->form), word, stripped;
    size_t pos = 0;

    for (; start < end && wordbreak_next_word(form, &pos, &word); start++) {
        struct span token = word_in(run->tokens[start]);

        if (!span_equal(token, word) &&
            !(strip_possessive(token, &stripped) && span_equal(stripped, word)))
            return false;
    }
    return true;
}

/* A full stop may follow St., Rep. or U.S. inside a name. */
static bool is_abbreviation(struct span token)
{
    return token.len <= 3 || memchr(token.data, '.', token.len);
}

static bool gap_allows(const struct image_entry *e, struct span before, struct span gap)
{
    size_t newlines = 0;

    for (size_t i = 0; i < gap.len; i++) {
        char c = gap.data[i];

        newlines += c == '\n';
        if (newlines > 1 || (c != '\0' && strchr(";:()[]{}\"!?", c)))
            return false;
        if (c == ',' && !(e->flags & ENTRY_COMMA))
            return false;
        if (c == '.' && !(e->flags & ENTRY_STOP) && !is_abbreviation(before))
            return false;
    }
    return true;
}

/* Between the tokens of a name there is no more than a name may hold. */
static bool holds_together(const struct image_entry *e, const struct token_run *run,
                           size_t start, size_t end)
{
    if (!run->starts)
        return true;
    for (size_t i = start; i + 1 < end; i++) {
        size_t gap = run->starts[i] + run->tokens[i].len;
        struct span between = {run->text.data + gap, run->starts[i + 1] - gap};

        if (!gap_allows(e, run->tokens[i], between))
            return false;
    }
    return true;
}

/* ---- the walk ---- */

struct walk {
    const struct matcher *m;
    const struct token_run *run;
    size_t start;
    struct match entity; /* best so far; end 0: none */
    size_t topics_end;   /* of the topic terms so far */
    struct matches *topics;
    size_t topics_before; /* matches there when the walk began */
};

static bool may_stand(const struct walk *w, const struct image_entry *e, size_t end)
{
    const struct token_run *run = w->run;

    if (e->flags & ENTRY_CAPITAL && !starts_with_capital(run->tokens[w->start]))
        return false;
    if (e->flags & ENTRY_EXACT && !same_case(e, w->m->gazetteer, run, w->start, end))
        return false;
    return end - w->start == 1 || holds_together(e, run, w->start, end);
}

static bool is_better(const struct walk *w, uint32_t entry, size_t end)
{
    const struct image_entry *a = raw_entry(w->m->gazetteer, entry), *b;

    if (end != w->entity.end)
        return end > w->entity.end;
    b = raw_entry(w->m->gazetteer, w->entity.entry);
    return a->rank != b->rank ? a->rank > b->rank : a->weight > b->weight;
}

static void take_topic(struct walk *w, uint32_t entry, size_t end)
{
    struct matches *t = w->topics;

    if (end < w->topics_end)
        return;
    if (end > w->topics_end)
        t->n = w->topics_before;
    w->topics_end = end;
    t->items = mem_grow(t->items, &t->capacity, t->n + 1, sizeof(*t->items));
    t->items[t->n++] = (struct match){w->start, end, entry};
}

/* The form that leads to `node` ends before token `end`. */
static void visit(struct walk *w, uint32_t node, size_t end, bool entities, bool topics)
{
    const struct gazetteer *g = w->m->gazetteer;
    const struct image_node *n =
        (const struct image_node *)section(g, g->header->nodes) + node;

    for (uint32_t i = n->first_entry; i < n->first_entry + n->n_entries; i++) {
        const struct image_entry *e = raw_entry(g, i);
        bool topic = e->flags & ENTRY_TOPIC;

        if (!(topic ? topics : entities) || !may_stand(w, e, end))
            continue;
        if (topic)
            take_topic(w, i, end);
        else if (is_better(w, i, end))
            w->entity = (struct match){w->start, end, i};
    }
}

static uint32_t follow(const struct gazetteer *g, uint32_t node, uint32_t word)
{
    const struct image_edge *edges = section(g, g->header->edge_slots);
    uint64_t mask = g->header->edge_slots.count - 1;

    for (uint64_t i = image_edge_hash(node, word) & mask; edges[i].to;
         i = (i + 1) & mask)
        if (edges[i].from == node && edges[i].word == word)
            return edges[i].to;
    return 0;
}

/* Recursion is as deep as the longest form has words. */
static void walk_from(struct walk *w, uint32_t node, size_t pos, bool entities,
                      bool topics)
{
    const struct gazetteer *g = w->m->gazetteer;

    visit(w, node, pos, entities, topics);
    if (pos == w->run->n)
        return;
    for (uint32_t word = w->m->words[pos]; word;) {
        uint32_t next = follow(g, node, word - 1);

        if (next)
            walk_from(w, next, pos + 1, entities, topics);
        word = word_at(g, word - 1)->fallback;
    }
}

static void walk_at(struct walk *w, bool entities, bool topics)
{
    const struct gazetteer *g = w->m->gazetteer;

    w->entity.end = 0;
    w->topics_end = 0;
    w->topics_before = w->topics->n;
    for (uint32_t word = w->m->words[w->start]; word;) {
        const struct image_word *first = word_at(g, word - 1);

        if (first->node)
            walk_from(w, first->node, w->start + 1, entities, topics);
        word = first->fallback;
    }
}

static void add_match(struct matches *list, struct match match)
{
    list->items =
        mem_grow(list->items, &list->capacity, list->n + 1, sizeof(*list->items));
    list->items[list->n++] = match;
}

void matcher_init(struct matcher *m, const struct gazetteer *g)
{
    *m = (struct matcher){.gazetteer = g};
    cache_init(&m->cache);
}

void matcher_release(struct matcher *m)
{
    cache_release(&m->cache);
    buf_release(&m->folded);
    free(m->words);
    *m = (struct matcher){0};
}

void matcher_run(struct matcher *m, const struct token_run *run,
                 struct matches *entities, struct matches *topics)
{
    struct walk w = {.m = m, .run = run, .topics = topics};
    size_t entities_free = 0, topics_free = 0; /* the first token not taken */

    find_words(m, run);
    for (w.start = 0; w.start < run->n; w.start++) {
        if (!m->words[w.start])
            continue;
        walk_at(&w, w.start >= entities_free, w.start >= topics_free);
        if (w.entity.end) {
            entities_free = w.entity.end;
            add_match(entities, w.entity);
        }
        if (w.topics_end)
            topics_free = w.topics_end;
    }
}
