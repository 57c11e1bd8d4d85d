#include "webpage.h"
#include "html.h"
void webpage_read(struct webpage *page, struct span html)
{
    html_to_text(html, &page->text);
}
void webpage_release(struct webpage *page)
{
    buf_release(&page->text);
}
