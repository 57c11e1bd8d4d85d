/*
 * rules: corrects mentions that are not what their form says, by the text around them.
 *
 * A file of rules has rows of six or seven columns,
 *
 *     rule  lang  form  before  after  id  example
 *
 * where `lang` is a language, or `-` for all; `form` is forms with `|` between,
 * compared folded, or `@KIND` for all mentions of a kind, or `*` for all; `before` and
 * `after` are contexts (pattern.h), or `-`; and `id` is `-` to drop the mention, `=` to
 * keep it as it is, or the id that it gets. `/KIND` behind `=` or an id gives the
 * mention a kind.
 *
 * `{NAME}` at the start of `before` demands that a rule of that name has decided on an
 * earlier mention of the same form in the document, `{{NAME}}` that it has decided on
 * one anywhere in it. The example has in [brackets] the mention that the rule decides
 * on. Of the rules that fit, the first one decides; mentions that none has decided on
 * are tried once more with the rules of `{{NAME}}`.
 *
 * A row of three columns, `let  NAME  text`, makes `%NAME%` stand for the text in the
 * forms and contexts of the rows below it.
 */
#ifndef DATELINE_ENTITY_TAG_RULES_H
#define DATELINE_ENTITY_TAG_RULES_H

#include "intern.h"
#include "pattern.h"
#include "pattern_sieve.h"

struct rule {
    struct span name, lang, id, kind; /* id empty: none; kind empty: as it was */
    bool keeps;
    bool of_countries;             /* it judges no mentions of other types */
    uint32_t earlier;              /* number + 1 of the name in {NAME}, or 0 */
    bool anywhere;                 /* it was {{NAME}} */
    struct span sources[2];        /* before, after; empty: any context */
    struct place place;            /* of its row */
    struct pattern_gate *gates[2]; /* of the contexts; NULL: not made yet */
    uint32_t contexts[2];          /* number + 1 of the compiled context, or 0 */
    bool spoilt[2];                /* the context does not compile */
    bool told[2];                  /* that it was given up has been reported */
    struct span form, example;     /* as written */
    size_t asked_in;               /* `spoken` when `applies` was found out, or 0 */
    bool applies;                  /* to that language */
    uint32_t kind_for;             /* number + 1 of the kind in @KIND, or 0 */
};

/* Numbers of rules, in order. */
struct rule_list {
    uint32_t *items;
    size_t n, capacity;
};

/*
 * As many general rules, which are for a kind or for all mentions, as a sieve holds.
 * Each has a bit, in the sieve and in the words here.
 */
struct rule_block {
    uint32_t numbers[PATTERN_SIEVE_PAIRS]; /* of the rules, in order */
    struct pattern_sieve sieve;
    uint64_t asking;    /* rules with a {NAME} */
    uint64_t *of_kinds; /* rules by number of the kind; the last: for other kinds */
};

/* The general rules that apply to a language. */
struct rule_language {
    struct buf lang;
    struct rule_block *blocks;
    size_t n_blocks, blocks_capacity;
    size_t n; /* rules in them */
};

struct rule_memory {
    size_t form, len; /* bytes of `remembered` */
    uint32_t name;    /* of the rule that decided, number + 1 */
};

struct rules {
    struct rule *items;
    size_t n, capacity;
    bool of_countries;          /* those that are added judge countries alone */
    struct intern forms, kinds; /* what rules are for */
    struct rule_list *by_form;  /* by number of the form */
    size_t forms_capacity;
    struct intern earlier;      /* names in {NAME} */
    struct intern anywhere;     /* names in {{NAME}} */
    struct rule_memory *memory; /* what rules of these names decided in the document */
    size_t n_memory, memory_capacity;
    bool is_awaited;                 /* some of it decides mentions before it, too */
    bool judges_again;               /* mentions that are undecided */
    struct buf remembered;           /* the forms in `memory` */
    struct rule_list general;        /* rules that are not for certain forms */
    struct rule_language *languages; /* those of the documents so far */
    size_t n_languages, languages_capacity;
    size_t spoken;             /* number + 1 of that of the document, or 0 */
    size_t n_known;            /* how many rules there were when these were made */
    struct patterns *patterns; /* the contexts that are compiled */
    struct intern names;       /* in rows with `let` */
    struct span *texts;        /* of these, by number of the name */
    size_t texts_capacity;
    struct arena text;
    struct buf folded;
    struct pattern_fault fault;
};

/*
 * Adds the rules of a file behind those that are there, so the user's own are to be
 * added first. False: `fault` says what is wrong, and where; the path must outlive it.
 * Contexts are compiled when they are first needed; with `check` all are compiled at
 * once, so that a bad one is a fault.
 */
bool rules_add_file(struct rules *r, const char *path, bool check,
                    struct pattern_fault *fault);

/* Rules that are added from here on judge countries alone, as the built-in ones do. */
void rules_judge_countries(struct rules *r);

/*
 * Compiles the context of a rule on one side, if there is one and it is not compiled
 * yet. False: it does not compile, `fault` says why, and the context is marked as
 * spoilt.
 */
bool rules_compile(struct rules *r, struct rule *rule, enum pattern_side side,
                   struct pattern_fault *fault);

void rules_release(struct rules *r);

/* Sets the function that knows word classes (see patterns_set_classes). */
void rules_set_classes(struct rules *r, pattern_class *in_class, void *context);

/* Forgets the mentions of the document before. */
void rules_begin_document(struct rules *r);

/*
 * When all mentions of the document are judged: whether those that no rule has decided
 * are to be judged again, by what was decided of others.
 */
bool rules_begin_again(struct rules *r);

/* A mention to be judged. */
struct rule_mention {
    struct span text;  /* of the document */
    size_t start, end; /* bytes */
    struct span lang;  /* of the document, empty: unknown */
    struct span form;  /* folded, with or without an ending 's */
    struct span kind;
    bool is_country;
};

enum rule_decision {
    RULE_NONE, /* no rule fits */
    RULE_KEEP, /* it is what it was taken for */
    RULE_DROP, /* it names nothing */
    RULE_ID    /* it names `id` */
};

struct rule_verdict {
    enum rule_decision decision;
    const struct rule *rule;           /* the one that decided, or NULL */
    const struct pattern_fault *fault; /* to be reported: a context was given up, or
                                          does not compile; NULL: nothing */
};

/*
 * Judges a mention. The mentions of a document must come in the order of the text. A
 * context that takes too many steps, or does not compile, does not hold; `fault` says
 * so once.
 */
struct rule_verdict rules_apply(struct rules *r, const struct rule_mention *m);

#endif
