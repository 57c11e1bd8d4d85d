#include "stoplist.h"

#include "files.h"
#include "mem.h"

#include <dirent.h>
#include <stdlib.h>

/* A list is taken if it covers this part of the words that are left. */
static const double TELLING_PART = 0.01;

struct list {
    struct buf lang;
    uint32_t *terms; /* those of its words that are terms */
    size_t n, capacity;
};

struct lists {
    struct list *items;
    size_t n, capacity;
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

/* A list in the directory; what cannot be read is no list. */
static void add_list(struct lists *lists, const struct buf *directory, const char *name,
                     const struct sums *terms)
{
    struct buf path = {0}, text = {0};
    struct list *list;
    char problem[160];

    buf_add_span(&path, buf_span(directory));
    buf_add_char(&path, '/');
    buf_add_string(&path, name);
    buf_add_char(&path, '\0');
    if (files_read(path.data, &text, problem, sizeof(problem))) {
        lists->items = mem_grow(lists->items, &lists->capacity, lists->n + 1,
                                sizeof(*lists->items));
        list = &lists->items[lists->n++];
        *list = (struct list){0};
        buf_add(&list->lang, name, strlen(name) - strlen(".txt"));
        buf_terminate(&text);
        read_words(list, buf_span(&text), terms);
    }
    buf_release(&path);
    buf_release(&text);
}

static int by_lang(const void *a, const void *b)
{
    const struct list *x = a, *y = b;

    return span_compare(buf_span(&x->lang), buf_span(&y->lang));
}

static void read_lists(struct lists *lists, const struct sums *terms)
{
    struct buf path = {0};
    struct dirent *entry;
    DIR *directory;

    files_data_path("stopwords", &path);
    directory = opendir(path.data);
    while (directory && (entry = readdir(directory)) != NULL) {
        size_t len = strlen(entry->d_name);

        if (len > 4 && strcmp(entry->d_name + len - 4, ".txt") == 0)
            add_list(lists, &path, entry->d_name, terms);
    }
    if (directory)
        closedir(directory);
    if (lists->n)
        qsort(lists->items, lists->n, sizeof(*lists->items), by_lang);
    buf_release(&path);
}

/* Whether it may be a word: no number, no sign, no letter before an apostrophe. */
static bool is_word(struct span term)
{
    size_t letters = 0;

    for (size_t i = 0; i < term.len; i++)
        letters += (term.data[i] & 0x80) ||
                   ((term.data[i] | 0x20) >= 'a' && (term.data[i] | 0x20) <= 'z');
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

/* How many words of the corpus a list covers that none did yet. */
static uint64_t covers(const struct stoplist *s, const struct list *l,
                       const struct weighed *w)
{
    uint64_t n = 0;

    for (size_t i = 0; i < l->n; i++)
        if (!s->stops[l->terms[i]])
            n += count_of(w, l->terms[i]);
    return n;
}

static void take_list(struct stoplist *s, struct list *l)
{
    for (size_t i = 0; i < l->n; i++)
        s->stops[l->terms[i]] = true;
    if (s->languages.len)
        buf_add_literal(&s->languages, ", ");
    buf_add_span(&s->languages, buf_span(&l->lang));
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

void stoplist_find(struct stoplist *s, const struct sums *terms, bool latest)
{
    struct weighed weighed = {terms, latest};
    struct lists lists = {0};
    uint64_t left = 0;

    s->stops = mem_zalloc(terms->keys.n + 1, sizeof(*s->stops));
    for (uint32_t i = 0; i < terms->keys.n; i++) {
        s->stops[i] = !is_word(terms->keys.keys[i]);
        left += s->stops[i] ? 0 : count_of(&weighed, i);
    }
    read_lists(&lists, terms);
    take_lists(s, &lists, &weighed, left);
    for (size_t i = 0; i < lists.n; i++) {
        buf_release(&lists.items[i].lang);
        free(lists.items[i].terms);
    }
    free(lists.items);
}

void stoplist_release(struct stoplist *s)
{
    free(s->stops);
    buf_release(&s->languages);
}
