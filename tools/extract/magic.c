#include "magic.h"

#define PICTURE "a picture; text recognition, as by tesseract, makes text of it"
#define RECORDING "a recording; extract reads its transcript"

static const struct magic {
    size_t at; /* bytes before them */
    struct span bytes;
    const char *problem;
} magics[] = {
    {0, {"%PDF-", 5}, "a PDF; 'pdftotext FILE - | extract' reads its text"},
    {0, {"{\\rtf", 5}, "an RTF file; make text or HTML of it first"},
    {0, {"PK\3\4", 4}, "a ZIP archive or office file; unpack or export it"},
    {0, {"\xD0\xCF\x11\xE0", 4}, "an office file; export it"},
    {0, {"7z\xBC\xAF\x27\x1C", 6}, "a 7z archive; unpack it"},
    {0, {"Rar!\x1A\7", 6}, "a RAR archive; unpack it"},
    {256, {"\0ustar", 6}, "a tar archive; unpack it"},
    {4, {"1AY&SY", 6}, "packed by bzip2; 'bzip2 -dc FILE | extract' reads it"},
    {0, {"\xFD\x37zXZ\0", 6}, "packed by xz; 'xz -dc FILE | extract' reads it"},
    {0, {"\4\x22M\x18", 4}, "packed by lz4; 'lz4 -dc FILE | extract' reads it"},
    {0, {"SQLite format 3\0", 16}, "an SQLite database; export a table as CSV"},
    {0, {"\x89PNG\r", 5}, PICTURE},
    {0, {"\xFF\xD8\xFF", 3}, PICTURE}, /* JPEG */
    {0, {"GIF87a", 6}, PICTURE},
    {0, {"GIF89a", 6}, PICTURE},
    {0, {"ID3\3", 4}, RECORDING},
    {0, {"ID3\4", 4}, RECORDING},
    {0, {"PAR1\x15", 5}, "a Parquet file; export it as JSON Lines or CSV"},
};

const char *magic_problem(struct span head)
{
    for (size_t i = 0; i < sizeof(magics) / sizeof(magics[0]); i++) {
        const struct magic *m = &magics[i];

        if (head.len >= m->at &&
            span_starts((struct span){head.data + m->at, head.len - m->at}, m->bytes))
            return m->problem;
    }
    return NULL;
}
