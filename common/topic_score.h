/*
 * topic_score: how the terms of a topic in a text are scored; see dateline-topics(5). A
 * score is the sum of the weights of the terms, each times a factor, divided by a
 * measure of the text's length.
 */
#ifndef DATELINE_TOPIC_SCORE_H
#define DATELINE_TOPIC_SCORE_H

#include <stddef.h>
#include <stdint.h>

enum { TOPIC_LEAD = 100 };                          /* tokens */
enum { TOPIC_IN_LEAD = 10, TOPIC_BEHIND_LEAD = 7 }; /* what a hit counts, in tenths */

/* A topic with a lower score is not given. */
#define TOPIC_LEAST_SCORE 0.5

/* The factor of a term, log2(1 + c), where c is the sum of what its hits count; it is
   given in tenths. */
double topic_score_factor(uint32_t tenths);

/* The measure of the length: the square root of the tokens / 100, at least 1. */
double topic_score_length(size_t n_tokens);

#endif
