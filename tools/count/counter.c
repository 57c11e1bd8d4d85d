#include "counter.h"

#include "mem.h"

#include <stdlib.h>

/* Stands for the number of a token that is left out. */
#define LEFT_OUT COOCCUR_NONE

/* Whether terms are n-grams of several words, which have numbers of their own. */
static bool makes_terms(const struct counter *c)
{
    return c->counting->words->ngrams & ~(1u << 1);
}

static uint32_t number_of_term(void *counter, struct span token)
{
    struct counter *c = counter;
    struct span term;

    if (!words_term(c->counting->words, token, &term))
        return LEFT_OUT;
    if (c->with < UNITS)
        return cooccur_key(&c->cooccur, term);
    return makes_terms(c) ? vocabulary_add(&c->words, term)
                          : table_key(&c->table, term);
}

static uint32_t fold_term(void *counter, struct span token)
{
    struct counter *c = counter;

    buf_clear(&c->folded);
    words_fold(c->counting->words, token, &c->folded);
    return number_of_term(c, buf_span(&c->folded));
}

/* What number_of_term looks into. */
static const struct vocabulary *names_of_terms(const struct counter *c)
{
    if (c->with < UNITS)
        return &c->cooccur.keys;
    return makes_terms(c) ? &c->words : &c->table.keys;
}

void counter_init(struct counter *c, const struct counting *counting, enum unit unit,
                  enum unit with)
{
    *c = (struct counter){.counting = counting, .unit = unit, .with = with};
    table_init(&c->table, TABLE_COLUMNS, counting->grouped);
    table_init(&c->totals, TOTALS, counting->grouped);
    c->cooccur.window = counting->window;
    c->cooccur.of_one_unit = unit == with;
    if (unit == UNIT_TERM || with == UNIT_TERM) {
        caseless_init(&c->terms, fold_term, c);
        c->terms.ahead = names_of_terms(c);
    }
}

void counter_release(struct counter *c)
{
    table_release(&c->table);
    table_release(&c->totals);
    caseless_release(&c->terms);
    free(c->numbers);
    vocabulary_release(&c->words);
    cooccur_release(&c->cooccur);
    buf_release(&c->scratch);
    buf_release(&c->folded);
}

/* ---- terms ---- */

static bool has_large_i(struct span token)
{
    return memchr(token.data, 'I', token.len);
}

/* What has an I is another word than with an i, and so is not looked up by letters. */
static void find_turkic_terms(struct counter *c, const struct span *tokens, size_t n)
{
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i; end < n && !has_large_i(tokens[end]); end++)
            ;
        caseless_find(&c->terms, tokens + i, end - i, c->numbers + i);
        for (; end < n && has_large_i(tokens[end]); end++)
            c->numbers[end] = fold_term(c, tokens[end]);
    }
}

static void find_terms(struct counter *c, const struct facts *f)
{
    size_t n = f->tokens.n;

    c->numbers = mem_grow(c->numbers, &c->numbers_capacity, n, sizeof(*c->numbers));
    if (c->counting->words->no_fold)
        for (size_t i = 0; i < n; i++)
            c->numbers[i] = number_of_term(c, f->tokens.items[i]);
    else if (c->counting->words->is_turkic)
        find_turkic_terms(c, f->tokens.items, n);
    else
        caseless_find(&c->terms, f->tokens.items, n, c->numbers);
}

static size_t drop_left_out(uint32_t *numbers, size_t n)
{
    size_t kept = 0;

    for (size_t i = 0; i < n; i++) {
        numbers[kept] = numbers[i];
        kept += numbers[i] != LEFT_OUT;
    }
    return kept;
}

static void note(struct counter *c, struct span key, uint64_t n)
{
    table_note(&c->table, table_key(&c->table, key), n);
}

/* The words from `i` on, with spaces between; false if one of them is left out. */
static bool join_words(struct counter *c, size_t i, size_t n)
{
    buf_clear(&c->scratch);
    for (size_t end = i + n; i < end; i++) {
        if (c->numbers[i] == LEFT_OUT)
            return false;
        if (c->scratch.len)
            buf_add_char(&c->scratch, ' ');
        buf_add_span(&c->scratch, vocabulary_string(&c->words, c->numbers[i]));
    }
    buf_reserve(&c->scratch, 1);
    return true;
}

/* Runs of words in a sentence, from token `start` up to `end`. */
static void note_ngrams(struct counter *c, size_t start, size_t end)
{
    for (size_t n = 1; n <= LONGEST_NGRAM; n++)
        for (size_t i = start; c->counting->words->ngrams >> n & 1 && i + n <= end; i++)
            if (join_words(c, i, n)) {
                note(c, buf_span(&c->scratch), 1);
                c->noted++;
            }
}

static void note_all_ngrams(struct counter *c, const struct facts *f)
{
    size_t start = 0, n = f->tokens.n;

    for (size_t i = 0; i < f->sentences.n; i++) {
        size_t end = f->sentences.items[i] < n ? f->sentences.items[i] : n;

        if (end > start) {
            note_ngrams(c, start, end);
            start = end;
        }
    }
    note_ngrams(c, start, n);
}

static void note_terms(struct counter *c, const struct facts *f)
{
    size_t kept = f->tokens.n;

    find_terms(c, f);
    if (makes_terms(c)) {
        note_all_ngrams(c, f);
        return;
    }
    if (!words_are_all(c->counting->words))
        kept = drop_left_out(c->numbers, kept);
    table_note_all(&c->table, c->numbers, kept);
    c->noted += kept;
}

/* ---- other units ---- */

/* Takes a thing by its key; the annotation says at which tokens it is, if any. */
typedef void taker(struct counter *c, struct span key, const struct annotation *fact,
                   int sides);

static void note_fact(struct counter *c, struct span key, const struct annotation *fact,
                      int sides)
{
    (void)sides;
    note(c, key, fact->hits);
}

static void take_country(struct counter *c, const struct facts *f,
                         const struct annotation *country, taker *take, int sides)
{
    struct rollup_walk walk;
    struct span group;

    if (!c->counting->rollup) {
        take(c, country->id, country, sides);
        return;
    }
    rollup_start(&walk, c->counting->rollup, country->id, facts_day(f));
    while (rollup_next(&walk, &group)) {
        buf_clear(&c->scratch);
        buf_add_span(&c->scratch, group);
        take(c, buf_span(&c->scratch), country, sides);
    }
}

/* The key is the type and the id, with a NUL between, or what pairs have for it. */
static void take_entity(struct counter *c, const struct annotation *entity, taker *take,
                        int sides)
{
    buf_clear(&c->scratch);
    buf_add_span(&c->scratch, entity->type);
    buf_add_char(&c->scratch, c->with < UNITS ? COOCCUR_SEPARATOR : '\0');
    buf_add_span(&c->scratch, entity->id);
    take(c, buf_span(&c->scratch), entity, sides);
}

static bool is_of_unit(const struct counter *c, enum unit unit,
                       const struct annotation *fact)
{
    struct span type = c->counting->type;

    return unit == UNIT_TOPIC ||
           (unit == UNIT_COUNTRY ? span_is(fact->type, "country")
                                 : !type.len || span_equal(type, fact->type));
}

/* Counts all things of a unit; each adds to the total once, even a country in several
   groups. */
static void take_facts(struct counter *c, enum unit unit, const struct facts *f,
                       taker *take, int sides)
{
    const struct annotations *list = unit == UNIT_TOPIC ? &f->topics : &f->entities;

    for (size_t i = 0; i < list->n; i++) {
        const struct annotation *fact = &list->items[i];

        if (!is_of_unit(c, unit, fact))
            continue;
        c->noted += fact->hits;
        if (unit == UNIT_TOPIC)
            take(c, fact->id, fact, sides);
        else if (unit == UNIT_COUNTRY)
            take_country(c, f, fact, take, sides);
        else
            take_entity(c, fact, take, sides);
    }
}

/* ---- pairs ---- */

/* A thing without tokens makes pairs only if the whole document is a place. */
static void add_to_pairs(struct counter *c, struct span key,
                         const struct annotation *fact, int sides)
{
    if (fact->start != ANNOTATION_NOWHERE || c->cooccur.window == WINDOW_DOCUMENT)
        cooccur_add(&c->cooccur, cooccur_key(&c->cooccur, key), fact->start, fact->end,
                    (enum cooccur_side)sides);
}

static void add_terms(struct counter *c, const struct facts *f, int sides)
{
    find_terms(c, f);
    for (size_t i = 0; i < f->tokens.n; i++)
        cooccur_add(&c->cooccur, c->numbers[i], i, i + 1, (enum cooccur_side)sides);
}

static void add_side(struct counter *c, enum unit unit, const struct facts *f,
                     int sides)
{
    if (unit == UNIT_TERM)
        add_terms(c, f, sides);
    else
        take_facts(c, unit, f, add_to_pairs, sides);
}

/* Of a record without sentences the document is one, if there is a word in it. */
static bool has_places(const struct counter *c, const struct facts *f)
{
    return c->cooccur.window != WINDOW_SENTENCE || f->tokens.n || !f->has_tokens;
}

static void note_pairs(struct counter *c, const struct facts *f)
{
    c->noted = 0;
    if (!has_places(c, f))
        return;
    add_side(c, c->unit, f, c->unit == c->with ? SIDE_BOTH : SIDE_FIRST);
    if (c->unit != c->with)
        add_side(c, c->with, f, SIDE_SECOND);
    c->noted = cooccur_note(&c->cooccur, f->sentences.items, f->sentences.n, &c->table);
}

/* ---- a record ---- */

static void add_totals(struct counter *c, const struct facts *f, const struct groups *g)
{
    for (size_t i = 0; i < g->n_current; i++) {
        uint64_t *columns = table_cell(&c->totals, g->current[i], (struct span){"", 0});

        columns[TOTAL_DOCUMENTS]++;
        columns[TOTAL_TOKENS] += f->tokens.n;
        columns[TOTAL_SENTENCES] += f->sentences.n;
        columns[TOTAL_UNITS] += c->noted;
    }
}

void counter_add(struct counter *c, const struct facts *f, const struct groups *g)
{
    c->noted = 0;
    if (c->with < UNITS)
        note_pairs(c, f);
    else if (c->unit == UNIT_TERM)
        note_terms(c, f);
    else if (c->unit != UNIT_DOCUMENT)
        take_facts(c, c->unit, f, note_fact, 0);
    if (c->counting->totals || c->unit == UNIT_DOCUMENT)
        add_totals(c, f, g);
    table_end_document(&c->table, g->current, g->n_current);
}

void counter_forget_words(struct counter *c)
{
    if (c->terms.buckets)
        caseless_forget(&c->terms);
    vocabulary_clear(&c->words);
    cooccur_forget(&c->cooccur);
}

size_t counter_bytes(const struct counter *c)
{
    const size_t parts[] = {table_bytes(&c->table), table_bytes(&c->totals),
                            vocabulary_bytes(&c->words), cooccur_bytes(&c->cooccur)};
    size_t sum = 0;

    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
        sum = parts[i] < SIZE_MAX - sum ? sum + parts[i] : SIZE_MAX;
    return sum;
}

bool counter_spill(struct counter *c)
{
    if (table_bytes(&c->totals) > table_bytes(&c->table))
        return table_spill(&c->totals);
    counter_forget_words(c);
    return table_spill(&c->table);
}

const char *counter_problem(const struct counter *c)
{
    const char *problem = table_problem(&c->table);

    return problem ? problem : table_problem(&c->totals);
}

/* ---- parts ---- */

struct span counter_columns(enum unit unit)
{
    return unit == UNIT_DOCUMENT ? SPAN("") : SPAN("count,documents");
}

/* Totals up to those of the row's group, or all of them. */
static bool add_totals_before(struct counter *c, struct row *total,
                              const struct row *row, struct part_writer *w)
{
    while (total->total && (!row || row_compare(total, row) < 0)) {
        if (!part_add(w, total))
            return false;
        total->total = table_next(&c->totals, total);
    }
    return true;
}

static bool add_rows(struct counter *c, struct part_writer *w)
{
    struct row total, row;
    bool good = true;

    total.total = table_next(&c->totals, &total);
    while (good && table_next(&c->table, &row))
        good = add_totals_before(c, &total, &row, w) && part_add(w, &row);
    return good && add_totals_before(c, &total, NULL, w);
}

bool counter_write_part(struct counter *c, const struct part_header *header,
                        struct output *out)
{
    static const struct table_order all;
    struct part_writer w = {0};
    bool good = table_finish(&c->table, &all) && table_finish(&c->totals, &all) &&
                part_begin(&w, out, header) && add_rows(c, &w) && part_end(&w);

    part_writer_release(&w);
    return good && !counter_problem(c);
}
