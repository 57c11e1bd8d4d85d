/*
 * As in Readability (arc90, Mozilla), the element around most of the text is looked for
 * first, and names of classes count.
 */
#include "webmain.h"

/* Visible characters. */
enum {
    LINE = 40,    /* a short line */
    LONG = 200,   /* more than a name of something */
    ARTICLE = 600 /* the text of a short article */
};

static const double item_value = 0.2;    /* of text in lists, against other text */
static const double most_of_page = 0.6;  /* clears an element of its name */
static const double least_of_body = 0.3; /* or clears those inside */

/* The main element is one inside it instead, if that has this part of its value, */
static const double main_part = 0.85;
static const double article_part = 0.95; /* or this part of an article's. */

/* One inside it that is named as the main content is, if that has this part, */
static const double named_part = 0.45;
static const double body_part = 0.7;   /* or this part of an article's, */
static const double only_named = 0.8;  /* and this part of what all so named have, */
static const double titled_part = 0.7; /* or one with the title and this part, */
static const double titled_in_article = 0.75; /* or this part of an article's. */

/* ---- how much text is in elements ---- */

/* What a block counts for in the search for the main element. */
static double value_of(const struct web_tree *t, const struct web_block *b)
{
    double value = b->chars - b->linked;

    if (web_is_mostly_links(b) || web_heading_level(t->nodes[b->node].element))
        return 0;
    if (b->chars < LINE && !b->ends_sentence)
        return 0;
    return t->nodes[b->node].all_hints & WEB_ITEM ? value * item_value : value;
}

static void hand_down(struct web_tree *t)
{
    for (size_t i = 0; i < t->n_nodes; i++) {
        struct web_node *node = &t->nodes[i];

        node->all_hints = (uint16_t)(node->hints | t->nodes[node->parent].all_hints);
    }
}

/* Sums up what is in each element, but what has one of `without`. */
static double sum_up(struct web_tree *t, unsigned without)
{
    hand_down(t);
    for (size_t i = 0; i < t->n_nodes; i++)
        t->nodes[i].sum = 0;
    for (size_t i = 0; i < t->n_blocks; i++)
        if (!(t->nodes[t->blocks[i].node].all_hints & without))
            t->nodes[t->blocks[i].node].sum += value_of(t, &t->blocks[i]);
    for (size_t i = t->n_nodes; i-- > 1;)
        t->nodes[t->nodes[i].parent].sum += t->nodes[i].sum;
    return t->nodes[0].sum;
}

/* ---- names that mislead ---- */

/* The outermost element named as the main content with most of the page; 0: none. */
static uint32_t find_body(const struct web_tree *t)
{
    double least = t->nodes[0].sum * most_of_page;

    for (uint32_t i = 1; i < t->n_nodes; i++)
        if ((t->nodes[i].hints & WEB_BODY) && t->nodes[i].sum > least)
            return i;
    return 0;
}

/* Where bad names would leave little of the main content, they mean something else. */
static void pardon_inside(struct web_tree *t)
{
    uint32_t body = find_body(t);
    double least = t->nodes[body].sum * least_of_body;

    sum_up(t, WEB_BAD | WEB_COMMENTS);
    if (body && t->nodes[body].sum < least)
        for (uint32_t i = body + 1; i < t->nodes[body].end; i++)
            t->nodes[i].hints &= (uint16_t)~WEB_BAD;
}

/* The largest element named as an article outside those of bad names; 0: none. */
static uint32_t find_article(const struct web_tree *t)
{
    uint32_t best = 0;
    double most = ARTICLE;

    for (uint32_t i = 1; i < t->n_nodes; i++) {
        const struct web_node *node = &t->nodes[i];

        if ((node->hints & (WEB_BODY | WEB_ARTICLE)) && !(node->all_hints & WEB_DEAD) &&
            node->sum > most) {
            most = node->sum;
            best = i;
        }
    }
    return best;
}

/*
 * An element with most of the page inside is no sidebar, whatever its name, unless an
 * article stands beside it.
 */
static void pardon(struct web_tree *t)
{
    double total = sum_up(t, WEB_COMMENTS);
    uint32_t article = find_article(t);

    for (uint32_t i = 1; i < t->n_nodes; i++) {
        bool beside = article && (article < i || article >= t->nodes[i].end);

        if (t->nodes[i].sum > total * most_of_page && !beside)
            t->nodes[i].hints &= (uint16_t)~WEB_DEAD;
    }
    pardon_inside(t);
}

/* A name that goes for what is short says nothing where there is much text. */
static void forget_weak(struct web_tree *t)
{
    sum_up(t, WEB_COMMENTS);
    for (size_t i = 1; i < t->n_nodes; i++)
        if (t->nodes[i].sum > LONG)
            t->nodes[i].hints &= (uint16_t)~WEB_WEAK;
}

void web_main_pardon(struct web_tree *t)
{
    pardon(t);
    forget_weak(t);
}

/* ---- the main element ---- */

static bool is_container(const struct web_node *node)
{
    return !node->is_inline && !web_heading_level(node->element) &&
           node->element != MARKUP_ELEMENT_P && !(node->hints & WEB_TEASER);
}

/* The smallest element in `at` that has nearly all that its surroundings have. */
static uint32_t find_densest(const struct web_tree *t, uint32_t at)
{
    uint32_t i = at + 1;

    while (i < t->nodes[at].end) {
        bool article = t->nodes[at].all_hints & (WEB_ARTICLE | WEB_BODY | WEB_MAIN);
        double enough = t->nodes[at].sum * (article ? article_part : main_part);

        if (is_container(&t->nodes[i]) && t->nodes[i].sum > enough)
            at = i++;
        else
            i = t->nodes[i].end;
    }
    return at;
}

/*
 * True if paragraphs of some length stand in `at` beside an element in it, or around:
 * a part of the article, such as what follows a closing tag too many.
 */
static bool has_loose_text(const struct web_tree *t, uint32_t at, uint32_t inside)
{
    double loose = 0;

    for (uint32_t i = at + 1; i < t->nodes[at].end; i++) {
        const struct web_node *node = &t->nodes[i], *parent = &t->nodes[node->parent];

        if (node->element == MARKUP_ELEMENT_P && node->parent < inside &&
            inside < parent->end)
            loose += node->sum;
    }
    return loose > LONG;
}

/* The part of the text in `at` that an element named as the main content must have. */
static double least_named(const struct web_node *at)
{
    if (at->all_hints & WEB_BODY)
        return article_part;
    return at->all_hints & WEB_ARTICLE ? body_part : named_part;
}

/* The only element in `at` that is named as the main content; `at` if there is none. */
static uint32_t find_named(const struct web_tree *t, uint32_t at)
{
    uint32_t best = at, i = at + 1;
    double most = t->nodes[at].sum * least_named(&t->nodes[at]), all = 0;

    while (i < t->nodes[at].end) {
        const struct web_node *node = &t->nodes[i];
        bool named = is_container(node) && (node->hints & (WEB_BODY | WEB_ARTICLE));

        if (named && node->sum > most) {
            most = node->sum;
            best = i;
        }
        all += named ? node->sum : 0;
        i = named ? node->end : i + 1;
    }
    if (most < LONG || most < all * only_named || has_loose_text(t, at, best))
        return at;
    return best;
}

/* The innermost element in `at` with the only <h1> and most of the text; or `at`. */
static uint32_t find_titled(const struct web_tree *t, uint32_t at)
{
    bool article = t->nodes[at].all_hints & (WEB_ARTICLE | WEB_BODY);
    double least = t->nodes[at].sum * (article ? titled_in_article : titled_part);
    uint32_t node = at;

    for (uint32_t i = at + 1; i < t->nodes[at].end; i++) {
        if (t->nodes[i].element != MARKUP_ELEMENT_H1)
            continue;
        if (node != at)
            return at;
        node = i;
    }
    while (node != at && t->nodes[node].sum < least)
        node = t->nodes[node].parent;
    if (t->nodes[node].sum < LONG || has_loose_text(t, at, node))
        return at;
    return node;
}

uint32_t web_main_find(struct web_tree *t)
{
    uint32_t at, inside;

    sum_up(t, WEB_DEAD);
    inside = find_densest(t, 0);
    do {
        at = inside;
        inside = find_named(t, at);
        if (inside == at)
            inside = find_titled(t, at);
        inside = find_densest(t, inside);
    } while (inside != at);
    return at;
}
