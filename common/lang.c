#include "lang.h"

#include "ascii.h"

#include <stdlib.h>
#include <strings.h>

/*
 * Codes of three letters of ISO 639-2, each with that of two letters, which a tag has
 * where there is one (RFC 5646, section 2.2.1); in order.
 */
static const char shorter[][6] = {
    "aaraa", "abkab", "afraf", "akaak", "albsq", "amham", "araar", "argan", "armhy",
    "asmas", "avaav", "aveae", "aymay", "azeaz", "bakba", "bambm", "baqeu", "belbe",
    "benbn", "bihbh", "bisbi", "bodbo", "bosbs", "brebr", "bulbg", "burmy", "catca",
    "cescs", "chach", "chece", "chizh", "chucu", "chvcv", "corkw", "cosco", "crecr",
    "cymcy", "czecs", "danda", "deude", "divdv", "dutnl", "dzodz", "ellel", "engen",
    "epoeo", "estet", "euseu", "eweee", "faofo", "fasfa", "fijfj", "finfi", "frafr",
    "frefr", "fryfy", "fulff", "geoka", "gerde", "glagd", "glega", "glggl", "glvgv",
    "greel", "grngn", "gujgu", "hatht", "hauha", "hebhe", "herhz", "hinhi", "hmoho",
    "hrvhr", "hunhu", "hyehy", "iboig", "iceis", "idoio", "iiiii", "ikuiu", "ileie",
    "inaia", "indid", "ipkik", "islis", "itait", "javjv", "jpnja", "kalkl", "kankn",
    "kasks", "katka", "kaukr", "kazkk", "khmkm", "kikki", "kinrw", "kirky", "komkv",
    "konkg", "korko", "kuakj", "kurku", "laolo", "latla", "lavlv", "limli", "linln",
    "litlt", "ltzlb", "lublu", "luglg", "macmk", "mahmh", "malml", "maomi", "marmr",
    "mayms", "mkdmk", "mlgmg", "mltmt", "monmn", "mrimi", "msams", "myamy", "nauna",
    "navnv", "nblnr", "ndend", "ndong", "nepne", "nldnl", "nnonn", "nobnb", "norno",
    "nyany", "ocioc", "ojioj", "orior", "ormom", "ossos", "panpa", "perfa", "plipi",
    "polpl", "porpt", "pusps", "quequ", "rohrm", "ronro", "rumro", "runrn", "rusru",
    "sagsg", "sansa", "sinsi", "slksk", "slosk", "slvsl", "smese", "smosm", "snasn",
    "sndsd", "somso", "sotst", "spaes", "sqisq", "srdsc", "srpsr", "sswss", "sunsu",
    "swasw", "swesv", "tahty", "tamta", "tattt", "telte", "tgktg", "tgltl", "thath",
    "tibbo", "tirti", "tonto", "tsntn", "tsots", "tuktk", "turtr", "twitw", "uigug",
    "ukruk", "urdur", "uzbuz", "venve", "vievi", "volvo", "welcy", "wlnwa", "wolwo",
    "xhoxh", "yidyi", "yoryo", "zhaza", "zhozh", "zulzu",
};

static char upper(char c)
{
    return ascii_is_letter(c) ? (char)(c & ~0x20) : c;
}

/* RFC 5646, section 2.1.1: Scripts titled, REGIONS upper, others lower. */
static char in_case(struct span part, size_t i)
{
    bool capital = part.len == 2 || (part.len == 4 && i == 0);

    return capital ? upper(part.data[i]) : ascii_lower(part.data[i]);
}

static bool is_subtag(struct span part, bool first)
{
    if (first && (part.len < 2 || part.len > 3)) /* no longer ones are registered */
        return false;
    if (part.len < 1 || part.len > 8)
        return false;
    for (size_t i = 0; i < part.len; i++)
        if (!ascii_is_letter(part.data[i]) && (first || !ascii_is_digit(part.data[i])))
            return false;
    return true;
}

/* The subtag at the start of `name`, up to a separator. */
static struct span first_part(struct span name)
{
    size_t len = 0;

    while (len < name.len && name.data[len] != '-' && name.data[len] != '_')
        len++;
    return (struct span){name.data, len};
}

/* Without the encoding and modifier of a POSIX locale name. */
static struct span without_encoding(struct span name)
{
    size_t len = 0;

    while (len < name.len && name.data[len] != '.' && name.data[len] != '@')
        len++;
    return (struct span){name.data, len};
}

static int compare_codes(const void *code, const void *row)
{
    return memcmp(code, row, 3);
}

/* The language's code in small letters, the shorter if it has two. */
static void add_language(struct span part, struct buf *out)
{
    char code[3];
    const char *row;

    for (size_t i = 0; i < part.len; i++)
        code[i] = ascii_lower(part.data[i]);
    row = part.len == 3 ? bsearch(code, shorter, sizeof(shorter) / sizeof(shorter[0]),
                                  sizeof(shorter[0]), compare_codes)
                        : NULL;
    if (row)
        buf_add(out, row + 3, 2);
    else
        buf_add(out, code, part.len);
}

/* "und": a tag that says that there is none. */
static bool is_undetermined(struct span part)
{
    return part.len == 3 && strncasecmp(part.data, "und", 3) == 0;
}

static void add_subtag(struct span part, struct buf *out)
{
    for (size_t i = 0; i < part.len; i++)
        buf_add_char(out, in_case(part, i));
}

bool lang_tag(struct span name, struct buf *out)
{
    size_t before = out->len;
    bool first = true;

    name = without_encoding(name);
    for (;;) {
        struct span part = first_part(name);

        if (!is_subtag(part, first) || (first && is_undetermined(part))) {
            out->len = before;
            return false;
        }
        if (first)
            add_language(part, out);
        else
            add_subtag(part, out);
        if (part.len == name.len)
            return true;
        buf_add_char(out, '-');
        name = span_between(part.data + part.len + 1, name.data + name.len);
        first = false;
    }
}
