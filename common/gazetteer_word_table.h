/*
 * gazetteer_word_table: lays out the words of an image with what finds them: a hash
 * table, filters of words, and a filter of the pairs of words that forms begin with.
 *
 * Private to gazetteer_layout.
 */
#ifndef DATELINE_GAZETTEER_WORD_TABLE_H
#define DATELINE_GAZETTEER_WORD_TABLE_H

#include "gazetteer_strings.h"
#include "gazetteer_trie.h"

/*
 * Appends these sections to `out` and enters them in the header. The texts of the words
 * are added to `strings`, and their sets of languages to `sets`. The nodes that the
 * words lead to are not set.
 */
void gazetteer_word_table_lay_out(const struct gazetteer_trie *trie, struct buf *out,
                                  struct image_header *h,
                                  struct gazetteer_strings *strings,
                                  struct intern *sets);

#endif
