#include "fit/evaluation.h"

#include "mem.h"
#include "topic_score.h"

#include <math.h>
#include <stdlib.h>

enum { FEW_DOCUMENTS = 10, MOST_NAMED = 20 };

/* Counts the weights of each term, and so finds where those of the next begin. */
static void find_firsts(struct evaluation *e, const struct model *m, size_t n_terms)
{
    e->first = mem_zalloc(n_terms + 2, sizeof(*e->first));
    for (size_t k = 0; k < m->bayes->n_labels; k++)
        for (size_t i = 0; i < m->rows[k].n; i++)
            e->first[m->rows[k].items[i].term + 2]++;
    for (size_t i = 1; i < n_terms + 2; i++)
        e->first[i] += e->first[i - 1];
}

/* Puts the rows of the model, which are by label, in order of terms. */
static void index_weights(struct evaluation *e, const struct model *m)
{
    size_t n_terms = m->bayes->terms->n;

    find_firsts(e, m, n_terms);
    e->weights = mem_zalloc(e->first[n_terms + 1] + 1, sizeof(*e->weights));
    for (uint32_t k = 0; k < m->bayes->n_labels; k++)
        for (size_t i = 0; i < m->rows[k].n; i++) {
            const struct model_row *row = &m->rows[k].items[i];

            e->weights[e->first[row->term + 1]++] =
                (struct term_weight){k, row->thousandths};
        }
}

void evaluation_init(struct evaluation *e, const struct model *model)
{
    const struct bayes *b = model->bayes;

    *e = (struct evaluation){.model = model};
    e->scored = mem_zalloc(b->n_labels + 1, sizeof(*e->scored));
    e->tenths = mem_zalloc(b->terms->n + 1, sizeof(*e->tenths));
    e->tested = mem_zalloc(b->terms->languages.n * b->stride + 1, sizeof(*e->tested));
    index_weights(e, model);
}

void evaluation_release(struct evaluation *e)
{
    free(e->scored);
    free(e->tenths);
    free(e->tested);
    free(e->weights);
    free(e->first);
}

/* Adds a term or a topic, whose weight is in thousandths, to the score of a label. */
static void add(struct scored *scored, long weight, double factor)
{
    scored->score += (double)weight / 1000 * factor;
    scored->is_hit |= weight > 0;
}

/* A term counts as often as it comes, when it comes first. */
static void add_terms(const struct evaluation *e, const struct sample *sample)
{
    double length = topic_score_length(sample->n_tokens);

    for (size_t i = 0; i < sample->n_terms; i++)
        e->tenths[sample->terms[i]] +=
            i < sample->n_lead ? TOPIC_IN_LEAD : TOPIC_BEHIND_LEAD;
    for (size_t i = 0; i < sample->n_terms; i++) {
        uint32_t term = sample->terms[i];
        double factor = topic_score_factor(e->tenths[term]) / length;

        for (size_t k = e->first[term]; e->tenths[term] && k < e->first[term + 1]; k++)
            add(&e->scored[e->weights[k].label], e->weights[k].thousandths, factor);
        e->tenths[term] = 0;
    }
}

static void add_topics(const struct evaluation *e, const struct sample *sample)
{
    for (size_t i = 0; i < sample->n_topics; i++)
        for (size_t k = 0; k < e->model->bayes->n_labels; k++)
            add(&e->scored[k], model_topic_weight(e->model, sample->topics[i].topic, k),
                (double)sample->topics[i].score);
}

/* The label that entity-tag would find, but for other endings of words; or n_labels. */
static size_t predicted(const struct evaluation *e, const struct sample *sample)
{
    size_t n_labels = e->model->bayes->n_labels, best = n_labels;

    memset(e->scored, 0, n_labels * sizeof(*e->scored));
    add_terms(e, sample);
    add_topics(e, sample);
    for (size_t k = 0; k < n_labels; k++)
        if (e->scored[k].is_hit && e->scored[k].score >= TOPIC_LEAST_SCORE &&
            (best == n_labels || e->scored[k].score > e->scored[best].score))
            best = k;
    return best;
}

void evaluation_test(struct evaluation *e, const struct sample *sample)
{
    struct bayes *b = e->model->bayes;
    const struct share *most = sample->shares;
    struct tested *tested;

    if (!sample->n_shares)
        return;
    for (size_t i = 1; i < sample->n_shares; i++)
        if (sample->shares[i].part > most->part ||
            (sample->shares[i].part == most->part &&
             sample->shares[i].label < most->label))
            most = &sample->shares[i];
    tested = &e->tested[sample->lang * b->stride + most->label];
    tested->held++;
    e->held++;
    if (predicted(e, sample) == most->label) {
        tested->right++;
        e->right++;
    }
}

/* ---- the table ---- */

static struct span name_of(const struct model *m, size_t label)
{
    return m->labels->keys[m->label_numbers[label]];
}

static void write_row(const struct evaluation *e, size_t label, uint32_t lang,
                      struct buf *out)
{
    const struct bayes *b = e->model->bayes;
    struct span tag = b->terms->languages.keys[lang];
    size_t at = lang * b->stride + label;

    if (!b->terms_of[lang] || (b->documents[at] <= 0 && !e->tested[at].held))
        return;
    buf_add_span(out, name_of(e->model, label));
    buf_add_char(out, '\t');
    buf_add_span(out, tag.len ? tag : SPAN("-"));
    buf_add_char(out, '\t');
    buf_add_uint(out, (uint64_t)llround(b->labelled[at] / SHARE_WHOLE));
    buf_add_char(out, '\t');
    buf_add_uint(out, (uint64_t)llround(b->documents[at] / SHARE_WHOLE));
    buf_add_char(out, '\t');
    buf_add_uint(out, e->tested[at].held);
    buf_add_char(out, '\t');
    buf_add_uint(out, e->tested[at].right);
    buf_add_char(out, '\n');
}

void evaluation_write(const struct evaluation *e, struct buf *out)
{
    const struct bayes *b = e->model->bayes;

    buf_add_literal(out, "topic\tlang\tlabelled\tdocuments\theld_out\tagree\n");
    for (size_t label = 0; label < b->n_labels; label++)
        for (size_t i = 0; i < b->terms->languages.n; i++)
            write_row(e, label, e->model->language_numbers[i], out);
}

/* ---- warnings ---- */

/* As number `n` of the list, from 0. */
static void name_in_list(struct span name, const char *remark, size_t n,
                         struct buf *list)
{
    if (n == MOST_NAMED)
        buf_add_literal(list, ", ...");
    if (n >= MOST_NAMED)
        return;
    buf_add_string(list, n ? ", " : "");
    buf_add_span(list, name);
    buf_add_string(list, remark);
}

static void warn_of_few(const struct model *m, uint32_t lang, struct span tag,
                        struct buf *list)
{
    const struct bayes *b = m->bayes;
    size_t n = 0;

    buf_clear(list);
    for (size_t label = 0; label < b->n_labels; label++) {
        size_t at = lang * b->stride + label;

        if (b->documents[at] >= SHARE_WHOLE / 2 &&
            b->labelled[at] < FEW_DOCUMENTS * SHARE_WHOLE)
            name_in_list(name_of(m, label),
                         bayes_has(b, lang, label) ? "" : " (left out)", n++, list);
    }
    if (n)
        diag_warning(NULL, "language %.*s: fewer than %d labelled documents of %s",
                     (int)tag.len, tag.data, FEW_DOCUMENTS, buf_terminate(list));
}

static void warn_of_rare(const struct model *m, struct buf *list)
{
    size_t n = m->labels->n - m->bayes->n_labels;

    buf_clear(list);
    for (size_t i = 0; i < n; i++)
        name_in_list(name_of(m, m->bayes->n_labels + i), "", i, list);
    if (n)
        diag_warning(NULL,
                     "labels that come to fewer than three documents are left out "
                     "(%zu): %s",
                     n, buf_terminate(list));
}

/* A topic alone has nothing that it could be told from. */
static void warn_of_one(const struct model *m, uint32_t lang, struct span tag)
{
    size_t n = 0, last = 0;

    for (size_t label = 0; label < m->bayes->n_labels; label++)
        if (bayes_has(m->bayes, lang, label)) {
            last = label;
            n++;
        }
    if (n == 1)
        diag_warning(
            NULL, "language %.*s: there is no topic but %.*s, so no word tells for it",
            (int)tag.len, tag.data, (int)name_of(m, last).len, name_of(m, last).data);
}

void evaluation_warn(const struct model *m)
{
    const struct terms *terms = m->bayes->terms;
    struct buf list = {0};

    warn_of_rare(m, &list);
    for (size_t i = 0; i < terms->languages.n; i++) {
        uint32_t lang = m->language_numbers[i];
        struct span tag = terms->languages.keys[lang];

        if (!m->bayes->terms_of[lang])
            continue;
        tag = tag.len ? tag : SPAN("-");
        warn_of_few(m, lang, tag, &list);
        warn_of_one(m, lang, tag);
    }
    buf_release(&list);
}

void evaluation_warn_of_unfound(const struct intern *topics)
{
    struct buf list = {0};

    for (size_t i = 0; i < topics->n; i++)
        name_in_list(topics->keys[i], "", i, &list);
    if (topics->n)
        diag_warning(NULL, "no document has a word of the seeds of %s",
                     buf_terminate(&list));
    buf_release(&list);
}
