/*
 * webmeta: the metadata of an HTML page, from its <meta> and <link> elements, and from
 * other modules: <title>, JSON-LD, marked elements of the body.
 *
 * Each value is offered with a rank. The lowest rank wins, and of equal ranks the first
 * value. Values become plain text: character references are resolved, tags removed,
 * white space folded. The names known are those of Open Graph (ogp.me), Dublin Core and
 * schema.org, and some that newspapers use, such as parsely-pub-date.
 */
#ifndef DATELINE_EXTRACT_WEBMETA_H
#define DATELINE_EXTRACT_WEBMETA_H

#include "date.h"
#include "json.h"
#include "record.h"

enum web_field {
    WEB_TITLE,
    WEB_DOCUMENT_TITLE, /* of <title> */
    WEB_DESCRIPTION,
    WEB_CANONICAL,
    WEB_BASE,
    WEB_DATE,
    WEB_LANG,
    WEB_AUTHOR,
    WEB_SITE,
    WEB_BODY_TEXT, /* articleBody of JSON-LD, paragraphs kept */
    WEB_N_FIELDS
};

/* Ranks of what is found in the body; values of the head have lower ones. */
enum {
    WEB_RANK_ITEM = 30,   /* itemprop */
    WEB_RANK_MARKED = 40, /* <time pubdate>, rel=author */
    WEB_RANK_LINK = 50,   /* the canonical link */
    WEB_RANK_FIRST = 60,  /* the first of its kind */
    WEB_RANK_CLASS = 70,  /* a class says so */
    WEB_RANK_GUESS = 80   /* it stands where it should */
};

/* Zeroed, it is empty and ready. */
struct web_meta {
    struct buf values[WEB_N_FIELDS];
    unsigned ranks[WEB_N_FIELDS]; /* 0: none */
    struct strings keywords, sections;
    enum date_order date_order; /* which is first in 03/04/2021, if it is known */
    struct buf scratch, value, text, script;
    struct json json, names; /* JSON-LD */
};

void web_meta_clear(struct web_meta *m);
void web_meta_release(struct web_meta *m);

static inline struct span web_meta_value(const struct web_meta *m, enum web_field field)
{
    return m->ranks[field] ? buf_span(&m->values[field]) : (struct span){NULL, 0};
}

/* Offers markup for a field; if `attribute`, it is the raw value of an attribute. */
void web_meta_offer(struct web_meta *m, enum web_field field, unsigned rank,
                    struct span html, bool attribute);

/* Take what the attributes of a <meta> or <link> say. */
void web_meta_take_meta(struct web_meta *m, struct span attributes);
void web_meta_take_link(struct web_meta *m, struct span attributes);

/* Adds the text of markup or, if `list`, its parts between commas, each once. */
void web_meta_add(struct web_meta *m, struct strings *to, struct span html, bool list);

/*
 * To be called at the end: makes the canonical link absolute, and takes a date from it
 * if there is no better one.
 */
void web_meta_finish(struct web_meta *m);

#endif
