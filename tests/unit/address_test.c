/*
 * Addresses as people write them, and the punctuation of the sentence around
 * them.
 */
#include "unit.h"

#include "address.h"
#include "buf.h"

#include <stdio.h>

/* What is found at the first byte of `text`; "" for nothing. */
static void expect(size_t (*find)(struct span, size_t), const char *text,
                   const char *found)
{
    size_t end = find(span_of(text), 0);

    if (end != strlen(found) || strncmp(text, found, end) != 0)
        fail_msg("%s: found '%.*s', not '%s'", text, (int)end, text, found);
}

static void test_schemes(void **state)
{
    (void)state;
    expect(address_url, "https://example.org", "https://example.org");
    expect(address_url, "http://example.org/a/b.html?x=1&y=2#z more",
           "http://example.org/a/b.html?x=1&y=2#z");
    expect(address_url, "ftp://files.example.org:2121/x",
           "ftp://files.example.org:2121/x");
    expect(address_url, "https://[::1]:80/", "https://[::1]:80/");
    expect(address_url, "a://b", ""); /* a letter alone is no scheme */
    expect(address_url, "https://", "");
    expect(address_url, "https:/x", "");
    expect(address_url, "note: this", "");
}

static void test_links(void **state)
{
    (void)state;
    assert_true(address_is_link(SPAN("http://example.org")));
    assert_true(address_is_link(SPAN("HTTPS://Example.org/a b")));
    assert_false(address_is_link(SPAN("http:/example.org")));
    assert_false(address_is_link(SPAN("httpss://example.org")));
    assert_false(address_is_link(SPAN("htt://example.org")));
    assert_false(address_is_link(SPAN("https")));
    assert_false(address_is_link(SPAN("")));
}

static void test_punctuation(void **state)
{
    (void)state;
    expect(address_url, "https://example.org/a.", "https://example.org/a");
    expect(address_url, "https://example.org/a, and", "https://example.org/a");
    expect(address_url, "https://example.org/a).", "https://example.org/a");
    expect(address_url, "https://example.org/Oslo_(city)",
           "https://example.org/Oslo_(city)");
    expect(address_url, "https://example.org/Oslo_(city)).",
           "https://example.org/Oslo_(city)");
    expect(address_url, "https://example.org/?q=a!'", "https://example.org/?q=a");
    expect(address_url, "https://example.org/a\"b", "https://example.org/a");
    expect(address_url, "https://example.org/a<br>", "https://example.org/a");
}

static void test_alphabets(void **state)
{
    (void)state;
    expect(address_url, "https://example.org/Улица,", "https://example.org/Улица");
    expect(address_url, "https://example.org/straße", "https://example.org/straße");
    expect(address_url, "https://example.org/a에서", "https://example.org/a");
    expect(address_url, "https://example.org/a的", "https://example.org/a");
    expect(address_url, "https://example.org/a。", "https://example.org/a");
    expect(address_url, "https://example.org/a\xC2\xBB", "https://example.org/a");
}

static void test_bare_hosts(void **state)
{
    (void)state;
    expect(address_url, "www.example.org", "www.example.org");
    expect(address_url, "www.example", "");
    expect(address_url, "example.com", "example.com");
    expect(address_url, "Example.COM.", "Example.COM");
    expect(address_url, "my-site.example.co.kr/x", "my-site.example.co.kr/x");
    expect(address_url, "example.org:8080/a", "example.org:8080/a");
    expect(address_url, "end.It", "");
    expect(address_url, "this.is", "");
    expect(address_url, "bbc.in/abc", "bbc.in/abc");
    expect(address_url, "3.5", "");
    expect(address_url, "e.g", "");
    expect(address_url, "Node.js", "");
    expect(address_url, "f.Kr.", "");
    expect(address_url, "hello", "");
    expect(address_url, "", "");
}

static void test_email(void **state)
{
    (void)state;
    expect(address_email, "a@example.org", "a@example.org");
    expect(address_email, "first.last+x-y@mail.example.org.",
           "first.last+x-y@mail.example.org");
    expect(address_email, "a.@example.org", "");
    expect(address_email, "a@localhost", "");
    expect(address_email, "a@@example.org", "");
    expect(address_email, "@example.org", "");
    expect(address_email, "plain", "");
    expect(address_email, "a@1.2.3.4", "");
}

/* What is longer than an address may be is none, and is seen soon. */
static void test_long(void **state)
{
    enum { LONG = 1 << 20 };
    struct buf text = {0};

    (void)state;
    buf_add_string(&text, "http://a.example/");
    while (text.len < LONG)
        buf_add_char(&text, ')');
    buf_terminate(&text);
    assert_int_equal(address_url(buf_span(&text), 0), strlen("http://a.example/"));
    buf_clear(&text);
    for (int i = 0; i < 65; i++)
        buf_add_char(&text, 'a');
    buf_add_string(&text, "@a.org");
    buf_terminate(&text);
    assert_int_equal(address_email(buf_span(&text), 0), 0);
    assert_int_equal(address_email(buf_span(&text), 1), text.len);
    buf_release(&text);
}

/* Whatever the bytes, what is found lies in the text. */
static void test_random(void **state)
{
    static const char *const pieces[] = {"a",   ".",   "@", ":", "/", "//", "http",
                                         "www", "com", "-", "_", "(", ")",  "é",
                                         "的",  " ",   "#", "?", "%", "1"};
    char text[128];

    (void)state;
    for (int i = 0; i < ROUNDS(100000); i++) {
        size_t len = 0, n = random_below(12);

        for (size_t k = 0; k < n; k++)
            len += (size_t)snprintf(text + len, sizeof(text) - len, "%s", PICK(pieces));
        text[len] = '\0';
        assert_true(address_url((struct span){text, len}, 0) <= len);
        assert_true(address_email((struct span){text, len}, 0) <= len);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_schemes),     cmocka_unit_test(test_links),
        cmocka_unit_test(test_punctuation), cmocka_unit_test(test_alphabets),
        cmocka_unit_test(test_bare_hosts),  cmocka_unit_test(test_email),
        cmocka_unit_test(test_long),        cmocka_unit_test(test_random),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
