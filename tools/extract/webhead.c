#include "webhead.h"

#include "address.h"
#include "ascii.h"
#include "html.h"

/* The level of the heading that a block is the whole of, up to 3; else 0. */
static int heading_of(const struct web_tree *t, size_t block)
{
    for (uint32_t i = t->blocks[block].node; i; i = t->nodes[i].parent) {
        int level = web_heading_level(t->nodes[i].element);

        if (t->nodes[i].first != block || t->nodes[i].last != block + 1)
            break;
        if (level)
            return level <= 3 ? level : 0;
    }
    return 0;
}

/* The text of a block, on one line; valid until the next call. */
static struct span text_of(const struct web_block *b, struct buf *scratch)
{
    buf_clear(scratch);
    html_to_text(b->html, scratch);
    buf_flatten(scratch);
    return buf_span(scratch);
}

/* ---- titles ---- */

/* What parts a title from the name of the site, or a section from a title. */
static const char *const delimiters[] = {" | ", " - ",  " – ",  " — ", " » ",
                                         " « ", " › ",  " ‹ ",  " · ", " • ",
                                         " : ", " :: ", " -- ", " / "};

/* The length of a delimiter at the start of `s`; 0 if there is none. */
static size_t delimiter_at(struct span s)
{
    for (size_t i = 0; i < sizeof(delimiters) / sizeof(delimiters[0]); i++)
        if (span_starts(s, span_of(delimiters[i])))
            return strlen(delimiters[i]);
    return 0;
}

/* True if a delimiter, or a colon, ends `s`. */
static bool delimiter_before(struct span s)
{
    for (size_t i = 0; i < sizeof(delimiters) / sizeof(delimiters[0]); i++)
        if (span_ends(s, span_of(delimiters[i])))
            return true;
    return span_ends(s, SPAN(": "));
}

/* True if `part` is all of `title`, or delimiters part it from the rest. */
static bool is_part(struct span title, struct span part)
{
    enum { LONGEST = 500 };

    if (!part.len || part.len > title.len || title.len > LONGEST)
        return false;
    for (size_t i = 0; i + part.len <= title.len; i++) {
        struct span before = {title.data, i};
        struct span after = {title.data + i + part.len, title.len - i - part.len};

        if (memcmp(title.data + i, part.data, part.len) == 0 &&
            (!before.len || delimiter_before(before)) &&
            (!after.len || delimiter_at(after)))
            return true;
    }
    return false;
}

/* Splits at the last delimiter: the tail behind it; false if there is none. */
static bool split_tail(struct span *title, struct span *tail)
{
    for (size_t i = title->len; i-- > 1;) {
        size_t len = delimiter_at((struct span){title->data + i, title->len - i});

        if (len) {
            *tail = (struct span){title->data + i + len, title->len - i - len};
            title->len = i;
            return true;
        }
    }
    return false;
}

/* The letters and digits of a name, in lower case: "The Globe.org" is theglobeorg. */
static struct span squeezed(struct span name, char *to, size_t room)
{
    size_t n = 0;

    for (size_t i = 0; i < name.len && n < room; i++) {
        char c = name.data[i];

        if (ascii_is_letter(c) || ascii_is_digit(c) || (unsigned char)c >= 0x80)
            to[n++] = ascii_lower(c);
    }
    return (struct span){to, n};
}

/* True if a part of a title names the site, or a section of it: "CNN Politics". */
static bool names_site(struct span part, struct span site)
{
    enum { ROOM = 100, SHORTEST = 3, SECTION = 12 };
    char of_part[ROOM], of_site[ROOM];

    part = squeezed(part, of_part, ROOM);
    site = squeezed(site, of_site, ROOM);
    if (part.len < SHORTEST || site.len < SHORTEST)
        return part.len && span_equal(part, site);
    return span_starts(site, part) || span_ends(site, part) ||
           (part.len <= site.len + SECTION &&
            (span_starts(part, site) || span_ends(part, site)));
}

/* The host of the page's own address, without "www.". */
static struct span host_name(const struct web_meta *m)
{
    struct span url = web_meta_value(m, WEB_CANONICAL), host;
    size_t scheme = span_starts(url, SPAN("https://")) ? 8 : 7;

    if (url.len < scheme || !address_is_link(url))
        return (struct span){NULL, 0};
    url = (struct span){url.data + scheme, url.len - scheme};
    span_split(&url, '/', &host);
    if (span_starts(host, SPAN("www.")))
        host = (struct span){host.data + 4, host.len - 4};
    return host;
}

/* A title without the site's name at its end; with `any`, what is shorter. */
static struct span without_site(struct span title, const struct web_meta *m, bool any)
{
    struct span head = title, tail;

    if (!split_tail(&head, &tail))
        return title;
    if (names_site(tail, web_meta_value(m, WEB_SITE)) ||
        names_site(tail, host_name(m)) || (any && head.len > tail.len))
        return head;
    return title;
}

static void set_title(struct web_meta *m, struct span title)
{
    buf_clear(&m->value);
    buf_add_span(&m->value, title);
    buf_clear(&m->values[WEB_TITLE]);
    buf_add_span(&m->values[WEB_TITLE], buf_span(&m->value));
    m->ranks[WEB_TITLE] = WEB_RANK_FIRST;
}

/* The longest heading that is a part of `said`, and the last h1: block or none. */
static size_t find_heading(const struct web_tree *t, struct web_meta *m,
                           struct span said, size_t *h1)
{
    enum { NEAR = 40, BEHIND = 3 };
    size_t start = web_start(t), best = t->n_blocks, longest = 0;

    *h1 = t->n_blocks;
    for (size_t i = 0; i < t->n_blocks && i <= start + BEHIND; i++) {
        int level = heading_of(t, i);
        struct span text;

        if (!level || (level > 1 && i + NEAR < start))
            continue;
        if (level == 1)
            *h1 = i;
        text = text_of(&t->blocks[i], &m->scratch);
        if (text.len > longest && is_part(said, text)) {
            longest = text.len;
            best = i;
        }
    }
    return best;
}

size_t web_head_title(const struct web_tree *t, struct web_meta *m)
{
    struct span title = web_meta_value(m, WEB_TITLE);
    struct span document = web_meta_value(m, WEB_DOCUMENT_TITLE);
    size_t h1, heading = find_heading(t, m, title.len ? title : document, &h1);

    if (heading < t->n_blocks)
        set_title(m, text_of(&t->blocks[heading], &m->scratch));
    else if (title.len)
        set_title(m, without_site(title, m, false));
    else if (h1 < t->n_blocks)
        set_title(m, text_of(&t->blocks[h1], &m->scratch));
    else
        set_title(m, without_site(document, m, true));
    return heading < t->n_blocks ? heading : h1;
}
