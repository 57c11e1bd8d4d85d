/*
 * entity-tag: records with `tokens` in, the same records with `entities`,
 * `focus` and `topics` out.
 *
 * Names are looked up in the built-in gazetteer and topic dictionary, the
 * user's own (-g, -T) and the user's patterns (-p).
 */
#include "entity-tag/focus.h"
#include "entity-tag/mentions.h"
#include "entity-tag/output.h"
#include "entity-tag/topics.h"
#include "files.h"
#include "filter.h"
#include "fold.h"
#include "sources.h"
#include "unpack.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static struct common_options common;
static struct sources sources;
static struct option_list pattern_files, rule_files;
static const char *compile_to, *forms, *bias;
static bool explain, historic;
static int format;
static uint64_t max_steps = PATTERN_STEPS;

static const struct option_spec options[] = {
    {'f', "format", "FORMAT", "write records, or the entities in lines", OPTION_CHOICE,
     &format, ENTITY_FORMAT_CHOICES},
    {'g', "gazetteer", "FILE",
     "add the names in FILE, or in the files of a directory; they override the "
     "built-in ones",
     OPTION_LIST, &sources.gazetteers, NULL},
    {'p', "patterns", "FILE", "add the regular expressions in FILE", OPTION_LIST,
     &pattern_files, NULL},
    {0, "rules", "FILE",
     "add the rules of disambiguation in FILE, before the built-in ones", OPTION_LIST,
     &rule_files, NULL},
    {0, "max-steps", "N",
     "give up a regular expression after N steps, a million if not given; 0: never",
     OPTION_NUMBER, &max_steps, NULL},
    {'T', "topics", "[NAME=|+]FILE",
     "use the topic dictionary FILE in place of the built-in one; NAME=FILE: beside "
     "it, its topics called NAME:TOPIC; +FILE: added to it",
     OPTION_LIST, &sources.topics, NULL},
    {0, "forms", "FORM,...",
     "keep entities of these forms: name, adjective, capital, city, region, "
     "code, dateline, organization, pattern, or all; without it, all but city, region "
     "and organization",
     OPTION_TEXT, &forms, NULL},
    {0, "bias", "CODE,...", "prefer these countries where a name means several",
     OPTION_TEXT, &bias, NULL},
    {0, "historic", NULL, "keep the codes of states that are gone", OPTION_FLAG,
     &historic, NULL},
    {0, "explain", NULL,
     "tell for each entity which entry and rule decided, for each topic its terms",
     OPTION_FLAG, &explain, NULL},
    {0, "no-builtin", NULL, "use nothing but -g, -p, -T, --rules and --languages",
     OPTION_FLAG, &sources.no_builtin, NULL},
    {0, "languages", "FILE", "add what FILE knows of languages and their endings",
     OPTION_LIST, &sources.languages, NULL},
    {0, "compile", "FILE", "write the names and topics to FILE, compiled, and end",
     OPTION_TEXT, &compile_to, NULL},
};

static void print_versions(void)
{
    struct gazetteer g;
    struct buf path = {0};

    printf("%s, %s\n%s\n", fold_version(), pattern_version(), unpack_version());
    sources_builtin_path(&path);
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

static struct patterns *load_patterns(void)
{
    struct patterns *p = patterns_new();
    struct pattern_fault fault;

    for (size_t i = 0; i < pattern_files.n; i++)
        if (!patterns_add_file(p, pattern_files.items[i], &fault))
            refuse(&fault.place, fault.problem);
    return p;
}

/* The user's rules come first. */
static void load_rules(struct rules *r)
{
    struct pattern_fault fault;
    struct buf path = {0};

    for (size_t i = 0; i < rule_files.n; i++)
        if (!rules_add_file(r, rule_files.items[i], true, &fault))
            refuse(&fault.place, fault.problem);
    rules_judge_countries(r);
    files_data_path("rules.tsv", &path);
    if (!sources.no_builtin && !rules_add_file(r, path.data, false, &fault))
        refuse(&fault.place, fault.problem);
    buf_release(&path);
}

static enum status write_compiled(void)
{
    struct output out = {0};
    struct buf image = {0};
    struct gazetteer_fault fault;
    bool good;

    if (!sources_compile(&sources, &image, &fault))
        refuse(&fault.place, fault.problem);
    good = output_open(&out, compile_to);
    if (good) {
        buf_add_span(&out.buf, buf_span(&image));
        good = output_close(&out);
    }
    if (!good)
        diag_error(&(struct place){.file = out.name}, "%s", output_problem(&out));
    buf_release(&image);
    return good ? STATUS_OK : STATUS_ERROR;
}

/* ---- records ---- */

enum { TEXT, TITLE, TOKENS, ID, LANG, MEMBERS };
static const char *const wanted[] = {"text", "title", "tokens", "id", "lang", NULL};
static const char *const replaced[] = {"entities", "focus", "topics", NULL};

struct entity_tag {
    struct tagger tagger;
    struct document document;
    struct focus focus;
    struct topics topics;
    struct strings in_focus;
    struct entity_output output;
    uint64_t n;        /* records so far */
    uint64_t given_up; /* those in which a pattern took too many steps */
    struct buf number;
};

/* Decodes the texts into one buffer. It must not move, so that room for all is made
   first: a string is no longer when decoded. */
static void decode_texts(struct document *d, const struct json_value *values)
{
    buf_clear(&d->decoded);
    buf_reserve(&d->decoded, values[TITLE].text.len + values[ID].text.len);
    d->title = json_string_or_number(&values[TITLE], &d->decoded);
    d->id = json_string_or_number(&values[ID], &d->decoded);
    d->lang = record_language(&values[LANG], &d->scratch, &d->tag);
}

static bool read_members(struct record *r, struct document *d)
{
    struct json_value values[MEMBERS] = {{0}};
    int member;
    bool good = true;

    tokenized_clear(&d->content);
    while (good && (member = record_next(r)) >= 0)
        good = member == TEXT     ? tokenized_take_text(&d->content, r, TEXT)
               : member == TOKENS ? tokenized_take_tokens(&d->content, r, TOKENS)
               : member == TITLE  ? record_take(r, JSON_STRING, TITLE, &values[TITLE])
                                  : json_take(&r->json, &values[member]);
    if (r->json.problem)
        return false;
    decode_texts(d, values);
    return d->content.has_tokens ||
           record_refuse_unready(r, "the record has no \"tokens\", which tokenize "
                                    "adds: '... | tokenize | entity-tag'");
}

static void tell_given_up(const struct patterns *p, size_t number,
                          const struct document *d)
{
    struct span source = pattern_source(p, number);

    diag_warning(
        NULL,
        "record %.*s: the pattern '%.*s' takes more than %u steps, the most by "
        "--max-steps; left at that",
        (int)d->id.len, d->id.data, (int)source.len, source.data,
        patterns_most_steps());
}

static void tell_all_given_up(const struct entity_tag *e)
{
    if (e->given_up > DIAG_FEW)
        diag_summary("%" PRIu64 " records in all in which a pattern takes more than %u "
                     "steps",
                     e->given_up, patterns_most_steps());
}

static void write_record(struct entity_tag *e, const struct record *r,
                         struct output *output)
{
    const struct document *d = &e->document;
    struct buf *out = &output->buf;

    record_begin_copy(r, output);
    record_begin_member(out, "entities");
    output_entities(&d->mentions, e->output.explain, out);
    if (e->output.explain) {
        record_begin_member(out, "dropped");
        output_entities(&d->dropped, true, out);
    }
    record_begin_member(out, "focus");
    record_write_strings(out, e->in_focus.items, e->in_focus.n);
    record_begin_member(out, "topics");
    topics_write(&e->topics, d, e->output.explain, out);
    record_end_copy(out);
}

/* Without an id, how many records came so far. */
static void write_lines(struct entity_tag *e, struct buf *out)
{
    struct document *d = &e->document;

    if (!d->id.len) {
        buf_clear(&e->number);
        buf_add_uint(&e->number, e->n);
        d->id = buf_span(&e->number);
    }
    output_lines(&e->output, d->id, d, out);
}

static bool tag(void *context, struct filter *f, struct record *r)
{
    struct entity_tag *e = context;
    struct document *d = &e->document;
    size_t given_up;

    if (!read_members(r, d))
        return false;
    given_up = mentions_find(&e->tagger, d);
    if (given_up && diag_is_of_first(DIAG_FEW, &e->given_up))
        tell_given_up(e->tagger.patterns, given_up - 1, d);
    e->n++;
    if (e->output.format == ENTITIES_TSV) {
        write_lines(e, &f->out.buf);
        return true;
    }
    focus_find(&e->focus, d, &e->in_focus);
    write_record(e, r, &f->out);
    return true;
}

static void release(struct entity_tag *e, struct record *r)
{
    struct document *d = &e->document;

    tagger_release(&e->tagger);
    tokenized_release(&d->content);
    free(d->mentions.items);
    free(d->dropped.items);
    free(d->topics.items);
    buf_release(&d->decoded);
    buf_release(&d->scratch);
    buf_release(&d->tag);
    buf_release(&e->number);
    focus_release(&e->focus);
    topics_release(&e->topics);
    strings_release(&e->in_focus);
    record_release(r);
}

/* Refuses misspelt forms, with which entities would be missing without a message. */
static void check_forms(const struct gazetteer *g)
{
    struct span rest = span_of(forms), form;

    while (rest.len && span_split(&rest, ',', &form))
        if (!span_is(form, "all") && !span_is(form, "pattern") &&
            !span_is(form, "dateline") && !gazetteer_has_kind(g, form))
            options_usage_error(&program, "--forms: '%.*s' is no form of any name",
                                (int)form.len, form.data);
}

static bool has_meaning(const struct gazetteer *g, struct span id)
{
    for (size_t i = 0; i < gazetteer_size(g); i++) {
        struct gazetteer_entry e = gazetteer_entry(g, (uint32_t)i);

        if (span_equal(e.id, id) ||
            span_equal(gazetteer_recoded(g, e.type, e.id, historic), id))
            return true;
    }
    return false;
}

/* Refuses codes that no name has, which would have no effect. */
static void check_bias(const struct gazetteer *g)
{
    struct span rest = span_of(bias), code;

    while (rest.len && span_split(&rest, ',', &code))
        if (!has_meaning(g, code))
            options_usage_error(&program,
                                "--bias: no name means '%.*s'; countries go by codes "
                                "of ISO 3166-1, such as GB",
                                (int)code.len, code.data);
}

/* Loads all that is looked up; ends the program if something is wrong with it. */
static void load(struct entity_tag *e, struct gazetteer *gazetteer, struct buf *image)
{
    struct gazetteer_fault fault;

    patterns_set_most_steps(max_steps);
    e->tagger.patterns = load_patterns();
    load_rules(&e->tagger.rules);
    if (!sources_load(&sources, gazetteer, image, &fault))
        refuse(&fault.place, fault.problem);
    check_forms(gazetteer);
    check_bias(gazetteer);
    e->tagger.matchers.gazetteer = e->topics.gazetteer = gazetteer;
    e->tagger.matchers.elects_for_unknown = !sources.no_builtin;
    tagger_begin(&e->tagger);
}

static enum status run(const struct option_list *operands)
{
    struct gazetteer gazetteer;
    struct buf image = {0};
    struct entity_tag e = {
        .output = {.format = (enum entity_format)format, .explain = explain},
        .tagger = {.forms = span_of(forms),
                   .resolver = {.bias = span_of(bias), .historic = historic}}};
    struct record record = {.wanted = wanted, .replaced = replaced};
    struct filter filter;
    enum status status;

    load(&e, &gazetteer, &image);
    if (filter_begin(&filter, &common)) {
        output_begin(&e.output, &filter.out.buf);
        filter_confine(&filter, operands, NULL);
        filter_run(&filter, operands, &record, tag, &e);
    }
    tell_all_given_up(&e);
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
    free(sources.gazetteers.items);
    free(sources.topics.items);
    free(sources.languages.items);
    free(pattern_files.items);
    free(rule_files.items);
    return (int)status;
}
