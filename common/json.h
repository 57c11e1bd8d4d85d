/*
 * json: a pull reader and writer for JSON (RFC 8259) in memory.
 *
 * The reader walks the bytes once and builds no tree: the caller enters
 * objects and arrays, takes the values it wants and skips the rest, which is
 * checked all the same. A number may have any length and nesting any depth.
 *
 * The bytes must be followed by a NUL and BUF_PADDING readable bytes in all
 * (a struct buf ended with buf_terminate, or a line of struct lines). The
 * encoding is not looked at here; check it with utf8_valid.
 *
 * On a problem a function returns false, `problem` says what is wrong and
 * json_offset says where; nothing more can be read then.
 */
#ifndef DATELINE_JSON_H
#define DATELINE_JSON_H

#include "buf.h"

enum json_type {
    JSON_ABSENT, /* no value at all: what a zeroed value has */
    JSON_NULL,
    JSON_BOOL,
    JSON_NUMBER,
    JSON_STRING,
    JSON_ARRAY,
    JSON_OBJECT
};

/* A value as it stands in the input. */
struct json_value {
    enum json_type type;
    bool escaped;     /* a string that holds backslashes */
    struct span text; /* its bytes; for a string those between the quotes */
};

/* Zeroed, it is ready for json_open; json_release gives its memory back. */
struct json {
    const char *cur; /* the next byte to be read */
    const char *start, *end;
    const char *problem;        /* NULL while all is well */
    const char *lone_surrogate; /* the first escape that is half of a pair, or NULL */
    unsigned char *nesting;     /* for skipping: a byte a level, '{' or '[' */
    size_t nesting_capacity;
};

/* Starts on `len` bytes; the memory of an earlier use is kept. */
void json_open(struct json *j, const char *bytes, size_t len);
void json_release(struct json *j);

/* Bytes from the start to where reading stands, or to the problem. */
static inline size_t json_offset(const struct json *j)
{
    return (size_t)(j->cur - j->start);
}

/* The type of the value that comes next, by its first byte. */
enum json_type json_peek(struct json *j);

/* Enters the object or array that comes next. */
bool json_enter_object(struct json *j);
bool json_enter_array(struct json *j);

/*
 * In an object: goes to the value of the next member and gives its name.
 * False when the object has ended, which leaves it, or on a problem.
 */
bool json_next_member(struct json *j, struct json_value *name);

/* In an array: goes to the next value. False as above. */
bool json_next_element(struct json *j);

/* Takes the next value, whatever it is, and checks all of it. */
bool json_take(struct json *j, struct json_value *value);

/*
 * The same, but what a string stands for is appended to `out`, which is where
 * value->text then lies.
 */
bool json_take_decoded(struct json *j, struct json_value *value, struct buf *out);

/* Takes a string and nothing else. */
bool json_take_string(struct json *j, struct json_value *value);

/* True when nothing but white space is left. */
bool json_at_end(struct json *j);

/* A type as a message says it: "a number", "null". */
const char *json_type_name(enum json_type type);

/*
 * Appends what a string value stands for, escapes resolved. A surrogate
 * without its other half gives U+FFFD; \u0000 gives a NUL byte.
 */
void json_decode(const struct json_value *string, struct buf *out);

/*
 * What a string value stands for: its own bytes if nothing is escaped, else
 * decoded behind what `scratch` holds (valid until that is changed).
 */
struct span json_string(const struct json_value *string, struct buf *scratch);

/* The same for any value: a number stands for its digits, all else for nothing. */
struct span json_string_or_number(const struct json_value *value, struct buf *scratch);

/* Appends `s` as a string, in quotes, with the escapes that JSON demands. */
void json_write(struct buf *out, struct span s);

#endif
