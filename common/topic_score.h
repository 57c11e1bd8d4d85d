/*
 * topic_score: what terms of topic dictionaries come to in a text; see
 * dateline-topics(5). A score is the sum of weights times factors, divided by the
 * text's length.
 */
#ifndef DATELINE_TOPIC_SCORE_H
#define DATELINE_TOPIC_SCORE_H

#include <stddef.h>
#include <stdint.h>

enum { TOPIC_LEAD = 100 };                          /* tokens */
enum { TOPIC_IN_LEAD = 10, TOPIC_BEHIND_LEAD = 7 }; /* tenths that a hit counts there */

/* Below it a topic is not given. */
#define TOPIC_LEAST_SCORE 0.5

/* What the weight of a term is multiplied by that was found so many tenths of times:
   log2(1 + c). */
double topic_score_factor(uint32_t tenths);

/* The square root of hundreds of tokens, 1 at least. */
double topic_score_length(size_t n_tokens);

#endif
