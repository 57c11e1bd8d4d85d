/*
 * extract: an input of one format, read as extract reads it. Every record is
 * one that tokenize takes, and its text is plain.
 */
#ifndef DATELINE_TESTS_FUZZ_EXTRACT_H
#define DATELINE_TESTS_FUZZ_EXTRACT_H

#include "fuzz.h"

#include "extract/input.h"

static inline void must_be_record(struct span line)
{
    static const char *const wanted[] = {"title", "text", NULL};
    struct record r = {.wanted = wanted};
    struct buf text = {0};
    struct json_value value;
    int member;
    bool has_text = false;

    must(utf8_valid(line.data, line.len) == line.len && record_open(&r, line));
    while ((member = record_next(&r)) >= 0) {
        must(record_take(&r, JSON_STRING, member, &value));
        buf_clear(&text);
        json_decode(&value, &text);
        buf_terminate(&text);
        must_be_plain(buf_span(&text));
        has_text |= member == 1;
    }
    must(!r.json.problem && has_text);
    record_release(&r);
    buf_release(&text);
}

/* The next record, which has a NUL behind it in place of its newline. */
static inline bool next_record(struct buf *records, struct span *rest,
                               struct span *line)
{
    if (!rest->len || !span_split(rest, '\n', line))
        return false;
    records->data[line->data + line->len - records->data] = '\0';
    must_be_record(*line);
    return true;
}

/* What an input is read as. */
struct fuzz_input {
    enum format format;
    struct span bytes;
    int split; /* enum split */
    const char *encoding;
    enum dedup_mode dedup;
};

/*
 * The records of an input, a NUL behind them. The output goes nowhere: what is looked
 * at is still in its buffer.
 */
static inline void fuzz_read(const struct fuzz_input *input, struct buf *records)
{
    static const struct common_options common;
    struct plan plan = {0};
    struct terms terms = {0};
    struct option_list statuses = {0};
    struct settings settings = {.plan = &plan,
                                .terms = &terms,
                                .statuses = &statuses,
                                .split = input->split,
                                .encoding = span_of(input->encoding)};
    struct filter filter = {.options = &common, .out.fd = -1, .rejects.fd = -1};
    struct writer writer = {.filter = &filter};
    struct noticed noticed = {0};
    struct source source = {.settings = &settings,
                            .noticed = &noticed,
                            .writer = &writer,
                            .filter = &filter};
    const char *bad;

    diag_set_level(DIAG_QUIET);
    filter.out.fd = open("/dev/null", O_WRONLY | O_CLOEXEC);
    must(filter.out.fd >= 0 && plan_init(&plan, NULL, 0, &bad));
    dedup_init(&writer.dedup, input->dedup, DEDUP_THRESHOLD);
    window_open_bytes(&source.window, "input", input->bytes);
    source_begin(&source, 0);
    input_read(&source, input_prepare(&source, input->format));
    buf_add_span(records, buf_span(&filter.out.buf));
    buf_terminate(records);
    window_close(&source.window);
    source_release(&source);
    writer_release(&writer);
    plan_release(&plan);
    terms_release(&terms);
    close(filter.out.fd);
    buf_release(&filter.out.buf);
}

static inline int fuzz_extract(enum format format, const uint8_t *data, size_t size)
{
    struct buf records = {0};
    struct span rest, line;

    fuzz_read(&(struct fuzz_input){.format = format,
                                   .bytes = {(const char *)data, size},
                                   .dedup = DEDUP_EXACT},
              &records);
    for (rest = buf_span(&records); next_record(&records, &rest, &line);)
        ;
    buf_release(&records);
    return 0;
}

#endif
