#include "feedexpat.h"

#include "feednames.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

const char feed_usual_prefixes[] =
    "<feed xmlns:content=\"http://purl.org/rss/1.0/modules/content/\""
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:dcterms=\"http://purl.org/dc/terms/\""
    " xmlns:wp=\"http://wordpress.org/export/1.2/\""
    " xmlns:excerpt=\"http://wordpress.org/export/1.2/excerpt/\""
    " xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
    " xmlns:atom=\"http://www.w3.org/2005/Atom\""
    " xmlns:media=\"http://search.yahoo.com/mrss/\""
    " xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\""
    " xmlns:feedburner=\"http://rssnamespace.org/feedburner/ext/1.0\""
    " xmlns:wfw=\"wfw\" xmlns:slash=\"slash\" xmlns:sy=\"sy\" xmlns:georss=\"georss\">";

const char *feed_attribute(const char **attributes, const char *name)
{
    for (; *attributes; attributes += 2)
        if (strcmp(attributes[0], name) == 0)
            return attributes[1];
    return NULL;
}

static void *resize(void *old, size_t size)
{
    return mem_resize(old, size, 1);
}

XML_Parser feed_new_parser(void)
{
    static const XML_Memory_Handling_Suite memory = {mem_alloc, resize, free};
    static const char separator[] = {FEED_NAME_SEPARATOR, '\0'};

    return mem_made(XML_ParserCreate_MM("UTF-8", &memory, separator));
}
