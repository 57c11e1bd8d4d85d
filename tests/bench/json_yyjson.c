/* yyjson, in place, its values in a pool that is kept. */
#include "peer.h"

#include <stdlib.h>
#include <yyjson.h>

static yyjson_alc *pool(size_t len)
{
    static yyjson_alc alc;
    static char *memory;
    static size_t capacity;
    size_t need = yyjson_read_max_memory_usage(len, YYJSON_READ_INSITU);

    if (need > capacity) {
        free(memory);
        capacity = 2 * need;
        memory = malloc(capacity);
    }
    return memory && yyjson_alc_pool_init(&alc, memory, capacity) ? &alc : NULL;
}

static bool rendered(yyjson_val *post, const char *name, const char **html, size_t *len)
{
    yyjson_val *value = yyjson_obj_get(yyjson_obj_get(post, name), "rendered");

    *html = yyjson_get_str(value);
    *len = yyjson_get_len(value);
    return *html != NULL;
}

bool json_post(char *line, size_t len, struct post *post)
{
    yyjson_doc *doc = yyjson_read_opts(line, len, YYJSON_READ_INSITU, pool(len), NULL);
    yyjson_val *root = yyjson_doc_get_root(doc);

    return doc && rendered(root, "title", &post->title, &post->title_len) &&
           rendered(root, "content", &post->content, &post->content_len);
}
