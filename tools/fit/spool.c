#include "fit/spool.h"

#include "mem.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* ---- a document ---- */

void sample_clear(struct sample *s)
{
    s->n_shares = s->n_topics = s->n_terms = s->n_tokens = s->n_lead = 0;
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

void sample_release(struct sample *s)
{
    free(s->shares);
    free(s->topics);
    *s = (struct sample){0};
}

/* ---- writing ---- */

static bool fail(struct spool *s, const char *why)
{
    snprintf(s->problem, sizeof(s->problem), "temporary file in %s: %s", s->out.name,
             why);
    return false;
}

bool spool_open(struct spool *s)
{
    s->open = output_open_temporary(&s->out);
    return s->open || fail(s, output_problem(&s->out));
}

/* What stands before the shares, topics and terms of a document. */
struct head {
    uint32_t lang, hash, n_shares, has_topics, n_topics, n_terms, n_tokens, n_lead;
};

/* Bytes of a document in the file. */
struct size {
    size_t shares, topics, terms, all;
};

static struct size size_of(const struct head *head)
{
    struct size size = {.shares = head->n_shares * sizeof(struct share),
                        .topics = head->n_topics * sizeof(struct topic_score),
                        .terms = head->n_terms * sizeof(uint32_t)};

    size.all = sizeof(*head) + size.shares + size.topics + size.terms;
    return size;
}

bool spool_add(struct spool *s, const struct sample *sample)
{
    struct head head = {sample->lang,
                        sample->hash,
                        (uint32_t)sample->n_shares,
                        sample->has_topics,
                        (uint32_t)sample->n_topics,
                        (uint32_t)sample->n_terms,
                        (uint32_t)sample->n_tokens,
                        (uint32_t)sample->n_lead};
    struct size size = size_of(&head);

    buf_add(&s->out.buf, &head, sizeof(head));
    buf_add(&s->out.buf, sample->shares, size.shares);
    buf_add(&s->out.buf, sample->topics, size.topics);
    buf_add(&s->out.buf, sample->terms, size.terms);
    s->written += size.all;
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

/* Takes bytes that are in view. */
static void take(struct spool *s, void *to, size_t n)
{
    if (n)
        memcpy(to, s->in.data + s->at, n);
    s->at += n;
}

bool spool_next(struct spool *s, struct sample *sample)
{
    struct head head;
    struct size size;

    if (!see(s, sizeof(head)))
        return false;
    memcpy(&head, s->in.data + s->at, sizeof(head));
    size = size_of(&head);
    if (!see(s, size.all))
        return false;
    sample->lang = head.lang;
    sample->hash = head.hash;
    sample->n_shares = head.n_shares;
    sample->has_topics = head.has_topics;
    sample->n_topics = head.n_topics;
    sample->n_terms = head.n_terms;
    sample->n_tokens = head.n_tokens;
    sample->n_lead = head.n_lead;
    sample->shares = mem_grow(sample->shares, &sample->shares_capacity, head.n_shares,
                              sizeof(*sample->shares));
    sample->topics = mem_grow(sample->topics, &sample->topics_capacity, head.n_topics,
                              sizeof(*sample->topics));
    s->at += sizeof(head);
    take(s, sample->shares, size.shares);
    take(s, sample->topics, size.topics);
    sample->terms = (uint32_t *)(void *)(s->in.data + s->at);
    s->at += size.terms;
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
