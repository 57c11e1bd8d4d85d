#include "filter.h"

#include "confine.h"
#include "files.h"
#include "utf8.h"
#include "window.h"

#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static bool wants_progress(int when)
{
    if (when == PROGRESS_AUTO)
        return isatty(STDERR_FILENO) && !isatty(STDOUT_FILENO);
    return when == PROGRESS_ALWAYS;
}

static void output_failed(struct filter *f, const struct output *o)
{
    f->stopped = true;
    f->status = STATUS_ERROR;
    if (!output_reader_gone(o))
        diag_error(&(struct place){.file = o->name}, "%s", output_problem(o));
}

/* False after a message. */
static bool open_outputs(struct filter *f)
{
    const struct common_options *options = f->options;

    if (!output_open(&f->out, options->output)) {
        output_failed(f, &f->out);
        return false;
    }
    if (!options->rejects)
        return true;
    if (!output_open(&f->rejects, options->rejects)) {
        output_failed(f, &f->rejects);
        return false;
    }
    if (output_is_same(&f->out, &f->rejects)) {
        output_discard(&f->rejects);
        diag_error(&(struct place){.file = f->rejects.name},
                   "the file for --output and for --rejects; they need two");
        f->status = STATUS_ERROR;
        return false;
    }
    f->has_rejects = true;
    return true;
}

bool filter_begin(struct filter *f, const struct common_options *options)
{
    signal(SIGPIPE, SIG_DFL);
    window_set_most((size_t)options->max_document);
    *f = (struct filter){.options = options, .out.fd = -1, .rejects.fd = -1};
    f->progress = wants_progress(options->progress);
    if (f->progress)
        diag_begin_progress();
    clock_gettime(CLOCK_MONOTONIC, &f->started);
    f->shown = f->started;
    if (open_outputs(f))
        return true;
    output_discard(&f->out); /* what the file held before stays there */
    return false;
}

/* ---- giving up ---- */

/* Where iconv and the C library may load files from later; they are public on any
   system. */
static const char *const of_the_system[] = {
    "/usr/lib", "/usr/lib64",       "/usr/local/lib", "/lib",
    "/lib64",   "/etc/ld.so.cache", "/nix/store"};

static void allow_data(struct confinement *c)
{
    struct buf path = {0};

    for (size_t i = 0; i < sizeof(of_the_system) / sizeof(of_the_system[0]); i++)
        confine_allow(c, of_the_system[i]);
    files_data_path("", &path);
    confine_allow(c, path.data);
    buf_release(&path);
#if defined(__SANITIZE_ADDRESS__) /* which looks at the process itself */
    confine_allow(c, "/proc");
#endif
}

static void allow_outputs(struct confinement *c, const struct filter *f,
                          const char *output)
{
    const char *temporary = getenv("TMPDIR");

    if (f->out.target)
        confine_write_beside(c, f->out.target);
    if (f->rejects.target)
        confine_write_beside(c, f->rejects.target);
    if (output) {
        confine_write(c, output);
        confine_write_beside(c, output); /* where it may have to be made */
    }
    confine_write(c, temporary && *temporary ? temporary : "/tmp");
}

void filter_confine(const struct filter *f, const struct option_list *inputs,
                    const char *output)
{
    struct confinement c;

    if (f->options->no_sandbox)
        return;
    confine_begin(&c);
    for (size_t i = 0; i < inputs->n; i++)
        if (strcmp(inputs->items[i], "-") != 0)
            confine_read(&c, inputs->items[i]);
    allow_data(&c);
    allow_outputs(&c, f, output);
    confine_end(&c);
    if (c.version)
        diag_note(NULL, "files are confined by Landlock, version %d", c.version);
    else
        diag_note(NULL, "this system has no Landlock; files are not confined");
    diag_note(NULL, c.filters_calls ? "system calls are confined by seccomp"
                                    : "system calls are not confined");
}

void filter_unreadable(struct filter *f, const char *name, const char *problem)
{
    diag_error(&(struct place){.file = name}, "%s", problem);
    f->status = STATUS_ERROR;
    f->stopped |= f->options->strict;
}

static void flush_rejects(struct filter *f)
{
    if (!output_flush_full(&f->rejects))
        output_failed(f, &f->rejects);
}

/* Ends what was rejected last with a newline, unless it has one. */
static void end_reject(struct filter *f)
{
    if (f->reject_open)
        buf_add_char(&f->rejects.buf, '\n');
    f->reject_open = false;
}

void filter_reject_more(struct filter *f, struct span bytes)
{
    if (!f->has_rejects || !bytes.len)
        return;
    buf_add_span(&f->rejects.buf, bytes);
    f->reject_open = bytes.data[bytes.len - 1] != '\n';
    flush_rejects(f);
}

/* Counts rejected input, which has been reported, and writes it to --rejects. */
static void put_by(struct filter *f, struct span bytes)
{
    f->rejected++;
    f->status = status_worse(f->status, STATUS_REJECTED);
    f->stopped |= f->options->strict;
    if (f->has_rejects)
        end_reject(f);
    filter_reject_more(f, bytes);
}

void filter_reject(struct filter *f, const struct place *where, struct span bytes,
                   const char *problem)
{
    diag_error(where, "%s", problem);
    put_by(f, bytes);
}

void filter_repair(struct filter *f, const struct place *where, const char *what)
{
    diag_warning(where, "%s", what);
    f->told_repair = true;
    if (!f->options->strict)
        return;
    f->status = status_worse(f->status, STATUS_REJECTED);
    f->stopped = true;
}

void filter_write_full(struct filter *f)
{
    if (!f->stopped && !output_flush_full(&f->out))
        output_failed(f, &f->out);
}

void filter_document_done(struct filter *f)
{
    f->documents++;
    filter_write_full(f);
}

/* ---- progress ---- */

static double seconds_between(const struct timespec *a, const struct timespec *b)
{
    return (double)(b->tv_sec - a->tv_sec) + 1e-9 * (double)(b->tv_nsec - a->tv_nsec);
}

static void print_progress(const struct filter *f, const struct timespec *now)
{
    double megabytes = (double)f->bytes / 1e6;
    double seconds = seconds_between(&f->started, now);

    diag_progress("%" PRIu64 " documents, %.0f MB, %.0f MB/s", f->documents, megabytes,
                  seconds > 0 ? megabytes / seconds : 0.0);
}

void filter_show_progress(struct filter *f)
{
    struct timespec now;

    if (!f->progress)
        return;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (seconds_between(&f->shown, &now) < 0.25)
        return;
    f->shown = now;
    print_progress(f, &now);
}

static void end_progress(const struct filter *f)
{
    struct timespec now;

    if (!f->progress)
        return;
    clock_gettime(CLOCK_MONOTONIC, &now);
    print_progress(f, &now);
    diag_end_progress();
}

/* ---- the end ---- */

static void say_summary(const struct filter *f)
{
    for (size_t i = 0; i < sizeof(f->unready) / sizeof(f->unready[0]); i++)
        if (f->unready[i].records > 1)
            diag_summary("%s (%" PRIu64 " records)", f->unready[i].problem,
                         f->unready[i].records);
    if (f->told_repair || f->repaired || f->rejected)
        diag_summary("%" PRIu64 " documents, %" PRIu64 " repaired, %" PRIu64
                     " rejected",
                     f->documents, f->repaired, f->rejected);
}

static void end_output(struct filter *f, struct output *o)
{
    bool failed_before = o->error != 0;

    if (!output_close(o) && !failed_before)
        output_failed(f, o);
}

enum status filter_end(struct filter *f)
{
    end_progress(f);
    if (f->out.fd >= 0)
        end_output(f, &f->out);
    if (f->has_rejects) {
        end_reject(f);
        end_output(f, &f->rejects);
    }
    say_summary(f);
    return f->status;
}

/* ---- the loop over records ---- */

struct run {
    struct filter *filter;
    struct record *record;
    filter_record *process;
    void *context;
    struct lines lines;
    struct buf repaired; /* a line whose UTF-8 was mended */
};

static struct span mend_utf8(struct run *run, struct span line)
{
    char what[96];
    size_t good = utf8_valid(line.data, line.len), replaced = 0;
    struct place where = run->lines.place;

    if (good == line.len)
        return line;
    buf_clear(&run->repaired);
    buf_reserve(&run->repaired, 3 * line.len);
    run->repaired.len = utf8_repair(run->repaired.data, line.data, line.len, &replaced);
    buf_terminate(&run->repaired);
    where.offset += good;
    snprintf(what, sizeof(what), "%zu invalid UTF-8 sequence%s replaced by U+FFFD",
             replaced, replaced == 1 ? "" : "s");
    filter_repair(run->filter, &where, what);
    run->filter->repaired++;
    return buf_span(&run->repaired);
}

static bool is_blank(struct span line)
{
    return strspn(line.data, " \t\r") >= line.len;
}

/* If a program was left out of the pipeline, all records lack the same. */
static void reject_unready(struct filter *f, const struct place *where,
                           struct span line, const char *problem)
{
    const size_t most = sizeof(f->unready) / sizeof(f->unready[0]);
    size_t i = 0;

    while (i + 1 < most && f->unready[i].problem && f->unready[i].problem != problem)
        i++;
    f->unready[i].problem = problem;
    if (diag_is_of_first(1, &f->unready[i].records))
        diag_error(where, "%s", problem);
    put_by(f, line);
}

static void process_line(struct run *run, struct span line)
{
    struct record *r = run->record;
    struct filter *f = run->filter;
    struct place where = run->lines.place;
    size_t before = f->out.buf.len;
    struct span mended = mend_utf8(run, line);

    if (f->stopped)
        return;
    if (record_open(r, mended) && run->process(run->context, f, r)) {
        filter_document_done(f);
        return;
    }
    f->out.buf.len = before;
    where.offset += json_offset(&r->json);
    if (r->is_unready)
        reject_unready(f, &where, line, r->json.problem);
    else
        filter_reject(f, &where, line, r->json.problem);
}

static void run_lines(struct run *run)
{
    struct filter *f = run->filter;
    uint64_t bytes_before = f->bytes;
    struct span line;
    int got = 1;

    while (!f->stopped && (got = lines_next(&run->lines, &line)) > 0) {
        if (!is_blank(line))
            process_line(run, line);
        f->bytes = bytes_before + run->lines.window.offset + run->lines.window.start;
        if (f->progress)
            filter_show_progress(f);
    }
    if (got < 0)
        filter_unreadable(f, run->lines.window.name,
                          window_problem(&run->lines.window));
}

/* A line in view starts with a brace and has more than that, or there is no text at
   all. */
static bool shows_records(struct span view)
{
    struct span line;
    bool blank = true;

    while (span_split(&view, '\n', &line)) {
        line = span_trim(line, " \t\r");
        if (line.len > 1 && line.data[0] == '{')
            return true;
        blank &= !line.len;
    }
    return blank;
}

/* Looks for a record, behind damage that the input may begin with; no further than that
   where there is one, for more input may be long in coming. */
static bool begins_with_records(struct window *w)
{
    enum { FAR = 64 << 10 };
    bool shows;

    while (!(shows = shows_records(window_span(w))) && w->end - w->start < FAR &&
           window_more(w) > 0)
        ;
    return shows;
}

static const char no_records[] =
    "no records, which are JSON objects, a line each; 'extract' makes them, of plain "
    "text 'extract -f text', and 'jq -c .' of objects over several lines";

static void run_input(struct run *run, const char *name)
{
    struct window *w = &run->lines.window;

    if (!lines_open(&run->lines, name))
        filter_unreadable(run->filter, w->name, window_problem(w));
    else if (!begins_with_records(w))
        filter_unreadable(run->filter, w->name,
                          w->failed ? window_problem(w) : no_records);
    else
        run_lines(run);
    window_close(w);
}

void filter_run(struct filter *f, const struct option_list *operands, struct record *r,
                filter_record *process, void *context)
{
    struct run run = {.filter = f, .record = r, .process = process, .context = context};

    for (size_t i = 0; i < operands->n && !f->stopped; i++)
        run_input(&run, operands->items[i]);
    window_release(&run.lines.window);
    buf_release(&run.repaired);
}
