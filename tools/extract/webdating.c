#include "webdating.h"

#include "ascii.h"
#include "mem.h"

void web_dates_add(struct web_dates *dates, struct web_dating date)
{
    enum { MOST = 200 };

    if (dates->n == MOST)
        return;
    if (dates->n == dates->capacity)
        dates->items = mem_grow(dates->items, &dates->capacity, dates->n + 1,
                                sizeof(*dates->items));
    dates->items[dates->n++] = date;
}

/* A search for the date. */
struct search {
    const struct web_tree *t;
    const struct web_dates *dates;
    struct web_meta *m;
    unsigned aside; /* hints of elements whose dates are of something else */
};

/* Blocks from one up to another. */
struct range {
    size_t from, to;
};

static bool has_date(const struct search *s)
{
    return s->m->ranks[WEB_DATE] != 0;
}

/* True if there is a date, and the path of a link is not all that says so. */
static bool is_settled(const struct search *s)
{
    return has_date(s) && s->m->ranks[WEB_DATE] != WEB_RANK_LINK;
}

static bool is_aside(const struct search *s, uint32_t node)
{
    return s->t->nodes[node].all_hints & s->aside;
}

/* The length of the date as records have it: that of a day is 10. */
enum { MONTH_LENGTH = 7, DAY_LENGTH = 10 };

/* Offers markup as a date, which is dropped if it is less exact than asked. */
static void offer_date(struct web_meta *m, unsigned rank, struct span html,
                       bool attribute, size_t shortest)
{
    web_meta_offer(m, WEB_DATE, rank, html, attribute);
    if (m->ranks[WEB_DATE] == rank && m->values[WEB_DATE].len < shortest)
        m->ranks[WEB_DATE] = 0;
}

static void offer_dating(const struct search *s, const struct web_dating *d)
{
    size_t shortest = d->rank >= WEB_RANK_FIRST ? MONTH_LENGTH : 0;

    offer_date(s->m, d->rank, d->html, d->attribute, shortest);
}

/* Offers dates that are marked in a range. */
static void offer_marked(const struct search *s, struct range in)
{
    for (size_t i = 0; i < s->dates->n; i++) {
        const struct web_dating *d = &s->dates->items[i];

        if (d->block >= in.from && d->block < in.to && !is_aside(s, d->node))
            offer_dating(s, d);
    }
}

static void offer_all_marked(const struct search *s)
{
    for (size_t i = 0; i < s->dates->n; i++)
        offer_dating(s, &s->dates->items[i]);
}

/* Digits outside tags. */
static size_t count_digits(struct span html)
{
    size_t digits = 0;
    bool in_tag = false;

    for (size_t i = 0; i < html.len; i++) {
        digits += !in_tag && ascii_is_digit(html.data[i]);
        in_tag = html.data[i] == '<' || (in_tag && html.data[i] != '>');
    }
    return digits;
}

/*
 * True if a block is short, and a good part of it digits, as a line with a date is. Its
 * author may be a link, but not what would be the title of another page.
 */
static bool is_dateline(const struct web_block *b)
{
    enum { SHORT = 70, NAME = 30, PART = 7 };
    size_t plain = b->linked < b->chars ? b->chars - b->linked : b->chars;

    return b->chars <= SHORT && b->linked <= NAME &&
           count_digits(b->html) * PART >= plain;
}

/* "Oslo, 3 May 2011" below a picture is the date of the picture. */
static bool is_caption(const struct search *s, const struct web_block *b)
{
    return s->t->nodes[b->node].element == MARKUP_ELEMENT_FIGCAPTION;
}

/* Offers what may be a date by itself; a month that is a link leads to an archive. */
static void offer_block(const struct search *s, size_t i)
{
    const struct web_block *b = &s->t->blocks[i];

    if (!has_date(s) && !is_aside(s, b->node) && !is_caption(s, b) && is_dateline(b))
        offer_date(s->m, WEB_RANK_GUESS, b->html, false, b->linked ? DAY_LENGTH : 0);
}

static void offer_forwards(const struct search *s, struct range in)
{
    for (size_t i = in.from; i < in.to && i < s->t->n_blocks; i++)
        offer_block(s, i);
}

static void offer_backwards(const struct search *s, struct range in)
{
    for (size_t i = in.to; i-- > in.from;)
        offer_block(s, i);
}

/* Behind the last block kept. */
static size_t end_of(const struct web_tree *t)
{
    size_t i = t->n_blocks;

    while (i > 0 && !t->blocks[i - 1].kept)
        i--;
    return i;
}

static size_t back(size_t block, size_t n)
{
    return block > n ? block - n : 0;
}

enum { ABOVE = 2, CLOSE = 3, BEFORE = 12, BEHIND = 6 };

/* Offers dates from a heading to behind where the text starts, or just above it. */
static void search_by_title(const struct search *s, size_t title, size_t start)
{
    struct range below = {title, start + BEHIND}, above = {back(title, ABOVE), title};
    struct search strict = *s; /* not in lists, nor in boxes that lead to articles */

    strict.aside |= WEB_ITEM | WEB_TEASER;
    offer_marked(s, below);
    if (!is_settled(s))
        offer_marked(&strict, above);
    offer_forwards(s, below);
    offer_backwards(&strict, above);
}

/* Offers dates where the text starts. */
static void search_by_start(const struct search *s, size_t start)
{
    offer_marked(s, (struct range){back(start, BEFORE), start + BEHIND});
    offer_backwards(s, (struct range){back(start, CLOSE), start});
}

void web_dates_choose(const struct web_tree *t, const struct web_dates *dates,
                      size_t title, struct web_meta *m)
{
    enum { NEAR = 25 };
    struct search s = {t, dates, m, WEB_COMMENTS | WEB_FURNITURE};
    size_t start = web_start(t), from = back(start, BEFORE);

    if (m->ranks[WEB_DATE] && m->ranks[WEB_DATE] < WEB_RANK_ITEM)
        return;
    if (title < start + CLOSE && title + NEAR > start) {
        search_by_title(&s, title, start);
        from = back(title, ABOVE);
    } else {
        s.aside |= WEB_TEASER;
        search_by_start(&s, start);
    }
    if (!is_settled(&s))
        offer_marked(&s, (struct range){from, end_of(t) + BEHIND});
    if (!is_settled(&s))
        offer_all_marked(&s);
    offer_backwards(&s, (struct range){back(start, BEFORE), start});
    offer_forwards(&s, (struct range){start, start + BEHIND});
}
