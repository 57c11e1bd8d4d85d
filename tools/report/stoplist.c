#include "stoplist.h"

#include "ascii.h"
#include "mem.h"

#include <stdlib.h>

/* A list is taken if it covers this part of the words that are left; behind the first
   list also by so many words, since a single one may be of any language. */
static const double TELLING_PART = 0.01;
enum { TELLING_WORDS = 3 };

struct list {
    struct span lang;
    uint32_t *terms; /* those of its words that are terms */
    size_t n, capacity;
};

struct lists {
    struct list *items;
    size_t n;
};

static void read_words(struct list *l, struct span text, const struct sums *terms)
{
    struct span line;

    while (text.data && span_split(&text, '\n', &line)) {
        uint32_t term = line.len && line.data[0] != '#'
                            ? intern_find(&terms->keys, line)
                            : INTERN_NONE;

        if (term != INTERN_NONE) {
            l->terms = mem_grow(l->terms, &l->capacity, l->n + 1, sizeof(*l->terms));
            l->terms[l->n++] = term;
        }
    }
}

static void read_lists(struct lists *lists, const struct stopwords *words,
                       const struct sums *terms)
{
    lists->n = words->n;
    lists->items = mem_zalloc(words->n + 1, sizeof(*lists->items));
    for (size_t i = 0; i < words->n; i++) {
        lists->items[i].lang = buf_span(&words->items[i].lang);
        read_words(&lists->items[i], buf_span(&words->items[i].text), terms);
    }
}

/* Whether it may be a word: no number, no sign, no letter before an apostrophe. */
static bool is_word(struct span term)
{
    size_t letters = 0;

    for (size_t i = 0; i < term.len; i++)
        letters += (term.data[i] & 0x80) || ascii_is_letter(term.data[i]);
    return letters > 1;
}

/* Terms and how often each comes. */
struct weighed {
    const struct sums *terms;
    bool latest; /* in the latest period alone */
};

static uint64_t count_of(const struct weighed *w, uint32_t term)
{
    return w->latest ? sums_cell(w->terms, term, SLOT_LATEST).count
                     : w->terms->totals[term].count;
}

/* How many words of the corpus a list covers that none did yet; 0 if too few of its
   own do. */
static uint64_t covers(const struct stoplist *s, const struct list *l,
                       const struct weighed *w)
{
    uint64_t n = 0;
    size_t telling = 0;

    for (size_t i = 0; i < l->n; i++)
        if (!s->stops[l->terms[i]]) {
            uint64_t count = count_of(w, l->terms[i]);

            n += count;
            telling += count > 0;
        }
    return s->languages.len && telling < TELLING_WORDS ? 0 : n;
}

static void take_list(struct stoplist *s, struct list *l)
{
    for (size_t i = 0; i < l->n; i++)
        s->stops[l->terms[i]] = true;
    if (s->languages.len)
        buf_add_literal(&s->languages, ", ");
    buf_add_span(&s->languages, l->lang);
    l->n = 0;
}

static void take_lists(struct stoplist *s, struct lists *lists, const struct weighed *w,
                       uint64_t left)
{
    for (;;) {
        struct list *best = NULL;
        uint64_t most = 0;

        for (size_t i = 0; i < lists->n; i++) {
            uint64_t n = covers(s, &lists->items[i], w);

            if (n > most) {
                most = n;
                best = &lists->items[i];
            }
        }
        if (!best || (double)most < TELLING_PART * (double)left)
            return;
        take_list(s, best);
        left -= most;
    }
}

void stoplist_find(struct stoplist *s, const struct summary *c, bool latest)
{
    const struct sums *terms = &c->terms;
    struct weighed weighed = {terms, latest};
    struct lists lists = {0};
    uint64_t left = 0;

    s->stops = mem_zalloc(terms->keys.n + 1, sizeof(*s->stops));
    for (uint32_t i = 0; i < terms->keys.n; i++) {
        s->stops[i] = !is_word(terms->keys.keys[i]);
        left += s->stops[i] ? 0 : count_of(&weighed, i);
    }
    read_lists(&lists, &c->stopwords, terms);
    take_lists(s, &lists, &weighed, left);
    for (size_t i = 0; i < lists.n; i++)
        free(lists.items[i].terms);
    free(lists.items);
}

void stoplist_release(struct stoplist *s)
{
    free(s->stops);
    buf_release(&s->languages);
}
