/* The tests of wordbreak_test with wordbits as it is where there are no vectors. */
#define SCAN_PLAIN
#include "wordbits.c"
#include "wordbreak_test.c"
