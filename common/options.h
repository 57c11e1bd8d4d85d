/*
 * options: a program's command line, declared once.
 *
 * The table of options drives the parser, the --help page and the check that
 * the manual page names the same options. POSIX utility syntax with GNU long
 * options; options may stand before or between the operands, `--` ends them.
 */
#ifndef DATELINE_OPTIONS_H
#define DATELINE_OPTIONS_H

#include "buf.h"
#include "diag.h"

enum option_kind {
    OPTION_FLAG,   /* bool: set */
    OPTION_TEXT,   /* const char *: the argument */
    OPTION_LIST,   /* struct option_list: each argument in turn */
    OPTION_NUMBER, /* uint64_t: a decimal number */
    OPTION_SIZE,   /* uint64_t: bytes, as sort -S takes them, up to SIZE_MAX */
    OPTION_CHOICE, /* int: index into `choices`, which the help page shows */
};

struct option_list {
    const char **items;
    size_t n, capacity;
};

/* Appends an item, which must outlive the list. `items` is given back with free(). */
void option_list_add(struct option_list *list, const char *item);

struct option_spec {
    char letter;          /* '\0': no short form */
    const char *name;     /* long form, without dashes */
    const char *argument; /* its name on the help page; NULL for a flag */
    const char *help;     /* one sentence, no full stop */
    enum option_kind kind;
    void *target;        /* as `kind` says */
    const char *choices; /* OPTION_CHOICE: words with '|' between */
};

/* The options that every program has. */
struct common_options {
    const char *output;
    bool quiet, verbose, strict;
    bool no_sandbox;
    const char *rejects;
    int progress;          /* enum progress_when */
    uint64_t max_document; /* bytes */
};

enum progress_when { PROGRESS_AUTO, PROGRESS_ALWAYS, PROGRESS_NEVER };

struct program {
    const char *name;
    const char *synopsis; /* what follows the name on the usage line */
    const char *purpose;  /* one sentence */
    const struct option_spec *options;
    size_t n_options;
    struct common_options *common;
    void (*print_versions)(void); /* of libraries and data, a line each */
};

#define DATELINE_VERSION "0.1.0"

/* The result of a command line, beside the targets of the table. */
struct command {
    struct option_list operands; /* "-" alone if there are none */
    bool help, version;          /* asked for */
    char problem[256];           /* of options_read */
};

/*
 * Parses the command line into the targets of the table. It reorders `argv`, which ends
 * with NULL. False: the usage is wrong, `problem` says why. The operands point into
 * `argv`; the caller frees their list.
 */
bool options_read(const struct program *program, int argc, char **argv,
                  struct command *command);

/*
 * Parses the command line of a program and returns its operands. Exits with 0 after
 * --help and --version, which are written to standard output, and with 2 after a
 * message if the usage is wrong. Before that it makes sure that no file will get the
 * descriptor of standard input, output or error where that is closed.
 */
struct option_list options_parse(const struct program *program, int argc, char **argv);

/* The bytes of memory that the machine, the control group and resource limits allow. */
uint64_t options_memory(void);

/* Prints a message and where to find help, and exits with 2. */
_Noreturn void options_usage_error(const struct program *program, const char *format,
                                   ...) DIAG_PRINTF(2);

#endif
