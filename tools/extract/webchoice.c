/*
 * The measures are those that Kohlschütter et al., "Boilerplate Detection using Shallow
 * Text Features" (WSDM 2010), found most useful: the length of a block, and its link
 * density, which is the part of its characters that are in links. As in
 * Pomikálek, "Removing Boilerplate and Duplicate Content from Web Corpora"
 * (2011), short blocks are judged by what stands around them. The thresholds are our
 * own, set on one half of the pages that trafilatura and Readability are evaluated on.
 */
#include "webchoice.h"

#include "html.h"
#include "webmain.h"

/* Visible characters. */
enum {
    TINY = 25,    /* a block that hardly says anything */
    LINE = 40,    /* a short line */
    LEAD = 60,    /* the least of a standfirst */
    PROSE = 80,   /* prose, whatever it ends with */
    LONG = 200,   /* more than a name of something */
    ENOUGH = 200, /* for the text of a page */
    LITTLE = 100  /* hardly any text for a page */
};

static const double list_linked = 0.4; /* link density of a table or of definitions */
static const double lead_linked = 0.3; /* of a standfirst */

/* ---- blocks ---- */

static int element_of(const struct web_tree *t, const struct web_block *b)
{
    return t->nodes[b->node].element;
}

static unsigned hints_of(const struct web_tree *t, const struct web_block *b)
{
    return t->nodes[b->node].all_hints;
}

/* Takes one of the marks, which NULL ends, off the end. */
static bool take_end(struct span *s, const char *const *marks)
{
    for (; *marks; marks++)
        if (span_ends(*s, span_of(*marks))) {
            s->len -= strlen(*marks);
            return true;
        }
    return false;
}

/* True if markup ends as sentences do, but for quotes and brackets. */
static bool ends_sentence(struct span html)
{
    static const char *const quotes[] = {
        "\"",      "'",       ")",       "]",       "”",       "“",       "’",
        "»",       "」",      "』",      "）",      "&quot;",  "&rdquo;", "&rsquo;",
        "&ldquo;", "&raquo;", "&#8220;", "&#8221;", "&#8217;", NULL};
    static const char *const stops[] = {".",  "!",  "?",        ":",       "…",
                                        "。", "！", "？",       "।",       "؟",
                                        "۔",  "။",  "&hellip;", "&#8230;", NULL};

    while (take_end(&html, quotes))
        ;
    return take_end(&html, stops);
}

static bool is_prose(const struct web_block *b)
{
    return b->chars >= PROSE || b->ends_sentence;
}

/* ---- what is kept of the main element ---- */

/* Text that stands in no paragraph, item, cell or the like. */
static bool is_loose(const struct web_tree *t, const struct web_block *b)
{
    int element = element_of(t, b);

    return element == MARKUP_ELEMENT_DIV || element == MARKUP_ELEMENT_SECTION ||
           element == MARKUP_ELEMENT_CENTER;
}

/* The table or list of definitions inside `main` that has the element; else it. */
static uint32_t group_of(const struct web_tree *t, uint32_t node, uint32_t main)
{
    enum { FAR = 8 };
    int steps = 0;

    for (uint32_t i = node; i > main && steps < FAR; i = t->nodes[i].parent, steps++) {
        int element = t->nodes[i].element;

        if (element == MARKUP_ELEMENT_TABLE || element == MARKUP_ELEMENT_DL)
            return i;
    }
    return node;
}

/* True if most of a block, or of the table that it stands in, is links. */
static bool is_linked(const struct web_tree *t, const struct web_block *b,
                      uint32_t main)
{
    uint32_t group;

    if (b->chars > LONG || !web_is_mostly_links(b))
        return false;
    group = group_of(t, b->node, main);
    return group == b->node ||
           t->nodes[group].linked > t->nodes[group].chars * list_linked;
}

static bool is_wanted(const struct web_tree *t, const struct web_block *b,
                      uint32_t main)
{
    unsigned hints = hints_of(t, b);

    if ((hints & WEB_DEAD) || is_linked(t, b, main))
        return false;
    if ((hints & (WEB_WEAK | WEB_TEASER)) && !is_prose(b))
        return false;
    return b->chars >= TINY || b->parting < MARKUP_PARAGRAPH || b->ends_sentence ||
           !is_loose(t, b);
}

/* Keeps what is wanted inside; of teasers only what stands before other text. */
static void keep_inside(struct web_tree *t, uint32_t main)
{
    bool begun = false;

    for (uint32_t i = t->nodes[main].first; i < t->nodes[main].last; i++) {
        struct web_block *b = &t->blocks[i];
        bool teaser = hints_of(t, b) & WEB_TEASER;

        b->kept = is_wanted(t, b, main) && !(teaser && begun);
        begun |= b->kept && is_prose(b) && !teaser;
    }
}

/* Keeps short lines between others of the same element, as in verse. */
static void keep_lines(struct web_tree *t, uint32_t main)
{
    for (uint32_t i = t->nodes[main].first + 1; i + 1 < t->nodes[main].last; i++) {
        struct web_block *b = &t->blocks[i];

        b->kept |= b[-1].kept && b[-1].node == b->node && b[1].node == b->node &&
                   !web_is_mostly_links(b) &&
                   !(hints_of(t, b) & (WEB_DEAD | WEB_WEAK | WEB_TEASER));
    }
}

/* The block behind the last <h1> before `first`, if it is near. */
static uint32_t behind_title(const struct web_tree *t, uint32_t first)
{
    enum { NEAR = 25 };

    for (uint32_t i = first; i > 0 && first - i < NEAR; i--)
        if (element_of(t, &t->blocks[i - 1]) == MARKUP_ELEMENT_H1)
            return i;
    return first;
}

/* Keeps a standfirst: prose between the title and the main element. */
static void keep_lead(struct web_tree *t, uint32_t first)
{
    for (uint32_t i = behind_title(t, first); i < first; i++) {
        struct web_block *b = &t->blocks[i];

        b->kept = b->chars >= LEAD && is_prose(b) &&
                  b->linked <= b->chars * lead_linked && !(hints_of(t, b) & WEB_DEAD);
    }
}

/* "See also:" with nothing kept behind it goes. */
static void drop_announcements(struct web_tree *t, uint32_t first, uint32_t last)
{
    bool followed = false;

    for (uint32_t i = last; i-- > first;) {
        struct web_block *b = &t->blocks[i];

        if (!followed && b->chars < LEAD && span_ends(b->html, SPAN(":")))
            b->kept = false;
        followed = b->kept;
    }
}

/* The last block kept from `first` up to `last`; `last` if there is none. */
static uint32_t last_kept(const struct web_tree *t, uint32_t first, uint32_t last)
{
    for (uint32_t i = last; i-- > first;)
        if (t->blocks[i].kept)
            return i;
    return last;
}

/* A short line behind prose at the end goes: a credit, the name of what is next. */
static void drop_last_line(struct web_tree *t, uint32_t first, uint32_t last)
{
    uint32_t i = last_kept(t, first, last);
    uint32_t before = i < last ? last_kept(t, first, i) : i;
    struct web_block *b = &t->blocks[i];
    int element;

    if (before == i || !is_prose(&t->blocks[before]))
        return;
    element = element_of(t, b);
    if (b->chars < LINE && !b->ends_sentence &&
        (element == MARKUP_ELEMENT_P || web_heading_level(element) || is_loose(t, b)))
        b->kept = false;
}

/* Headings with nothing below them go. */
static void drop_lone_headings(struct web_tree *t, uint32_t first, uint32_t last)
{
    enum { TEXT = 7 };
    int below = 0; /* headings of a level before this one have something below */

    for (uint32_t i = last; i-- > first;) {
        struct web_block *b = &t->blocks[i];
        int level = web_heading_level(element_of(t, b));

        if (!b->kept)
            continue;
        if (!level || is_prose(b))
            below = TEXT;
        else if (level < below)
            below = level;
        else
            b->kept = false;
    }
}

static void forget(struct web_tree *t, unsigned hints)
{
    for (size_t i = 0; i < t->n_nodes; i++)
        t->nodes[i].hints &= (uint16_t)~hints;
}

/* Keeps the main content by the hints left; the visible characters kept. */
static size_t keep_main(struct web_tree *t)
{
    uint32_t main, first, last;
    size_t chars = 0;

    for (size_t i = 0; i < t->n_blocks; i++)
        t->blocks[i].kept = false;
    main = web_main_find(t);
    first = t->nodes[main].first;
    last = t->nodes[main].last;
    keep_inside(t, main);
    keep_lines(t, main);
    keep_lead(t, first);
    drop_announcements(t, first, last);
    drop_last_line(t, first, last);
    drop_lone_headings(t, first, last);
    for (size_t i = 0; i < t->n_blocks; i++)
        chars += t->blocks[i].kept ? t->blocks[i].chars : 0;
    return chars;
}

/* What is no article gives all but the furniture, or even that. */
static void keep_all(struct web_tree *t)
{
    bool any = false;

    for (size_t i = 0; i < t->n_blocks; i++)
        any |= !(hints_of(t, &t->blocks[i]) & WEB_FURNITURE);
    for (size_t i = 0; i < t->n_blocks; i++)
        t->blocks[i].kept = !any || !(hints_of(t, &t->blocks[i]) & WEB_FURNITURE);
}

void web_choose(struct web_tree *t)
{
    for (size_t i = 0; i < t->n_blocks; i++)
        t->blocks[i].ends_sentence = ends_sentence(t->blocks[i].html);
    web_main_pardon(t);
    if (keep_main(t) >= ENOUGH)
        return;
    forget(t, WEB_BAD | WEB_TEASER);
    if (keep_main(t) >= LITTLE)
        return;
    forget(t, WEB_HIDDEN | WEB_COMMENTS);
    if (!keep_main(t))
        keep_all(t);
}

void web_choose_all(struct web_tree *t)
{
    for (size_t i = 0; i < t->n_blocks; i++)
        t->blocks[i].kept = true;
}

/* ---- the text ---- */

void web_drop_title(struct web_tree *t, struct span title, struct buf *scratch)
{
    enum { AT_MOST = 10 };
    size_t looked = 0;

    for (size_t i = 0; i < t->n_blocks && looked < AT_MOST; i++) {
        struct web_block *b = &t->blocks[i];

        looked += b->kept;
        if (!b->kept || !web_heading_level(element_of(t, b)))
            continue;
        buf_clear(scratch);
        html_to_text(b->html, scratch);
        if (span_equal(buf_span(scratch), title))
            b->kept = false;
    }
}

static void write_parting(unsigned parting, bool spaced, struct buf *out)
{
    switch (parting) {
    case MARKUP_INLINE:
        if (spaced)
            buf_add_char(out, ' ');
        break;
    case MARKUP_CELL:
        buf_add_char(out, '\t');
        break;
    case MARKUP_LINE:
        buf_add_char(out, '\n');
        break;
    default:
        buf_add_literal(out, "\n\n");
    }
}

/* Cells that hold prose are there for the layout. */
static bool are_paragraphs(const struct web_block *a, const struct web_block *b)
{
    return a->chars >= PROSE || b->chars >= PROSE;
}

static void write_block(const struct web_tree *t, const struct web_block *b,
                        struct buf *scratch, struct buf *out)
{
    if (!(hints_of(t, b) & WEB_PRE)) {
        html_to_text(b->html, out);
        return;
    }
    buf_clear(scratch);
    buf_add_literal(scratch, "<pre>");
    buf_add_span(scratch, b->html);
    html_to_text(buf_span(scratch), out);
}

void web_write_kept(const struct web_tree *t, struct buf *scratch, struct buf *out)
{
    const struct web_block *before = NULL;
    unsigned parting = MARKUP_INLINE;
    bool spaced = false;

    for (size_t i = 0; i < t->n_blocks; i++) {
        const struct web_block *b = &t->blocks[i];

        if (b->parting > parting)
            parting = b->parting;
        spaced |= b->spaced;
        if (!b->kept)
            continue;
        if (parting == MARKUP_CELL && before && are_paragraphs(before, b))
            parting = MARKUP_PARAGRAPH;
        if (before)
            write_parting(parting, spaced, out);
        write_block(t, b, scratch, out);
        before = b;
        parting = MARKUP_INLINE;
        spaced = false;
    }
}
