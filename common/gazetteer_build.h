/*
 * gazetteer_build: compiles entries into an image.
 *
 * gazetteer_rows.h reads entries from files. The form of an entry is cut into words
 * (gazetteer_form.h), which become a path in a trie: one as they are written, and one
 * by their stems (gazetteer_trie.h, gazetteer_stems.h). The node at the end of a path
 * has a posting of the entry (gazetteer_postings.h). In the end all is laid out as an
 * image (gazetteer_layout.h).
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

/* How many entries and recodes were added; one and another that overrides it are
   two. */
uint64_t gazetteer_taken(const struct gazetteer_builder *b);

/* Functions that add keep copies; they return what is wrong, or NULL. */

/* What gazetteer_add returns for a form without a word. */
extern const char gazetteer_no_word[];

/* Adds an entry. The flags that follow from its form (ENTRY_COMMA and the like) are
   set. */
const char *gazetteer_add(struct gazetteer_builder *b, struct gazetteer_entry e);

/* Gives entities with the id `from`, of one type or (empty) of all, the id `to`. */
const char *gazetteer_add_recode(struct gazetteer_builder *b, struct span type,
                                 struct span from, struct span to, unsigned flags);

/*
 * Adds what is known of a language, or with the tag "*" of languages that are not
 * added. To be called before entries of the language are added.
 */
const char *gazetteer_add_language(struct gazetteer_builder *b,
                                   const struct gazetteer_language *language);

/*
 * Adds from a compiled gazetteer its recodes, and those languages that were not added
 * before; what is added from now on overrides all that is in it. Its entries are added
 * by gazetteer_add_below, at any time later: they may be many.
 */
const char *gazetteer_begin_above(struct gazetteer_builder *b,
                                  const struct gazetteer *g);

/* Adds the entries that are not topics, the topics, or both, from what was given to
   gazetteer_begin_above before anything else had been added but languages. */
const char *gazetteer_add_below(struct gazetteer_builder *b, const struct gazetteer *g,
                                bool entries, bool topics);

/* Adds all of a compiled gazetteer; it overrides what was added before. */
const char *gazetteer_add_compiled(struct gazetteer_builder *b,
                                   const struct gazetteer *g);

/* Whether topics that were added refer to built-in ones. */
bool gazetteer_has_references(const struct gazetteer_builder *b);

/* Adds the topics of `builtin` as the scheme SCHEME_BUILTIN, for references. */
const char *gazetteer_add_referred(struct gazetteer_builder *b,
                                   const struct gazetteer *builtin);

/* Adds to `unmet` the topics that references name, but that were not added. */
void gazetteer_find_unmet(const struct gazetteer_builder *b, struct intern *unmet);

/* Lays out the image in `out`, which must be empty. */
void gazetteer_build(struct gazetteer_builder *b, struct buf *out);

#endif
