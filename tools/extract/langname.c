#include "langname.h"

#include <strings.h>

/* Without Chinese, whose script the name does not tell. */
static const struct {
    const char *name, *tag;
} known[] = {
    {"Afrikaans", "af"},  {"Albanian", "sq"},   {"Amharic", "am"},
    {"Arabic", "ar"},     {"Armenian", "hy"},   {"Azerbaijani", "az"},
    {"Basque", "eu"},     {"Belarusian", "be"}, {"Bengali", "bn"},
    {"Bosnian", "bs"},    {"Bulgarian", "bg"},  {"Burmese", "my"},
    {"Catalan", "ca"},    {"Croatian", "hr"},   {"Czech", "cs"},
    {"Danish", "da"},     {"Dutch", "nl"},      {"English", "en"},
    {"Estonian", "et"},   {"Filipino", "fil"},  {"Finnish", "fi"},
    {"French", "fr"},     {"Galician", "gl"},   {"Georgian", "ka"},
    {"German", "de"},     {"Greek", "el"},      {"Gujarati", "gu"},
    {"Hausa", "ha"},      {"Hebrew", "he"},     {"Hindi", "hi"},
    {"Hungarian", "hu"},  {"Icelandic", "is"},  {"Indonesian", "id"},
    {"Irish", "ga"},      {"Italian", "it"},    {"Japanese", "ja"},
    {"Kannada", "kn"},    {"Kazakh", "kk"},     {"Khmer", "km"},
    {"Korean", "ko"},     {"Kurdish", "ku"},    {"Kyrgyz", "ky"},
    {"Lao", "lo"},        {"Latvian", "lv"},    {"Lithuanian", "lt"},
    {"Macedonian", "mk"}, {"Malay", "ms"},      {"Malayalam", "ml"},
    {"Maltese", "mt"},    {"Marathi", "mr"},    {"Mongolian", "mn"},
    {"Nepali", "ne"},     {"Norwegian", "no"},  {"Odia", "or"},
    {"Pashto", "ps"},     {"Persian", "fa"},    {"Polish", "pl"},
    {"Portuguese", "pt"}, {"Punjabi", "pa"},    {"Romanian", "ro"},
    {"Russian", "ru"},    {"Serbian", "sr"},    {"Sinhala", "si"},
    {"Sinhalese", "si"},  {"Slovak", "sk"},     {"Slovenian", "sl"},
    {"Somali", "so"},     {"Spanish", "es"},    {"Swahili", "sw"},
    {"Swedish", "sv"},    {"Tagalog", "tl"},    {"Tajik", "tg"},
    {"Tamil", "ta"},      {"Telugu", "te"},     {"Thai", "th"},
    {"Tibetan", "bo"},    {"Tigrinya", "ti"},   {"Turkish", "tr"},
    {"Turkmen", "tk"},    {"Ukrainian", "uk"},  {"Urdu", "ur"},
    {"Uyghur", "ug"},     {"Uzbek", "uz"},      {"Vietnamese", "vi"},
    {"Welsh", "cy"},      {"Yoruba", "yo"},     {"Zulu", "zu"},
};

static bool is_called(struct span s, const char *name)
{
    return strlen(name) == s.len && strncasecmp(s.data, name, s.len) == 0;
}

struct span langname_tag(struct span name)
{
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
        if (is_called(name, known[i].name))
            return span_of(known[i].tag);
    return (struct span){"", 0};
}
