/*
 * record: reads and writes records, which programs exchange as JSON Lines.
 *
 * A record is one JSON object on one line (dateline-record(5)). A program names the
 * members that it reads and those that it replaces. record_next walks the line once and
 * stops at the former; record_begin_copy copies all members but the latter byte for
 * byte, and the program then appends the members that it writes. White space before a
 * comma or the closing brace does not belong to a member.
 */
#ifndef DATELINE_RECORD_H
#define DATELINE_RECORD_H

#include "arena.h"
#include "io.h"
#include "json.h"

/*
 * Zeroed but for the two lists, which end with NULL, it is ready. record_release gives
 * its memory back.
 */
struct record {
    const char *const *wanted;   /* names at which record_next stops */
    const char *const *replaced; /* names left out of the copy; NULL for none */
    struct json json;            /* stands at the value record_next gave */
    struct buf name;             /* scratch for names with escapes */

    /* The parts of the line that are copied, without the commas between. */
    struct span *kept;
    size_t n_kept, kept_capacity;
    const char *member_start; /* where the member being read starts */
    bool member_replaced;
    bool in_member;
    char message[96]; /* what record_take complains of */
    bool is_unready;  /* by record_refuse_unready */
};

void record_release(struct record *r);

/* Starts on a line (see json.h for what must follow it). False: it is no object. */
bool record_open(struct record *r, struct span line);

/*
 * Refuses a record that lacks what an earlier program should have added, as `problem`
 * says. Since many records are likely to lack it, they are reported together
 * (filter.h): it must be the same pointer for all of them, and a program may have at
 * most four. Returns false; true if `problem` is NULL.
 */
bool record_refuse_unready(struct record *r, const char *problem);

/*
 * Goes to the next wanted member and returns its index in `wanted`; the caller must
 * then take its value from `r->json` (json_take, record_tokens …). -1: the line has
 * ended or, if `r->json.problem` is set, is no record.
 */
int record_next(struct record *r);

/*
 * Takes the value of the member wanted[index], which must be of the given type, or
 * null, which counts as absent. False: it is not.
 */
bool record_take(struct record *r, enum json_type type, int index,
                 struct json_value *value);

/*
 * The same for a string, which is decoded into `out`, with BUF_PADDING NULs behind it;
 * value->text points there.
 */
bool record_take_decoded(struct record *r, int index, struct json_value *value,
                         struct buf *out);

/*
 * The language that the value of "lang" names, as lang_tag writes it into `tag`; empty
 * if the value is no tag. In `scratch` the value is decoded.
 */
struct span record_language(const struct json_value *value, struct buf *scratch,
                            struct buf *tag);

/*
 * Appends the line without its closing brace and without the replaced members. After it
 * call record_begin_member and append a value, any number of times, and then
 * record_end_copy. To be called after record_next has returned -1, and only if the
 * record is certain to be written: of a long one, most is written at once.
 */
void record_begin_copy(const struct record *r, struct output *out);
void record_end_copy(struct buf *out);

/* Starts a new record, to be continued in the same way. */
void record_begin_new(struct buf *out);

/* Appends a comma where one is needed, the name (plain ASCII) and a colon. */
void record_begin_member(struct buf *out, const char *name);

/* Appends a whole member with a string value. */
void record_add_string(struct buf *out, const char *name, struct span value);

/* The strings of an array; they point into the line, or into `decoded`. */
struct strings {
    struct span *items;
    size_t n, capacity;
    struct arena decoded;
    struct buf scratch;
};

/* Empties the list and keeps its memory, strings_release gives it back. */
void strings_clear(struct strings *s);
void strings_release(struct strings *s);

/* Appends a span, which must stay where it points. */
void strings_add(struct strings *s, struct span item);

/* Reads an array of strings into `s`, emptied before. False: a problem. */
bool record_strings(struct json *j, struct strings *s);

/*
 * Reads the tokens of a record as record_strings does, and finds them in its text, from
 * which they were cut in order; those that are found point into it. `*aligned`: all of
 * them do; else they were cut from another text. Behind the text BUF_PADDING bytes must
 * be readable, unless it is empty.
 */
bool record_tokens(struct json *j, struct span text, struct strings *s, bool *aligned);

/*
 * Append an array of strings, or the part of it between the brackets. Behind each item
 * 15 bytes must be readable, as they are inside a struct buf.
 */
void record_write_strings(struct buf *out, const struct span *items, size_t n);
void record_add_strings(struct buf *out, const struct span *items, size_t n);

struct integers {
    size_t *items;
    size_t n, capacity;
};

/* Reads an array of integers from 0 up to SIZE_MAX / 10. */
bool record_integers(struct json *j, struct integers *numbers);

void record_write_integers(struct buf *out, const size_t *items, size_t n);

#endif
