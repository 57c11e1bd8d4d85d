/*
 * confine: gives up what a program that reads corpora has no need of.
 *
 * Files by Landlock, where the kernel has it (Linux 5.13 and later): those named may
 * be read, and files be made, renamed and removed beside the outputs and in the
 * folder for temporary files. What is open stays usable. System calls by seccomp:
 * no sockets, no other programs, no looking into other processes. It holds until the
 * process ends and cannot be taken back.
 */
#ifndef DATELINE_CONFINE_H
#define DATELINE_CONFINE_H

#include <stdbool.h>

struct confinement {
    int rules;   /* of Landlock, or -1 */
    int version; /* of Landlock's interface; 0: there is none */
    bool filters_calls;
};

/* Begins to gather what is allowed. */
void confine_begin(struct confinement *c);

/*
 * Allows to read a file, or all files below a directory and those that links in it
 * lead to. What does not exist is passed over.
 */
void confine_read(struct confinement *c, const char *path);

/* Allows to read a file, or all below a directory; links are not looked at. */
void confine_allow(struct confinement *c, const char *path);

/* Allows to make, write, rename and remove files in a directory and below it. */
void confine_write(struct confinement *c, const char *directory);

/* The same for the directory that a file is in. */
void confine_write_beside(struct confinement *c, const char *path);

/* From now on nothing else is allowed; `c` tells what could be had. */
void confine_end(struct confinement *c);

#endif
