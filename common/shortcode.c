#include "shortcode.h"

#include "address.h"
#include "ascii.h"

enum { NAME_MAX_LENGTH = 64, TAG_MAX_LENGTH = 4096 };

/* ---- names ---- */

/* How the names of page builders' and large plugins' shortcodes start. */
static const char *const prefixes[] = {
    "av_",       "bd_",        "cs_",          "dt_",     "edgtf_", "eltdf_",
    "et_pb_",    "fusion_",    "layerslider",  "mk_",     "mkdf_",  "nectar_",
    "qode_",     "rev_slider", "siteorigin_",  "su_",     "tatsu_", "tcb_",
    "td_block_", "tdb_",       "tdc_",         "thrive_", "ult_",   "ultimate_",
    "us_",       "vc_",        "woocommerce_", "wpb_",    NULL};

/* Shortcodes that may stand alone, without arguments. */
static const char *const lone[] = {"gallery", "ngg_images", "nggallery",
                                   "toc",     "TOC",        NULL};

/* Shortcodes of WordPress and common plugins whose content is no text. */
static const char *const without_text[] = {
    "audio",       "bandcamp",   "dailymotion", "embed",     "facebook",
    "fusion_code", "gist",       "googlemaps",  "instagram", "playlist",
    "scribd",      "slideshare", "soundcloud",  "spotify",   "ted",
    "tiktok",      "tweet",      "vc_raw_html", "vc_raw_js", "video",
    "vimeo",       "vine",       "wpvideo",     "youtube",   NULL};

/* Shortcodes of WordPress and common plugins whose content is text. */
static const char *const with_text[] = {"accordion",
                                        "ad",
                                        "adinserter",
                                        "adrotate",
                                        "archives",
                                        "box",
                                        "button",
                                        "caption",
                                        "code",
                                        "column",
                                        "columns",
                                        "contact-field",
                                        "contact-form",
                                        "contact-form-7",
                                        "flickr",
                                        "formidable",
                                        "gravityform",
                                        "highlight",
                                        "instagram-feed",
                                        "latex",
                                        "metaslider",
                                        "poll",
                                        "polldaddy",
                                        "pullquote",
                                        "quote",
                                        "recipe",
                                        "row",
                                        "section",
                                        "singlepic",
                                        "slideshow",
                                        "sourcecode",
                                        "spoiler",
                                        "tab",
                                        "table",
                                        "tabs",
                                        "toggle",
                                        "wp_caption",
                                        "wpforms",
                                        NULL};

/* Parts of the names of what stands inside a word or sentence. */
static const char *const inline_parts[] = {
    "dropcap", "drop_cap", "highlight", "tooltip", "popover", "latex", NULL};

static bool is_listed(struct span name, const char *const *list)
{
    for (; *list; list++)
        if (span_is(name, *list))
            return true;
    return false;
}

static bool has_prefix(struct span name)
{
    for (const char *const *prefix = prefixes; *prefix; prefix++)
        if (span_starts(name, span_of(*prefix)))
            return true;
    return false;
}

static bool has_part(struct span name, const char *const *parts)
{
    for (; *parts; parts++) {
        struct span part = span_of(*parts);

        for (size_t i = 0; i + part.len <= name.len; i++)
            if (memcmp(name.data + i, part.data, part.len) == 0)
                return true;
    }
    return false;
}

static bool is_known(struct span name)
{
    return is_listed(name, without_text) || is_listed(name, with_text) ||
           is_listed(name, lone);
}

static bool has_underscore(struct span name)
{
    return memchr(name.data, '_', name.len) != NULL;
}

/* The name at `p`, empty if there is none. */
static struct span read_name(const char *p, const char *end)
{
    struct span name = {p, 0};

    if (p == end || !ascii_is_letter(*p))
        return name;
    while (p < end && name.len < NAME_MAX_LENGTH &&
           (ascii_is_letter(*p) || ascii_is_digit(*p) || *p == '_' || *p == '-')) {
        p++;
        name.len++;
    }
    return name;
}

/* ---- arguments ---- */

enum argument {
    NO_ARGUMENT, /* prose, or nothing */
    PLAIN,       /* key=value, a URL, a number */
    QUOTED       /* key="value" */
};

/* True at a quote as written or as WordPress's typography makes it. */
static bool is_quote(struct span s)
{
    static const char *const quotes[] = {
        "\"",      "'",       "&quot;",  "&#034;",  "&#34;",   "&#039;",
        "&#39;",   "&#8216;", "&#8217;", "&#8220;", "&#8221;", "&#8242;",
        "&#8243;", "&#187;",  "\u2018",  "\u2019",  "\u201C",  "\u201D",
        "\u2032",  "\u2033",  "\u00BB",  NULL};

    for (const char *const *quote = quotes; *quote; quote++)
        if (span_starts(s, span_of(*quote)))
            return true;
    return false;
}

static bool is_number(const char *p, const char *end)
{
    const char *start = p;

    while (p < end && ascii_is_digit(*p))
        p++;
    return p > start && (p == end || ascii_is_space(*p) || *p == '/');
}

/* True for no arguments. */
static bool is_blank(struct span arguments)
{
    for (size_t i = 0; i < arguments.len; i++)
        if (!ascii_is_space(arguments.data[i]) && arguments.data[i] != '/')
            return false;
    return true;
}

/* What kind the first of the arguments between `p` and `end` is. */
static enum argument read_argument(const char *p, const char *end)
{
    struct span key;

    while (p < end && ascii_is_space(*p))
        p++;
    if (is_number(p, end) || address_is_link(span_between(p, end)))
        return PLAIN;
    key = read_name(p, end);
    p += key.len;
    if (p == end || *p != '=')
        return NO_ARGUMENT;
    return is_quote(span_between(p + 1, end)) ? QUOTED : PLAIN;
}

/* The ']' of a tag whose name ends at `p`; NULL if that is no shortcode's. */
static const char *find_end(const char *p, const char *end)
{
    const char *limit = end - p > TAG_MAX_LENGTH ? p + TAG_MAX_LENGTH : end;

    if (p < end && !ascii_is_space(*p) && *p != ']' && *p != '/' && *p != '=')
        return NULL;
    for (; p < limit && *p != ']'; p++) {
        if (*p == '[')
            return NULL;
        if (*p == '<' && !span_starts(span_between(p, end), SPAN("<br")))
            return NULL;
    }
    return p < limit ? p : NULL;
}

/* ---- closing tags ---- */

static size_t find_closer(const struct shortcodes *s, struct span name)
{
    size_t i = 0;

    while (i < s->n && !span_equal(s->closers[i].name, name))
        i++;
    return i;
}

static void note_closer(struct shortcodes *s, const char *p, const char *end)
{
    struct span name = read_name(p + 2, end);
    size_t i = find_closer(s, name);

    if (!name.len || i == SHORTCODE_CLOSERS || name.data + name.len == end ||
        name.data[name.len] != ']')
        return;
    if (i == s->n) {
        s->closers[i].name = name;
        s->closers[i].is_opened = false;
        s->n++;
    }
    s->closers[i].last = p;
}

/* Notes all closing tags from `p` on, once for a text. */
static void note_closers(struct shortcodes *s, const char *p, const char *end)
{
    if (s->is_ready)
        return;
    s->is_ready = true;
    s->n = 0;
    s->escaped = NULL;
    while (p < end && (p = memchr(p, '[', (size_t)(end - p))) != NULL) {
        if (end - p > 1 && p[1] == '/')
            note_closer(s, p, end);
        p++;
    }
}

/* Behind the next closing tag of the name, which there is. */
static const char *skip_content(const char *p, const char *end, struct span name)
{
    for (;; p++) {
        p = memchr(p, '[', (size_t)(end - p));
        if (p[1] == '/' && span_equal(read_name(p + 2, end), name) &&
            p[2 + name.len] == ']')
            return p + name.len + 3;
    }
}

/* ---- tags ---- */

static enum shortcode_effect effect_of(struct span name)
{
    if (has_part(name, inline_parts))
        return SHORTCODE_JOINS;
    return has_prefix(name) || is_known(name) ? SHORTCODE_PARTS : SHORTCODE_SPACE;
}

static const char *read_closing(struct shortcodes *s, const char *p, const char *end,
                                enum shortcode_effect *effect)
{
    struct span name = read_name(p + 2, end);
    const char *after = name.data + name.len;
    size_t closer;

    if (!name.len || after == end || *after != ']')
        return NULL;
    closer = find_closer(s, name);
    if (!has_prefix(name) && !is_known(name) && !has_underscore(name) &&
        (closer == s->n || !s->closers[closer].is_opened))
        return NULL;
    *effect = effect_of(name);
    return after + 1;
}

/* True for the tag of `name` with what follows it, as the header says. */
static bool is_shortcode(struct span name, struct span arguments, bool is_closed)
{
    enum argument first = read_argument(arguments.data, arguments.data + arguments.len);
    bool ends_itself = arguments.len && arguments.data[arguments.len - 1] == '/';

    if (arguments.len && arguments.data[0] == '=') /* [youtube=https://…] */
        return is_known(name);
    if (is_closed || first == QUOTED)
        return true;
    if (has_prefix(name) || is_listed(name, lone))
        return first == PLAIN || is_blank(arguments);
    return first == PLAIN && (ends_itself || is_known(name) || has_underscore(name));
}

const char *shortcode_read(struct shortcodes *s, const char *p, const char *end,
                           enum shortcode_effect *effect)
{
    struct span name = read_name(p + 1, end);
    const char *close, *after = name.data + name.len;
    bool is_closed;
    size_t closer;

    note_closers(s, p, end);
    if (end - p > 1 && p[1] == '[')
        s->escaped = p + 1;
    if (p == s->escaped)
        return NULL;
    if (end - p > 1 && p[1] == '/')
        return read_closing(s, p, end, effect);
    close = name.len ? find_end(after, end) : NULL;
    if (!close)
        return NULL;
    closer = find_closer(s, name);
    is_closed = closer < s->n && s->closers[closer].last > close;
    if (!is_shortcode(name, span_between(after, close), is_closed))
        return NULL;
    *effect = effect_of(name);
    if (!is_closed)
        return close + 1;
    s->closers[closer].is_opened = true;
    return is_listed(name, without_text) ? skip_content(close, end, name) : close + 1;
}
