/*
 * extract: posts of the WordPress REST API in, records out.
 *
 * Files and directories are read one after the other, each as a stream of
 * JSON documents, whole or damaged (extract/jsonstream.h). A document that
 * is no valid JSON is mended (extract/jsonrepair.h), each kind of repair told
 * once; what cannot be used is reported and goes to --rejects.
 */
#include "extract/jsonrepair.h"
#include "extract/jsonstream.h"
#include "extract/terms.h"
#include "extract/walk.h"
#include "extract/wordpress.h"
#include "filter.h"
#include "foreign.h"
#include "lang.h"
#include "unpack.h"
#include "utf8.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static struct common_options common;
static const char *lang_option;
static struct option_list term_files;

static const struct option_spec options[] = {
    {'L', "lang", "LANG", "the language of documents that name none (BCP 47)",
     OPTION_TEXT, &lang_option, NULL},
    {0, "terms", "FILE",
     "take the names of categories and tags from this list of terms", OPTION_LIST,
     &term_files, NULL},
};

static void print_versions(void)
{
    printf("%s\n%s\n", foreign_version(), unpack_version());
}

static const struct program program = {
    .name = "extract",
    .synopsis = "[OPTION ...] [FILE|DIRECTORY ...]",
    .purpose = "Turn WordPress posts into records of plain text",
    .options = options,
    .n_options = sizeof(options) / sizeof(options[0]),
    .common = &common,
    .print_versions = print_versions,
};

struct extract {
    struct filter filter;
    struct window window;
    struct wordpress_post post;
    struct terms terms;
    struct buf lang;
    struct buf valid;  /* a document with its UTF-8 mended */
    struct buf mended; /* a document with its JSON mended */
    struct buf id;

    /* Of the file in hand. */
    uint64_t documents; /* used or rejected */
    uint64_t others[WORDPRESS_OTHER + 1];
};

/* ---- one document ---- */

/* A part of the stream with what is found out about it. */
struct candidate {
    struct span original; /* as it stands in the input */
    struct span bytes;    /* the same, or mended */
    struct place place;
    bool damaged;
    size_t bad_utf8, first_bad_utf8; /* sequences replaced; the first, in bytes */
    struct repair repair;
};

/* The place of byte `at` of the document. */
static struct place place_in(const struct candidate *c, size_t at)
{
    struct place p = c->place;

    p.offset += at;
    for (size_t i = 0; i < at && i < c->original.len; i++)
        p.line += c->original.data[i] == '\n';
    return p;
}

static void mend_utf8(struct extract *e, struct candidate *c)
{
    size_t good = utf8_valid(c->bytes.data, c->bytes.len);

    if (good == c->bytes.len)
        return;
    buf_clear(&e->valid);
    buf_reserve(&e->valid, 3 * c->bytes.len);
    e->valid.len =
        utf8_repair(e->valid.data, c->bytes.data, c->bytes.len, &c->bad_utf8);
    c->bytes = (struct span){buf_terminate(&e->valid), e->valid.len};
    c->damaged = true;
    c->first_bad_utf8 = good;
}

static void tell_bad_utf8(struct extract *e, const struct candidate *c)
{
    struct place where = place_in(c, c->first_bad_utf8);
    char what[96];

    if (!c->bad_utf8)
        return;
    snprintf(what, sizeof(what), "%zu invalid UTF-8 sequence%s; replaced by U+FFFD",
             c->bad_utf8, c->bad_utf8 == 1 ? "" : "s");
    filter_repair(&e->filter, &where, what);
}

static void tell_damage(struct extract *e, const struct candidate *c)
{
    const struct repair *r = &c->repair;
    char what[160];

    tell_bad_utf8(e, c);
    for (int kind = 0; kind < DAMAGE_KINDS; kind++) {
        struct place where = place_in(c, r->first[kind]);

        if (!r->count[kind])
            continue;
        json_damage_describe(r, (enum damage)kind, what, sizeof(what));
        filter_repair(&e->filter, &where, what);
    }
}

/* Mends what the reader will not take, and reads that. */
static bool read_mended(struct extract *e, struct candidate *c)
{
    buf_clear(&e->mended);
    json_repair(c->bytes, &e->mended, &c->repair);
    c->bytes = buf_span(&e->mended);
    c->damaged = true;
    return wordpress_read(&e->post, c->bytes);
}

static void write_post(struct extract *e, const struct candidate *c)
{
    struct wordpress_setting setting = {
        .terms = &e->terms, .lang = buf_span(&e->lang), .file = span_of(c->place.file)};
    const char *slash = strrchr(c->place.file, '/');

    if (slash)
        setting.file = span_of(slash + 1);
    buf_clear(&e->id);
    buf_add_string(&e->id, c->place.file);
    buf_add_char(&e->id, '#');
    buf_add_uint(&e->id, e->documents);
    setting.id = buf_span(&e->id);
    wordpress_write(&e->post, &setting, &e->filter.out.buf);
}

/* Stray tags are everyday HTML; in a damaged document they are part of it. */
static void tell_stray_tags(const struct candidate *c, size_t n)
{
    const char *format = "%zu closing tag%s without an opening one; ignored";

    if (!n)
        return;
    if (c->damaged)
        diag_warning(&c->place, format, n, n == 1 ? "" : "s");
    else
        diag_note(&c->place, format, n, n == 1 ? "" : "s");
}

static void reject(struct extract *e, const struct candidate *c, const char *problem)
{
    e->documents++;
    filter_reject(&e->filter, &c->place, c->original, problem);
}

static void reject_answer(struct extract *e, const struct candidate *c)
{
    char problem[200];
    struct span message = e->post.message.text;

    snprintf(problem, sizeof(problem), "not a post but an answer of the server: %.*s",
             (int)(message.len < 120 ? message.len : 120), message.data);
    reject(e, c, problem);
}

static void use_post(struct extract *e, const struct candidate *c)
{
    tell_damage(e, c);
    if (e->filter.stopped)
        return;
    e->documents++;
    write_post(e, c);
    e->filter.repaired += c->damaged;
    tell_stray_tags(c, e->post.stray_tags);
    filter_document_done(&e->filter);
}

static void use_object(struct extract *e, const struct json_stream *s)
{
    struct candidate c = {.original = s->part, .bytes = s->part, .place = s->place};
    enum wordpress_kind kind;

    mend_utf8(e, &c);
    if (!wordpress_read(&e->post, c.bytes) && !read_mended(e, &c)) {
        reject(e, &c, e->post.record.json.problem);
        return;
    }
    kind = wordpress_kind(&e->post);
    e->others[kind]++;
    if (kind == WORDPRESS_POST)
        use_post(e, &c);
    else if (kind == WORDPRESS_ERROR)
        reject_answer(e, &c);
    else if (kind == WORDPRESS_OTHER)
        reject(e, &c,
               "a JSON object, but no post: it has no title, content or excerpt");
}

/* ---- one file ---- */

static void use_garbage(struct extract *e, const struct json_stream *s)
{
    struct candidate c = {.original = s->part, .place = s->place};

    reject(e, &c,
           s->binary ? "a binary file, not JSON"
                     : "not JSON; skipped to the next document");
}

static void tell_unclosed(struct extract *e, const struct json_stream *s)
{
    filter_repair(&e->filter, &s->place, "the list of documents is cut off");
}

static void use_stream(struct extract *e)
{
    struct json_stream s = {.window = &e->window};
    uint64_t bytes_before = e->filter.bytes;

    while (!e->filter.stopped) {
        enum stream_part part = json_stream_next(&s);

        if (part == STREAM_END)
            return;
        if (part == STREAM_ERROR) {
            filter_unreadable(&e->filter, e->window.name, window_problem(&e->window));
            return;
        }
        if (part == STREAM_GARBAGE)
            use_garbage(e, &s);
        else if (part == STREAM_MORE_GARBAGE)
            filter_reject_more(&e->filter, s.part);
        else if (part == STREAM_UNCLOSED)
            tell_unclosed(e, &s);
        else
            use_object(e, &s);
        e->filter.bytes = bytes_before + e->window.offset + e->window.start;
        filter_show_progress(&e->filter);
    }
}

/* Lists of the REST API that hold no posts are no damage. */
static void tell_others(const struct extract *e, const char *name)
{
    const struct place where = {.file = name};

    if (e->others[WORDPRESS_TERM])
        diag_warning(&where,
                     "%" PRIu64 " categories or tags, no posts; give the file with "
                     "--terms to name them",
                     e->others[WORDPRESS_TERM]);
    if (e->others[WORDPRESS_USER])
        diag_warning(&where, "%" PRIu64 " users, no posts", e->others[WORDPRESS_USER]);
    if (e->others[WORDPRESS_MEDIA])
        diag_warning(&where, "%" PRIu64 " media, no posts", e->others[WORDPRESS_MEDIA]);
}

static bool extract_file(void *context, const char *path)
{
    struct extract *e = context;

    e->documents = 0;
    memset(e->others, 0, sizeof(e->others));
    if (!window_open(&e->window, path)) {
        filter_unreadable(&e->filter, path, window_problem(&e->window));
    } else if (e->window.at_end && e->window.end == 0) {
        struct place where = {.file = e->window.name};

        filter_reject(&e->filter, &where, SPAN(""), "the file is empty");
    } else {
        use_stream(e);
        tell_others(e, e->window.name);
    }
    window_close(&e->window);
    return !e->filter.stopped;
}

static void tell_unwalkable(void *context, const char *path, const char *problem)
{
    struct extract *e = context;

    filter_unreadable(&e->filter, path, problem);
}

/* ---- the program ---- */

static void read_settings(struct extract *e)
{
    char problem[160];

    if (lang_option && !lang_tag(span_of(lang_option), &e->lang))
        options_usage_error(&program, "'%s' is no language tag (BCP 47)", lang_option);
    for (size_t i = 0; i < term_files.n; i++)
        if (!terms_read(&e->terms, term_files.items[i], problem, sizeof(problem))) {
            struct place where = {.file = term_files.items[i]};

            diag_error(&where, "%s", problem);
            exit(STATUS_ERROR);
        }
}

static void extract_operand(struct extract *e, const char *operand)
{
    uint64_t before = e->filter.documents + e->filter.rejected;
    struct place where = {.file = strcmp(operand, "-") ? operand : "(standard input)"};

    walk(operand, extract_file, tell_unwalkable, e);
    if (e->filter.documents + e->filter.rejected > before || e->filter.stopped ||
        e->filter.status == STATUS_ERROR)
        return;
    diag_warning(&where, "no posts found");
    e->filter.status = STATUS_REJECTED;
}

static void release(struct extract *e)
{
    window_release(&e->window);
    wordpress_release(&e->post);
    terms_release(&e->terms);
    buf_release(&e->lang);
    buf_release(&e->valid);
    buf_release(&e->mended);
    buf_release(&e->id);
}

int main(int argc, char **argv)
{
    struct option_list operands = options_parse(&program, argc, argv);
    struct extract e = {0};
    enum status status;

    read_settings(&e);
    if (filter_begin(&e.filter, &common))
        for (size_t i = 0; i < operands.n && !e.filter.stopped; i++)
            extract_operand(&e, operands.items[i]);
    status = filter_end(&e.filter);
    release(&e);
    free(operands.items);
    free(term_files.items);
    return (int)status;
}
