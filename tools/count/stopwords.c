#include "stopwords.h"

#include "files.h"
#include "fold.h"
#include "language.h"
#include "mem.h"
#include "utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static bool read_words(struct stop_list *list, const char *path, char *problem,
                       size_t size)
{
    struct table_file file = {0};
    struct span word;
    struct buf folded = {0};
    bool good = table_file_open(&file, path);

    while (good && table_file_next(&file, &word, 1)) {
        buf_clear(&folded);
        fold(span_trim(word, " \r"), &folded);
        intern_add(&list->words, buf_span(&folded));
    }
    if (!good)
        table_file_tell(&file, problem, size);
    buf_release(&folded);
    table_file_close(&file);
    return good;
}

static struct stop_list *add_list(struct stopwords *s, struct span name)
{
    struct stop_list *list = mem_zalloc(1, sizeof(*list));

    buf_add_span(&list->name, name);
    s->lists[s->n++] = list;
    return list;
}

/* ---- languages ---- */

enum { SHOWN = 60 /* bytes of a name in a message */ };

static void path_of(struct language language, struct buf *path)
{
    struct buf name = {0};

    buf_add_literal(&name, "stopwords/");
    buf_add_string(&name, language.code);
    buf_add_literal(&name, ".txt");
    files_data_path(buf_terminate(&name), path);
    buf_release(&name);
}

static bool read_language(struct stopwords *s, struct stop_list *list, struct span tag)
{
    struct language language = language_of(tag);
    struct buf path = {0};
    bool good = false;

    path_of(language, &path);
    if (*language.code && access(path.data, R_OK) == 0)
        good = read_words(list, path.data, s->problem, sizeof(s->problem));
    else
        snprintf(s->problem, sizeof(s->problem),
                 "there is no stop list for '%.*s'; languages go by codes such as en, "
                 "and names of files have a slash or a dot",
                 (int)utf8_cut(tag.data, tag.len, SHOWN), tag.data);
    buf_release(&path);
    return good;
}

static struct stop_list *find_list(const struct stopwords *s, struct span lang)
{
    for (size_t i = 0; i < s->n; i++)
        if (span_equal(buf_span(&s->lists[i]->name), lang))
            return s->lists[i];
    return NULL;
}

void stopwords_use(struct stopwords *s, struct span tag)
{
    struct language language;
    struct span code;
    struct stop_list *list;

    if (!s->automatic)
        return;
    language = language_of(tag);
    code = span_of(language.code);
    list = find_list(s, code);
    if (!list && s->n < MOST_STOP_LISTS && code.len) {
        list = add_list(s, code);
        read_language(s, list, code);
    }
    s->current = list && list->words.n ? list : NULL;
}

/* ---- the list ---- */

static bool is_path(struct span name)
{
    return memchr(name.data, '/', name.len) || memchr(name.data, '.', name.len);
}

static bool read_file(struct stopwords *s, struct stop_list *list, struct span name)
{
    struct buf path = {0};
    bool good;

    buf_add_span(&path, name);
    good = read_words(list, buf_terminate(&path), s->problem, sizeof(s->problem));
    buf_release(&path);
    return good;
}

bool stopwords_set(struct stopwords *s, struct span option)
{
    struct stop_list *list;
    struct span name;

    s->automatic = span_is(option, "auto");
    if (s->automatic)
        return true;
    list = add_list(s, option);
    s->current = list;
    while (span_split(&option, ',', &name))
        if (name.len && is_path(name) ? !read_file(s, list, name)
                                      : !read_language(s, list, name))
            return false;
    return true;
}

bool stopwords_has(const struct stopwords *s, struct span word)
{
    return s->current && intern_find(&s->current->words, word) != INTERN_NONE;
}

void stopwords_release(struct stopwords *s)
{
    for (size_t i = 0; i < s->n; i++) {
        buf_release(&s->lists[i]->name);
        intern_release(&s->lists[i]->words);
        free(s->lists[i]);
    }
    *s = (struct stopwords){0};
}
