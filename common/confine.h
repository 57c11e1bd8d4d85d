/*
 * confine: gives up the rights that a program that reads corpora does not need.
 *
 * Access to files is limited by Landlock, if the kernel has it (Linux 5.13 and later):
 * only the files that are named may be read, and only beside the outputs and in the
 * directory for temporary files may files be made, renamed and removed. Open files stay
 * usable. System calls are limited by seccomp: no sockets, no starting of programs, no
 * looking into other processes. The limits hold until the process ends.
 */
#ifndef DATELINE_CONFINE_H
#define DATELINE_CONFINE_H

#include <stdbool.h>

struct confinement {
    int rules;          /* descriptor of Landlock's rules, or -1 */
    int version;        /* of Landlock's interface; 0: there is none */
    bool filters_calls; /* seccomp is in force */
};

/* Begins to collect what is to be allowed. */
void confine_begin(struct confinement *c);

/*
 * Allows to read a file, or all files below a directory and those that links in it lead
 * to. Does nothing if `path` does not exist.
 */
void confine_read(struct confinement *c, const char *path);

/* The same, but links in the directory are not followed. */
void confine_allow(struct confinement *c, const char *path);

/* Allows to make, write, rename and remove files below a directory. */
void confine_write(struct confinement *c, const char *directory);

/* The same for the directory that a file is in. */
void confine_write_beside(struct confinement *c, const char *path);

/* From now on nothing else is allowed. `c` says which of the limits are in force. */
void confine_end(struct confinement *c);

#endif
