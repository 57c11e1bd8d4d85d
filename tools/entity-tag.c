/*
 * entity-tag: records with `tokens` in, the same records with `entities`,
 * `focus` and `topics` out.
 *
 * Names are looked up in the built-in gazetteer and topic dictionary, the
 * user's own (-g, -T) and the user's patterns (-p).
 */
#include "entity-tag/focus.h"
#include "entity-tag/mentions.h"
#include "entity-tag/topics.h"
#include "files.h"
#include "filter.h"
#include "fold.h"
#include "gazetteer_build.h"
#include "mem.h"
#include "unpack.h"

#include <stdio.h>
#include <stdlib.h>

static struct common_options common;
static struct option_list gazetteers, pattern_files, topic_files;
static bool no_builtin;
static const char *compile_to;

static const struct option_spec options[] = {
    {'g', "gazetteer", "FILE", "add the names in FILE; they override the built-in ones",
     OPTION_LIST, &gazetteers, NULL},
    {'p', "patterns", "FILE", "add the regular expressions in FILE", OPTION_LIST,
     &pattern_files, NULL},
    {'T', "topics", "FILE",
     "use the topic dictionary FILE in place of the built-in one", OPTION_LIST,
     &topic_files, NULL},
    {0, "no-builtin", NULL, "use nothing but -g, -p and -T", OPTION_FLAG, &no_builtin,
     NULL},
    {0, "compile", "FILE", "write the names and topics to FILE, compiled, and end",
     OPTION_TEXT, &compile_to, NULL},
};

static void print_versions(void)
{
    struct gazetteer g;
    struct buf path = {0};

    printf("%s, %s\n%s\n", fold_version(), pattern_version(), unpack_version());
    files_data_path("gazetteer.image", &path);
    if (gazetteer_open(&g, path.data))
        printf("gazetteer of %zu entries: %s\n", gazetteer_size(&g), path.data);
    else
        printf("no gazetteer: %s: %s\n", path.data, g.problem);
    gazetteer_close(&g);
    buf_release(&path);
}

static const struct program program = {
    .name = "entity-tag",
    .synopsis = "[OPTION ...] [FILE ...]",
    .purpose = "Find countries, other named entities and topics in tokenized records",
    .options = options,
    .n_options = sizeof(options) / sizeof(options[0]),
    .common = &common,
    .print_versions = print_versions,
};

/* ---- names and patterns ---- */

static _Noreturn void refuse(const struct place *where, const char *problem)
{
    diag_error(where, "%s", problem);
    exit(STATUS_ERROR);
}

static void open_builtin(struct gazetteer *g, struct buf *path)
{
    files_data_path("gazetteer.image", path);
    if (!gazetteer_open(g, path->data))
        refuse(&(struct place){.file = path->data}, g->problem);
}

typedef bool add_file(struct gazetteer_builder *b, const char *path,
                      struct gazetteer_fault *fault);

static void add_files(struct gazetteer_builder *b, const struct option_list *files,
                      add_file *add)
{
    struct gazetteer_fault fault;

    for (size_t i = 0; i < files->n; i++)
        if (!add(b, files->items[i], &fault))
            refuse(&fault.place, fault.problem);
}

static void compile_gazetteer(struct buf *image)
{
    struct gazetteer_builder *b = gazetteer_builder_new();
    struct gazetteer builtin;
    struct buf path = {0};

    if (!no_builtin) {
        open_builtin(&builtin, &path);
        gazetteer_add_compiled(b, &builtin, true, !topic_files.n);
        gazetteer_close(&builtin);
    }
    add_files(b, &gazetteers, gazetteer_add_entries);
    add_files(b, &topic_files, gazetteer_add_topics);
    gazetteer_build(b, image);
    gazetteer_builder_free(b);
    buf_release(&path);
}

/* The built-in image as it is, or one made with the user's files. */
static void load_gazetteer(struct gazetteer *g, struct buf *image)
{
    struct buf path = {0};

    if (!gazetteers.n && !topic_files.n && !no_builtin) {
        open_builtin(g, &path);
    } else {
        compile_gazetteer(image);
        if (!gazetteer_open_image(g, buf_span(image)))
            refuse(NULL, g->problem);
    }
    buf_release(&path);
}

static struct patterns *load_patterns(void)
{
    struct patterns *p = patterns_new();
    struct pattern_fault fault;

    for (size_t i = 0; i < pattern_files.n; i++)
        if (!patterns_add_file(p, pattern_files.items[i], &fault))
            refuse(&fault.place, fault.problem);
    return p;
}

static enum status write_compiled(void)
{
    struct output out = {0};
    struct buf image = {0};

    compile_gazetteer(&image);
    if (output_open(&out, compile_to)) {
        buf_add_span(&out.buf, buf_span(&image));
        if (output_close(&out)) {
            buf_release(&image);
            return STATUS_OK;
        }
    }
    diag_error(&(struct place){.file = out.name}, "%s", output_problem(&out));
    return STATUS_ERROR;
}

/* ---- records ---- */

enum { TEXT, TITLE, TOKENS, ID };
static const char *const wanted[] = {"text", "title", "tokens", "id", NULL};
static const char *const replaced[] = {"entities", "focus", "topics", NULL};

struct entity_tag {
    struct tagger tagger;
    struct document document;
    struct strings focus;
};

struct members {
    struct json_value text, title, id;
    bool has_tokens;
};

static bool read_tokens(struct record *r, struct document *d, struct members *m)
{
    struct json_value absent;

    if (json_peek(&r->json) != JSON_ARRAY)
        return record_take(r, JSON_ARRAY, TOKENS, &absent);
    m->has_tokens = true;
    return record_strings(&r->json, &d->tokens);
}

static bool read_members(struct record *r, struct document *d, struct members *m)
{
    int index;
    bool good = true;

    while (good && (index = record_next(r)) >= 0) {
        if (index == TOKENS)
            good = read_tokens(r, d, m);
        else if (index == ID)
            good = json_take(&r->json, &m->id);
        else
            good = record_take(r, JSON_STRING, index,
                               index == TEXT ? &m->text : &m->title);
    }
    if (good && !r->json.problem && !m->has_tokens)
        r->json.problem =
            "the record has no \"tokens\"; run tokenize before entity-tag";
    return !r->json.problem;
}

/* Both strings are decoded before either is kept: the buffer may move. */
static void decode_texts(struct document *d, const struct members *m)
{
    buf_clear(&d->scratch);
    buf_reserve(&d->scratch, m->text.text.len + m->title.text.len);
    d->text = json_string(&m->text, &d->scratch);
    d->title = json_string(&m->title, &d->scratch);
}

static void align(struct document *d)
{
    d->starts =
        mem_grow(d->starts, &d->starts_capacity, d->tokens.n, sizeof(*d->starts));
    d->aligned = record_align(d->text, &d->tokens, d->starts);
}

static void tell_given_up(const struct patterns *p, size_t number,
                          const struct members *m)
{
    struct span id = m->id.text, source = pattern_source(p, number);

    diag_warning(NULL,
                 "record %.*s: the pattern '%.*s' takes too many steps; left at that",
                 (int)id.len, id.data, (int)source.len, source.data);
}

static void write_mention(struct buf *out, const struct mention *m)
{
    record_begin_new(out);
    record_add_string(out, "type", m->type);
    record_add_string(out, "id", m->id);
    record_begin_member(out, "start");
    buf_add_uint(out, m->start);
    record_begin_member(out, "end");
    buf_add_uint(out, m->end);
    record_add_string(out, "form", m->kind);
    buf_add_char(out, '}');
}

static void write_record(struct entity_tag *e, const struct record *r, struct buf *out)
{
    const struct mentions *mentions = &e->document.mentions;

    record_begin_copy(r, out);
    record_begin_member(out, "entities");
    buf_add_char(out, '[');
    for (size_t i = 0; i < mentions->n; i++) {
        if (i)
            buf_add_char(out, ',');
        write_mention(out, &mentions->items[i]);
    }
    buf_add_char(out, ']');
    record_begin_member(out, "focus");
    record_write_strings(out, e->focus.items, e->focus.n);
    record_begin_member(out, "topics");
    topics_write(e->tagger.matcher.gazetteer, &e->document, out);
    record_end_copy(out);
}

static bool tag(void *context, struct filter *f, struct record *r)
{
    struct entity_tag *e = context;
    struct document *d = &e->document;
    struct members members = {0};
    size_t given_up;

    strings_clear(&d->tokens);
    if (!read_members(r, d, &members))
        return false;
    decode_texts(d, &members);
    align(d);
    given_up = mentions_find(&e->tagger, d);
    if (given_up)
        tell_given_up(e->tagger.patterns, given_up - 1, &members);
    focus_find(d, &e->focus);
    write_record(e, r, &f->out.buf);
    return true;
}

static void release(struct entity_tag *e, struct record *r)
{
    struct document *d = &e->document;

    matcher_release(&e->tagger.matcher);
    patterns_free(e->tagger.patterns);
    free(e->tagger.found.items);
    strings_release(&d->tokens);
    free(d->starts);
    free(d->mentions.items);
    free(d->topics.items);
    buf_release(&d->scratch);
    strings_release(&e->focus);
    record_release(r);
}

static enum status run(const struct option_list *operands)
{
    struct gazetteer gazetteer;
    struct buf image = {0};
    struct entity_tag e = {0};
    struct record record = {.wanted = wanted, .replaced = replaced};
    struct filter filter;
    enum status status;

    load_gazetteer(&gazetteer, &image);
    matcher_init(&e.tagger.matcher, &gazetteer);
    e.tagger.patterns = load_patterns();
    if (filter_begin(&filter, &common))
        filter_run(&filter, operands, &record, tag, &e);
    status = filter_end(&filter);
    release(&e, &record);
    gazetteer_close(&gazetteer);
    buf_release(&image);
    return status;
}

int main(int argc, char **argv)
{
    struct option_list operands = options_parse(&program, argc, argv);
    enum status status = compile_to ? write_compiled() : run(&operands);

    free(operands.items);
    free(gazetteers.items);
    free(pattern_files.items);
    free(topic_files.items);
    return (int)status;
}
