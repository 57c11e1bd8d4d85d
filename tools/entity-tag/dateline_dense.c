/*
 * Datelines without spaces: an agency, a place and a day in Chinese, a place and
 * a name around an equals sign in Korean and Japanese, all often in brackets.
 */
#include "dateline_scan.h"

#include "ascii.h"

static const char *const openers[] = {"(", "[", "（", "［", "【", "〔", NULL};
static const char *const closers[] = {")", "]", "）", "］", "】", "〕", NULL};
static const char *const equals[] = {"=", "＝", NULL};
static const char *const middle_dots[] = {"·", "・", "･", "、", "/", "／", NULL};
static const char *const digits[] = {"０", "１", "２", "３", "４", "５", "６",
                                     "７", "８", "９", "一", "二", "三", "四",
                                     "五", "六", "七", "八", "九", "十", NULL};

static bool take_letter(struct dateline_cursor *c)
{
    size_t size;

    if (dateline_peek(c, &size) != SB_OLETTER)
        return false;
    c->p += size;
    return true;
}

static bool take_letters(struct dateline_cursor *c)
{
    const char *start = c->p;

    while (take_letter(c))
        ;
    return c->p > start;
}

static bool take_digit(struct dateline_cursor *c)
{
    if (c->p == c->end || !ascii_is_digit(*c->p))
        return dateline_take_any(c, digits);
    c->p++;
    return true;
}

static bool take_number(struct dateline_cursor *c)
{
    const char *start = c->p;

    while (take_digit(c))
        ;
    return c->p > start;
}

/* "11月2日", "2日", in any digits. */
static bool take_day(struct dateline_cursor *c)
{
    struct dateline_cursor ahead = *c;

    if (!take_number(&ahead))
        return false;
    if (dateline_take(&ahead, "月") && !take_number(&ahead))
        return false;
    if (!dateline_take(&ahead, "日"))
        return false;
    *c = ahead;
    return true;
}

static void close_bracket(struct dateline_cursor *c)
{
    const char *start = c->p;

    while (c->p < c->end && !dateline_take_any(c, closers)) {
        size_t size;

        dateline_peek(c, &size);
        c->p += size;
    }
    if (c->p == c->end)
        c->p = start;
}

/* Adds the places between `start` and `end`, which have dots between them. */
static void add_places(struct dateline *d, struct dateline_cursor c, const char *end)
{
    const char *start = c.p;

    c.end = end;
    while (c.p < end) {
        const char *before = c.p;

        if (dateline_take_any(&c, middle_dots)) {
            dateline_add(d, &c, start, before, false);
            start = c.p;
        } else {
            size_t size;

            dateline_peek(&c, &size);
            c.p += size;
        }
    }
    dateline_add(d, &c, start, end, false);
}

static void finish(struct dateline *d, struct dateline_cursor *c, bool in_brackets)
{
    if (in_brackets)
        close_bracket(c);
    d->body = (size_t)(c->p - c->text);
    d->is_sure = true;
}

/* "电", "专电", "综合电", "讯": a telegram or a report. */
static bool take_telegram(struct dateline_cursor *c)
{
    static const char *const telegrams[] = {"电", "電", "讯", "訊", NULL};

    for (int i = 0; i < 3; i++) {
        if (dateline_take_any(c, telegrams))
            return true;
        if (!take_letter(c))
            return false;
    }
    return false;
}

/* "新华社北京11月2日电": what ends an agency's name, the place, the day. */
static bool read_telegram(struct dateline_cursor c, struct dateline *d,
                          bool in_brackets)
{
    static const char *const agencies[] = {"社",   "网",   "網",   "报", "報",
                                           "路透", "記者", "记者", NULL};
    static const int most = 24; /* characters before the day */
    struct dateline_cursor place = {0};

    for (int i = 0; i < most; i++) {
        const char *end = c.p;

        if (place.p && end > place.p && take_day(&c)) {
            if (!take_telegram(&c))
                return false;
            add_places(d, place, end);
            finish(d, &c, in_brackets);
            return true;
        }
        if (dateline_take_any(&c, agencies))
            place = c;
        else if (!dateline_take_any(&c, middle_dots) && !take_letter(&c))
            return false;
    }
    return false;
}

/* "서울=연합뉴스", "【東京＝...】", "(서울·도쿄=연합뉴스)". */
static bool read_equation(struct dateline_cursor c, struct dateline *d,
                          bool in_brackets)
{
    static const int most = 60; /* bytes */
    struct dateline_cursor place = c;
    const char *end;

    do {
        if (!take_letters(&c))
            return false;
        end = c.p;
    } while (dateline_take_any(&c, middle_dots) || dateline_take(&c, " "));
    if (end - place.p > most || !dateline_take_any(&c, equals) || !take_letters(&c))
        return false;
    add_places(d, place, end);
    finish(d, &c, in_brackets);
    return true;
}

/* "［東京 ２日 ロイター］", "[北京 11月2日 ...]": a place and a day in brackets. */
static bool read_day(struct dateline_cursor c, struct dateline *d)
{
    struct dateline_cursor place = c;
    const char *end;

    if (!take_letters(&c))
        return false;
    end = c.p;
    if (!dateline_take(&c, " ") && !dateline_take(&c, "　"))
        return false;
    if (!take_day(&c))
        return false;
    add_places(d, place, end);
    finish(d, &c, true);
    return true;
}

/* "【ワシントン共同】", "【北京時事】": the place and the agency in one. */
static bool read_joined(struct dateline_cursor c, struct dateline *d)
{
    static const char *const agencies[] = {"共同】", "時事】", "・共同】", "・時事】",
                                           NULL};
    struct dateline_cursor place = c;
    const char *end;

    do {
        end = c.p;
        if (end > place.p && dateline_take_any(&c, agencies)) {
            add_places(d, place, end);
            finish(d, &c, false);
            return true;
        }
    } while (take_letter(&c));
    return false;
}

bool dateline_read_dense(struct dateline_cursor c, struct dateline *d)
{
    bool in_brackets = dateline_take_any(&c, openers);

    return read_telegram(c, d, in_brackets) || read_equation(c, d, in_brackets) ||
           (in_brackets && (read_day(c, d) || read_joined(c, d)));
}
