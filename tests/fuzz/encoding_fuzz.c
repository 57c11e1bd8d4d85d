/*
 * Encodings: any bytes become valid UTF-8, the same in pieces as at once; what was
 * written in UTF-8, UTF-16 or UTF-32 comes back, and is seen by its first bytes.
 */
#include "fuzz.h"

#include "encoding.h"

static const char *const labels[] = {
    "utf-8",        "utf-16le",    "utf-16be",     "utf-32le",       "utf-32be",
    "windows-1252", "iso-8859-1",  "windows-1251", "windows-1256",   "windows-1258",
    "koi8-r",       "iso-8859-8",  "macintosh",    "x-mac-cyrillic", "gb18030",
    "gb2312",       "big5",        "shift_jis",    "euc-jp",         "iso-2022-jp",
    "euc-kr",       "iso-2022-kr", "tis-620",      "utf-7",          "ucs-4"};
enum { LABELS = sizeof(labels) / sizeof(labels[0]) };

/* Gives the converter `step` bytes more at a time, and little room for what comes. */
static uint64_t convert_in_pieces(struct span text, struct span label, size_t step,
                                  struct buf *out)
{
    struct converter *c = converter_new(label);
    size_t seen = 0, used = 0, n;
    uint64_t damage;
    char room[16 + 4];

    do {
        struct span in;

        seen = text.len - seen < step ? text.len : seen + step;
        do {
            in = (struct span){text.data + used, seen - used};
            n = convert(c, &in, seen == text.len, room, sizeof(room));
            must(n <= sizeof(room));
            buf_add(out, room, n);
            used = (size_t)(in.data - text.data);
        } while (n);
    } while (seen < text.len);
    must(used == text.len);
    damage = converter_damage(c);
    converter_free(c);
    return damage;
}

static void convert_twice(struct span text, struct span label, size_t step)
{
    struct buf whole = {0}, pieces = {0};
    uint64_t damage = 0;

    must(encoding_decode(text, label, &whole, &damage));
    must(encoding_is_utf8(label) || utf8_valid(whole.data, whole.len) == whole.len);
    must(convert_in_pieces(text, label, step, &pieces) == damage);
    must(span_equal(buf_span(&whole), buf_span(&pieces)));
    buf_release(&whole);
    buf_release(&pieces);
}

static void add_unit(struct buf *out, uint32_t unit, int bytes, bool big)
{
    for (int i = 0; i < bytes; i++)
        buf_add_char(out, (char)(unit >> 8 * (big ? bytes - 1 - i : i)));
}

/* Writes valid UTF-8 anew, in units of 2 or 4 bytes. */
static void widen(struct span text, int bytes, bool big, struct buf *out)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t c;

        at += utf8_decode(text.data + at, &c);
        if (bytes == 4 || c < 0x10000) {
            add_unit(out, c, bytes, big);
        } else {
            add_unit(out, 0xD800 + ((c - 0x10000) >> 10), bytes, big);
            add_unit(out, 0xDC00 + ((c - 0x10000) & 0x3FF), bytes, big);
        }
    }
}

static void must_come_back(struct span bytes, const char *label, struct span text)
{
    struct buf read = {0};
    uint64_t damage = 0;

    must(encoding_decode(bytes, span_of(label), &read, &damage));
    must(!damage && span_equal(buf_span(&read), text));
    buf_release(&read);
}

static void write_and_read(struct span text)
{
    static const char *const wide[] = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"};
    struct buf ascii = {0}, bytes = {0};
    size_t mark;

    must_come_back(text, "utf-8", text);
    buf_add_literal(&ascii, "ab");
    buf_add_span(&ascii, text);
    for (int i = 0; i < 4; i++) {
        buf_clear(&bytes);
        widen(buf_span(&ascii), i < 2 ? 2 : 4, i % 2, &bytes);
        must(span_is(span_of(encoding_detect(buf_span(&bytes), &mark)), wide[i]));
        must(mark == 0);
        must_come_back(buf_span(&bytes), wide[i], buf_span(&ascii));
    }
    buf_release(&ascii);
    buf_release(&bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    unsigned label = fuzz_choice(&data, &size, LABELS + 2);
    unsigned step = fuzz_choice(&data, &size, 40) + 1;
    struct span text = {(const char *)data, size}, given;
    struct buf out = {0};
    uint64_t damage = 0;

    if (label < LABELS) {
        must(encoding_is_known(span_of(labels[label])));
        convert_twice(text, span_of(labels[label]), step);
    } else if (label == LABELS) {
        write_and_read(fuzz_text(data, size, &out));
    } else { /* a label that an input declares */
        given = (struct span){text.data, step < size ? step : size};
        if (encoding_decode(text, given, &out, &damage))
            must(encoding_is_known(given));
        else
            must(!encoding_is_known(given) && !encoding_of_label(given));
    }
    buf_release(&out);
    return 0;
}
