/*
 * webpage: extracts the metadata of an HTML page and the text of its main content.
 *
 * One pass over the tags makes a list of blocks of text (webtree) and gathers
 * its metadata (webmeta, webjsonld); then the main content is chosen among the blocks
 * (webchoice). Navigation, headers, footers, asides, figures, forms, comments, boxes
 * for sharing, cookies and newsletters, and lists of links to other articles are left
 * out, and the title if the content repeats it. Of a page that is no article, what
 * reads as text is taken, or else everything. The text is that of html_to_text. Time
 * and memory are linear in the page. XML that is no page keeps all its text, but that
 * of its first <title>, which is the title.
 */
#ifndef DATELINE_EXTRACT_WEBPAGE_H
#define DATELINE_EXTRACT_WEBPAGE_H

#include "date.h"
#include "record.h"

/* Zeroed, it is ready to be read into; its memory is kept from page to page. */
struct webpage {
    /* To be set: which is first in 03/04/2021; if unknown, by the page's language. */
    enum date_order date_order;

    /* Plain text on one line, empty where the page does not say. */
    struct span title, description, site;
    struct span author;    /* several are separated by "; " */
    struct span canonical; /* the absolute URL of the page */
    struct span date;      /* published, as date_write writes it */
    struct span lang;      /* BCP 47 */
    const struct strings *keywords, *sections;
    bool is_error_page; /* "404 Not Found" and the like, with little text */
    bool is_xml;        /* XML that is no page */
    struct buf text;    /* with blank lines between paragraphs */

    struct webpage_reader *reader;
};

/*
 * Reads a page, which is valid UTF-8 and may hold NUL, whatever encoding it declares.
 * The results last until the next call.
 */
void webpage_read(struct webpage *page, struct span html);
void webpage_release(struct webpage *page);

#endif
