#include "schemes.h"

#include "diag.h"
#include "scheme.h"

#include <stdio.h>

/* An argument of -T. */
struct source {
    struct span scheme;
    const char *path;
    bool replaces;
};

static struct source source_of(const char *argument)
{
    size_t len = strspn(argument, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                  "0123456789-_");

    if (*argument == '+')
        return (struct source){.path = argument + 1};
    if (len && argument[len] == '=')
        return (struct source){{argument, len}, argument + len + 1, false};
    return (struct source){.path = argument, .replaces = true};
}

bool schemes_replace(const struct option_list *arguments)
{
    for (size_t i = 0; i < arguments->n; i++)
        if (source_of(arguments->items[i]).replaces)
            return true;
    return false;
}

bool schemes_have_name(const struct option_list *arguments)
{
    for (size_t i = 0; i < arguments->n; i++)
        if (source_of(arguments->items[i]).scheme.len)
            return true;
    return false;
}

/* ---- what a file is ---- */

/* The first line that has something in it, comments passed over. */
static struct span first_line(struct span text)
{
    struct span line;

    while (text.len && span_split(&text, '\n', &line)) {
        line = span_trim(line, " \t\r");
        if (line.len && line.data[0] != '#')
            return line;
    }
    return (struct span){"", 0};
}

/* NULL: a table of terms. */
static scheme_reader *reader_of(struct span text)
{
    struct span line = first_line(text);

    if (span_is(line, "%"))
        return scheme_read_liwc;
    if (line.len && (line.data[0] == '{' || line.data[0] == '['))
        return scheme_read_json;
    if (memchr(line.data, '\t', line.len))
        return NULL;
    if (memchr(line.data, ':', line.len) || span_starts(line, SPAN("---")) ||
        span_starts(line, SPAN("%YAML")))
        return scheme_read_yaml;
    return NULL;
}

/* ---- files ---- */

static bool add_text(struct gazetteer_builder *b, const struct source *source,
                     struct table_file *file, struct gazetteer_fault *fault)
{
    struct scheme s = {b, source->scheme, file->rest, source->path, fault};
    scheme_reader *read = reader_of(file->rest);

    if (!read)
        return gazetteer_add_topic_table(b, file, source->scheme, fault);
    gazetteer_next_rank(b);
    return read(&s);
}

static bool add_source(struct gazetteer_builder *b, const struct source *source,
                       struct gazetteer_fault *fault)
{
    struct table_file file;
    bool good;

    if (files_is_directory(source->path))
        return gazetteer_add_topics(b, source->path, source->scheme, fault);
    good = table_file_open(&file, source->path);
    if (good) {
        good = add_text(b, source, &file, fault);
    } else {
        fault->place = file.place;
        snprintf(fault->problem, sizeof(fault->problem), "%s", file.problem);
    }
    table_file_close(&file);
    return good;
}

bool schemes_add(struct gazetteer_builder *b, const struct option_list *arguments,
                 struct gazetteer_fault *fault)
{
    for (size_t i = 0; i < arguments->n; i++) {
        struct source source = source_of(arguments->items[i]);
        uint64_t before = gazetteer_taken(b);

        if (!add_source(b, &source, fault))
            return false;
        if (gazetteer_taken(b) == before)
            diag_warning(
                &(struct place){.file = source.path}, "there is no term in it%s",
                files_is_directory(source.path) ? ", nor in a file that ends in .tsv"
                                                : "");
    }
    return true;
}
