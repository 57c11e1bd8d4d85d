#include "language.h"

#include "lang.h"

struct language language_of(struct span tag)
{
    struct language language = {""};
    struct buf full = {0};
    struct span rest, code = {"", 0};

    lang_tag(tag, &full);
    rest = buf_span(&full);
    span_split(&rest, '-', &code);
    if (span_is(code, "no") || span_is(code, "nn"))
        code = SPAN("nb");
    memcpy(language.code, code.data, code.len);
    buf_release(&full);
    return language;
}
