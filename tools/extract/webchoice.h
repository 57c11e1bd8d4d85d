/*
 * webchoice: which runs of a page's text are its main content.
 */
#ifndef DATELINE_EXTRACT_WEBCHOICE_H
#define DATELINE_EXTRACT_WEBCHOICE_H

#include "webtree.h"

/* Sets `kept` of each block. */
void web_choose(struct web_tree *t);

/* Keeps all blocks. */
void web_choose_all(struct web_tree *t);

/* Leaves the page's title out where it stands as a heading at the start. */
void web_drop_title(struct web_tree *t, struct span title, struct buf *scratch);

/* Appends the text of the blocks kept to `out`. */
void web_write_kept(const struct web_tree *t, struct buf *scratch, struct buf *out);

#endif
