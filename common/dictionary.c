#include "dictionary.h"

#include "unicode.h"

size_t dictionary_run(struct span text, size_t start)
{
    while (start < text.len) {
        size_t len;

        if (unicode_kinds[unicode_class_at(text.data + start, &len)] != KIND_DENSE)
            break;
        start += len;
    }
    return start;
}

#ifdef WITHOUT_ICU

struct dictionary *dictionary_new(void)
{
    return NULL;
}

void dictionary_free(struct dictionary *d)
{
    (void)d;
}

void dictionary_open(struct dictionary *d, struct span run)
{
    (void)d;
    (void)run;
}

size_t dictionary_next(struct dictionary *d)
{
    (void)d;
    return 0;
}

const char *dictionary_version(void)
{
    return "ICU left out";
}

#else

#include "mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/uclean.h>
#include <unicode/uversion.h>

struct dictionary {
    UBreakIterator *words;
    UText *text;
};

static void *allocate(const void *context, size_t size)
{
    (void)context;
    return mem_alloc(size);
}

static void *reallocate(const void *context, void *old, size_t size)
{
    (void)context;
    return mem_resize(old, size, 1);
}

static void give_back(const void *context, void *memory)
{
    (void)context;
    free(memory);
}

/* Before anything else of ICU; where it has begun already it stays as it was. */
static void set_memory(void)
{
    static bool set;
    UErrorCode status = U_ZERO_ERROR;

    if (!set)
        u_setMemoryFunctions(NULL, allocate, reallocate, give_back, &status);
    set = true;
}

struct dictionary *dictionary_new(void)
{
    struct dictionary *d = mem_zalloc(1, sizeof(*d));
    UErrorCode status = U_ZERO_ERROR;

    set_memory();
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

#endif
