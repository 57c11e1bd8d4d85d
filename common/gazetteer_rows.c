#include "gazetteer_rows.h"

#include "files.h"
#include "lang.h"
#include "mem.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

/* What rows are added to. */
struct target {
    struct gazetteer_builder *builder;
    struct span scheme; /* of topics */
    const char *names;  /* how the row of the names of columns begins */
    struct buf *tag;    /* room for that of a row, */
    struct buf *tags;   /* and for a list of them */
};

/* Reads a row. Returns what is wrong, or NULL. */
typedef const char *read_row(const struct target *t, const struct span *columns,
                             size_t n);

/* "-" stands for an empty column. */
static struct span column_or(struct span s, const char *when_empty)
{
    return s.len == 0 || span_is(s, "-") ? span_of(when_empty) : s;
}

static const char no_tag[] =
    "the language is no tag of BCP 47, such as en or pt-BR, nor '-' for any";

/* "any" would be the tag of a language. */
static struct span column_of_language(struct span s)
{
    return span_is(s, "any") || span_is(s, "*") ? SPAN("") : column_or(s, "");
}

/* Reads a tag, or nothing, and gives it the case that it has in records. */
static bool read_tag(const struct target *t, struct span s, struct span *tag)
{
    buf_clear(t->tag);
    if (s.len && !lang_tag(s, t->tag))
        return false;
    *tag = s.len ? buf_span(t->tag) : s;
    return true;
}

/* The same for tags with commas between. */
static bool read_tags(const struct target *t, struct span list, struct span *tags)
{
    struct span part;

    buf_clear(t->tags);
    while (list.len && span_split(&list, ',', &part)) {
        if (t->tags->len)
            buf_add_char(t->tags, ',');
        if (!lang_tag(span_trim(part, " "), t->tags))
            return false;
    }
    *tags = buf_span(t->tags);
    return true;
}

/* A number in decimals, from `least` to 1000. */
static bool read_weight(struct span s, float least, float *weight)
{
    char text[32], *end;

    if (s.len >= sizeof(text) || strspn(s.data, "0123456789.eE+-") < s.len)
        return false;
    memcpy(text, s.data, s.len);
    text[s.len] = '\0';
    *weight = strtof(text, &end);
    return end != text && !*end && *weight >= least && *weight <= 1000;
}

static bool read_flags(struct span s, unsigned *flags)
{
    struct span flag;

    if (!s.len)
        return true;
    while (span_split(&s, ',', &flag)) {
        flag = span_trim(flag, " ");
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

/* A form "=XX" stands for the id XX of entities, or of a topic, and not for words. */
static bool stands_for_id(struct span form)
{
    return form.len > 1 && form.data[0] == '=';
}

static const char *add_recode(struct gazetteer_builder *b,
                              const struct gazetteer_entry *e)
{
    struct span from = {e->form.data + 1, e->form.len - 1};

    return gazetteer_add_recode(b, e->type, from, e->id, e->flags);
}

static const char *read_entry(const struct target *t, const struct span *c, size_t n)
{
    struct gazetteer_entry e = {.weight = 1};

    if (n < 3 || n > 7)
        return "a row has 3 to 7 columns with tabs between: type, id, form, kind, "
               "lang, weight, flags";
    e.type = column_or(c[0], "");
    e.id = column_or(c[1], "");
    e.form = c[2];
    e.kind = column_or(c[3], "name");
    if (!read_tag(t, column_of_language(c[4]), &e.lang))
        return no_tag;
    if (!e.type.len != !e.id.len)
        return "type and id are given both, or both left out with '-' to block a form";
    if (!e.type.len)
        e.flags |= ENTRY_BLOCK;
    if (span_is(e.type, "topic"))
        return "topics have a file format of their own; see dateline-topics(5)";
    if (span_is(e.type, "class"))
        e.flags |= ENTRY_CLASS;
    if (span_is(e.type, "cue"))
        e.flags |= ENTRY_CUE;
    if (!read_weight(column_or(c[5], "1"), 0, &e.weight))
        return "the weight is not a number from 0 to 1000, such as 0.5";
    if (!read_flags(column_or(c[6], ""), &e.flags))
        return "flags are 'capital', 'exact' and 'historic', with a comma between";
    return stands_for_id(e.form) ? add_recode(t->builder, &e)
                                 : gazetteer_add(t->builder, e);
}

/* '*' stands at the end of words. */
static bool has_good_stars(struct span pattern)
{
    for (size_t i = 0; i < pattern.len; i++)
        if (pattern.data[i] == '*' &&
            (i == 0 || strchr(" *", pattern.data[i - 1]) ||
             (i + 1 < pattern.len && pattern.data[i + 1] != ' ')))
            return false;
    return true;
}

static unsigned topic_flags(const struct gazetteer_topic *t)
{
    if (t->is_reference)
        return ENTRY_TOPIC | ENTRY_PRIOR | ENTRY_REFERENCE;
    return span_is(t->pattern, "-") ? ENTRY_TOPIC | ENTRY_PRIOR : ENTRY_TOPIC;
}

const char *gazetteer_add_topic(struct gazetteer_builder *b, struct gazetteer_topic t)
{
    struct buf id = {0};
    const char *problem;

    if (!t.topic.len)
        return "the topic is missing";
    if (!has_good_stars(t.pattern))
        return "a '*' may stand only at the end of a word";
    if (t.scheme.len) {
        buf_add_span(&id, t.scheme);
        buf_add_char(&id, ':');
    }
    buf_add_span(&id, t.topic);
    problem = gazetteer_add(b, (struct gazetteer_entry){
                                   .type = SPAN("topic"),
                                   .kind = t.scheme,
                                   .id = buf_span(&id),
                                   .lang = t.lang,
                                   .form = t.pattern,
                                   .weight = t.weight,
                                   .flags = topic_flags(&t),
                               });
    buf_release(&id);
    return problem;
}

static const char *read_topic_term(const struct target *t, const struct span *c,
                                   size_t n)
{
    struct gazetteer_topic topic = {
        .scheme = t->scheme, .topic = column_or(c[0], ""), .pattern = c[2]};

    if (n < 3 || n > 4)
        return "a row has 3 or 4 columns with tabs between: topic, lang, pattern, "
               "weight";
    topic.is_reference = stands_for_id(topic.pattern);
    if (!read_tag(t, column_of_language(c[1]), &topic.lang))
        return no_tag;
    if (!read_weight(column_or(c[3], "1"), -1000, &topic.weight))
        return "the weight is not a number from -1000 to 1000, such as 0.5";
    return gazetteer_add_topic(t->builder, topic);
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

static const char *read_language(const struct target *t, const struct span *c, size_t n)
{
    struct gazetteer_language l = {0};

    if (n < 1 || n > 6)
        return "a row has up to 6 columns with tabs between: lang, uses, capitals, "
               "prefixes, drops, suffixes";
    if (span_is(c[0], "*"))
        l.tag = c[0];
    else if (!c[0].len || !read_tag(t, c[0], &l.tag))
        return "the language is no tag of BCP 47, such as en or pt-BR, nor '*' for any";
    if (!read_tags(t, column_or(c[1], ""), &l.uses))
        return "the languages used are tags of BCP 47 with commas between, such as "
               "en,pt-BR";
    if (!read_capitals(column_or(c[2], "none"), &l.capitals))
        return "capitals are 'names', 'all' or 'none'";
    l.prefixes = column_or(c[3], "");
    l.drops = column_or(c[4], "");
    l.suffixes = column_or(c[5], "");
    return gazetteer_add_language(t->builder, &l);
}

/* ---- files ---- */

static bool refuse(struct gazetteer_fault *fault, const char *path, const char *problem)
{
    fault->place = (struct place){.file = path};
    snprintf(fault->problem, sizeof(fault->problem), "%s", problem);
    return false;
}

static bool add_rows(const struct target *t, struct table_file *file, read_row *read,
                     struct gazetteer_fault *fault)
{
    struct span columns[7];
    struct buf tag = {0}, tags = {0};
    struct target target = *t;
    const char *problem = NULL;
    size_t n;

    target.tag = &tag;
    target.tags = &tags;
    file->names = t->names;
    while (!problem && (n = table_file_next(file, columns, 7)) > 0) {
        for (size_t i = 0; i < 7; i++)
            columns[i] = span_trim(columns[i], " ");
        problem = read(&target, columns, n);
    }
    buf_release(&tag);
    buf_release(&tags);
    if (!problem)
        return true;
    refuse(fault, file->place.file, problem);
    fault->place = file->place;
    return false;
}

/* Why the file is no table. A compiled gazetteer that was packed or came through a pipe
   has been taken for one. */
static bool refuse_file(struct gazetteer_fault *fault, const char *path,
                        const struct table_file *file)
{
    if (gazetteer_is_image(buf_span(&file->text)))
        return refuse(fault, path,
                      "it is a compiled gazetteer, which must be a file that is not "
                      "packed, and no pipe");
    refuse(fault, path, file->problem);
    fault->place = file->place;
    return false;
}

static bool add_file(const struct target *t, const char *path, read_row *read,
                     struct gazetteer_fault *fault)
{
    struct table_file file;
    bool good = table_file_open(&file, path) ? add_rows(t, &file, read, fault)
                                             : refuse_file(fault, path, &file);

    table_file_close(&file);
    return good;
}

static int is_shown(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
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

static bool add_below(const struct target *t, const char *directory, int depth,
                      read_row *read, struct gazetteer_fault *fault);

/*
 * A directory or file in a directory, if it is the kind that is wanted. The path must
 * outlive the fault: it is kept there.
 */
static bool add_found(const struct target *t, const char *path, bool directories,
                      int depth, read_row *read, struct gazetteer_fault *fault)
{
    bool good = true;

    if (files_is_directory(path) != directories)
        return true;
    if (directories)
        good = add_below(t, path, depth + 1, read, fault);
    else if (ends_in_tsv(path))
        good = add_file(t, path, read, fault);
    if (!good && fault->place.file == path) {
        snprintf(fault->path, sizeof(fault->path), "%s", path);
        fault->place.file = fault->path;
    }
    return good;
}

/* Only directories that contain themselves, by symbolic links, are deeper. */
enum { MOST_DEPTH = 16 };

/* Its directories come before its files. */
static bool add_below(const struct target *t, const char *directory, int depth,
                      read_row *read, struct gazetteer_fault *fault)
{
    struct dirent **names = NULL;
    struct buf path = {0};
    int n = depth > MOST_DEPTH ? -1 : scandir(directory, &names, is_shown, by_bytes);
    bool good =
        n >= 0 || refuse(fault, directory,
                         depth > MOST_DEPTH ? "directories lie too deep in one another"
                                            : strerror(errno));

    for (int i = 0; good && i < 2 * n; i++) {
        buf_clear(&path);
        buf_add_string(&path, directory);
        buf_add_char(&path, '/');
        buf_add_string(&path, names[i % n]->d_name);
        good = add_found(t, buf_terminate(&path), i < n, depth, read, fault);
    }
    for (int i = 0; i < n; i++)
        free(names[i]);
    free(names);
    buf_release(&path);
    return good;
}

static bool add_path(const struct target *t, const char *path, read_row *read,
                     struct gazetteer_fault *fault)
{
    return files_is_directory(path) ? add_below(t, path, 0, read, fault)
                                    : add_file(t, path, read, fault);
}

/* Of a pipe nothing may be read: that would be missing when it is read as a table. */
bool gazetteer_is_image_file(const char *path)
{
    char head[sizeof(IMAGE_MAGIC)] = "";
    struct stat status;
    bool is_file = stat(path, &status) == 0 && S_ISREG(status.st_mode);
    FILE *file = is_file ? fopen(path, "rb") : NULL;
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
    problem = gazetteer_add_compiled(b, &g);
    gazetteer_close(&g);
    return !problem || refuse(fault, path, problem);
}

bool gazetteer_add_entries(struct gazetteer_builder *b, const char *path,
                           struct gazetteer_fault *fault)
{
    gazetteer_next_rank(b);
    return gazetteer_is_image_file(path)
               ? add_image(b, path, fault)
               : add_path(&(struct target){.builder = b, .names = "type\tid\tform"},
                          path, read_entry, fault);
}

bool gazetteer_add_topics(struct gazetteer_builder *b, const char *path,
                          struct span scheme, struct gazetteer_fault *fault)
{
    gazetteer_next_rank(b);
    return add_path(
        &(struct target){.builder = b, .scheme = scheme, .names = "topic\tlang"}, path,
        read_topic_term, fault);
}

bool gazetteer_add_topic_table(struct gazetteer_builder *b, struct table_file *file,
                               struct span scheme, struct gazetteer_fault *fault)
{
    gazetteer_next_rank(b);
    return add_rows(
        &(struct target){.builder = b, .scheme = scheme, .names = "topic\tlang"}, file,
        read_topic_term, fault);
}

bool gazetteer_add_languages(struct gazetteer_builder *b, const char *path,
                             struct gazetteer_fault *fault)
{
    return add_file(&(struct target){.builder = b, .names = "lang\tuses"}, path,
                    read_language, fault);
}
