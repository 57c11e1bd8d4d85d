/*
 * Partial counts: whatever a part holds, merging it does no harm; and the parts
 * of some records merged are the part of all of them.
 */
#include "fuzz.h"

#include "count/counter.h"

static struct words words;
static const struct counting counting = {
    .grouped = true, .totals = true, .words = &words};

static void begin(struct counter *c, struct facts *f, struct groups *g)
{
    const char *problem = NULL;

    facts_init(f);
    must(groups_set_keys(g, SPAN("lang"), f, &problem));
    counter_init(c, &counting, UNIT_TERM, UNITS);
}

static void write_counts(struct counter *c, struct buf *out)
{
    const struct part_header header = {.unit = SPAN("term"),
                                       .by = SPAN("lang"),
                                       .columns = counter_columns(UNIT_TERM),
                                       .options = SPAN("")};
    struct output part = {.fd = -1};

    must(counter_write_part(c, &header, &part));
    buf_add_span(out, buf_span(&part.buf));
    buf_release(&part.buf);
}

static void release(struct counter *c, struct facts *f, struct groups *g)
{
    counter_release(c);
    words_release(&words);
    facts_release(f);
    groups_release(g);
}

/* A document of a line: its first byte the language, its words the tokens. */
static void add_document(struct counter *c, struct facts *f, struct groups *g,
                         struct span line)
{
    struct buf json = {0};
    struct record record = {.wanted = f->wanted};
    struct span word, lang = {line.data, line.len > 1};

    record_begin_new(&json);
    record_add_string(&json, "lang", lang);
    record_begin_member(&json, "tokens");
    buf_add_char(&json, '[');
    for (bool more = false; span_split(&line, ' ', &word); more = true) {
        if (more)
            buf_add_char(&json, ',');
        json_write(&json, word);
    }
    buf_add_literal(&json, "]}");
    buf_terminate(&json);
    must(record_open(&record, buf_span(&json)) && facts_read(f, &record));
    groups_find(g, f);
    counter_add(c, f, g);
    record_release(&record);
    buf_release(&json);
}

static void count_text(struct span text, struct buf *out)
{
    struct counter c;
    struct facts f = {0};
    struct groups g = {0};
    struct span line;

    begin(&c, &f, &g);
    for (uint64_t n = 1; text.len && span_split(&text, '\n', &line); n++) {
        add_document(&c, &f, &g, line);
        if (n % 3 == 0)
            must(counter_spill(&c));
    }
    write_counts(&c, out);
    release(&c, &f, &g);
}

static const char *part_file(int *fd, char path[32], struct span bytes)
{
    *fd = memfd_create("part", MFD_CLOEXEC);
    must(*fd >= 0 && write(*fd, bytes.data, bytes.len) == (ssize_t)bytes.len);
    snprintf(path, 32, "/proc/self/fd/%d", *fd);
    return path;
}

/* False: a part cannot be used. */
static bool merge(const struct span *texts, size_t n, struct buf *out)
{
    const char *paths[2];
    char names[2][32];
    int fds[2];
    struct option_list list = {.items = paths, .n = n};
    struct parts parts = {0};
    struct counter c;
    struct facts f = {0};
    struct groups g = {0};
    bool good;

    for (size_t i = 0; i < n; i++)
        paths[i] = part_file(&fds[i], names[i], texts[i]);
    begin(&c, &f, &g);
    good = parts_open(&parts, &list) &&
           span_equal(parts.header.columns, counter_columns(UNIT_TERM)) &&
           parts_merge(&parts, &c.totals.runs, &c.table.runs);
    if (good)
        write_counts(&c, out);
    release(&c, &f, &g);
    parts_release(&parts);
    for (size_t i = 0; i < n; i++)
        close(fds[i]);
    return good;
}

static void merge_halves(struct span text)
{
    size_t half = text.len / 2;
    const char *newline = memchr(text.data + half, '\n', text.len - half);
    size_t cut = newline ? (size_t)(newline + 1 - text.data) : text.len;
    struct buf parts[2] = {{0}, {0}}, merged = {0}, whole = {0};
    struct span halves[2];

    count_text((struct span){text.data, cut}, &parts[0]);
    count_text((struct span){text.data + cut, text.len - cut}, &parts[1]);
    count_text(text, &whole);
    for (int i = 0; i < 2; i++)
        halves[i] = buf_span(&parts[i]);
    must(merge(halves, 2, &merged));
    must(span_equal(buf_span(&merged), buf_span(&whole)));
    for (int i = 0; i < 2; i++)
        buf_release(&parts[i]);
    buf_release(&merged);
    buf_release(&whole);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    unsigned kind = fuzz_choice(&data, &size, 2);
    struct span bytes = {(const char *)data, size};
    static struct buf text;
    struct buf out = {0};

    if (kind == 0)
        merge(&bytes, 1, &out);
    else
        merge_halves(fuzz_text(data, size, &text));
    buf_release(&out);
    return 0;
}
