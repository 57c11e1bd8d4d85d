#include "joiner.h"

/* Scripts that write no spaces between words: Thai, Lao, Myanmar, Khmer, Tai. */
static bool is_unspaced(uint32_t code)
{
    return (code >= 0x0E00 && code <= 0x0EFF) || (code >= 0x1000 && code <= 0x109F) ||
           (code >= 0x1780 && code <= 0x17FF) || (code >= 0x1950 && code <= 0x19FF) ||
           (code >= 0x1A20 && code <= 0x1AAF) || (code >= 0xAA60 && code <= 0xAADF);
}

/* Scripts whose letters joiners shape: Arabic to Myanmar, Khmer, Mongolian, … */
static bool is_shaped(uint32_t code)
{
    return (code >= 0x0600 && code <= 0x109F) || (code >= 0x1700 && code <= 0x1CFF) ||
           (code >= 0xA800 && code <= 0xABFF) || (code >= 0xFB50 && code <= 0xFDFF) ||
           (code >= 0xFE70 && code <= 0xFEFC) || (code >= 0x10A00 && code <= 0x11FFF);
}

/* What may stand before a joiner in an emoji: symbols, the variation selector. */
static bool is_emoji(uint32_t code)
{
    return (code >= 0x2190 && code <= 0x21FF) || (code >= 0x2600 && code <= 0x27BF) ||
           (code >= 0x2B00 && code <= 0x2BFF) || code == 0xFE0F ||
           (code >= 0x1F000 && code <= 0x1FAFF);
}

bool joiner_counts(uint32_t joiner, uint32_t before)
{
    if (joiner == JOINER_SPACE)
        return is_unspaced(before);
    return is_shaped(before) || (joiner == JOINER_YES && is_emoji(before));
}
