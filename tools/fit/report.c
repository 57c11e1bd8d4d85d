#include "fit/report.h"

#include "mem.h"

#include <math.h>
#include <stdlib.h>

enum { FEW_DOCUMENTS = 10, MOST_NAMED = 20 };

void report_init(struct report *r, const struct model *model)
{
    const struct bayes *b = model->bayes;

    *r = (struct report){.model = model};
    r->tested = mem_zalloc(b->terms->languages.n * b->stride + 1, sizeof(*r->tested));
}

void report_release(struct report *r)
{
    free(r->tested);
}

void report_test(struct report *r, const struct sample *sample)
{
    struct bayes *b = r->model->bayes;
    const struct share *most = sample->shares;
    struct tested *tested;

    if (!sample->n_shares)
        return;
    for (size_t i = 1; i < sample->n_shares; i++)
        if (sample->shares[i].part > most->part ||
            (sample->shares[i].part == most->part &&
             sample->shares[i].label < most->label))
            most = &sample->shares[i];
    tested = &r->tested[sample->lang * b->stride + most->label];
    tested->held++;
    r->held++;
    if (bayes_best(b, sample) == most->label) {
        tested->right++;
        r->right++;
    }
}

/* ---- the table ---- */

static struct span name_of(const struct model *m, size_t label)
{
    return m->labels->keys[m->label_numbers[label]];
}

static void write_row(const struct report *r, size_t label, uint32_t lang,
                      struct buf *out)
{
    const struct bayes *b = r->model->bayes;
    struct span tag = b->terms->languages.keys[lang];
    size_t at = lang * b->stride + label;

    if (!b->terms_of[lang] || (b->documents[at] <= 0 && !r->tested[at].held))
        return;
    buf_add_span(out, name_of(r->model, label));
    buf_add_char(out, '\t');
    buf_add_span(out, tag.len ? tag : SPAN("-"));
    buf_add_char(out, '\t');
    buf_add_uint(out, (uint64_t)llround(b->documents[at] / SHARE_WHOLE));
    buf_add_char(out, '\t');
    buf_add_uint(out, r->tested[at].held);
    buf_add_char(out, '\t');
    buf_add_uint(out, r->tested[at].right);
    buf_add_char(out, '\n');
}

void report_write(const struct report *r, struct buf *out)
{
    const struct bayes *b = r->model->bayes;

    buf_add_literal(out, "topic\tlang\tdocuments\theld_out\tagree\n");
    for (size_t label = 0; label < b->n_labels; label++)
        for (size_t i = 0; i < b->terms->languages.n; i++)
            write_row(r, label, r->model->language_numbers[i], out);
}

/* ---- warnings ---- */

static void name_in_list(const struct model *m, uint32_t lang, size_t label, size_t n,
                         struct buf *list)
{
    if (n == MOST_NAMED)
        buf_add_literal(list, ", ...");
    if (n >= MOST_NAMED)
        return;
    buf_add_string(list, n ? ", " : "");
    buf_add_span(list, name_of(m, label));
    buf_add_string(list, bayes_has(m->bayes, lang, label) ? "" : " (left out)");
}

static void warn_of_language(const struct model *m, uint32_t lang, struct buf *list)
{
    const struct bayes *b = m->bayes;
    struct span tag = b->terms->languages.keys[lang];
    size_t n = 0;

    buf_clear(list);
    for (size_t label = 0; b->terms_of[lang] && label < b->n_labels; label++) {
        double documents = b->documents[lang * b->stride + label] / SHARE_WHOLE;

        if (documents >= 0.5 && documents < FEW_DOCUMENTS)
            name_in_list(m, lang, label, n++, list);
    }
    if (n)
        diag_warning(NULL, "language %.*s: fewer than %d documents of %s",
                     tag.len ? (int)tag.len : 1, tag.len ? tag.data : "-",
                     FEW_DOCUMENTS, buf_terminate(list));
}

void report_warn(const struct model *m)
{
    struct buf list = {0};

    for (size_t i = 0; i < m->bayes->terms->languages.n; i++)
        warn_of_language(m, m->language_numbers[i], &list);
    buf_release(&list);
}
