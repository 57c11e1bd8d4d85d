/*
 * fit: records in, a topic dictionary out.
 *
 * Learns from documents whose topics, countries or other labels are known, or
 * guessed by a dictionary, which words speak for which, and writes them with their
 * weights for entity-tag -T. The records are read once and kept as numbers in
 * temporary files.
 */
#include "filter.h"
#include "fit/corpus.h"
#include "fit/evaluation.h"
#include "fit/learn.h"
#include "fold.h"
#include "schemes.h"
#include "sources.h"
#include "unpack.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum { UNIT_TOPIC, UNIT_COUNTRY };

static struct common_options common;
static int unit_option = UNIT_TOPIC;
static const char *label_option, *report_option;
static struct sources sources = {.no_names = true};
static uint64_t least = 2, most_terms = 5000, rounds = UINT64_MAX, memory;

static const struct option_spec options[] = {
    {'T', "topics", "[+]SEEDS",
     "label documents by the terms of SEEDS, a topic dictionary as entity-tag takes it",
     OPTION_LIST, &sources.topics, NULL},
    {0, "label", "MEMBER", "learn the values of a member, a string or several",
     OPTION_TEXT, &label_option, NULL},
    {'u', "unit", "UNIT", "what is learned where no member is named", OPTION_CHOICE,
     &unit_option, "topic|country"},
    {0, "min", "N", "leave out words of fewer than N documents (2)", OPTION_NUMBER,
     &least, NULL},
    {0, "terms", "N", "write no more than N terms of a topic and language (5000)",
     OPTION_NUMBER, &most_terms, NULL},
    {0, "iterations", "N", "label the documents anew N times (1 with -T, 0 without)",
     OPTION_NUMBER, &rounds, NULL},
    {0, "report", "FILE",
     "hold out a tenth of the documents, and write to FILE how their labels are "
     "predicted",
     OPTION_TEXT, &report_option, NULL},
    {'S', "buffer-size", "SIZE",
     "count in SIZE of memory, a quarter of it by default; the rest goes to temporary "
     "files",
     OPTION_SIZE, &memory, NULL},
};

static void print_versions(void)
{
    printf("%s\n%s\n", fold_version(), unpack_version());
}

static const struct program program = {
    .name = "fit",
    .synopsis = "[OPTION ...] [FILE ...]",
    .purpose = "Learn a topic dictionary from records",
    .options = options,
    .n_options = sizeof(options) / sizeof(options[0]),
    .common = &common,
    .print_versions = print_versions,
};

struct fit {
    struct filter filter;
    struct corpus corpus;
    struct gazetteer seeds;
    struct buf image;
};

static bool fail(struct filter *f, const char *problem)
{
    diag_error(NULL, "%s", problem);
    f->status = STATUS_ERROR;
    f->stopped = true;
    return false;
}

static bool fit_record(void *context, struct filter *f, struct record *r)
{
    struct fit *fit = context;

    if (!corpus_read(&fit->corpus, r))
        return false;
    if (!corpus_add(&fit->corpus, (size_t)memory))
        fail(f, fit->corpus.problem);
    return true;
}

/* ---- results ---- */

static bool flush_output(void *context)
{
    return output_flush_full(context);
}

static bool write_report(struct learner *l)
{
    struct output out = {0};
    bool good = output_open(&out, report_option);

    if (good) {
        evaluation_write(&l->evaluation, &out.buf);
        good = output_close(&out);
        diag_summary("%" PRIu64 " of %" PRIu64
                     " documents held out have the label predicted",
                     l->evaluation.right, l->evaluation.held);
    }
    if (!good)
        diag_error(&(struct place){.file = report_option}, "%s", output_problem(&out));
    return good;
}

static void warn(struct fit *fit)
{
    struct intern unfound = {0};

    if (!fit->corpus.n_labelled && label_option)
        diag_warning(NULL, "no document has a label: a string or strings in \"%s\"",
                     label_option);
    else if (!fit->corpus.n_labelled)
        diag_warning(NULL, "no document has a label");
    else if (sources.topics.n)
        labels_unfound(&fit->corpus.labels, &unfound);
    evaluation_warn_of_unfound(&unfound);
    intern_release(&unfound);
}

/* False: the model cannot be learned or not be reported on, which is told. */
static bool write_results(struct fit *fit)
{
    struct learner l = {.corpus = &fit->corpus,
                        .least = least,
                        .most_terms = (size_t)most_terms,
                        .rounds = rounds,
                        .clamped = label_option != NULL,
                        .memory = (size_t)memory,
                        .model_memory = (size_t)options_memory() / 2};
    struct filter *f = &fit->filter;
    bool good = learner_prepare(&l) && (!report_option || learner_test(&l)) &&
                learner_learn(&l);

    if (!good)
        diag_error(NULL, "%s", l.problem);
    else if (report_option)
        good = write_report(&l);
    if (good) {
        warn(fit);
        evaluation_warn(&l.model);
        model_write(&l.model, &f->out.buf, flush_output, &f->out);
    }
    learner_release(&l);
    return good;
}

/* ---- the program ---- */

static bool load_seeds(struct fit *fit)
{
    struct gazetteer_fault fault;

    if (sources_load(&sources, &fit->seeds, &fit->image, &fault))
        return true;
    diag_error(&fault.place, "%s", fault.problem);
    return false;
}

static void read_settings(struct fit *fit)
{
    struct labels *labels = &fit->corpus.labels;

    if (!memory)
        memory = options_memory() / 4;
    if (rounds == UINT64_MAX) /* few documents have the words of seeds */
        rounds = sources.topics.n > 0;
    if ((label_option != NULL) + (sources.topics.n > 0) +
            (unit_option == UNIT_COUNTRY) >
        1)
        options_usage_error(&program, "--label, -T and -u country exclude each other");
    for (size_t i = 0; label_option && i < CORPUS_MEMBERS; i++)
        if (strcmp(label_option, corpus_members[i]) == 0)
            options_usage_error(&program, "--label cannot be '%s'", label_option);
    if (schemes_have_name(&sources.topics))
        options_usage_error(&program,
                            "-T takes no name here, for what is learned is one "
                            "scheme; a file may be ./NAME=FILE");
    if (report_option && strcmp(report_option, "-") == 0)
        options_usage_error(&program, "--report needs a file of its own, not '-'");
    labels->source = label_option                  ? LABELS_MEMBER
                     : sources.topics.n            ? LABELS_SEEDS
                     : unit_option == UNIT_COUNTRY ? LABELS_COUNTRIES
                                                   : LABELS_TOPICS;
    fit->corpus.label_member = label_option;
}

/* Learns from the records, and writes what it learned; false: nothing is written. */
static bool learn(struct fit *fit, const struct option_list *operands,
                  struct record *record)
{
    struct filter *f = &fit->filter;

    if (sources.topics.n && !load_seeds(fit))
        return false;
    if (!corpus_init(&fit->corpus, record))
        return fail(f, fit->corpus.problem);
    fit->corpus.labels.seeds = &fit->seeds;
    filter_confine(f, operands, report_option);
    filter_run(f, operands, record, fit_record, fit);
    return !f->stopped && write_results(fit);
}

static enum status run(struct fit *fit, const struct option_list *operands)
{
    struct filter *f = &fit->filter;
    struct record record = {0};
    enum status status;

    if (filter_begin(f, &common) && !learn(fit, operands, &record)) {
        if (!f->stopped)
            f->status = STATUS_ERROR;
        output_discard(&f->out);
    }
    status = filter_end(f);
    record_release(&record);
    return status;
}

int main(int argc, char **argv)
{
    struct option_list operands = options_parse(&program, argc, argv);
    struct fit fit = {0};
    enum status status;

    read_settings(&fit);
    status = run(&fit, &operands);
    corpus_release(&fit.corpus);
    gazetteer_close(&fit.seeds);
    buf_release(&fit.image);
    free(operands.items);
    free(sources.topics.items);
    return (int)status;
}
