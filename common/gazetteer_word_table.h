/*
 * gazetteer_word_table: the words of an image, and what finds them: a hash table, and
 * filters of words and of the pairs that forms begin with.
 *
 * Private to gazetteer_layout.
 */
#ifndef DATELINE_GAZETTEER_WORD_TABLE_H
#define DATELINE_GAZETTEER_WORD_TABLE_H

#include "gazetteer_strings.h"
#include "gazetteer_trie.h"

/*
 * Appends these sections to `out`, and tells the header. The texts of the words are
 * added to `strings`; sets of languages get their numbers by `sets`. Where the words
 * lead to is left open.
 */
void gazetteer_word_table_lay_out(const struct gazetteer_trie *trie, struct buf *out,
                                  struct image_header *h,
                                  struct gazetteer_strings *strings,
                                  struct intern *sets);

#endif
