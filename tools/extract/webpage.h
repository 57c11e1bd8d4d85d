#ifndef W
#define W
#include "record.h"
struct webpage {
    struct span title, description, canonical, lang, author, date;
    struct buf text;
};
void webpage_read(struct webpage *page, struct span html);
void webpage_release(struct webpage *page);
#endif
