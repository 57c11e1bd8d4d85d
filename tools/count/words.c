#include "words.h"

#include "fold.h"
#include "utf8.h"

bool words_set_ngrams(struct words *w, struct span list)
{
    struct span length;

    w->ngrams = 0;
    while (span_split(&list, ',', &length)) {
        if (length.len != 1 || length.data[0] < '1' ||
            length.data[0] > '0' + LONGEST_NGRAM)
            return false;
        w->ngrams |= 1u << (length.data[0] - '0');
    }
    return true;
}

bool words_use(struct words *w, struct span lang)
{
    const struct stop_list *list = w->stopwords.current;
    const struct stemmer *stemmer = w->stem.current;

    if (span_equal(lang, buf_span(&w->lang)))
        return false;
    buf_clear(&w->lang);
    buf_add_span(&w->lang, lang);
    w->is_turkic = fold_is_turkic(span_of(language_of(lang).code));
    stopwords_use(&w->stopwords, lang);
    stem_use(&w->stem, lang);
    return w->stopwords.current != list || w->stem.current != stemmer;
}

void words_fold(const struct words *w, struct span token, struct buf *out)
{
    if (w->is_turkic)
        fold_turkic(token, out);
    else
        fold(token, out);
}

/* Stop words are known by their folded form, even where another is counted. */
static bool is_stop_word(struct words *w, struct span token)
{
    if (!w->no_fold || !w->stopwords.current)
        return stopwords_has(&w->stopwords, token);
    buf_clear(&w->folded);
    words_fold(w, token, &w->folded);
    return stopwords_has(&w->stopwords, buf_span(&w->folded));
}

bool words_term(struct words *w, struct span token, struct span *term)
{
    *term = token;
    if ((w->least && utf8_count(token.data, token.len) < w->least) ||
        is_stop_word(w, token))
        return false;
    if (w->stem.current) {
        buf_clear(&w->term);
        buf_add_span(&w->term, stem_word(&w->stem, token));
        *term = buf_span(&w->term);
    }
    return true;
}

bool words_are_all(const struct words *w)
{
    return !w->least && !w->stopwords.current;
}

void words_release(struct words *w)
{
    stopwords_release(&w->stopwords);
    stem_release(&w->stem);
    buf_release(&w->lang);
    buf_release(&w->folded);
    buf_release(&w->term);
}
