#include "fit/spool.h"

#include "mem.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* ---- a document ---- */

void sample_clear(struct sample *s)
{
    s->n_shares = s->n_topics = s->n_terms = 0;
    s->has_topics = false;
}

void sample_add_share(struct sample *s, uint32_t label, uint32_t part)
{
    s->shares =
        mem_grow(s->shares, &s->shares_capacity, s->n_shares + 1, sizeof(*s->shares));
    s->shares[s->n_shares++] = (struct share){label, part};
}

void sample_add_topic(struct sample *s, uint32_t topic, float score)
{
    s->topics =
        mem_grow(s->topics, &s->topics_capacity, s->n_topics + 1, sizeof(*s->topics));
    s->topics[s->n_topics++] = (struct topic_score){topic, score};
}

void sample_reserve_terms(struct sample *s, size_t n)
{
    s->terms = mem_grow(s->terms, &s->terms_capacity, n, sizeof(*s->terms));
}

void sample_release(struct sample *s)
{
    free(s->shares);
    free(s->topics);
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

/* What stands before the shares, topics and terms of a document. */
struct head {
    uint32_t lang, hash, n_shares, has_topics, n_topics, n_terms;
};

bool spool_add(struct spool *s, const struct sample *sample)
{
    struct head head = {sample->lang,
                        sample->hash,
                        (uint32_t)sample->n_shares,
                        sample->has_topics,
                        (uint32_t)sample->n_topics,
                        (uint32_t)sample->n_terms};

    buf_add(&s->out.buf, &head, sizeof(head));
    buf_add(&s->out.buf, sample->shares, head.n_shares * sizeof(*sample->shares));
    buf_add(&s->out.buf, sample->topics, head.n_topics * sizeof(*sample->topics));
    buf_add(&s->out.buf, sample->terms, head.n_terms * sizeof(*sample->terms));
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

/* Brings `need` bytes into view. False at the end, or with a problem. */
static bool read_more(struct spool *s, size_t need)
{
    size_t left = s->in.len - s->at;

    if (left)
        memmove(s->in.data, s->in.data + s->at, left);
    s->in.len = left;
    s->at = 0;
    while (s->in.len < need) {
        ssize_t got;

        buf_reserve(&s->in, need + IO_BLOCK);
        got = pread(s->out.fd, s->in.data + s->in.len, need + IO_BLOCK - s->in.len,
                    (off_t)s->offset);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fail(s, strerror(errno));
        if (!got)
            return false;
        s->in.len += (size_t)got;
        s->offset += (uint64_t)got;
    }
    return true;
}

static bool take(struct spool *s, void *to, size_t size)
{
    if (s->in.len - s->at < size && !read_more(s, size))
        return false;
    if (size)
        memcpy(to, s->in.data + s->at, size);
    s->at += size;
    return true;
}

bool spool_next(struct spool *s, struct sample *sample)
{
    struct head head;

    if (!take(s, &head, sizeof(head)))
        return false;
    sample->lang = head.lang;
    sample->hash = head.hash;
    sample->n_shares = head.n_shares;
    sample->has_topics = head.has_topics;
    sample->n_topics = head.n_topics;
    sample->n_terms = head.n_terms;
    sample->shares = mem_grow(sample->shares, &sample->shares_capacity, head.n_shares,
                              sizeof(*sample->shares));
    sample->topics = mem_grow(sample->topics, &sample->topics_capacity, head.n_topics,
                              sizeof(*sample->topics));
    sample_reserve_terms(sample, head.n_terms);
    return take(s, sample->shares, head.n_shares * sizeof(*sample->shares)) &&
           take(s, sample->topics, head.n_topics * sizeof(*sample->topics)) &&
           take(s, sample->terms, head.n_terms * sizeof(*sample->terms));
}

void spool_release(struct spool *s)
{
    if (s->open)
        close(s->out.fd);
    buf_release(&s->out.buf);
    buf_release(&s->in);
    *s = (struct spool){0};
}
