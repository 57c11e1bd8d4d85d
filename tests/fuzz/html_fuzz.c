/* Markup to text: plain, and what was before it untouched. */
#include "fuzz.h"

#include "html.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct buf html;
    struct buf out = {0};
    struct span text;

    for (int post = 0; post < 2; post++) {
        text = fuzz_text(data, size, &html);
        buf_clear(&out);
        buf_add_literal(&out, "before");
        post ? html_post_to_text(text, &out) : html_to_text(text, &out);
        buf_terminate(&out);
        must(span_starts(buf_span(&out), SPAN("before")));
        must_be_plain(buf_span(&out));
    }
    buf_release(&out);
    return 0;
}
