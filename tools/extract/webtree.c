#include "webtree.h"

#include "mem.h"

#include <stdlib.h>

/* ---- elements ---- */

static uint32_t *innermost(struct web_tree *t, int element)
{
    return &t->innermost[element == MARKUP_UNKNOWN ? MARKUP_N_ELEMENTS : element];
}

static uint32_t add_node(struct web_tree *t, int element, bool is_inline,
                         unsigned hints)
{
    struct web_node *node;

    if (t->n_nodes == t->nodes_capacity)
        t->nodes =
            mem_grow(t->nodes, &t->nodes_capacity, t->n_nodes + 1, sizeof(*t->nodes));
    node = &t->nodes[t->n_nodes];
    *node = (struct web_node){.parent = t->current,
                              .outer = *innermost(t, element),
                              .first = (uint32_t)t->n_blocks,
                              .element = (int16_t)element,
                              .hints = (uint16_t)hints,
                              .is_inline = is_inline};
    return (uint32_t)t->n_nodes++;
}

void web_tree_clear(struct web_tree *t)
{
    t->n_nodes = t->n_blocks = 0;
    t->current = t->link = 0;
    memset(t->innermost, 0, sizeof(t->innermost));
    t->parting = MARKUP_INLINE;
    t->broken = t->spaced = t->running = false;
    add_node(t, MARKUP_UNKNOWN, false, 0);
}

void web_tree_release(struct web_tree *t)
{
    free(t->nodes);
    free(t->blocks);
    *t = (struct web_tree){0};
}

static void separate(struct web_tree *t, uint8_t how)
{
    t->running = false;
    if (how > t->parting)
        t->parting = how;
}

void web_tree_part(struct web_tree *t, enum markup_display how)
{
    if (how == MARKUP_BREAK && !t->broken) {
        t->broken = t->spaced = true;
        return;
    }
    separate(t, MARKUP_PARAGRAPH);
}

void web_tree_cut(struct web_tree *t)
{
    t->running = false;
}

void web_tree_space(struct web_tree *t)
{
    t->running = false;
    t->spaced = true;
}

/* How an element parts its text from what is around it. */
static uint8_t parting_of(const struct web_node *node)
{
    if (node->is_inline || node->element == MARKUP_UNKNOWN)
        return MARKUP_INLINE;
    return markup_elements[node->element].display;
}

/* Adds what is in an element that ends to the one around it. */
static void hand_up(struct web_tree *t, const struct web_node *node)
{
    t->nodes[node->parent].chars += node->chars;
    t->nodes[node->parent].linked += node->linked;
}

static void close_current(struct web_tree *t)
{
    struct web_node *node = &t->nodes[t->current];

    hand_up(t, node);
    separate(t, parting_of(node));
    node->end = (uint32_t)t->n_nodes;
    node->last = (uint32_t)t->n_blocks;
    *innermost(t, node->element) = node->outer;
    if (t->link > t->current)
        t->link = 0;
    t->current = node->parent;
}

/* Closes element `node`, which is open, and all inside. Node 0 stays. */
static void close_to(struct web_tree *t, uint32_t node)
{
    while (node && t->current >= node)
        close_current(t);
}

static uint32_t later(uint32_t a, uint32_t b)
{
    return a > b ? a : b;
}

static bool is_table_part(int element)
{
    return element == MARKUP_ELEMENT_TD || element == MARKUP_ELEMENT_TH ||
           element == MARKUP_ELEMENT_TR || element == MARKUP_ELEMENT_TBODY ||
           element == MARKUP_ELEMENT_THEAD || element == MARKUP_ELEMENT_TFOOT ||
           element == MARKUP_ELEMENT_CAPTION;
}

/* The innermost element that a tag of `element` cannot reach out of. */
static uint32_t scope_of(const struct web_tree *t, int element)
{
    const uint32_t *in = t->innermost;

    if (element == MARKUP_ELEMENT_TABLE)
        return 0;
    if (is_table_part(element))
        return in[MARKUP_ELEMENT_TABLE];
    return later(later(in[MARKUP_ELEMENT_TD], in[MARKUP_ELEMENT_TH]),
                 later(in[MARKUP_ELEMENT_TABLE], in[MARKUP_ELEMENT_CAPTION]));
}

static void close_within(struct web_tree *t, int element, uint32_t scope)
{
    uint32_t node = *innermost(t, element);

    if (node > scope)
        close_to(t, node);
}

/* The innermost heading that is open, 0 if none. */
static uint32_t innermost_heading(const struct web_tree *t)
{
    static const int headings[] = {MARKUP_ELEMENT_H1, MARKUP_ELEMENT_H2,
                                   MARKUP_ELEMENT_H3, MARKUP_ELEMENT_H4,
                                   MARKUP_ELEMENT_H5, MARKUP_ELEMENT_H6};
    uint32_t found = 0;

    for (size_t i = 0; i < sizeof(headings) / sizeof(headings[0]); i++)
        found = later(found, t->innermost[headings[i]]);
    return found;
}

/* The closing tags that an opening one implies. */
static void imply_closing(struct web_tree *t, int element)
{
    const uint32_t *in = t->innermost;
    uint32_t scope = scope_of(t, element);

    switch (element) {
    case MARKUP_ELEMENT_LI:
        scope = later(scope, later(in[MARKUP_ELEMENT_UL], in[MARKUP_ELEMENT_OL]));
        close_within(t, MARKUP_ELEMENT_LI, later(scope, in[MARKUP_ELEMENT_MENU]));
        break;
    case MARKUP_ELEMENT_DT:
    case MARKUP_ELEMENT_DD:
        scope = later(scope, in[MARKUP_ELEMENT_DL]);
        close_within(t, MARKUP_ELEMENT_DT, scope);
        close_within(t, MARKUP_ELEMENT_DD, scope);
        break;
    case MARKUP_ELEMENT_TBODY:
    case MARKUP_ELEMENT_THEAD:
    case MARKUP_ELEMENT_TFOOT:
    case MARKUP_ELEMENT_TR:
        close_within(t, MARKUP_ELEMENT_TR, scope);
        /* fall through */
    case MARKUP_ELEMENT_TD:
    case MARKUP_ELEMENT_TH:
        close_within(t, MARKUP_ELEMENT_TD, scope);
        close_within(t, MARKUP_ELEMENT_TH, scope);
        break;
    default:
        if (web_heading_level(element) && innermost_heading(t) == t->current)
            close_to(t, t->current);
        break;
    }
    close_within(t, MARKUP_ELEMENT_P, scope_of(t, MARKUP_ELEMENT_P));
}

void web_tree_open(struct web_tree *t, int element, bool is_inline, unsigned hints)
{
    uint32_t node;

    if (!is_inline)
        imply_closing(t, element);
    node = add_node(t, element, is_inline, hints);
    separate(t, parting_of(&t->nodes[node]));
    *innermost(t, element) = node;
    t->current = node;
}

void web_tree_pass(struct web_tree *t, int element)
{
    uint32_t node = *innermost(t, element);

    if (node > scope_of(t, element))
        t->nodes[node].nested++;
}

void web_tree_close(struct web_tree *t, int element)
{
    uint32_t node = *innermost(t, element);

    if (web_heading_level(element)) /* any of them closes any other */
        node = innermost_heading(t);
    if (node <= scope_of(t, element))
        return;
    if (t->nodes[node].nested)
        t->nodes[node].nested--;
    else
        close_to(t, node);
}

void web_tree_link(struct web_tree *t, bool opens)
{
    t->link = opens ? t->current + 1 : 0;
}

void web_tree_finish(struct web_tree *t)
{
    while (t->current)
        close_current(t);
    t->nodes[0].end = (uint32_t)t->n_nodes;
    t->nodes[0].last = (uint32_t)t->n_blocks;
}

/* ---- text ---- */

/* What a run of text between two tags holds. */
struct measure {
    const char *first, *last; /* from the first visible character to behind the last */
    uint32_t chars;
    bool ends_spaced;
};

static bool is_blank(unsigned char c)
{
    return c <= ' ' || c == 0x7F;
}

/* At a '&': true, and its length, if it is a reference to a blank. */
static bool is_blank_reference(const char *p, const char *end, size_t *len)
{
    static const char *const blanks[] = {"&nbsp;", "&#160;", "&#xa0;", "&#xA0;",
                                         "&#032;", "&#32;",  "&#13;",  "&#10;",
                                         "&shy;",  "&#173;", "&zwnj;", "&#8203;"};

    for (size_t i = 0; i < sizeof(blanks) / sizeof(blanks[0]); i++)
        if (span_starts(span_between(p, end), span_of(blanks[i]))) {
            *len = strlen(blanks[i]);
            return true;
        }
    return false;
}

/* The length of the reference at `p`, 1 if it is none. */
static size_t reference_length(const char *p, const char *end)
{
    enum { LONGEST = 12 };
    size_t room = (size_t)(end - p), n = 1;

    while (n < room && n < LONGEST && p[n] != ';' && !is_blank((unsigned char)p[n]))
        n++;
    return n < room && p[n] == ';' ? n + 1 : 1;
}

/* Visible characters that a byte starts: ideographs count twice. */
static uint32_t weight(unsigned char c)
{
    return c < 0x80 ? 1 : c < 0xC0 ? 0 : c >= 0xE3 && c < 0xF0 ? 2 : 1;
}

static struct measure measure(struct span html)
{
    struct measure m = {.ends_spaced = false};
    const char *p = html.data, *end = p + html.len;

    while (p < end) {
        size_t len = 1;
        unsigned char c = (unsigned char)*p;
        bool blank = is_blank(c);

        if (c == '&' && !(blank = is_blank_reference(p, end, &len)))
            len = reference_length(p, end);
        else if (c == 0xC2 && end - p > 1 && (unsigned char)p[1] == 0xA0)
            blank = true, len = 2;
        if (!blank) {
            m.chars += weight(c);
            if (!m.first)
                m.first = p;
            m.last = p + len;
        }
        p += len;
    }
    m.ends_spaced = m.last != end;
    return m;
}

static struct web_block *new_block(struct web_tree *t, const char *start)
{
    struct web_block *block;

    if (t->n_blocks == t->blocks_capacity)
        t->blocks = mem_grow(t->blocks, &t->blocks_capacity, t->n_blocks + 1,
                             sizeof(*t->blocks));
    block = &t->blocks[t->n_blocks++];
    *block = (struct web_block){
        .html = {start, 0},
        .node = t->current,
        .parting = t->broken && t->parting < MARKUP_LINE ? MARKUP_LINE : t->parting,
        .spaced = t->spaced};
    return block;
}

void web_tree_text(struct web_tree *t, struct span html)
{
    struct measure m = measure(html);
    struct web_block *block;

    if (!m.first) {
        t->spaced |= html.len > 0;
        return;
    }
    t->spaced |= m.first != html.data;
    block = t->running ? &t->blocks[t->n_blocks - 1] : new_block(t, m.first);
    block->html.len = (size_t)(m.last - block->html.data);
    block->chars += m.chars;
    t->nodes[block->node].chars += m.chars;
    if (t->link) {
        block->linked += m.chars;
        t->nodes[block->node].linked += m.chars;
    }
    t->running = true;
    t->parting = MARKUP_INLINE;
    t->broken = false;
    t->spaced = m.ends_spaced;
}
