/*
 * counter: the plain word counter that count is held against, in C: words a line each
 * from standard input, in small letters of ASCII, to counts, the largest first.
 *
 * It does what makes such a program quick and nothing else: large reads, one walk
 * over the bytes that folds and hashes them, and a table with open addressing.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BLOCK = 1 << 20, LONGEST = 1 << 16, FIRST_SLOTS = 1 << 16 };

struct slot {
    char *word; /* NULL: empty */
    uint64_t hash, count;
    size_t len;
};

static struct slot *slots;
static size_t n_slots = FIRST_SLOTS, n_words;
static char block[LONGEST + BLOCK];

static void *made(void *memory)
{
    if (!memory) {
        perror("counter");
        exit(2);
    }
    return memory;
}

static char *keep(const char *word, size_t len)
{
    static char *next;
    static size_t left;

    if (left < len) {
        left = len > BLOCK ? len : BLOCK;
        next = made(malloc(left));
    }
    memcpy(next, word, len);
    next += len;
    left -= len;
    return next - len;
}

static struct slot *find(uint64_t hash, const char *word, size_t len)
{
    size_t i = (size_t)hash & (n_slots - 1);

    while (slots[i].word && (slots[i].hash != hash || slots[i].len != len ||
                             memcmp(slots[i].word, word, len) != 0))
        i = (i + 1) & (n_slots - 1);
    return &slots[i];
}

static void grow(void)
{
    struct slot *old = slots;
    size_t n = n_slots;

    n_slots *= 2;
    slots = made(calloc(n_slots, sizeof(*slots)));
    for (size_t i = 0; i < n; i++)
        if (old[i].word)
            *find(old[i].hash, old[i].word, old[i].len) = old[i];
    free(old);
}

static void add(uint64_t hash, const char *word, size_t len)
{
    struct slot *slot = find(hash, word, len);

    if (slot->word) {
        slot->count++;
        return;
    }
    *slot = (struct slot){keep(word, len), hash, 1, len};
    if (++n_words > n_slots / 2)
        grow();
}

/* Counts the whole lines; returns where the last, which is not whole, starts. */
static size_t count_lines(size_t n)
{
    size_t start = 0;
    uint64_t hash = UINT64_C(0xcbf29ce484222325); /* FNV-1a */

    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)block[i];

        if (c == '\n') {
            add(hash ^ hash >> 32, block + start, i - start);
            start = i + 1;
            hash = UINT64_C(0xcbf29ce484222325);
            continue;
        }
        c |= (unsigned char)(c >= 'A' && c <= 'Z' ? 0x20 : 0);
        block[i] = (char)c;
        hash = (hash ^ c) * UINT64_C(0x100000001b3);
    }
    return start;
}

static int by_count(const void *a, const void *b)
{
    const struct slot *x = a, *y = b;

    return x->count != y->count ? (x->count < y->count ? 1 : -1) : 0;
}

static void print(void)
{
    size_t n = 0;

    for (size_t i = 0; i < n_slots; i++)
        if (slots[i].word)
            slots[n++] = slots[i];
    qsort(slots, n, sizeof(*slots), by_count);
    for (size_t i = 0; i < n; i++)
        printf("%.*s %llu\n", (int)slots[i].len, slots[i].word,
               (unsigned long long)slots[i].count);
}

int main(void)
{
    size_t held = 0;
    ssize_t got;

    slots = made(calloc(n_slots, sizeof(*slots)));
    while ((got = read(STDIN_FILENO, block + held, BLOCK)) > 0) {
        size_t n = held + (size_t)got, start = count_lines(n);

        held = n - start;
        if (held > LONGEST) {
            fputs("counter: a word is too long\n", stderr);
            return 2;
        }
        memmove(block, block + start, held);
    }
    if (held) {
        block[held] = '\n';
        count_lines(held + 1);
    }
    print();
    return got < 0 || ferror(stdout) || fclose(stdout) ? 2 : 0;
}
