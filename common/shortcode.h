/*
 * shortcode: tells WordPress's macros in square brackets from bracketed prose.
 *
 * "[caption id="a" width="300"]<img> A caption[/caption]" is markup that a
 * missing plugin, or an export, leaves in the text; "[sic]", "[1]", "[he said]"
 * and "[video: Reuters]" are text. What is in brackets is a shortcode if its name
 * (letters, digits, '-' and '_') is followed by ']' or by arguments, and
 *
 *  - the name starts as a page builder's do ("vc_", "et_pb_", "fusion_", …), or
 *    is that of a macro that often stands alone ("gallery"); or
 *  - the name is one of WordPress's or of a common plugin's, or has a '_', or
 *    "/]" ends the tag, and its first argument is one: key=value, a URL, a
 *    number; or
 *  - the first argument is key="value" in quotes, straight or curly; or
 *  - a closing "[/name]" follows.
 *
 * A closing "[/name]" is one if its name is a page builder's, is known or has a
 * '_', or closes what was opened. "[[name]]" is WordPress's way to write about
 * shortcodes, and is text.
 */
#ifndef DATELINE_SHORTCODE_H
#define DATELINE_SHORTCODE_H

#include "span.h"

enum shortcode_effect {
    SHORTCODE_JOINS, /* separates nothing, as around a highlighted letter */
    SHORTCODE_SPACE, /* separates words */
    SHORTCODE_PARTS  /* separates paragraphs */
};

enum { SHORTCODE_CLOSERS = 32 };

/* The closing tags of a text. */
struct shortcodes {
    bool is_ready;       /* the only member to be set before use, to false */
    const char *escaped; /* the second '[' of the last "[[" */
    size_t n;
    struct {
        struct span name;
        const char *last; /* where it stands for the last time */
        bool is_opened;   /* by a tag that was a shortcode */
    } closers[SHORTCODE_CLOSERS];
};

/*
 * Reads the shortcode at `p`, where a '[' is, and returns where reading goes on: behind
 * its tag, or behind its closing tag if its content is no text (the URL in
 * [embed]…[/embed]). NULL: it is no shortcode. `s` is for one text, which ends at
 * `end`, and `p` must only move forward. Only the first SHORTCODE_CLOSERS names of
 * closing tags in the text are known.
 */
const char *shortcode_read(struct shortcodes *s, const char *p, const char *end,
                           enum shortcode_effect *effect);

#endif
