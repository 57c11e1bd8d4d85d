/*
 * The parts that datelines are made of: words, agencies, days.
 */
#include "dateline_scan.h"

#include "ascii.h"
#include "fold.h"
#include "scan.h"

/* ---- words ---- */

static bool take_joint(struct dateline_cursor *c)
{
    static const char *const joints[] = {"-", "'", "’", "ʻ", "‘", ".", "‐", "‑", NULL};
    struct dateline_cursor ahead = *c;
    size_t size;

    if (c->p == c->end || dateline_is_blank(*c->p)) /* as most words end */
        return false;
    if (!dateline_take_any(&ahead, joints) ||
        !dateline_is_letter(dateline_peek(&ahead, &size)))
        return false;
    *c = ahead;
    return true;
}

static void add_letter(struct dateline_word *w, enum sentence_break b)
{
    w->letters++;
    w->uppers += b == SB_UPPER;
    w->lowers += b == SB_LOWER;
    w->starts_upper |= w->letters == 1 && b == SB_UPPER;
    w->ends_upper = b == SB_UPPER;
}

static void take_small_letters(struct dateline_cursor *c, struct dateline_word *w)
{
    const char *start = c->p;

    c->p = scan_letters(start, c->end, true);
    if (c->p == start)
        return;
    w->letters += (size_t)(c->p - start);
    w->lowers += (size_t)(c->p - start);
    w->ends_upper = false;
}

bool dateline_take_word(struct dateline_cursor *c, struct dateline_word *w)
{
    const char *start = c->p;
    enum sentence_break b;
    size_t size;

    *w = (struct dateline_word){0};
    for (;;) {
        take_small_letters(c, w);
        b = dateline_peek(c, &size);
        if (dateline_is_letter(b)) {
            add_letter(w, b);
            c->p += size;
        } else if (w->letters && (b == SB_EXTEND || b == SB_FORMAT)) {
            c->p += size;
        } else if (w->letters && take_joint(c)) {
            w->has_stop_inside |= c->p[-1] == '.';
        } else {
            break;
        }
    }
    w->text = span_between(start, c->p);
    return w->letters > 0;
}

bool dateline_take_blanks(struct dateline_cursor *c)
{
    const char *start = c->p;

    for (;;) {
        if (c->p < c->end && dateline_is_blank(*c->p))
            c->p++;
        else if (!dateline_take(c, "\u00A0"))
            break;
    }
    return c->p > start;
}

/* ---- agencies ---- */

/* By their first byte, letters in lower case. In brackets any case will do. */
static const char *const agencies[] = {"AA",
                                       "AAP",
                                       "ABr",
                                       "ACCESSWIRE",
                                       "AFP",
                                       "AGERPRES",
                                       "AGI",
                                       "ANA",
                                       "ANGOP",
                                       "ANI",
                                       "ANKA",
                                       "ANP",
                                       "ANSA",
                                       "AP",
                                       "APA",
                                       "APP",
                                       "ATA",
                                       "Adnkronos",
                                       "Agência Brasil",
                                       "Andina",
                                       "Antara",
                                       "askanews",
                                       "ats",
                                       "BNA",
                                       "BNS",
                                       "BTA",
                                       "BUSINESS WIRE",
                                       "BelTA",
                                       "Belga",
                                       "Bernama",
                                       "Bloomberg",
                                       "Business Wire",
                                       "CNA",
                                       "CNN",
                                       "CNS",
                                       "CNW",
                                       "CP",
                                       "CTK",
                                       "DHA",
                                       "dapd",
                                       "ddp",
                                       "dpa",
                                       "EFE",
                                       "ELTA",
                                       "EP",
                                       "Europa Press",
                                       "epd",
                                       "FENA",
                                       "GLOBE NEWSWIRE",
                                       "GlobeNewswire",
                                       "HINA",
                                       "IANS",
                                       "INTERFAX",
                                       "INTERFAX.RU",
                                       "IPS",
                                       "IRIN",
                                       "IRNA",
                                       "ISNA",
                                       "ITAR-TASS",
                                       "JTA",
                                       "Jiji",
                                       "KCNA",
                                       "KNA",
                                       "KUNA",
                                       "Keystone-ATS",
                                       "Keystone-SDA",
                                       "Kyodo",
                                       "LETA",
                                       "La Presse Canadienne",
                                       "LaPresse",
                                       "Lusa",
                                       "MENA",
                                       "MIA",
                                       "MTI",
                                       "Marketwire",
                                       "Marketwired",
                                       "Mediafax",
                                       "NAN",
                                       "NTB",
                                       "NZPA",
                                       "Newsfile Corp",
                                       "Notimex",
                                       "PAP",
                                       "PL",
                                       "PNA",
                                       "PR Newswire",
                                       "PRNewswire",
                                       "PTI",
                                       "Prensa Latina",
                                       "QNA",
                                       "RIA Novosti",
                                       "Reuter",
                                       "Reuters",
                                       "Ritzau",
                                       "SANA",
                                       "SID",
                                       "SITA",
                                       "SPA",
                                       "SRNA",
                                       "STT",
                                       "Sputnik",
                                       "sda",
                                       "TASR",
                                       "TASS",
                                       "TT",
                                       "TTXVN",
                                       "Tanjug",
                                       "Tasnim",
                                       "The Canadian Press",
                                       "Thomson Reuters Foundation",
                                       "Télam",
                                       "UNI",
                                       "UPI",
                                       "Ukrinform",
                                       "VNA",
                                       "WAM",
                                       "Xinhua",
                                       "Yonhap",
                                       "ČTK",
                                       "İHA",
                                       "ΑΠΕ",
                                       "ΑΠΕ-ΜΠΕ",
                                       "БТА",
                                       "БелТА",
                                       "ИНТЕРФАКС",
                                       "ИТАР-ТАСС",
                                       "Интерфакс",
                                       "РИА",
                                       "РИА Новости",
                                       "ТАСС",
                                       "УКРІНФОРМ",
                                       "УНІАН",
                                       "Укринформ"};

enum { N_AGENCIES = sizeof(agencies) / sizeof(agencies[0]) };

static unsigned char first_of(const char *name)
{
    return (unsigned char)ascii_lower(*name);
}

/* Agencies by their first byte, letters in lower case. */
static struct {
    uint8_t from; /* number of the first one */
    uint8_t n;
    uint32_t followers; /* bits of their second bytes */
} by_first[256];

/* Several bytes share a bit; letters in lower case. */
static uint32_t follower_bit(char second)
{
    return UINT32_C(1) << (ascii_lower(second) & 31);
}

static void list_by_first(void)
{
    for (uint8_t i = N_AGENCIES; i-- > 0;) {
        unsigned char first = first_of(agencies[i]);

        by_first[first].from = i;
        by_first[first].n++;
        by_first[first].followers |= follower_bit(agencies[i][1]);
    }
}

/* Whether some agency may stand at the cursor, as two bytes tell. */
static bool may_be_agency(const struct dateline_cursor *c)
{
    if (!by_first[first_of(agencies[0])].n)
        list_by_first();
    return c->end - c->p > 1 &&
           by_first[first_of(c->p)].followers & follower_bit(c->p[1]);
}

static bool at_letter(const struct dateline_cursor *c)
{
    size_t size;

    return dateline_is_letter(dateline_peek(c, &size));
}

/* The length of the name if the cursor stands at it, or 0. */
static size_t length_at(const struct dateline_cursor *c, const char *name,
                        bool any_case)
{
    size_t i;

    for (i = 0; name[i]; i++)
        if (c->p + i == c->end ||
            (any_case ? ascii_lower(c->p[i]) != ascii_lower(name[i])
                      : c->p[i] != name[i]))
            return 0;
    return i;
}

bool dateline_take_agency(struct dateline_cursor *c, bool any_case)
{
    size_t best = 0, from, end;

    if (!may_be_agency(c))
        return false;
    from = by_first[first_of(c->p)].from;
    end = from + by_first[first_of(c->p)].n;
    for (size_t i = from; i < end; i++) {
        size_t len = length_at(c, agencies[i], any_case);
        struct dateline_cursor behind = {c->text, c->p + len, c->end};

        if (len > best && !at_letter(&behind))
            best = len;
    }
    c->p += best;
    return best;
}

bool dateline_take_enclosed(struct dateline_cursor *c, const char *open, char close,
                            bool *known)
{
    static const ptrdiff_t most = 40; /* bytes */
    struct dateline_cursor ahead = *c;
    const char *start;

    if (!dateline_take(&ahead, open))
        return false;
    start = ahead.p;
    *known = dateline_take_agency(&ahead, true);
    while (ahead.p < ahead.end && *ahead.p != close && ahead.p - start < most)
        ahead.p++;
    if (ahead.p == ahead.end || *ahead.p != close || ahead.p == start)
        return false;
    c->p = ahead.p + 1;
    return true;
}

/* ---- days ---- */

/*
 * How months begin, folded and three characters long, in the languages that
 * agencies write in. A number that can be a day must stand beside the month.
 */
static const char months[] =
    " jan feb mar apr may jun jul aug sep oct nov dec" /* English */
    " fév avr mai jui aoû déc"                         /* French */
    " ene abr ago set dic gen mag giu lug ott"         /* Spanish, Italian */
    " fev out dez mär mrt mei maj okt des" /* Portuguese, Germanic languages, Malay */
    " sty lut kwi cze lip sie wrz paź lis gru" /* Polish */
    " led úno bře dub kvě čer srp zář říj pro" /* Czech */
    " sij vel ožu tra svi kol ruj stu"         /* Croatian */
    " ian iun iul noi"                         /* Romanian */
    " oca şub nis haz tem ağu eyl eki kas ara" /* Turkish */
    " янв фев мар апр мая май июн июл авг сен окт ноя дек"
    " січ лют бер кві тра чер лип сер вер жов лис гру" /* Ukrainian */
    " јан апр мај јун јул сеп нов дец яну юни юли ное" /* Serbian, Bulgarian */
    " ιαν φεβ μαρ απρ μαι μαΐ ιου αυγ σεπ οκτ νοε δεκ" /* Greek */
    " ينا فبر مار أبر ماي يون يول أغس سبت أكت نوف ديس" /* Arabic */
    " ינו פבר מרץ אפר מאי יונ יול אוג ספט אוק נוב דצמ " /* Hebrew */;

static bool is_month(struct span word)
{
    struct buf key = {0};
    size_t size = 1;
    uint32_t code;
    bool found;

    buf_add_char(&key, ' ');
    fold(word, &key);
    for (int i = 0; i < 3 && size < key.len; i++)
        size += utf8_decode(key.data + size, &code);
    key.len = size;
    found = word.len >= 3 && strstr(months, buf_terminate(&key));
    buf_release(&key);
    return found;
}

static bool take_digits(struct dateline_cursor *c, int most, int *number)
{
    const char *start = c->p;

    for (*number = 0; c->p < c->end && ascii_is_digit(*c->p); c->p++)
        if (c->p - start < most)
            *number = *number * 10 + (*c->p - '0');
    return c->p > start && c->p - start <= most;
}

/* "3", "3.", "3rd", "1er", "1º" */
static bool take_day_number(struct dateline_cursor *c)
{
    static const char *const marks[] = {"st", "nd", "rd", "th", "er",
                                        "º",  "°",  ".",  NULL};
    int day;

    if (!take_digits(c, 2, &day) || day < 1 || day > 31)
        return false;
    dateline_take_any(c, marks);
    return true;
}

/* A day's number behind the word, which is a month's name then. */
static bool take_day_behind(struct dateline_cursor *c, const struct dateline_word *w)
{
    dateline_take(c, ".");
    return dateline_take_blanks(c) && take_day_number(c) && is_month(w->text);
}

bool dateline_is_month(const struct dateline_word *w, struct dateline_cursor behind)
{
    return take_day_behind(&behind, w);
}

static bool take_month_first(struct dateline_cursor c, struct dateline_cursor *end)
{
    struct dateline_word w;
    bool found = dateline_take_word(&c, &w) && take_day_behind(&c, &w);

    *end = c;
    return found;
}

static bool take_day_first(struct dateline_cursor c, struct dateline_cursor *end)
{
    static const char *const links[] = {"de ", "di ", "d'", NULL};
    struct dateline_word w;

    if (!take_day_number(&c))
        return false;
    dateline_take_blanks(&c);
    dateline_take_any(&c, links);
    if (!dateline_take_word(&c, &w))
        return false;
    dateline_take(&c, ".");
    *end = c;
    return is_month(w.text);
}

static void take_year(struct dateline_cursor *c)
{
    static const char *const links[] = {"de ", "del ", NULL};
    struct dateline_cursor ahead = *c;
    int year;

    dateline_take(&ahead, ",");
    dateline_take_blanks(&ahead);
    dateline_take_any(&ahead, links);
    if (take_digits(&ahead, 4, &year) && year >= 1900)
        *c = ahead;
}

/* "1996-08-30" */
static bool take_iso_day(struct dateline_cursor *c)
{
    struct dateline_cursor ahead = *c;
    int year, month, day;

    if (!take_digits(&ahead, 4, &year) || year < 1000 || !dateline_take(&ahead, "-") ||
        !take_digits(&ahead, 2, &month) || !dateline_take(&ahead, "-") ||
        !take_digits(&ahead, 2, &day))
        return false;
    *c = ahead;
    return true;
}

bool dateline_take_day(struct dateline_cursor *c, bool *is_iso)
{
    struct dateline_cursor end;

    *is_iso = take_iso_day(c);
    if (*is_iso)
        return true;
    if (!take_day_first(*c, &end) && !take_month_first(*c, &end))
        return false;
    *c = end;
    take_year(c);
    return true;
}
