/*
 * fuzz: what the fuzz harnesses share. Each is a program of its own that
 * libFuzzer calls with bytes of its making; it must not crash, and what it
 * promises must hold.
 */
#ifndef DATELINE_TESTS_FUZZ_H
#define DATELINE_TESTS_FUZZ_H

#define _GNU_SOURCE /* memfd_create */

#include "buf.h"
#include "diag.h"
#include "json.h"
#include "utf8.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What must hold; the stack that libFuzzer shows tells which. */
static inline void must(bool holds)
{
    if (!holds)
        abort();
}

/* A copy with a NUL and the padding that scanners ask for, and no byte more. */
static inline char *fuzz_copy(struct span bytes)
{
    char *copy = calloc(1, bytes.len + BUF_PADDING);

    must(copy != NULL);
    if (bytes.len)
        memcpy(copy, bytes.data, bytes.len);
    return copy;
}

/* The same as valid UTF-8, in `out`, emptied before. */
static inline struct span fuzz_text(const uint8_t *data, size_t size, struct buf *out)
{
    size_t replaced = 0;

    buf_clear(out);
    buf_reserve(out, 3 * size);
    out->len = utf8_repair(out->data, (const char *)data, size, &replaced);
    buf_terminate(out);
    return buf_span(out);
}

/* The rest behind the first byte, which is taken off as a choice below `n`. */
static inline unsigned fuzz_choice(const uint8_t **data, size_t *size, unsigned n)
{
    if (!*size)
        return 0;
    (*size)--;
    return *(*data)++ % n;
}

/* Plain text: valid UTF-8, no control characters but newline and tab. */
static inline void must_be_plain(struct span text)
{
    must(utf8_valid(text.data, text.len) == text.len);
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.data[i];

        must((c >= 0x20 && c != 0x7F) || c == '\n' || c == '\t');
        must(c != 0xC2 || (unsigned char)text.data[i + 1] >= 0xA0);
    }
}

/* A JSON text, with a NUL and padding behind it. */
static inline void must_be_json(struct span text)
{
    struct json j = {0};
    struct json_value value;

    json_open(&j, text.data, text.len);
    must(json_take(&j, &value) && json_at_end(&j));
    json_release(&j);
}

/* The path of a file with these bytes, the same one in every call. */
static inline const char *fuzz_file(const uint8_t *data, size_t size)
{
    static char path[32];
    static int fd = -1;

    if (fd < 0) {
        fd = memfd_create("fuzz", MFD_CLOEXEC);
        snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
    }
    must(fd >= 0 && ftruncate(fd, 0) == 0 &&
         pwrite(fd, data, size, 0) == (ssize_t)size);
    return path;
}

#endif
