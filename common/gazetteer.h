/*
 * gazetteer: names of things found among tokens.
 *
 * A gazetteer (dateline-gazetteer(5)) maps forms, runs of one or more words,
 * to what they name. Forms and tokens are compared folded; a word of a form
 * may be a prefix (`econom*`). It is compiled (gazetteer_build.h) into an
 * image that is mapped, and matched by walking a trie over numbered words.
 *
 * Two layers are matched in one pass and do not compete: entities, of which
 * the longest at the leftmost place wins, and topic terms.
 */
#ifndef DATELINE_GAZETTEER_H
#define DATELINE_GAZETTEER_H

#include "buf.h"
#include "cache.h"

/* Flags of an entry. */
enum {
    ENTRY_CAPITAL = 1, /* must start with a capital */
    ENTRY_EXACT = 2,   /* must have the case of the form */
    ENTRY_COMMA = 4,   /* the form holds a comma */
    ENTRY_STOP = 8,    /* the form holds a full stop */
    ENTRY_BLOCK = 16,  /* takes the place of other entries and gives nothing */
    ENTRY_TOPIC = 32   /* in the layer of topics */
};

struct gazetteer {
    struct span image;
    const struct image_header *header;
    void *mapped; /* the image, if it is mapped from a file */
    char problem[160];
};

/* Maps a compiled gazetteer. False: `problem` says why. */
bool gazetteer_open(struct gazetteer *g, const char *path);

/* Uses an image in memory, which must stay and be aligned to 8 bytes. */
bool gazetteer_open_image(struct gazetteer *g, struct span image);

void gazetteer_close(struct gazetteer *g);

/* Number of entries. */
size_t gazetteer_size(const struct gazetteer *g);

/* An entry as it was written. */
struct gazetteer_entry {
    struct span type, id, kind, lang, form;
    float weight;
    unsigned flags;
    unsigned rank; /* a larger one overrides: it came from a later file */
};

struct gazetteer_entry gazetteer_entry(const struct gazetteer *g, uint32_t number);

/* A run of tokens that an entry names. */
struct match {
    size_t start, end; /* tokens, half open */
    uint32_t entry;
};

struct matches {
    struct match *items;
    size_t n, capacity;
};

/* Tokens in their text. */
struct token_run {
    const struct span *tokens; /* as many bytes readable behind as cache.h asks */
    size_t n;
    struct span text;
    const size_t *starts; /* place of each token in `text`, bytes; NULL: unknown */
};

/* A gazetteer in use; matcher_release frees what matcher_init made. */
struct matcher {
    const struct gazetteer *gazetteer;
    struct cache cache; /* token to number + 1 of its word */
    struct buf folded;
    uint32_t *words; /* number + 1 of each token's word, 0 for none */
    size_t words_capacity;
};

void matcher_init(struct matcher *m, const struct gazetteer *g);
void matcher_release(struct matcher *m);

/*
 * Appends the matches in `run` to `entities` and `topics`, in order of their
 * start. Entities do not overlap each other, nor do topic terms; two entries
 * of different topics may share a run of tokens. Blocks are among the
 * entities: the caller leaves them out.
 */
void matcher_run(struct matcher *m, const struct token_run *run,
                 struct matches *entities, struct matches *topics);

#endif
