#include "labels.h"

#include "lang.h"
#include "utf8.h"

#include <stdio.h>

static const char *const country_names = "names/countries.tsv";
static const char *const topic_names = "names/topics.tsv";

enum { SHOWN = 60 /* bytes of a name in a message */ };

static bool fail(struct labels *l, const struct names *n)
{
    l->failed = n->path.data;
    snprintf(l->problem, sizeof(l->problem), "%s", n->file.problem);
    return false;
}

/* Replaces names by those of the language, as far as there are any. */
static bool translate(struct labels *l, struct names *n, const char *file,
                      struct span lang, size_t *found)
{
    *found = names_translate(n, file, lang);
    return *found || !n->file.problem[0] || fail(l, n);
}

/* In these places Chinese without a script is in the traditional one. */
static struct span with_script(struct span tag)
{
    bool is_traditional =
        span_is(tag, "zh-TW") || span_is(tag, "zh-HK") || span_is(tag, "zh-MO");

    return is_traditional ? SPAN("zh-Hant") : tag;
}

static bool translate_all(struct labels *l, struct span tag)
{
    struct buf lang = {0};
    size_t countries = 0, topics;
    bool good;

    if (!lang_tag(tag, &lang))
        buf_add_span(&lang, tag);
    good = translate(l, &l->countries, country_names, with_script(buf_span(&lang)),
                     &countries) &&
           translate(l, &l->topics, topic_names, with_script(buf_span(&lang)), &topics);
    if (good && !countries)
        snprintf(l->problem, sizeof(l->problem),
                 "there are no names in '%.*s'; languages go by codes such as en",
                 (int)utf8_cut(tag.data, tag.len, SHOWN), tag.data);
    buf_release(&lang);
    return good && countries;
}

bool labels_open(struct labels *l, struct span tag, bool regions)
{
    size_t found;

    if (!names_open(&l->countries, "countries.tsv", 1))
        return fail(l, &l->countries);
    if (!names_open(&l->topics, "topics.tsv", 2))
        return fail(l, &l->topics);
    if (regions && !translate(l, &l->countries, country_names, SPAN("en"), &found))
        return false;
    return !tag.len || translate_all(l, tag);
}

void labels_release(struct labels *l)
{
    names_release(&l->countries);
    names_release(&l->topics);
}
