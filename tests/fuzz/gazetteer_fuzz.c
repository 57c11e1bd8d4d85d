/*
 * Files of names, topics and languages: what is taken is compiled, and the
 * image opened and matched.
 */
#include "fuzz.h"

#include "gazetteer_rows.h"
#include "matcher.h"

static void match(const struct gazetteer *g)
{
    static const char words[] = "The New York Times in North Korea\0and so on, Kim";
    static struct buf text;
    struct span tokens[16], rest, word;
    struct matcher m = {0};
    struct matches entities = {0}, topics = {0};
    size_t n = 0;

    buf_clear(&text);
    buf_add(&text, words, sizeof(words));
    buf_terminate(&text);
    rest = buf_span(&text);
    while (n < 16 && span_split(&rest, ' ', &word))
        tokens[n++] = word;
    matcher_init(&m, g, SPAN("en"));
    matcher_run(&m,
                &(struct token_run){.tokens = tokens, .n = n, .text = buf_span(&text)},
                &entities, &topics);
    for (size_t i = 0; i < entities.n; i++)
        must(entities.items[i].start < entities.items[i].end &&
             entities.items[i].end <= n && entities.items[i].entry < gazetteer_size(g));
    matcher_release(&m);
    free(entities.items);
    free(topics.items);
}

static void open_image(struct gazetteer_builder *b)
{
    struct buf image = {0};
    struct gazetteer g;

    gazetteer_build(b, &image);
    must(gazetteer_open_image(&g, buf_span(&image)));
    match(&g);
    gazetteer_close(&g);
    buf_release(&image);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    unsigned kind = fuzz_choice(&data, &size, 3);
    struct gazetteer_builder *b = gazetteer_builder_new();
    static struct gazetteer_fault fault;
    const char *path = fuzz_file(data, size);

    if (kind == 0   ? gazetteer_add_entries(b, path, &fault)
        : kind == 1 ? gazetteer_add_topics(b, path, SPAN(""), &fault)
                    : gazetteer_add_languages(b, path, &fault))
        open_image(b);
    gazetteer_builder_free(b);
    return 0;
}
