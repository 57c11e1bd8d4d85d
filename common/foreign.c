#include "foreign.h"

#include "ascii.h"
#include "buf.h"
#include "mem.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>

/* A struct foreign is a cJSON by another name. */
static const cJSON *node(const struct foreign *f)
{
    return (const cJSON *)f;
}

static const struct foreign *wrap(const cJSON *c)
{
    return (const struct foreign *)c;
}

/* Copies `json` with each \u0000 turned into \ufffd. */
static void replace_nul(struct span json, struct buf *out)
{
    for (size_t i = 0; i < json.len; i++) {
        if (json.data[i] != '\\' || i + 1 == json.len) {
            buf_add_char(out, json.data[i]);
        } else if (json.len - i >= 6 && memcmp(json.data + i, "\\u0000", 6) == 0) {
            buf_add_literal(out, "\\ufffd");
            i += 5;
        } else {
            buf_add(out, json.data + i, 2);
            i++;
        }
    }
}

struct foreign *foreign_parse(struct span *rest)
{
    struct buf copy = {0}; /* as long as what it is made of */
    const char *end;
    cJSON *root;

    if (!rest->len)
        return NULL;
    cJSON_InitHooks(&(cJSON_Hooks){mem_alloc, free});
    replace_nul(*rest, &copy);
    root = cJSON_ParseWithLengthOpts(buf_terminate(&copy), copy.len + 1, &end, false);
    if (root)
        *rest = span_between(rest->data + (end - copy.data), span_end(*rest));
    while (root && rest->len && ascii_is_white(*rest->data))
        *rest = span_between(rest->data + 1, span_end(*rest));
    buf_release(&copy);
    return (struct foreign *)root;
}

void foreign_free(struct foreign *root)
{
    cJSON_Delete((cJSON *)root);
}

const struct foreign *foreign_member(const struct foreign *object, const char *name)
{
    return wrap(cJSON_GetObjectItemCaseSensitive(node(object), name));
}

const struct foreign *foreign_first(const struct foreign *parent)
{
    return parent ? wrap(node(parent)->child) : NULL;
}

const struct foreign *foreign_next(const struct foreign *sibling)
{
    return wrap(node(sibling)->next);
}

struct span foreign_name(const struct foreign *member)
{
    return span_of(node(member)->string);
}

struct span foreign_string(const struct foreign *value)
{
    return span_of(cJSON_GetStringValue(node(value)));
}

bool foreign_whole_number(const struct foreign *value, uint64_t *number)
{
    double d;

    if (!cJSON_IsNumber(node(value)))
        return false;
    d = node(value)->valuedouble;
    if (!(d >= 0 && d < 9007199254740992.0) || d != (double)(uint64_t)d)
        return false;
    *number = (uint64_t)d;
    return true;
}

const char *foreign_version(void)
{
    static char text[64];

    snprintf(text, sizeof(text), "cJSON %s", cJSON_Version());
    return text;
}
