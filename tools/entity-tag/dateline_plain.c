/*
 * Rules out paragraphs that plainly begin with no dateline, which most do, by a few
 * letters and before a reader takes the words apart.
 */
#include "dateline_scan.h"

#include "ascii.h"
#include "scan.h"

/*
 * A word with a capital and small ones, "The company", "It is a pity":
 * dateline_read_spaced takes the first for a place, and the second for a sentence that
 * goes on, or for nothing that is in a dateline.
 */
bool dateline_is_plain_sentence(struct dateline_cursor c)
{
    struct dateline_cursor second;
    ptrdiff_t letters;

    c.p = scan_letters(c.p, c.end, false);
    if (c.p == c.end || *c.p++ != ' ' || c.p == c.end)
        return false;
    second = c;
    letters = dateline_take_small_word(&c);
    if (letters && dateline_may_begin_agency(*second.p))
        return letters > DATELINE_LONGEST_PARTICLE && c.p < c.end &&
               ascii_is_letter(*c.p) && !dateline_take_agency(&second, false);
    for (int i = 2;
         letters && letters <= DATELINE_LONGEST_PARTICLE && i < DATELINE_PLACE_WORDS;
         i++)
        letters = dateline_take_small_word(&c);
    return letters > 0;
}

/* Takes a capital and small letters, if they are no word in capitals. */
static bool take_capitalised(struct dateline_cursor *c)
{
    const char *second = ++c->p;

    c->p = scan_letters(second, c->end, true);
    return c->p - second > 2 || (c->p > second && c->p < c->end && *c->p == ' ');
}

/* A mark, or a longer small word with another behind it: dateline_read_spaced comes no
   further. */
static bool stops_reading(struct dateline_cursor c)
{
    if (!ascii_is_letter(*c.p))
        return *c.p == ':' || *c.p == '"' || *c.p == '!' || *c.p == '?';
    return dateline_is_blank(c.p[-1]) &&
           dateline_take_small_word(&c) > DATELINE_LONGEST_PARTICLE && c.p < c.end &&
           ascii_is_letter(*c.p);
}

/* A digit of a day, what may enclose an agency, or the name of one. */
static bool is_evidence(struct dateline_cursor c)
{
    bool is_text = ascii_is_letter(*c.p) || (unsigned char)*c.p >= 0x80;

    return ascii_is_digit(*c.p) || *c.p == '(' || *c.p == '/' ||
           (is_text && dateline_may_begin_agency(*c.p) &&
            dateline_take_agency(&c, false));
}

/*
 * "Smith Wins Again": a place that is not in capitals needs an agency or a day, and
 * there is none up to where dateline_read_spaced stops at the latest.
 */
bool dateline_is_plain_heading(struct dateline_cursor c)
{
    if (!take_capitalised(&c))
        return false;
    while (c.p < c.end) {
        if (is_evidence(c))
            return false;
        if (stops_reading(c))
            return true;
        c.p = ascii_is_letter(*c.p) ? scan_letters(c.p, c.end, false) : c.p + 1;
    }
    return true;
}
