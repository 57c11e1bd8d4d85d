/* Wikitext to text: plain, and what was before it untouched. */
#include "fuzz.h"

#include "extract/wikitext.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct buf wikitext = {0}, out = {0};
    struct span text = fuzz_text(data, size, &wikitext);

    buf_add_literal(&out, "before");
    wikitext_to_text(text, &out);
    buf_terminate(&out);
    must(span_starts(buf_span(&out), SPAN("before")));
    must_be_plain(buf_span(&out));
    wikitext_is_redirect(text);
    buf_release(&wikitext);
    buf_release(&out);
    return 0;
}
