#include "scheme.h"

#include "ascii.h"
#include "mem.h"

#include <stdlib.h>

struct category {
    struct span number, name;
};

struct liwc {
    const struct scheme *scheme;
    struct span rest; /* not yet read */
    uint64_t line;    /* the one last read, from 1 */
    struct category *categories;
    size_t n, capacity;
};

#define BLANKS " \t\r"

static bool next_line(struct liwc *l, struct span *line)
{
    if (!l->rest.len || !span_split(&l->rest, '\n', line))
        return false;
    l->line++;
    while (line->len && strchr(BLANKS, line->data[line->len - 1]))
        line->len--;
    return true;
}

static bool refuse(const struct liwc *l, const char *problem)
{
    return scheme_refuse(l->scheme, l->line, problem);
}

static bool refuse_part(const struct liwc *l, struct span part, const char *problem)
{
    return scheme_refuse_part(l->scheme, l->line, part, problem);
}

static bool is_number(struct span s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!ascii_is_digit(s.data[i]))
            return false;
    return s.len;
}

static const struct category *find(const struct liwc *l, struct span number)
{
    for (size_t i = 0; i < l->n; i++)
        if (span_equal(l->categories[i].number, number))
            return &l->categories[i];
    return NULL;
}

/* Up to the first blank; `*rest` starts behind the blanks. */
static struct span first_part(struct span s, struct span *rest)
{
    size_t len = 0;

    while (len < s.len && !strchr(BLANKS, s.data[len]))
        len++;
    *rest = span_trim((struct span){s.data + len, s.len - len}, BLANKS);
    return (struct span){s.data, len};
}

static bool read_category(struct liwc *l, struct span line)
{
    struct category c;

    c.number = first_part(span_trim(line, BLANKS), &c.name);
    if (!is_number(c.number) || !c.name.len)
        return refuse_part(l, c.number, "a category is a number and a name");
    if (find(l, c.number))
        return refuse_part(l, c.number, "the number is that of an earlier category");
    l->categories = mem_grow(l->categories, &l->capacity, l->n + 1, sizeof(c));
    l->categories[l->n++] = c;
    return true;
}

/* The lines from `%` to `%`; what stands before them is a comment. */
static bool read_categories(struct liwc *l)
{
    struct span line = {"", 0};

    while (!span_is(line, "%") && next_line(l, &line))
        ;
    while (next_line(l, &line)) {
        if (span_is(line, "%"))
            return true;
        if (line.len && !read_category(l, line))
            return false;
    }
    return refuse(l, "the categories do not end with a line '%'");
}

/* Without a tab, the word ends before the numbers at the end of the line. */
static struct span word_of(struct span line)
{
    const char *tab = memchr(line.data, '\t', line.len);
    size_t len = line.len;

    if (tab)
        return span_between(line.data, tab);
    while (len && (is_number((struct span){line.data + len - 1, 1}) ||
                   line.data[len - 1] == ' '))
        len--;
    while (len < line.len && line.data[len] != ' ')
        len++;
    return (struct span){line.data, len};
}

static bool read_word(struct liwc *l, struct span line)
{
    struct span word = word_of(line), number, rest;

    rest = span_trim((struct span){line.data + word.len, line.len - word.len}, BLANKS);
    if (!rest.len)
        return refuse_part(l, line, "a word has no category");
    while (rest.len) {
        const struct category *c;

        number = first_part(rest, &rest);
        if (!is_number(number))
            return refuse_part(l, number,
                               "behind a word stand numbers of categories alone");
        c = find(l, number);
        if (!c)
            return refuse_part(l, number, "there is no category of this number");
        if (!scheme_add_term(l->scheme, c->name, span_trim(word, BLANKS), l->line))
            return false;
    }
    return true;
}

bool scheme_read_liwc(const struct scheme *s)
{
    struct liwc l = {.scheme = s, .rest = s->text};
    struct span line;
    bool good = read_categories(&l);

    while (good && next_line(&l, &line))
        good = !line.len || read_word(&l, line);
    free(l.categories);
    return good;
}
