/*
 * request: what the command line asks of count.
 */
#ifndef DATELINE_COUNT_REQUEST_H
#define DATELINE_COUNT_REQUEST_H

#include "options.h"
#include "signature.h"

struct request {
    struct common_options common;
    int unit, with; /* enum unit; -1: not said */
    const char *by, *over, *window;
    struct signature how; /* it has what the three above say after request_settle */
    const char *directory, *measures, *against, *sort, *names; /* NULL: not said */
    uint64_t top, least;                                       /* 0: all */
    uint64_t memory;                                           /* bytes */
    int format;                                                /* enum sheet_format */
    bool crlf, bom, safe, fill, pivot, partial, merge;
    char problem[160];
};

extern const struct program request_program;

/* The request that request_program fills, with its defaults. */
struct request *request_unasked(void);

/* Parses the command line into that request. Ends the program as options_parse does. */
struct request *request_parse(int argc, char **argv, struct option_list *operands);

/* Fills in what was not given. False: the options are wrong, `problem` says why. */
bool request_settle(struct request *r);

/* Whether a table of a unit is asked for, not counting that of pairs. */
bool request_has_unit(const struct request *r, enum unit unit);

/* Whether the reference is a file, written by --partial, and not one of the groups. */
bool request_has_part(const struct request *r);

#endif
