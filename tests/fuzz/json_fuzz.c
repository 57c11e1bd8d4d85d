/* The pull reader beside cJSON, and what it reads written again. */
#include "fuzz.h"

#include "../unit/json_oracle.h"

static void write_again(struct span text)
{
    struct buf written = {0}, decoded = {0};
    struct json j = {0};
    struct json_value value;

    json_write(&written, text);
    json_open(&j, buf_terminate(&written), written.len);
    must(json_take_string(&j, &value) && json_at_end(&j));
    json_decode(&value, &decoded);
    must(span_equal(buf_span(&decoded), text));
    json_release(&j);
    buf_release(&written);
    buf_release(&decoded);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct span text = {(const char *)data, size};
    char *copy = fuzz_copy(text);
    bool both;

    text.data = copy;
    if (!memchr(copy, '\0', size)) /* where cJSON takes the text to end */
        must(!oracle_compare(text, &both));
    write_again(text);
    free(copy);
    return 0;
}
