#include "magic.h"

static const struct magic {
    const char *bytes, *problem;
    size_t at; /* bytes before them */
} magics[] = {
    {"%PDF-", "a PDF file; make text of it first, as pdftotext does", 0},
    {"{\\rtf", "an RTF file; make text or HTML of it first", 0},
    {"PK\3\4",
     "a ZIP archive, as .docx, .xlsx and .epub are; unpack it, or make text or "
     "CSV of it first",
     0},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
     "an old Office document; make text or CSV of it first", 0},
    {"7z\xBC\xAF\x27\x1C", "a 7-Zip archive; unpack it first", 0},
    {"ustar", "a tar archive; unpack it and give its directory", 257},
    {"BZh", "compressed with bzip2; bzip2 -dc unpacks it", 0},
    {"\xFD\x37zXZ", "compressed with xz; xz -dc unpacks it", 0},
    {"\x04\x22\x4D\x18", "compressed with lz4; lz4 -dc unpacks it", 0},
    {"SQLite format 3", "an SQLite database; export a table of it as CSV", 0},
    {"PAR1", "a Parquet file; export it as CSV or JSON Lines", 0},
};

const char *magic_problem(struct span head)
{
    for (size_t i = 0; i < sizeof(magics) / sizeof(magics[0]); i++) {
        const struct magic *m = &magics[i];

        if (head.len >= m->at &&
            span_starts((struct span){head.data + m->at, head.len - m->at},
                        span_of(m->bytes)))
            return m->problem;
    }
    return NULL;
}
