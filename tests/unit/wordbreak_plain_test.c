/* The tests of wordbreak_test with wordbits as it is where there are no vectors. */
#ifndef SCAN_PLAIN
#define SCAN_PLAIN
#endif
#include "wordbits.c"
#include "wordbreak_test.c"
