/*
 * Tokens stand in the text in their order, and what tokenize writes is a record
 * that gives the same tokens at the same places.
 */
#include "fuzz.h"

#include "tokenize/output.h"

static void must_be_in_order(const struct cut *c, struct span text)
{
    const char *end = text.data;

    for (size_t i = 0; i < c->n; i++) {
        must(c->tokens[i].data >= end && c->tokens[i].len);
        end = c->tokens[i].data + c->tokens[i].len;
        must(end <= text.data + text.len);
        must(utf8_valid(c->tokens[i].data, c->tokens[i].len) == c->tokens[i].len);
    }
    for (size_t i = 0; i < c->sentences.n; i++)
        must(c->sentences.items[i] < c->n &&
             (!i || c->sentences.items[i] > c->sentences.items[i - 1]));
}

static void must_be_whole(const struct cut *c, struct span text)
{
    size_t total = 0;

    for (size_t i = 0; i < c->n; i++)
        total += c->tokens[i].len;
    must(total == text.len);
}

/* By way of the record, each token is found at its place or an earlier one alike. */
static void must_come_back(const struct cut *c, struct span text)
{
    static struct strings tokens;
    struct buf array = {0};
    struct json j = {0};
    bool aligned;

    record_write_strings(&array, c->tokens, c->n);
    json_open(&j, buf_terminate(&array), array.len);
    must(record_tokens(&j, text, &tokens, &aligned) && json_at_end(&j));
    must(tokens.n == c->n && aligned);
    for (size_t i = 0; i < c->n; i++)
        must(span_equal(tokens.items[i], c->tokens[i]) &&
             tokens.items[i].data <= c->tokens[i].data);
    json_release(&j);
    buf_release(&array);
}

static void write_lines(const struct cut *c)
{
    static struct token_output output;
    struct buf out = {0};

    for (int format = TOKENS_TSV; format <= TOKENS_TEXT; format++) {
        output.format = (enum token_format)format;
        output.unit = OFFSETS_UTF16;
        output_lines(&output, SPAN("id"), c, &out);
        must(utf8_valid(out.data, out.len) == out.len);
        buf_clear(&out);
    }
    buf_release(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const languages[] = {"",   "en", "de", "fr", "it",
                                            "zh", "ja", "th", "ar"};
    static struct buf kept;
    static struct cut cut;
    struct span lang = span_of(languages[fuzz_choice(&data, &size, 9)]);
    unsigned kind = fuzz_choice(&data, &size, 3);
    struct span text = fuzz_text(data, size, &kept);

    cut.keep = kind == 1 ? (1u << TOKEN_TYPES) - 1 : CUT_USUAL;
    cut.plain_standard = kind == 2;
    cut_text(&cut, text, lang);
    must_be_in_order(&cut, text);
    if (cut.plain_standard)
        must_be_whole(&cut, text);
    must_come_back(&cut, text);
    write_lines(&cut);
    return 0;
}
