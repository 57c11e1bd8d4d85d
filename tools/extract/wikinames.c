#include "wikinames.h"

#include "fold.h"
#include "markup.h"

#include <stdlib.h>

/* The longest name that is looked up, in bytes. */
enum { LONGEST = 64 };

/* What files and categories are called in the larger Wikipedias, folded, sorted. */
static const char *const namespaces[] = {
    "afbeelding", "archivo",    "arquivo",     "attēls",      "beeld",
    "berkas",     "bestand",    "bild",        "bilde",       "billede",
    "catagóir",   "categori",   "categoria",   "categorie",   "category",
    "categoría",  "catégorie",  "datei",       "datoteka",    "delwedd",
    "dosiero",    "dosya",      "fail",        "fasciculus",  "fayl",
    "ficheiro",   "fichier",    "figura",      "fil",         "file",
    "fitxategi",  "fitxer",     "fișier",      "flokkur",     "fájl",
    "gambar",     "grafika",    "hình",        "image",       "imagem",
    "imagen",     "imagine",    "imago",       "imatge",      "imaxe",
    "imej",       "immagine",   "irudi",       "jamii",       "kaarangay",
    "kategooria", "kategori",   "kategoria",   "kategorie",   "kategorija",
    "kategorio",  "kategoriya", "kategorya",   "kategória",   "kateqoriya",
    "kuva",       "kép",        "luokka",      "lêer",        "mynd",
    "obrázok",    "payl",       "paypay",      "picha",       "pilt",
    "plik",       "resim",      "skeda",       "slika",       "soubor",
    "súbor",      "talaksan",   "tasvir",      "thể loại",    "tiedosto",
    "turkum",     "tập tin",    "vaizdas",     "íomhá",       "şəkil",
    "αρχείο",     "εικόνα",     "κατηγορία",   "ангилал",     "выява",
    "датотека",   "зображення", "изображение", "картинка",    "категори",
    "категория",  "категорија", "категорія",   "катэгорыя",   "податотека",
    "рәсем",      "санат",      "слика",       "сурет",       "төркем",
    "файл",       "կատեգորիա",  "պատկեր",      "קובץ",        "קטגוריה",
    "תמונה",      "تصنيف",      "تصویر",       "رده",         "زمرہ",
    "صورة",       "فائل",       "ملف",         "پرونده",      "चित्र",
    "वर्ग",        "श्रेणी",       "চিত্র",        "বিষয়শ্রেণী",   "ਤਸਵੀਰ",
    "ਸ਼੍ਰੇਣੀ",       "ચિત્ર",       "શ્રેણી",        "பகுப்பு",      "படிமம்",
    "దస్త్రం",      "వర్గం",       "ಚಿತ್ರ",         "ವರ್ಗ",         "ചിത്രം",
    "പ്രമാണം",     "ഫയൽ",        "വർഗ്ഗം",       "ගොනුව",        "ප්රවර්ගය",
    "ภาพ",        "หมวดหมู่",     "ไฟล์",         "ကဏ္ဍ",         "ဖိုင်",
    "კატეგორია",  "სურათი",     "ფაილი",       "ចំណាត់ថ្នាក់ក្រុម", "ឯកសារ",
    "カテゴリ",   "ファイル",   "分类",        "分類",        "图像",
    "圖像",       "文件",       "档案",        "檔案",        "画像",
    "그림",       "분류",       "파일",
};

/* The languages of Wikipedias, as they stand in links, sorted. */
static const char *const languages[] = {
    "aa",       "ab",           "ace",        "ady",    "af",      "ak",
    "als",      "alt",          "am",         "ami",    "an",      "ang",
    "ann",      "anp",          "ar",         "arc",    "ary",     "arz",
    "as",       "ast",          "atj",        "av",     "avk",     "awa",
    "ay",       "az",           "azb",        "ba",     "ban",     "bar",
    "bat-smg",  "bbc",          "bcl",        "bdr",    "be",      "be-tarask",
    "be-x-old", "bew",          "bg",         "bh",     "bi",      "bjn",
    "blk",      "bm",           "bn",         "bo",     "bpy",     "br",
    "bs",       "btm",          "bug",        "bxr",    "ca",      "cbk-zam",
    "cdo",      "ce",           "ceb",        "ch",     "cho",     "chr",
    "chy",      "ckb",          "co",         "cr",     "crh",     "cs",
    "csb",      "cu",           "cv",         "cy",     "da",      "dag",
    "de",       "dga",          "din",        "diq",    "dsb",     "dtp",
    "dty",      "dv",           "dz",         "ee",     "el",      "eml",
    "en",       "eo",           "es",         "et",     "eu",      "ext",
    "fa",       "fat",          "ff",         "fi",     "fiu-vro", "fj",
    "fo",       "fon",          "fr",         "frp",    "frr",     "fur",
    "fy",       "ga",           "gag",        "gan",    "gcr",     "gd",
    "gl",       "glk",          "gn",         "gom",    "gor",     "got",
    "gpe",      "gsw",          "gu",         "guc",    "gur",     "guw",
    "gv",       "ha",           "hak",        "haw",    "he",      "hi",
    "hif",      "ho",           "hr",         "hsb",    "ht",      "hu",
    "hy",       "hyw",          "hz",         "ia",     "iba",     "id",
    "ie",       "ig",           "igl",        "ii",     "ik",      "ilo",
    "inh",      "io",           "is",         "it",     "iu",      "ja",
    "jam",      "jbo",          "jv",         "ka",     "kaa",     "kab",
    "kbd",      "kbp",          "kcg",        "kg",     "kge",     "ki",
    "kj",       "kk",           "kl",         "km",     "kn",      "knc",
    "ko",       "koi",          "kr",         "krc",    "ks",      "ksh",
    "ku",       "kus",          "kv",         "kw",     "ky",      "la",
    "lad",      "lb",           "lbe",        "lez",    "lfn",     "lg",
    "li",       "lij",          "lld",        "lmo",    "ln",      "lo",
    "lrc",      "lt",           "ltg",        "lv",     "lzh",     "mad",
    "mai",      "map-bms",      "mdf",        "mg",     "mh",      "mhr",
    "mi",       "min",          "mk",         "ml",     "mn",      "mni",
    "mnw",      "mo",           "mos",        "mr",     "mrj",     "ms",
    "mt",       "mus",          "mwl",        "my",     "myv",     "mzn",
    "na",       "nah",          "nan",        "nap",    "nb",      "nds",
    "nds-nl",   "ne",           "new",        "ng",     "nia",     "nl",
    "nn",       "no",           "nov",        "nqo",    "nr",      "nrm",
    "nso",      "nup",          "nv",         "ny",     "oc",      "olo",
    "om",       "or",           "os",         "pa",     "pag",     "pam",
    "pap",      "pcd",          "pcm",        "pdc",    "pfl",     "pi",
    "pih",      "pl",           "pms",        "pnb",    "pnt",     "ps",
    "pt",       "pwn",          "qu",         "rm",     "rmy",     "rn",
    "ro",       "roa-rup",      "roa-tara",   "rsk",    "ru",      "rue",
    "rup",      "rw",           "sa",         "sah",    "sat",     "sc",
    "scn",      "sco",          "sd",         "se",     "sg",      "sgs",
    "sh",       "shi",          "shn",        "si",     "simple",  "sk",
    "skr",      "sl",           "sm",         "smn",    "sn",      "so",
    "sq",       "sr",           "srn",        "ss",     "st",      "stq",
    "su",       "sv",           "sw",         "szl",    "szy",     "ta",
    "tay",      "tcy",          "tdd",        "te",     "tet",     "tg",
    "th",       "ti",           "tig",        "tk",     "tl",      "tly",
    "tn",       "to",           "tpi",        "tr",     "trv",     "ts",
    "tt",       "tum",          "tw",         "ty",     "tyv",     "udm",
    "ug",       "uk",           "ur",         "uz",     "ve",      "vec",
    "vep",      "vi",           "vls",        "vo",     "vro",     "wa",
    "war",      "wo",           "wuu",        "xal",    "xh",      "xmf",
    "yi",       "yo",           "yue",        "za",     "zea",     "zgh",
    "zh",       "zh-classical", "zh-min-nan", "zh-yue", "zu",
};

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static int compare_names(const void *name, const void *listed)
{
    return span_compare(*(const struct span *)name,
                        span_of(*(const char *const *)listed));
}

static bool is_listed(struct span name, const char *const *list, size_t n)
{
    return bsearch(&name, list, n, sizeof(*list), compare_names) != NULL;
}

/* The name as it is compared, of any case, with blanks for underscores. */
static struct span fold_name(struct span name, struct buf *scratch)
{
    buf_clear(scratch);
    fold(name, scratch);
    for (size_t i = 0; i < scratch->len; i++)
        if (scratch->data[i] == '_')
            scratch->data[i] = ' ';
    return span_trim(buf_span(scratch), " ");
}

bool wiki_link_is_left_out(struct span target, struct buf *scratch)
{
    size_t most = target.len < LONGEST ? target.len : LONGEST;
    const char *colon = most ? memchr(target.data, ':', most) : NULL;
    struct span prefix;

    if (!colon || colon == target.data)
        return false;
    prefix = span_trim(span_between(target.data, colon), " \t\n_");
    return is_listed(prefix, languages, COUNT(languages)) ||
           is_listed(fold_name(prefix, scratch), namespaces, COUNT(namespaces));
}

/* ---- templates ---- */

/*
 * Foreign words and what they are called elsewhere, links to other wikis and countries,
 * sizes and wrapping, quotations, measures, dates, and characters.
 */
static const struct wiki_template templates[] = {
    {"lang", 2, 2, false, NULL},
    {"lang-", 1, 1, true, NULL},
    {"langue", 2, 2, false, NULL},
    {"llang", 2, 2, false, NULL},
    {"nihongo", 1, 1, false, NULL},
    {"transl", 2, 2, false, NULL},
    {"transliteration", 2, 2, false, NULL},
    {"ill", 1, 1, false, NULL},
    {"interlanguage link", 1, 1, false, NULL},
    {"link-", 1, 1, true, NULL},
    {"仮リンク", 1, 1, false, NULL},
    {"нп5", 1, 1, false, NULL},
    {"ruby", 1, 1, false, NULL},
    {"読み仮名", 1, 1, false, NULL},
    {"flag", 1, 1, false, NULL},
    {"flagcountry", 1, 1, false, NULL},
    {"abbr", 1, 1, false, NULL},
    {"big", 1, 1, false, NULL},
    {"nobr", 1, 1, false, NULL},
    {"nowrap", 1, 1, false, NULL},
    {"small", 1, 1, false, NULL},
    {"blockquote", 1, 1, false, NULL},
    {"cquote", 1, 1, false, NULL},
    {"quote", 1, 1, false, NULL},
    {"sub", 1, 1, false, NULL},
    {"sup", 1, 1, false, NULL},
    {"c.", 1, 1, false, NULL},
    {"circa", 1, 1, false, NULL},
    {"convert", 1, 2, false, NULL},
    {"cvt", 1, 2, false, NULL},
    {"unité", 1, 2, false, NULL},
    {"nombre", 1, 2, false, NULL},
    {"formatnum:", 0, 0, true, NULL},
    {"date", 1, 3, false, NULL},
    {"date-", 1, 3, false, NULL},
    {"'", 0, 0, false, "&#39;"},
    {"'s", 0, 0, false, "&#39;s"},
    {"mdash", 0, 0, false, "—"},
    {"nbsp", 0, 0, false, " "},
    {"ndash", 0, 0, false, "–"},
    {"snd", 0, 0, false, " – "},
    {"spaced ndash", 0, 0, false, " – "},
};

const struct wiki_template *wiki_template_find(struct span name, struct buf *scratch)
{
    struct span folded;

    if (!name.len || name.len > LONGEST)
        return NULL;
    folded = fold_name(name, scratch);
    for (size_t i = 0; i < COUNT(templates); i++) {
        struct span listed = span_of(templates[i].name);

        if (templates[i].is_prefix ? span_starts(folded, listed)
                                   : span_equal(folded, listed))
            return &templates[i];
    }
    return NULL;
}

/* ---- tags ---- */

const struct wiki_tag wiki_tags[] = {
    {"ref", WIKI_TAG_LEFT_OUT},
    {"references", WIKI_TAG_LEFT_OUT},
    {"gallery", WIKI_TAG_LEFT_OUT},
    {"math", WIKI_TAG_LEFT_OUT},
    {"chem", WIKI_TAG_LEFT_OUT},
    {"ce", WIKI_TAG_LEFT_OUT},
    {"timeline", WIKI_TAG_LEFT_OUT},
    {"score", WIKI_TAG_LEFT_OUT},
    {"syntaxhighlight", WIKI_TAG_LEFT_OUT},
    {"source", WIKI_TAG_LEFT_OUT},
    {"imagemap", WIKI_TAG_LEFT_OUT},
    {"inputbox", WIKI_TAG_LEFT_OUT},
    {"categorytree", WIKI_TAG_LEFT_OUT},
    {"templatestyles", WIKI_TAG_LEFT_OUT},
    {"templatedata", WIKI_TAG_LEFT_OUT},
    {"hiero", WIKI_TAG_LEFT_OUT},
    {"graph", WIKI_TAG_LEFT_OUT},
    {"chart", WIKI_TAG_LEFT_OUT},
    {"mapframe", WIKI_TAG_LEFT_OUT},
    {"maplink", WIKI_TAG_LEFT_OUT},
    {"indicator", WIKI_TAG_LEFT_OUT},
    {"includeonly", WIKI_TAG_LEFT_OUT},
    {"table", WIKI_TAG_TABLE},
    {"nowiki", WIKI_TAG_LITERAL},
    {"pre", WIKI_TAG_PRE},
    {"poem", WIKI_TAG_LINES},
    {"noinclude", WIKI_TAG_PLAIN},
    {"onlyinclude", WIKI_TAG_PLAIN},
    {"section", WIKI_TAG_PLAIN},
    {"translate", WIKI_TAG_PLAIN},
    {"languages", WIKI_TAG_PLAIN},
    {"abbr", WIKI_TAG_PLAIN},
    {"bdi", WIKI_TAG_PLAIN},
    {"bdo", WIKI_TAG_PLAIN},
    {"cite", WIKI_TAG_PLAIN},
    {"data", WIKI_TAG_PLAIN},
    {"del", WIKI_TAG_PLAIN},
    {"dfn", WIKI_TAG_PLAIN},
    {"ins", WIKI_TAG_PLAIN},
    {"kbd", WIKI_TAG_PLAIN},
    {"mark", WIKI_TAG_PLAIN},
    {"q", WIKI_TAG_PLAIN},
    {"rb", WIKI_TAG_PLAIN},
    {"samp", WIKI_TAG_PLAIN},
};

_Static_assert(COUNT(wiki_tags) <= WIKI_MOST_TAGS, "a set of tags is 64 bits");

const struct wiki_tag *wiki_tag_find(struct span name)
{
    for (size_t i = 0; i < COUNT(wiki_tags); i++)
        if (markup_is(name, span_of(wiki_tags[i].name)))
            return &wiki_tags[i];
    return NULL;
}
