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
    struct signature how; /* but for what the three above say, until request_settle */
    const char *directory, *measures, *against, *sort, *names; /* NULL: not said */
    uint64_t top, least;                                       /* 0: all */
    uint64_t memory;                                           /* bytes */
    int format;                                                /* enum sheet_format */
    bool crlf, bom, safe, fill, pivot, partial, merge;
    char problem[160];
};

extern const struct program request_program;

/* The one that request_program fills, as it is before anything is asked. */
struct request *request_unasked(void);

/* Parses the command line, of which there is one. Ends the program as options_parse. */
struct request *request_parse(int argc, char **argv, struct option_list *operands);

/* Fills in what was not said. False: what was cannot be, `problem` says why. */
bool request_settle(struct request *r);

/* Whether a table for each unit is asked for, or one for pairs. */
bool request_has_unit(const struct request *r, enum unit unit);

/* Whether the reference is a file, a part of the one table, and not a group of each. */
bool request_has_part(const struct request *r);

#endif
