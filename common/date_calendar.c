#include "date_calendar.h"

#include "calendar.h"

static long number_of(const struct date *d)
{
    return calendar_number((struct calendar_day){d->year, d->month, d->day});
}

bool date_set_seconds(struct date *d, int64_t seconds)
{
    int64_t days = seconds / 86400, rest = seconds % 86400;
    struct calendar_day day;

    if (rest < 0) {
        rest += 86400;
        days--;
    }
    if (days < -719162 || days > 2932896) /* the years 1 to 9999 */
        return false;
    day = calendar_day_of((long)days + CALENDAR_1970);
    *d = (struct date){.year = (int)day.year,
                       .month = day.month,
                       .day = day.day,
                       .has_time = true,
                       .is_utc = true,
                       .hour = (int)(rest / 3600),
                       .minute = (int)(rest / 60 % 60),
                       .second = (int)(rest % 60)};
    return true;
}

bool date_move_to_utc(struct date *d, int offset_minutes)
{
    int64_t days = number_of(d) - CALENDAR_1970;
    int64_t seconds = days * 86400 + d->hour * 3600 + d->minute * 60 + d->second;
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
    return !d->day || calendar_day_of(number_of(d)).day == d->day;
}
