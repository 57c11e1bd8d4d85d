#include "address.h"

#include "ascii.h"
#include "utf8.h"

#include <stdlib.h>

static bool is_one_of(char c, const char *list)
{
    return c && strchr(list, c);
}

static char byte_at(struct span text, size_t at)
{
    return at < text.len ? text.data[at] : '\0';
}

/*
 * The longest that the parts of an address may be, RFC 1035 and 5321. A search that
 * starts at every word of a long text must not read all of it each time.
 */
enum { LABEL_MAX = 63, HOST_MAX = 253, LOCAL_MAX = 64, SCHEME_MAX = 32 };

/* ---- hosts ---- */

/*
 * Domains at the top that make a name with a dot in it an address, sorted.
 * Left out are country codes that are words too (is, it, at, so, me, ...): a
 * missing space behind a full stop is more frequent.
 */
static const char *const top_domains[] = {
    "aero", "agency",  "ai",   "app",     "ar",   "art",    "asia",   "au",    "biz",
    "blog", "br",      "ca",   "cat",     "cc",   "ch",     "cl",     "club",  "cn",
    "co",   "com",     "coop", "cz",      "de",   "dev",    "dk",     "edu",   "es",
    "eu",   "fi",      "fm",   "fr",      "gov",  "gr",     "hk",     "hu",    "ie",
    "il",   "info",    "int",  "io",      "ir",   "jobs",   "jp",     "ke",    "kp",
    "kr",   "life",    "live", "mil",     "mobi", "moe",    "museum", "mx",    "name",
    "net",  "network", "news", "ng",      "nl",   "nz",     "online", "org",   "page",
    "ph",   "pk",      "pl",   "press",   "pro",  "pt",     "ro",     "rs",    "ru",
    "se",   "sg",      "shop", "site",    "sk",   "social", "space",  "store", "su",
    "tech", "th",      "tk",   "today",   "tr",   "travel", "tv",     "tw",    "ua",
    "uk",   "us",      "vn",   "website", "wiki", "world",  "xyz",    "za"};

static int compare_domain(const void *name, const void *entry)
{
    return strcmp(name, *(const char *const *)entry);
}

static bool is_top_domain(struct span label)
{
    char name[12] = {0};

    if (label.len < 2 || label.len >= sizeof(name))
        return false;
    for (size_t i = 0; i < label.len; i++)
        name[i] = ascii_lower(label.data[i]);
    return bsearch(name, top_domains, sizeof(top_domains) / sizeof(top_domains[0]),
                   sizeof(top_domains[0]), compare_domain) != NULL;
}

/* A name of labels with dots between them. */
struct host {
    size_t end;
    size_t labels;
    struct span last; /* label */
};

/* The end of the label at `start`; `start` itself if it is too long for one. */
static size_t label_end(struct span text, size_t start)
{
    size_t at = start;

    while (ascii_is_letter(byte_at(text, at)) || ascii_is_digit(byte_at(text, at)) ||
           is_one_of(byte_at(text, at), "-_"))
        if (++at - start > LABEL_MAX)
            return start;
    return at;
}

static struct host read_host(struct span text, size_t start)
{
    struct host h = {.end = start};
    size_t first = start;

    for (;;) {
        size_t end = label_end(text, start);

        while (end > start && text.data[end - 1] == '-')
            end--;
        if (end == start || text.data[start] == '-')
            break;
        if (end - first > HOST_MAX)
            return (struct host){.end = first};
        h.last = span_between(text.data + start, text.data + end);
        h.end = end;
        h.labels++;
        if (byte_at(text, end) != '.')
            break;
        start = end + 1;
    }
    return h;
}

static size_t skip_port(struct span text, size_t at)
{
    size_t digits = at + 1;

    if (byte_at(text, at) != ':' || !ascii_is_digit(byte_at(text, digits)))
        return at;
    while (ascii_is_digit(byte_at(text, digits)))
        digits++;
    return digits;
}

/* ---- paths ---- */

/* Letters of scripts that put no space behind an address do not belong to it. */
static bool ends_path(uint32_t code)
{
    return code < 0xC0 || (code >= 0x0E00 && code <= 0x0EFF) ||
           (code >= 0x1100 && code <= 0x11FF) || (code >= 0x2000 && code <= 0x20CF) ||
           (code >= 0x2E80 && code <= 0x9FFF) || (code >= 0xAC00 && code <= 0xD7FF) ||
           code >= 0xE000;
}

/* The byte behind the characters that a path, query or fragment may hold. */
static size_t path_end(struct span text, size_t at)
{
    while (at < text.len) {
        char c = text.data[at];
        uint32_t code;
        size_t len;

        if (ascii_is_letter(c) || ascii_is_digit(c) ||
            is_one_of(c, "/?#%&=+-_.~:;,@!$'()*[]|")) {
            at++;
            continue;
        }
        if ((unsigned char)c < 0x80)
            break;
        len = utf8_decode(text.data + at, &code);
        if (ends_path(code))
            break;
        at += len;
    }
    return at;
}

static size_t count_byte(struct span s, char c)
{
    size_t n = 0;

    for (size_t i = 0; i < s.len; i++)
        n += s.data[i] == c;
    return n;
}

/* How many more brackets a path closes than it opens. */
static ptrdiff_t excess(struct span path, char open, char close)
{
    return (ptrdiff_t)count_byte(path, close) - (ptrdiff_t)count_byte(path, open);
}

/* Without the punctuation of the sentence around the address. */
static size_t trim_path(struct span text, size_t start, size_t end)
{
    struct span path = span_between(text.data + start, text.data + end);
    ptrdiff_t round = excess(path, '(', ')'), square = excess(path, '[', ']');

    for (; end > start; end--) {
        char c = text.data[end - 1];

        if (c == ')'   ? round <= 0
            : c == ']' ? square <= 0
                       : !is_one_of(c, ".,;:!?'*|([&"))
            break;
        round += (c == '(') - (c == ')');
        square += (c == '[') - (c == ']');
    }
    return end;
}

static size_t with_path(struct span text, size_t start, size_t host_end)
{
    size_t end = skip_port(text, host_end);

    if (!is_one_of(byte_at(text, end), "/?#"))
        return end;
    return trim_path(text, start, path_end(text, end));
}

/* ---- addresses ---- */

/* Behind "scheme://", or 0. */
static size_t skip_scheme(struct span text, size_t at)
{
    size_t start = at;

    while (ascii_is_letter(byte_at(text, at)) ||
           (at > start &&
            (ascii_is_digit(byte_at(text, at)) || is_one_of(byte_at(text, at), "+-."))))
        if (++at - start > SCHEME_MAX)
            return 0;
    return at > start + 1 && byte_at(text, at) == ':' && byte_at(text, at + 1) == '/' &&
                   byte_at(text, at + 2) == '/'
               ? at + 3
               : 0;
}

static bool starts_www(struct span text, size_t at)
{
    return ascii_lower(byte_at(text, at)) == 'w' &&
           ascii_lower(byte_at(text, at + 1)) == 'w' &&
           ascii_lower(byte_at(text, at + 2)) == 'w' && byte_at(text, at + 3) == '.';
}

/* Without a scheme, the name itself must look like a host. */
static bool is_bare_host(struct span text, size_t start, const struct host *h)
{
    char after = byte_at(text, h->end);

    if (h->labels < 2 || !ascii_is_letter(h->last.data[0]))
        return false;
    if (starts_www(text, start))
        return h->labels > 2;
    if (after == '@' || after == '_')
        return false;
    if (h->last.len == 2 && h->last.data[0] != ascii_lower(h->last.data[0]))
        return false; /* "f.Kr." is no host */
    if (h->last.len == 2 && (h->labels > 2 || after == '/'))
        return ascii_is_letter(h->last.data[1]);
    return is_top_domain(h->last);
}

size_t address_url(struct span text, size_t start)
{
    size_t behind = skip_scheme(text, start);
    struct host h;

    if (behind) {
        size_t end = path_end(text, behind);

        end = trim_path(text, behind, end);
        return end > behind ? end : 0;
    }
    h = read_host(text, start);
    return is_bare_host(text, start, &h) ? with_path(text, start, h.end) : 0;
}

size_t address_email(struct span text, size_t start)
{
    size_t at = start;
    struct host h;

    while (ascii_is_letter(byte_at(text, at)) || ascii_is_digit(byte_at(text, at)) ||
           is_one_of(byte_at(text, at), ".!#$%&'*+/=?^_`{|}~-"))
        if (++at - start > LOCAL_MAX)
            return 0;
    if (at == start || byte_at(text, at) != '@' || text.data[at - 1] == '.')
        return 0;
    h = read_host(text, at + 1);
    return h.labels >= 2 && h.last.len >= 2 && ascii_is_letter(h.last.data[0]) ? h.end
                                                                               : 0;
}

/* ---- links ---- */

bool address_is_link(struct span s)
{
    static const char scheme[] = "https";
    enum { SHORTEST = 4, LONGEST = 5 };
    size_t n = 0;

    while (n < LONGEST && n < s.len && ascii_lower(s.data[n]) == scheme[n])
        n++;
    return n >= SHORTEST &&
           span_starts((struct span){s.data + n, s.len - n}, SPAN("://"));
}
