/*
 * Hyperscan, or Vectorscan, which has the same interface: all names that occur, in
 * any case of ASCII letters, overlapping ones too. It tells where they end; with
 * NAMES_STARTS also where they start, which costs, and whole words are counted.
 */
#include "names.h"

#include "texts.h"

#include <ctype.h>
#include <hs.h>
#include <stdlib.h>
#include <string.h>

struct text {
    const char *bytes;
    size_t len;
};

struct run {
    const struct text *text;
    struct found found;
};

#ifdef NAMES_STARTS
enum { FLAGS = HS_FLAG_CASELESS | HS_FLAG_SOM_LEFTMOST };
#else
enum { FLAGS = HS_FLAG_CASELESS };
#endif

static hs_database_t *database;
static hs_scratch_t *scratch;
static struct text *texts;
static size_t n_texts;

bool names_open(const char *path)
{
    size_t len, n = 0, lines = 0;
    char *names = texts_read(path, &len);
    const char **items;
    size_t *lens;
    unsigned *flags, *ids;
    hs_compile_error_t *error;

    if (!names)
        return false;
    for (size_t i = 0; i < len; i++)
        lines += names[i] == '\n';
    items = calloc(lines, sizeof(*items));
    lens = calloc(lines, sizeof(*lens));
    flags = calloc(lines, sizeof(*flags));
    ids = calloc(lines, sizeof(*ids));
    for (char *at = names, *end; n < lines; at = end + 1, n++) {
        end = strchr(at, '\n');
        items[n] = at;
        lens[n] = (size_t)(end - at);
        flags[n] = FLAGS;
        ids[n] = (unsigned)n;
    }
    return hs_compile_lit_multi(items, flags, ids, lens, (unsigned)n, HS_MODE_BLOCK,
                                NULL, &database, &error) == HS_SUCCESS &&
           hs_alloc_scratch(database, &scratch) == HS_SUCCESS;
}

void names_add(const char *text, size_t len)
{
    texts = realloc(texts, (n_texts + 1) * sizeof(*texts));
    if (!texts)
        abort();
    texts[n_texts++] = (struct text){text, len};
}

#ifdef NAMES_STARTS
static bool is_word(const struct text *t, size_t at)
{
    unsigned char c = (unsigned char)t->bytes[at];

    return isalnum(c) || c >= 0x80;
}
#endif

static int take(unsigned id, unsigned long long from, unsigned long long to,
                unsigned flags, void *context)
{
    struct run *run = context;

    (void)id;
    (void)flags;
    run->found.all++;
#ifdef NAMES_STARTS
    run->found.words += !(from && is_word(run->text, from - 1)) &&
                        !(to < run->text->len && is_word(run->text, to));
#else
    (void)from;
    (void)to;
#endif
    return 0;
}

struct found names_find(void)
{
    struct run run = {0};

    for (size_t i = 0; i < n_texts; i++) {
        run.text = &texts[i];
        if (hs_scan(database, texts[i].bytes, (unsigned)texts[i].len, 0, scratch, take,
                    &run) != HS_SUCCESS)
            abort();
    }
    return run.found;
}
