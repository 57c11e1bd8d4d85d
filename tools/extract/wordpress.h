/*
 * wordpress: a post of the WordPress REST API, read and written as a record.
 */
#ifndef DATELINE_EXTRACT_WORDPRESS_H
#define DATELINE_EXTRACT_WORDPRESS_H

#include "record.h"
#include "terms.h"

/* What an object of the REST API is. */
enum wordpress_kind {
    WORDPRESS_POST,
    WORDPRESS_TERM, /* a category or tag */
    WORDPRESS_USER,
    WORDPRESS_MEDIA,
    WORDPRESS_ERROR, /* an answer that says what went wrong */
    WORDPRESS_OTHER
};

/* Zeroed, it is ready to be read into; its memory is kept from post to post. */
struct wordpress_post {
    struct json_value id, date, date_gmt, link, lang, title, content, excerpt, author;
    struct json_value embedded_author, embedded_terms, message;
    struct span categories, tags; /* arrays, as they stand */
    bool has_taxonomy, has_avatars, has_media, has_code;
    struct record record;
    struct buf scratch, title_text, text;
    struct strings names;
    struct arena kept;
    size_t stray_tags; /* closing tags without an opening one */
};

/*
 * Reads an object (see json.h for what must follow it). False: it is damaged,
 * `post->record.json.problem` says how.
 */
bool wordpress_read(struct wordpress_post *post, struct span object);

enum wordpress_kind wordpress_kind(const struct wordpress_post *post);

/* What a record takes from elsewhere. */
struct wordpress_setting {
    const struct terms *terms;
    struct span lang; /* where the post names none; may be empty */
    struct span file; /* its name: the source where there is no link */
    struct span id;   /* where the post has none */
};

/* Appends the post, a WORDPRESS_POST, as a record. */
void wordpress_write(struct wordpress_post *post,
                     const struct wordpress_setting *setting, struct buf *out);

void wordpress_release(struct wordpress_post *post);

#endif
