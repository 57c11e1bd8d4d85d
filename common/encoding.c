#include "encoding.h"

#include "ascii.h"
#include "encoding_labels.h"
#include "mem.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>

enum { LONGEST_LABEL = 40 };

const char *encoding_detect(struct span head, size_t *mark)
{
    static const struct {
        const char *encoding;
        struct span mark;
    } marks[] = {{"UTF-8", {"\xEF\xBB\xBF", 3}},
                 {"UTF-32LE", {"\xFF\xFE\0\0", 4}},
                 {"UTF-32BE", {"\0\0\xFE\xFF", 4}},
                 {"UTF-16LE", {"\xFF\xFE", 2}},
                 {"UTF-16BE", {"\xFE\xFF", 2}}};
    const char *b = head.data;

    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
        if (span_starts(head, marks[i].mark)) {
            *mark = marks[i].mark.len;
            return marks[i].encoding;
        }
    *mark = 0;
    if (head.len < ENCODING_HEAD)
        return NULL;
    if (b[0] && !b[1] && !b[2] && !b[3])
        return "UTF-32LE";
    if (!b[0] && !b[1] && !b[2] && b[3])
        return "UTF-32BE";
    if (b[0] && !b[1] && b[2] && !b[3])
        return "UTF-16LE";
    if (!b[0] && b[1] && !b[2] && b[3])
        return "UTF-16BE";
    return NULL;
}

/* ---- names ---- */

/* A label as the tables have it. False: none of them is like it. */
static bool normalize(struct span label, char text[LONGEST_LABEL + 1])
{
    label = span_trim(label, " \t\r\n\f\"';");
    if (!label.len || label.len > LONGEST_LABEL || memchr(label.data, '/', label.len))
        return false;
    for (size_t i = 0; i < label.len; i++)
        text[i] = ascii_lower(label.data[i]);
    text[label.len] = '\0';
    return true;
}

static int compare_labels(const void *text, const void *row)
{
    return strcmp(text, ((const struct encoding_label *)row)->label);
}

/* NULL: the standard has no such label. */
static const char *standard_name(const char *text)
{
    /* In the standard they are windows-1252; but text that declares ASCII and has other
       bytes is UTF-8. */
    static const char *const ascii[] = {"ansi_x3.4-1968", "ascii", "us-ascii"};
    const struct encoding_label *row;

    for (size_t i = 0; i < sizeof(ascii) / sizeof(ascii[0]); i++)
        if (strcmp(text, ascii[i]) == 0)
            return "utf-8";
    row = bsearch(text, encoding_labels, encoding_label_count, sizeof(*row),
                  compare_labels);
    return row ? row->name : NULL;
}

const char *encoding_of_label(struct span label)
{
    char text[LONGEST_LABEL + 1];

    return normalize(label, text) ? standard_name(text) : NULL;
}

bool encoding_is_utf8(struct span label)
{
    const char *name = encoding_of_label(label);

    return name && strcmp(name, "utf-8") == 0;
}

/* By the standard's name, the name for iconv, where it does not know the former or
   means a smaller encoding by it. */
static const char *iconv_name(const char *name)
{
    static const char *const names[][2] = {
        {"ansi", "windows-1252"},
        {"big5", "big5-hkscs"},
        {"euc-kr", "cp949"},
        {"gbk", "gb18030"},
        {"ibm866", "cp866"},
        {"iso-8859-8", "windows-1255"},
        {"iso-8859-8-i", "windows-1255"}, /* which is said of the order of letters */
        {"shift_jis", "cp932"},
        {"ucs-4", "utf-32be"},
        {"ucs-4be", "utf-32be"},
        {"ucs-4le", "utf-32le"},
        {"ucs4", "utf-32be"},
        {"utf-32", "utf-32le"},
        {"x-mac-cyrillic", "mac-cyrillic"},
        {"x-user-defined", "windows-1252"}}; /* as HTML has it */

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (strcmp(name, names[i][0]) == 0)
            return names[i][1];
    return name;
}

/* ---- conversion ---- */

struct converter {
    iconv_t handle;
    size_t unit; /* bytes */
    uint64_t damage;
};

/* The iconv of musl has some of the larger encodings by the names of the smaller. */
static iconv_t open_by_name(const char *name)
{
    iconv_t handle = iconv_open("UTF-8", iconv_name(name));

    return handle == (iconv_t)-1 ? iconv_open("UTF-8", name) : handle;
}

/* The bytes to pass over where the input is ill-formed. */
static size_t unit_bytes(const char *name)
{
    return strncmp(name, "utf-16", 6) == 0   ? 2
           : strncmp(name, "utf-32", 6) == 0 ? 4
                                             : 1;
}

struct converter *converter_new(struct span label)
{
    char text[LONGEST_LABEL + 1];
    const char *name;
    struct converter *c;
    iconv_t handle;

    if (!normalize(label, text))
        return NULL;
    name = standard_name(text);
    name = name ? name : text;
    handle = open_by_name(name);
    if (handle == (iconv_t)-1)
        return NULL;
    c = mem_zalloc(1, sizeof(*c));
    c->handle = handle;
    c->unit = unit_bytes(iconv_name(name));
    return c;
}

void converter_free(struct converter *c)
{
    if (!c)
        return;
    iconv_close(c->handle);
    free(c);
}

bool encoding_is_known(struct span label)
{
    struct converter *c = converter_new(label);

    converter_free(c);
    return c != NULL;
}

/* Passes over what cannot be read and writes U+FFFD for it. */
static void replace(struct converter *c, struct span *in, char **out, size_t *room)
{
    size_t passed = c->unit < in->len ? c->unit : in->len;

    c->damage++;
    in->data += passed;
    in->len -= passed;
    memcpy(*out, "\xEF\xBF\xBD", 3);
    *out += 3;
    *room -= 3;
}

/* Writes what iconv has held back since it might combine with what follows. */
static void flush(struct converter *c, char **out, size_t *room)
{
    if (*room >= ENCODING_ROOM)
        iconv(c->handle, NULL, NULL, out, room);
}

size_t convert(struct converter *c, struct span *in, bool last, char *out, size_t room)
{
    char *next = out;

    while (in->len && room >= ENCODING_ROOM) {
        char *data = (char *)(uintptr_t)in->data; /* iconv only reads it */
        size_t left = in->len;
        size_t result = iconv(c->handle, &data, &left, &next, &room);

        *in = (struct span){data, left};
        if (result != (size_t)-1 || errno == E2BIG)
            break;
        if (errno == EINVAL && !last)
            break; /* a sequence that goes on in the next input */
        if (room >= ENCODING_ROOM)
            replace(c, in, &next, &room);
    }
    if (last && !in->len)
        flush(c, &next, &room);
    return (size_t)(next - out);
}

uint64_t converter_damage(const struct converter *c)
{
    return c->damage;
}

bool encoding_decode(struct span text, struct span label, struct buf *out,
                     uint64_t *damage)
{
    struct converter *c = converter_new(label);
    size_t n;

    if (!c)
        return false;
    do {
        buf_reserve(out, text.len + text.len / 2 + 2 * ENCODING_ROOM);
        n = convert(c, &text, true, out->data + out->len, out->capacity - out->len);
        out->len += n;
    } while (n);
    *damage += c->damage;
    converter_free(c);
    return true;
}
