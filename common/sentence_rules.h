/*
 * sentence_rules: by language, what is known of words that bear on where sentences end.
 */
#ifndef DATELINE_SENTENCE_RULES_H
#define DATELINE_SENTENCE_RULES_H

#include "span.h"

/* The rules of one language: constant, shared, never freed. */
struct sentence_rules;

/*
 * The rules for a language tag (BCP 47, or any that begins with the language), by its
 * first subtag, in any case. Without a tag ("" or "und") the rules of English; for a
 * language without rules of its own those of all languages. Never NULL.
 */
const struct sentence_rules *sentence_rules_for(struct span language);

/* The version of CLDR whose suppressions are in the rules: "CLDR 46.1.0". */
const char *sentence_rules_version(void);

/* What is known of a word, as bits. The first three and STARTER are in
   data/sentences.tsv. */
enum sentence_kind {
    SENTENCE_TITLE = 1,
    SENTENCE_ABBREVIATION = 2,
    SENTENCE_NUMBER = 4,
    SENTENCE_CLDR = 8, /* one of CLDR's suppressions */
    SENTENCE_STARTER = 16,
    SENTENCE_LETTER = 32,       /* by its shape: "J" */
    SENTENCE_LETTERS = 64,      /* "U.S", "J.-P" */
    SENTENCE_SHORT_NUMBER = 128 /* up to three digits */
};

/* What is known of `word`, given without the full stop behind it. 0: nothing. */
unsigned sentence_rules_kinds(const struct sentence_rules *rules, struct span word);

#endif
