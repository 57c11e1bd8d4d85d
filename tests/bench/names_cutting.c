/* Our own, the texts cut into tokens in the time measured. */
#define NAMES_CUT
#include "names_dateline.c"
