/*
 * What is a shortcode and what is prose in brackets.
 */
#include "unit.h"

#include "buf.h"
#include "shortcode.h"

/* The text without shortcodes; '|' where one parts, '_' where it is a space. */
static void strip(const char *text, struct buf *out)
{
    const char *p = text, *end = text + strlen(text);
    struct shortcodes s;

    s.is_ready = false;
    buf_clear(out);
    while (p < end) {
        enum shortcode_effect effect;
        const char *after = *p == '[' ? shortcode_read(&s, p, end, &effect) : NULL;

        if (after && effect != SHORTCODE_JOINS)
            buf_add_char(out, effect == SHORTCODE_PARTS ? '|' : '_');
        else if (!after)
            buf_add_char(out, *p);
        p = after ? after : p + 1;
    }
    buf_terminate(out);
}

static void expect(const char *text, const char *stripped)
{
    struct buf out = {0};

    strip(text, &out);
    assert_string_equal(out.data, stripped);
    buf_release(&out);
}

static void expect_prose(const char *text)
{
    expect(text, text);
}

static void test_prose(void **state)
{
    (void)state;
    expect_prose("[");
    expect_prose("[]");
    expect_prose("[/");
    expect_prose("[/]");
    expect_prose("[a");
    expect_prose("[Reuters] [sic] [1] [\u2026] [...] [he said] [a] [i]t [T]he [ a]");
    expect_prose("[Read more] [via X] [in Paris, 1999] [part 2] [x=1] [where x=1]");
    expect_prose("[video] [audio clip] [caption: Reuters] [embed] [table] [quote]");
    expect_prose("[gallery of images] [youtube video] [tweet by X] [button 1a]");
    expect_prose("options[user_id] $a['sx_opt'] [HKEY_LOCAL_MACHINE\\X] [USER_NAME]");
    expect_prose("[vc_row of seats] [a href=x]");
    expect_prose("[/s] [/sarcasm] [url=x]");
    expect_prose("[[gallery]]");
    expect_prose("[x a=\"[y]\"]");
    expect_prose("[caption id=\"1\" <p>]");
    expect_prose("[url=x]a[/url]");
}

static void test_builders(void **state)
{
    (void)state;
    expect("[vc_row][vc_column width=\"1/2\"]a[/vc_column][/vc_row]", "||a||");
    expect("[et_pb_section fb_built=1]a[/et_pb_section]", "|a|");
    expect("[su_spacer /]a[vc_empty_space/]", "|a|");
    expect("[rev_slider alias='x']", "|");
    expect("[/vc_column]a", "|a");
}

static void test_known(void **state)
{
    (void)state;
    expect("[gallery][gallery ids=1,2][toc]", "|||");
    expect("[caption id=\"a\" align='b']c[/caption]", "|c|");
    expect("[caption]c[/caption]", "|c|");
    expect("[youtube https://youtu.be/x][youtube=http://x][gist 1234][vimeo 12 w=3]",
           "||||");
    expect("[contact-form-7 id=5 title=x][contact-form-7 404 \"Not Found\"]", "||");
    expect("[video mp4=x]a", "|a");
}

static void test_arguments(void **state)
{
    (void)state;
    expect("[my-thing a=\"b c\"]d[x a='b']", "_d_");
    expect("[x a=&#8221;b&#8221;][x a=&quot;b&quot;][x a=\u201Db\u201D]", "___");
    expect("[x\n  a=\"b\"<br />\n c=\"d\"]e", "_e");
    expect("[my_thing a=b][my_thing 12][table id=1 /][x id=1 /][/my_thing]", "__|__");
}

static void test_closers(void **state)
{
    (void)state;
    expect("[b]bold[/b] [/b]", "_bold_ _");
    expect("[/b] [b]", "[/b] [b]");
    expect("[note to all]a[/note]", "_a_");
    expect("[x]a[x]b[/x]c[x]", "_a_b_c[x]");
    expect("[dropcap]O[/dropcap]nce [su_highlight]a[/su_highlight]", "Once a");
    expect("[embed]http://x[/embed]a[vc_raw_html]eHh4[/vc_raw_html]b", "|a|b");
    expect("[embed]http://x[embed]y[/embed]a", "|a");
    expect("[embed width=\"1\"]http://x", "|http://x");
}

/* More kinds of closing tags than are told: the rest is prose. */
static void test_many_closers(void **state)
{
    struct buf in = {0}, out = {0};

    (void)state;
    for (int i = 0; i < SHORTCODE_CLOSERS + 8; i++) {
        char tag[16];

        snprintf(tag, sizeof(tag), "[x%d][/x%d]", i % 100, i % 100);
        buf_add_string(&in, tag);
    }
    strip(buf_terminate(&in), &out);
    assert_int_equal(strspn(out.data, "_"), 2 * SHORTCODE_CLOSERS);
    assert_true(strstr(out.data, "_[x32][/x32]") != NULL);
    buf_release(&in);
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_prose),   cmocka_unit_test(test_builders),
        cmocka_unit_test(test_known),   cmocka_unit_test(test_arguments),
        cmocka_unit_test(test_closers), cmocka_unit_test(test_many_closers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
