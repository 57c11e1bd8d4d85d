#include "pattern_sieve.h"

static void add_gate(uint64_t tables[PATTERN_SIEVE_DEPTH][256], unsigned number,
                     const struct pattern_gate *gate)
{
    for (unsigned i = 0; i < PATTERN_SIEVE_DEPTH; i++)
        for (unsigned byte = 0; byte < 256; byte++)
            if (!gate || i >= gate->n || pattern_gate_has(gate->bytes[i], (char)byte))
                tables[i][byte] |= UINT64_C(1) << number;
}

void pattern_sieve_add(struct pattern_sieve *sieve, unsigned number,
                       const struct pattern_gate *behind,
                       const struct pattern_gate *before)
{
    add_gate(sieve->behind, number, behind);
    add_gate(sieve->before, number, before);
}
