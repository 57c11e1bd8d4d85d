/*
 * particles: Korean nouns without the particles that are written behind them.
 *
 * By form alone: many particles have one form behind a vowel and one behind a
 * consonant, and none is taken off that does not agree, or that would leave less
 * than a word is likely to be.
 */
#ifndef DATELINE_COUNT_PARTICLES_H
#define DATELINE_COUNT_PARTICLES_H

#include "span.h"

/* The word, valid UTF-8, without its particle: the start of it. */
struct span particles_off(struct span word);

#endif
