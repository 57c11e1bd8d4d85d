/*
 * Prints the names of a compiled gazetteer, no topics, classes and cues: language,
 * tab, form.
 *
 *     names_forms IMAGE
 */
#include "gazetteer.h"

#include <stdio.h>

int main(int argc, char **argv)
{
    struct gazetteer g;

    if (argc != 2 || !gazetteer_open(&g, argv[1])) {
        fputs("usage: names_forms IMAGE\n", stderr);
        return 2;
    }
    for (size_t i = 0; i < gazetteer_size(&g); i++) {
        struct gazetteer_entry e = gazetteer_entry(&g, (uint32_t)i);

        if (!(e.flags & (ENTRY_TOPIC | ENTRY_CLASS | ENTRY_CUE)))
            printf("%.*s\t%.*s\n", (int)e.lang.len, e.lang.data, (int)e.form.len,
                   e.form.data);
    }
    gazetteer_close(&g);
    return 0;
}
