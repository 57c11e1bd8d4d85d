#include "date_calendar.h"

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/* Days from 1970-01-01 to the day of `d`. */
static int64_t days_of(const struct date *d)
{
    int64_t year = d->year - 1;
    int64_t days = year * 365 + year / 4 - year / 100 + year / 400 - 719162;

    for (int month = 1; month < d->month; month++)
        days += days_in_month(d->year, month);
    return days + d->day - 1;
}

bool date_set_seconds(struct date *d, int64_t seconds)
{
    int64_t days = seconds / 86400, rest = seconds % 86400;

    if (rest < 0) {
        rest += 86400;
        days--;
    }
    if (days < -719162 || days > 2932896) /* the years 1 to 9999 */
        return false;
    *d = (struct date){.year = (int)(1970 + (days < 0 ? days / 365 - 1 : days / 366)),
                       .month = 1,
                       .day = 1,
                       .has_time = true,
                       .is_utc = true,
                       .hour = (int)(rest / 3600),
                       .minute = (int)(rest / 60 % 60),
                       .second = (int)(rest % 60)};
    if (d->year < 1)
        d->year = 1;
    for (days -= days_of(d); days >= 365 + is_leap(d->year); d->year++)
        days -= 365 + is_leap(d->year);
    for (; days >= days_in_month(d->year, d->month); d->month++)
        days -= days_in_month(d->year, d->month);
    d->day = (int)days + 1;
    return true;
}

bool date_move_to_utc(struct date *d, int offset_minutes)
{
    int64_t seconds = days_of(d) * 86400 + d->hour * 3600 + d->minute * 60 + d->second;
    bool leap_second = d->second == 60;

    if (!date_set_seconds(d, seconds - leap_second - offset_minutes * 60))
        return false;
    d->second += leap_second;
    return true;
}

bool date_is_day(const struct date *d)
{
    if (d->year < 1 || d->month < 0 || d->month > 12 || d->day < 0)
        return false;
    if (!d->month)
        return !d->day;
    return d->day <= days_in_month(d->year, d->month);
}
