/* Damaged objects made whole are JSON; sound ones have nothing to be mended. */
#include "fuzz.h"

#include "extract/jsonrepair.h"

static bool is_sound(struct span text)
{
    struct json j = {0};
    struct json_value value;
    bool sound;

    json_open(&j, text.data, text.len);
    sound = json_take(&j, &value) && json_at_end(&j);
    json_release(&j);
    return sound;
}

static void mend(struct span text, struct repair *r, struct buf *out)
{
    char what[160];

    *r = (struct repair){0};
    buf_clear(out);
    json_repair(text, out, r);
    must_be_json(buf_span(out));
    for (int kind = 0; kind < DAMAGE_KINDS; kind++)
        if (r->count[kind])
            json_damage_describe(r, (enum damage)kind, what, sizeof(what));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct buf object = {0}, mended = {0}, again = {0};
    struct repair r;
    bool sound;

    buf_add_char(&object, '{');
    buf_add(&object, data, size);
    buf_terminate(&object);
    sound = is_sound(buf_span(&object));
    mend(buf_span(&object), &r, &mended);
    for (int kind = 0; kind < DAMAGE_KINDS; kind++)
        must(!sound || kind == DAMAGE_SURROGATE || !r.count[kind]);
    buf_terminate(&mended);
    mend(buf_span(&mended), &r, &again);
    for (int kind = 0; kind < DAMAGE_KINDS; kind++)
        must(kind == DAMAGE_SURROGATE || !r.count[kind]);
    buf_release(&object);
    buf_release(&mended);
    buf_release(&again);
    return 0;
}
