#include "gazetteer.h"

#include "io.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

static bool fail(struct gazetteer *g, const char *problem)
{
    snprintf(g->problem, sizeof(g->problem), "%s", problem);
    return false;
}

static bool section_fits(const struct gazetteer *g, struct image_section s, size_t size)
{
    return s.at % 8 == 0 && s.at <= g->image.len &&
           s.count <= (g->image.len - s.at) / size;
}

static bool is_power_of_two(uint64_t n)
{
    return n && !(n & (n - 1));
}

static bool filter_fits(const struct gazetteer *g, struct image_section s)
{
    return section_fits(g, s, sizeof(uint64_t)) && is_power_of_two(s.count);
}

static bool filters_fit(const struct gazetteer *g)
{
    for (int i = 0; i < N_FILTERS; i++)
        if (!filter_fits(g, g->header->filters[i]))
            return false;
    return filter_fits(g, g->header->pairs);
}

static bool image_is_sound(const struct gazetteer *g)
{
    const struct image_header *h = g->header;

    return h->byte_order == IMAGE_BYTE_ORDER && h->size == g->image.len &&
           is_power_of_two(h->word_slots.count) &&
           section_fits(g, h->words, sizeof(struct image_word)) &&
           section_fits(g, h->word_slots, sizeof(struct image_slot)) &&
           filters_fit(g) && section_fits(g, h->edges, sizeof(struct image_edge)) &&
           section_fits(g, h->nodes, sizeof(struct image_node)) &&
           section_fits(g, h->postings, sizeof(struct image_posting)) &&
           section_fits(g, h->priors, sizeof(uint32_t)) &&
           section_fits(g, h->entries, sizeof(struct image_entry)) &&
           section_fits(g, h->recodes, sizeof(struct image_recode)) &&
           section_fits(g, h->languages, sizeof(struct image_language)) &&
           section_fits(g, h->language_sets, sizeof(language_set)) &&
           section_fits(g, h->symbols, sizeof(struct image_text)) &&
           section_fits(g, h->strings, 1) && h->nodes.count && h->languages.count &&
           h->languages.count <= LANGUAGES_MOST;
}

bool gazetteer_is_image(struct span bytes)
{
    return span_starts(bytes, SPAN(IMAGE_MAGIC));
}

bool gazetteer_open_image(struct gazetteer *g, struct span image)
{
    *g = (struct gazetteer){.image = image};
    if (image.len < sizeof(*g->header) || !gazetteer_is_image(image))
        return fail(g, "it is not a compiled gazetteer of this version");
    g->header = (const void *)image.data;
    return image_is_sound(g) ||
           fail(g, "it is damaged, or was compiled on another kind of machine");
}

bool gazetteer_open(struct gazetteer *g, const char *path)
{
    struct stat status;
    void *mapped;
    int fd;

    *g = (struct gazetteer){0};
    do
        fd = open(path, O_RDONLY | O_CLOEXEC);
    while (fd < 0 && errno == EINTR);
    if (fd < 0)
        return fail(g, strerror(errno));
    if (fstat(fd, &status) != 0 || status.st_size <= 0) {
        close(fd);
        return fail(g, "it is empty");
    }
    io_watch_mapped_files();
    mapped = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    close(fd);
    if (mapped == MAP_FAILED)
        return fail(g, strerror(errno));
    if (gazetteer_open_image(g, (struct span){mapped, (size_t)status.st_size})) {
        g->mapped = mapped;
        return true;
    }
    munmap(mapped, (size_t)status.st_size);
    return false;
}

uint64_t gazetteer_sum(struct span image)
{
    struct image_header header;
    size_t size = sizeof(header);

    memcpy(&header, image.data, size);
    header.sum = 0;
    return XXH3_64bits_withSeed(image.data + size, image.len - size,
                                XXH3_64bits(&header, size));
}

bool gazetteer_open_checked(struct gazetteer *g, const char *path)
{
    if (!gazetteer_open(g, path))
        return false;
    if (gazetteer_sum(g->image) == g->header->sum)
        return true;
    gazetteer_close(g);
    return fail(g, "it is damaged: its bytes do not give its sum");
}

void gazetteer_close(struct gazetteer *g)
{
    if (g->mapped)
        munmap(g->mapped, g->image.len);
    *g = (struct gazetteer){0};
}

size_t gazetteer_size(const struct gazetteer *g)
{
    return (size_t)g->header->entries.count;
}

struct span gazetteer_symbol(const struct gazetteer *g, uint32_t number)
{
    const struct image_text *symbols = gazetteer_section(g, g->header->symbols);

    return gazetteer_text(g, symbols[number]);
}

static const struct image_entry *entry_at(const struct gazetteer *g, uint32_t number)
{
    return (const struct image_entry *)gazetteer_section(g, g->header->entries) +
           number;
}

struct gazetteer_entry gazetteer_entry(const struct gazetteer *g, uint32_t number)
{
    const struct image_entry *e = entry_at(g, number);

    return (struct gazetteer_entry){
        .type = gazetteer_symbol(g, e->type),
        .id = gazetteer_symbol(g, e->id),
        .kind = gazetteer_symbol(g, e->kind),
        .lang = gazetteer_language_tag(g, e->language),
        .form = gazetteer_text(g, e->form),
        .weight = e->weight,
        .flags = e->flags,
        .rank = e->rank,
    };
}

bool gazetteer_has_kind(const struct gazetteer *g, struct span kind)
{
    const struct image_entry *e = entry_at(g, 0),
                             *end = entry_at(g, (uint32_t)gazetteer_size(g));

    for (uint32_t known = UINT32_MAX; e < end; e++) {
        if (e->kind == known)
            continue;
        known = e->kind;
        if (span_equal(gazetteer_symbol(g, known), kind))
            return true;
    }
    return false;
}

/* ---- recodes ---- */

static bool is_for_type(const struct gazetteer *g, const struct image_recode *r,
                        struct span type)
{
    struct span own = gazetteer_symbol(g, r->type);

    return !own.len || span_equal(own, type);
}

struct span gazetteer_recoded(const struct gazetteer *g, struct span type,
                              struct span id, bool historic)
{
    const struct image_recode *r = gazetteer_section(g, g->header->recodes);
    struct span recoded = id;

    for (uint64_t i = 0; i < g->header->recodes.count; i++)
        if (span_equal(gazetteer_symbol(g, r[i].from), id) &&
            !(r[i].flags & ENTRY_HISTORIC && historic) && is_for_type(g, &r[i], type))
            recoded = gazetteer_symbol(g, r[i].to); /* later files come later */
    return recoded;
}

/* ---- languages ---- */

static const struct image_language *language_at(const struct gazetteer *g,
                                                uint32_t number)
{
    return (const struct image_language *)gazetteer_section(g, g->header->languages) +
           number;
}

struct span gazetteer_language_tag(const struct gazetteer *g, uint32_t number)
{
    return gazetteer_text(g, language_at(g, number)->tag);
}

struct gazetteer_language gazetteer_language_at(const struct gazetteer *g,
                                                uint32_t number)
{
    bool defined = language_at(g, number)->defined;
    const struct image_language *l = language_at(g, defined ? number : 0);

    return (struct gazetteer_language){
        .tag = gazetteer_language_tag(g, number),
        .uses = gazetteer_text(g, l->uses),
        .capitals = l->capitals,
        .prefixes = gazetteer_text(g, l->prefixes),
        .drops = gazetteer_text(g, l->drops),
        .suffixes = gazetteer_text(g, l->suffixes),
        .defined = defined,
    };
}

static uint32_t find_tag(const struct gazetteer *g, struct span tag)
{
    for (uint32_t i = 1; i < g->header->languages.count; i++)
        if (span_equal(gazetteer_language_tag(g, i), tag))
            return i;
    return 0;
}

static struct span without_last_subtag(struct span tag)
{
    while (tag.len && tag.data[tag.len - 1] != '-')
        tag.len--;
    if (tag.len)
        tag.len--;
    return tag;
}

uint32_t gazetteer_language(const struct gazetteer *g, struct span tag)
{
    uint32_t found = 0;

    while (tag.len && !(found = find_tag(g, tag)))
        tag = without_last_subtag(tag);
    return found;
}

uint32_t gazetteer_language_with_row(const struct gazetteer *g, uint32_t number)
{
    while (number && !language_at(g, number)->defined)
        number = gazetteer_language(
            g, without_last_subtag(gazetteer_language_tag(g, number)));
    return number;
}
