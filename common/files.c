#include "files.h"

#include "utf8.h"
#include "window.h"

#include <inttypes.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef DATELINE_DATADIR
#define DATELINE_DATADIR "/usr/local/share/dateline"
#endif

/* The directory above the one the program lies in; false if unknown. */
static bool find_prefix(char *path, size_t size)
{
    ssize_t n = readlink("/proc/self/exe", path, size - 1);

    if (n <= 0)
        return false;
    path[n] = '\0';
    for (int up = 0; up < 2; up++) {
        char *slash = strrchr(path, '/');

        if (!slash)
            return false;
        *slash = '\0';
    }
    return true;
}

void files_data_path(const char *name, struct buf *out)
{
    char prefix[4096];
    size_t before = out->len;

    if (find_prefix(prefix, sizeof(prefix))) {
        buf_add_string(out, prefix);
        buf_add_literal(out, "/share/dateline/");
        buf_add_string(out, name);
        if (access(buf_terminate(out) + before, R_OK) == 0)
            return;
        out->len = before;
    }
    buf_add_literal(out, DATELINE_DATADIR "/");
    buf_add_string(out, name);
    buf_terminate(out);
}

bool files_read(const char *path, struct buf *out, char *problem, size_t size)
{
    struct window w = {.unbounded = true};
    int more = -1;

    if (window_open(&w, path))
        while ((more = window_more(&w)) > 0)
            ;
    if (more == 0)
        buf_add_span(out, window_span(&w));
    else
        snprintf(problem, size, "%s", window_problem(&w));
    window_release(&w);
    return more == 0;
}

bool files_is_directory(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* `at` is the byte where the text is no UTF-8. */
static bool refuse_bytes(struct table_file *t, size_t at)
{
    bool is_wide = span_starts(t->rest, SPAN("\xFF\xFE")) ||
                   span_starts(t->rest, SPAN("\xFE\xFF"));

    t->place.line = 1;
    for (size_t i = 0; i < at; i++)
        t->place.line += t->rest.data[i] == '\n';
    t->place.offset = at;
    snprintf(t->problem, sizeof(t->problem),
             "it is %s: save it as UTF-8, or convert it, such as with 'iconv -f %s -t "
             "UTF-8'",
             is_wide ? "text in UTF-16" : "not valid UTF-8",
             is_wide ? "UTF-16" : "WINDOWS-1252");
    return false;
}

bool table_file_open(struct table_file *t, const char *path)
{
    size_t valid;

    *t = (struct table_file){.place.file = path};
    if (!files_read(path, &t->text, t->problem, sizeof(t->problem)))
        return false;
    t->rest = (struct span){buf_terminate(&t->text), t->text.len};
    valid = utf8_valid(t->rest.data, t->rest.len);
    if (valid < t->rest.len)
        return refuse_bytes(t, valid);
    if (span_starts(t->rest, SPAN("\uFEFF")))
        t->rest = (struct span){t->rest.data + 3, t->rest.len - 3};
    return true;
}

void table_file_tell(const struct table_file *t, char *text, size_t size)
{
    char line[24] = "";

    if (t->place.line)
        snprintf(line, sizeof(line), ":%" PRIu64, t->place.line);
    snprintf(text, size, "%s%s: %s", t->place.file, line, t->problem);
}

void table_file_close(struct table_file *t)
{
    buf_release(&t->text);
}

static size_t split_row(struct span row, struct span *columns, size_t most)
{
    struct span part;
    size_t n = 0, filled = 0;

    for (size_t i = 0; i < most; i++)
        columns[i] = (struct span){"", 0};
    while (span_split(&row, '\t', &part)) {
        if (n < most)
            columns[n] = part;
        n++;
        if (part.len)
            filled = n;
    }
    return filled;
}

size_t table_file_next(struct table_file *t, struct span *columns, size_t most)
{
    struct span line;

    while (t->rest.len && span_split(&t->rest, '\n', &line)) {
        t->place.line++;
        t->place.offset = (uint64_t)(line.data - t->text.data);
        if (line.len && line.data[line.len - 1] == '\r')
            line.len--;
        if (span_trim(line, " \t").len && line.data[0] != '#' &&
            !(t->names && span_starts(line, span_of(t->names))))
            return split_row(line, columns, most);
    }
    return 0;
}
