#include "gazetteer_rows.h"

#include "files.h"
#include "mem.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

/* Reads a row. Returns what is wrong, or NULL. */
typedef const char *read_row(struct gazetteer_builder *b, const struct span *columns,
                             size_t n);

/* "-" stands for an empty column. */
static struct span column(struct span s, const char *when_empty)
{
    return s.len == 0 || span_is(s, "-") ? span_of(when_empty) : s;
}

static bool read_weight(struct span s, float *weight)
{
    char text[32], *end;

    if (s.len >= sizeof(text) || strspn(s.data, "0123456789.") < s.len)
        return false;
    memcpy(text, s.data, s.len);
    text[s.len] = '\0';
    *weight = strtof(text, &end);
    return end != text && !*end && *weight >= 0 && *weight <= 1000;
}

static bool read_flags(struct span s, unsigned *flags)
{
    struct span flag;

    if (!s.len)
        return true;
    while (span_split(&s, ',', &flag)) {
        if (span_is(flag, "capital"))
            *flags |= ENTRY_CAPITAL;
        else if (span_is(flag, "exact"))
            *flags |= ENTRY_EXACT;
        else if (span_is(flag, "historic"))
            *flags |= ENTRY_HISTORIC;
        else
            return false;
    }
    return true;
}

/* A form "=XX" stands for all that has the id XX. */
static bool is_recode(struct span form)
{
    return form.len > 1 && form.data[0] == '=';
}

static const char *add_recode(struct gazetteer_builder *b,
                              const struct gazetteer_entry *e)
{
    struct span from = {e->form.data + 1, e->form.len - 1};

    return gazetteer_add_recode(b, e->type, from, e->id, e->flags);
}

static const char *read_entry(struct gazetteer_builder *b, const struct span *c,
                              size_t n)
{
    struct gazetteer_entry e = {.weight = 1};

    if (n < 3 || n > 7)
        return "a row has 3 to 7 columns: type, id, form, kind, lang, weight, flags";
    e.type = column(c[0], "");
    e.id = column(c[1], "");
    e.form = c[2];
    e.kind = column(c[3], "name");
    e.lang = column(c[4], "");
    if (!e.type.len != !e.id.len)
        return "type and id are given both, or both left out with '-' to block a form";
    if (!e.type.len)
        e.flags |= ENTRY_BLOCK;
    if (span_is(e.type, "topic"))
        return "topics have a file format of their own; see dateline-gazetteer(5)";
    if (span_is(e.type, "class"))
        e.flags |= ENTRY_CLASS;
    if (span_is(e.type, "cue"))
        e.flags |= ENTRY_CUE;
    if (!read_weight(column(c[5], "1"), &e.weight))
        return "the weight is not a number from 0 to 1000";
    if (!read_flags(column(c[6], ""), &e.flags))
        return "flags are 'capital', 'exact' and 'historic', with a comma between";
    return is_recode(e.form) ? add_recode(b, &e) : gazetteer_add(b, e);
}

static const char *read_topic(struct gazetteer_builder *b, const struct span *c,
                              size_t n)
{
    struct gazetteer_entry e = {.weight = 1, .flags = ENTRY_TOPIC};

    if (n < 3 || n > 4)
        return "a row has 3 or 4 columns: topic, lang, pattern, weight";
    e.type = SPAN("topic");
    e.kind = SPAN("name");
    e.id = column(c[0], "");
    e.lang = column(c[1], "");
    e.form = c[2];
    if (!e.id.len)
        return "the topic is missing";
    if (!read_weight(column(c[3], "1"), &e.weight))
        return "the weight is not a number from 0 to 1000";
    return gazetteer_add(b, e);
}

static bool read_capitals(struct span s, enum language_capitals *capitals)
{
    static const char *const words[] = {"none", "names", "all"};

    for (int i = 0; i < 3; i++)
        if (span_is(s, words[i])) {
            *capitals = (enum language_capitals)i;
            return true;
        }
    return false;
}

static const char *read_language(struct gazetteer_builder *b, const struct span *c,
                                 size_t n)
{
    struct gazetteer_language l = {0};

    if (n < 1 || n > 6)
        return "a row has up to 6 columns: lang, uses, capitals, prefixes, drops, "
               "suffixes";
    l.tag = c[0];
    l.uses = column(c[1], "");
    if (!read_capitals(column(c[2], "none"), &l.capitals))
        return "capitals are 'names', 'all' or 'none'";
    l.prefixes = column(c[3], "");
    l.drops = column(c[4], "");
    l.suffixes = column(c[5], "");
    return gazetteer_add_language(b, &l);
}

/* ---- files ---- */

static bool refuse(struct gazetteer_fault *fault, const char *path, const char *problem)
{
    fault->place = (struct place){.file = path};
    snprintf(fault->problem, sizeof(fault->problem), "%s", problem);
    return false;
}

static bool add_file(struct gazetteer_builder *b, const char *path, read_row *read,
                     struct gazetteer_fault *fault)
{
    struct table_file file;
    struct span columns[7];
    const char *problem = NULL;
    size_t n;

    if (!table_file_open(&file, path)) {
        refuse(fault, path, file.problem);
        table_file_close(&file);
        return false;
    }
    while (!problem && (n = table_file_next(&file, columns, 7)) > 0)
        problem = read(b, columns, n);
    if (problem) {
        refuse(fault, path, problem);
        fault->place = file.place;
    }
    table_file_close(&file);
    return !problem;
}

static int is_shown(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static bool is_directory(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static bool ends_in_tsv(const char *name)
{
    size_t len = strlen(name);

    return len > 4 && strcmp(name + len - 4, ".tsv") == 0;
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static bool add_below(struct gazetteer_builder *b, const char *directory, int depth,
                      struct gazetteer_fault *fault);

/* The path of a file below must outlive the fault: it is kept there. */
static bool add_found(struct gazetteer_builder *b, const char *path, int depth,
                      struct gazetteer_fault *fault)
{
    bool good = is_directory(path)  ? add_below(b, path, depth + 1, fault)
                : ends_in_tsv(path) ? add_file(b, path, read_entry, fault)
                                    : true;

    if (!good && fault->place.file == path) {
        snprintf(fault->path, sizeof(fault->path), "%s", path);
        fault->place.file = fault->path;
    }
    return good;
}

/* So deep lie only directories that hold themselves, by symbolic links. */
enum { MOST_DEPTH = 16 };

static bool add_below(struct gazetteer_builder *b, const char *directory, int depth,
                      struct gazetteer_fault *fault)
{
    struct dirent **names = NULL;
    struct buf path = {0};
    int n = depth > MOST_DEPTH ? -1 : scandir(directory, &names, is_shown, by_bytes);
    bool good =
        n >= 0 || refuse(fault, directory,
                         depth > MOST_DEPTH ? "directories lie too deep in one another"
                                            : strerror(errno));

    for (int i = 0; i < n; i++) {
        buf_clear(&path);
        buf_add_string(&path, directory);
        buf_add_char(&path, '/');
        buf_add_string(&path, names[i]->d_name);
        good = good && add_found(b, buf_terminate(&path), depth, fault);
        free(names[i]);
    }
    free(names);
    buf_release(&path);
    return good;
}

bool gazetteer_is_image_file(const char *path)
{
    char head[sizeof(IMAGE_MAGIC)] = "";
    FILE *file = fopen(path, "rb");
    size_t n = file ? fread(head, 1, sizeof(head) - 1, file) : 0;

    if (file)
        fclose(file);
    return gazetteer_is_image((struct span){head, n});
}

/* A compiled gazetteer is mapped while it is added. */
static bool add_image(struct gazetteer_builder *b, const char *path,
                      struct gazetteer_fault *fault)
{
    struct gazetteer g;
    const char *problem;

    if (!gazetteer_open_checked(&g, path))
        return refuse(fault, path, g.problem);
    problem = gazetteer_add_compiled(b, &g, true, true);
    gazetteer_close(&g);
    return !problem || refuse(fault, path, problem);
}

bool gazetteer_add_entries(struct gazetteer_builder *b, const char *path,
                           struct gazetteer_fault *fault)
{
    gazetteer_next_rank(b);
    if (is_directory(path))
        return add_below(b, path, 0, fault);
    return gazetteer_is_image_file(path) ? add_image(b, path, fault)
                                         : add_file(b, path, read_entry, fault);
}

bool gazetteer_add_topics(struct gazetteer_builder *b, const char *path,
                          struct gazetteer_fault *fault)
{
    gazetteer_next_rank(b);
    return add_file(b, path, read_topic, fault);
}

bool gazetteer_add_languages(struct gazetteer_builder *b, const char *path,
                             struct gazetteer_fault *fault)
{
    return add_file(b, path, read_language, fault);
}
