#include "options.h"

#include "ascii.h"
#include "diag.h"
#include "mem.h"
#include "number.h"
#include "spelling.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

enum { HELP_COLUMN = 30, MAX_DOCUMENT = 256 << 20 };

/* The value of the first long option for getopt_long; short ones have their letters. */
enum { FIRST_LONG = 256 };

/* The options of a program, with those that all programs have at the end. */
struct table {
    struct option_spec *specs;
    size_t n;
    struct option *longs; /* as getopt_long wants them */
    struct buf shorts;
};

static void add_spec(struct table *t, struct option_spec spec)
{
    struct option *o = &t->longs[t->n];

    *o = (struct option){spec.name, spec.argument ? required_argument : no_argument,
                         NULL, (int)t->n + FIRST_LONG};
    if (spec.letter) {
        buf_add_char(&t->shorts, spec.letter);
        if (spec.argument)
            buf_add_char(&t->shorts, ':');
    }
    t->specs[t->n++] = spec;
}

static void build_table(struct table *t, const struct program *program,
                        struct command *command)
{
    struct common_options *c = program->common;
    const struct option_spec shared[] = {
        {'o', "output", "FILE", "write to FILE, which appears whole or not at all",
         OPTION_TEXT, &c->output, NULL},
        {0, "rejects", "FILE", "write input that cannot be used to FILE, as it came",
         OPTION_TEXT, &c->rejects, NULL},
        {0, "strict", NULL, "stop at the first damage", OPTION_FLAG, &c->strict, NULL},
        {0, "progress", "WHEN", "show progress on standard error", OPTION_CHOICE,
         &c->progress, "auto|always|never"},
        {0, "max-document", "SIZE",
         "take no document or line longer than this, 256M if not given", OPTION_SIZE,
         &c->max_document, NULL},
        {0, "no-sandbox", NULL,
         "do not give up the right to do what the program has no need of", OPTION_FLAG,
         &c->no_sandbox, NULL},
        {'q', "quiet", NULL, "say nothing but errors", OPTION_FLAG, &c->quiet, NULL},
        {'v', "verbose", NULL, "say more", OPTION_FLAG, &c->verbose, NULL},
        {'h', "help", NULL, "print this page", OPTION_FLAG, &command->help, NULL},
        {'V', "version", NULL, "print versions of the program, libraries and data",
         OPTION_FLAG, &command->version, NULL},
    };
    size_t n_shared = sizeof(shared) / sizeof(shared[0]);
    size_t n = program->n_options + n_shared;

    t->specs = mem_zalloc(n, sizeof(*t->specs));
    t->longs = mem_zalloc(n + 1, sizeof(*t->longs));
    buf_add_char(&t->shorts, ':'); /* tell a missing argument apart */
    for (size_t i = 0; i < program->n_options; i++)
        add_spec(t, program->options[i]);
    for (size_t i = 0; i < n_shared; i++)
        add_spec(t, shared[i]);
    buf_terminate(&t->shorts);
}

static void release_table(struct table *t)
{
    free(t->specs);
    free(t->longs);
    buf_release(&t->shorts);
}

/* ---- help ---- */

static void print_option(const struct option_spec *o)
{
    int column = o->letter ? printf("  -%c, ", o->letter) : printf("      ");

    column += printf("--%s", o->name);
    if (o->argument)
        column += printf(" %s", o->choices ? o->choices : o->argument);
    if (column >= HELP_COLUMN - 1) {
        printf("\n");
        column = 0;
    }
    printf("%*s%s\n", HELP_COLUMN - column, "", o->help);
}

/* The name to type, with a prefix where the program was installed with one. */
static const char *called;

static const char *name_to_type(const struct program *program)
{
    return called ? called : program->name;
}

static void note_name(const struct program *program, const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    size_t n = strlen(name), plain = strlen(program->name);

    if (n > plain && strcmp(name + n - plain, program->name) == 0)
        called = name;
}

static void print_help(const struct program *program, const struct table *t)
{
    const char *name = name_to_type(program);

    printf("usage: %s %s\n%s.\n\n", name, program->synopsis, program->purpose);
    for (size_t i = 0; i < t->n; i++)
        print_option(&t->specs[i]);
    printf(
        "\nExit status: 0 all was read and written, 1 some input could not be used,\n"
        "2 usage, input/output or resource error. See %s(1) and dateline(7).\n",
        name);
}

static void print_version(const struct program *program)
{
    printf("%s (Dateline) %s\n", program->name, DATELINE_VERSION);
    if (program->print_versions)
        program->print_versions();
}

/* ---- parsing ---- */

void options_usage_error(const struct program *program, const char *format, ...)
{
    char message[256];
    va_list args;

    va_start(args, format);
    vsnprintf(message, sizeof(message), format, args);
    va_end(args);
    diag_error(NULL, "%s; see '%s --help'", message, name_to_type(program));
    exit(STATUS_ERROR);
}

void option_list_add(struct option_list *list, const char *item)
{
    list->items =
        mem_grow(list->items, &list->capacity, list->n + 1, sizeof(*list->items));
    list->items[list->n++] = item;
}

/* Says why the usage is wrong. */
static bool refuse(struct command *command, const char *format, ...) DIAG_PRINTF(2);

static bool refuse(struct command *command, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    vsnprintf(command->problem, sizeof(command->problem), format, args);
    va_end(args);
    return false;
}

static bool set_number(struct command *command, const struct option_spec *o,
                       const char *argument)
{
    return number_read(span_of(argument), o->target) ||
           refuse(command, "--%s needs a number, not '%s'", o->name, argument);
}

/* The limit of the control group, as of a container; UINT64_MAX if unknown. */
static uint64_t group_memory(void)
{
    FILE *file = fopen("/sys/fs/cgroup/memory.max", "r");
    uint64_t most = UINT64_MAX;

    if (!file)
        file = fopen("/sys/fs/cgroup/memory/memory.limit_in_bytes", "r");
    if (!file)
        return most;
    if (fscanf(file, "%" SCNu64, &most) != 1) /* "max" */
        most = UINT64_MAX;
    fclose(file);
    return most;
}

/* At most what a program can address: 4 GiB in a 32-bit one. */
static uint64_t in_reach(uint64_t bytes)
{
    return bytes < SIZE_MAX ? bytes : SIZE_MAX;
}

uint64_t options_memory(void)
{
    long pages = sysconf(_SC_PHYS_PAGES), size = sysconf(_SC_PAGESIZE);
    uint64_t most = group_memory(),
             machine = pages > 0 && size > 0 ? (uint64_t)pages * (uint64_t)size : most;
    struct rlimit limit;

    if (getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur < most)
        most = limit.rlim_cur;
    return in_reach(machine < most ? machine : most);
}

/* How many bytes the letter behind a size stands for; 0: none. */
static uint64_t unit_bytes(const char *letter)
{
    static const char letters[] = "bKMGT";
    const char *found = *letter ? strchr(letters, *letter) : NULL;

    if (!*letter)
        return 1024;
    if (letter[1])
        return 0;
    if (*letter == '%')
        return options_memory() / 100;
    return found ? (uint64_t)1 << 10 * (found - letters) : 0;
}

static bool set_size(struct command *command, const struct option_spec *o,
                     const char *argument)
{
    char *end;
    unsigned long long number;
    uint64_t unit;
    bool good;

    errno = 0;
    number = strtoull(argument, &end, 10);
    good = ascii_is_digit(*argument) && number && !errno;
    unit = unit_bytes(end);
    if (!good || !unit || number > UINT64_MAX / unit)
        return refuse(command, "--%s needs a size, such as 500M or 25%%, not '%s'",
                      o->name, argument);
    *(uint64_t *)o->target = in_reach(number * unit);
    return true;
}

static bool set_choice(struct command *command, const struct option_spec *o,
                       const char *argument)
{
    struct span rest = span_of(o->choices), word;

    for (int i = 0; span_split(&rest, '|', &word); i++)
        if (span_is(word, argument)) {
            *(int *)o->target = i;
            return true;
        }
    return refuse(command, "--%s is one of %s, not '%s'", o->name, o->choices,
                  argument);
}

static bool set_option(struct command *command, const struct option_spec *o,
                       const char *argument)
{
    switch (o->kind) {
    case OPTION_FLAG:
        *(bool *)o->target = true;
        return true;
    case OPTION_TEXT:
        *(const char **)o->target = argument;
        return true;
    case OPTION_LIST:
        option_list_add(o->target, argument);
        return true;
    case OPTION_NUMBER:
        return set_number(command, o, argument);
    case OPTION_SIZE:
        return set_size(command, o, argument);
    default:
        return set_choice(command, o, argument);
    }
}

/* The option for a value that getopt_long returned. */
static const struct option_spec *find_spec(const struct table *t, int code)
{
    const struct option_spec *o = t->specs;

    if (code >= FIRST_LONG)
        return &o[code - FIRST_LONG];
    while (o->letter != code)
        o++;
    return o;
}

/* The first option that begins with what was typed, or is spelt nearly so; or NULL. */
static const struct option_spec *find_meant(const struct table *t, struct span typed)
{
    for (size_t i = 0; i < t->n; i++)
        if (typed.len && span_starts(span_of(t->specs[i].name), typed))
            return &t->specs[i];
    for (size_t most = 1; most <= 2 && most < typed.len; most++)
        for (size_t i = 0; i < t->n; i++)
            if (spelling_slips(typed, t->specs[i].name) <= most)
                return &t->specs[i];
    return NULL;
}

/* `word` is "--name" or "--name=argument". */
static bool refuse_long(struct command *command, const struct table *t,
                        const char *word)
{
    struct span typed = {word + 2, strcspn(word + 2, "=")};
    const struct option_spec *meant = find_meant(t, typed);

    if (meant)
        return refuse(command, "there is no option '--%.*s', but '--%s'",
                      (int)typed.len, typed.data, meant->name);
    return refuse(command, "there is no option '--%.*s'", (int)typed.len, typed.data);
}

static bool refuse_option(struct command *command, const struct table *t, int code,
                          char **argv)
{
    if (code == ':')
        return refuse(command, "--%s needs an argument", find_spec(t, optopt)->name);
    if (!optopt)
        return refuse_long(command, t, argv[optind - 1]);
    if (optopt > 0 && optopt < 128)
        return refuse(command, "there is no option '-%c'", optopt);
    if (optopt >= FIRST_LONG && optopt < FIRST_LONG + (int)t->n)
        return refuse(command, "--%s takes no argument",
                      t->specs[optopt - FIRST_LONG].name);
    return refuse(command, "there is no option with a letter beyond ASCII");
}

static bool parse(struct command *command, const struct table *t, int argc, char **argv)
{
    int code;

    opterr = 0;
    optind = 0; /* forget a command line before, which may not be read to its end */
    while ((code = getopt_long(argc, argv, t->shorts.data, t->longs, NULL)) != -1) {
        if (code == '?' || code == ':')
            return refuse_option(command, t, code, argv);
        if (!set_option(command, find_spec(t, code), optarg))
            return false;
    }
    return true;
}

bool options_read(const struct program *program, int argc, char **argv,
                  struct command *command)
{
    struct table table = {0};
    bool good;

    *command = (struct command){0};
    build_table(&table, program, command);
    program->common->max_document = MAX_DOCUMENT;
    good = parse(command, &table, argc, argv);
    for (int i = optind; good && i < argc; i++)
        option_list_add(&command->operands, argv[i]);
    if (good && !command->operands.n)
        option_list_add(&command->operands, "-");
    release_table(&table);
    return good;
}

/* ---- a program's ---- */

static void set_level(const struct common_options *c)
{
    if (c->quiet)
        diag_set_level(DIAG_QUIET);
    else if (c->verbose)
        diag_set_level(DIAG_VERBOSE);
}

/*
 * A standard file that is closed stays so, as far as reading and writing go, but its
 * number is taken: a file opened later would be written to in its place.
 */
static void hold_standard_files(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0 &&
            open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0) {
            diag_error(&(struct place){.file = "/dev/null"}, "%s", strerror(errno));
            exit(STATUS_ERROR);
        }
}

static _Noreturn void print_and_exit(const struct program *program,
                                     struct command *command)
{
    struct table table = {0};

    if (command->help) {
        build_table(&table, program, command);
        print_help(program, &table);
        release_table(&table);
    } else {
        print_version(program);
    }
    if (fflush(stdout) == 0 && !ferror(stdout))
        exit(STATUS_OK);
    if (errno != EPIPE)
        diag_error(&(struct place){.file = "(standard output)"}, "%s", strerror(errno));
    exit(STATUS_ERROR);
}

struct option_list options_parse(const struct program *program, int argc, char **argv)
{
    struct command command;

    diag_init(program->name);
    if (argc > 0)
        note_name(program, argv[0]);
    hold_standard_files();
    if (!options_read(program, argc, argv, &command))
        options_usage_error(program, "%s", command.problem);
    if (command.help || command.version)
        print_and_exit(program, &command);
    set_level(program->common);
    return command.operands;
}
