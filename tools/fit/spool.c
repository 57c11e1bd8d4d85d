#include "fit/spool.h"

#include "mem.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { LONGEST_NUMBER = 5 }; /* bytes of one of 32 bits */

/* ---- a document ---- */

void sample_clear(struct sample *s)
{
    s->n_shares = s->n_terms = 0;
}

void sample_add_share(struct sample *s, uint32_t label, uint32_t part)
{
    s->shares =
        mem_grow(s->shares, &s->shares_capacity, s->n_shares + 1, sizeof(*s->shares));
    s->shares[s->n_shares++] = (struct share){label, part};
}

void sample_add_term(struct sample *s, uint32_t term)
{
    s->terms = mem_grow(s->terms, &s->terms_capacity, s->n_terms + 1, sizeof(*s->terms));
    s->terms[s->n_terms++] = term;
}

void sample_release(struct sample *s)
{
    free(s->shares);
    free(s->terms);
    *s = (struct sample){0};
}

/* ---- writing ---- */

static bool fail(struct spool *s, const char *why)
{
    snprintf(s->problem, sizeof(s->problem), "a temporary file: %s", why);
    return false;
}

bool spool_open(struct spool *s)
{
    s->open = output_open_temporary(&s->out);
    return s->open || fail(s, output_problem(&s->out));
}

static void add_number(struct buf *b, uint32_t n)
{
    for (; n >= 0x80; n >>= 7)
        buf_add_char(b, (char)(n | 0x80));
    buf_add_char(b, (char)n);
}

bool spool_add(struct spool *s, const struct sample *sample)
{
    struct buf *b = &s->out.buf;

    add_number(b, sample->lang << 1 | sample->held);
    add_number(b, (uint32_t)sample->n_shares);
    add_number(b, (uint32_t)sample->n_terms);
    for (size_t i = 0; i < sample->n_shares; i++) {
        add_number(b, sample->shares[i].label);
        add_number(b, sample->shares[i].part);
    }
    for (size_t i = 0; i < sample->n_terms; i++)
        add_number(b, sample->terms[i] + 1); /* so that TERM_GAP is short */
    return output_flush_full(&s->out) || fail(s, output_problem(&s->out));
}

/* ---- reading ---- */

bool spool_rewind(struct spool *s)
{
    if (!output_flush(&s->out))
        return fail(s, output_problem(&s->out));
    buf_clear(&s->in);
    s->at = 0;
    s->offset = 0;
    return true;
}

/* Brings further bytes into view. False at the end, or with a problem. */
static bool read_more(struct spool *s)
{
    size_t left = s->in.len - s->at;
    ssize_t got;

    if (left)
        memmove(s->in.data, s->in.data + s->at, left);
    s->in.len = left;
    s->at = 0;
    buf_reserve(&s->in, IO_BLOCK);
    do
        got = pread(s->out.fd, s->in.data + left, IO_BLOCK, (off_t)s->offset);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        return fail(s, strerror(errno));
    s->in.len += (size_t)got;
    s->offset += (uint64_t)got;
    return got > 0;
}

static bool is_in_view(struct spool *s, size_t numbers)
{
    while (s->in.len - s->at < numbers * LONGEST_NUMBER)
        if (!read_more(s))
            return !s->problem[0] && s->in.len > s->at;
    return true;
}

static uint32_t take_number(struct spool *s)
{
    uint32_t n = 0;
    unsigned char byte;
    int shift = 0;

    do {
        byte = (unsigned char)s->in.data[s->at++];
        n |= (uint32_t)(byte & 0x7F) << shift;
        shift += 7;
    } while (byte & 0x80);
    return n;
}

bool spool_next(struct spool *s, struct sample *sample)
{
    uint32_t head;
    size_t n_shares, n_terms;

    sample_clear(sample);
    if (!is_in_view(s, 3))
        return false;
    head = take_number(s);
    sample->lang = head >> 1;
    sample->held = head & 1;
    n_shares = take_number(s);
    n_terms = take_number(s);
    if (!is_in_view(s, 2 * n_shares + n_terms))
        return !s->problem[0] && n_shares + n_terms == 0;
    for (size_t i = 0; i < n_shares; i++) {
        uint32_t label = take_number(s);

        sample_add_share(sample, label, take_number(s));
    }
    for (size_t i = 0; i < n_terms; i++)
        sample_add_term(sample, take_number(s) - 1);
    return true;
}

void spool_release(struct spool *s)
{
    if (s->open)
        close(s->out.fd);
    buf_release(&s->out.buf);
    buf_release(&s->in);
    *s = (struct spool){0};
}
