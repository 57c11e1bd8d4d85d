#include "webwords.h"

#include "markup.h"
#include "webtree.h"

#include <stdlib.h>

/* What a word says of the element in whose class or id it stands. */
enum meaning {
    BAD = 1,      /* not the main content */
    WEAK = 2,     /* so if it is short */
    COMMENTS = 4, /* what readers wrote */
    SUBJECT = 8,  /* what the page is about; before a PART: the main content */
    PART = 16,
    BODY = 32,     /* the main content */
    TOPIC = 64,    /* before others: they are a topic or a state, and say nothing */
    ARTICLE = 128, /* an article, or a teaser of one */
    TEASER = 256,  /* leads to an article, or into it */
    ALONE = 512,   /* BAD if it is the only word */
    BYLINE = 1024, /* the author */
    DATED = 2048,  /* the date */
    ABOUT = 4096   /* BAD beside BYLINE: who the author is */
};

enum { WORD_MAX = 18 };

struct word {
    char text[WORD_MAX + 1];
    unsigned short meaning; /* enum meaning */
};

/*
 * The words, sorted. Collected by us from pages of several hundred sites, by
 * counting what is and what is not the main content of elements so named.
 */
static const struct word words[] = {
    {"about", ABOUT},
    {"aboutauthor", BAD},
    {"ad", BAD},
    {"adbox", BAD},
    {"addthis", BAD},
    {"ads", BAD},
    {"adsense", BAD},
    {"adslot", BAD},
    {"adv", BAD},
    {"advert", BAD},
    {"advertisement", BAD},
    {"advertising", BAD},
    {"advertisment", BAD},
    {"adverts", BAD},
    {"article", SUBJECT},
    {"articlebody", BODY},
    {"articlecontent", BODY},
    {"articletext", BODY},
    {"artikel", SUBJECT},
    {"attribution", WEAK},
    {"auteur", BYLINE},
    {"author", WEAK | BYLINE},
    {"authorbox", BAD},
    {"authors", WEAK | BYLINE},
    {"autor", BYLINE},
    {"autoren", BYLINE},
    {"avatar", WEAK},
    {"banner", BAD},
    {"banners", BAD},
    {"billboard", BAD},
    {"bio", BAD},
    {"blog", SUBJECT},
    {"blogroll", BAD},
    {"body", SUBJECT | PART},
    {"bodycontent", BODY},
    {"bodycopy", BODY},
    {"bodytext", BODY},
    {"box", ABOUT},
    {"breadcrumb", BAD},
    {"breadcrumbnav", BAD},
    {"breadcrumbs", BAD},
    {"btn", BAD},
    {"btns", BAD},
    {"button", BAD},
    {"buttons", BAD},
    {"byline", BAD | BYLINE},
    {"captcha", BAD},
    {"caption", WEAK},
    {"card", ABOUT},
    {"categories", WEAK},
    {"category", WEAK | TOPIC},
    {"colophon", BAD},
    {"comentarios", COMMENTS},
    {"comment", COMMENTS},
    {"commentaires", COMMENTS},
    {"commentarea", COMMENTS},
    {"commentform", COMMENTS},
    {"commenting", COMMENTS},
    {"commentlist", COMMENTS},
    {"comments", COMMENTS},
    {"consent", BAD},
    {"content", PART},
    {"contentbody", BODY},
    {"contents", PART},
    {"contributor", BYLINE},
    {"cookie", BAD},
    {"cookies", BAD},
    {"copy", PART},
    {"copyright", BAD},
    {"count", WEAK},
    {"counter", WEAK},
    {"credit", WEAK},
    {"credits", WEAK},
    {"cta", BAD},
    {"date", WEAK | DATED},
    {"datum", DATED},
    {"description", PART | ABOUT},
    {"detail", SUBJECT},
    {"disclaimer", WEAK},
    {"disqus", COMMENTS},
    {"donate", BAD},
    {"donation", BAD},
    {"dropdown", BAD},
    {"elementor", TOPIC},
    {"email", WEAK},
    {"entry", SUBJECT},
    {"entrycontent", BODY},
    {"entrymeta", BAD},
    {"facebook", WEAK},
    {"fecha", DATED},
    {"figure", WEAK},
    {"flyout", BAD},
    {"footer", BAD},
    {"form", WEAK},
    {"format", TOPIC},
    {"fulltext", BODY},
    {"gallery", WEAK},
    {"gdpr", BAD},
    {"has", TOPIC},
    {"hauptmenue", BAD},
    {"headline", WEAK},
    {"hentry", ARTICLE},
    {"hidden", ALONE},
    {"hide", ALONE},
    {"icon", WEAK},
    {"image", WEAK},
    {"images", WEAK},
    {"info", WEAK | ABOUT},
    {"inhalt", PART},
    {"invisible", ALONE},
    {"is", TOPIC},
    {"item", SUBJECT},
    {"kategorie", WEAK},
    {"kicker", WEAK},
    {"kommentar", COMMENTS},
    {"kommentare", COMMENTS},
    {"label", WEAK},
    {"leaderboard", BAD},
    {"legal", WEAK},
    {"link", WEAK},
    {"links", WEAK},
    {"livefyre", COMMENTS},
    {"login", BAD},
    {"main", SUBJECT | PART},
    {"maincontent", BODY},
    {"mainmenu", BAD},
    {"maintext", BODY},
    {"media", WEAK},
    {"menu", BAD},
    {"menubar", BAD},
    {"menus", BAD},
    {"meta", WEAK},
    {"metadata", BAD},
    {"modal", BAD},
    {"more", WEAK},
    {"nav", BAD},
    {"navbar", BAD},
    {"navbars", BAD},
    {"navi", BAD},
    {"navigation", BAD},
    {"navigations", BAD},
    {"news", SUBJECT},
    {"newscontent", BODY},
    {"newsletter", BAD},
    {"newsletters", BAD},
    {"newstext", BODY},
    {"next", WEAK},
    {"no", TOPIC},
    {"node", SUBJECT},
    {"noprint", BAD},
    {"not", TOPIC},
    {"notice", WEAK},
    {"offcanvas", BAD},
    {"outbrain", BAD},
    {"page", SUBJECT},
    {"pagecontent", BODY},
    {"pagenav", BAD},
    {"pager", BAD},
    {"pagination", BAD},
    {"paginator", BAD},
    {"paging", BAD},
    {"photo", WEAK},
    {"picture", WEAK},
    {"popular", BAD},
    {"popup", BAD},
    {"popups", BAD},
    {"post", SUBJECT},
    {"postbody", BODY},
    {"postcontent", BODY},
    {"postdate", DATED},
    {"posted", WEAK | DATED},
    {"postmeta", BAD},
    {"postmetadata", BAD},
    {"postnav", BAD},
    {"posttext", BODY},
    {"prev", WEAK},
    {"previous", WEAK},
    {"prevnext", BAD},
    {"privacy", WEAK},
    {"profile", ABOUT},
    {"promo", BAD},
    {"promos", BAD},
    {"pubdate", DATED},
    {"publish", DATED},
    {"published", WEAK | DATED},
    {"rating", BAD},
    {"ratings", BAD},
    {"reactions", COMMENTS},
    {"recaptcha", BAD},
    {"recent", BAD},
    {"recirculation", BAD},
    {"recommendation", BAD},
    {"recommendations", BAD},
    {"recommended", BAD},
    {"redakteur", BYLINE},
    {"related", BAD},
    {"relatedarticles", BAD},
    {"relatedposts", BAD},
    {"reply", WEAK},
    {"respond", COMMENTS},
    {"rich", SUBJECT},
    {"richtext", PART | BODY},
    {"search", WEAK},
    {"share", BAD},
    {"sharebar", BAD},
    {"sharebox", BAD},
    {"sharedaddy", BAD},
    {"sharer", BAD},
    {"shares", BAD},
    {"sharethis", BAD},
    {"shariff", BAD},
    {"sharing", BAD},
    {"sidebar", BAD},
    {"sidebars", BAD},
    {"signup", BAD},
    {"single", SUBJECT},
    {"skiplink", BAD},
    {"skyscraper", BAD},
    {"slider", BAD},
    {"sociable", BAD},
    {"social", BAD},
    {"socialmedia", BAD},
    {"socials", BAD},
    {"socialshare", BAD},
    {"source", WEAK},
    {"sources", WEAK},
    {"sponsor", BAD},
    {"sponsored", BAD},
    {"sponsors", BAD},
    {"stats", WEAK},
    {"status", TOPIC},
    {"story", SUBJECT},
    {"storybody", BODY},
    {"storycontent", BODY},
    {"storytext", BODY},
    {"submenu", BAD},
    {"subnav", BAD},
    {"subscribe", BAD},
    {"subscription", BAD},
    {"subscriptions", BAD},
    {"subtitle", WEAK},
    {"supports", TOPIC},
    {"taboola", BAD},
    {"tag", WEAK | TOPIC},
    {"tagcloud", BAD},
    {"tags", BAD},
    {"teaser", TEASER},
    {"teasers", TEASER},
    {"text", PART},
    {"textbody", BODY},
    {"textwidget", BAD},
    {"thumbnail", WEAK},
    {"time", WEAK | DATED},
    {"timestamp", WEAK | DATED},
    {"title", WEAK},
    {"toolbar", BAD},
    {"tooltip", BAD},
    {"topbar", BAD},
    {"topnav", BAD},
    {"trending", BAD},
    {"twitter", WEAK},
    {"txt", PART},
    {"type", TOPIC},
    {"updated", WEAK},
    {"vcard", WEAK},
    {"verfasser", BYLINE},
    {"video", WEAK},
    {"widget", BAD},
    {"widgets", BAD},
    {"with", TOPIC},
    {"without", TOPIC},
    {"wysiwyg", BODY},
};

static int compare_words(const void *text, const void *word)
{
    return strcmp(text, ((const struct word *)word)->text);
}

/* The meaning of a word, given in lower case and ended with NUL. */
static unsigned find_word(const char *text)
{
    const struct word *found = bsearch(text, words, sizeof(words) / sizeof(words[0]),
                                       sizeof(words[0]), compare_words);

    return found ? found->meaning : 0;
}

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

/*
 * Takes the next word off `*p`: letters, of which only the first may be a
 * capital, or all are. Its meaning; 0 for one too long. False at `end`.
 */
static bool next_word(const char **p, const char *end, unsigned *meaning)
{
    char text[WORD_MAX + 1];
    size_t n = 0;
    const char *c = *p;
    bool capitals;

    while (c < end && !is_lower(*c) && !is_upper(*c))
        c++;
    if (c == end)
        return false;
    capitals = end - c > 1 && is_upper(c[0]) && is_upper(c[1]);
    do {
        if (n < WORD_MAX)
            text[n] = (char)(*c | 0x20);
        n++, c++;
    } while (c < end && (capitals ? is_upper(*c) : is_lower(*c)));
    *p = c;
    text[n < WORD_MAX ? n : WORD_MAX] = '\0';
    *meaning = n <= WORD_MAX ? find_word(text) : 0;
    return true;
}

/* The hints of one name: "entry-content", "RelatedPosts". */
static unsigned name_hints(const char *p, const char *end)
{
    unsigned meaning, all = 0, before = 0, hints = 0;
    size_t n = 0;

    for (; next_word(&p, end, &meaning); n++) {
        if (n == 1 && (before & TOPIC))
            return 0;
        if ((before & SUBJECT) && (meaning & PART))
            all |= BODY;
        all |= meaning;
        before = meaning;
    }
    if (all & COMMENTS)
        hints |= WEB_COMMENTS;
    if ((all & BYLINE) && (all & ABOUT))
        all |= BAD;
    if ((all & BAD) || (n == 1 && (all & ALONE)))
        hints |= WEB_BAD;
    else if (all & BODY)
        hints |= WEB_BODY;
    if (all & TEASER)
        hints |= WEB_TEASER;
    if (all & WEAK)
        hints |= WEB_WEAK;
    if (!(all & (COMMENTS)) && (all & BYLINE))
        hints |= WEB_BYLINE;
    if (!(all & (COMMENTS)) && (all & DATED))
        hints |= WEB_DATED;
    if (all & ARTICLE)
        hints |= WEB_ARTICLE;
    return hints;
}

unsigned web_words(struct span value)
{
    const char *p = value.data, *end = p + value.len;
    unsigned hints = 0;

    while (p < end) {
        const char *start = p;

        while (p < end && !markup_is_space(*p))
            p++;
        hints |= name_hints(start, p);
        while (p < end && markup_is_space(*p))
            p++;
    }
    return hints;
}

unsigned web_role(struct span role)
{
    static const char *const furniture[] = {
        "navigation", "complementary", "contentinfo", "banner",  "search",  "dialog",
        "alert",      "menu",          "menubar",     "toolbar", "tablist", "button"};

    if (!role.len)
        return 0;
    if (markup_is(role, SPAN("main")))
        return WEB_MAIN;
    for (size_t i = 0; i < sizeof(furniture) / sizeof(furniture[0]); i++)
        if (markup_is(role, span_of(furniture[i])))
            return WEB_FURNITURE;
    return 0;
}
