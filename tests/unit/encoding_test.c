/*
 * Text in other encodings, whole and cut at every byte.
 */
#include "unit.h"

#include "encoding.h"
#include "encoding_labels.h"
#include "io.h"
#include "window.h"

struct sample {
    const char *label;
    struct span bytes;
    const char *text;
};

/* A constant, as SPAN is not. */
#define BYTES(literal)                                                                 \
    {                                                                                  \
        (literal), sizeof(literal) - 1                                                 \
    }

static const struct sample samples[] = {
    {"utf-16le", BYTES("\x48\x00\xF6\x00\xAC\x20\x3D\xD8\x00\xDE"), "Hö€😀"},
    {"UTF-16BE", BYTES("\x00\x48\x00\xF6\x20\xAC\xD8\x3D\xDE\x00"), "Hö€😀"},
    {"utf-32le", BYTES("\x48\x00\x00\x00\xAC\x20\x00\x00\x00\xF6\x01\x00"), "H€😀"},
    {"utf-32be", BYTES("\x00\x00\x00\x48\x00\x00\x20\xAC\x00\x01\xF6\x00"), "H€😀"},
    {"ucs-4", BYTES("\x00\x00\x00\x48\x00\x00\x20\xAC\x00\x01\xF6\x00"), "H€😀"},
    {"windows-1252",
     BYTES("\x93\xFC"
           "ber\x94 \x80 5"),
     "“über” € 5"},
    {"ISO-8859-1",
     BYTES("\x93\xFC"
           "ber\x94"),
     "“über”"},
    {"latin1", BYTES("caf\xE9"), "café"},
    {"windows-1251", BYTES("\xCC\xEE\xF1\xEA\xE2\xE0"), "Москва"},
    {"koi8-r", BYTES("\xED\xCF\xD3\xCB\xD7\xC1"), "Москва"},
    {"iso-8859-5", BYTES("\xBC\xDE\xE1\xDA\xD2\xD0"), "Москва"},
    {"windows-1255", BYTES("\xF9\xEC\xE5\xED"), "שלום"},
    {"iso-8859-8", BYTES("\x93\xF9\xEC\xE5\xED\x94"), "“שלום”"},
    {"iso-8859-8-i", BYTES("\x93\xF9\xEC\xE5\xED\x94"), "“שלום”"},
    {"windows-1256", BYTES("\xD3\xE1\xC7\xE3"), "سلام"},
    {"windows-1258", BYTES("H\xE0 N\xF4\xF2i"), "Hà Nội"},
    {"shift_jis", BYTES("\x93\x8C\x8B\x9E\x83\x5C \x87\x40"), "東京ソ ①"},
    {"euc-jp", BYTES("\xC5\xEC\xB5\xFE"), "東京"},
    {"iso-2022-jp", BYTES("\x1B$B\x45\x6C\x35\x7E\x1B(B!"), "東京!"},
    {"euc-kr", BYTES("\xBC\xAD\xBF\xEF"), "서울"},
    {"GB18030", BYTES("\xB1\xB1\xBE\xA9\x94\x39\xFC\x36"), "北京😀"},
    {"gb2312", BYTES("\xB1\xB1\xBE\xA9"), "北京"},
    {"big5", BYTES("\xBB\x4F\xA5\x5F \x88\x66"), "臺北 Ê"},
    {"x-mac-ukrainian", BYTES("\x8A\xA2\xB6"), "КҐґ"},
    {"csGB2312", BYTES("\xB1\xB1\xBE\xA9"), "北京"},
};

static void decode(struct span bytes, const char *label, struct buf *out,
                   uint64_t *damage)
{
    buf_clear(out);
    *damage = 0;
    assert_true(encoding_decode(bytes, span_of(label), out, damage));
    buf_terminate(out);
}

static void test_samples(void **state)
{
    struct buf out = {0};
    uint64_t damage;

    (void)state;
    for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++) {
        decode(samples[i].bytes, samples[i].label, &out, &damage);
        assert_string_equal(out.data, samples[i].text);
        assert_int_equal(damage, 0);
    }
    buf_release(&out);
}

/* Converts what is left of `pending` and `part`, in pieces of 16 bytes. */
static void feed(struct converter *c, struct buf *pending, struct span part, bool last,
                 struct buf *out)
{
    struct span in;
    char piece[16];
    size_t n;

    buf_add_span(pending, part);
    in = buf_span(pending);
    while ((n = convert(c, &in, last, piece, sizeof(piece))) > 0)
        buf_add(out, piece, n);
    if (in.len)
        memmove(pending->data, in.data, in.len);
    pending->len = in.len;
}

static void test_cut_everywhere(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++)
        for (size_t cut = 0; cut <= samples[i].bytes.len; cut++) {
            struct converter *c = converter_new(span_of(samples[i].label));
            struct buf pending = {0}, out = {0};
            struct span bytes = samples[i].bytes;

            feed(c, &pending, (struct span){bytes.data, cut}, false, &out);
            feed(c, &pending, (struct span){bytes.data + cut, bytes.len - cut}, true,
                 &out);
            assert_string_equal(buf_terminate(&out), samples[i].text);
            assert_int_equal(converter_damage(c), 0);
            converter_free(c);
            buf_release(&pending);
            buf_release(&out);
        }
}

/* A file longer than what is read at once, its blocks ending anywhere in it. */
static void test_window(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++) {
        const struct sample *s = &samples[i];
        size_t times = 3 * IO_BLOCK / s->bytes.len, len = strlen(s->text);
        struct window w = {.name = NULL};
        FILE *file = fopen(own_file, "w");

        for (size_t k = 0; k < times; k++)
            fwrite(s->bytes.data, 1, s->bytes.len, file);
        assert_int_equal(fclose(file), 0);
        assert_true(window_open(&w, own_file));
        assert_true(window_decode(&w, span_of(s->label)));
        while (window_more(&w) > 0)
            ;
        assert_true(w.at_end);
        assert_int_equal(window_damage(&w), 0);
        assert_int_equal(window_span(&w).len, times * len);
        for (size_t k = 0; k < times; k++)
            assert_memory_equal(window_span(&w).data + k * len, s->text, len);
        window_release(&w);
    }
}

static void test_bytes_in_memory(void **state)
{
    struct window w = {.name = NULL};

    (void)state;
    for (int i = 0; i < 2; i++) { /* a window may be used again */
        window_open_bytes(&w, "x", SPAN("caf\xE9"));
        assert_true(window_decode(&w, SPAN("latin1")));
        assert_int_equal(window_more(&w), 1);
        assert_true(span_is(window_span(&w), "café"));
        assert_int_equal(window_more(&w), 0);
        window_close(&w);
    }
    window_open_bytes(&w, "x", SPAN("abc"));
    assert_false(window_decode(&w, SPAN("no-such-thing")));
    assert_true(span_is(window_span(&w), "abc"));
    window_release(&w);
}

static void check_damage(struct span bytes, const char *label, const char *text,
                         uint64_t wanted)
{
    struct buf out = {0};
    uint64_t damage;

    decode(bytes, label, &out, &damage);
    assert_string_equal(out.data, text);
    assert_int_equal(damage, wanted);
    buf_release(&out);
}

static void test_ill_formed(void **state)
{
    (void)state;
    check_damage(SPAN("a\0\x3D\xD8z\0"), "utf-16le", "a\xEF\xBF\xBDz", 1);
    check_damage(SPAN("a\0z"), "utf-16le", "a\xEF\xBF\xBD", 1);
    check_damage(SPAN("a\0\0\0\0\0\x11\0z\0\0\0"), "utf-32le", "a\xEF\xBF\xBDz", 1);
    check_damage(SPAN("\0\0\0a\1\x11\0\0"), "ucs-4", "a\xEF\xBF\xBD", 1);
    check_damage(SPAN("a\x81z"), "windows-1252", "a\xEF\xBF\xBDz", 1);
    check_damage(SPAN("\x93\x8C\x8B"), "shift_jis", "東\xEF\xBF\xBD", 1);
    check_damage(SPAN("\xC5\xECx\xFFy"), "euc-jp", "東x\xEF\xBF\xBDy", 1);
    check_damage(SPAN(""), "big5", "", 0);
}

static void test_detect(void **state)
{
    static const struct {
        struct span head;
        const char *encoding;
        size_t mark;
    } cases[] = {{BYTES("\xEF\xBB\xBFx"), "UTF-8", 3},
                 {BYTES("\xFF\xFEx\0"), "UTF-16LE", 2},
                 {BYTES("\xFE\xFF\0x"), "UTF-16BE", 2},
                 {BYTES("\xFF\xFE\0\0x\0\0\0"), "UTF-32LE", 4},
                 {BYTES("\0\0\xFE\xFF\0\0\0x"), "UTF-32BE", 4},
                 {BYTES("{\0\"\0"), "UTF-16LE", 0},
                 {BYTES("\0{\0\""), "UTF-16BE", 0},
                 {BYTES("{\0\0\0"), "UTF-32LE", 0},
                 {BYTES("\0\0\0{"), "UTF-32BE", 0},
                 {BYTES("{\"a\""), NULL, 0},
                 {BYTES("\0\0\0\0"), NULL, 0},
                 {BYTES("a\0b"), NULL, 0},
                 {BYTES(""), NULL, 0}};

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        size_t mark = 99;
        const char *found = encoding_detect(cases[i].head, &mark);

        assert_string_equal(found ? found : "none",
                            cases[i].encoding ? cases[i].encoding : "none");
        assert_int_equal(mark, cases[i].mark);
    }
}

static void test_labels(void **state)
{
    (void)state;
    assert_true(encoding_is_utf8(SPAN("UTF-8")));
    assert_true(encoding_is_utf8(SPAN(" \"utf8\"; ")));
    assert_true(encoding_is_utf8(SPAN("us-ascii")));
    assert_false(encoding_is_utf8(SPAN("utf-16")));
    assert_false(encoding_is_utf8(SPAN("")));
    assert_true(encoding_is_known(SPAN("'Windows-1251'")));
    assert_true(encoding_is_known(SPAN("x-sjis")));
    assert_false(encoding_is_known(SPAN("utf-8//IGNORE")));
    assert_false(encoding_is_known(SPAN("klingon")));
    assert_false(encoding_is_known(
        SPAN("a-label-that-is-longer-than-any-label-there-is-anywhere")));
    assert_false(encoding_is_known(SPAN("")));
}

/* All labels of the standard can be converted from, and are found as they are
   written. */
static void test_labels_of_standard(void **state)
{
    (void)state;
    for (size_t i = 0; i < encoding_label_count; i++) {
        const struct encoding_label *row = &encoding_labels[i];

        assert_true(i == 0 || strcmp(row[-1].label, row->label) < 0);
        assert_non_null(encoding_of_label(span_of(row->label)));
        assert_true(encoding_is_known(span_of(row->label)));
        assert_true(encoding_is_known(span_of(row->name)));
    }
    assert_string_equal(encoding_of_label(SPAN(" Latin1\n")), "windows-1252");
    assert_string_equal(encoding_of_label(SPAN("ISO-10646-UCS-2")), "utf-16le");
    assert_string_equal(encoding_of_label(SPAN("us-ascii")), "utf-8");
}

/* A user may want what an input may not choose. */
static void test_labels_of_others(void **state)
{
    static const char *const others[] = {
        "utf-7", "iso-2022-cn-ext", "iso-2022-cn", "iso-2022-kr", "utf-32",
        "cp437", "cp850",           "ucs-4",       "ebcdic-us"};

    (void)state;
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        assert_null(encoding_of_label(span_of(others[i])));
        assert_true(encoding_is_known(span_of(others[i])));
    }
    assert_null(encoding_of_label(SPAN("replacement")));
    assert_null(encoding_of_label(SPAN("klingon")));
    assert_null(encoding_of_label(SPAN("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_samples),
        cmocka_unit_test(test_cut_everywhere),
        cmocka_unit_test(test_window),
        cmocka_unit_test(test_bytes_in_memory),
        cmocka_unit_test(test_ill_formed),
        cmocka_unit_test(test_detect),
        cmocka_unit_test(test_labels),
        cmocka_unit_test(test_labels_of_standard),
        cmocka_unit_test(test_labels_of_others),
    };

    return cmocka_run_group_tests(tests, make_own_file, remove_own_file);
}
