/*
 * particles: removes the particles that are written behind Korean nouns.
 *
 * It goes by form alone: many particles have one form behind a vowel and another behind
 * a consonant. A particle that does not agree with the sound before it stays, and so
 * does one without which too little would be left for a word.
 */
#ifndef DATELINE_COUNT_PARTICLES_H
#define DATELINE_COUNT_PARTICLES_H

#include "span.h"

/* A word, valid UTF-8, up to its particle; all of it if it has none. */
struct span particles_off(struct span word);

#endif
