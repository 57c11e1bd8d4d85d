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

static inline void must_be_records(struct buf *out)
{
    struct span rest, line;

    buf_terminate(out);
    rest = buf_span(out);
    while (rest.len && span_split(&rest, '\n', &line)) {
        out->data[line.data + line.len - out->data] = '\0';
        must_be_record(line);
    }
}

/* The output goes nowhere; what is still in its buffer is looked at. */
static inline int fuzz_extract(enum format format, const uint8_t *data, size_t size)
{
    static const struct common_options common;
    struct plan plan = {0};
    struct terms terms = {0};
    struct option_list statuses = {0};
    struct settings settings = {.plan = &plan, .terms = &terms, .statuses = &statuses};
    struct filter filter = {.options = &common, .out.fd = -1, .rejects.fd = -1};
    struct writer writer = {.filter = &filter};
    struct source source = {
        .settings = &settings, .writer = &writer, .filter = &filter};
    const char *bad;

    diag_set_level(DIAG_QUIET);
    filter.out.fd = open("/dev/null", O_WRONLY | O_CLOEXEC);
    must(filter.out.fd >= 0 && plan_init(&plan, NULL, 0, &bad));
    dedup_init(&writer.dedup, DEDUP_EXACT, DEDUP_THRESHOLD);
    window_open_bytes(&source.window, "input", (struct span){(const char *)data, size});
    source_begin(&source);
    input_read(&source, input_prepare(&source, format));
    must_be_records(&filter.out.buf);
    window_close(&source.window);
    source_release(&source);
    writer_release(&writer);
    plan_release(&plan);
    terms_release(&terms);
    close(filter.out.fd);
    buf_release(&filter.out.buf);
    return 0;
}

#endif
