#include "langvotes.h"

#include "address.h"
#include "mem.h"
#include "utf8.h"

enum {
    LONGEST_TOKEN = 60, /* ASCII bytes; what is longer is no word */
    SLICE = 64,         /* bytes read at one place */
};

unsigned lang_highest(const struct lang_votes *v, uint64_t *languages)
{
    unsigned number = 0;

    for (unsigned i = LANG_PLANES; i-- > 0;) {
        uint64_t with = *languages & v->plane[i];

        if (with) {
            *languages = with;
            number |= 1u << i;
        }
    }
    return number;
}

/* ---- scripts ---- */

static const struct {
    uint16_t first, last;
    enum script script;
} script_ranges[] = {
    {0x00A0, 0xFFFF, SCRIPT_OTHER},    {0x00A0, 0x00BF, SCRIPT_COMMON},
    {0x00C0, 0x024F, SCRIPT_LATIN},    {0x0250, 0x02AF, SCRIPT_LATIN},
    {0x02B0, 0x02FF, SCRIPT_COMMON},   {0x0300, 0x036F, SCRIPT_COMMON},
    {0x0370, 0x03FF, SCRIPT_GREEK},    {0x0400, 0x052F, SCRIPT_CYRILLIC},
    {0x0530, 0x058F, SCRIPT_ARMENIAN}, {0x0590, 0x05FF, SCRIPT_HEBREW},
    {0x0600, 0x061F, SCRIPT_COMMON},   {0x0620, 0x065F, SCRIPT_ARABIC},
    {0x0660, 0x066F, SCRIPT_COMMON},   {0x0670, 0x06EF, SCRIPT_ARABIC},
    {0x06F0, 0x06FF, SCRIPT_COMMON},   {0x0750, 0x077F, SCRIPT_ARABIC},
    {0x0780, 0x07BF, SCRIPT_THAANA},   {0x07C0, 0x07FF, SCRIPT_NKO},
    {0x08A0, 0x08FF, SCRIPT_ARABIC},   {0x0900, 0x095F, SCRIPT_DEVANAGARI},
    {0x0960, 0x096F, SCRIPT_COMMON},   {0x0970, 0x097F, SCRIPT_DEVANAGARI},
    {0x0980, 0x09DF, SCRIPT_BENGALI},  {0x09E0, 0x09EF, SCRIPT_COMMON},
    {0x09F0, 0x09FF, SCRIPT_BENGALI},  {0x0A00, 0x0A7F, SCRIPT_GURMUKHI},
    {0x0A80, 0x0AFF, SCRIPT_GUJARATI}, {0x0B00, 0x0B7F, SCRIPT_ORIYA},
    {0x0B80, 0x0BFF, SCRIPT_TAMIL},    {0x0C00, 0x0C7F, SCRIPT_TELUGU},
    {0x0C80, 0x0CFF, SCRIPT_KANNADA},  {0x0D00, 0x0D7F, SCRIPT_MALAYALAM},
    {0x0D80, 0x0DFF, SCRIPT_SINHALA},  {0x0E00, 0x0E7F, SCRIPT_THAI},
    {0x0E80, 0x0EFF, SCRIPT_LAO},      {0x0F00, 0x0FFF, SCRIPT_TIBETAN},
    {0x1000, 0x109F, SCRIPT_MYANMAR},  {0x10A0, 0x10FF, SCRIPT_GEORGIAN},
    {0x1100, 0x11FF, SCRIPT_HANGUL},   {0x1200, 0x135F, SCRIPT_ETHIOPIC},
    {0x1360, 0x136F, SCRIPT_COMMON},   {0x13A0, 0x13FF, SCRIPT_CHEROKEE},
    {0x1780, 0x17FF, SCRIPT_KHMER},    {0x1C50, 0x1C7F, SCRIPT_OL_CHIKI},
    {0x1C90, 0x1CBF, SCRIPT_GEORGIAN}, {0x1E00, 0x1EFF, SCRIPT_LATIN},
    {0x1F00, 0x1FFF, SCRIPT_GREEK},    {0x2000, 0x2BFF, SCRIPT_COMMON},
    {0x2D00, 0x2D2F, SCRIPT_GEORGIAN}, {0x2D80, 0x2DDF, SCRIPT_ETHIOPIC},
    {0x2E00, 0x2E7F, SCRIPT_COMMON},   {0x2E80, 0x2FDF, SCRIPT_HAN},
    {0x2FE0, 0x303F, SCRIPT_COMMON},   {0x3040, 0x30FF, SCRIPT_KANA},
    {0x3100, 0x312F, SCRIPT_HAN},      {0x3130, 0x318F, SCRIPT_HANGUL},
    {0x3190, 0x33FF, SCRIPT_COMMON},   {0x3400, 0x9FFF, SCRIPT_HAN},
    {0xAC00, 0xD7FF, SCRIPT_HANGUL},   {0xD800, 0xF8FF, SCRIPT_COMMON},
    {0xF900, 0xFAFF, SCRIPT_HAN},      {0xFB10, 0xFB1F, SCRIPT_ARMENIAN},
    {0xFB20, 0xFB4F, SCRIPT_HEBREW},   {0xFB50, 0xFDFF, SCRIPT_ARABIC},
    {0xFE00, 0xFE6F, SCRIPT_COMMON},   {0xFE70, 0xFEFF, SCRIPT_ARABIC},
    {0xFF00, 0xFF5F, SCRIPT_COMMON},   {0xFF60, 0xFF9F, SCRIPT_KANA},
    {0xFFA0, 0xFFDF, SCRIPT_HANGUL},   {0xFFE0, 0xFFFF, SCRIPT_COMMON},
};

static enum script script_of(const struct lang_table *t, uint32_t code)
{
    if (code < 0x10000)
        return t->scripts[code >> LANG_PAGE_BITS];
    return code >= 0x20000 && code < 0x40000 ? SCRIPT_HAN : SCRIPT_COMMON;
}

/* Eight bytes at `p`, of which `len` count. */
static inline uint64_t load(const char *p, size_t len)
{
    uint64_t word;

    memcpy(&word, p, sizeof(word));
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return len < 8 ? word & ((UINT64_C(1) << 8 * len) - 1) : word;
}

/* Of a word of 1 to LANG_LONGEST_WORD bytes; LANG_LONGEST_WORD may be read. */
static inline uint64_t hash_word(struct span word)
{
    uint64_t h = load(word.data, word.len);

    if (word.len > 8)
        h ^= load(word.data + 8, word.len - 8) * UINT64_C(0x9E3779B97F4A7C15);
    if (word.len > 16)
        h ^= load(word.data + 16, word.len - 16) * UINT64_C(0xC2B2AE3D27D4EB4F);
    h *= UINT64_C(0x165667B19E3779F9);
    return h ^ h >> 32;
}

static inline uint64_t hash_letter(uint32_t code)
{
    uint64_t h = (code + (UINT64_C(1) << 40)) * UINT64_C(0xD6E8FEB86659FD93);

    return h ^ h >> 32;
}

/* The slot that has the hash, or the empty one where it would be. */
static inline size_t find_slot(const struct lang_table *t, uint64_t hash)
{
    uint32_t key = (uint32_t)(hash >> 32) | 1;
    size_t i = hash % LANG_SLOTS;

    while (t->keys[i] && t->keys[i] != key)
        i = (i + 1) % LANG_SLOTS;
    return i;
}

static void add_to_table(struct lang_table *t, uint64_t hash, uint64_t language)
{
    size_t i = find_slot(t, hash);

    t->keys[i] = (uint32_t)(hash >> 32) | 1;
    t->languages[i] |= language;
}

static inline bool is_telling(const struct lang_table *t, uint32_t code)
{
    return code < 0x10000 && t->telling[code / 8] >> code % 8 & 1;
}

/* Adds letters, all of them below U+10000. */
static void add_letters(struct lang_table *t, const char *letters, uint64_t language)
{
    uint32_t code;

    while (*letters) {
        letters += utf8_decode(letters, &code);
        t->telling[code / 8] |= (uint8_t)(1u << code % 8);
        add_to_table(t, hash_letter(code), language);
    }
}

static void add_words(struct lang_table *t, const char *words, uint64_t language)
{
    struct span rest = span_of(words), word;
    char padded[LANG_LONGEST_WORD] = {0};

    while (span_split(&rest, ' ', &word)) {
        if (word.len == 0 || word.len > LANG_LONGEST_WORD)
            continue;
        memcpy(padded, word.data, word.len);
        word.data = padded;
        add_to_table(t, hash_word(word), language);
    }
}

uint64_t lang_all(const struct lang_table *t, enum script script)
{
    size_t n = t->n_rows[script];

    return n < 64 ? (UINT64_C(1) << n) - 1 : ~UINT64_C(0);
}

const char *lang_tag_of(const struct lang_table *t, enum script script, size_t bit)
{
    return lang_words[t->first_row[script] + bit].tag;
}

/* The bit of a language, or n_rows if it has no row in that script. */
static size_t bit_of(const struct lang_table *t, enum script script, const char *tag)
{
    size_t bit = 0;

    while (bit < t->n_rows[script] && strcmp(lang_tag_of(t, script, bit), tag) != 0)
        bit++;
    return bit;
}

uint64_t lang_set(const struct lang_table *t, enum script script, const char *tag)
{
    size_t bit = bit_of(t, script, tag);

    return bit < t->n_rows[script] ? UINT64_C(1) << bit : 0;
}

struct lang_table *lang_table_new(void)
{
    struct lang_table *t = mem_zalloc(1, sizeof(*t));

    for (size_t i = 0; i < sizeof(script_ranges) / sizeof(script_ranges[0]); i++)
        for (size_t page = script_ranges[i].first >> LANG_PAGE_BITS;
             page <= script_ranges[i].last >> LANG_PAGE_BITS; page++)
            t->scripts[page] = (uint8_t)script_ranges[i].script;
    for (size_t row = 0; row < n_lang_words; row++) {
        const struct lang_words *w = &lang_words[row];
        uint64_t language;

        if (t->n_rows[w->script] == 0)
            t->first_row[w->script] = row;
        language = UINT64_C(1) << t->n_rows[w->script]++;
        add_letters(t, w->letters, language);
        add_words(t, w->words, language);
    }
    return t;
}

/* ---- the sample ---- */

static inline bool is_ascii_letter(char c)
{
    return (unsigned char)((c | 0x20) - 'a') < 26;
}

static bool is_space(char c)
{
    return (unsigned char)c <= ' ';
}

/* Combining marks belong to the word. */
static bool is_mark(uint32_t code)
{
    return code >= 0x300 && code < 0x370;
}

/* Lower case of the letters that tell-tale words and letters start with. */
static uint32_t lower(uint32_t code)
{
    if (code < 0xC0)
        return code;
    if (code < 0x100)
        return code < 0xDF && code != 0xD7 ? code + 0x20 : code;
    if (code < 0x180)
        return code | ((code < 0x139 || (code >= 0x14A && code < 0x178)) ? 1u : 0u);
    if (code >= 0x400 && code < 0x430)
        return code < 0x410 ? code + 0x50 : code + 0x20;
    if ((code >= 0x48A && code < 0x4C0) || (code >= 0x4D0 && code < 0x530) ||
        (code >= 0x1EA0 && code < 0x1F00))
        return code | 1;
    return code;
}

/* Ends the word that `script` letters made, if any. */
static inline void end_word(const struct lang_table *t, struct lang_findings *f,
                            enum script script, struct span word)
{
    size_t slot;

    if (script == SCRIPT_COMMON || script >= SCRIPT_HAN)
        return;
    f->words[script]++;
    if (word.len > LANG_LONGEST_WORD)
        return;
    slot = find_slot(t, hash_word(word));
    if (!t->keys[slot])
        return;
    lang_vote(&f->votes[script], t->languages[slot],
              word.len == 1 ? LANG_LETTER : LANG_WORD);
    if (f->n_hits < LANG_MAX_HITS)
        f->hits[f->n_hits++] = (struct lang_hit){t->languages[slot], script};
}

/* Copies a letter that is not ASCII, lower-cased, and votes by it. */
static inline void read_letter(const struct lang_table *t, struct lang_findings *f,
                               enum script script, struct span letter, uint32_t code,
                               char *out)
{
    uint32_t small = lower(code);

    f->letters[script]++;
    if (is_telling(t, small) && script <= SCRIPT_HAN)
        lang_vote(&f->votes[script], t->languages[find_slot(t, hash_letter(small))],
                  LANG_LETTER);
    if (small == code)
        memcpy(out, letter.data, letter.len);
    else
        utf8_encode(small, out);
}

/* A token that is being copied to the sample, word by word. */
struct copy {
    const char *p, *end; /* the rest of the token */
    char *out, *word;    /* where the next byte goes, and where the word began */
    enum script script;  /* of the word so far */
};

/* Copies a run of ASCII letters, which is not empty. */
static inline void copy_ascii(struct copy *c, struct lang_findings *f)
{
    const char *run = c->p;

    do
        *c->out++ = (char)(*c->p++ | 0x20);
    while (c->p < c->end && is_ascii_letter(*c->p));
    f->letters[SCRIPT_LATIN] += (unsigned)(c->p - run);
    c->script = SCRIPT_LATIN;
}

/* Copies any other character. One that is neither a letter nor a mark ends the word. */
static inline void copy_other(struct copy *c, const struct lang_table *t,
                              struct lang_findings *f)
{
    uint32_t code;
    size_t len = utf8_decode(c->p, &code);
    enum script script = code < 0x80 ? SCRIPT_COMMON : script_of(t, code);

    if (script != SCRIPT_COMMON) {
        c->script = script;
        read_letter(t, f, script, (struct span){c->p, len}, code, c->out);
    } else {
        if (!is_mark(code)) {
            end_word(t, f, c->script, span_between(c->word, c->out));
            c->script = SCRIPT_COMMON;
            c->word = c->out + len;
        }
        memcpy(c->out, c->p, len);
    }
    c->out += len;
    c->p += len;
}

/*
 * Copies a token in lower case to the sample, which has room and padding behind it, and
 * votes by its words and letters.
 */
static void read_token(const struct lang_table *t, struct span token,
                       struct lang_findings *f, struct buf *sample)
{
    char *start = sample->data + sample->len;
    struct copy c = {token.data, span_end(token), start, start, SCRIPT_COMMON};

    while (c.p < c.end)
        if (is_ascii_letter(*c.p))
            copy_ascii(&c, f);
        else
            copy_other(&c, t, f);
    end_word(t, f, c.script, span_between(c.word, c.out));
    *c.out++ = ' ';
    sample->len = (size_t)(c.out - sample->data);
}

/* What a byte is a sign of. */
enum { SIGN_ADDRESS = 1, SIGN_NOT_ASCII = 2 };

static inline unsigned sign_of(unsigned char c)
{
    return (c >= 0x80 ? SIGN_NOT_ASCII : 0u) |
           (c == '@' || c == '_' || c == '/' || c == '.' ? SIGN_ADDRESS : 0u);
}

/* Addresses, names of variables and endless runs of letters. */
static bool is_no_language(struct span token, unsigned signs)
{
    if (token.len > LONGEST_TOKEN && !(signs & SIGN_NOT_ASCII))
        return true;
    if (!(signs & SIGN_ADDRESS))
        return false;
    return memchr(token.data, '@', token.len) || memchr(token.data, '_', token.len) ||
           span_starts(token, SPAN("www.")) || address_is_link(token);
}

static void read_slice(const struct lang_table *t, const char *p, const char *end,
                       struct lang_findings *f, struct buf *sample)
{
    while (p < end) {
        struct span token = {p, 0};
        unsigned signs = 0;

        while (p < end && (unsigned char)*p > ' ')
            signs |= sign_of((unsigned char)*p++);
        token.len = (size_t)(p - token.data);
        p++;
        if (token.len > 0 && !is_no_language(token, signs))
            read_token(t, token, f, sample);
    }
}

/* The place at or behind `p` where a word starts, or at least a character. */
static const char *word_start(const char *p, const char *end)
{
    const char *q = p, *limit = end - p > LONGEST_TOKEN ? p + LONGEST_TOKEN : end;

    while (q < limit && !is_space(*q))
        q++;
    if (q < limit)
        return q;
    while (p < end && utf8_continues(*p))
        p++;
    return p;
}

void lang_read_sample(const struct lang_table *t, struct span text, size_t size,
                      struct buf *sample, struct lang_findings *f)
{
    const char *end = text.data + text.len;
    size_t n = size / SLICE;

    memset(f, 0, offsetof(struct lang_findings, hits));
    buf_clear(sample);
    buf_reserve(sample, 2 * size + 2 * LONGEST_TOKEN * n);
    if (text.len <= size) {
        read_slice(t, text.data, end, f, sample);
        return;
    }
    for (size_t i = 0; i < n; i++) {
        const char *from = text.data + (text.len - SLICE) / (n - 1) * i;
        const char *to = word_start(from + SLICE, end);

        if (i > 0)
            from = word_start(from, end);
        if (from < to)
            read_slice(t, from, to, f, sample);
    }
}
