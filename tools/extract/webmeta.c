#include "webmeta.h"

#include "address.h"
#include "ascii.h"
#include "html.h"
#include "lang.h"
#include "markup.h"
#include "webbyline.h"
#include "webdate.h"

void web_meta_clear(struct web_meta *m)
{
    memset(m->ranks, 0, sizeof(m->ranks));
    strings_clear(&m->keywords);
    strings_clear(&m->sections);
}

void web_meta_release(struct web_meta *m)
{
    for (size_t i = 0; i < WEB_N_FIELDS; i++)
        buf_release(&m->values[i]);
    strings_release(&m->keywords);
    strings_release(&m->sections);
    buf_release(&m->scratch);
    buf_release(&m->value);
    buf_release(&m->text);
    buf_release(&m->script);
    json_release(&m->json);
    json_release(&m->names);
    *m = (struct web_meta){0};
}

/* ---- values ---- */

static struct span trim(struct span s)
{
    while (s.len && markup_is_space(s.data[0]))
        s.data++, s.len--;
    while (s.len && markup_is_space(s.data[s.len - 1]))
        s.len--;
    return s;
}

/* The plain text of `html`, on one line; valid until the next call. */
static struct span plain(struct web_meta *m, struct span html)
{
    buf_clear(&m->text);
    html_to_text(html, &m->text);
    buf_flatten(&m->text);
    return trim(buf_span(&m->text));
}

/* Writes the date in `text` as records have it. False if there is none. */
static bool write_date(const struct web_meta *m, struct span text, struct buf *to)
{
    enum { LONGEST = 200 };
    struct span lang = web_meta_value(m, WEB_LANG);
    enum date_order order = m->date_order;
    struct date date;

    if (order == DATE_ORDER_UNKNOWN)
        order = span_is(lang, "en") || span_is(lang, "en-US") ? DATE_MONTH_FIRST
                                                              : DATE_DAY_FIRST;
    if (text.len > LONGEST || !web_date_find(text, order, &date))
        return false;
    buf_clear(to);
    date_write(&date, to);
    return true;
}

/* More authors of the same rank are added to the first. */
static bool joins_authors(const struct web_meta *m, enum web_field field, unsigned rank,
                          struct span value)
{
    enum { LONGEST = 1000 };
    const struct buf *authors = &m->values[field];

    if (field != WEB_AUTHOR || rank != m->ranks[field] || rank >= WEB_RANK_ITEM ||
        authors->len > LONGEST)
        return false;
    for (size_t i = 0; i + value.len <= authors->len; i++)
        if (memcmp(authors->data + i, value.data, value.len) == 0)
            return false;
    return true;
}

static void join_author(struct buf *authors, struct span name)
{
    buf_add_literal(authors, "; ");
    buf_add_span(authors, name);
}

/* Writes a value as its field has it. False if it is no value for it. */
static bool write_value(const struct web_meta *m, enum web_field field,
                        struct span value, struct buf *to)
{
    buf_clear(to);
    switch (field) {
    case WEB_DATE:
        return write_date(m, value, to);
    case WEB_LANG:
        return lang_tag(value, to);
    default:
        buf_add_span(to, value);
        return value.len > 0;
    }
}

static void offer_plain(struct web_meta *m, enum web_field field, unsigned rank,
                        struct span value)
{
    if (field == WEB_AUTHOR && !web_byline_name(&value, rank >= WEB_RANK_ITEM))
        return;
    if (joins_authors(m, field, rank, value)) {
        join_author(&m->values[field], value);
    } else if ((!m->ranks[field] || rank < m->ranks[field]) &&
               write_value(m, field, value, &m->value)) {
        struct buf old = m->values[field];

        m->values[field] = m->value;
        m->value = old;
        m->ranks[field] = rank;
    }
}

static struct span decoded(struct web_meta *m, struct span attribute)
{
    buf_clear(&m->scratch);
    markup_decode(attribute, &m->scratch);
    return buf_span(&m->scratch);
}

void web_meta_offer(struct web_meta *m, enum web_field field, unsigned rank,
                    struct span html, bool attribute)
{
    if (m->ranks[field] && m->ranks[field] < rank)
        return;
    if (attribute)
        html = decoded(m, html);
    if (field == WEB_CANONICAL || field == WEB_BASE || field == WEB_BODY_TEXT)
        offer_plain(m, field, rank, trim(html));
    else
        offer_plain(m, field, rank, plain(m, html));
}

static void add_once(struct strings *to, struct span value)
{
    enum { MOST = 200 };

    value = trim(value);
    for (size_t i = 0; i < to->n; i++)
        if (span_equal(to->items[i], value))
            return;
    if (value.len && to->n < MOST)
        strings_add(to, arena_copy(&to->decoded, value));
}

void web_meta_add(struct web_meta *m, struct strings *to, struct span html, bool list)
{
    struct span text = plain(m, html), part;

    if (!list)
        add_once(to, text);
    else
        while (span_split(&text, ',', &part))
            add_once(to, part);
}

/* ---- <meta> and <link> ---- */

enum target { KEYWORDS = WEB_N_FIELDS, TAG, SECTION };

struct name {
    const char *name;
    unsigned char target; /* enum web_field or enum target */
    unsigned char rank;
};

/* What <meta> may be named, by property, name, itemprop or http-equiv. */
static const struct name names[] = {
    {"og:title", WEB_TITLE, 10},
    {"citation_title", WEB_TITLE, 11},
    {"twitter:title", WEB_TITLE, 12},
    {"parsely-title", WEB_TITLE, 12},
    {"sailthru.title", WEB_TITLE, 12},
    {"dc.title", WEB_TITLE, 13},
    {"dcterms.title", WEB_TITLE, 13},
    {"headline", WEB_TITLE, 15},
    {"og:description", WEB_DESCRIPTION, 10},
    {"description", WEB_DESCRIPTION, 11},
    {"twitter:description", WEB_DESCRIPTION, 12},
    {"dc.description", WEB_DESCRIPTION, 13},
    {"dcterms.description", WEB_DESCRIPTION, 13},
    {"sailthru.description", WEB_DESCRIPTION, 13},
    {"og:url", WEB_CANONICAL, 11},
    {"og:site_name", WEB_SITE, 10},
    {"dc.publisher", WEB_SITE, 13},
    {"application-name", WEB_SITE, 14},
    {"article:published_time", WEB_DATE, 10},
    {"og:article:published_time", WEB_DATE, 10},
    {"og:published_time", WEB_DATE, 11},
    {"datepublished", WEB_DATE, 12},
    {"parsely-pub-date", WEB_DATE, 13},
    {"sailthru.date", WEB_DATE, 13},
    {"rnews:datepublished", WEB_DATE, 13},
    {"article.published", WEB_DATE, 13},
    {"cxenseparse:recs:publishtime", WEB_DATE, 13},
    {"bt:pubdate", WEB_DATE, 13},
    {"article_date_original", WEB_DATE, 13},
    {"originalpublicationdate", WEB_DATE, 13},
    {"citation_publication_date", WEB_DATE, 14},
    {"citation_date", WEB_DATE, 14},
    {"dc.date.issued", WEB_DATE, 14},
    {"dcterms.issued", WEB_DATE, 14},
    {"dcterms.created", WEB_DATE, 14},
    {"dc.date.created", WEB_DATE, 14},
    {"dc.issued", WEB_DATE, 14},
    {"dc:created", WEB_DATE, 14},
    {"pubdate", WEB_DATE, 15},
    {"publishdate", WEB_DATE, 15},
    {"publish_date", WEB_DATE, 15},
    {"publish-date", WEB_DATE, 15},
    {"publication_date", WEB_DATE, 15},
    {"publisheddate", WEB_DATE, 15},
    {"published_date", WEB_DATE, 15},
    {"displaydate", WEB_DATE, 15},
    {"dc.date", WEB_DATE, 16},
    {"dcterms.date", WEB_DATE, 16},
    {"date", WEB_DATE, 16},
    {"datecreated", WEB_DATE, 17},
    {"created", WEB_DATE, 17},
    {"author", WEB_AUTHOR, 10},
    {"article:author", WEB_AUTHOR, 11},
    {"article:author_name", WEB_AUTHOR, 11},
    {"citation_author", WEB_AUTHOR, 11},
    {"parsely-author", WEB_AUTHOR, 11},
    {"sailthru.author", WEB_AUTHOR, 11},
    {"dc.creator", WEB_AUTHOR, 12},
    {"dcterms.creator", WEB_AUTHOR, 12},
    {"dcterms.creator.name", WEB_AUTHOR, 12},
    {"byl", WEB_AUTHOR, 13},
    {"content-language", WEB_LANG, 15},
    {"dc.language", WEB_LANG, 16},
    {"og:locale", WEB_LANG, 20},
    {"article:tag", TAG, 0},
    {"news_keywords", KEYWORDS, 0},
    {"keywords", KEYWORDS, 0},
    {"article:section", SECTION, 0},
};

static const struct name *find_name(struct span name)
{
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (markup_is(name, span_of(names[i].name)))
            return &names[i];
    return NULL;
}

static void take_named(struct web_meta *m, const struct name *name, struct span content)
{
    switch (name->target) {
    case KEYWORDS:
        web_meta_add(m, &m->keywords, decoded(m, content), true);
        break;
    case TAG:
        web_meta_add(m, &m->keywords, decoded(m, content), false);
        break;
    case SECTION:
        web_meta_add(m, &m->sections, decoded(m, content), false);
        break;
    default:
        web_meta_offer(m, (enum web_field)name->target, name->rank, content, true);
    }
}

static bool is_naming(struct span attribute)
{
    return markup_is(attribute, SPAN("property")) ||
           markup_is(attribute, SPAN("name")) ||
           markup_is(attribute, SPAN("itemprop")) ||
           markup_is(attribute, SPAN("http-equiv"));
}

/* Takes the content of a <meta> for the names in the value of an attribute. */
static size_t take_names(struct web_meta *m, struct span value, struct span content)
{
    enum { MOST = 4 };
    struct span word;
    size_t taken = 0;

    value = trim(value);
    while (taken < MOST && span_split(&value, ' ', &word)) {
        const struct name *found = find_name(word);

        if (found) {
            take_named(m, found, content);
            taken++;
        }
    }
    return taken;
}

void web_meta_take_meta(struct web_meta *m, struct span attributes)
{
    enum { MOST = 4 };
    struct span rest = attributes, name, value, content;
    size_t taken = 0;

    if (!markup_attribute(attributes, "content", &content))
        return;
    while (taken < MOST && markup_next_attribute(&rest, &name, &value))
        if (is_naming(name))
            taken += take_names(m, value, content);
}

void web_meta_take_link(struct web_meta *m, struct span attributes)
{
    struct span rel, href;

    if (markup_attribute(attributes, "rel", &rel) &&
        markup_is(trim(rel), SPAN("canonical")) &&
        markup_attribute(attributes, "href", &href))
        web_meta_offer(m, WEB_CANONICAL, 10, href, true);
}

/* ---- links ---- */

/* The part of an absolute link up to its path: "https://host". */
static struct span origin_of(struct span url)
{
    size_t n = 0;

    if (!address_is_link(url))
        return (struct span){NULL, 0};
    for (n = 8; n < url.len && url.data[n] != '/';)
        n++;
    return (struct span){url.data, n < url.len ? n : url.len};
}

/* Makes the canonical link absolute by <base>, or drops it. */
static void resolve_canonical(struct web_meta *m)
{
    struct span url = web_meta_value(m, WEB_CANONICAL);
    struct span base = origin_of(web_meta_value(m, WEB_BASE));

    if (!url.len || address_is_link(url))
        return;
    buf_clear(&m->scratch);
    if (span_starts(url, SPAN("//"))) {
        buf_add_literal(&m->scratch, "https:");
    } else if (base.len && memchr(url.data, ':', url.len) == NULL) {
        buf_add_span(&m->scratch, base);
        if (url.data[0] != '/')
            buf_add_char(&m->scratch, '/');
    } else {
        m->ranks[WEB_CANONICAL] = 0;
        return;
    }
    buf_add_span(&m->scratch, url);
    buf_clear(&m->values[WEB_CANONICAL]);
    buf_add_span(&m->values[WEB_CANONICAL], buf_span(&m->scratch));
}

/* The number of digits at the start of `s`. */
static size_t count_digits(struct span s)
{
    size_t n = 0;

    while (n < s.len && ascii_is_digit(s.data[n]))
        n++;
    return n;
}

static struct span from(struct span s, size_t start)
{
    return (struct span){s.data + start, s.len - start};
}

/* The length of a date such as 2012/05/31, 2012-05-31 or 2012/5/31 at the start of `s`.
 */
static size_t dated_path(struct span s)
{
    enum { YEAR = 4, SHORTEST = 8 };
    size_t month, day;

    if (s.len < SHORTEST || count_digits(s) != YEAR ||
        (s.data[YEAR] != '/' && s.data[YEAR] != '-'))
        return 0;
    month = count_digits(from(s, YEAR + 1));
    s = from(s, YEAR);
    if (month < 1 || month > 2 || month + 2 > s.len || s.data[month + 1] != s.data[0])
        return 0;
    day = count_digits(from(s, month + 2));
    return day == 1 || day == 2 ? YEAR + 1 + month + 1 + day : 0;
}

/* Offers the date in a path such as /2012/05/31/. */
static void date_from_link(struct web_meta *m)
{
    enum { LONGEST = 500 };
    struct span url = web_meta_value(m, WEB_CANONICAL);

    if (m->ranks[WEB_DATE] && m->ranks[WEB_DATE] < WEB_RANK_LINK)
        return;
    for (size_t i = 1; i < url.len && i < LONGEST; i++) {
        size_t length = url.data[i - 1] == '/' ? dated_path(from(url, i)) : 0;

        if (length) {
            offer_plain(m, WEB_DATE, WEB_RANK_LINK,
                        (struct span){url.data + i, length});
            return;
        }
    }
}

void web_meta_finish(struct web_meta *m)
{
    resolve_canonical(m);
    date_from_link(m);
}
