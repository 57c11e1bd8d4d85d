/*
 * tokenize: records with `text` in, the same records with `tokens` and
 * `sentences` out, or the tokens alone in lines.
 */
#include "filter.h"
#include "tokenize/output.h"
#include "unicode.h"
#include "unpack.h"

#include <stdio.h>
#include <stdlib.h>

static struct common_options common;
static bool every_segment;
static int format_option, offsets_option;
static const char *keep_option;

static const struct option_spec options[] = {
    {'f', "format", "FORMAT", "write records, or the tokens in lines", OPTION_CHOICE,
     &format_option, TOKEN_FORMAT_CHOICES},
    {0, "keep", "TYPE,...",
     "keep these types of tokens: word, number, emoji, url, email, mention, hashtag, "
     "punct, symbol",
     OPTION_TEXT, &keep_option, NULL},
    {0, "offsets", "UNIT", "say where each token starts and ends in the text",
     OPTION_CHOICE, &offsets_option, OFFSET_CHOICES},
    {0, "uax29", NULL, "make every segment of UAX #29 a token, spaces included",
     OPTION_FLAG, &every_segment, NULL},
};

static void print_versions(void)
{
    printf("Unicode %s\n%s\n%s\n%s\n", unicode_version, sentence_rules_version(),
           dictionary_version(), unpack_version());
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

enum { TEXT, LANG, ID };
static const char *const wanted[] = {"text", "lang", "id", NULL};
static const char *const replaced[] = {"tokens", "sentences", "starts", "ends", NULL};

struct tokenizer {
    struct buf text, lang, id; /* decoded, where they have escapes */
    struct buf tag;            /* the language, in its usual form */
    struct cut cut;
    struct token_output output;
    size_t n; /* records written in lines */
};

/* Cuts the text while its tokens are written, unless offsets need all of them. */
static void write_tokens(struct tokenizer *t, struct filter *f)
{
    enum { AT_ONCE = 4096 };
    struct cut *cut = &t->cut;
    struct buf *out = &f->out.buf;

    buf_add_char(out, '[');
    do {
        cut_next(cut, t->output.unit ? SIZE_MAX : AT_ONCE);
        if (cut->before && cut->n)
            buf_add_char(out, ',');
        record_add_strings(out, cut->tokens, cut->n);
        filter_write_full(f);
    } while (!cut->ended);
    buf_add_char(out, ']');
}

static void write_record(struct tokenizer *t, const struct record *r, struct filter *f)
{
    const struct cut *cut = &t->cut;
    struct buf *out = &f->out.buf;

    record_begin_copy(r, &f->out);
    record_begin_member(out, "tokens");
    write_tokens(t, f);
    record_begin_member(out, "sentences");
    record_write_integers(out, cut->sentences.items, cut->sentences.n);
    output_offsets(&t->output, cut, out);
    record_end_copy(out);
}

/* The id of a record, which may be a number; without one, the number of the record. */
static struct span id_of(struct tokenizer *t, const struct json_value *value)
{
    struct span id;

    buf_clear(&t->id);
    id = json_string_or_number(value, &t->id);
    t->n++;
    if (id.len)
        return id;
    buf_clear(&t->id);
    buf_add_uint(&t->id, t->n);
    return buf_span(&t->id);
}

static bool tokenize(void *context, struct filter *f, struct record *r)
{
    struct tokenizer *t = context;
    struct json_value values[3] = {{0}, {0}, {0}};
    struct span text, lang;
    int member;

    while ((member = record_next(r)) >= 0)
        if (!(member == TEXT ? record_take_decoded(r, TEXT, &values[TEXT], &t->text)
                             : json_take(&r->json, &values[member])))
            return false;
    if (r->json.problem)
        return false;
    if (values[TEXT].type == JSON_ABSENT)
        return record_refuse_unready(
            r, "the record has no \"text\", which extract makes: 'extract FILE | "
               "tokenize', or 'extract --map text=MEMBER FILE' of another member");
    text = values[TEXT].text;
    lang = record_language(&values[LANG], &t->lang, &t->tag);
    if (t->output.format == TOKENS_JSONL) {
        cut_open(&t->cut, text, lang);
        write_record(t, r, f);
    } else {
        cut_text(&t->cut, text, lang);
        output_lines(&t->output, id_of(t, &values[ID]), &t->cut, &f->out.buf);
    }
    return true;
}

static void read_settings(struct tokenizer *t)
{
    t->output.format = (enum token_format)format_option;
    t->output.unit = (enum offset_unit)offsets_option;
    t->cut.plain_standard = every_segment;
    t->cut.keep = CUT_USUAL;
    if (t->output.format == TOKENS_CONLLU) /* which holds all of a sentence */
        t->cut.keep |= 1u << TOKEN_PUNCT | 1u << TOKEN_SYMBOL;
    if (every_segment && keep_option)
        options_usage_error(&program,
                            "--uax29 keeps everything; --keep cannot be given");
    if (every_segment && t->output.format == TOKENS_CONLLU)
        options_usage_error(&program,
                            "--uax29 keeps white space, which CoNLL-U cannot hold");
    if (keep_option && !cut_parse_types(span_of(keep_option), &t->cut.keep))
        options_usage_error(&program,
                            "--keep is a list of types such as word,number, "
                            "not '%s'",
                            keep_option);
}

static void release(struct tokenizer *t)
{
    buf_release(&t->text);
    buf_release(&t->lang);
    buf_release(&t->id);
    buf_release(&t->tag);
    cut_release(&t->cut);
    output_lines_release(&t->output);
}

int main(int argc, char **argv)
{
    struct option_list operands = options_parse(&program, argc, argv);
    struct record record = {.wanted = wanted, .replaced = replaced};
    struct tokenizer tokenizer = {0};
    struct filter filter;
    enum status status;

    read_settings(&tokenizer);
    if (filter_begin(&filter, &common)) {
        output_begin(&tokenizer.output, &filter.out.buf);
        filter_confine(&filter, &operands, NULL);
        filter_run(&filter, &operands, &record, tokenize, &tokenizer);
    }
    status = filter_end(&filter);
    record_release(&record);
    release(&tokenizer);
    free(operands.items);
    return (int)status;
}
