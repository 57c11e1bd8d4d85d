/*
 * json_oracle: the pull reader beside cJSON, for tests.
 *
 * Both take the same texts, and what they take means the same. The texts on which
 * cJSON departs from RFC 8259 are recognised one by one; see look_at.
 */
#ifndef DATELINE_TESTS_JSON_ORACLE_H
#define DATELINE_TESTS_JSON_ORACLE_H

#include "json.h"

#include <cjson/cJSON.h>
#include <regex.h>
#include <stdlib.h>

/* ---- where cJSON departs ---- */

enum { LONG_NUMBER = 63 }; /* bytes at which older ones cut numbers */

/* What a text holds that the two are known to see differently. */
struct oddity {
    bool lenient; /* cJSON may take it though the RFC does not */
    bool severe;  /* cJSON may refuse it though the RFC does not */
    bool unknown; /* a number so long that older ones cut it */
};

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The code of a \u escape at `s`, or -1. */
static long escape_code(struct span s)
{
    char digits[5] = {0};

    if (s.len < 6 || s.data[0] != '\\' || s.data[1] != 'u')
        return -1;
    memcpy(digits, s.data + 2, 4);
    return strspn(digits, "0123456789abcdefABCDEF") == 4 ? strtol(digits, NULL, 16)
                                                         : -1;
}

static struct span behind(struct span s, size_t n)
{
    return (struct span){s.data + n, s.len - n};
}

/* Steps over the escape at `s`. */
static size_t look_at_escape(struct span s, struct oddity *odd)
{
    long code = escape_code(s), next = -1;

    if (s.len < 2 || s.data[1] != 'u')
        return s.len < 2 ? s.len : 2;
    if (code < 0) { /* cJSON takes wrong digits for zero */
        odd->lenient = true;
        return 2;
    }
    if (s.len > 6)
        next = escape_code(behind(s, 6));
    if (code >= 0xD800 && code < 0xDC00 && next >= 0xDC00 && next < 0xE000)
        return 12;
    odd->severe |= code >= 0xD800 && code < 0xE000; /* a lone surrogate */
    return 6;
}

/* Steps over the string whose opening quote is at `s`. */
static size_t look_at_string(struct span s, struct oddity *odd)
{
    size_t i = 1;

    while (i < s.len && s.data[i] != '"') {
        odd->lenient |= (unsigned char)s.data[i] < 0x20; /* a raw control */
        i += s.data[i] == '\\' ? look_at_escape(behind(s, i), odd) : 1;
    }
    return i < s.len ? i + 1 : s.len;
}

/* Whether `number`, which is short, is one of RFC 8259. */
static bool is_number(const char *number)
{
    static regex_t pattern;
    static bool compiled;

    if (!compiled)
        compiled =
            regcomp(&pattern, "^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?$",
                    REG_EXTENDED | REG_NOSUB) == 0;
    return compiled && regexec(&pattern, number, 0, NULL, 0) == 0;
}

/* cJSON reads numbers with strtod, which takes 01, 1. and -.5. */
static size_t look_at_number(struct span s, struct oddity *odd)
{
    char number[LONG_NUMBER] = {0};
    size_t len = 0;

    while (len < s.len && strchr("0123456789+-.eE", s.data[len]) && s.data[len])
        len++;
    if (len >= LONG_NUMBER) {
        odd->unknown = true;
        return len;
    }
    memcpy(number, s.data, len);
    odd->lenient |= !is_number(number);
    return len;
}

static struct oddity look_at(struct span s)
{
    struct oddity odd = {0};

    odd.lenient = span_starts(s, SPAN("\xEF\xBB\xBF")); /* which cJSON passes over */
    while (s.len) {
        char c = *s.data;
        size_t len = 1;

        if (c == '"')
            len = look_at_string(s, &odd);
        else if (c == '-' || (c >= '0' && c <= '9'))
            len = look_at_number(s, &odd);
        else /* to cJSON any byte up to the space is white space */
            odd.lenient |= (unsigned char)c < 0x20 && !is_space(c);
        s = behind(s, len);
    }
    return odd;
}

/* ---- comparison ---- */

static bool accepts(struct span text)
{
    struct json j = {0};
    struct json_value value;
    bool good;

    json_open(&j, text.data, text.len);
    good = json_take(&j, &value) && json_at_end(&j);
    json_release(&j);
    return good;
}

/* By C strings: cJSON does not tell the length, should it hold a NUL. */
static bool same_string(const struct json_value *ours, const char *theirs)
{
    struct buf decoded = {0};
    bool same;

    json_decode(ours, &decoded);
    same = strcmp(buf_terminate(&decoded), theirs) == 0;
    buf_release(&decoded);
    return same;
}

static bool same_scalar(struct json *j, const cJSON *theirs)
{
    struct json_value ours;

    if (!json_take(j, &ours))
        return false;
    switch (ours.type) {
    case JSON_STRING:
        return cJSON_IsString(theirs) && same_string(&ours, theirs->valuestring);
    case JSON_NUMBER:
        return cJSON_IsNumber(theirs) &&
               strtod(ours.text.data, NULL) == theirs->valuedouble;
    case JSON_BOOL:
        return (*ours.text.data == 't') == cJSON_IsTrue(theirs);
    default:
        return ours.type == JSON_NULL && cJSON_IsNull(theirs);
    }
}

static bool same_value(struct json *j, const cJSON *theirs)
{
    enum json_type type = json_peek(j);
    const cJSON *child = theirs->child;
    struct json_value name;

    if (type != JSON_OBJECT && type != JSON_ARRAY)
        return same_scalar(j, theirs);
    if ((type == JSON_OBJECT) != cJSON_IsObject(theirs) ||
        !(type == JSON_OBJECT ? json_enter_object(j) : json_enter_array(j)))
        return false;
    while (type == JSON_OBJECT ? json_next_member(j, &name) : json_next_element(j)) {
        if (!child || (type == JSON_OBJECT && !same_string(&name, child->string)) ||
            !same_value(j, child))
            return false;
        child = child->next;
    }
    return !child && !j->problem;
}

/*
 * What is wrong with how the two take a text, or NULL; `*both` whether both take
 * it. A NUL and padding stand behind the text, as json.h asks.
 */
static const char *oracle_compare(struct span text, bool *both)
{
    struct oddity odd = look_at(text);
    bool ours = accepts(text), same = true;
    cJSON *theirs = odd.unknown
                        ? NULL
                        : cJSON_ParseWithLengthOpts(text.data, text.len + 1, NULL, 1);
    const char *wrong = NULL;
    struct json j = {0};

    *both = ours && theirs;
    if (odd.unknown)
        return NULL;
    if (ours && (odd.lenient || (!theirs && !odd.severe)))
        wrong = "taken";
    else if (!ours && theirs && !odd.lenient)
        wrong = "refused";
    if (*both) {
        json_open(&j, text.data, text.len);
        same = same_value(&j, theirs) && json_at_end(&j);
        json_release(&j);
    }
    cJSON_Delete(theirs);
    return wrong || same ? wrong : "read as something else";
}

#endif
