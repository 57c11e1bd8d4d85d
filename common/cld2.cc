#include "cld2.h"

#ifdef WITHOUT_CLD2

int cld2_guess(const char *, int, struct cld2_guess *)
{
    return 0;
}

const char *cld2_version(void)
{
    return "left out";
}

#else

extern "C" {
#include "mem.h"
}

#include <stdio.h> // compact_lang_det.h needs it and does not say so
#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <new>

// What `new` calls where there is no memory.
static void end_program()
{
    mem_made(NULL);
}

int cld2_guess(const char *text, int len, struct cld2_guess *guess)
{
    const CLD2::CLDHints no_hints = {NULL, NULL, CLD2::UNKNOWN_ENCODING,
                                     CLD2::UNKNOWN_LANGUAGE};
    CLD2::Language language, best[3];
    double scores[3];
    int percents[3], letters;
    bool reliable;

    std::set_new_handler(end_program);
    language = CLD2::ExtDetectLanguageSummary(text, len, true, &no_hints,
                                              CLD2::kCLDFlagBestEffort, best, percents,
                                              scores, NULL, &letters, &reliable);
    if (language == CLD2::UNKNOWN_LANGUAGE)
        return 0;
    guess->code = CLD2::LanguageCode(language);
    guess->reliable = reliable;
    return 1;
}

const char *cld2_version(void)
{
    return CLD2::DetectLanguageVersion();
}

#endif
