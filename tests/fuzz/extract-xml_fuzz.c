/* Lists of documents in XML and SGML. */
#include "extract.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return fuzz_extract(FORMAT_XML, data, size);
}
