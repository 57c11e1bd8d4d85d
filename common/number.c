#include "number.h"

#include "ascii.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* Digits that any decimal keeps, and that any double needs, in IEEE 754. */
enum { KEPT_DIGITS = 15, NEEDED_DIGITS = 17, ROUNDED_DIGITS = 12, LONGEST = 32 };

/* The programs never leave the locale "C", so that there is a point. */
void number_add(struct buf *out, double x)
{
    char text[LONGEST];

    if (isnan(x))
        return;
    if (x == 0 && !signbit(x)) { /* as most cells of a wide table are */
        buf_add_char(out, '0');
        return;
    }
    for (int digits = KEPT_DIGITS; digits <= NEEDED_DIGITS; digits++) {
        snprintf(text, sizeof(text), "%.*g", digits, x);
        if (strtod(text, NULL) == x)
            break;
    }
    buf_add_string(out, text);
}

double number_rounded(double x)
{
    char text[LONGEST];

    snprintf(text, sizeof(text), "%.*g", ROUNDED_DIGITS, x);
    return strtod(text, NULL) + 0; /* no -0 */
}

bool number_read(struct span digits, uint64_t *number)
{
    uint64_t n = 0;

    for (size_t i = 0; i < digits.len; i++) {
        unsigned digit = (unsigned char)digits.data[i] - '0';

        if (!ascii_is_digit(digits.data[i]) || n > (UINT64_MAX - digit) / 10)
            return false;
        n = n * 10 + digit;
    }
    *number = n;
    return digits.len > 0;
}
