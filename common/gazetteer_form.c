#include "gazetteer_form.h"

#include "gazetteer_image.h"
#include "reading.h"
#include "unicode.h"
#include "utf8.h"

static const char *add_word(struct gazetteer_form *form, struct span word, bool open)
{
    if (form->n == GAZETTEER_FORM_MOST_WORDS || (open && word.len > WORD_LONGEST_OPEN))
        return "the form is too long";
    form->words[form->n] = word;
    form->open[form->n++] = open;
    return NULL;
}

static bool is_word(const struct token *t)
{
    return t->type != TOKEN_SPACE && t->type != TOKEN_PUNCT && t->type != TOKEN_SYMBOL;
}

/* Characters of scripts without spaces are words by themselves. */
static const char *add_token(struct gazetteer_form *form, struct span token, bool open)
{
    uint32_t code = 0;
    const char *problem = NULL;
    size_t size;

    utf8_decode(token.data, &code);
    if (unicode_kind(code) != KIND_DENSE)
        return add_word(form, reading_word(token), open);
    for (size_t i = 0; !problem && i < token.len; i += size) {
        size = utf8_decode(token.data + i, &code);
        problem = add_word(form, (struct span){token.data + i, size}, false);
    }
    return problem;
}

/* The cutter reads whole vectors: the text is kept where zeros follow. */
void gazetteer_form_keep(struct gazetteer_form *form, struct span text)
{
    buf_clear(&form->kept);
    buf_add_span(&form->kept, text);
    buf_terminate(&form->kept);
    form->text = buf_span(&form->kept);
    form->n = 0;
}

const char *gazetteer_form_cut(struct gazetteer_form *form, struct span text,
                               struct span lang)
{
    const char *problem = NULL, *end;
    struct token token;

    gazetteer_form_keep(form, text);
    end = form->text.data + form->text.len;
    token_open(&form->cutter, form->text, lang, true);
    while (!problem && token_next(&form->cutter, &token)) {
        const char *after = token.text.data + token.text.len;

        if (is_word(&token))
            problem = add_token(form, token.text, after < end && *after == WORD_PREFIX);
    }
    return problem;
}

void gazetteer_form_release(struct gazetteer_form *form)
{
    buf_release(&form->kept);
    token_release(&form->cutter);
}
