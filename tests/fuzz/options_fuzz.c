/*
 * Options: command lines are read as a model of POSIX's and GNU's rules reads them;
 * what is asked of count is refused or can be counted; lists and languages that are
 * taken mean the same when they are written anew. Options that name files open none.
 */
#include "fuzz.h"

#include "count/conflict.h"
#include "tokenize/cut.h"

#include "lang.h"

enum { MOST_WORDS = 24 };

/* A command line: a word a line; argv[0] is the program, the last is NULL. */
struct line {
    char *words[MOST_WORDS + 2];
    int n;
};

static struct line line_of(char *text)
{
    struct line line = {.words = {"program"}, .n = 1};

    for (char *end = text; end && line.n <= MOST_WORDS; text = end + 1) {
        end = strchr(text, '\n');
        if (end)
            *end = '\0';
        line.words[line.n++] = text;
    }
    return line;
}

/* ---- a table with options of every kind ---- */

enum { OWN = 8, ROWS = 18 };

struct values {
    bool all, also, help, version;
    const char *text, *textile;
    struct option_list list;
    uint64_t number, size;
    int choice;
    struct common_options common;
};

/* The program's own options, and those that all programs have. */
static void make_table(struct values *v, struct option_spec specs[ROWS])
{
    struct common_options *c = &v->common;
    const struct option_spec table[ROWS] = {
        {'a', "all", NULL, "", OPTION_FLAG, &v->all, NULL},
        {0, "also", NULL, "", OPTION_FLAG, &v->also, NULL},
        {'t', "text", "TEXT", "", OPTION_TEXT, &v->text, NULL},
        {0, "textile", "TEXT", "", OPTION_TEXT, &v->textile, NULL},
        {'l', "list", "ITEM", "", OPTION_LIST, &v->list, NULL},
        {'n', "number", "N", "", OPTION_NUMBER, &v->number, NULL},
        {'S', "size", "SIZE", "", OPTION_SIZE, &v->size, NULL},
        {'c', "choice", "WORD", "", OPTION_CHOICE, &v->choice, "one|two|twofold"},
        {'o', "output", "FILE", "", OPTION_TEXT, &c->output, NULL},
        {0, "rejects", "FILE", "", OPTION_TEXT, &c->rejects, NULL},
        {0, "strict", NULL, "", OPTION_FLAG, &c->strict, NULL},
        {0, "progress", "WHEN", "", OPTION_CHOICE, &c->progress, "auto|always|never"},
        {0, "max-document", "SIZE", "", OPTION_SIZE, &c->max_document, NULL},
        {0, "no-sandbox", NULL, "", OPTION_FLAG, &c->no_sandbox, NULL},
        {'q', "quiet", NULL, "", OPTION_FLAG, &c->quiet, NULL},
        {'v', "verbose", NULL, "", OPTION_FLAG, &c->verbose, NULL},
        {'h', "help", NULL, "", OPTION_FLAG, &v->help, NULL},
        {'V', "version", NULL, "", OPTION_FLAG, &v->version, NULL}};

    memcpy(specs, table, sizeof(table));
    c->max_document = 256 << 20;
}

/* ---- the model ---- */

/* Digits, as a number that is too large for 64 bits or not; -1: there are none. */
static __int128 model_digits(const char **text)
{
    __int128 n = -1;

    for (; **text >= '0' && **text <= '9'; (*text)++)
        if (n <= UINT64_MAX)
            n = (n < 0 ? 0 : n * 10) + (**text - '0');
    return n;
}

/* The letters behind a size as count(1) names them, and what they stand for. */
static const struct {
    const char *letter;
    uint64_t bytes;
} units[] = {{"", 1024},     {"b", 1},          {"K", 1024},
             {"M", 1048576}, {"G", 1073741824}, {"T", 1099511627776}};

/* 0: there is no such letter. */
static __int128 model_unit(const char *letter)
{
    if (strcmp(letter, "%") == 0)
        return options_memory() / 100;
    for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
        if (strcmp(letter, units[i].letter) == 0)
            return units[i].bytes;
    return 0;
}

static bool model_number(const struct option_spec *o, const char *text)
{
    bool is_size = o->kind == OPTION_SIZE;
    __int128 n = model_digits(&text);

    if (n < 0 || n > UINT64_MAX || (is_size && n == 0) || (!is_size && *text))
        return false;
    if (is_size)
        n *= model_unit(text);
    if (n > UINT64_MAX || (is_size && n == 0))
        return false;
    if (is_size && n > SIZE_MAX)
        n = SIZE_MAX;
    *(uint64_t *)o->target = (uint64_t)n;
    return true;
}

static bool model_choice(const struct option_spec *o, const char *text)
{
    size_t len = strlen(text);
    const char *at = o->choices;

    for (int i = 0; at; i++) {
        if (strncmp(at, text, len) == 0 && (at[len] == '|' || !at[len]) && len) {
            *(int *)o->target = i;
            return true;
        }
        at = strchr(at, '|');
        at += at != NULL;
    }
    return false;
}

static bool model_set(const struct option_spec *o, const char *text)
{
    if (o->kind == OPTION_FLAG)
        return *(bool *)o->target = true;
    if (o->kind == OPTION_NUMBER || o->kind == OPTION_SIZE)
        return model_number(o, text);
    if (o->kind == OPTION_CHOICE)
        return model_choice(o, text);
    if (o->kind == OPTION_LIST)
        option_list_add(o->target, text);
    else
        *(const char **)o->target = text;
    return true;
}

/* A name, or what only one name begins with. */
static const struct option_spec *model_find(const struct option_spec *specs,
                                            struct span name)
{
    const struct option_spec *found = NULL;

    for (int i = 0; i < ROWS; i++) {
        if (span_is(name, specs[i].name))
            return &specs[i];
        if (span_starts(span_of(specs[i].name), name)) {
            if (found)
                return NULL;
            found = &specs[i];
        }
    }
    return found;
}

static bool model_long(const struct option_spec *specs, char ***word)
{
    const char *name = **word + 2, *equals = strchr(name, '=');
    struct span all = span_of(name);
    const struct option_spec *o =
        model_find(specs, equals ? span_between(name, equals) : all);

    if (!o || (!o->argument && equals) || (o->argument && !equals && !(*word)[1]))
        return false;
    return model_set(o, equals ? equals + 1 : o->argument ? *++*word : NULL);
}

/* Letters, of which the last may have its argument in the word or behind it. */
static bool model_letters(const struct option_spec *specs, char ***word)
{
    for (const char *letter = **word + 1; *letter; letter++) {
        const struct option_spec *o = specs;

        while (o < specs + ROWS && o->letter != *letter)
            o++;
        if (o == specs + ROWS)
            return false;
        if (o->argument)
            return letter[1]    ? model_set(o, letter + 1)
                   : (*word)[1] ? model_set(o, *++*word)
                                : false;
        model_set(o, NULL);
    }
    return true;
}

static bool model_read(const struct option_spec *specs, char **words,
                       struct option_list *operands)
{
    for (words++; *words && strcmp(*words, "--") != 0; words++) {
        if (**words != '-' || !(*words)[1])
            option_list_add(operands, *words);
        else if (!((*words)[1] == '-' ? model_long : model_letters)(specs, &words))
            return false;
    }
    while (*words && *++words)
        option_list_add(operands, *words);
    if (!operands->n)
        option_list_add(operands, "-");
    return true;
}

/* ---- against each other ---- */

static bool same_lists(const struct option_list *a, const struct option_list *b)
{
    for (size_t i = 0; i < a->n && i < b->n; i++)
        if (strcmp(a->items[i], b->items[i]) != 0)
            return false;
    return a->n == b->n;
}

static bool same_value(const struct option_spec *a, const struct option_spec *b)
{
    static const size_t sizes[] = {[OPTION_FLAG] = sizeof(bool),
                                   [OPTION_TEXT] = sizeof(char *),
                                   [OPTION_NUMBER] = sizeof(uint64_t),
                                   [OPTION_SIZE] = sizeof(uint64_t),
                                   [OPTION_CHOICE] = sizeof(int)};

    if (a->kind == OPTION_LIST)
        return same_lists(a->target, b->target);
    return memcmp(a->target, b->target, sizes[a->kind]) == 0;
}

static void read_both(struct line line)
{
    struct values read = {0}, wanted = {0};
    struct option_spec specs[ROWS], model[ROWS];
    struct option_list operands = {0};
    struct command command;
    struct program program = {
        .name = "program", .options = specs, .n_options = OWN, .common = &read.common};
    bool good;

    make_table(&read, specs);
    make_table(&wanted, model);
    good = model_read(model, line.words, &operands);
    must(options_read(&program, line.n, line.words, &command) == good);
    must(good == !command.problem[0]);
    read.help = command.help;
    read.version = command.version;
    for (int i = 0; good && i < ROWS; i++)
        must(same_value(&specs[i], &model[i]));
    must(!good || same_lists(&command.operands, &operands));
    free(operands.items);
    free(command.operands.items);
    free(read.list.items);
    free(wanted.list.items);
}

/* ---- count ---- */

static const char sample[] =
    "{\"id\":\"1\",\"source\":\"a.example\",\"date\":\"2024-02-29T23:59:60Z\","
    "\"lang\":\"de\",\"tags\":[\"x\",\"y\",\"x\"],\"tokens\":[\"Der\",\"Kanzler\","
    "\"in\",\"Paris\",\"Wahlen\"],\"sentences\":[0,4],\"entities\":[{\"type\":"
    "\"country\",\"id\":\"FR\",\"start\":3,\"end\":4,\"form\":\"capital\"}],"
    "\"focus\":[\"FR\"],\"topics\":[{\"id\":\"politics\",\"score\":1.5,\"hits\":2}]}";

/* What tells how the output is can be read back from the words that parts carry. */
static void must_be_readable(const struct census *census)
{
    struct signature again = {.with = UNITS};
    bool has_rollup = false;

    signature_read(&again, &has_rollup, buf_span(&census->pairs_signature));
    must(again.with == census->how.with && has_rollup == census->has_rollup);
    must(again.over == census->how.over);
    must(again.with == UNITS || again.window == census->how.window);
}

static void count_sample(struct census *census)
{
    struct record record = {.wanted = census->facts.wanted};
    struct filter filter = {.out.fd = -1, .rejects.fd = -1};
    char *line = fuzz_copy((struct span){sample, sizeof(sample) - 1});

    must(record_open(&record, (struct span){line, sizeof(sample) - 1}));
    must(census_record(census, &filter, &record) && !filter.stopped);
    record_release(&record);
    free(line);
}

static void ask_count(struct line line)
{
    struct request *r = request_unasked();
    struct census census = {0};
    struct command command;

    if (options_read(&request_program, line.n, line.words, &command) &&
        request_settle(r)) {
        r->how.stopwords = r->how.rollup = r->against = NULL;
        r->memory = 64 << 20;
        if (census_set_up(&census, r) && !r->merge && !conflict_find(&census)) {
            must_be_readable(&census);
            count_sample(&census);
        }
        census_release(&census);
    }
    free(command.operands.items);
}

/* ---- lists and languages ---- */

static bool is_same_measure(const struct measures_item *a,
                            const struct measures_item *b)
{
    return a->measure == b->measure && a->of_reference == b->of_reference &&
           span_equal(a->name, b->name);
}

static void read_measures(struct span list)
{
    struct measures first = {0}, second = {0};
    char problem[400];
    struct buf again = {0};

    if (measures_set(&first, list, problem, sizeof(problem))) {
        for (size_t i = 0; i < first.n; i++) {
            if (i)
                buf_add_char(&again, ',');
            buf_add_span(&again, measures_name(&first, i));
        }
        must(!first.n ||
             measures_set(&second, buf_span(&again), problem, sizeof(problem)));
        must(first.n == second.n && first.needs == second.needs);
        for (size_t i = 0; i < first.n; i++)
            must(is_same_measure(&first.items[i], &second.items[i]));
    }
    buf_release(&again);
}

static void read_keys(struct span list)
{
    struct facts facts = {0};
    struct groups groups = {0};
    const char *problem = NULL;
    struct span word;

    facts_init(&facts);
    if (groups_set_keys(&groups, list, &facts, &problem)) {
        must(groups.n_keys > 0 && groups.n_keys <= MOST_KEYS);
        for (size_t i = 0; i < groups.n_keys; i++)
            must(span_split(&list, ',', &word) &&
                 span_equal(word, groups.keys[i].name));
    } else {
        must(problem != NULL);
    }
    groups_release(&groups);
    facts_release(&facts);
}

static void read_lang(struct span name)
{
    struct buf first = {0}, second = {0};

    if (lang_tag(name, &first)) {
        must(lang_tag(buf_span(&first), &second));
        must(span_equal(buf_span(&first), buf_span(&second)));
    } else {
        must(!first.len);
    }
    buf_release(&first);
    buf_release(&second);
}

static void read_small(struct span list)
{
    struct words words = {0};
    unsigned keep = 0;
    long window = 0;

    if (words_set_ngrams(&words, list))
        must(words.ngrams && !(words.ngrams & 1) &&
             words.ngrams >> (LONGEST_NGRAM + 1) == 0);
    words_release(&words);
    signature_window(list, &window);
    cut_parse_types(list, &keep);
}

static void read_value(unsigned kind, struct span value)
{
    static void (*const readers[])(struct span) = {read_measures, read_keys, read_lang,
                                                   read_small};

    readers[kind](value);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    unsigned kind = fuzz_choice(&data, &size, 6);
    static struct buf text;
    char *copy = fuzz_copy((struct span){(const char *)data, size});

    diag_set_level(DIAG_QUIET);
    if (kind == 0)
        read_both(line_of(copy));
    else if (kind == 1)
        ask_count(line_of(copy));
    else
        read_value(kind - 2, fuzz_text(data, size, &text));
    free(copy);
    return 0;
}
