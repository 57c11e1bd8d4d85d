/*
 * Topic dictionaries: one that is refused is refused at a line, one that is taken is
 * compiled; and the same terms in a table, in LIWC's form, in JSON and in YAML make
 * the same gazetteer.
 */
#include "fuzz.h"

#include "gazetteer.h"
#include "gazetteer_build.h"
#include "schemes.h"

static bool compile(struct span bytes, struct buf *image)
{
    const char *path = fuzz_file((const uint8_t *)bytes.data, bytes.len);
    const struct option_list arguments = {.items = &path, .n = 1};
    struct gazetteer_builder *b = gazetteer_builder_new();
    static struct gazetteer_fault fault;
    bool good;

    fault = (struct gazetteer_fault){.problem = ""};
    good = schemes_add(b, &arguments, &fault);
    if (good)
        gazetteer_build(b, image);
    else
        must(*fault.problem && fault.place.file && fault.place.offset <= bytes.len);
    gazetteer_builder_free(b);
    return good;
}

static void open_image(struct span image)
{
    struct gazetteer g;

    must(gazetteer_open_image(&g, image));
    for (uint32_t i = 0; i < gazetteer_size(&g); i++) {
        struct gazetteer_entry e = gazetteer_entry(&g, i);

        must(e.flags & ENTRY_TOPIC && e.id.len);
    }
    gazetteer_close(&g);
}

/* ---- one dictionary in four forms ---- */

enum form { TABLE, LIWC, TREE };

/* Words of letters, digits and letters of two bytes; the star at their end is wild. */
static bool is_word(struct span s)
{
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.data[i];

        if (!(c >= '0' && c <= '9') && !((c | 0x20) >= 'a' && (c | 0x20) <= 'z') &&
            !(c == '*' && i && i + 1 == s.len) && c != '-' && c != '\'' && c != '.' &&
            (c < 0x80 || c >= 0xE0 || (c == 0xC2 && i + 1 < s.len)))
            return false;
    }
    return s.len > 0 && (s.data[0] | 0x20) >= 'a' && (s.data[0] | 0x20) <= 'z';
}

static void add_topic(struct buf *out, enum form form, struct span topic,
                      unsigned number)
{
    char line[16];

    if (form == LIWC) {
        buf_add(out, line, (size_t)snprintf(line, sizeof(line), "%u\t", number));
        buf_add_span(out, topic);
        buf_add_char(out, '\n');
    } else if (form == TREE) {
        if (number > 1)
            buf_add_literal(out, "],\n");
        json_write(out, topic);
        buf_add_literal(out, ": [");
    }
}

static void add_term(struct buf *out, enum form form, struct span topic,
                     unsigned number, struct span term, bool is_first)
{
    char digits[16];

    if (form == TREE) {
        if (!is_first)
            buf_add_literal(out, ", ");
        json_write(out, term);
        return;
    }
    if (form == TABLE) {
        buf_add_span(out, topic);
        buf_add_literal(out, "\t*\t");
    }
    buf_add_span(out, term);
    if (form == LIWC)
        buf_add(out, digits, (size_t)snprintf(digits, sizeof(digits), "\t%u", number));
    buf_add_char(out, '\n');
}

/* A topic a line, words behind it its terms. */
static void write_lines(struct span lines, enum form form, bool topics, bool terms,
                        struct buf *out)
{
    struct span line, topic, term;

    for (unsigned n = 1; lines.len && span_split(&lines, '\n', &line);) {
        bool is_first = true;

        span_split(&line, ' ', &topic);
        if (!is_word(topic))
            continue;
        if (topics)
            add_topic(out, form, topic, n);
        while (terms && span_split(&line, ' ', &term))
            if (is_word(term)) {
                add_term(out, form, topic, n, term, is_first);
                is_first = false;
            }
        n++;
    }
}

static void write_tree(struct span lines, bool yaml, struct buf *out)
{
    if (yaml)
        buf_add_literal(out, "---\n");
    buf_add_char(out, '{');
    write_lines(lines, TREE, true, true, out);
    if (out->data[out->len - 1] != '{')
        buf_add_char(out, ']');
    buf_add_literal(out, "}\n");
}

static void compare_forms(struct span lines)
{
    struct buf files[4] = {{0}}, images[4] = {{0}};

    write_lines(lines, TABLE, true, true, &files[0]);
    buf_add_literal(&files[1], "%\n");
    write_lines(lines, LIWC, true, false, &files[1]);
    buf_add_literal(&files[1], "%\n");
    write_lines(lines, LIWC, false, true, &files[1]);
    write_tree(lines, false, &files[2]);
    write_tree(lines, true, &files[3]);
    for (int i = 0; i < 4; i++) {
        must(compile(buf_span(&files[i]), &images[i]));
        must(span_equal(buf_span(&images[i]), buf_span(&images[0])));
        buf_release(&files[i]);
    }
    for (int i = 0; i < 4; i++)
        buf_release(&images[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    unsigned kind = fuzz_choice(&data, &size, 2);
    struct buf out = {0}, text = {0};

    diag_set_level(DIAG_QUIET);
    if (kind == 1)
        compare_forms(fuzz_text(data, size, &text));
    else if (compile((struct span){(const char *)data, size}, &out))
        open_image(buf_span(&out));
    buf_release(&out);
    buf_release(&text);
    return 0;
}
