#include "pattern.h"

#include "arena.h"
#include "ascii.h"
#include "files.h"
#include "mem.h"
#include "pattern_length.h"
#include "pattern_parts.h"
#include "utf8.h"

#include <stdio.h>
#include <stdlib.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

enum { JIT_STACK_FIRST = 32 << 10, JIT_STACK_MOST = 1 << 20 };

struct pattern {
    pcre2_code *code;
    bool is_compiled;       /* to machine code */
    size_t n_uses;          /* of a context, before it was */
    size_t reach;           /* of a context: bytes it looks at, at most … */
    bool begins_with_class; /* … and those of the word that begins there */
    struct span type, id, source;
};

struct patterns {
    struct pattern *items;
    size_t n, capacity;
    struct arena text;
    pcre2_match_data *data;
    uint32_t pairs; /* groups that `data` has room for, the whole match included */
    pcre2_general_context *memory;
    pcre2_compile_context *compiling;
    pcre2_match_context *context;
    pcre2_jit_stack *stack;
    pattern_class *in_class;
    void *class_context;
};

static void *allocate(size_t size, void *context)
{
    (void)context;
    return mem_alloc(size);
}

static void give_back(void *memory, void *context)
{
    (void)context;
    free(memory);
}

static uint32_t most_steps = PATTERN_STEPS;

void patterns_set_most_steps(uint64_t steps)
{
    most_steps = steps && steps < UINT32_MAX ? (uint32_t)steps : UINT32_MAX;
}

uint32_t patterns_most_steps(void)
{
    return most_steps;
}

struct patterns *patterns_new(void)
{
    struct patterns *p = mem_zalloc(1, sizeof(*p));

    p->pairs = 1;
    p->memory = mem_made(pcre2_general_context_create(allocate, give_back, NULL));
    p->compiling = mem_made(pcre2_compile_context_create(p->memory));
    p->data = mem_made(pcre2_match_data_create(p->pairs, p->memory));
    p->context = mem_made(pcre2_match_context_create(p->memory));
    p->stack = pcre2_jit_stack_create(JIT_STACK_FIRST, JIT_STACK_MOST, NULL);
    pcre2_set_match_limit(p->context, most_steps);
    pcre2_jit_stack_assign(p->context, NULL, p->stack);
    return p;
}

void patterns_free(struct patterns *p)
{
    if (!p)
        return;
    for (size_t i = 0; i < p->n; i++)
        pcre2_code_free(p->items[i].code);
    pcre2_match_data_free(p->data);
    pcre2_match_context_free(p->context);
    pcre2_compile_context_free(p->compiling);
    pcre2_general_context_free(p->memory);
    pcre2_jit_stack_free(p->stack);
    arena_release(&p->text);
    free(p->items);
    free(p);
}

/* ---- adding ---- */

/* Makes room for what the groups of a new pattern match. */
static void grow_match_data(struct patterns *p, const pcre2_code *code)
{
    uint32_t groups = 0;

    pcre2_pattern_info(code, PCRE2_INFO_CAPTURECOUNT, &groups);
    if (groups < p->pairs)
        return;
    pcre2_match_data_free(p->data);
    p->pairs = groups + 1;
    p->data = mem_made(pcre2_match_data_create(p->pairs, p->memory));
}

static void make_machine_code(struct pattern *pattern)
{
    pattern->is_compiled = pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE) == 0;
}

/* NULL, with the library's `error` and the byte `at` where it is. */
static pcre2_code *try_compile(struct patterns *p, struct span source, uint32_t options,
                               int *error, PCRE2_SIZE *at)
{
    return pcre2_compile((PCRE2_SPTR)source.data, source.len,
                         PCRE2_UTF | PCRE2_UCP | options, error, at, p->compiling);
}

/* Says what is wrong with a pattern; and where, if it is in what the user wrote. */
static bool refuse(struct patterns *p, struct span source, int error,
                   struct pattern_fault *fault)
{
    int own_error;
    PCRE2_SIZE at;
    pcre2_code *code = try_compile(p, source, 0, &own_error, &at);
    char message[200], place[48] = "";

    if (!code) {
        error = own_error;
        snprintf(place, sizeof(place), ", at character %zu of the pattern",
                 utf8_count(source.data, at));
    }
    pcre2_code_free(code);
    pcre2_get_error_message(error, (PCRE2_UCHAR *)message, sizeof(message));
    snprintf(fault->problem, sizeof(fault->problem), "%s%s", message, place);
    return false;
}

/* Adds a pattern, without machine code. `source` is what it means to the library.
   False, with the library's message in `fault`, when it does not compile. */
static bool compile(struct patterns *p, struct pattern new, struct span source,
                    uint32_t options, struct pattern_fault *fault)
{
    PCRE2_SIZE at;
    int error;

    new.code = try_compile(p, source, options, &error, &at);
    if (!new.code)
        return refuse(p, new.source, error, fault);
    grow_match_data(p, new.code);
    p->items = mem_grow(p->items, &p->capacity, p->n + 1, sizeof(*p->items));
    p->items[p->n++] = new;
    return true;
}

/* Compiles a pattern that is searched for in whole texts. */
static bool compile_whole(struct patterns *p, struct pattern new,
                          struct pattern_fault *fault)
{
    if (!compile(p, new, new.source, 0, fault))
        return false;
    make_machine_code(&p->items[p->n - 1]);
    return true;
}

static bool add_row(struct patterns *p, const struct span *columns, size_t n,
                    struct pattern_fault *fault)
{
    struct pattern new = {0};

    struct span type = span_trim(columns[0], " "), id = span_trim(columns[1], " ");

    if (n != 3 || !type.len || !id.len || !columns[2].len) {
        snprintf(fault->problem, sizeof(fault->problem),
                 "a row has 3 columns with tabs between, none of them empty: type, id, "
                 "pattern");
        return false;
    }
    new.type = arena_copy(&p->text, type);
    new.id = arena_copy(&p->text, id);
    new.source = arena_copy(&p->text, columns[2]);
    return compile_whole(p, new, fault);
}

bool patterns_add_file(struct patterns *p, const char *path,
                       struct pattern_fault *fault)
{
    struct table_file file;
    struct span columns[3];
    bool good = table_file_open(&file, path);
    size_t n;

    fault->place = file.place;
    file.names = "type\tid\tpattern";
    if (!good)
        snprintf(fault->problem, sizeof(fault->problem), "%s", file.problem);
    while (good && (n = table_file_next(&file, columns, 3)) > 0) {
        fault->place = file.place;
        good = add_row(p, columns, n, fault);
    }
    table_file_close(&file);
    return good;
}

bool patterns_add(struct patterns *p, struct span source, struct pattern_fault *fault)
{
    struct pattern new = {.source = arena_copy(&p->text, source)};

    return compile_whole(p, new, fault);
}

/* ---- contexts ---- */

/* The length of a word class `<name>` at the start of `s`, or 0. */
static size_t class_length(struct span s)
{
    size_t i = 1;

    if (!s.len || s.data[0] != '<')
        return 0;
    while (i < s.len && ascii_is_letter(s.data[i]))
        i++;
    return i > 1 && i < s.len && s.data[i] == '>' ? i + 1 : 0;
}

/*
 * Writes `<name>` as a word whose class is asked for by a callout, with the
 * space that parts it from the place of the context.
 */
static void add_class(struct buf *out, struct span name, enum pattern_side side)
{
    buf_add_string(out, side == PATTERN_AFTER ? "(?:[ \n]" : "(?:");
    buf_add_literal(out, "\\b([\\p{Lu}\\p{Lt}\\p{Lo}]"
                         "(?:[\\p{L}\\p{M}]|['\u2018\u2019](?!s\\b))*+)(?C'");
    buf_add_span(out, name);
    buf_add_string(out, side == PATTERN_AFTER ? "')\\b)" : "')[ \n])");
}

/* The length of a set of characters `[...]` at the start of `s`, or 0. */
static size_t set_length(struct span s)
{
    size_t i = 1;

    if (!s.len || s.data[0] != '[')
        return 0;
    i += i < s.len && s.data[i] == '^';
    for (bool first = true; i < s.len && (first || s.data[i] != ']'); first = false) {
        size_t named = pattern_named_class((struct span){s.data + i, s.len - i});

        i += named ? named : s.data[i] == '\\' ? 2 : 1;
    }
    return i < s.len ? i + 1 : s.len;
}

/* Whether a space is in a set by itself, and not as the end of a range. */
static bool has_space(struct span set)
{
    const char *space = memchr(set.data, ' ', set.len);

    return space && set.data[1] != '^' &&
           !(space[1] == '-' && space + 2 < set.data + set.len - 1);
}

/* Writes a set; what holds a space holds the end of a line, too. */
static void add_set(struct buf *out, struct span set)
{
    bool spaced = has_space(set);

    if (spaced)
        buf_add_literal(out, "(?:\n|");
    buf_add_span(out, set);
    if (spaced)
        buf_add_char(out, ')');
}

/*
 * Puts the word classes of a context into the library's terms, and lets its spaces be
 * ends of lines, too.
 */
static void expand(struct span source, enum pattern_side side, struct buf *out)
{
    while (source.len) {
        size_t class = class_length(source), set = set_length(source);
        size_t step = class ? class : set ? set : 1;

        if (source.data[0] == '\\' && source.len > 1)
            step = 2;
        if (source.len > 2 && span_starts(source, SPAN("(?<")))
            step = 3; /* looks behind, or names a group */
        if (class)
            add_class(out, (struct span){source.data + 1, class - 2}, side);
        else if (set)
            add_set(out, (struct span){source.data, set});
        else if (source.data[0] == ' ')
            buf_add_literal(out, "[ \n]");
        else
            buf_add(out, source.data, step);
        source.data += step;
        source.len -= step;
    }
}

/* The length of a word class that is the first thing in a context, or 0. */
static size_t first_class(struct span source, enum pattern_side side)
{
    size_t class = side == PATTERN_BEFORE ? class_length(source) : 0;

    return class == source.len || !strchr("?*+{", source.data[class]) ? class : 0;
}

/* How far a context looks, but for a word of a class that it begins with. */
static void set_reach(struct pattern *p, struct span source, enum pattern_side side)
{
    static const size_t space = 1; /* behind the word */
    size_t class = first_class(source, side);
    struct buf rest = {0};

    expand((struct span){source.data + class, source.len - class}, side, &rest);
    p->reach = pattern_most_bytes(buf_span(&rest));
    if (p->reach > PATTERN_REACH)
        p->reach = PATTERN_REACH;
    p->begins_with_class = class;
    if (class)
        p->reach += space;
    buf_release(&rest);
}

bool patterns_add_context(struct patterns *p, struct span source,
                          enum pattern_side side, struct pattern_fault *fault)
{
    uint32_t anchor = side == PATTERN_AFTER ? PCRE2_ANCHORED : PCRE2_ENDANCHORED;
    struct pattern new = {.source = arena_copy(&p->text, source)};
    struct buf expanded = {0};
    bool good;

    expand(source, side, &expanded);
    set_reach(&new, source, side);
    good = compile(p, new, buf_span(&expanded), anchor, fault);
    buf_release(&expanded);
    return good;
}

struct pattern_gate patterns_context_gate(struct span source, enum pattern_side side)
{
    struct buf expanded = {0};
    struct pattern_gate gate;

    expand(source, side, &expanded);
    buf_terminate(&expanded);
    gate = pattern_gate_find(buf_span(&expanded), side == PATTERN_BEFORE);
    buf_release(&expanded);
    return gate;
}

/* Asks for the class of the word last captured; 0: go on, 1: go back. */
static int ask_class(pcre2_callout_block *block, void *context)
{
    const struct patterns *p = context;
    const PCRE2_SIZE *group = block->offset_vector + 2 * (size_t)block->capture_last;
    struct span class = {(const char *)block->callout_string,
                         block->callout_string_length};
    const char *subject = (const char *)block->subject;

    return !class.len ||
                   p->in_class(p->class_context, class,
                               span_between(subject + group[0], subject + group[1]))
               ? 0
               : 1;
}

void patterns_set_classes(struct patterns *p, pattern_class *in_class, void *context)
{
    p->in_class = in_class;
    p->class_context = context;
    pcre2_set_callout(p->context, in_class ? ask_class : NULL, p);
}

/* ---- matching ---- */

size_t patterns_count(const struct patterns *p)
{
    return p->n;
}

struct span pattern_type(const struct patterns *p, size_t number)
{
    return p->items[number].type;
}

struct span pattern_id(const struct patterns *p, size_t number)
{
    return p->items[number].id;
}

struct span pattern_source(const struct patterns *p, size_t number)
{
    return p->items[number].source;
}

int pattern_find(struct patterns *p, size_t number, struct span text, size_t from,
                 struct pattern_match *match)
{
    const PCRE2_SIZE *found = pcre2_get_ovector_pointer(p->data);
    int result =
        pcre2_match(p->items[number].code, (PCRE2_SPTR)text.data, text.len, from,
                    PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY, p->data, p->context);

    if (result == PCRE2_ERROR_NOMATCH)
        return 0;
    if (result < 0)
        return -1;
    *match = (struct pattern_match){found[0], found[1]};
    return match->end > match->start ? 1 : 0;
}

/* The place nearest to `at`, not before it, where a character of `text` begins. */
static size_t character_at(struct span text, size_t at)
{
    while (at < text.len && utf8_continues(text.data[at]))
        at++;
    return at;
}

/* Compiling to machine code takes the time of some dozens of uses without it. */
static void count_use(struct pattern *context)
{
    enum { FEW_USES = 32 };

    if (++context->n_uses == FEW_USES)
        make_machine_code(context);
}

static int holds(struct patterns *p, size_t number, struct span text, size_t from)
{
    struct pattern *context = &p->items[number];
    int result;

    if (!context->is_compiled)
        count_use(context);
    result = context->is_compiled
                 ? pcre2_jit_match(context->code, (PCRE2_SPTR)text.data, text.len, from,
                                   0, p->data, p->context)
                 : pcre2_match(context->code, (PCRE2_SPTR)text.data, text.len, from,
                               PCRE2_NO_UTF_CHECK, p->data, p->context);

    return result >= 0 ? 1 : result == PCRE2_ERROR_NOMATCH ? 0 : -1;
}

/* True for the bytes of words in classes, and for some others. */
static bool may_be_in_word(char c)
{
    return ascii_is_letter(c) || c == '\'' || (unsigned char)c >= 0x80;
}

/* Where a context that ends at `at` may begin. */
static size_t start_before(const struct pattern *p, struct span text, size_t at)
{
    size_t first = at > PATTERN_REACH ? at - PATTERN_REACH : 0,
           from = at > p->reach ? at - p->reach : 0;

    if (from < first)
        from = first;
    while (p->begins_with_class && from > first && may_be_in_word(text.data[from - 1]))
        from--;
    return from ? character_at(text, from) : 0;
}

int pattern_holds_before(struct patterns *p, size_t number, struct span text, size_t at)
{
    size_t from = start_before(&p->items[number], text, at);

    return holds(p, number, (struct span){text.data, at}, from);
}

int pattern_holds_after(struct patterns *p, size_t number, struct span text, size_t at)
{
    size_t end = text.len - at > PATTERN_REACH ? character_at(text, at + PATTERN_REACH)
                                               : text.len;

    return holds(p, number, (struct span){text.data, end}, at);
}

const char *pattern_version(void)
{
    static char text[64];
    char version[48] = "";

    pcre2_config(PCRE2_CONFIG_VERSION, version);
    version[strcspn(version, " ")] = '\0'; /* without its date */
    snprintf(text, sizeof(text), "PCRE2 %s", version);
    return text;
}
