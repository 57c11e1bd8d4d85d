#include "diag.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char *program = "dateline";
static enum diag_level level = DIAG_NORMAL;

void diag_init(const char *name)
{
    program = name;
}

void diag_set_level(enum diag_level new_level)
{
    level = new_level;
}

/* A message being put together; what does not fit is cut off. */
struct message {
    char text[2048];
    size_t len;
};

static void add(struct message *m, const char *format, va_list args)
{
    size_t room = sizeof(m->text) - 1 - m->len; /* one byte for the newline */
    int n = vsnprintf(m->text + m->len, room, format, args);

    if (n > 0)
        m->len += (size_t)n < room ? (size_t)n : room - 1;
}

static void addf(struct message *m, const char *format, ...) DIAG_PRINTF(2);
static void addf(struct message *m, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    add(m, format, args);
    va_end(args);
}

static void hide_controls(struct message *m, size_t from)
{
    for (size_t i = from; i < m->len; i++)
        if ((unsigned char)m->text[i] < 0x20 || m->text[i] == 0x7f)
            m->text[i] = '?';
}

static void print(const struct message *m)
{
    if (write(STDERR_FILENO, m->text, m->len) < 0)
        return; /* there is nowhere left to say so */
}

/* ---- progress ---- */

/* Where progress stands; on a terminal other programs of the pipe use the line, too. */
static struct {
    bool is_open, is_of_terminal;
} line;

static const char *clearing(void)
{
    return line.is_of_terminal ? "\033[K" : "";
}

void diag_begin_progress(void)
{
    line.is_of_terminal = isatty(STDERR_FILENO);
}

void diag_progress(const char *format, ...)
{
    struct message m = {.len = 0};
    va_list args;

    addf(&m, "\r%s: ", program);
    va_start(args, format);
    add(&m, format, args);
    va_end(args);
    addf(&m, " %s", clearing());
    print(&m);
    line.is_open = true;
}

void diag_end_progress(void)
{
    print(&(struct message){"\n", 1});
    line.is_open = false;
}

/* Takes the place of the progress. */
static void leave_progress(struct message *m)
{
    if (line.is_open || line.is_of_terminal)
        addf(m, "\r%s", clearing());
    line.is_open = false;
}

/* ---- messages ---- */

static void say(const char *gravity, const struct place *where, const char *format,
                va_list args)
{
    struct message m = {.len = 0};
    size_t start;

    leave_progress(&m);
    start = m.len;
    addf(&m, "%s: ", program);
    if (where && where->line)
        addf(&m, "%s:%" PRIu64 ": ", where->file, where->line);
    else if (where && where->file)
        addf(&m, "%s: ", where->file);
    addf(&m, "%s", gravity);
    add(&m, format, args);
    if (where && where->line)
        addf(&m, " (byte %" PRIu64 ")", where->offset);
    hide_controls(&m, start);
    m.text[m.len++] = '\n';
    print(&m);
}

void diag_error(const struct place *where, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    say("error: ", where, format, args);
    va_end(args);
}

void diag_warning(const struct place *where, const char *format, ...)
{
    va_list args;

    if (level < DIAG_NORMAL)
        return;
    va_start(args, format);
    say("warning: ", where, format, args);
    va_end(args);
}

void diag_note(const struct place *where, const char *format, ...)
{
    va_list args;

    if (level < DIAG_VERBOSE)
        return;
    va_start(args, format);
    say("note: ", where, format, args);
    va_end(args);
}

bool diag_is_of_first(uint64_t most, uint64_t *n)
{
    return ++*n <= most || level >= DIAG_VERBOSE;
}

void diag_summary(const char *format, ...)
{
    va_list args;

    if (level < DIAG_NORMAL)
        return;
    va_start(args, format);
    say("", NULL, format, args);
    va_end(args);
}
