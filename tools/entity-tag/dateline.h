/*
 * dateline: finds datelines: the place that a news story was filed from, at the
 * beginning of its text.
 *
 *     GLEN COVE, N.Y., March 3 (Reuters) - The company ...
 *     WASHINGTON/LONDON (AP) —      PARÍS, 3 mar (EFE).-      NEW DELHI: ...
 *     МОСКВА, 3 мар — РИА Новости.  (서울=연합뉴스)  新华社北京11月2日电  【東京＝...】
 *
 * They follow the conventions of news agencies: the city in capitals, behind it its
 * state or country unless everybody knows it, the day, the agency in brackets, and a
 * dash. If the city is not in capitals, or its script has none, there must be an agency
 * or a day. What looks like a heading ("SOCCER - SHEARER NAMED ...", "NEWS ANALYSIS -
 * ...") is no dateline. Whether the places exist is for the caller to find out.
 */
#ifndef DATELINE_ENTITY_TAG_DATELINE_H
#define DATELINE_ENTITY_TAG_DATELINE_H

#include "span.h"

enum { DATELINE_PLACES = 6 };

/* Bytes of the text, half open. */
struct dateline_place {
    size_t start, end;
    bool qualifies; /* the state or country of the place before it */
};

struct dateline {
    size_t start, end; /* the places, from the first to the last; bytes */
    size_t body;       /* where the story goes on */
    bool is_sure;      /* it has an agency or a day, not a dash alone */
    struct dateline_place places[DATELINE_PLACES];
    size_t n;
};

/*
 * Where the body of a text starts: behind the title that the text begins with, or
 * behind its repetition. 0: the text does not begin with the title.
 */
size_t dateline_body(struct span text, struct span title);

/*
 * Finds the next dateline at the start of a paragraph. The search begins with the first
 * paragraph that starts at or behind byte `*from`, which is moved behind what was
 * found. A paragraph starts behind a blank line, an indented line or a short one (a
 * by-line). `text` is valid UTF-8, and 15 bytes behind it must be readable. False:
 * there is none.
 */
bool dateline_next(struct span text, size_t *from, struct dateline *d);

#endif
