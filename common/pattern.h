/*
 * pattern: regular expressions that name things (PCRE2, with its JIT).
 *
 * A pattern file has rows of three columns, `type id pattern`, and is written
 * like a gazetteer (dateline-gazetteer(5)). Patterns are matched on the text,
 * in UTF mode with Unicode character classes. Contexts are compiled to machine code
 * only after some dozens of uses, which short inputs never reach.
 */
#ifndef DATELINE_PATTERN_H
#define DATELINE_PATTERN_H

#include "diag.h"
#include "pattern_gate.h"
#include "span.h"

#include <stdint.h>

struct patterns; /* a set of patterns */

/* The default of steps after which a match is given up: well under a second. */
enum { PATTERN_STEPS = 1000000 };

/* Sets the most steps for sets that are made from now on; 0: no limit. PCRE2 defines
   what a step is (its match limit); machine code counts somewhat differently. */
void patterns_set_most_steps(uint64_t steps);
uint32_t patterns_most_steps(void);

struct patterns *patterns_new(void);
void patterns_free(struct patterns *p);

struct pattern_fault {
    struct place place;
    char problem[256];
};

/* Adds a file. False: `fault` says what is wrong; the path must outlive it. */
bool patterns_add_file(struct patterns *p, const char *path,
                       struct pattern_fault *fault);

/* Adds an expression alone, without type and id. False: `fault->problem` says why. */
bool patterns_add(struct patterns *p, struct span source, struct pattern_fault *fault);

size_t patterns_count(const struct patterns *p);

/* The columns of a pattern, by its number in the order of the files. */
struct span pattern_type(const struct patterns *p, size_t number);
struct span pattern_id(const struct patterns *p, size_t number);
struct span pattern_source(const struct patterns *p, size_t number);

/* A run of bytes that a pattern matches. */
struct pattern_match {
    size_t start, end;
};

/*
 * Finds the first non-empty match of a pattern that starts at or after byte
 * `from`. 1: found, 0: none, -1: given up because matching takes too many
 * steps.
 */
int pattern_find(struct patterns *p, size_t number, struct span text, size_t from,
                 struct pattern_match *match);

/*
 * Contexts: expressions for the text on one side of a place. A match before the place
 * must end there, and a match after it must begin there; it may be empty, and reaches
 * up to PATTERN_REACH bytes. In a context `<name>` stands for a word with a capital (or
 * of a script without case) that is in the word class `name`, and for the space between
 * the word and the place. The name is of ASCII letters. A space also matches the end of
 * a line.
 */
enum pattern_side { PATTERN_BEFORE, PATTERN_AFTER };
enum { PATTERN_REACH = 80 };

/*
 * Adds a context, whose number is then the last one. False: `fault->problem` says why
 * not; `fault->place` is for the caller to set.
 */
bool patterns_add_context(struct patterns *p, struct span source,
                          enum pattern_side side, struct pattern_fault *fault);

/* The gate of a context (pattern_gate.h), which need not have been added. */
struct pattern_gate patterns_context_gate(struct span source, enum pattern_side side);

/* Whether a word, as it stands in the text, is in a word class. */
typedef bool pattern_class(void *context, struct span class, struct span word);

/* Sets the function that knows the word classes. With NULL, as at first, every word is
   in every class. */
void patterns_set_classes(struct patterns *p, pattern_class *in_class, void *context);

/*
 * Whether a context holds on its side of byte `at` of the text, where a
 * character begins. 1: yes, 0: no, -1: given up because matching takes too
 * many steps.
 */
int pattern_holds_before(struct patterns *p, size_t number, struct span text,
                         size_t at);
int pattern_holds_after(struct patterns *p, size_t number, struct span text, size_t at);

/* Name and version of the library behind it. */
const char *pattern_version(void);

#endif
