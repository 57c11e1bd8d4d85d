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

/* How an element separates the text around it; the later, the stronger. */
enum markup_display {
    MARKUP_INLINE,    /* separates nothing */
    MARKUP_BREAK,     /* <br>: a line; two of them, a paragraph */
    MARKUP_CELL,      /* a cell of a table's row */
    MARKUP_LINE,      /* a line of its own */
    MARKUP_PARAGRAPH, /* a paragraph of its own */
    MARKUP_HIDDEN,    /* not shown, with all that is inside */
    MARKUP_RAW        /* not shown, and no tags inside but its own end */
};

/*
 * The known elements, by their first letters and the frequent ones first:
 * constant, name, display, traits (VOID: has no closing tag; LEAVES: its opening
 * tag ends an <svg> or <math>). MARKUP_ELEMENT_DIV is "div".
 */
#define MARKUP_ELEMENTS(X)                                                             \
    X(A, "a", INLINE, PLAIN)                                                           \
    X(ARTICLE, "article", PARAGRAPH, PLAIN)                                            \
    X(ASIDE, "aside", PARAGRAPH, PLAIN)                                                \
    X(ADDRESS, "address", PARAGRAPH, PLAIN)                                            \
    X(AUDIO, "audio", HIDDEN, PLAIN)                                                   \
    X(AREA, "area", INLINE, VOID)                                                      \
    X(ANNOTATION, "annotation", HIDDEN, PLAIN)                                         \
    X(ANNOTATION_XML, "annotation-xml", HIDDEN, PLAIN)                                 \
    X(BR, "br", BREAK, VOID | LEAVES)                                                  \
    X(B, "b", INLINE, LEAVES)                                                          \
    X(BLOCKQUOTE, "blockquote", PARAGRAPH, LEAVES)                                     \
    X(BUTTON, "button", INLINE, PLAIN)                                                 \
    X(BODY, "body", PARAGRAPH, LEAVES)                                                 \
    X(BASE, "base", INLINE, VOID)                                                      \
    X(BIG, "big", INLINE, LEAVES)                                                      \
    X(CODE, "code", INLINE, LEAVES)                                                    \
    X(CENTER, "center", PARAGRAPH, LEAVES)                                             \
    X(CAPTION, "caption", LINE, PLAIN)                                                 \
    X(CANVAS, "canvas", HIDDEN, PLAIN)                                                 \
    X(COL, "col", INLINE, VOID)                                                        \
    X(DIV, "div", PARAGRAPH, LEAVES)                                                   \
    X(DD, "dd", LINE, LEAVES)                                                          \
    X(DT, "dt", LINE, LEAVES)                                                          \
    X(DL, "dl", PARAGRAPH, LEAVES)                                                     \
    X(DETAILS, "details", PARAGRAPH, PLAIN)                                            \
    X(DIALOG, "dialog", PARAGRAPH, PLAIN)                                              \
    X(DATALIST, "datalist", HIDDEN, PLAIN)                                             \
    X(DESC, "desc", INLINE, PLAIN)                                                     \
    X(DIR, "dir", PARAGRAPH, PLAIN)                                                    \
    X(EM, "em", INLINE, LEAVES)                                                        \
    X(EMBED, "embed", INLINE, VOID | LEAVES)                                           \
    X(FIGURE, "figure", PARAGRAPH, PLAIN)                                              \
    X(FIGCAPTION, "figcaption", PARAGRAPH, PLAIN)                                      \
    X(FONT, "font", INLINE, PLAIN)                                                     \
    X(FOOTER, "footer", PARAGRAPH, PLAIN)                                              \
    X(FORM, "form", PARAGRAPH, PLAIN)                                                  \
    X(FIELDSET, "fieldset", PARAGRAPH, PLAIN)                                          \
    X(FOREIGNOBJECT, "foreignobject", INLINE, PLAIN)                                   \
    X(FRAME, "frame", INLINE, VOID)                                                    \
    X(H2, "h2", PARAGRAPH, LEAVES)                                                     \
    X(H3, "h3", PARAGRAPH, LEAVES)                                                     \
    X(H4, "h4", PARAGRAPH, LEAVES)                                                     \
    X(H1, "h1", PARAGRAPH, LEAVES)                                                     \
    X(H5, "h5", PARAGRAPH, LEAVES)                                                     \
    X(H6, "h6", PARAGRAPH, LEAVES)                                                     \
    X(HR, "hr", PARAGRAPH, VOID | LEAVES)                                              \
    X(HEADER, "header", PARAGRAPH, PLAIN)                                              \
    X(HEAD, "head", INLINE, LEAVES)                                                    \
    X(HTML, "html", PARAGRAPH, PLAIN)                                                  \
    X(HGROUP, "hgroup", PARAGRAPH, PLAIN)                                              \
    X(IMG, "img", INLINE, VOID | LEAVES)                                               \
    X(I, "i", INLINE, LEAVES)                                                          \
    X(IFRAME, "iframe", RAW, PLAIN)                                                    \
    X(INPUT, "input", INLINE, VOID)                                                    \
    X(LI, "li", LINE, LEAVES)                                                          \
    X(LINK, "link", INLINE, VOID)                                                      \
    X(LEGEND, "legend", PARAGRAPH, PLAIN)                                              \
    X(LISTING, "listing", PARAGRAPH, LEAVES)                                           \
    X(META, "meta", INLINE, VOID | LEAVES)                                             \
    X(MAIN, "main", PARAGRAPH, PLAIN)                                                  \
    X(MATH, "math", INLINE, PLAIN)                                                     \
    X(MTD, "mtd", CELL, PLAIN)                                                         \
    X(MTR, "mtr", LINE, PLAIN)                                                         \
    X(MENU, "menu", PARAGRAPH, LEAVES)                                                 \
    X(METER, "meter", HIDDEN, PLAIN)                                                   \
    X(NOSCRIPT, "noscript", RAW, PLAIN)                                                \
    X(NAV, "nav", PARAGRAPH, PLAIN)                                                    \
    X(NOBR, "nobr", INLINE, LEAVES)                                                    \
    X(NOEMBED, "noembed", RAW, PLAIN)                                                  \
    X(NOFRAMES, "noframes", RAW, PLAIN)                                                \
    X(OL, "ol", PARAGRAPH, LEAVES)                                                     \
    X(OPTION, "option", LINE, PLAIN)                                                   \
    X(OBJECT, "object", HIDDEN, PLAIN)                                                 \
    X(OPTGROUP, "optgroup", LINE, PLAIN)                                               \
    X(P, "p", PARAGRAPH, LEAVES)                                                       \
    X(PRE, "pre", PARAGRAPH, LEAVES)                                                   \
    X(PARAM, "param", INLINE, VOID)                                                    \
    X(PLAINTEXT, "plaintext", PARAGRAPH, PLAIN)                                        \
    X(PROGRESS, "progress", HIDDEN, PLAIN)                                             \
    X(RT, "rt", HIDDEN, PLAIN)                                                         \
    X(RP, "rp", HIDDEN, PLAIN)                                                         \
    X(RTC, "rtc", HIDDEN, PLAIN)                                                       \
    X(RUBY, "ruby", INLINE, LEAVES)                                                    \
    X(SPAN, "span", INLINE, LEAVES)                                                    \
    X(STRONG, "strong", INLINE, LEAVES)                                                \
    X(SVG, "svg", HIDDEN, PLAIN)                                                       \
    X(SCRIPT, "script", RAW, PLAIN)                                                    \
    X(STYLE, "style", RAW, PLAIN)                                                      \
    X(SOURCE, "source", INLINE, VOID)                                                  \
    X(SUP, "sup", INLINE, LEAVES)                                                      \
    X(SECTION, "section", PARAGRAPH, PLAIN)                                            \
    X(SMALL, "small", INLINE, LEAVES)                                                  \
    X(SUB, "sub", INLINE, LEAVES)                                                      \
    X(S, "s", INLINE, LEAVES)                                                          \
    X(SUMMARY, "summary", PARAGRAPH, PLAIN)                                            \
    X(SELECT, "select", HIDDEN, PLAIN)                                                 \
    X(STRIKE, "strike", INLINE, LEAVES)                                                \
    X(SEARCH, "search", PARAGRAPH, PLAIN)                                              \
    X(TD, "td", CELL, PLAIN)                                                           \
    X(TR, "tr", LINE, PLAIN)                                                           \
    X(TH, "th", CELL, PLAIN)                                                           \
    X(TABLE, "table", PARAGRAPH, LEAVES)                                               \
    X(TBODY, "tbody", LINE, PLAIN)                                                     \
    X(THEAD, "thead", LINE, PLAIN)                                                     \
    X(TFOOT, "tfoot", LINE, PLAIN)                                                     \
    X(TIME, "time", INLINE, PLAIN)                                                     \
    X(TITLE, "title", RAW, PLAIN)                                                      \
    X(TEMPLATE, "template", HIDDEN, PLAIN)                                             \
    X(TEXTAREA, "textarea", RAW, PLAIN)                                                \
    X(TT, "tt", INLINE, LEAVES)                                                        \
    X(TRACK, "track", INLINE, VOID)                                                    \
    X(UL, "ul", PARAGRAPH, LEAVES)                                                     \
    X(U, "u", INLINE, LEAVES)                                                          \
    X(VIDEO, "video", HIDDEN, PLAIN)                                                   \
    X(VAR, "var", INLINE, LEAVES)                                                      \
    X(WBR, "wbr", INLINE, VOID)                                                        \
    X(XMP, "xmp", PARAGRAPH, PLAIN)

#define MARKUP_CONSTANT(constant, name, display, traits) MARKUP_ELEMENT_##constant,
enum {
    MARKUP_UNKNOWN = -1, /* any other element; it is INLINE */
    MARKUP_ELEMENTS(MARKUP_CONSTANT) MARKUP_N_ELEMENTS
};
#undef MARKUP_CONSTANT

enum { MARKUP_NAME_MAX = 14 }; /* the longest name of a known element */

struct markup_element {
    char name[MARKUP_NAME_MAX + 1];
    unsigned char length;  /* of the name */
    unsigned char display; /* enum markup_display */
    bool is_void;          /* has no closing tag */
    bool leaves_foreign;   /* its opening tag ends an <svg> or <math> */
};

extern const struct markup_element markup_elements[MARKUP_N_ELEMENTS];

/* The element with a name, not empty and in any case; or MARKUP_UNKNOWN. */
int markup_find_element(struct span name);

static inline enum markup_display markup_display_of(int element)
{
    return element == MARKUP_UNKNOWN
               ? MARKUP_INLINE
               : (enum markup_display)markup_elements[element].display;
}

enum markup_kind {
    MARKUP_TEXT,    /* no markup: the '<' stands for itself */
    MARKUP_OPENING, /* <name attributes> */
    MARKUP_CLOSING, /* </name> */
    MARKUP_NOTHING  /* a comment, a declaration or a tag cut off by the end */
};

struct markup_tag {
    enum markup_kind kind;
    int element;             /* MARKUP_ELEMENT_… or MARKUP_UNKNOWN */
    bool self_closing;       /* "/>", which counts in <svg> and <math> only */
    bool hidden;             /* has the attribute `hidden`, and not as "until-found" */
    struct span name;        /* as written */
    struct span attributes;  /* as written, from behind the name to before '>' */
    struct span class_names; /* the values of these two attributes, raw; */
    struct span style;       /* empty if they are absent */
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
 * Whether a RAW element has nothing but its opening tag, behind which `p` is. In HTML
 * "<iframe/>" opens it; but who wrote that meant XML, if it has no closing tag.
 */
bool markup_is_empty_raw(const struct markup_tag *tag, const char *p, const char *end);

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

/* What was meant by a control character from U+0080 to U+009F: that which has this
   number in windows-1252, if there is one. Others stand for themselves. */
uint32_t markup_windows_1252(uint32_t code);

/* Appends an attribute's raw value to `out`, its references decoded. */
void markup_decode(struct span raw, struct buf *out);

/* What HTML calls ASCII white space. */
static inline bool markup_is_space(char c)
{
    const uint64_t spaces =
        1ULL << ' ' | 1ULL << '\n' | 1ULL << '\t' | 1ULL << '\r' | 1ULL << '\f';

    return (unsigned char)c <= ' ' && (spaces >> (unsigned char)c & 1);
}

/* Whether there is nothing but that. */
bool markup_is_blank(struct span s);

/* True if `a` is `b`, which is in lower case, in any case of ASCII letters. */
bool markup_is(struct span a, struct span b);

#endif
