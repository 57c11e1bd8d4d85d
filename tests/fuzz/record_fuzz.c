/*
 * A line as the programs read it: what is handed on is a record that says the
 * same, and tokens and sentences written again are those that were read. Tokens that
 * are looked for in a text, here the line itself, are the same, and in order there.
 */
#include "fuzz.h"

#include "record.h"

static const char *const wanted[] = {"text", "tokens", "sentences", "lang", NULL};
static const char *const replaced[] = {"tokens", "sentences", NULL};

struct reading {
    struct record record;
    struct strings tokens;
    struct integers sentences;
    bool has_tokens, has_sentences;
};

static void must_be_found_in_order(struct json j, struct span text,
                                   const struct strings *tokens)
{
    struct strings found = {0};
    const char *end = text.data;
    bool aligned;

    must(record_tokens(&j, text, &found, &aligned) && found.n == tokens->n);
    for (size_t i = 0; i < found.n; i++) {
        must(span_equal(found.items[i], tokens->items[i]));
        must(!aligned || found.items[i].data >= end);
        end = span_end(found.items[i]);
        must(!aligned || end <= span_end(text));
    }
    strings_release(&found);
}

static bool read_tokens(struct reading *r, struct json *j)
{
    struct json before = *j;

    r->has_tokens = record_strings(j, &r->tokens);
    if (r->has_tokens)
        must_be_found_in_order(before, span_between(j->start, j->end), &r->tokens);
    return r->has_tokens;
}

static bool read_member(struct reading *r, int member)
{
    struct json *j = &r->record.json;
    struct json_value value;

    switch (member) {
    case 1:
        return read_tokens(r, j);
    case 2:
        return r->has_sentences = record_integers(j, &r->sentences);
    default:
        return record_take(&r->record, JSON_STRING, member, &value);
    }
}

static bool read_line(struct reading *r, struct span line)
{
    int member;

    *r = (struct reading){.record = {.wanted = wanted, .replaced = replaced}};
    if (!record_open(&r->record, line))
        return false;
    while ((member = record_next(&r->record)) >= 0)
        if (!read_member(r, member))
            return false;
    return !r->record.json.problem;
}

static void write_line(const struct reading *r, struct buf *out)
{
    struct output kept = {.fd = -1};

    record_begin_copy(&r->record, &kept);
    buf_add_span(out, buf_span(&kept.buf));
    buf_release(&kept.buf);
    if (r->has_tokens) {
        record_begin_member(out, "tokens");
        record_write_strings(out, r->tokens.items, r->tokens.n);
    }
    if (r->has_sentences) {
        record_begin_member(out, "sentences");
        record_write_integers(out, r->sentences.items, r->sentences.n);
    }
    record_end_copy(out);
    if (out->len && out->data[out->len - 1] == '\n')
        out->len--;
    buf_terminate(out);
}

static void must_be_same(const struct reading *a, const struct reading *b)
{
    must(a->tokens.n == b->tokens.n && a->sentences.n == b->sentences.n);
    for (size_t i = 0; i < a->tokens.n; i++)
        must(span_equal(a->tokens.items[i], b->tokens.items[i]));
    for (size_t i = 0; i < a->sentences.n; i++)
        must(a->sentences.items[i] == b->sentences.items[i]);
}

static void release(struct reading *r)
{
    record_release(&r->record);
    strings_release(&r->tokens);
    free(r->sentences.items);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *copy = fuzz_copy((struct span){(const char *)data, size});
    struct reading first, second = {0};
    struct buf line = {0}, again = {0};

    if (read_line(&first, (struct span){copy, size})) {
        write_line(&first, &line);
        must_be_json(buf_span(&line));
        must(read_line(&second, buf_span(&line)));
        must_be_same(&first, &second);
        write_line(&second, &again);
        must(span_equal(buf_span(&line), buf_span(&again)));
    }
    release(&first);
    release(&second);
    buf_release(&line);
    buf_release(&again);
    free(copy);
    return 0;
}
