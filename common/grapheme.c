#include "grapheme.h"

#include "unicode.h"

/* What has been read of a cluster. */
struct cluster {
    enum grapheme_break last;
    unsigned indicators; /* regional indicators in a row */
    bool pictographic;   /* one and no more than extenders behind it: GB11 */
    bool joining;        /* and then a joiner */
};

static bool is_control(enum grapheme_break k)
{
    return k == GB_CONTROL || k == GB_CR || k == GB_LF;
}

/* GB6 to GB8: syllables of Hangul. */
static bool makes_syllable(enum grapheme_break before, enum grapheme_break after)
{
    switch (before) {
    case GB_L:
        return after == GB_L || after == GB_V || after == GB_LV || after == GB_LVT;
    case GB_LV:
    case GB_V:
        return after == GB_V || after == GB_T;
    case GB_LVT:
    case GB_T:
        return after == GB_T;
    default:
        return false;
    }
}

static bool no_boundary(const struct cluster *c, enum grapheme_break kind,
                        bool pictographic)
{
    if (is_control(c->last) || is_control(kind)) /* GB3 to GB5 */
        return c->last == GB_CR && kind == GB_LF;
    if (kind == GB_EXTEND || kind == GB_ZWJ || kind == GB_SPACINGMARK) /* GB9, GB9a */
        return true;
    if (c->last == GB_PREPEND) /* GB9b */
        return true;
    if (c->joining && pictographic) /* GB11 */
        return true;
    if (kind == GB_REGIONAL_INDICATOR) /* GB12, GB13 */
        return c->last == GB_REGIONAL_INDICATOR && c->indicators % 2 == 1;
    return makes_syllable(c->last, kind);
}

static void shift(struct cluster *c, enum grapheme_break kind, bool pictographic)
{
    c->joining = c->pictographic && kind == GB_ZWJ;
    c->pictographic = pictographic || (c->pictographic && kind == GB_EXTEND);
    c->indicators += kind == GB_REGIONAL_INDICATOR;
    c->last = kind;
}

size_t grapheme_next(struct span text, size_t start)
{
    struct cluster cluster = {0};
    size_t end = start;

    while (end < text.len) {
        size_t size;
        uint8_t class = unicode_class_at(text.data + end, &size);
        enum grapheme_break kind = (enum grapheme_break)unicode_grapheme_break[class];
        bool pictographic = unicode_pictographic[class];

        if (end > start && !no_boundary(&cluster, kind, pictographic))
            break;
        shift(&cluster, kind, pictographic);
        end += size;
    }
    return end;
}
