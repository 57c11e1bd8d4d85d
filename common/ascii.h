/*
 * ascii: the classes of ASCII characters, whatever the locale.
 */
#ifndef DATELINE_ASCII_H
#define DATELINE_ASCII_H

#include <stdbool.h>

static inline bool ascii_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool ascii_is_letter(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static inline bool ascii_is_small(char c)
{
    return c >= 'a' && c <= 'z';
}

static inline bool ascii_is_hex(char c)
{
    return ascii_is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
}

/* Space, tab, newline, vertical tab, form feed, carriage return. */
static inline bool ascii_is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* What both JSON (RFC 8259) and XML 1.0 call white space. */
static inline bool ascii_is_white(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* A capital letter in lower case; any other byte as it is. */
static inline char ascii_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

#endif
