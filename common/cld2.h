/*
 * cld2: Google's Compact Language Detector 2 with its full tables, as far as
 * langid needs it. The implementation is C++; the interface is C. With WITHOUT_CLD2
 * defined there is no library, and never an idea.
 */
#ifndef DATELINE_CLD2_H
#define DATELINE_CLD2_H

#ifdef __cplusplus
extern "C" {
#endif

enum { CLD2_READS_BEHIND = 8 };

struct cld2_guess {
    const char *code; /* the library's own code; static */
    int reliable;     /* what the library thinks of it */
};

/*
 * The language that most of `text` is in: `len` bytes of valid UTF-8 with
 * CLD2_READS_BEHIND readable bytes behind them. Returns 0, and leaves `guess`
 * alone, if the library has no idea.
 */
int cld2_guess(const char *text, int len, struct cld2_guess *guess);

/* Version of the library and date of its tables (the full ones: 20140204). */
const char *cld2_version(void);

#ifdef __cplusplus
}
#endif

#endif
