#include "dictionary.h"

#include "mem.h"
#include "utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/uversion.h>

struct range {
    uint32_t first, last;
};

bool dictionary_has_script(uint32_t code)
{
    static const struct range ranges[] = {
        {0x0E01, 0x0E3A},   {0x0E40, 0x0E4E},   /* Thai */
        {0x0E81, 0x0EBD},   {0x0EC0, 0x0ECE},   /* Lao */
        {0x0EDC, 0x0EDF},                       /* Lao */
        {0x1000, 0x103F},   {0x1050, 0x108F},   /* Burmese */
        {0x109A, 0x109F},                       /* Burmese */
        {0x1780, 0x17D3},   {0x17DC, 0x17DD},   /* Khmer */
        {0x2E80, 0x2FDF},   {0x3005, 0x3007},   /* Han */
        {0x3021, 0x3029},   {0x3031, 0x3035},   /* Han, Kana */
        {0x3038, 0x303B},   {0x3041, 0x3096},   /* Han, Hiragana */
        {0x3099, 0x309F},   {0x30A1, 0x30FA},   /* Hiragana, Katakana */
        {0x30FC, 0x30FF},   {0x31F0, 0x31FF},   /* Katakana */
        {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},   /* Han */
        {0xA9E0, 0xA9EF},   {0xA9FA, 0xA9FE},   /* Burmese */
        {0xAA60, 0xAA7F},   {0xF900, 0xFAFF},   /* Burmese, Han */
        {0xFF66, 0xFF9F},   {0x1B000, 0x1B16F}, /* Katakana, Kana */
        {0x20000, 0x323AF},                     /* Han */
    };
    size_t low = 0, high = sizeof(ranges) / sizeof(ranges[0]);

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (code > ranges[middle].last)
            low = middle + 1;
        else if (code < ranges[middle].first)
            high = middle;
        else
            return true;
    }
    return false;
}

size_t dictionary_run(struct span text, size_t start)
{
    while (start < text.len) {
        uint32_t code;
        size_t len = utf8_decode(text.data + start, &code);

        if (!dictionary_has_script(code))
            break;
        start += len;
    }
    return start;
}

struct dictionary {
    UBreakIterator *words;
    UText *text;
};

struct dictionary *dictionary_new(void)
{
    struct dictionary *d = mem_zalloc(1, sizeof(*d));
    UErrorCode status = U_ZERO_ERROR;

    d->words = ubrk_open(UBRK_WORD, "", NULL, 0, &status);
    if (U_SUCCESS(status))
        return d;
    free(d);
    return NULL;
}

void dictionary_free(struct dictionary *d)
{
    if (!d)
        return;
    ubrk_close(d->words);
    if (d->text)
        utext_close(d->text);
    free(d);
}

void dictionary_open(struct dictionary *d, struct span run)
{
    UErrorCode status = U_ZERO_ERROR;

    d->text = utext_openUTF8(d->text, run.data, (int64_t)run.len, &status);
    ubrk_setUText(d->words, d->text, &status);
    ubrk_first(d->words);
}

size_t dictionary_next(struct dictionary *d)
{
    int32_t end = ubrk_next(d->words);

    return end == UBRK_DONE ? 0 : (size_t)end;
}

const char *dictionary_version(void)
{
    static char text[32];
    UVersionInfo version;
    char digits[U_MAX_VERSION_STRING_LENGTH];

    u_getVersion(version);
    u_versionToString(version, digits);
    snprintf(text, sizeof(text), "ICU %s", digits);
    return text;
}
