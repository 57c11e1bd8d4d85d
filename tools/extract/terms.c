#include "terms.h"

#include "files.h"
#include "html.h"
#include "mem.h"

#include <stdio.h>
#include <stdlib.h>

static void add(struct terms *t, struct span id, struct span name)
{
    uint32_t number = intern_add(&t->ids, id);

    buf_clear(&t->scratch);
    html_to_text(name, &t->scratch);
    t->names = mem_grow(t->names, &t->capacity, t->ids.n, sizeof(*t->names));
    t->names[number] = arena_copy(&t->text, buf_span(&t->scratch));
}

/* False: it is no term. */
static bool add_object(struct terms *t, const struct foreign *term)
{
    struct span name = foreign_string(foreign_member(term, "name"));
    uint64_t id;
    char digits[24];

    if (!name.data || !foreign_whole_number(foreign_member(term, "id"), &id))
        return false;
    snprintf(digits, sizeof(digits), "%llu", (unsigned long long)id);
    add(t, span_of(digits), name);
    return true;
}

/* False: there is no term. */
static bool add_all(struct terms *t, const struct foreign *root)
{
    bool found = false;

    for (const struct foreign *f = foreign_first(root); f; f = foreign_next(f)) {
        struct span name = foreign_string(f), id = foreign_name(f);

        if (name.data && id.data) {
            add(t, id, name);
            found = true;
        } else {
            found |= add_object(t, f);
        }
    }
    return found;
}

/* Reads one list, or the pages of one behind each other. NULL, or what is wrong. */
static const char *read_lists(struct terms *t, struct span text)
{
    struct foreign *root;
    bool found = false;

    while ((root = foreign_parse(&text)) != NULL) {
        found |= add_all(t, root);
        foreign_free(root);
    }
    if (!found)
        return "it holds no terms with id and name";
    return text.len ? "something behind the terms is no JSON" : NULL;
}

bool terms_read(struct terms *t, const char *path, char *problem, size_t size)
{
    struct buf text = {0};
    const char *wrong = NULL;
    bool good = files_read(path, &text, problem, size);

    if (good)
        wrong = read_lists(t, buf_span(&text));
    if (wrong)
        snprintf(problem, size, "%s", wrong);
    buf_release(&text);
    return good && !wrong;
}

struct span terms_find(const struct terms *t, struct span id)
{
    uint32_t number = intern_find(&t->ids, id);

    return number == INTERN_NONE ? id : t->names[number];
}

void terms_release(struct terms *t)
{
    intern_release(&t->ids);
    free(t->names);
    arena_release(&t->text);
    buf_release(&t->scratch);
}
