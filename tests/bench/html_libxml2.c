/* libxml2: its HTML parser's events, only those that text needs. */
#include "peer.h"

#include <libxml/HTMLparser.h>
#include <string.h>

struct page {
    struct text *out;
    int hidden; /* script and style that are open */
};

static bool is_hidden(const char *name)
{
    return strcmp(name, "script") == 0 || strcmp(name, "style") == 0;
}

static void start_element(void *context, const xmlChar *name,
                          const xmlChar **attributes)
{
    struct page *page = context;

    (void)attributes;
    page->hidden += is_hidden((const char *)name);
}

static void end_element(void *context, const xmlChar *name)
{
    static const char *const blocks[] = {
        "p",      "div",        "br",    "li", "ul", "ol", "blockquote",
        "figure", "figcaption", "table", "tr", "td", "h1", "h2",
        "h3",     "h4",         "h5",    "h6", NULL};
    struct page *page = context;

    page->hidden -= is_hidden((const char *)name);
    for (const char *const *block = blocks; *block; block++)
        if (strcmp((const char *)name, *block) == 0) {
            text_add(page->out, "\n", 1);
            return;
        }
}

static void characters(void *context, const xmlChar *bytes, int len)
{
    struct page *page = context;

    if (!page->hidden)
        text_add(page->out, (const char *)bytes, (size_t)len);
}

void html_text(const char *html, size_t len, struct text *out)
{
    enum { OPTIONS = HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET };
    static htmlSAXHandler events = {.startElement = start_element,
                                    .endElement = end_element,
                                    .characters = characters,
                                    .ignorableWhitespace = characters};
    struct page page = {out, 0};
    htmlParserCtxtPtr context = htmlCreateMemoryParserCtxt(html, (int)len);
    htmlSAXHandlerPtr own;

    if (!context) /* nothing to read */
        return;
    own = context->sax;
    context->sax = &events;
    context->userData = &page;
    htmlCtxtUseOptions(context, OPTIONS);
    htmlParseDocument(context);
    context->sax = own;
    htmlFreeParserCtxt(context);
}
