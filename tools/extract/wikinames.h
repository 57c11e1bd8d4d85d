/*
 * wikinames: the names by which MediaWiki tells what a reader sees.
 *
 * The tables in wikinames.c are of Wikipedia, in its larger languages. All names may be
 * in any case of letters, but for the codes of languages. `scratch` is overwritten.
 */
#ifndef DATELINE_EXTRACT_WIKINAMES_H
#define DATELINE_EXTRACT_WIKINAMES_H

#include "buf.h"

/*
 * True if a link to this page puts a file there ("File:", "Datei:"), or tells of a
 * category ("Category:", "분류:") or of the same page in another language ("de:").
 * What is behind the first colon does not matter.
 */
bool wiki_link_is_left_out(struct span target, struct buf *scratch);

/*
 * A template whose arguments are text that a sentence needs, such as {{lang|de|Haus}},
 * or that stands for a character. The list is short: of what a template makes, only its
 * wiki knows.
 */
struct wiki_template {
    const char *name;          /* folded */
    unsigned char first, last; /* the arguments that are text, the name being 0 */
    bool is_prefix;            /* names begin with it, and argument 0 is the rest */
    const char *text;          /* what stands there instead, HTML; or NULL */
};

/* By its name, without blanks around it. NULL: the template is left out. */
const struct wiki_template *wiki_template_find(struct span name, struct buf *scratch);

enum wiki_tag_effect {
    WIKI_TAG_LEFT_OUT, /* with all that is inside */
    WIKI_TAG_LITERAL,  /* no marks inside, but references */
    WIKI_TAG_PRE,      /* the same, and lines stay */
    WIKI_TAG_LINES,    /* lines stay */
    WIKI_TAG_PLAIN,    /* only the tags vanish */
    WIKI_TAG_TABLE     /* left out, as "{|" is */
};

/* A tag that MediaWiki or an extension of it knows, and that is not as in HTML. */
struct wiki_tag {
    const char *name;
    enum wiki_tag_effect effect;
};

enum { WIKI_MOST_TAGS = 64 };
extern const struct wiki_tag wiki_tags[]; /* at most so many */

/* One of wiki_tags; NULL: it is none. */
const struct wiki_tag *wiki_tag_find(struct span name);

#endif
