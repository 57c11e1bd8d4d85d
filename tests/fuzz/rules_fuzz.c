/*
 * Files of rules: one that is refused is refused at a line; one that is taken judges
 * mentions the same whether its contexts are compiled at once or when they are asked
 * for, and whether it is one file or two.
 */
#include "fuzz.h"

#include "entity-tag/rules.h"
#include "fold.h"

static const char text[] =
    "Amman, Jordan. Mr Jordan met the King of Jordan in Georgia; US $10, North Korea's";

/* A file with some lines, which lives as long as the descriptor. */
static const char *lines_file(int *fd, char path[32], struct span lines)
{
    *fd = memfd_create("rules", MFD_CLOEXEC);
    must(*fd >= 0 && write(*fd, lines.data, lines.len) == (ssize_t)lines.len);
    snprintf(path, 32, "/proc/self/fd/%d", *fd);
    return path;
}

static bool add(struct rules *r, struct span lines, bool check)
{
    static struct pattern_fault fault;
    char path[32];
    int fd;
    bool good;

    fault = (struct pattern_fault){.problem = ""};
    good = rules_add_file(r, lines_file(&fd, path, lines), check, &fault);
    if (!good) {
        size_t n = 1;

        for (size_t i = 0; i < lines.len; i++)
            n += lines.data[i] == '\n';
        must(*fault.problem);
        must(fault.place.line <= n && fault.place.offset <= lines.len);
        /* Only a file that cannot be read as a table has no line to blame. */
        must(fault.place.line || utf8_valid(lines.data, lines.len) < lines.len);
    }
    close(fd);
    return good;
}

/* The verdicts on each word of the text, in `out`. */
static void judge(struct rules *r, struct buf *out)
{
    struct span rest = SPAN(text), word;
    struct buf folded = {0};

    rules_begin_document(r);
    while (span_split(&rest, ' ', &word)) {
        struct rule_mention m = {.text = SPAN(text), .lang = SPAN("en")};
        struct rule_verdict v;

        word = span_trim(word, ".,;");
        buf_clear(&folded);
        fold(word, &folded);
        m.start = (size_t)(word.data - text);
        m.end = m.start + word.len;
        m.form = buf_span(&folded);
        m.kind = word.len % 2 ? SPAN("name") : SPAN("code");
        v = rules_apply(r, &m);
        must((v.rule != NULL) == (v.decision != RULE_NONE));
        must(v.decision != RULE_ID || v.rule->id.len);
        buf_add_char(out, (char)('0' + v.decision));
        if (v.rule)
            buf_add_span(out, v.rule->name);
    }
    buf_release(&folded);
}

/* Reads the parts one behind the other. False: one was refused. */
static bool read_and_judge(const struct span *parts, size_t n, bool check,
                           struct buf *out)
{
    struct rules r = {0};
    bool good = true;

    for (size_t i = 0; good && i < n; i++)
        good = add(&r, parts[i], check);
    if (good)
        judge(&r, out);
    rules_release(&r);
    return good;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct span whole = {(const char *)data, size}, parts[2];
    const char *newline = size ? memchr(data + size / 2, '\n', size - size / 2) : NULL;
    size_t cut = newline ? (size_t)(newline + 1 - whole.data) : size;
    struct buf checked = {0}, lazy = {0}, parted = {0};

    parts[0] = (struct span){whole.data, cut};
    parts[1] = (struct span){whole.data + cut, size - cut};
    if (read_and_judge(&whole, 1, true, &checked)) {
        must(read_and_judge(&whole, 1, false, &lazy));
        must(span_equal(buf_span(&checked), buf_span(&lazy)));
        if (!span_starts(parts[1], SPAN("\uFEFF"))) {
            must(read_and_judge(parts, 2, true, &parted));
            must(span_equal(buf_span(&checked), buf_span(&parted)));
        }
    } else {
        read_and_judge(&whole, 1, false, &lazy);
    }
    buf_release(&checked);
    buf_release(&lazy);
    buf_release(&parted);
    return 0;
}
