#include "fit/spool.h"

#include "mem.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

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

void sample_release(struct sample *s)
{
    free(s->shares);
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

/* What stands before the shares and terms of a document. */
struct head {
    uint32_t lang, hash, n_shares, n_terms;
};

bool spool_add(struct spool *s, const struct sample *sample)
{
    struct head head = {sample->lang, sample->hash, (uint32_t)sample->n_shares,
                        (uint32_t)sample->n_terms};

    size_t of_shares = head.n_shares * sizeof(*sample->shares),
           of_terms = head.n_terms * sizeof(*sample->terms);

    buf_add(&s->out.buf, &head, sizeof(head));
    buf_add(&s->out.buf, sample->shares, of_shares);
    buf_add(&s->out.buf, sample->terms, of_terms);
    s->written += sizeof(head) + of_shares + of_terms;
    return output_flush_full(&s->out) || fail(s, output_problem(&s->out));
}

/* ---- reading ---- */

bool spool_rewind(struct spool *s)
{
    if (!output_flush(&s->out))
        return fail(s, output_problem(&s->out));
    if (lseek(s->out.fd, 0, SEEK_SET) < 0)
        return fail(s, strerror(errno));
    if (s->written)
        s->end = s->written;
    s->written = 0;
    buf_clear(&s->in);
    s->at = 0;
    s->offset = 0;
    return true;
}

/* Reads behind what is in view. */
static bool read_behind(struct spool *s, size_t most)
{
    uint64_t left = s->end - s->offset;
    size_t size = left < most ? (size_t)left : most;
    ssize_t got;

    buf_reserve(&s->in, size);
    do
        got = pread(s->out.fd, s->in.data + s->in.len, size, (off_t)s->offset);
    while (got < 0 && errno == EINTR);
    if (got <= 0)
        return fail(s, got ? strerror(errno) : "it was cut short");
    s->in.len += (size_t)got;
    s->offset += (uint64_t)got;
    return true;
}

/* Brings `need` bytes into view. False at the end, or with a problem. */
static bool see(struct spool *s, size_t need)
{
    size_t left = s->in.len - s->at;

    if (left >= need)
        return true;
    if (left)
        memmove(s->in.data, s->in.data + s->at, left);
    s->in.len = left;
    s->at = 0;
    while (s->in.len < need)
        if (s->offset == s->end || !read_behind(s, need + IO_BLOCK))
            return false;
    return true;
}

bool spool_next(struct spool *s, struct sample *sample)
{
    struct head head;
    size_t of_shares, of_terms;

    if (!see(s, sizeof(head)))
        return false;
    memcpy(&head, s->in.data + s->at, sizeof(head));
    of_shares = head.n_shares * sizeof(*sample->shares);
    of_terms = head.n_terms * sizeof(*sample->terms);
    if (!see(s, sizeof(head) + of_shares + of_terms))
        return false;
    sample->lang = head.lang;
    sample->hash = head.hash;
    sample->n_shares = head.n_shares;
    sample->n_terms = head.n_terms;
    sample->shares = mem_grow(sample->shares, &sample->shares_capacity, head.n_shares,
                              sizeof(*sample->shares));
    if (of_shares)
        memcpy(sample->shares, s->in.data + s->at + sizeof(head), of_shares);
    sample->terms = (uint32_t *)(void *)(s->in.data + s->at + sizeof(head) + of_shares);
    s->at += sizeof(head) + of_shares + of_terms;
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
