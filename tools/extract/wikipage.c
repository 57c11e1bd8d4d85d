#define _GNU_SOURCE /* memmem */
#include "wikipage.h"

#include "xmlvalue.h"

/* Where `what` stands, from `p` on; `end` if it does not. Other markup than that of the
   dump is escaped. */
static const char *find(const char *p, const char *end, struct span what)
{
    const char *found =
        p < end ? memmem(p, (size_t)(end - p), what.data, what.len) : NULL;

    return found ? found : end;
}

/* Takes the next revision off `rest`. False: there is none. */
static bool next_revision(struct span *rest, struct span *revision)
{
    static const struct span closing = {"</revision>", 11};
    const char *end = span_end(*rest),
               *start = find(rest->data, end, SPAN("<revision>")),
               *close = find(start, end, closing);

    *revision = span_between(start, close < end ? close + closing.len : end);
    *rest = span_between(span_end(*revision), end);
    return start < end;
}

void wiki_page_read(struct wiki_page *page, struct span xml)
{
    const char *start = find(xml.data, span_end(xml), SPAN("<revision>"));
    struct span rest = span_between(start, span_end(xml)), revision, latest = {"", 0};

    *page = (struct wiki_page){.head = span_between(xml.data, start)};
    for (; next_revision(&rest, &revision); page->n_revisions++) {
        struct span time = xml_part_called(revision, "timestamp");

        if (page->n_revisions && span_compare(time, latest) < 0)
            continue;
        page->revision = revision;
        latest = time;
    }
}

bool wiki_page_is_article(const struct wiki_page *page)
{
    struct span namespace = xml_part_called(page->head, "ns"),
                model = xml_part_called(page->revision, "model");
    const char *end = span_end(page->head);

    return (!namespace.len || span_is(namespace, "0")) &&
           (!model.len || span_is(model, "wikitext")) &&
           find(page->head.data, end, SPAN("<redirect")) == end;
}
