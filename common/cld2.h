/*
 * cld2: Google's Compact Language Detector 2 with its full tables, as far as langid
 * needs it. The implementation is in C++, the interface in C. With WITHOUT_CLD2 defined
 * the library is not linked, and cld2_guess always returns 0.
 */
#ifndef DATELINE_CLD2_H
#define DATELINE_CLD2_H

#ifdef __cplusplus
extern "C" {
#endif

enum { CLD2_READS_BEHIND = 8 };

struct cld2_guess {
    const char *code; /* the library's own code; static */
    int reliable;     /* the library is sure of it */
};

/*
 * Guesses the language of most of `text`: `len` bytes of valid UTF-8 with
 * CLD2_READS_BEHIND readable bytes behind them. Returns 0, with `guess` unchanged, if
 * the library finds none.
 */
int cld2_guess(const char *text, int len, struct cld2_guess *guess);

/* Version of the library and date of its tables (the full ones: 20140204). */
const char *cld2_version(void);

#ifdef __cplusplus
}
#endif

#endif
