#include "pattern.h"

#include "arena.h"
#include "files.h"
#include "mem.h"

#include <stdio.h>
#include <stdlib.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/* Steps after which a match is given up: well under a second. */
enum { MATCH_LIMIT = 1000000, JIT_STACK_FIRST = 32 << 10, JIT_STACK_MOST = 1 << 20 };

struct pattern {
    pcre2_code *code;
    struct span type, id, source;
};

struct patterns {
    struct pattern *items;
    size_t n, capacity;
    struct arena text;
    pcre2_match_data *data;
    pcre2_match_context *context;
    pcre2_jit_stack *stack;
};

static void *checked(void *made)
{
    return made ? made : mem_alloc(SIZE_MAX); /* ends the program */
}

struct patterns *patterns_new(void)
{
    struct patterns *p = mem_zalloc(1, sizeof(*p));

    p->data = checked(pcre2_match_data_create(1, NULL));
    p->context = checked(pcre2_match_context_create(NULL));
    p->stack = pcre2_jit_stack_create(JIT_STACK_FIRST, JIT_STACK_MOST, NULL);
    pcre2_set_match_limit(p->context, MATCH_LIMIT);
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
    pcre2_jit_stack_free(p->stack);
    arena_release(&p->text);
    free(p->items);
    free(p);
}

/* False, with the library's message in `fault`, when it does not compile. */
static bool compile(struct patterns *p, const struct span *columns,
                    struct pattern_fault *fault)
{
    struct pattern new = {.type = arena_copy(&p->text, columns[0]),
                          .id = arena_copy(&p->text, columns[1]),
                          .source = arena_copy(&p->text, columns[2])};
    PCRE2_SIZE at;
    int error;
    char message[200];

    new.code = pcre2_compile((PCRE2_SPTR) new.source.data, new.source.len,
                             PCRE2_UTF | PCRE2_UCP, &error, &at, NULL);
    if (!new.code) {
        pcre2_get_error_message(error, (PCRE2_UCHAR *)message, sizeof(message));
        snprintf(fault->problem, sizeof(fault->problem),
                 "%s, at character %zu of the pattern", message, (size_t)at);
        return false;
    }
    pcre2_jit_compile(new.code, PCRE2_JIT_COMPLETE); /* else it is interpreted */
    p->items = mem_grow(p->items, &p->capacity, p->n + 1, sizeof(*p->items));
    p->items[p->n++] = new;
    return true;
}

static bool add_row(struct patterns *p, const struct span *columns, size_t n,
                    struct pattern_fault *fault)
{
    if (n != 3 || !columns[0].len || !columns[1].len || !columns[2].len) {
        snprintf(fault->problem, sizeof(fault->problem),
                 "a row has 3 columns: type, id, pattern");
        return false;
    }
    return compile(p, columns, fault);
}

bool patterns_add_file(struct patterns *p, const char *path,
                       struct pattern_fault *fault)
{
    struct table_file file;
    struct span columns[3];
    bool good = table_file_open(&file, path);
    size_t n;

    fault->place = (struct place){.file = path};
    if (!good)
        snprintf(fault->problem, sizeof(fault->problem), "%s", file.problem);
    while (good && (n = table_file_next(&file, columns, 3)) > 0) {
        fault->place = file.place;
        good = add_row(p, columns, n, fault);
    }
    table_file_close(&file);
    return good;
}

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

const char *pattern_version(void)
{
    static char text[64];
    char version[48] = "";

    pcre2_config(PCRE2_CONFIG_VERSION, version);
    version[strcspn(version, " ")] = '\0'; /* without its date */
    snprintf(text, sizeof(text), "PCRE2 %s", version);
    return text;
}
