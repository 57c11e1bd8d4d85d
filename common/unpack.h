/*
 * unpack: gzip (RFC 1952, any number of members) and zstd (RFC 8878, any number of
 * frames) turned back into the bytes they hold, piece by piece. Zeros between them and
 * at the end are passed over.
 */
#ifndef DATELINE_UNPACK_H
#define DATELINE_UNPACK_H

#include "buf.h"

enum packing { PACKING_NONE, PACKING_GZIP, PACKING_ZSTD };

#define UNPACK_MAGIC 4 /* bytes that unpack_detect wants to see */

/* How a file is packed, by its first bytes. */
enum packing unpack_detect(struct span head);

struct unpacker;

/* For PACKING_GZIP or PACKING_ZSTD; freed with unpack_free (NULL is fine). NULL: there
   is no memory for it. */
struct unpacker *unpack_new(enum packing packing);
void unpack_free(struct unpacker *u);

/*
 * Allows zstd to refer as far back as it can, as `zstd --long=31` does; not only 128
 * MiB. It may take 2 GiB of memory then.
 */
void unpack_allow_far(struct unpacker *u);

/*
 * Unpacks from `*in`, which shrinks by what was used, to at most `room` bytes
 * at `out`. Returns the bytes written (0: more input is needed), or -1: unpack_problem
 * says why not.
 */
long unpack(struct unpacker *u, struct span *in, char *out, size_t room);

/* Why unpack_new (for NULL) or unpack failed, in words. */
const char *unpack_problem(const struct unpacker *u);

/* True between members or frames: input may end here. */
bool unpack_complete(const struct unpacker *u);

/* Names and versions of the libraries behind it. */
const char *unpack_version(void);

#endif
