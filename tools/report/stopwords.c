#include "report/stopwords.h"

#include "files.h"
#include "mem.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#define ENDING ".txt"

static bool is_list(const char *name)
{
    size_t len = strlen(name), ending = sizeof(ENDING) - 1;

    return len > ending && strcmp(name + len - ending, ENDING) == 0;
}

static void set_path(struct stopwords *s, const char *name)
{
    buf_clear(&s->path);
    files_data_path("stopwords", &s->path);
    if (name) {
        buf_add_char(&s->path, '/');
        buf_add_string(&s->path, name);
    }
    buf_terminate(&s->path);
}

static bool fail(struct stopwords *s)
{
    snprintf(s->problem, sizeof(s->problem), "%s", strerror(errno));
    return false;
}

static bool add_list(struct stopwords *s, const char *name)
{
    struct stopword_list list = {.lang = {0}};

    set_path(s, name);
    if (!files_read(s->path.data, &list.text, s->problem, sizeof(s->problem))) {
        buf_release(&list.text);
        return false;
    }
    buf_add(&list.lang, name, strlen(name) - strlen(ENDING));
    s->items = mem_grow(s->items, &s->capacity, s->n + 1, sizeof(*s->items));
    s->items[s->n++] = list;
    return true;
}

static int by_lang(const void *a, const void *b)
{
    const struct stopword_list *x = a, *y = b;

    return span_compare(buf_span(&x->lang), buf_span(&y->lang));
}

/* The next entry; NULL with errno 0 at the end. */
static struct dirent *next_entry(DIR *directory)
{
    errno = 0;
    return readdir(directory);
}

bool stopwords_read(struct stopwords *s)
{
    struct dirent *entry;
    DIR *directory;
    bool good = true;

    set_path(s, NULL);
    directory = opendir(s->path.data);
    if (!directory)
        return fail(s);
    while (good && (entry = next_entry(directory)) != NULL)
        good = !is_list(entry->d_name) || add_list(s, entry->d_name);
    if (good && errno)
        good = fail(s);
    closedir(directory);
    if (s->n)
        qsort(s->items, s->n, sizeof(*s->items), by_lang);
    return good;
}

void stopwords_release(struct stopwords *s)
{
    for (size_t i = 0; i < s->n; i++) {
        buf_release(&s->items[i].lang);
        buf_release(&s->items[i].text);
    }
    free(s->items);
    buf_release(&s->path);
    *s = (struct stopwords){0};
}
