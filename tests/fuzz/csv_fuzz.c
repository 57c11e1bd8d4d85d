/*
 * Tables: rows read in pieces are those read at once, and fields that are
 * written come back.
 */
#include "fuzz.h"

#include "csv.h"

static void read_twice(struct span text, struct csv_reader r)
{
    const char separator = r.separator;
    const bool bare_returns = r.bare_returns;
    size_t n;

    for (; text.len; text = (struct span){text.data + n, text.len - n}) {
        struct csv_reader early = {
            .separator = separator, .bare_returns = bare_returns, .wary = r.wary};
        size_t before = csv_read_row(&early, text, false);

        n = csv_read_row(&r, text, true);
        must(n > 0 && n <= text.len);
        must(!before || (before == n && early.n == r.n));
        for (size_t i = 0; before && i < r.n; i++)
            must(span_equal(early.fields[i], r.fields[i]));
        csv_reader_release(&early);
    }
    csv_reader_release(&r);
}

/* Fields are parted by NUL in `text`, rows by SOH. */
static void write_and_read(struct span text, bool crlf)
{
    struct buf out = {0};
    struct csv c = {.out = &out, .crlf = crlf};
    struct csv_reader r = {.separator = ','};
    struct span rest = text, row, field;
    size_t n, at = 0;

    while (span_split(&rest, '\1', &row)) {
        while (span_split(&row, '\0', &field))
            csv_add(&c, field);
        csv_end_row(&c);
    }
    buf_terminate(&out);
    for (rest = text; span_split(&rest, '\1', &row); at += n) {
        n = csv_read_row(&r, (struct span){out.data + at, out.len - at}, true);
        must(n && !r.odd_quotes);
        for (size_t i = 0; span_split(&row, '\0', &field); i++)
            must(i < r.n && span_equal(r.fields[i], field));
    }
    must(at == out.len);
    csv_reader_release(&r);
    buf_release(&out);
}

static struct csv_reader as_shown(struct span text)
{
    struct csv_reader r = {0};

    csv_begin(&r, text);
    return r;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    unsigned kind = fuzz_choice(&data, &size, 4);
    struct span text = {(const char *)data, size};
    char *copy = fuzz_copy(text);

    text.data = copy;
    if (kind < 2)
        read_twice(text, kind ? as_shown(text) : (struct csv_reader){.separator = ','});
    else
        write_and_read(text, kind == 3);
    free(copy);
    return 0;
}
