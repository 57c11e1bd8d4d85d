/* Web pages. */
#include "extract.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return fuzz_extract(FORMAT_HTML, data, size);
}
