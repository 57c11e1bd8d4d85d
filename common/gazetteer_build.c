#include "gazetteer_build.h"

#include "fold.h"
#include "gazetteer_rivals.h"
#include "intern.h"
#include "mem.h"
#include "reading.h"
#include "token.h"
#include "unicode.h"
#include "utf8.h"

#include <stdlib.h>

const char gazetteer_no_word[] = "the form holds no word";

enum { MOST_WORDS = 96 }; /* or characters, in scripts without spaces */

/* Bytes of what is added, so that 32 bits tell where it and its words are. */
enum { MOST_TEXT = 1 << 30 };

struct posting {
    uint32_t node, entry;
    bool by_stems, is_rivalled;
};

struct new_language {
    struct gazetteer_language known;
    struct span *drops;
    size_t n_drops;
};

/* Which languages use the words, or the nodes: by number, that of their set. */
struct language_sets {
    uint32_t *items;
    size_t capacity;
};

struct gazetteer_builder {
    struct intern words; /* folded; the last byte says if it is open */
    struct intern sets;  /* language_set as bytes; 0 is empty */
    struct language_sets of_words, of_inner_words, of_nodes;
    struct intern edges; /* (node, word) as bytes; edge i leads to node i + 1 */
    struct intern symbols, strings;
    struct arena text;
    struct image_entry *entries;
    size_t n_entries, capacity;
    struct posting *postings;
    size_t n_postings, postings_capacity;
    struct gazetteer_rival *rivals; /* of the node in hand */
    size_t rivals_capacity;
    struct image_recode *recodes;
    size_t n_recodes, recodes_capacity;
    struct intern schemes;      /* of topics; 0 has no name */
    struct intern terms;        /* struct term as bytes */
    uint32_t *entries_of_terms; /* by number of the term */
    size_t terms_capacity;
    uint32_t *priors; /* numbers of entries */
    size_t n_priors, priors_capacity;
    struct intern tags; /* of languages; 0 is any */
    struct new_language languages[LANGUAGES_MOST];
    uint32_t rank;
    struct buf form, folded, strings_at, all_strings;
    struct token_reader cutter;
    uint64_t taken, text_taken; /* entries, and bytes of them */
};

/* The number of a set, equal ones once. */
static uint32_t add_set(struct intern *sets, const language_set *set)
{
    return intern_add(sets, (struct span){(const char *)set, sizeof(*set)});
}

struct gazetteer_builder *gazetteer_builder_new(void)
{
    struct gazetteer_builder *b = mem_zalloc(1, sizeof(*b));

    add_set(&b->sets, &(language_set){{0}});
    intern_add(&b->tags, SPAN(""));
    intern_add(&b->schemes, SPAN(""));
    return b;
}

void gazetteer_builder_free(struct gazetteer_builder *b)
{
    if (!b)
        return;
    intern_release(&b->words);
    intern_release(&b->sets);
    intern_release(&b->edges);
    intern_release(&b->symbols);
    intern_release(&b->strings);
    intern_release(&b->schemes);
    intern_release(&b->terms);
    intern_release(&b->tags);
    arena_release(&b->text);
    buf_release(&b->form);
    buf_release(&b->folded);
    buf_release(&b->strings_at);
    buf_release(&b->all_strings);
    token_release(&b->cutter);
    for (size_t i = 0; i < LANGUAGES_MOST; i++)
        free(b->languages[i].drops);
    free(b->of_words.items);
    free(b->of_inner_words.items);
    free(b->of_nodes.items);
    free(b->entries);
    free(b->postings);
    free(b->rivals);
    free(b->recodes);
    free(b->entries_of_terms);
    free(b->priors);
    free(b);
}

void gazetteer_next_rank(struct gazetteer_builder *b)
{
    b->rank++;
}

uint64_t gazetteer_taken(const struct gazetteer_builder *b)
{
    return b->taken;
}

/* ---- languages ---- */

/* The number of a language; LANGUAGES_MOST if there are too many. */
static uint32_t language_number(struct gazetteer_builder *b, struct span tag)
{
    if (b->tags.n == LANGUAGES_MOST && intern_find(&b->tags, tag) == INTERN_NONE)
        return LANGUAGES_MOST;
    return intern_add(&b->tags, tag);
}

static struct span keep_folded(struct gazetteer_builder *b, struct span s)
{
    buf_clear(&b->folded);
    fold(s, &b->folded);
    return arena_copy(&b->text, buf_span(&b->folded));
}

static void split_drops(struct new_language *l)
{
    struct span rest = l->known.drops, drop;
    size_t capacity = 0;

    l->n_drops = 0;
    while (rest.len && span_split(&rest, ' ', &drop)) {
        l->drops = mem_grow(l->drops, &capacity, l->n_drops + 1, sizeof(*l->drops));
        if (drop.len)
            l->drops[l->n_drops++] = drop;
    }
}

const char *gazetteer_add_language(struct gazetteer_builder *b,
                                   const struct gazetteer_language *language)
{
    struct span tag = span_is(language->tag, "*") ? SPAN("") : language->tag;
    uint32_t number = language_number(b, tag);
    struct new_language *l;

    if (number == LANGUAGES_MOST)
        return "there are too many languages";
    l = &b->languages[number];
    free(l->drops);
    *l = (struct new_language){.known = {.uses = arena_copy(&b->text, language->uses),
                                         .capitals = language->capitals,
                                         .prefixes = keep_folded(b, language->prefixes),
                                         .drops = keep_folded(b, language->drops),
                                         .suffixes = keep_folded(b, language->suffixes),
                                         .defined = true}};
    split_drops(l);
    return NULL;
}

/* What is known of a language, or of any. */
static const struct new_language *known(const struct gazetteer_builder *b,
                                        uint32_t language)
{
    const struct new_language *l = &b->languages[language];

    return l->known.defined ? l : &b->languages[0];
}

/* ---- words ---- */

/* Makes room for the set of a number, which is empty at first. */
static uint32_t *set_of(struct language_sets *sets, uint32_t number)
{
    size_t before = sets->capacity;

    sets->items = mem_grow(sets->items, &sets->capacity, (size_t)number + 1,
                           sizeof(*sets->items));
    if (sets->capacity > before)
        memset(sets->items + before, 0,
               (sets->capacity - before) * sizeof(*sets->items));
    return &sets->items[number];
}

static void note_language(struct gazetteer_builder *b, struct language_sets *sets,
                          uint32_t number, uint32_t language)
{
    uint32_t *noted = set_of(sets, number);
    uint64_t bit = UINT64_C(1) << language % 64;
    language_set set;

    memcpy(&set, b->sets.keys[*noted].data, sizeof(set));
    if (set.bits[language / 64] & bit)
        return;
    set.bits[language / 64] |= bit;
    *noted = add_set(&b->sets, &set);
}

/* The number of the word in b->folded; it is used in a language. */
static uint32_t add_word(struct gazetteer_builder *b, uint32_t language, bool inner)
{
    uint32_t word = intern_add(&b->words, buf_span(&b->folded));

    note_language(b, &b->of_words, word, language);
    if (inner)
        note_language(b, &b->of_inner_words, word, language);
    return word;
}

static size_t count_letters(struct span s)
{
    size_t n = 0;

    for (size_t i = 0; i < s.len; i++)
        n += ((unsigned char)s.data[i] & 0xC0) != 0x80;
    return n;
}

/* Letters of which a stem must have some number. */
struct least {
    size_t whole; /* of a word that is its own stem */
    size_t cut;   /* of one that has dropped its end */
};

static bool is_between(uint32_t code, uint32_t first, uint32_t last)
{
    return code >= first && code <= last;
}

/* In scripts without vowels or with syllables few letters tell as much. */
static struct least least_letters(struct span word, bool alone)
{
    uint32_t code = 0;

    utf8_decode(word.data, &code);
    if (is_between(code, 0x1200, 0x139F) || is_between(code, 0xAC00, 0xD7A3))
        return (struct least){2, 2}; /* Ethiopic, Hangul */
    if (is_between(code, 0x0590, 0x10FF))
        return (struct least){3, 3};
    return (struct least){3, alone ? 4 : 3};
}

/* Cuts the word in b->folded to its stem. False: it has none. */
static bool cut_to_stem(struct gazetteer_builder *b, uint32_t language, bool alone)
{
    const struct new_language *l = known(b, language);
    struct span word = buf_span(&b->folded);
    struct least least = least_letters(word, alone);
    size_t longest = 0;

    for (size_t i = 0; i < l->n_drops; i++) {
        struct span drop = l->drops[i], rest = {word.data, word.len - drop.len};

        if (drop.len > longest && drop.len < word.len &&
            memcmp(word.data + rest.len, drop.data, drop.len) == 0 &&
            count_letters(rest) >= least.cut)
            longest = drop.len;
    }
    b->folded.len -= longest;
    return longest || count_letters(word) >= least.whole;
}

/* ---- forms ---- */

static uint32_t add_edge(struct gazetteer_builder *b, uint32_t node, uint32_t word)
{
    uint32_t pair[2] = {node, word};

    return intern_add(&b->edges, (struct span){(const char *)pair, sizeof(pair)}) + 1;
}

/* A form on its way into the trie: the words so far. */
struct path {
    uint32_t language;
    struct span words[MOST_WORDS];
    bool open[MOST_WORDS]; /* '*' stands behind it */
    size_t n;
};

static const char *add_to_path(struct path *p, struct span word, bool open)
{
    if (p->n == MOST_WORDS || (open && word.len > WORD_LONGEST_OPEN))
        return "the form is too long";
    p->words[p->n] = word;
    p->open[p->n++] = open;
    return NULL;
}

static bool is_word(const struct token *t)
{
    return t->type != TOKEN_SPACE && t->type != TOKEN_PUNCT && t->type != TOKEN_SYMBOL;
}

/* Characters of scripts without spaces are words by themselves. */
static const char *add_token(struct path *p, struct span token, bool open)
{
    uint32_t code = 0;
    const char *problem = NULL;
    size_t size;

    utf8_decode(token.data, &code);
    if (unicode_kind(code) != KIND_DENSE)
        return add_to_path(p, reading_word(token), open);
    for (size_t i = 0; !problem && i < token.len; i += size) {
        size = utf8_decode(token.data + i, &code);
        problem = add_to_path(p, (struct span){token.data + i, size}, false);
    }
    return problem;
}

/* The cutter reads whole vectors: the form is kept where zeros follow. */
static struct span keep_form(struct gazetteer_builder *b, struct span form)
{
    buf_clear(&b->form);
    buf_add_span(&b->form, form);
    buf_terminate(&b->form);
    return buf_span(&b->form);
}

static const char *cut_form(struct gazetteer_builder *b, struct span form,
                            struct span lang, struct path *p)
{
    const char *problem = NULL, *end = form.data + form.len;
    struct token token;

    token_open(&b->cutter, form, lang, true);
    while (!problem && token_next(&b->cutter, &token)) {
        const char *after = token.text.data + token.text.len;

        if (is_word(&token))
            problem = add_token(p, token.text, after < end && *after == WORD_PREFIX);
    }
    return problem ? problem : p->n ? NULL : gazetteer_no_word;
}

/* Puts a word of the path into b->folded, as it is written or as its stem. */
static void take_word(struct gazetteer_builder *b, const struct path *p, size_t i,
                      bool as_stem)
{
    buf_clear(&b->folded);
    fold(p->words[i], &b->folded);
    if (p->open[i])
        buf_add_char(&b->folded, WORD_PREFIX);
    else if (as_stem && cut_to_stem(b, p->language, p->n == 1))
        buf_add_char(&b->folded, WORD_STEM);
}

/* The node that the words lead to. */
static uint32_t add_path(struct gazetteer_builder *b, const struct path *p,
                         bool as_stems)
{
    uint32_t node = 0;

    for (size_t i = 0; i < p->n; i++) {
        uint32_t word;

        take_word(b, p, i, as_stems);
        word = add_word(b, p->language, i > 0);
        node = add_edge(b, node, word);
        note_language(b, &b->of_nodes, node, p->language);
    }
    return node;
}

static void add_posting(struct gazetteer_builder *b, struct posting posting)
{
    b->postings = mem_grow(b->postings, &b->postings_capacity, b->n_postings + 1,
                           sizeof(*b->postings));
    b->postings[b->n_postings++] = posting;
}

static bool has_endings(const struct gazetteer_builder *b, const struct path *p,
                        unsigned flags)
{
    const struct gazetteer_language *l = &known(b, p->language)->known;
    uint32_t code = 0;

    utf8_decode(p->words[0].data, &code);
    return !(flags & (ENTRY_EXACT | ENTRY_CLASS | ENTRY_CUE)) &&
           unicode_kind(code) != KIND_DENSE && (l->suffixes.len || l->drops.len);
}

/* `node` is the one that the path leads to. */
static void add_postings(struct gazetteer_builder *b, const struct path *p,
                         uint32_t node, uint32_t entry, unsigned flags)
{
    uint32_t by_stems;

    add_posting(b, (struct posting){node, entry, .by_stems = false});
    if (!has_endings(b, p, flags))
        return;
    by_stems = add_path(b, p, true);
    if (by_stems != node)
        add_posting(b, (struct posting){by_stems, entry, .by_stems = true});
}

/* ---- entries ---- */

static bool begins_with_capital(struct span s)
{
    uint32_t code = 0;

    utf8_decode(s.data, &code);
    return unicode_sentence_break[unicode_class(code)] == SB_UPPER;
}

/* Whether names of a kind begin with a capital in a language. */
static bool is_proper(const struct gazetteer_builder *b, uint32_t language,
                      struct span kind)
{
    enum language_capitals capitals = known(b, language)->known.capitals;

    return capitals == CAPITALS_ALL ||
           (capitals == CAPITALS_NAMES && !span_is(kind, "adjective"));
}

static unsigned flags_of(const struct gazetteer_builder *b, uint32_t language,
                         const struct gazetteer_entry *e)
{
    unsigned flags = e->flags & ~(unsigned)(ENTRY_COMMA | ENTRY_STOP | ENTRY_PROPER);

    if (span_is(e->kind, "city") || span_is(e->kind, "region"))
        flags |= ENTRY_PLACE;
    if (memchr(e->form.data, ',', e->form.len))
        flags |= ENTRY_COMMA;
    if (memchr(e->form.data, '.', e->form.len))
        flags |= ENTRY_STOP;
    if (!(flags & (ENTRY_TOPIC | ENTRY_CLASS | ENTRY_CUE)) &&
        begins_with_capital(e->form) && is_proper(b, language, e->kind))
        flags |= ENTRY_PROPER;
    return flags;
}

/* Strings are stored once; their places come with the image. */
static struct image_text add_string(struct gazetteer_builder *b, struct span s)
{
    size_t before = b->strings.n;
    uint32_t number = intern_add(&b->strings, s), at;

    if (number == before) {
        at = (uint32_t)b->all_strings.len;
        buf_add(&b->strings_at, &at, sizeof(at));
        buf_add_span(&b->all_strings, s);
    }
    memcpy(&at, b->strings_at.data + number * sizeof(at), sizeof(at));
    return (struct image_text){at, (uint32_t)s.len};
}

/* Returns its number. */
static uint32_t add_entry(struct gazetteer_builder *b, uint32_t language,
                          const struct gazetteer_entry *e)
{
    b->entries =
        mem_grow(b->entries, &b->capacity, b->n_entries + 1, sizeof(*b->entries));
    b->entries[b->n_entries++] = (struct image_entry){
        .form = add_string(b, e->form),
        .id = intern_add(&b->symbols, e->id),
        .type = intern_add(&b->symbols, e->type),
        .kind = intern_add(&b->symbols, e->kind),
        .language = (uint16_t)language,
        .flags = (uint16_t)e->flags,
        .weight = e->weight,
        .rank = b->rank,
    };
    return (uint32_t)b->n_entries - 1;
}

/* What makes topic terms the same; the node is that of the pattern. */
struct term {
    uint32_t topic, language, node;
};

/* The place for the number of a term's entry; there is none yet if it is new. */
static uint32_t *entry_of_term(struct gazetteer_builder *b, struct span topic,
                               uint32_t language, uint32_t node, bool *is_new)
{
    struct term term = {intern_add(&b->symbols, topic), language, node};
    size_t before = b->terms.n;
    uint32_t number =
        intern_add(&b->terms, (struct span){(const char *)&term, sizeof(term)});

    *is_new = number == before;
    b->entries_of_terms = mem_grow(b->entries_of_terms, &b->terms_capacity, b->terms.n,
                                   sizeof(*b->entries_of_terms));
    return &b->entries_of_terms[number];
}

/* Puts the number of the scheme into the flags. False: there are too many. */
static bool note_scheme(struct gazetteer_builder *b, struct gazetteer_entry *e)
{
    uint32_t number = intern_add(&b->schemes, e->kind);

    e->flags = (e->flags & ((1U << ENTRY_SCHEME) - 1)) | number << ENTRY_SCHEME;
    return number < SCHEMES_MOST;
}

static void add_prior(struct gazetteer_builder *b, uint32_t entry)
{
    b->priors =
        mem_grow(b->priors, &b->priors_capacity, b->n_priors + 1, sizeof(*b->priors));
    b->priors[b->n_priors++] = entry;
}

/* A term that was there before gets the new weight. */
static void add_term(struct gazetteer_builder *b, const struct path *p,
                     const struct gazetteer_entry *e)
{
    bool is_prior = e->flags & ENTRY_PRIOR, is_new;
    uint32_t node = is_prior ? 0 : add_path(b, p, false);
    uint32_t *entry = entry_of_term(b, e->id, p->language, node, &is_new);

    if (!is_new) {
        b->entries[*entry].weight = e->weight;
        b->entries[*entry].rank = b->rank;
        return;
    }
    *entry = add_entry(b, p->language, e);
    if (is_prior)
        add_prior(b, *entry);
    else
        add_postings(b, p, node, *entry, e->flags);
}

/* False: it would be too much. */
static bool take_text(struct gazetteer_builder *b, const struct gazetteer_entry *e)
{
    b->text_taken += (uint64_t)e->form.len + e->id.len + e->type.len + e->kind.len;
    return b->text_taken <= MOST_TEXT;
}

const char *gazetteer_add(struct gazetteer_builder *b, struct gazetteer_entry e)
{
    struct path path = {.language = language_number(b, e.lang)};
    const char *problem = NULL;

    if (!take_text(b, &e))
        return "it is too much for one gazetteer, which takes 1 GiB of names and ids";
    if (path.language == LANGUAGES_MOST)
        return "there are too many languages";
    if (e.flags & ENTRY_TOPIC && !note_scheme(b, &e))
        return "there are more than seven schemes with names";
    e.form = keep_form(b, e.form);
    if (!(e.flags & ENTRY_PRIOR))
        problem = cut_form(b, e.form, e.lang, &path);
    if (problem)
        return problem;
    e.flags = flags_of(b, path.language, &e);
    if (e.flags & ENTRY_TOPIC)
        add_term(b, &path, &e);
    else
        add_postings(b, &path, add_path(b, &path, false),
                     add_entry(b, path.language, &e), e.flags);
    b->taken++;
    return NULL;
}

const char *gazetteer_add_recode(struct gazetteer_builder *b, struct span type,
                                 struct span from, struct span to, unsigned flags)
{
    b->recodes = mem_grow(b->recodes, &b->recodes_capacity, b->n_recodes + 1,
                          sizeof(*b->recodes));
    b->recodes[b->n_recodes++] = (struct image_recode){
        .type = intern_add(&b->symbols, type),
        .from = intern_add(&b->symbols, from),
        .to = intern_add(&b->symbols, to),
        .flags = flags,
    };
    return NULL;
}

/* ---- from an image ---- */

static bool is_told(const struct gazetteer_builder *b, struct span tag)
{
    uint32_t number = intern_find(&b->tags, tag);

    return number != INTERN_NONE && b->languages[number].known.defined;
}

static const char *add_compiled_languages(struct gazetteer_builder *b,
                                          const struct gazetteer *g)
{
    const char *problem = NULL;

    for (uint32_t i = 0; !problem && i < g->header->languages.count; i++) {
        struct gazetteer_language l = gazetteer_language_at(g, i);

        if (l.defined && !is_told(b, l.tag))
            problem = gazetteer_add_language(b, &l);
    }
    return problem;
}

static void add_compiled_recodes(struct gazetteer_builder *b, const struct gazetteer *g)
{
    const struct image_recode *r = gazetteer_section(g, g->header->recodes);

    for (uint64_t i = 0; i < g->header->recodes.count; i++)
        gazetteer_add_recode(b, gazetteer_symbol(g, r[i].type),
                             gazetteer_symbol(g, r[i].from),
                             gazetteer_symbol(g, r[i].to), r[i].flags);
}

const char *gazetteer_add_compiled(struct gazetteer_builder *b,
                                   const struct gazetteer *g, bool entries, bool topics)
{
    uint32_t before = b->rank, highest = 0;
    const char *problem = add_compiled_languages(b, g);

    add_compiled_recodes(b, g);
    for (uint32_t i = 0; !problem && i < gazetteer_size(g); i++) {
        struct gazetteer_entry e = gazetteer_entry(g, i);

        if (!(e.flags & ENTRY_TOPIC ? topics : entries))
            continue;
        b->rank = before + e.rank;
        if (e.rank > highest)
            highest = e.rank;
        problem = gazetteer_add(b, e);
    }
    b->rank = before + highest;
    return problem;
}

/* ---- the image ---- */

static int by_node(const void *a, const void *b)
{
    const struct posting *x = a, *y = b;

    if (x->node != y->node)
        return x->node < y->node ? -1 : 1;
    return x->entry < y->entry ? -1 : x->entry > y->entry;
}

static size_t power_of_two_above(size_t n)
{
    size_t power = 16;

    while (power < n)
        power *= 2;
    return power;
}

/* Appends `count` zeroed items, at a line of the processor's cache; returns where they
 * are. */
static struct image_section add_section(struct buf *out, size_t count, size_t size)
{
    enum { LINE = 64 };
    size_t start = (out->len + LINE - 1) & ~(size_t)(LINE - 1),
           end = start + count * size;

    buf_reserve(out, end - out->len);
    memset(out->data + out->len, 0, end - out->len);
    out->len = end;
    return (struct image_section){start, count};
}

static void *items(struct buf *out, struct image_section s)
{
    return out->data + s.at;
}

/* The number, among those of the image, of a set that is noted. */
static uint32_t place_set(const struct gazetteer_builder *b, struct intern *sets,
                          uint32_t noted)
{
    return intern_add(sets, b->sets.keys[noted]);
}

static void put_word(struct image_slot *slots, uint64_t mask, uint64_t hash,
                     uint32_t number)
{
    uint64_t i = hash & mask;

    while (slots[i].word)
        i = (i + 1) & mask;
    slots[i] = (struct image_slot){number + 1, (uint32_t)(hash >> 32)};
}

static uint64_t hash_word(struct span s)
{
    uint64_t hash = IMAGE_HASH_START;

    for (size_t i = 0; i < s.len; i++)
        hash = image_hash_byte(hash, s.data[i]);
    return image_hash_end(hash);
}

static int filter_of(struct span word)
{
    return image_filter_of(word.len > 1 ? word.data[word.len - 1] : 0);
}

/* Some sixteen bits of a filter for each word. */
static void lay_out_filters(const struct gazetteer_builder *b, struct buf *out,
                            struct image_header *h)
{
    size_t counts[N_FILTERS] = {0};

    for (size_t i = 0; i < b->words.n; i++)
        counts[filter_of(b->words.keys[i])]++;
    for (int i = 0; i < N_FILTERS; i++)
        h->filters[i] =
            add_section(out, power_of_two_above(counts[i] / 4), sizeof(uint64_t));
    for (size_t i = 0; i < b->words.n; i++) {
        struct image_section s = h->filters[filter_of(b->words.keys[i])];
        uint64_t *filter = items(out, s), hash = hash_word(b->words.keys[i]);

        filter[hash >> 16 & (s.count - 1)] |= image_filter_bits(hash);
    }
}

static void lay_out_words(struct gazetteer_builder *b, struct buf *out,
                          struct image_header *h, struct intern *sets)
{
    struct image_word *words;
    struct image_slot *slots;

    h->words = add_section(out, b->words.n, sizeof(*words));
    h->word_slots =
        add_section(out, power_of_two_above(b->words.n * 2), sizeof(*slots));
    words = items(out, h->words);
    slots = items(out, h->word_slots);
    for (uint32_t i = 0; i < b->words.n; i++) {
        struct span text = b->words.keys[i];

        words[i].text = add_string(b, text);
        words[i].languages = place_set(b, sets, b->of_words.items[i]);
        words[i].inner = place_set(b, sets, *set_of(&b->of_inner_words, i));
        put_word(slots, h->word_slots.count - 1, hash_word(text), i);
    }
}

/* What edge `i` goes from, and by which word; it leads to node i + 1. */
static void edge_at(const struct gazetteer_builder *b, uint32_t i, uint32_t *from,
                    uint32_t *word)
{
    memcpy(from, b->edges.keys[i].data, sizeof(*from));
    memcpy(word, b->edges.keys[i].data + sizeof(*from), sizeof(*word));
}

/* Whether edge `i` is by the second word of forms; then what they begin with. */
static bool is_pair(const struct gazetteer_builder *b, uint32_t i, uint32_t *first,
                    uint32_t *second)
{
    uint32_t from;

    edge_at(b, i, &from, second);
    if (from)
        edge_at(b, from - 1, &from, first);
    else
        from = UINT32_MAX;
    return !from;
}

/* Some ten bits for each pair, in a place that is more often in the processor's cache
   than a filter of sixteen. */
static void lay_out_pairs(const struct gazetteer_builder *b, struct buf *out,
                          struct image_header *h)
{
    uint32_t first, second;
    size_t n = 0;
    uint64_t *filter;

    for (uint32_t i = 0; i < b->edges.n; i++)
        n += is_pair(b, i, &first, &second);
    h->pairs = add_section(out, power_of_two_above(n / 6), sizeof(*filter));
    filter = items(out, h->pairs);
    for (uint32_t i = 0; i < b->edges.n; i++)
        if (is_pair(b, i, &first, &second)) {
            uint64_t hash = image_pair_hash(first, second);

            filter[hash >> 16 & (h->pairs.count - 1)] |= image_filter_bits(hash);
        }
}

/* Of a table for some edges: one for more than two has free places. */
static uint32_t edge_mask(uint32_t n)
{
    uint32_t size = 1;

    while (size < n + n / 4)
        size *= 2;
    return size - 1;
}

/* Makes room for the edges of each node; those of the root need none. */
static size_t place_edges(const struct gazetteer_builder *b, struct image_node *nodes)
{
    uint32_t from, word, n = 0;

    for (uint32_t i = 0; i < b->edges.n; i++) {
        edge_at(b, i, &from, &word);
        nodes[from].edges.words |= image_word_bit(word);
        nodes[from].edges.first += from != 0; /* for now, how many */
    }
    for (size_t i = 0; i <= b->edges.n; i++) {
        struct image_edge_table *t = &nodes[i].edges;
        uint32_t edges = t->first;

        t->mask = edge_mask(edges);
        t->first = n;
        n += edges ? t->mask + 1 : 0;
    }
    return n;
}

static void put_edge(struct image_edge *edges, const struct image_edge_table *t,
                     struct image_edge edge)
{
    uint32_t i = image_edge_place(t, edge.word);

    while (edges[t->first + i].to)
        i = (i + 1) & t->mask;
    edges[t->first + i] = edge;
}

static void lay_out_edges(struct gazetteer_builder *b, struct buf *out,
                          struct image_header *h)
{
    struct image_edge *edges;
    struct image_word *words;
    struct image_node *nodes;
    uint32_t from, word;

    h->nodes = add_section(out, b->edges.n + 1, sizeof(*nodes));
    h->edges = add_section(out, place_edges(b, items(out, h->nodes)), sizeof(*edges));
    edges = items(out, h->edges);
    words = items(out, h->words);
    nodes = items(out, h->nodes);
    for (uint32_t i = 0; i < b->edges.n; i++) {
        edge_at(b, i, &from, &word);
        if (from == 0)
            words[word].node = i + 1;
        else
            put_edge(edges, &nodes[from].edges, (struct image_edge){word, i + 1});
    }
}

/* Those of one node, `place` being the posting's among them. */
static void gather_rivals(struct gazetteer_builder *b, const struct posting *postings,
                          size_t n)
{
    b->rivals = mem_grow(b->rivals, &b->rivals_capacity, n, sizeof(*b->rivals));
    for (size_t i = 0; i < n; i++) {
        const struct image_entry *e = &b->entries[postings[i].entry];

        b->rivals[i] = (struct gazetteer_rival){.language = e->language,
                                                .type = e->type,
                                                .id = e->id,
                                                .form = e->form.at,
                                                .place = (uint32_t)i};
    }
}

/*
 * Leaves out, among the postings of a node, those that tell nothing: another form has
 * the same stems in the language, and names something else. Returns how many are left.
 */
static size_t leave_out_rivalled(struct gazetteer_builder *b, struct posting *postings,
                                 size_t n)
{
    size_t kept = 0;

    gather_rivals(b, postings, n);
    gazetteer_rivals_mark(b->rivals, n);
    for (size_t i = 0; i < n; i++)
        postings[b->rivals[i].place].is_rivalled = b->rivals[i].is_rivalled;
    for (size_t i = 0; i < n; i++)
        if (!postings[i].by_stems || !postings[i].is_rivalled ||
            b->entries[postings[i].entry].flags & ENTRY_TOPIC)
            postings[kept++] = postings[i];
    return kept;
}

static struct image_posting posting_of(const struct gazetteer_builder *b,
                                       uint32_t entry)
{
    const struct image_entry *e = &b->entries[entry];

    return (struct image_posting){entry, e->language, e->flags};
}

static void lay_out_postings(struct gazetteer_builder *b, struct buf *out,
                             struct image_header *h, struct intern *sets)
{
    struct image_node *nodes;
    struct image_posting *postings;
    size_t kept = 0;

    if (b->n_postings)
        qsort(b->postings, b->n_postings, sizeof(*b->postings), by_node);
    h->postings = add_section(out, b->n_postings, sizeof(*postings));
    nodes = items(out, h->nodes);
    postings = items(out, h->postings);
    for (size_t i = 1; i <= b->edges.n; i++)
        nodes[i].languages = place_set(b, sets, b->of_nodes.items[i]);
    for (size_t start = 0, end; start < b->n_postings; start = end) {
        struct image_node *node = &nodes[b->postings[start].node];
        size_t n;

        for (end = start;
             end < b->n_postings && b->postings[end].node == b->postings[start].node;)
            end++;
        node->posting.entry = (uint32_t)kept;
        n = leave_out_rivalled(b, b->postings + start, end - start);
        for (size_t i = start; i < start + n; i++)
            postings[kept++] = posting_of(b, b->postings[i].entry);
        node->n_postings = (uint32_t)kept - node->posting.entry;
        if (node->n_postings == 1)
            node->posting = postings[--kept];
    }
}

static void lay_out_sets(struct buf *out, struct image_header *h,
                         const struct intern *sets)
{
    language_set *items_of;

    h->language_sets = add_section(out, sets->n, sizeof(*items_of));
    items_of = items(out, h->language_sets);
    for (size_t i = 0; i < sets->n; i++)
        memcpy(&items_of[i], sets->keys[i].data, sizeof(*items_of));
}

static void lay_out_languages(struct gazetteer_builder *b, struct buf *out,
                              struct image_header *h)
{
    struct image_language *languages;

    h->languages = add_section(out, b->tags.n, sizeof(*languages));
    languages = items(out, h->languages);
    for (size_t i = 0; i < b->tags.n; i++) {
        const struct gazetteer_language *l = &b->languages[i].known;

        languages[i] = (struct image_language){
            .tag = add_string(b, b->tags.keys[i]),
            .uses = add_string(b, l->uses),
            .prefixes = add_string(b, l->prefixes),
            .drops = add_string(b, l->drops),
            .suffixes = add_string(b, l->suffixes),
            .capitals = (uint16_t)l->capitals,
            .defined = l->defined,
        };
    }
}

static void lay_out_symbols(struct gazetteer_builder *b, struct buf *out,
                            struct image_header *h)
{
    struct image_text *symbols;

    h->symbols = add_section(out, b->symbols.n, sizeof(*symbols));
    symbols = items(out, h->symbols);
    for (size_t i = 0; i < b->symbols.n; i++)
        symbols[i] = add_string(b, b->symbols.keys[i]);
}

static struct image_section lay_out(struct buf *out, const void *from, size_t n,
                                    size_t size)
{
    struct image_section section = add_section(out, n, size);

    if (n)
        memcpy(items(out, section), from, n * size);
    return section;
}

void gazetteer_build(struct gazetteer_builder *b, struct buf *out)
{
    struct image_header h = {.byte_order = IMAGE_BYTE_ORDER};
    struct intern sets = {0};

    memcpy(h.magic, IMAGE_MAGIC, sizeof(h.magic));
    add_section(out, 1, sizeof(h));
    lay_out_filters(b, out, &h);
    lay_out_words(b, out, &h, &sets);
    lay_out_pairs(b, out, &h);
    lay_out_edges(b, out, &h);
    lay_out_postings(b, out, &h, &sets);
    lay_out_sets(out, &h, &sets);
    lay_out_languages(b, out, &h);
    lay_out_symbols(b, out, &h);
    h.priors = lay_out(out, b->priors, b->n_priors, sizeof(*b->priors));
    h.entries = lay_out(out, b->entries, b->n_entries, sizeof(*b->entries));
    h.recodes = lay_out(out, b->recodes, b->n_recodes, sizeof(*b->recodes));
    h.strings = add_section(out, b->all_strings.len + BUF_PADDING, 1);
    if (b->all_strings.len)
        memcpy(items(out, h.strings), b->all_strings.data, b->all_strings.len);
    h.size = out->len;
    memcpy(out->data, &h, sizeof(h));
    h.sum = gazetteer_sum(buf_span(out));
    memcpy(out->data, &h, sizeof(h));
    intern_release(&sets);
}
