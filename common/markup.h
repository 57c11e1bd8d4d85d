/*
 * markup: HTML cut into tags, attributes and character references.
 *
 * Follows the WHATWG HTML standard, section 13.2.5 (tokenization), in any state
 * of repair: what browsers take for a tag is one, and nothing else. No tree is
 * built; what tags do to text is the caller's business (html does it for posts).
 *
 * Text is valid UTF-8 and may hold NUL. All spans point into the text read;
 * nothing is allocated but by markup_decode.
 */
#ifndef DATELINE_MARKUP_H
#define DATELINE_MARKUP_H

#include "buf.h"

/* What an element does to the text around it; the stronger part later. */
enum markup_display {
    MARKUP_INLINE,    /* parts nothing */
    MARKUP_BREAK,     /* <br>: a line; two of them, a paragraph */
    MARKUP_CELL,      /* a cell of a table's row */
    MARKUP_LINE,      /* a line of its own */
    MARKUP_PARAGRAPH, /* a paragraph of its own */
    MARKUP_HIDDEN,    /* not shown, with all that is inside */
    MARKUP_RAW        /* not shown, and no tags inside but its own end */
};

/*
 * The known elements in order of their names: constant, display, 1 if it has
 * no closing tag. MARKUP_ELEMENT_DIV is "div".
 */
#define MARKUP_ELEMENTS(X)                                                             \
    X(A, "a", INLINE, 0)                                                               \
    X(ADDRESS, "address", PARAGRAPH, 0)                                                \
    X(ARTICLE, "article", PARAGRAPH, 0)                                                \
    X(ASIDE, "aside", PARAGRAPH, 0)                                                    \
    X(AUDIO, "audio", HIDDEN, 0)                                                       \
    X(B, "b", INLINE, 0)                                                               \
    X(BASE, "base", INLINE, 1)                                                         \
    X(BLOCKQUOTE, "blockquote", PARAGRAPH, 0)                                          \
    X(BODY, "body", PARAGRAPH, 0)                                                      \
    X(BR, "br", BREAK, 1)                                                              \
    X(BUTTON, "button", INLINE, 0)                                                     \
    X(CANVAS, "canvas", HIDDEN, 0)                                                     \
    X(CAPTION, "caption", LINE, 0)                                                     \
    X(CENTER, "center", PARAGRAPH, 0)                                                  \
    X(DATALIST, "datalist", HIDDEN, 0)                                                 \
    X(DD, "dd", LINE, 0)                                                               \
    X(DETAILS, "details", PARAGRAPH, 0)                                                \
    X(DIALOG, "dialog", PARAGRAPH, 0)                                                  \
    X(DIR, "dir", PARAGRAPH, 0)                                                        \
    X(DIV, "div", PARAGRAPH, 0)                                                        \
    X(DL, "dl", PARAGRAPH, 0)                                                          \
    X(DT, "dt", LINE, 0)                                                               \
    X(EM, "em", INLINE, 0)                                                             \
    X(FIELDSET, "fieldset", PARAGRAPH, 0)                                              \
    X(FIGCAPTION, "figcaption", PARAGRAPH, 0)                                          \
    X(FIGURE, "figure", PARAGRAPH, 0)                                                  \
    X(FONT, "font", INLINE, 0)                                                         \
    X(FOOTER, "footer", PARAGRAPH, 0)                                                  \
    X(FORM, "form", PARAGRAPH, 0)                                                      \
    X(H1, "h1", PARAGRAPH, 0)                                                          \
    X(H2, "h2", PARAGRAPH, 0)                                                          \
    X(H3, "h3", PARAGRAPH, 0)                                                          \
    X(H4, "h4", PARAGRAPH, 0)                                                          \
    X(H5, "h5", PARAGRAPH, 0)                                                          \
    X(H6, "h6", PARAGRAPH, 0)                                                          \
    X(HEAD, "head", INLINE, 0)                                                         \
    X(HEADER, "header", PARAGRAPH, 0)                                                  \
    X(HGROUP, "hgroup", PARAGRAPH, 0)                                                  \
    X(HR, "hr", PARAGRAPH, 1)                                                          \
    X(HTML, "html", PARAGRAPH, 0)                                                      \
    X(I, "i", INLINE, 0)                                                               \
    X(IFRAME, "iframe", RAW, 0)                                                        \
    X(IMG, "img", INLINE, 1)                                                           \
    X(INPUT, "input", INLINE, 1)                                                       \
    X(LEGEND, "legend", PARAGRAPH, 0)                                                  \
    X(LI, "li", LINE, 0)                                                               \
    X(LINK, "link", INLINE, 1)                                                         \
    X(MAIN, "main", PARAGRAPH, 0)                                                      \
    X(MENU, "menu", PARAGRAPH, 0)                                                      \
    X(META, "meta", INLINE, 1)                                                         \
    X(NAV, "nav", PARAGRAPH, 0)                                                        \
    X(NOEMBED, "noembed", RAW, 0)                                                      \
    X(NOFRAMES, "noframes", RAW, 0)                                                    \
    X(NOSCRIPT, "noscript", HIDDEN, 0)                                                 \
    X(OBJECT, "object", HIDDEN, 0)                                                     \
    X(OL, "ol", PARAGRAPH, 0)                                                          \
    X(OPTGROUP, "optgroup", LINE, 0)                                                   \
    X(OPTION, "option", LINE, 0)                                                       \
    X(P, "p", PARAGRAPH, 0)                                                            \
    X(PRE, "pre", PARAGRAPH, 0)                                                        \
    X(SCRIPT, "script", RAW, 0)                                                        \
    X(SECTION, "section", PARAGRAPH, 0)                                                \
    X(SELECT, "select", HIDDEN, 0)                                                     \
    X(SPAN, "span", INLINE, 0)                                                         \
    X(STRONG, "strong", INLINE, 0)                                                     \
    X(STYLE, "style", RAW, 0)                                                          \
    X(SUMMARY, "summary", PARAGRAPH, 0)                                                \
    X(SVG, "svg", HIDDEN, 0)                                                           \
    X(TABLE, "table", PARAGRAPH, 0)                                                    \
    X(TBODY, "tbody", LINE, 0)                                                         \
    X(TD, "td", CELL, 0)                                                               \
    X(TEMPLATE, "template", HIDDEN, 0)                                                 \
    X(TEXTAREA, "textarea", RAW, 0)                                                    \
    X(TFOOT, "tfoot", LINE, 0)                                                         \
    X(TH, "th", CELL, 0)                                                               \
    X(THEAD, "thead", LINE, 0)                                                         \
    X(TIME, "time", INLINE, 0)                                                         \
    X(TITLE, "title", RAW, 0)                                                          \
    X(TR, "tr", LINE, 0)                                                               \
    X(UL, "ul", PARAGRAPH, 0)                                                          \
    X(VIDEO, "video", HIDDEN, 0)                                                       \
    X(XMP, "xmp", PARAGRAPH, 0)

#define MARKUP_CONSTANT(constant, name, display, is_void) MARKUP_ELEMENT_##constant,
enum {
    MARKUP_UNKNOWN = -1, /* any other element; it is INLINE */
    MARKUP_ELEMENTS(MARKUP_CONSTANT) MARKUP_N_ELEMENTS
};
#undef MARKUP_CONSTANT

enum { MARKUP_NAME_MAX = 10 }; /* the longest name of a known element */

struct markup_element {
    char name[MARKUP_NAME_MAX + 2]; /* padded with NUL */
    unsigned char display;          /* enum markup_display */
    bool is_void;                   /* has no closing tag */
};

extern const struct markup_element markup_elements[MARKUP_N_ELEMENTS];

enum markup_kind {
    MARKUP_TEXT,    /* no markup: the '<' stands for itself */
    MARKUP_OPENING, /* <name attributes> */
    MARKUP_CLOSING, /* </name> */
    MARKUP_NOTHING  /* a comment, a declaration or a tag cut off by the end */
};

struct markup_tag {
    enum markup_kind kind;
    int element; /* MARKUP_ELEMENT_… or MARKUP_UNKNOWN */
    bool self_closing;
    struct span name;       /* as written */
    struct span attributes; /* as written, from behind the name to before '>' */
};

/*
 * Reads the tag, comment or declaration at `p`, where a '<' is, and returns
 * where reading goes on. Of `tag` only `kind` is set if it is no tag.
 */
const char *markup_read_tag(const char *p, const char *end, struct markup_tag *tag);

/*
 * From behind the opening tag of a RAW element to its closing tag, which is left
 * for the caller; `end` if there is none.
 */
const char *markup_skip_raw(const char *p, const char *end, int element);

/*
 * Takes the first attribute off `rest`, a tag's `attributes` at first. False
 * when there is none left. `value` is raw, references not decoded, and empty
 * if there is none. Names are as written and may stand more than once, of which
 * browsers take the first.
 */
bool markup_next_attribute(struct span *rest, struct span *name, struct span *value);

/*
 * Finds an attribute by its name, given in lower case. False if it is absent;
 * `value` is as above.
 */
bool markup_attribute(struct span attributes, const char *name, struct span *value);

/*
 * Reads the character reference at `p`, where a '&' is, and returns where
 * reading goes on. Gives one or two code points, with 0 for none as the
 * second; what is no reference gives the '&'. Numbers that Unicode does not
 * have give U+FFFD. In attributes, "&copy=" and "&copyx" are no references.
 */
const char *markup_read_reference(const char *p, const char *end, bool in_attribute,
                                  uint32_t codes[2]);

/* Appends an attribute's raw value to `out`, its references decoded. */
void markup_decode(struct span raw, struct buf *out);

/* What HTML calls ASCII white space. */
static inline bool markup_is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

/* True if `a` is `b`, which is in lower case, in any case of ASCII letters. */
bool markup_is(struct span a, struct span b);

#endif
