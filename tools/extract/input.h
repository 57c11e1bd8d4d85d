/*
 * input: prepares an opened input, and reads it with the reader of its format.
 */
#ifndef DATELINE_EXTRACT_INPUT_H
#define DATELINE_EXTRACT_INPUT_H

#include "formats.h"

/*
 * Finds the encoding of s->window (from the settings, s->declared, or its first bytes
 * and what they declare), sets s->encoding to it, and has the window converted to UTF-8
 * if it is another one. Returns the format: `format` or, if that is FORMAT_AUTO, the
 * one detected.
 */
enum format input_prepare(struct source *s, enum format format);

/*
 * Reads the input. One that fails is taken to end there. What goes wrong is reported.
 */
void input_read(struct source *s, enum format format);

#endif
