/*
 * Datelines of scripts with spaces: places, a day, an agency, and what ends them.
 */
#include "dateline_scan.h"

#include "ascii.h"

/* ---- words ---- */

/* How the letters of a name are written. */
struct shape {
    size_t letters, words;
    bool is_capitals; /* all words with case are in capitals */
    bool has_case;
};

/* "PARIS", "N.Y", "McLEAN", "DeKALB" */
static bool is_capitals(const struct dateline_word *w)
{
    return w->starts_upper && w->ends_upper && w->lowers <= 2;
}

/* Words that may be within a name: "de", "am", "la". */
static bool is_particle(const struct dateline_word *w)
{
    return w->lowers == w->letters && w->letters <= 3;
}

static bool is_conjunction(const struct dateline_word *w)
{
    static const char *const words[] = {"and", "und", "et", "y",  "e",  "i", "и",
                                        "і",   "och", "og", "ja", "ve", NULL};

    for (size_t i = 0; words[i]; i++)
        if (span_is(w->text, words[i]))
            return true;
    return false;
}

/* ---- places ---- */

/* True if the word before `behind` begins a day, or an agency behind words of the
   place. */
static bool ends_place(const struct dateline_word *w, struct dateline_cursor behind,
                       size_t words)
{
    struct dateline_cursor c = {behind.text, w->text.data, behind.end};

    return dateline_is_month(w, behind) || (words && dateline_may_begin_agency(*c.p) &&
                                            dateline_take_agency(&c, false));
}

static void add_to_shape(struct shape *s, const struct dateline_word *w)
{
    s->words++;
    s->letters += w->letters;
    s->has_case |= w->uppers + w->lowers > 0;
    if (w->uppers + w->lowers && !is_particle(w))
        s->is_capitals &= is_capitals(w);
}

/* Words that begin with a capital, or have no case, and particles between them. */
static bool take_place(struct dateline_cursor *c, struct shape *s, struct dateline *d,
                       bool qualifies)
{
    struct dateline_cursor ahead = *c;
    const char *start = c->p, *end = c->p;
    struct dateline_word w;

    *s = (struct shape){.is_capitals = true};
    while (s->words < DATELINE_PLACE_WORDS && dateline_take_word(&ahead, &w) &&
           !ends_place(&w, ahead, s->words)) {
        bool is_name = w.starts_upper || !(w.uppers + w.lowers);

        if (!is_name && (end == start || !is_particle(&w) || is_conjunction(&w)))
            break;
        add_to_shape(s, &w);
        if (dateline_take(&ahead, ".") && w.letters > 5 && !w.has_stop_inside) {
            end = ahead.p;
            *c = ahead;
            break;
        }
        if (is_name) {
            end = ahead.p;
            *c = ahead;
        }
        if (!dateline_take_blanks(&ahead))
            break;
    }
    if (end == start)
        return false;
    dateline_add(d, c, start, end, qualifies);
    return true;
}

/* Words that are in headings and not in names of places. */
static bool has_heading_word(struct span place)
{
    static const char *const words[] = {
        "ANALYSIS", "BREAKING",  "BRIEF",     "BUSINESS", "CORRECTED", "CORRECTION",
        "CRICKET",  "EDITORIAL", "EXCLUSIVE", "FACTBOX",  "FEATURE",   "FOCUS",
        "FOOTBALL", "GOLF",      "INTERVIEW", "NEWS",     "NOTE",      "OPINION",
        "POINT",    "POST",      "REPORT",    "REVIEW",   "RUGBY",     "SOCCER",
        "SPORTS",   "SPOTLIGHT", "SUMMARY",   "TENNIS",   "TIMELINE",  "TIMES",
        "UPDATE",   "VIDEO",     "WATCH",     "WRAPUP",   NULL};
    struct span word;

    while (span_split(&place, ' ', &word))
        for (size_t i = 0; words[i]; i++)
            if (span_is(word, words[i]))
                return true;
    return false;
}

/* ---- the whole ---- */

struct state {
    struct shape first; /* of the first place */
    bool all_capitals;  /* every place that qualifies none */
    bool has_day, has_iso_day;
    bool has_agency; /* something in brackets or slashes */
    bool has_known_agency;
    bool ends; /* "/TASS/." ends by itself */
};

/* "/PRNewswire/", "(AP)" or a bare name that is known. */
static bool take_agency(struct dateline_cursor *c, struct state *s)
{
    bool known;

    if (dateline_take_enclosed(c, "(", ')', &known)) {
        s->has_agency = true;
        s->has_known_agency |= known;
        return true;
    }
    if (*c->p == '/') {
        struct dateline_cursor ahead = *c;

        if (!dateline_take_enclosed(&ahead, "/", '/', &known) || !known)
            return false;
        s->ends = dateline_take(&ahead, ".");
        *c = ahead;
    } else if (!dateline_take_agency(c, false)) {
        return false;
    }
    return s->has_agency = s->has_known_agency = true;
}

/* A slash, an ampersand or "and": another place follows. */
static bool take_more(struct dateline_cursor *c)
{
    static const char *const marks[] = {"/", "&", ";", NULL};
    struct dateline_cursor ahead = *c;
    struct dateline_word w;

    if (!dateline_take_any(&ahead, marks) &&
        !(dateline_take_word(&ahead, &w) && is_conjunction(&w)))
        return false;
    dateline_take_blanks(&ahead);
    *c = ahead;
    return true;
}

enum rest { REST_GOES_ON, REST_ENDS, REST_IS_WRONG };

/* Takes one thing between the first place and the dash: a day, an agency, or a
   place. */
static enum rest take_one(struct dateline_cursor *c, struct state *s,
                          struct dateline *d)
{
    struct shape shape;
    bool comma, is_iso;

    dateline_take_blanks(c);
    comma = dateline_take(c, ",");
    if (comma)
        dateline_take_blanks(c);
    if (c->p == c->end)
        return REST_ENDS;
    if (dateline_take_day(c, &is_iso)) {
        s->has_day = true;
        s->has_iso_day |= is_iso;
        dateline_take(c, ".");
        return REST_GOES_ON;
    }
    if (take_agency(c, s))
        return REST_GOES_ON;
    if (comma)
        return !s->has_day && take_place(c, &shape, d, true) ? REST_GOES_ON
                                                             : REST_IS_WRONG;
    if (s->has_day || !take_more(c))
        return REST_ENDS;
    if (!take_place(c, &shape, d, false))
        return REST_IS_WRONG;
    s->all_capitals &= shape.is_capitals;
    return REST_GOES_ON;
}

/* Takes what is between the first place and the dash. False: it is in no dateline. */
static bool take_rest(struct dateline_cursor *c, struct state *s, struct dateline *d)
{
    enum rest rest = REST_GOES_ON;

    while (rest == REST_GOES_ON && c->p < c->end && !s->ends)
        rest = take_one(c, s, d);
    return rest != REST_IS_WRONG;
}

/* A dash behind blanks or a mark, with blanks behind it if it is a short one. */
static bool take_dash(struct dateline_cursor *c)
{
    static const char *const long_dashes[] = {"--", "—", "―", NULL};
    static const char *const short_dashes[] = {"-", "–", "‒", "−", "_", NULL};
    struct dateline_cursor ahead = *c;
    bool is_apart = strchr(").", c->p[-1]) || dateline_is_blank(c->p[-1]);

    is_apart |= dateline_take(&ahead, ".");
    is_apart |= dateline_take_blanks(&ahead);
    if (!dateline_take_any(&ahead, long_dashes)) {
        if (!is_apart || !dateline_take_any(&ahead, short_dashes))
            return false;
        if (ahead.p < ahead.end && !dateline_is_blank(*ahead.p) &&
            !strchr(").", c->p[-1]))
            return false;
    }
    *c = ahead;
    return true;
}

static bool take_colon(struct dateline_cursor *c)
{
    return dateline_take(c, ":") && dateline_take_blanks(c);
}

/* "NEW YORK--(BUSINESS WIRE)--": an agency behind the dash, and one more dash. */
static void take_late_agency(struct dateline_cursor *c, struct state *s)
{
    struct dateline_cursor ahead = *c;
    bool known;

    dateline_take_blanks(&ahead);
    if (dateline_take_enclosed(&ahead, "(", ')', &known) && known &&
        take_dash(&ahead)) {
        s->has_known_agency = true;
        *c = ahead;
    }
}

/* The story behind the dash is in capitals, too: this is a headline. */
static bool is_headline(struct dateline_cursor c)
{
    struct dateline_word w;

    for (int i = 0; i < 2; i++) {
        dateline_take_blanks(&c);
        if (!dateline_take_word(&c, &w))
            return i > 0;
        if (w.letters < 2 || w.has_stop_inside || w.uppers < w.letters)
            return false;
    }
    return true;
}

/* Whether what was read is a dateline, given what ends it. */
static bool is_dateline(const struct state *s, const struct dateline_cursor *rest,
                        const struct dateline *d, bool has_dash, bool has_colon)
{
    struct span first = {rest->text + d->places[0].start,
                         d->places[0].end - d->places[0].start};
    bool is_sure = s->has_day || s->has_known_agency, is_ended = has_dash || s->ends;

    if (!s->first.has_case)
        return (is_sure || s->has_agency) && (has_dash || has_colon);
    if (!s->all_capitals || s->first.letters < 3)
        return is_sure && (is_ended || (has_colon && s->has_known_agency));
    if (is_sure)
        return is_ended || has_colon || s->has_iso_day || s->has_known_agency;
    return (is_ended || has_colon) && !has_heading_word(first) && !is_headline(*rest);
}

/* Behind the first words of a sentence comes a small letter, behind a place none but
   that of an agency, a month with its day, or a word between two places. */
static bool is_sentence(struct dateline_cursor c)
{
    struct dateline_cursor word;

    dateline_take_blanks(&c);
    if (c.p == c.end || !dateline_may_begin_agency(*c.p))
        return c.p < c.end;
    word = c;
    return dateline_take_small_word(&c) > DATELINE_LONGEST_PARTICLE && c.p < c.end &&
           ascii_is_letter(*c.p) && !dateline_take_agency(&word, false);
}

bool dateline_read_spaced(struct dateline_cursor c, struct dateline *d)
{
    struct state s = {0};
    bool has_dash, has_colon;

    if (!take_place(&c, &s.first, d, false) || is_sentence(c))
        return false;
    s.all_capitals = s.first.is_capitals;
    if (!take_rest(&c, &s, d))
        return false;
    has_dash = take_dash(&c);
    if (has_dash)
        take_late_agency(&c, &s);
    has_colon = !has_dash && take_colon(&c);
    dateline_take_blanks(&c);
    d->body = (size_t)(c.p - c.text);
    d->is_sure = s.has_day || s.has_known_agency;
    return c.p < c.end && is_dateline(&s, &c, d, has_dash, has_colon);
}
