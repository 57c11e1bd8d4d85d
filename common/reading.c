#include "reading.h"

#include "ascii.h"
#include "fold.h"
#include "mem.h"
#include "unicode.h"
#include "utf8.h"

#include <stdlib.h>

/* ---- words of the gazetteer ---- */

static const struct image_word *word_at(const struct reader *r, uint32_t number)
{
    const struct gazetteer *g = r->gazetteer;

    return (const struct image_word *)gazetteer_section(g, g->header->words) + number;
}

const struct image_node *reader_node(const struct reader *r, uint32_t word)
{
    const struct image_node *nodes =
        gazetteer_section(r->gazetteer, r->gazetteer->header->nodes);
    uint32_t node = word_at(r, word)->node;

    return reader_goes_to(r, node) ? &nodes[node] : NULL;
}

/* Whether `text` is `word` with `kind` behind it; 0 for nothing. */
static bool is_text(struct span text, struct span word, char kind)
{
    return text.len == word.len + (kind != 0) &&
           memcmp(text.data, word.data, word.len) == 0 &&
           (!kind || text.data[word.len] == kind);
}

/* A filter that rejects nearly all strings that are no word of a kind. */
struct word_filter {
    const uint64_t *bits;
    uint64_t mask;
};

static struct word_filter filter_of(const struct reader *r, char kind)
{
    const struct image_section *section =
        &r->gazetteer->header->filters[image_filter_of(kind)];

    return (struct word_filter){gazetteer_section(r->gazetteer, *section),
                                section->count - 1};
}

static bool filter_lets(const struct word_filter *f, uint64_t hash)
{
    uint64_t bits = image_filter_bits(hash);

    return (f->bits[hash >> 16 & f->mask] & bits) == bits;
}

/* The hash of a word by that of its bytes before `kind`; 0 for nothing behind them. */
static uint64_t hash_of(uint64_t bytes, char kind)
{
    return image_hash_end(kind ? image_hash_byte(bytes, kind) : bytes);
}

static bool is_active(const struct reader *r, const struct image_slot *slot)
{
    uint32_t languages = slot->languages;

    if (languages == SLOT_ASK)
        languages = word_at(r, slot->word - 1)->languages;
    return r->active[languages];
}

/* The next word, from a place among the slots on, that a language has and that seems to
   have the hash: its number + 1, or 0. The place moves behind it. */
static uint32_t next_of_hash(const struct reader *r, uint64_t hash, uint64_t *place)
{
    const struct gazetteer *g = r->gazetteer;
    const struct image_slot *slots = gazetteer_section(g, g->header->word_slots);
    uint64_t mask = g->header->word_slots.count - 1;

    for (;;) {
        const struct image_slot *slot = &slots[(*place)++ & mask];

        if (!slot->word || (slot->tag == image_slot_tag(hash) && is_active(r, slot)))
            return slot->word;
    }
}

/*
 * Number + 1 of the word that a language has with these bytes and `kind` behind
 * them, or 0; `hash` is that of the word.
 */
static uint32_t find_word(const struct reader *r, struct span word, char kind,
                          uint64_t hash)
{
    uint64_t place = hash;
    uint32_t found = next_of_hash(r, hash, &place);

    while (found && !is_text(gazetteer_text(r->gazetteer, word_at(r, found - 1)->text),
                             word, kind))
        found = next_of_hash(r, hash, &place);
    return found;
}

static bool is_added(const struct reader *r, uint32_t number)
{
    for (size_t i = 0; i < r->list.len; i += sizeof(number))
        if (memcmp(r->list.data + i, &number, sizeof(number)) == 0)
            return true;
    return false;
}

/* Two foldings of a token may begin alike, and so may what is behind two proclitics:
   a word is added once. */
static void add_word(struct reader *r, uint32_t word)
{
    uint32_t number = word - 1;

    if (!is_added(r, number))
        buf_add(&r->list, &number, sizeof(number));
}

/* ---- endings and proclitics ---- */

static bool word_has_language(const struct reader *r, uint32_t word, uint32_t language)
{
    const language_set *sets =
        gazetteer_section(r->gazetteer, r->gazetteer->header->language_sets);

    return sets[word_at(r, word - 1)->languages].bits[language / 64] >> language % 64 &
           1;
}

static bool may_end(const struct reader *r, uint32_t stem, struct span ending)
{
    for (size_t i = 0; i < r->n_used; i++)
        if (word_has_language(r, stem, r->used[i].number) &&
            endings_has(&r->used[i].endings, ending))
            return true;
    return false;
}

/* A run of characters that a word begins with. */
struct beginning {
    uint64_t hash;
    size_t len; /* bytes */
};

/* The beginnings of a word, but for those that are too long to be words. */
struct beginnings {
    struct span word;
    struct beginning items[WORD_LONGEST_OPEN];
    size_t n;
    uint64_t whole; /* the hash of the word */
};

/* Behind the word is a byte that does not continue its last character. */
static void find_beginnings(struct beginnings *b, struct span word)
{
    uint64_t hash = IMAGE_HASH_START;
    size_t n = 0;

    b->word = word;
    for (size_t i = 0; i < word.len; i++) {
        hash = image_hash_byte(hash, word.data[i]);
        if (i < WORD_LONGEST_OPEN) {
            b->items[n] = (struct beginning){hash, i + 1};
            n += !utf8_continues(word.data[i + 1]);
        }
    }
    b->n = n;
    b->whole = hash;
}

/* Number + 1 of the word that a beginning is with `kind` behind it, or 0. */
static uint32_t find_beginning(const struct reader *r, const struct beginnings *b,
                               size_t i, char kind, const struct word_filter *filter)
{
    const struct beginning *beginning = &b->items[i];
    uint64_t hash = hash_of(beginning->hash, kind);

    return filter_lets(filter, hash)
               ? find_word(r, (struct span){b->word.data, beginning->len}, kind, hash)
               : 0;
}

/*
 * Adds the stems that the word has with an ending behind them. All of them, since
 * the longest may only be part of some longer form; the matcher prefers what
 * differs least.
 */
static void add_stems(struct reader *r, const struct beginnings *b)
{
    struct word_filter filter = filter_of(r, WORD_STEM);
    struct span word = b->word;
    size_t most = r->longest_ending;

    for (size_t i = most ? b->n : 0; i-- && word.len - b->items[i].len <= most;) {
        uint32_t stem = find_beginning(r, b, i, WORD_STEM, &filter);
        size_t len = b->items[i].len;

        if (stem && may_end(r, stem, (struct span){word.data + len, word.len - len}))
            add_word(r, stem);
    }
}

static void add_exact(struct reader *r, const struct beginnings *b)
{
    struct word_filter filter = filter_of(r, 0);
    uint64_t hash = hash_of(b->whole, 0);
    uint32_t word = filter_lets(&filter, hash) ? find_word(r, b->word, 0, hash) : 0;

    if (word)
        add_word(r, word);
}

static void add_plain(struct reader *r, const struct beginnings *b)
{
    add_exact(r, b);
    add_stems(r, b);
}

static void add_part(struct reader *r, struct span part)
{
    struct beginnings b;

    find_beginnings(&b, part);
    add_plain(r, &b);
}

/* Adds what the word is behind a proclitic. */
static void add_behind(struct reader *r, struct span word, const struct proclitic *p)
{
    buf_clear(&r->behind);
    buf_add_span(&r->behind, p->instead);
    buf_add(&r->behind, word.data + p->before.len, word.len - p->before.len);
    buf_terminate(&r->behind);
    add_part(r, buf_span(&r->behind));
}

/* Behind all of them, as with stems: the first word may only be part of a form. */
static void add_behind_proclitics(struct reader *r, struct span word)
{
    for (size_t i = 0; i < r->proclitics.n; i++) {
        const struct proclitic *p = &r->proclitics.items[i];

        if (*word.data == *p->before.data && word.len > p->before.len &&
            span_starts(word, p->before))
            add_behind(r, word, p);
    }
}

/* Adds the words that stand for all that begin as this one does. */
static void add_prefix_words(struct reader *r, const struct beginnings *b)
{
    struct word_filter filter = filter_of(r, WORD_PREFIX);

    for (size_t i = b->n; i--;) {
        uint32_t word = find_beginning(r, b, i, WORD_PREFIX, &filter);

        if (word)
            add_word(r, word);
    }
}

/* ---- tokens ---- */

struct span reading_word(struct span token)
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

size_t reading_parted(struct span token)
{
    for (size_t i = token.len; i-- > 1;)
        if (!ascii_is_letter(token.data[i]) &&
            (token.data[i] == ':' ||
             fold_apostrophe(span_between(token.data + i, span_end(token)))))
            return i;
    return 0;
}

/* Reads a folded word, with NUL behind it. */
static void read_folded(struct reader *r, struct span word)
{
    size_t parted = reading_parted(word);
    struct beginnings b;

    if (!word.len)
        return;
    find_beginnings(&b, word);
    add_plain(r, &b);
    if (parted)
        add_part(r, (struct span){word.data, parted});
    add_behind_proclitics(r, word);
    add_prefix_words(r, &b);
}

/* Keeps the forms that end at a node. Classes are asked for by name. */
static void keep_forms(struct reader *r, struct reading *reading,
                       const struct image_node *node, uint32_t len)
{
    const struct image_posting *postings = gazetteer_postings(r->gazetteer, node);

    for (uint32_t i = 0; i < node->n_postings; i++) {
        struct image_posting p = postings[i];

        if (!reader_has(r, p.language))
            continue;
        if (p.flags & ENTRY_CLASS) {
            reading->has_class = true;
            continue;
        }
        r->forms =
            mem_grow(r->forms, &r->forms_capacity, r->n_forms + 1, sizeof(*r->forms));
        r->forms[r->n_forms++] = (struct read_form){p.entry, p.flags, len};
        reading->n_forms++;
    }
}

static void keep_leading(struct reader *r, struct read_leading word,
                         const struct image_edge_table *edges)
{
    size_t n = r->n_leading++;

    r->leading = mem_grow(r->leading, &r->leading_capacity, n + 1, sizeof(*r->leading));
    r->edges = mem_grow(r->edges, &r->edges_capacity, n + 1, sizeof(*r->edges));
    r->leading[n] = word;
    r->edges[n] = *edges;
}

static void keep_inner(struct reader *r, struct read_inner word)
{
    r->inner =
        mem_grow(r->inner, &r->inner_capacity, r->n_inner + 1, sizeof(*r->inner));
    r->inner[r->n_inner++] = word;
}

static void keep_word(struct reader *r, struct reading *reading,
                      struct reading_links *links, uint32_t number)
{
    const struct image_word *word = word_at(r, number);
    const struct image_node *node = reader_node(r, number);
    uint32_t len = word->text.len;

    if (node)
        keep_forms(r, reading, node, len);
    if (node && node->edges.words) {
        keep_leading(r, (struct read_leading){number, len, node->edges.words},
                     &node->edges);
        reading->n_leading++;
        links->next |= node->edges.words;
    }
    if (r->active[word->inner]) {
        keep_inner(r, (struct read_inner){number, len});
        reading->n_inner++;
        links->inner |= image_word_bit(number);
    }
}

/* The only form of a reading, if it is a topic term. */
static struct read_topic topic_of(const struct reader *r, const struct reading *reading)
{
    const struct read_form *form;

    if (reading->n_forms != 1)
        return (struct read_topic){0, 0};
    form = &r->forms[reading->first_form];
    return form->flags & ENTRY_TOPIC ? (struct read_topic){form->entry, form->flags}
                                     : (struct read_topic){0, 0};
}

static void add_reading(struct reader *r, struct reading reading,
                        struct reading_links links)
{
    size_t n = r->n_readings++;

    r->readings =
        mem_grow(r->readings, &r->readings_capacity, n + 1, sizeof(*r->readings));
    r->links = mem_grow(r->links, &r->links_capacity, n + 1, sizeof(*r->links));
    r->topics = mem_grow(r->topics, &r->topics_capacity, n + 1, sizeof(*r->topics));
    r->readings[n] = reading;
    r->links[n] = links;
    r->topics[n] = topic_of(r, &reading);
}

static void keep_list(struct reader *r, struct span list)
{
    struct reading new = {.first_leading = (uint32_t)r->n_leading,
                          .first_inner = (uint32_t)r->n_inner,
                          .first_form = (uint32_t)r->n_forms};
    struct reading_links links = {0};
    uint32_t number;

    for (size_t i = 0; i < list.len; i += sizeof(number)) {
        memcpy(&number, list.data + i, sizeof(number));
        keep_word(r, &new, &links, number);
    }
    add_reading(r, new, links);
}

static uint32_t bits_of(const struct reader *r, uint32_t number)
{
    const struct reading *reading = &r->readings[number];
    const struct reading_links *links = &r->links[number];

    return (links->next ? READING_LEADS : 0) | (links->inner ? READING_GOES_ON : 0) |
           (reading->n_forms ? READING_ENDS : 0) |
           (r->topics[number].flags ? READING_TOPIC : 0);
}

/* The reading of the words found. */
static uint32_t keep_words(struct reader *r)
{
    uint32_t number = intern_add(&r->lists, buf_span(&r->list)) + 1;

    if (number == r->n_readings)
        keep_list(r, buf_span(&r->list));
    return number | bits_of(r, number);
}

/* Tokens that are looked up together, so that what is known of one is fetched while
   others are folded and looked up. */
struct looked_up {
    struct reader *reader;
    size_t words[CACHE_MADE_AT_ONCE + 1]; /* where they begin, folded */
    uint64_t hashes[CACHE_MADE_AT_ONCE];  /* of the words, whole */
};

static struct span folded_word(const struct looked_up *l, size_t i)
{
    return (struct span){l->reader->folded.data + l->words[i],
                         l->words[i + 1] - l->words[i] - 1};
}

static void hash_word(struct looked_up *l, size_t i)
{
    const struct gazetteer *g = l->reader->gazetteer;
    const struct image_slot *slots = gazetteer_section(g, g->header->word_slots);
    struct word_filter filter = filter_of(l->reader, 0);
    struct span word = folded_word(l, i);
    uint64_t hash = IMAGE_HASH_START;

    for (size_t k = 0; k < word.len; k++)
        hash = image_hash_byte(hash, word.data[k]);
    l->hashes[i] = hash = hash_of(hash, 0);
    __builtin_prefetch(&filter.bits[hash >> 16 & filter.mask]);
    __builtin_prefetch(&slots[hash & (g->header->word_slots.count - 1)]);
}

static void fold_all(struct looked_up *l, const struct span *tokens, size_t n)
{
    struct buf *folded = &l->reader->folded;

    buf_clear(folded);
    l->words[0] = 0;
    for (size_t i = 0; i < n; i++) {
        fold(reading_word(tokens[i]), folded);
        buf_add_char(folded, '\0');
        l->words[i + 1] = folded->len;
        hash_word(l, i);
    }
}

/* Fetches the words of the gazetteer that the tokens are, as it seems by their hashes,
   and then what these words lead to. */
static void fetch_all(const struct looked_up *l, size_t n)
{
    const struct reader *r = l->reader;
    const struct gazetteer *g = r->gazetteer;
    const struct image_node *nodes = gazetteer_section(g, g->header->nodes);
    struct word_filter filter = filter_of(r, 0);
    const struct image_word *found[CACHE_MADE_AT_ONCE];
    size_t n_found = 0;

    for (size_t i = 0; i < n; i++) {
        uint64_t place = l->hashes[i];
        uint32_t word =
            filter_lets(&filter, place) ? next_of_hash(r, l->hashes[i], &place) : 0;

        if (word) {
            found[n_found] = word_at(r, word - 1);
            __builtin_prefetch(found[n_found++]);
        }
    }
    for (size_t i = 0; i < n_found; i++) {
        __builtin_prefetch(gazetteer_text(g, found[i]->text).data);
        __builtin_prefetch(&nodes[found[i]->node]);
    }
}

static uint32_t look_up(struct reader *r, struct span token, struct span word)
{
    uint32_t reading = 0;

    buf_clear(&r->list);
    read_folded(r, word);
    if (r->is_turkic && memchr(token.data, 'I', token.len)) {
        buf_clear(&r->turkic);
        fold_turkic(reading_word(token), &r->turkic);
        buf_terminate(&r->turkic);
        read_folded(r, buf_span(&r->turkic));
    }
    if (r->list.len)
        reading = keep_words(r);
    return reading_is_dense(token) ? reading | READING_DENSE : reading;
}

/* What tokens are read as, not from the cache. */
static void look_up_all(void *context, const struct span *tokens, size_t n,
                        uint32_t *readings)
{
    struct looked_up l;

    l.reader = context; /* the rest is set for each token */
    fold_all(&l, tokens, n);
    fetch_all(&l, n);
    for (size_t i = 0; i < n; i++)
        readings[i] = look_up(l.reader, tokens[i], folded_word(&l, i));
}

void reader_read_all(struct reader *r, const struct span *tokens, size_t n,
                     uint32_t *readings)
{
    cache_read(&r->cache, tokens, n, look_up_all, r, readings);
}
