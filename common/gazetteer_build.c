#define _GNU_SOURCE /* memmem */
#include "gazetteer_build.h"

#include "fold.h"
#include "gazetteer_form.h"
#include "gazetteer_layout.h"
#include "gazetteer_stems.h"
#include "mem.h"
#include "unicode.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

const char gazetteer_no_word[] = "the form holds no word";

/* The most bytes that may be added, so that offsets into them fit in 32 bits. */
enum { MOST_TEXT = 1 << 30 };

enum { ANY = 0 }; /* the number of any language */

static const char too_many_languages[] = "there are too many languages";

struct gazetteer_builder {
    struct gazetteer_parts parts;
    struct gazetteer_form form;
    struct buf word;
    struct intern schemes;      /* of topics; 0 has no name */
    struct intern references;   /* ids of built-in topics */
    struct intern terms;        /* struct term as bytes */
    uint32_t *entries_of_terms; /* by number of the term */
    size_t terms_capacity;
    uint32_t rank;
    uint64_t taken, text_taken; /* entries, and bytes of them */
};

struct gazetteer_builder *gazetteer_builder_new(void)
{
    struct gazetteer_builder *b = mem_zalloc(1, sizeof(*b));

    gazetteer_parts_init(&b->parts);
    intern_add(&b->schemes, SPAN(""));
    return b;
}

void gazetteer_builder_free(struct gazetteer_builder *b)
{
    if (!b)
        return;
    gazetteer_parts_release(&b->parts);
    gazetteer_form_release(&b->form);
    buf_release(&b->word);
    intern_release(&b->schemes);
    intern_release(&b->references);
    intern_release(&b->terms);
    free(b->entries_of_terms);
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

const char *gazetteer_add_language(struct gazetteer_builder *b,
                                   const struct gazetteer_language *language)
{
    return gazetteer_languages_tell(&b->parts.languages, language) ? NULL
                                                                   : too_many_languages;
}

static const struct gazetteer_known *known(const struct gazetteer_builder *b,
                                           uint32_t language)
{
    return gazetteer_languages_known(&b->parts.languages, language);
}

/* ---- forms ---- */

/* Sets b->word to a word of the form, as it is written or as its stem. */
static void take_word(struct gazetteer_builder *b, uint32_t language, size_t i,
                      bool as_stem)
{
    const struct gazetteer_known *l = known(b, language);

    buf_clear(&b->word);
    fold(b->form.words[i], &b->word);
    if (b->form.open[i])
        buf_add_char(&b->word, WORD_PREFIX);
    else if (as_stem &&
             gazetteer_stems_cut(&b->word, l->drops, l->n_drops, b->form.n == 1))
        buf_add_char(&b->word, WORD_STEM);
}

/* The node that the words of the form lead to. */
static uint32_t add_form(struct gazetteer_builder *b, uint32_t language, bool as_stems)
{
    uint32_t node = 0;

    for (size_t i = 0; i < b->form.n; i++) {
        take_word(b, language, i, as_stems);
        node = gazetteer_trie_step(&b->parts.trie, node, buf_span(&b->word), language);
    }
    return node;
}

static bool has_endings(const struct gazetteer_builder *b, uint32_t language,
                        unsigned flags)
{
    const struct gazetteer_language *l = &known(b, language)->language;
    uint32_t code = 0;

    utf8_decode(b->form.words[0].data, &code);
    return !(flags & (ENTRY_EXACT | ENTRY_CLASS | ENTRY_CUE)) &&
           unicode_kind(code) != KIND_DENSE && (l->suffixes.len || l->drops.len);
}

/* `node` is the one that the form leads to as it is written. */
static void add_postings(struct gazetteer_builder *b, uint32_t language, uint32_t node,
                         uint32_t entry, unsigned flags)
{
    uint32_t by_stems;

    gazetteer_postings_add(&b->parts.postings, node, entry, false);
    if (!has_endings(b, language, flags))
        return;
    by_stems = add_form(b, language, true);
    if (by_stems != node)
        gazetteer_postings_add(&b->parts.postings, by_stems, entry, true);
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
    enum language_capitals capitals = known(b, language)->language.capitals;

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

/* Returns its number. */
static uint32_t add_entry(struct gazetteer_builder *b, uint32_t language,
                          const struct gazetteer_entry *e)
{
    struct gazetteer_parts *p = &b->parts;

    p->entries = mem_grow(p->entries, &p->entries_capacity, p->n_entries + 1,
                          sizeof(*p->entries));
    p->entries[p->n_entries++] = (struct image_entry){
        .form = gazetteer_strings_add(&p->strings, e->form),
        .id = intern_add(&p->symbols, e->id),
        .type = intern_add(&p->symbols, e->type),
        .kind = intern_add(&p->symbols, e->kind),
        .language = (uint16_t)language,
        .flags = (uint16_t)e->flags,
        .weight = e->weight,
        .rank = b->rank,
    };
    return (uint32_t)p->n_entries - 1;
}

/* What makes topic terms the same: the node of the pattern, or the symbol of one that
   is in every document. */
struct term {
    uint32_t topic, language, node, symbol;
};

/* The place for the number of a term's entry; there is none yet if it is new. */
static uint32_t *entry_of_term(struct gazetteer_builder *b, struct term term,
                               bool *is_new)
{
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
    struct gazetteer_parts *p = &b->parts;

    p->priors =
        mem_grow(p->priors, &p->priors_capacity, p->n_priors + 1, sizeof(*p->priors));
    p->priors[p->n_priors++] = entry;
}

/* A term that is there already has the weight of the later file. */
static void add_term(struct gazetteer_builder *b, uint32_t language,
                     const struct gazetteer_entry *e)
{
    bool is_prior = e->flags & ENTRY_PRIOR, is_new;
    struct intern *symbols = &b->parts.symbols;
    struct term term = {.topic = intern_add(symbols, e->id), .language = language};
    uint32_t *entry;

    if (is_prior)
        term.symbol = intern_add(symbols, e->form);
    else
        term.node = add_form(b, language, false);
    entry = entry_of_term(b, term, &is_new);

    if (!is_new) {
        struct image_entry *known_entry = &b->parts.entries[*entry];

        if (b->rank >= known_entry->rank) {
            known_entry->weight = e->weight;
            known_entry->rank = b->rank;
        }
        return;
    }
    *entry = add_entry(b, language, e);
    if (is_prior)
        add_prior(b, *entry);
    else
        add_postings(b, language, term.node, *entry, e->flags);
}

/* False: it would be too much. */
static bool take_text(struct gazetteer_builder *b, const struct gazetteer_entry *e)
{
    b->text_taken += (uint64_t)e->form.len + e->id.len + e->type.len + e->kind.len;
    return b->text_taken <= MOST_TEXT;
}

/* Cuts the form, and lets it point to its copy. */
static const char *take_form(struct gazetteer_builder *b, struct gazetteer_entry *e)
{
    const char *problem = NULL;

    if (e->flags & ENTRY_PRIOR) {
        gazetteer_form_keep(&b->form, e->form);
    } else {
        problem = gazetteer_form_cut(&b->form, e->form, e->lang);
        if (!problem && !b->form.n)
            problem = gazetteer_no_word;
    }
    e->form = b->form.text;
    return problem;
}

/* Most forms have no apostrophe, and need not be cut again. */
static bool has_apostrophe(struct span form)
{
    static const char curly[] = "\u2019";

    return memchr(form.data, '\'', form.len) ||
           memmem(form.data, form.len, curly, strlen(curly));
}

/* Texts of French and the like have two words for "L'Oréal", which is one elsewhere: a
   form for any language leads to its entry, the last one, as either. */
static const char *add_elided(struct gazetteer_builder *b, struct span written,
                              unsigned flags)
{
    const size_t n_whole = b->form.n;
    const char *problem = gazetteer_form_cut(&b->form, written, SPAN("fr"));

    if (!problem && b->form.n != n_whole)
        add_postings(b, ANY, add_form(b, ANY, false), (uint32_t)b->parts.n_entries - 1,
                     flags);
    return problem;
}

const char *gazetteer_add(struct gazetteer_builder *b, struct gazetteer_entry e)
{
    const struct span written = e.form;
    const size_t n_before = b->parts.n_entries;
    uint32_t language = gazetteer_languages_number(&b->parts.languages, e.lang);
    const char *problem;

    if (!take_text(b, &e))
        return "it is too much for one gazetteer, which takes 1 GiB of names and ids";
    if (language == LANGUAGES_MOST)
        return too_many_languages;
    if (e.flags & ENTRY_TOPIC && !note_scheme(b, &e))
        return "there are more than seven schemes with names";
    problem = take_form(b, &e);
    if (problem)
        return problem;
    e.flags = flags_of(b, language, &e);
    if (e.flags & ENTRY_REFERENCE)
        intern_add(&b->references, (struct span){e.form.data + 1, e.form.len - 1});
    if (e.flags & ENTRY_TOPIC)
        add_term(b, language, &e);
    else
        add_postings(b, language, add_form(b, language, false),
                     add_entry(b, language, &e), e.flags);
    b->taken++;
    if (language != ANY || e.flags & ENTRY_PRIOR || b->parts.n_entries == n_before ||
        !has_apostrophe(written))
        return NULL;
    return add_elided(b, written, e.flags);
}

const char *gazetteer_add_recode(struct gazetteer_builder *b, struct span type,
                                 struct span from, struct span to, unsigned flags)
{
    struct gazetteer_parts *p = &b->parts;

    p->recodes = mem_grow(p->recodes, &p->recodes_capacity, p->n_recodes + 1,
                          sizeof(*p->recodes));
    p->recodes[p->n_recodes++] = (struct image_recode){
        .type = intern_add(&p->symbols, type),
        .from = intern_add(&p->symbols, from),
        .to = intern_add(&p->symbols, to),
        .flags = flags,
    };
    b->taken++;
    return NULL;
}

/* ---- from an image ---- */

static const char *add_compiled_languages(struct gazetteer_builder *b,
                                          const struct gazetteer *g)
{
    const char *problem = NULL;

    for (uint32_t i = 0; !problem && i < g->header->languages.count; i++) {
        struct gazetteer_language l = gazetteer_language_at(g, i);

        if (l.defined && !gazetteer_languages_is_told(&b->parts.languages, l.tag))
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

static uint32_t highest_rank(const struct gazetteer *g)
{
    uint32_t highest = 0;

    for (uint32_t i = 0; i < gazetteer_size(g); i++) {
        uint32_t rank = gazetteer_entry(g, i).rank;

        highest = rank > highest ? rank : highest;
    }
    return highest;
}

/* `base` is the rank below that of its first file. */
static const char *add_compiled_entries(struct gazetteer_builder *b,
                                        const struct gazetteer *g, uint32_t base,
                                        bool entries, bool topics)
{
    uint32_t before = b->rank;
    const char *problem = NULL;

    for (uint32_t i = 0; !problem && i < gazetteer_size(g); i++) {
        struct gazetteer_entry e = gazetteer_entry(g, i);

        b->rank = base + e.rank;
        if (e.flags & ENTRY_TOPIC ? topics : entries)
            problem = gazetteer_add(b, e);
    }
    b->rank = before;
    return problem;
}

const char *gazetteer_begin_above(struct gazetteer_builder *b,
                                  const struct gazetteer *g)
{
    b->rank += highest_rank(g);
    add_compiled_recodes(b, g);
    return add_compiled_languages(b, g);
}

const char *gazetteer_add_below(struct gazetteer_builder *b, const struct gazetteer *g,
                                bool entries, bool topics)
{
    return add_compiled_entries(b, g, 0, entries, topics);
}

const char *gazetteer_add_compiled(struct gazetteer_builder *b,
                                   const struct gazetteer *g)
{
    uint32_t base = b->rank;
    const char *problem = gazetteer_begin_above(b, g);

    return problem ? problem : add_compiled_entries(b, g, base, true, true);
}

/* ---- references to built-in topics ---- */

bool gazetteer_has_references(const struct gazetteer_builder *b)
{
    return b->references.n > 0;
}

static void make_referred_id(struct span topic, struct buf *id)
{
    buf_clear(id);
    buf_add_literal(id, SCHEME_BUILTIN ":");
    buf_add_span(id, topic);
}

const char *gazetteer_add_referred(struct gazetteer_builder *b,
                                   const struct gazetteer *builtin)
{
    const char *problem = NULL;
    struct buf id = {0};

    if (intern_add(&b->schemes, SPAN(SCHEME_BUILTIN)) >= SCHEMES_MOST)
        return "there are more than six schemes with names, where patterns stand for "
               "built-in topics";
    for (uint32_t i = 0; !problem && i < gazetteer_size(builtin); i++) {
        struct gazetteer_entry e = gazetteer_entry(builtin, i);

        if (!(e.flags & ENTRY_TOPIC))
            continue;
        make_referred_id(e.id, &id);
        e.id = buf_span(&id);
        e.kind = SPAN(SCHEME_BUILTIN);
        problem = gazetteer_add(b, e);
    }
    buf_release(&id);
    return problem;
}

void gazetteer_find_unmet(const struct gazetteer_builder *b, struct intern *unmet)
{
    struct buf id = {0};

    for (size_t i = 0; i < b->references.n; i++) {
        make_referred_id(b->references.keys[i], &id);
        if (intern_find(&b->parts.symbols, buf_span(&id)) == INTERN_NONE)
            intern_add(unmet, b->references.keys[i]);
    }
    buf_release(&id);
}

void gazetteer_build(struct gazetteer_builder *b, struct buf *out)
{
    gazetteer_layout(&b->parts, out);
}
