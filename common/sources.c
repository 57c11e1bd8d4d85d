#include "sources.h"

#include "files.h"
#include "schemes.h"

#include <stdio.h>

void sources_builtin_path(struct buf *path)
{
    files_data_path("gazetteer.image", path);
}

/* `path` is NULL where what the command line says is to blame. */
static bool refuse(struct gazetteer_fault *fault, const char *path, const char *problem)
{
    snprintf(fault->path, sizeof(fault->path), "%s", path ? path : "");
    snprintf(fault->problem, sizeof(fault->problem), "%s", problem);
    fault->place = (struct place){.file = path ? fault->path : NULL};
    return false;
}

static bool open_builtin(struct gazetteer *g, struct gazetteer_fault *fault)
{
    struct buf path = {0};
    bool good;

    sources_builtin_path(&path);
    good = gazetteer_open(g, path.data) || refuse(fault, path.data, g->problem);
    buf_release(&path);
    return good;
}

/* Where no gazetteer is built in, `builtin` is NULL in what follows. */

static bool begin_above(struct gazetteer_builder *b, const struct gazetteer *builtin,
                        struct gazetteer_fault *fault)
{
    const char *problem = builtin ? gazetteer_begin_above(b, builtin) : NULL;

    return !problem || refuse(fault, "the built-in gazetteer", problem);
}

static bool add_builtin(struct gazetteer_builder *b, const struct sources *s,
                        const struct gazetteer *builtin, struct gazetteer_fault *fault)
{
    const char *problem = builtin ? gazetteer_add_below(b, builtin, !s->no_names,
                                                        !schemes_replace(&s->topics))
                                  : NULL;

    return !problem || refuse(fault, "the built-in gazetteer", problem);
}

static void warn_of_unmet(const struct gazetteer_builder *b, bool no_builtin)
{
    struct intern unmet = {0};

    gazetteer_find_unmet(b, &unmet);
    for (size_t i = 0; i < unmet.n; i++) {
        int len = (int)unmet.keys[i].len;
        const char *topic = unmet.keys[i].data;

        if (no_builtin)
            diag_warning(NULL,
                         "--no-builtin leaves no topic that '=%.*s' could stand for",
                         len, topic);
        else
            diag_warning(
                NULL, "there is no built-in topic '%.*s' that '=%.*s' could stand for",
                len, topic, len, topic);
    }
    intern_release(&unmet);
}

/* The built-in topics that those of the command line refer to. */
static bool add_referred(struct gazetteer_builder *b, const struct gazetteer *builtin,
                         struct gazetteer_fault *fault)
{
    const char *problem;

    if (!gazetteer_has_references(b))
        return true;
    problem = builtin ? gazetteer_add_referred(b, builtin) : NULL;
    if (problem)
        return refuse(fault, NULL, problem);
    warn_of_unmet(b, !builtin);
    return true;
}

typedef bool add_file(struct gazetteer_builder *b, const char *path,
                      struct gazetteer_fault *fault);

static bool add_files(struct gazetteer_builder *b, const struct option_list *files,
                      add_file *add, struct gazetteer_fault *fault)
{
    for (size_t i = 0; i < files->n; i++)
        if (!add(b, files->items[i], fault))
            return false;
    return true;
}

/* A file of -g. */
static bool add_names(struct gazetteer_builder *b, const char *path,
                      struct gazetteer_fault *fault)
{
    uint64_t before = gazetteer_taken(b);

    if (!gazetteer_add_entries(b, path, fault))
        return false;
    if (gazetteer_taken(b) == before)
        diag_warning(&(struct place){.file = path}, "there is no name in it%s",
                     files_is_directory(path) ? ", nor in a file that ends in .tsv"
                                              : "");
    return true;
}

/* The built-in entries, which take longest, come last, so that a fault in a user's file
   is told at once. */
static bool add_all(struct gazetteer_builder *b, const struct sources *s,
                    const struct gazetteer *builtin, struct gazetteer_fault *fault)
{
    return add_files(b, &s->languages, gazetteer_add_languages, fault) &&
           begin_above(b, builtin, fault) &&
           add_files(b, &s->gazetteers, add_names, fault) &&
           schemes_add(b, &s->topics, fault) && add_builtin(b, s, builtin, fault) &&
           add_referred(b, builtin, fault);
}

bool sources_compile(const struct sources *s, struct buf *image,
                     struct gazetteer_fault *fault)
{
    struct gazetteer_builder *b;
    struct gazetteer builtin = {0};
    bool good;

    if (!s->no_builtin && !open_builtin(&builtin, fault))
        return false;
    b = gazetteer_builder_new();
    good = add_all(b, s, s->no_builtin ? NULL : &builtin, fault);
    if (good)
        gazetteer_build(b, image);
    gazetteer_builder_free(b);
    gazetteer_close(&builtin);
    return good;
}

/* One compiled file, and nothing else, needs no compiling. */
static bool is_ready(const struct sources *s)
{
    return s->no_builtin && s->gazetteers.n == 1 && !s->topics.n && !s->languages.n &&
           gazetteer_is_image_file(s->gazetteers.items[0]);
}

bool sources_load(const struct sources *s, struct gazetteer *g, struct buf *image,
                  struct gazetteer_fault *fault)
{
    if (is_ready(s))
        return gazetteer_open_checked(g, s->gazetteers.items[0]) ||
               refuse(fault, s->gazetteers.items[0], g->problem);
    if (!s->no_builtin && !s->no_names && !s->gazetteers.n && !s->topics.n &&
        !s->languages.n)
        return open_builtin(g, fault);
    return sources_compile(s, image, fault) &&
           (gazetteer_open_image(g, buf_span(image)) ||
            refuse(fault, "the compiled gazetteer", g->problem));
}
