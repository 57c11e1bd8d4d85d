/*
 * schemes: the topic dictionaries that `-T` names (dateline-topics(5)).
 *
 *     FILE         in place of the built-in topics
 *     +FILE        added to them
 *     NAME=FILE    a scheme of its own beside them
 *
 * A file is a table of terms, a LIWC dictionary, or a tree in YAML or JSON as quanteda
 * has them; which of these is detected from its bytes.
 */
#ifndef DATELINE_SCHEMES_H
#define DATELINE_SCHEMES_H

#include "gazetteer_rows.h"
#include "options.h"

/* Whether one of the arguments of -T takes the place of the built-in topics. */
bool schemes_replace(const struct option_list *arguments);

/* Whether one of them has a name. */
bool schemes_have_name(const struct option_list *arguments);

/*
 * Adds the dictionaries of all arguments of -T; a later one overrides. False: `fault`
 * says what is wrong, and where; the arguments must outlive it.
 */
bool schemes_add(struct gazetteer_builder *b, const struct option_list *arguments,
                 struct gazetteer_fault *fault);

#endif
