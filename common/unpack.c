#include "unpack.h"

#include "mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

struct unpacker {
    enum packing packing;
    bool complete;
    bool lacks_memory; /* zstd could not have as much as the frame asks for */
    z_stream gzip;
    ZSTD_DCtx *zstd;
};

enum packing unpack_detect(struct span head)
{
    if (span_starts(head, SPAN("\x1f\x8b")))
        return PACKING_GZIP;
    if (span_starts(head, SPAN("\x28\xb5\x2f\xfd")))
        return PACKING_ZSTD;
    return PACKING_NONE;
}

static void *allocate(void *context, unsigned count, unsigned size)
{
    (void)context;
    return mem_zalloc(count, size);
}

static void give_back(void *context, void *memory)
{
    (void)context;
    free(memory);
}

struct unpacker *unpack_new(enum packing packing)
{
    struct unpacker *u = mem_zalloc(1, sizeof(*u));
    bool ready;

    u->packing = packing;
    u->complete = true;
    u->gzip.zalloc = allocate;
    u->gzip.zfree = give_back;
    if (packing == PACKING_GZIP)
        ready = inflateInit2(&u->gzip, 15 + 16) == Z_OK; /* 16: a gzip header */
    else
        ready = (u->zstd = ZSTD_createDCtx()) != NULL;
    if (ready)
        return u;
    free(u);
    return NULL;
}

void unpack_allow_far(struct unpacker *u)
{
    const ZSTD_dParameter window = ZSTD_d_windowLogMax;

    if (u->packing == PACKING_ZSTD)
        ZSTD_DCtx_setParameter(u->zstd, window,
                               ZSTD_dParam_getBounds(window).upperBound);
}

void unpack_free(struct unpacker *u)
{
    if (!u)
        return;
    if (u->packing == PACKING_GZIP)
        inflateEnd(&u->gzip);
    else
        ZSTD_freeDCtx(u->zstd);
    free(u);
}

static uInt at_most_uint(size_t n)
{
    return n > (1u << 30) ? 1u << 30 : (uInt)n;
}

static long unpack_gzip(struct unpacker *u, struct span *in, char *out, size_t room)
{
    z_stream *z = &u->gzip;
    uInt given = at_most_uint(in->len), asked = at_most_uint(room);
    int result;

    if (u->complete && given && inflateReset(z) != Z_OK)
        return -1;
    z->next_in = (unsigned char *)(uintptr_t)in->data; /* zlib only reads it */
    z->avail_in = given;
    z->next_out = (unsigned char *)out;
    z->avail_out = asked;
    result = inflate(z, Z_NO_FLUSH);
    if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR)
        return -1;
    u->complete = result == Z_STREAM_END || (u->complete && !given);
    in->data += given - z->avail_in;
    in->len -= given - z->avail_in;
    return (long)(asked - z->avail_out);
}

static long unpack_zstd(struct unpacker *u, struct span *in, char *out, size_t room)
{
    ZSTD_inBuffer from = {in->data, in->len, 0};
    ZSTD_outBuffer to = {out, room, 0};
    size_t hint = ZSTD_decompressStream(u->zstd, &to, &from);

    if (ZSTD_isError(hint)) {
        u->lacks_memory = ZSTD_getErrorCode(hint) == ZSTD_error_memory_allocation;
        return -1;
    }
    u->complete = hint == 0 || (u->complete && !in->len);
    in->data += from.pos;
    in->len -= from.pos;
    return (long)to.pos;
}

/* Zeros behind a member or frame, with which tapes and the like fill up a block. */
static void skip_padding(const struct unpacker *u, struct span *in)
{
    while (u->complete && in->len && *in->data == '\0') {
        in->data++;
        in->len--;
    }
}

long unpack(struct unpacker *u, struct span *in, char *out, size_t room)
{
    long n = 0;

    for (skip_padding(u, in); n == 0 && in->len; skip_padding(u, in)) {
        size_t before = in->len;

        n = u->packing == PACKING_GZIP ? unpack_gzip(u, in, out, room)
                                       : unpack_zstd(u, in, out, room);
        if (n == 0 && in->len == before)
            return -1; /* it neither reads nor writes: it never will */
    }
    if (n == 0 && u->packing == PACKING_ZSTD && !u->complete)
        n = unpack_zstd(u, in, out, room); /* what it still holds back */
    if (n == 0 && u->packing == PACKING_GZIP && !u->complete)
        n = unpack_gzip(u, in, out, room);
    return n;
}

bool unpack_complete(const struct unpacker *u)
{
    return u->complete;
}

const char *unpack_problem(const struct unpacker *u)
{
    return !u || u->lacks_memory ? "no memory to decompress it"
                                 : "the compressed data is damaged";
}

const char *unpack_version(void)
{
    static char text[64];

    snprintf(text, sizeof(text), "zlib %s, zstd %s", zlibVersion(),
             ZSTD_versionString());
    return text;
}
