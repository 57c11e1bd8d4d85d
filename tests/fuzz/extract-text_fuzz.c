/*
 * Plain text in any encoding; and parted at blank lines, or line by line, it holds the
 * same as whole.
 */
#include "extract.h"

/* Appends the text of a record without its white space. */
static void add_text(struct span line, struct buf *out)
{
    static const char *const wanted[] = {"text", NULL};
    struct record r = {.wanted = wanted};
    struct buf text = {0};
    struct json_value value;

    must(record_open(&r, line));
    while (record_next(&r) >= 0)
        must(record_take(&r, JSON_STRING, 0, &value));
    json_decode(&value, &text);
    for (size_t i = 0; i < text.len; i++)
        if (!strchr(" \t\n", text.data[i]))
            buf_add_char(out, text.data[i]);
    record_release(&r);
    buf_release(&text);
}

static void read_texts(struct span text, int split, struct buf *out)
{
    struct buf records = {0};
    struct span rest, line;

    fuzz_read(
        &(struct fuzz_input){.format = FORMAT_TEXT, .bytes = text, .split = split},
        &records);
    for (rest = buf_span(&records); next_record(&records, &rest, &line);)
        add_text(line, out);
    buf_release(&records);
}

static void read_parted(struct span text)
{
    struct buf whole = {0}, parts = {0};

    read_texts(text, SPLIT_NONE, &whole);
    for (int split = SPLIT_BLANK; split <= SPLIT_LINE; split++) {
        buf_clear(&parts);
        read_texts(text, split, &parts);
        must(span_equal(buf_span(&parts), buf_span(&whole)));
    }
    buf_release(&whole);
    buf_release(&parts);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const encodings[] = {NULL,       "windows-1252", "shift_jis",
                                            "euc-kr",   "gb18030",      "iso-2022-jp",
                                            "utf-16le", "koi8-r",       "big5"};
    enum { N = sizeof(encodings) / sizeof(encodings[0]) };
    unsigned kind = fuzz_choice(&data, &size, 2);
    unsigned encoding = fuzz_choice(&data, &size, N);
    struct buf out = {0};
    struct span rest, line;

    if (kind == 0) {
        fuzz_read(&(struct fuzz_input){.format = FORMAT_TEXT,
                                       .bytes = {(const char *)data, size},
                                       .split = (int)(size % 3),
                                       .encoding = encodings[encoding],
                                       .dedup = DEDUP_NEAR},
                  &out);
        for (rest = buf_span(&out); next_record(&out, &rest, &line);)
            ;
    } else {
        fuzz_text(data, size, &out);
        read_parted(buf_span(&out));
    }
    buf_release(&out);
    return 0;
}
