/*
 * gazetteer_build: entries compiled into an image.
 *
 * gazetteer_rows.h reads them from files. An entry's form is cut into words
 * (gazetteer_form.h), which are led through a trie as they are written and by their
 * stems (gazetteer_trie.h, gazetteer_stems.h); where they end there is a posting of
 * the entry (gazetteer_postings.h). All that is collected is written as an image
 * (gazetteer_layout.h).
 */
#ifndef DATELINE_GAZETTEER_BUILD_H
#define DATELINE_GAZETTEER_BUILD_H

#include "gazetteer.h"
#include "intern.h"

struct gazetteer_builder;

struct gazetteer_builder *gazetteer_builder_new(void);
void gazetteer_builder_free(struct gazetteer_builder *b);

/* What is added from now on overrides what was added before. */
void gazetteer_next_rank(struct gazetteer_builder *b);

/* How many entries were taken, those that override others counted, too. */
uint64_t gazetteer_taken(const struct gazetteer_builder *b);

/* Each of these keeps copies, and returns what is wrong, or NULL. */

/* What gazetteer_add returns for a form without a word. */
extern const char gazetteer_no_word[];

/* Adds an entry; of its flags, those that the form shows are set here. */
const char *gazetteer_add(struct gazetteer_builder *b, struct gazetteer_entry e);

/* Gives entities of id `from`, of one type or of all, the id `to`. */
const char *gazetteer_add_recode(struct gazetteer_builder *b, struct span type,
                                 struct span from, struct span to, unsigned flags);

/*
 * What is known of a language, "*" of those that are not told of. To be added
 * before entries of it.
 */
const char *gazetteer_add_language(struct gazetteer_builder *b,
                                   const struct gazetteer_language *language);

/*
 * Adds the entries of a compiled gazetteer: all but topics, or topics alone, or
 * both; its recodes; and its languages, but for those that were added before.
 */
const char *gazetteer_add_compiled(struct gazetteer_builder *b,
                                   const struct gazetteer *g, bool entries,
                                   bool topics);

/* Whether topics that were added refer to built-in ones. */
bool gazetteer_has_references(const struct gazetteer_builder *b);

/* Adds the topics of `builtin` as those of the scheme SCHEME_BUILTIN, for references.
 */
const char *gazetteer_add_referred(struct gazetteer_builder *b,
                                   const struct gazetteer *builtin);

/* Puts the topics that are referred to, but were not added, into `unmet`. */
void gazetteer_find_unmet(const struct gazetteer_builder *b, struct intern *unmet);

/* Lays out the image in `out`, which must be empty. */
void gazetteer_build(struct gazetteer_builder *b, struct buf *out);

#endif
