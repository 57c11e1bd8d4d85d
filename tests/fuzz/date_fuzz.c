/*
 * Dates: what is read is written so that it is read again as the same; and instants
 * in all the forms that are understood are those of the C library.
 */
#include "fuzz.h"

#include "date.h"

#include <time.h>

static bool is_same(const struct date *a, const struct date *b)
{
    return a->year == b->year && a->month == b->month && a->day == b->day &&
           a->has_time == b->has_time && a->is_utc == b->is_utc && a->hour == b->hour &&
           a->minute == b->minute && a->second == b->second;
}

static void must_be_sound(const struct date *d)
{
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    must(d->year >= 1 && d->year <= 9999 && d->month >= 0 && d->month <= 12);
    must(d->day >= 0 && d->day <= (d->month ? days[d->month - 1] : 0));
    must(!d->has_time || d->day);
    must(!d->is_utc || d->has_time);
    must(d->hour >= 0 && d->hour <= 23 && d->minute >= 0 && d->minute <= 59);
    must(d->second >= 0 && d->second <= 60);
}

static void read_again(struct span text, enum date_order order)
{
    struct buf written = {0};
    struct date first, second;

    if (!date_parse(text, order, &first))
        return;
    must_be_sound(&first);
    buf_add_literal(&written, " \t");
    date_write(&first, &written);
    buf_add_literal(&written, "\r\n");
    must(date_parse(buf_span(&written), DATE_ORDER_UNKNOWN, &second) &&
         is_same(&first, &second));
    buf_release(&written);
}

static void must_read(const char *text, struct span wanted)
{
    struct buf written = {0};
    struct date d;

    must(date_parse(span_of(text), DATE_ORDER_UNKNOWN, &d));
    date_write(&d, &written);
    must(span_equal(buf_span(&written), wanted));
    buf_release(&written);
}

/* An instant as it is written at a place `offset` minutes east of Greenwich. */
static void read_forms(time_t instant, int offset)
{
    static const char *const forms[] = {"%Y-%m-%dT%H:%M:%S", "%Y%m%dT%H%M%S",
                                        "%Y/%m/%d %H:%M:%S", "%a, %d %b %Y %H:%M:%S ",
                                        "%B %d, %Y at %I:%M:%S %p "};
    time_t local = instant + offset * 60;
    struct tm utc, there;
    char wanted[40], text[80];
    size_t n;

    must(gmtime_r(&instant, &utc) && gmtime_r(&local, &there));
    strftime(wanted, sizeof(wanted), "%Y-%m-%dT%H:%M:%SZ", &utc);
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        n = strftime(text, sizeof(text), forms[i], &there);
        snprintf(text + n, sizeof(text) - n, "%c%02d%s%02d", offset < 0 ? '-' : '+',
                 abs(offset) / 60, i % 2 ? "" : ":", abs(offset) % 60);
        must_read(text, span_of(wanted));
    }
    if (instant >= 1000000000 && instant <= 9999999999) {
        snprintf(text, sizeof(text), "%lld%s", (long long)instant,
                 offset < 0 ? "250" : "");
        must_read(text, span_of(wanted));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    /* Seconds before and after 1970, with a day of room: years have four digits. */
    const int64_t year_1000 = -30610224000 + 86400, year_10000 = 253402300800 - 86400;
    unsigned kind = fuzz_choice(&data, &size, 4);
    uint64_t number = 0;
    int16_t offset = 0;

    if (kind != 1) {
        static const enum date_order orders[] = {DATE_ORDER_UNKNOWN, DATE_ORDER_UNKNOWN,
                                                 DATE_DAY_FIRST, DATE_MONTH_FIRST};

        read_again((struct span){(const char *)data, size}, orders[kind]);
    } else if (size >= sizeof(number) + sizeof(offset)) {
        memcpy(&number, data, sizeof(number));
        memcpy(&offset, data + sizeof(number), sizeof(offset));
        number %= (uint64_t)(year_10000 - year_1000);
        read_forms((time_t)(year_1000 + (int64_t)number), offset % (24 * 60));
    }
    return 0;
}
