/* JSON Lines of others, whole or damaged. */
#include "extract.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return fuzz_extract(FORMAT_JSONL, data, size);
}
