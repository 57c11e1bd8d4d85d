/*
 * input: an opened input is turned into UTF-8, its format found, and read.
 */
#ifndef DATELINE_EXTRACT_INPUT_H
#define DATELINE_EXTRACT_INPUT_H

#include "formats.h"

/*
 * Looks at the first bytes of s->window, has it turned into UTF-8 if they, what
 * they or s->declared declare, or the settings tell another encoding, which s->encoding
 * then is, and gives the format: `format` itself, unless that is FORMAT_AUTO.
 */
enum format input_prepare(struct source *s, enum format format);

/*
 * Reads the input, as far as it can be read: one that fails is taken to end
 * there. What goes wrong is told.
 */
void input_read(struct source *s, enum format format);

#endif
