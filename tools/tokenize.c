/*
 * tokenize: records with `text` in, the same records with `tokens` and
 * `sentences` out.
 *
 * Tokens are the words of UAX #29 that hold a letter, digit, ideograph or
 * emoji; with --uax29 they are all its segments. Each is a literal substring
 * of the text, in order.
 */
#include "filter.h"
#include "mem.h"
#include "sentence.h"
#include "unicode.h"
#include "unpack.h"
#include "wordbreak.h"

#include <stdio.h>
#include <stdlib.h>

static struct common_options common;
static bool every_segment;

static const struct option_spec options[] = {
    {0, "uax29", NULL, "make every segment of UAX #29 a token, spaces included",
     OPTION_FLAG, &every_segment, NULL},
};

static void print_versions(void)
{
    printf("Unicode %s\n%s\n", unicode_version, unpack_version());
}

static const struct program program = {
    .name = "tokenize",
    .synopsis = "[OPTION ...] [FILE ...]",
    .purpose = "Cut the text of records into words and sentences",
    .options = options,
    .n_options = sizeof(options) / sizeof(options[0]),
    .common = &common,
    .print_versions = print_versions,
};

enum { TEXT };
static const char *const wanted[] = {"text", NULL};
static const char *const replaced[] = {"tokens", "sentences", NULL};

struct tokenizer {
    struct buf text; /* decoded, where it has escapes */
    struct span *tokens;
    size_t n, capacity;
    struct integers sentences; /* index of the first token of each */
};

static void add_token(struct tokenizer *t, struct span token)
{
    if (t->n == t->capacity)
        t->tokens = mem_grow(t->tokens, &t->capacity, t->n + 1, sizeof(*t->tokens));
    t->tokens[t->n++] = token;
}

static void begin_sentence(struct tokenizer *t)
{
    struct integers *s = &t->sentences;

    s->items = mem_grow(s->items, &s->capacity, s->n + 1, sizeof(*s->items));
    s->items[s->n++] = t->n;
}

static void cut(struct tokenizer *t, struct span text)
{
    size_t sentence_end = 0;
    struct wordbreak words;
    struct segment s;

    t->n = t->sentences.n = 0;
    wordbreak_open(&words, text, every_segment ? SEGMENTS_ALL : SEGMENTS_WORDS);
    while (wordbreak_next(&words, &s)) {
        if (s.start >= sentence_end) {
            while (sentence_end <= s.start)
                sentence_end = sentence_next(text.data, text.len, sentence_end);
            begin_sentence(t);
        }
        add_token(t, (struct span){text.data + s.start, s.end - s.start});
    }
}

static bool tokenize(void *context, struct filter *f, struct record *r)
{
    struct tokenizer *t = context;
    struct json_value text = {0};
    struct buf *out = &f->out.buf;

    while (record_next(r) == TEXT)
        if (!record_take(r, JSON_STRING, TEXT, &text))
            return false;
    if (r->json.problem)
        return false;
    if (text.type == JSON_ABSENT) {
        r->json.problem = "the record has no \"text\" to tokenize";
        return false;
    }
    buf_clear(&t->text);
    cut(t, json_string(&text, &t->text));
    record_begin_copy(r, out);
    record_begin_member(out, "tokens");
    record_write_strings(out, t->tokens, t->n);
    record_begin_member(out, "sentences");
    record_write_integers(out, t->sentences.items, t->sentences.n);
    record_end_copy(out);
    return true;
}

int main(int argc, char **argv)
{
    struct option_list operands = options_parse(&program, argc, argv);
    struct record record = {.wanted = wanted, .replaced = replaced};
    struct tokenizer tokenizer = {0};
    struct filter filter;
    enum status status;

    if (filter_begin(&filter, &common))
        filter_run(&filter, &operands, &record, tokenize, &tokenizer);
    status = filter_end(&filter);
    record_release(&record);
    buf_release(&tokenizer.text);
    free(tokenizer.tokens);
    free(tokenizer.sentences.items);
    free(operands.items);
    return (int)status;
}
