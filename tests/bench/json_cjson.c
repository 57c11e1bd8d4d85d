/* cJSON. */
#include "peer.h"

#include <cjson/cJSON.h>
#include <string.h>

static bool rendered(const cJSON *post, const char *name, const char **html,
                     size_t *len)
{
    const cJSON *member = cJSON_GetObjectItemCaseSensitive(post, name);

    *html = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(member, "rendered"));
    *len = *html ? strlen(*html) : 0;
    return *html != NULL;
}

bool json_post(char *line, size_t len, struct post *post)
{
    static cJSON *root;

    cJSON_Delete(root);
    root = cJSON_ParseWithLength(line, len);
    return rendered(root, "title", &post->title, &post->title_len) &&
           rendered(root, "content", &post->content, &post->content_len);
}
