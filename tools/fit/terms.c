#include "fit/terms.h"

#include "ascii.h"
#include "fold.h"
#include "mem.h"
#include "reading.h"
#include "unicode.h"
#include "utf8.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { AT_ONCE = 32 }; /* tokens that are looked up together */

static bool fail(struct terms *t, const char *why)
{
    snprintf(t->problem, sizeof(t->problem), "temporary file in %s: %s", t->words.name,
             why);
    return false;
}

/* The number of a token's word. */
static uint32_t look_up_word(void *context, struct span token)
{
    struct terms *t = context;

    buf_clear(&t->scratch);
    fold(reading_word(token), &t->scratch);
    return table_key(&t->table, buf_span(&t->scratch));
}

static void look_up_turkic(void *context, const struct span *tokens, size_t n,
                           uint32_t *words)
{
    struct terms *t = context;

    for (size_t i = 0; i < n; i++) {
        buf_clear(&t->scratch);
        fold_turkic(reading_word(tokens[i]), &t->scratch);
        words[i] = table_key(&t->table, buf_span(&t->scratch));
    }
}

bool terms_init(struct terms *t)
{
    *t = (struct terms){0};
    table_init(&t->table, TABLE_COLUMNS, true);
    caseless_init(&t->numbers, look_up_word, t);
    t->numbers.ahead = &t->table.keys;
    cache_init(&t->turkic);
    t->open = output_open_temporary(&t->words);
    return t->open || fail(t, output_problem(&t->words));
}

void terms_release(struct terms *t)
{
    table_release(&t->table);
    intern_release(&t->languages);
    caseless_release(&t->numbers);
    cache_release(&t->turkic);
    buf_release(&t->scratch);
    if (t->open)
        close(t->words.fd);
    buf_release(&t->words.buf);
    free(t->tokens);
    free(t->document);
    free(t->stretches);
    token_release(&t->cutter);
    intern_release(&t->texts);
    free(t->first);
    numbers_release(&t->others);
    free(t->items);
    arena_release(&t->pairs);
    free(t->of_word);
}

/* ---- counting ---- */

uint32_t terms_language(struct terms *t, struct span tag)
{
    size_t before = t->languages.n;
    uint32_t lang = intern_add(&t->languages, tag);

    if (lang == before) {
        t->tokens = mem_grow(t->tokens, &t->tokens_capacity, t->languages.n,
                             sizeof(*t->tokens));
        t->tokens[lang] = 0;
    }
    return lang;
}

void terms_count(struct terms *t, const struct span *tokens, size_t n,
                 struct sample *sample)
{
    t->n_documents++;
    t->document = mem_grow(t->document, &t->document_capacity, n, sizeof(*t->document));
    if (fold_is_turkic(t->languages.keys[sample->lang]))
        cache_read(&t->turkic, tokens, n, look_up_turkic, t, t->document);
    else
        caseless_find(&t->numbers, tokens, n, t->document);
    table_add_document(&t->table, t->languages.keys[sample->lang], t->document, n);
    sample->terms = t->document;
    sample->n_terms = sample->n_tokens = n;
    t->tokens[sample->lang] += n;
}

/* Keeps the words of the stretch in their order. */
static bool end_stretch(struct terms *t)
{
    struct stretch s = {t->n_documents, t->table.keys.n, t->written, 0};

    for (uint32_t i = 0; i < s.words; i++) {
        struct span word = vocabulary_string(&t->table.keys, i);
        uint32_t len = (uint32_t)word.len;

        buf_add(&t->words.buf, &len, sizeof(len));
        buf_add_span(&t->words.buf, word);
        t->written += sizeof(len) + len;
        if (!output_flush_full(&t->words))
            return fail(t, output_problem(&t->words));
    }
    s.end = t->written;
    t->stretches = mem_grow(t->stretches, &t->stretches_capacity, t->n_stretches + 1,
                            sizeof(*t->stretches));
    t->stretches[t->n_stretches++] = s;
    t->n_documents = 0;
    return output_flush(&t->words) || fail(t, output_problem(&t->words));
}

static bool check_table(struct terms *t, bool good)
{
    if (!good && table_problem(&t->table))
        snprintf(t->problem, sizeof(t->problem), "%s", table_problem(&t->table));
    return good;
}

bool terms_bound(struct terms *t, size_t bytes)
{
    if (table_bytes(&t->table) <= bytes)
        return true;
    caseless_forget(&t->numbers);
    cache_clear(&t->turkic);
    return end_stretch(t) && check_table(t, table_spill(&t->table));
}

/* ---- choosing ---- */

static bool is_word(const struct token *token)
{
    return token->type != TOKEN_SPACE && token->type != TOKEN_PUNCT &&
           token->type != TOKEN_SYMBOL;
}

/*
 * Whether the word is cut one way in all languages: letters of ASCII are one token, and
 * letters of scripts without spaces are words that touch.
 */
static bool is_plain_pattern(struct span word)
{
    size_t size, n = 0;

    while (n < word.len && ascii_is_letter(word.data[n]))
        n++;
    if (n == word.len)
        return n > 0;
    return unicode_word[unicode_class_at(word.data, &size)] &&
           dictionary_run(word, 0) == word.len;
}

/*
 * Whether entity-tag finds the word when it is a pattern: it is one token, or several
 * that touch in a script without spaces.
 */
static bool is_pattern(struct terms *t, struct span word, struct span lang)
{
    struct token token;
    uint32_t code = 0;
    size_t end = 0, n = 0;

    if (is_plain_pattern(word))
        return true;
    buf_clear(&t->scratch);
    buf_add_span(&t->scratch, word);
    token_open(&t->cutter, (struct span){buf_terminate(&t->scratch), word.len}, lang,
               true);
    for (; token_next(&t->cutter, &token); n++) {
        if (!is_word(&token) || token.text.data != t->scratch.data + end)
            return false;
        end += token.text.len;
    }
    if (!n || end < word.len)
        return false;
    utf8_decode(t->scratch.data, &code);
    return n == 1 || unicode_kind(code) == KIND_DENSE;
}

static uint32_t add_term(struct terms *t, struct term term)
{
    t->items = mem_grow(t->items, &t->capacity, t->n + 1, sizeof(*t->items));
    t->items[t->n++] = term;
    return (uint32_t)t->n - 1;
}

static void choose_word(struct terms *t, const struct row *row, uint32_t lang)
{
    size_t before = t->texts.n;
    uint32_t text = intern_add(&t->texts, row->key);
    uint32_t term = add_term(
        t, (struct term){t->texts.keys[text], lang, row->columns[TABLE_COUNT]});

    if (text == before) {
        t->first =
            mem_grow(t->first, &t->first_capacity, t->texts.n, sizeof(*t->first));
        t->first[text] = term;
    } else
        *numbers_add(&t->others, numbers_pair(lang, text)) = term;
}

bool terms_choose(struct terms *t, const struct choice *choice)
{
    struct table_order order = {true, choice->least, 0, choice->bytes};
    uint32_t before = INTERN_NONE;
    size_t in_language = 0;
    struct row row;

    if (!end_stretch(t) || !check_table(t, table_finish(&t->table, &order)))
        return false;
    while (table_next(&t->table, &row)) {
        uint32_t lang = intern_find(&t->languages, row.group);

        if (lang != before)
            in_language = 0;
        before = lang;
        if (in_language == choice->most ||
            row.columns[TABLE_DOCUMENTS] < choice->least ||
            (choice->only_tagged && !row.group.len) ||
            !is_pattern(t, row.key, row.group))
            continue;
        choose_word(t, &row, lang);
        in_language++;
    }
    return check_table(t, !table_problem(&t->table));
}

/* ---- translating ---- */

static bool read_words(struct terms *t, const struct stretch *s)
{
    size_t size = (size_t)(s->end - s->start);

    buf_clear(&t->scratch);
    buf_reserve(&t->scratch, size);
    while (t->scratch.len < size) {
        ssize_t got = pread(t->words.fd, t->scratch.data + t->scratch.len,
                            size - t->scratch.len, (off_t)(s->start + t->scratch.len));

        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return fail(t, got ? strerror(errno) : "it was cut short");
        t->scratch.len += (size_t)got;
    }
    return true;
}

static struct word_terms term_of_text(const struct terms *t, uint32_t text)
{
    uint32_t first = t->first[text];

    return (struct word_terms){first, t->items[first].lang, text};
}

static struct word_terms find_word(const struct terms *t, struct span word)
{
    uint32_t text = intern_find(&t->texts, word);

    return text == INTERN_NONE ? (struct word_terms){TERM_GAP, 0, text}
                               : term_of_text(t, text);
}

static bool begin_stretch(struct terms *t)
{
    const struct stretch *s = &t->stretches[t->stretch++];
    const char *at;

    if (!read_words(t, s))
        return false;
    at = t->scratch.data;
    t->left = s->documents;
    t->of_word =
        mem_grow(t->of_word, &t->of_word_capacity, s->words + 1, sizeof(*t->of_word));
    for (size_t i = 0; i < s->words; i++) {
        uint32_t len;

        memcpy(&len, at, sizeof(len));
        at += sizeof(len);
        t->of_word[i] = find_word(t, (struct span){at, len});
        at += len;
    }
    return true;
}

static struct word_terms term_in_language(const struct terms *t, uint32_t lang,
                                          uint32_t text)
{
    struct word_terms of = term_of_text(t, text);
    const uint32_t *other;

    if (of.lang == lang)
        return of;
    other = numbers_find(&t->others, numbers_pair(lang, text));
    return (struct word_terms){other ? *other : TERM_GAP, lang, text};
}

static uint32_t term_of(struct terms *t, uint32_t lang, uint32_t word)
{
    struct word_terms *of = &t->of_word[word];

    if (of->lang != lang && of->text != INTERN_NONE)
        *of = term_in_language(t, lang, of->text);
    return of->term;
}

bool terms_translate(struct terms *t, struct sample *sample)
{
    while (!t->left)
        if (!begin_stretch(t))
            return false;
    t->left--;
    for (size_t i = 0; i < sample->n_terms; i++) {
        if (i + AT_ONCE < sample->n_terms)
            __builtin_prefetch(&t->of_word[sample->terms[i + AT_ONCE]]);
        sample->terms[i] = term_of(t, sample->lang, sample->terms[i]);
    }
    return true;
}

uint32_t terms_add_pair(struct terms *t, uint32_t first, uint32_t second)
{
    struct term a = t->items[first], b = t->items[second];

    buf_clear(&t->scratch);
    buf_add_span(&t->scratch, a.text);
    buf_add_char(&t->scratch, ' ');
    buf_add_span(&t->scratch, b.text);
    return add_term(
        t, (struct term){arena_copy(&t->pairs, buf_span(&t->scratch)), a.lang, 0});
}

size_t *terms_by_language(const struct terms *t)
{
    size_t *n = mem_zalloc(t->languages.n + 1, sizeof(*n));

    for (size_t i = 0; i < t->n; i++)
        n[t->items[i].lang]++;
    return n;
}
