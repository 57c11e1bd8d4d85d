#include "wikitags.h"

#include "ascii.h"
#include "markup.h"
#include "wikinames.h"

const char *wiki_tag_end(const char *p, const char *end)
{
    for (p++; p < end && *p != '<'; p++)
        if (*p == '>')
            return p + 1;
    return NULL;
}

/* At "<!--". If nothing else is on the line, the line goes, too. */
static void read_comment(struct wiki_finder *f)
{
    const char *line = f->p, *end = f->p, *next;

    do
        end = memchr(end + 1, '>', (size_t)(f->end - end) - 1);
    while (end && (end - f->p < 6 || end[-1] != '-' || end[-2] != '-'));
    end = end ? end + 1 : f->end;
    next = wiki_skip_blanks(end, f->end);
    while (line > f->start && (line[-1] == ' ' || line[-1] == '\t'))
        line--;
    if ((line == f->start || line[-1] == '\n') && next < f->end && *next == '\n') {
        f->p = line;
        end = next + 1;
    }
    wiki_cut_to(f, WIKI_CUT_LEFT_OUT, end, NULL);
}

/* The closing tag of an element, from `p` on; NULL: there is none. */
static const char *find_closing(const struct wiki_finder *f, const char *p,
                                struct span name)
{
    while (p < f->end && (p = memchr(p, '<', (size_t)(f->end - p))) != NULL) {
        const char *name_end = p + 2 + name.len;

        if ((size_t)(f->end - p) >= 2 + name.len && p[1] == '/' &&
            markup_is((struct span){p + 2, name.len}, name) &&
            (name_end == f->end || !ascii_is_letter(*name_end)))
            return p;
        p++;
    }
    return NULL;
}

/* The same, where each tag is looked for in vain only once. */
static const char *closing_tag(struct wiki_finder *f, const char *p,
                               const struct wiki_tag *tag)
{
    uint64_t bit = UINT64_C(1) << (tag - wiki_tags);
    const char *found =
        f->endless & bit ? NULL : find_closing(f, p, span_of(tag->name));

    if (!found)
        f->endless |= bit;
    return found;
}

/* From an opening tag, which ends at `end`, to behind its closing tag at `closing`. */
static void read_element(struct wiki_finder *f, const struct wiki_tag *tag,
                         const char *end, const char *closing)
{
    const char *behind = wiki_tag_end(closing, f->end);
    bool is_pre = tag->effect == WIKI_TAG_PRE;

    if (!behind)
        behind = closing + 2 + strlen(tag->name);
    if (tag->effect == WIKI_TAG_LEFT_OUT) {
        wiki_cut_to(f, WIKI_CUT_LEFT_OUT, behind, NULL);
        return;
    }
    wiki_cut_to(f, WIKI_CUT_LITERAL, end, is_pre ? "<pre>" : NULL);
    f->p = closing;
    wiki_cut_to(f, WIKI_CUT_MARK, behind, is_pre ? "</pre>" : NULL);
}

static void read_table_tag(struct wiki_finder *f, const char *end, bool is_closing)
{
    if (!is_closing)
        wiki_open(f, WIKI_TABLE, (size_t)(end - f->p));
    else if (wiki_can_close(f, WIKI_TABLE))
        wiki_leave_out(f, wiki_take(f, WIKI_TABLE), end);
    else
        wiki_cut_to(f, WIKI_CUT_MARK, end, NULL);
}

/* At a tag that ends at `end`. */
static void read_known_tag(struct wiki_finder *f, const struct wiki_tag *tag,
                           const char *end)
{
    bool is_closing = f->p[1] == '/', is_empty = end[-2] == '/';
    const char *closing = NULL;

    if (tag->effect < WIKI_TAG_LINES && !is_closing && !is_empty)
        closing = closing_tag(f, end, tag);
    if (closing)
        read_element(f, tag, end, closing);
    else if (tag->effect == WIKI_TAG_TABLE)
        read_table_tag(f, end, is_closing);
    else if (tag->effect == WIKI_TAG_LINES)
        wiki_cut_to(f, WIKI_CUT_MARK, end, is_closing ? "</pre>" : "<pre>");
    else if (tag->effect == WIKI_TAG_LEFT_OUT)
        wiki_cut_to(f, WIKI_CUT_LEFT_OUT, end, NULL);
    else
        wiki_cut_to(f, WIKI_CUT_MARK, end, NULL);
}

/* At a '<'. */
void wiki_read_tag(struct wiki_finder *f)
{
    enum { LONGEST = 20 };
    const char *name = f->p + 1, *p, *end;
    const struct wiki_tag *tag;

    if (wiki_comes(f, SPAN("<!--"))) {
        read_comment(f);
        return;
    }
    name += name < f->end && *name == '/';
    for (p = name; p < f->end && p - name < LONGEST && ascii_is_letter(*p);)
        p++;
    tag = wiki_tag_find(span_between(name, p));
    end = tag ? wiki_tag_end(f->p, f->end) : NULL;
    if (end)
        read_known_tag(f, tag, end);
    else
        f->p++;
}
