/*
 * Languages of texts written for this test; what is none; mixtures; cost.
 */
#include "unit.h"

#include "cld2.h"
#include "langid.h"
#include "langwords.h"
#include "mem.h"
#include "utf8.h"

#include <string.h>

static const char *const sentences[][2] = {
    {"en", "The farmers sold their apples before the winter came to the valley."},
    {"de", "Die Bauern haben ihre Äpfel verkauft, bevor der Winter ins Tal kam."},
    {"fr",
     "Les paysans ont vendu leurs pommes avant que l'hiver n'arrive dans la vallée."},
    {"es", "Los campesinos vendieron sus manzanas antes de que el invierno llegara al "
           "valle."},
    {"pt", "Os camponeses venderam as suas maçãs antes de o inverno chegar ao vale."},
    {"gl", "Os labregos venderon as súas mazás antes de que o inverno chegase ao val."},
    {"ca",
     "Els pagesos van vendre les seves pomes abans que l'hivern arribés a la vall."},
    {"it", "I contadini hanno venduto le loro mele prima che l'inverno arrivasse nella "
           "valle."},
    {"ro", "Țăranii și-au vândut merele înainte ca iarna să ajungă în vale."},
    {"nl", "De boeren hebben hun appels verkocht voordat de winter in het dal kwam."},
    {"af",
     "Die boere het hulle appels verkoop voordat die winter in die vallei gekom het."},
    {"da",
     "Bønderne solgte deres æbler, før vinteren kom, men nogle af dem blev hjemme."},
    {"nb", "Bøndene solgte eplene sine før vinteren kom, men noen av dem ble hjemme."},
    {"nn",
     "Bøndene selde epla sine før vinteren kom, men nokre av dei vart verande heime."},
    {"sv",
     "Bönderna sålde sina äpplen innan vintern kom, och några av dem blev hemma."},
    {"is",
     "Bændurnir seldu eplin sín áður en veturinn kom og sumir þeirra voru heima."},
    {"fi", "Talonpojat myivät omenansa ennen kuin talvi saapui laaksoon, mutta kaikki "
           "eivät."},
    {"et",
     "Talupojad müüsid oma õunad ära enne, kui talv orgu jõudis, aga mitte kõik."},
    {"lv", "Zemnieki pārdeva savus ābolus, pirms ielejā atnāca ziema, bet ne visi."},
    {"lt", "Ūkininkai pardavė savo obuolius, kol į slėnį dar nebuvo atėjusi žiema."},
    {"pl", "Rolnicy sprzedali swoje jabłka, zanim do doliny przyszła zima."},
    {"cs",
     "Sedláci prodali svá jablka dříve, než do údolí přišla zima, ale ne všichni."},
    {"sk",
     "Sedliaci predali svoje jablká skôr, ako do údolia prišla zima, ale nie všetci."},
    {"sl",
     "Kmetje so prodali svoja jabolka, preden je v dolino prišla zima, vendar ne vsi."},
    {"hr", "Seljaci su prodali jabuke prije zime, ali tko je htio, mogao je doći i "
           "sljedeći tjedan u isto vrijeme na isto mjesto."},
    {"sr-Latn",
     "Seljaci su prodali jabuke pre zime, ali ko je hteo, mogao je da dođe i "
     "sledeće nedelje u isto vreme na isto mesto."},
    {"bs", "Seljaci su prodali jabuke prije zime, ali ko je htio, mogao je doći i "
           "sljedeće sedmice, januara ili februara, u isto vrijeme, hiljadu puta."},
    {"hu",
     "A parasztok eladták az almájukat, mielőtt a tél megérkezett volna a völgybe."},
    {"sq", "Fshatarët i shitën mollët e tyre para se dimri të vinte në luginë."},
    {"tr", "Köylüler kış vadiye gelmeden önce elmalarını sattı, ama bazıları için çok "
           "geçti."},
    {"az", "Kəndlilər qış dərəyə gəlməmişdən əvvəl almalarını satdılar, amma bu çox "
           "çətin oldu."},
    {"uz", "Dehqonlar qish kelishidan oldin olmalarini sotdilar, lekin bu juda qiyin "
           "bo'ldi."},
    {"vi", "Những người nông dân đã bán táo của họ trước khi mùa đông đến thung lũng."},
    {"id", "Para petani telah menjual apel mereka karena musim dingin akan segera tiba "
           "di lembah."},
    {"ms", "Para petani telah menjual epal mereka kerana musim sejuk akan tiba, beliau "
           "memberitahu akhbar itu."},
    {"fil",
     "Ibinenta ng mga magsasaka ang kanilang mga mansanas bago dumating ang taglamig."},
    {"sw",
     "Wakulima waliuza matunda yao kabla ya majira ya baridi kufika katika bonde."},
    {"ha", "Manoma sun sayar da tuffarsu kafin lokacin sanyi ya zo cikin kwari, amma "
           "ba duka ba."},
    {"yo", "Àwọn àgbẹ̀ ti ta èso wọn kí ìgbà òtútù tó dé sí àfonífojì náà."},
    {"ga",
     "Dhíol na feirmeoirí a gcuid úlla sular tháinig an geimhreadh go dtí an gleann."},
    {"cy",
     "Gwerthodd y ffermwyr eu hafalau cyn i'r gaeaf ddod i'r dyffryn, ond nid pawb."},
    {"eu",
     "Nekazariek beren sagarrak saldu zituzten negua haranera iritsi baino lehen."},
    {"eo", "La kamparanoj vendis siajn pomojn antaŭ ol la vintro venis en la valon."},
    {"ru", "Крестьяне продали свои яблоки до того, как в долину пришла зима."},
    {"uk", "Селяни продали свої яблука до того, як у долину прийшла зима, але не всі."},
    {"be", "Сяляне прадалі свае яблыкі да таго, як у даліну прыйшла зіма, але не ўсе."},
    {"bg", "Селяните продадоха ябълките си, преди зимата да дойде в долината."},
    {"mk", "Селаните ги продадоа своите јаболка пред да дојде зимата во долината, но "
           "не сите."},
    {"sr", "Сељаци су продали јабуке пре него што је зима стигла у долину."},
    {"kk", "Шаруалар қыс келмей тұрып алмаларын сатты, бірақ бұл өте қиын болды."},
    {"ar", "باع الفلاحون تفاحهم قبل أن يصل الشتاء إلى الوادي."},
    {"fa",
     "کشاورزان سیب‌های خود را پیش از آنکه زمستان "
     "به "
     "دره "
     "برسد "
     "فروختند."},
    {"ur", "کسانوں نے سردی کے وادی میں آنے سے پہلے اپنے سیب بیچ دیے تھے۔"},
    {"he", "האיכרים מכרו את התפוחים שלהם לפני שהחורף הגיע אל העמק."},
    {"hi", "किसानों ने घाटी में सर्दी आने से पहले अपने सेब बेच दिए थे।"},
    {"mr", "शेतकऱ्यांनी हिवाळा येण्यापूर्वी आपली सफरचंदे विकली आहेत, पण सर्व नाही."},
    {"ne", "किसानहरूले जाडो आउनुभन्दा अघि आफ्ना स्याउ बेचेका थिए र त्यो राम्रो भएको छ।"},
    {"bn", "কৃষকেরা শীত আসার আগে তাদের আপেল বিক্রি করে দিয়েছে এবং তারা খুশি।"},
    {"am", "ገበሬዎቹ ክረምቱ ወደ ሸለቆው ከመድረሱ በፊት ፖማቸውን ሸጡ ነገር ግን ሁሉም አይደለም።"},
    {"el", "Οι αγρότες πούλησαν τα μήλα τους πριν έρθει ο χειμώνας."},
    {"hy", "Գյուղացիները վաճառեցին իրենց խնձորները ձմեռից առաջ։"},
    {"ka", "გლეხებმა ვაშლი ზამთრამდე გაყიდეს."},
    {"ta", "விவசாயிகள் குளிர்காலத்திற்கு முன் ஆப்பிள்களை விற்றனர்."},
    {"te", "రైతులు చలికాలం రాకముందే తమ ఆపిల్ పండ్లను అమ్మారు."},
    {"th", "ชาวนาขายแอปเปิลก่อนที่ฤดูหนาวจะมาถึงหุบเขา"},
    {"km", "កសិករបានលក់ផ្លែប៉ោមមុនរដូវរងា។"},
    {"my", "လယ်သမားများသည် ဆောင်းရာသီမတိုင်မီ ပန်းသီးများကို ရောင်းချခဲ့သည်။"},
    {"ko", "농부들은 겨울이 골짜기에 오기 전에 사과를 팔았다."},
    {"ja", "農家の人々は冬が谷に来る前にりんごを売った。"},
    {"zh-Hans", "农民在冬天来到山谷之前卖掉了他们的苹果。"},
    {"zh-Hant", "農民在冬天來到山谷之前賣掉了他們的蘋果。"},
    {"yue", "啲農民喺冬天嚟到之前賣咗佢哋嘅蘋果。"},
    {"yue", "農民在冬天來到山谷之前賣咗佢嘅蘋果"},
    {"zh", "山中一人"},
    {"zh-Hans", "苹果公司发布了新的 iPhone 和 MacBook Pro，华为也发布了 HarmonyOS。"},
    {"he", "בעלי חנויות מכרו תפוחים"},
    {"uk", "ЦЕ ЙОГО ЯБЛУКА"},
    {"bg", "ЯБЪЛКИТЕ СА НА СЕЛЯНИТЕ"},
    {"nb", "Regjeringskrise etter valgnederlaget"},
    {"nb", "Barna leker i hagen under trærne hele dagen"},
    {"sk", "Žena číta knihu o rybách"},
    {"ca", "La noia llegeix un llibre"},
    {"hr", "Djevojka je sjela kraj rijeke i gledala snijeg na stijeni, dok je vjetar "
           "nosio bijelo cvijeće."},
    {"sr-Latn", "Devojka je sela kraj reke i gledala sneg na steni, dok je vetar "
                "nosio belo cveće."},
    {"mi", "I hokona e ngā kaipāmu ā rātou āporo i mua i te taenga mai o te takurua ki "
           "te awaawa."},
};

static const char *const no_languages[] = {
    "",
    " \n\t ",
    "OK",
    "1984",
    "12 345.67 2024-11-24 09:30 +2.3%",
    "abc",
    "et al.",
    "NATO UN EU IMF WHO",
    "Angela Merkel, Barack Obama",
    "asdf qwer zxcv uiop",
    "https://example.com/the-house/of-the/people-and-the-years.html",
    "www.example.org/what-the-people/want someone@example.org the_file_of_the_day",
    "VGhpcyBpcyBub3QgYSB3b3JkIGJ1dCBhIGxvbmcgcm93IG9mIGxldHRlcnMgYW5kIGRpZ2l0cw",
    "😀😀😀 🎉",
    "{\"a\":1,\"b\":[2,3],\"c\":null}",
    "xkcd qqq zzz brrr kkk lll mmm nnn ppp",
};

/* What lang_identify says to `text`; "" for nothing. */
static const char *identified(struct lang_identifier *id, struct span text)
{
    static struct buf tag;
    bool known;

    buf_clear(&tag);
    buf_add_string(&tag, "kept");
    known = lang_identify(id, text, &tag);
    assert_int_equal(known, tag.len > 4);
    return buf_terminate(&tag) + 4;
}

static void assert_language(struct span text, const char *tag)
{
    struct lang_identifier id = {0};

    assert_string_equal(identified(&id, text), tag);
    assert_string_equal(identified(&id, text), tag); /* the second time too */
    lang_identifier_release(&id);
}

static void test_sentences(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(sentences) / sizeof(sentences[0]); i++)
        assert_language(span_of(sentences[i][1]), sentences[i][0]);
}

/* Longer than any sample, without line ends: cut between words or characters. */
static void test_long_texts(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(sentences) / sizeof(sentences[0]); i++) {
        struct buf text = {0};

        while (text.len < 20000) {
            buf_add_string(&text, sentences[i][1]);
            if (text.len % 2)
                buf_add_char(&text, ' ');
        }
        assert_language(buf_span(&text), sentences[i][0]);
        buf_release(&text);
    }
}

static void test_no_language(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(no_languages) / sizeof(no_languages[0]); i++)
        assert_language(span_of(no_languages[i]), "");
    assert_language((struct span){NULL, 0}, "");
}

static const char *sentence_in(const char *tag)
{
    for (size_t i = 0; i < sizeof(sentences) / sizeof(sentences[0]); i++)
        if (strcmp(sentences[i][0], tag) == 0)
            return sentences[i][1];
    fail_msg("no sentence in %s", tag);
    return NULL;
}

/* Paragraphs in two languages, three of `main` to one of `other`. */
static void test_mixed(void **state)
{
    static const char *const pairs[][2] = {{"en", "fr"}, {"fr", "en"}, {"en", "ru"},
                                           {"ko", "en"}, {"ja", "en"}, {"uk", "ru"},
                                           {"de", "pl"}, {"es", "de"}, {"ar", "fr"}};

    (void)state;
    for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
        struct buf text = {0};

        for (size_t paragraph = 0; paragraph < 16; paragraph++) {
            const char *tag = pairs[i][paragraph % 4 == 1];
            size_t end = text.len + 400;

            while (text.len < end) {
                buf_add_string(&text, sentence_in(tag));
                buf_add_char(&text, '\n');
            }
        }
        assert_language(buf_span(&text), pairs[i][0]);
        buf_release(&text);
    }
}

/* A long text with another language at all places where few slices would look. */
static void test_islands(void **state)
{
    static const char *const pairs[][2] = {{"en", "fr"}, {"fr", "en"}, {"ru", "de"}};
    enum { SIZE = 12000, STEP = SIZE / 5, AROUND = 150 };

    (void)state;
    for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
        struct buf text = {0};

        while (text.len < SIZE) {
            size_t place = text.len % STEP;
            bool island = text.len > STEP / 2 && text.len < SIZE - STEP / 2 &&
                          (place < AROUND || place > STEP - AROUND);

            buf_add_string(&text, sentence_in(pairs[i][island]));
            buf_add_char(&text, ' ');
        }
        assert_language(buf_span(&text), pairs[i][0]);
        buf_release(&text);
    }
}

/* The address of a source in a text does not speak for its language. */
static void test_addresses_do_not_count(void **state)
{
    (void)state;
    assert_language(SPAN("https://example.com/the-house/of-the/people-and-the-years "
                         "La maison est dans la forêt "
                         "https://example.com/what-the-people/of-the/years-have-been"),
                    "fr");
}

/* However long the text is, no more than a sample of it is held. */
static void test_bounded(void **state)
{
    struct lang_identifier id = {0};
    struct buf text = {0};

    (void)state;
    while (text.len < 8 << 20)
        buf_add_literal(&text,
                        "Zwolf Boxkampfer jagen Viktor quer uber den Deich xqz ");
    identified(&id, buf_span(&text));
    assert_true(id.sample.capacity < 16 << 10);
    lang_identifier_release(&id);
    buf_release(&text);
}

static uint32_t random_code(void)
{
    static const uint32_t starts[] = {0x20,   0x40,   0x60,    0xC0,    0x130,   0x300,
                                      0x400,  0x5D0,  0x620,   0x6A0,   0x900,   0x980,
                                      0xE00,  0x1200, 0x1E00,  0x2000,  0x3040,  0x4E00,
                                      0xAC00, 0xFF00, 0x1F600, 0x20000, 0x10FFC0};

    return PICK(starts) + random_below(64);
}

/* The text ends where its memory ends, for the address sanitizer to watch. */
static void test_random_text(void **state)
{
    struct lang_identifier id = {0};

    (void)state;
    for (int round = 0; round < 3000; round++) {
        struct buf text = {0};
        uint32_t n = random_below(round % 3 ? 60 : 4000);
        bool spaces = random_below(2);
        char *exact;

        buf_add_char(&text, ' ');
        for (uint32_t i = 0; i < n; i++) {
            char bytes[UTF8_MAX];

            buf_add(&text, bytes, utf8_encode(random_code(), bytes));
            if (spaces && random_below(6) == 0)
                buf_add_char(&text, ' ');
        }
        exact = mem_alloc(text.len);
        memcpy(exact, text.data, text.len);
        identified(&id, (struct span){exact, text.len});
        free(exact);
        buf_release(&text);
    }
    lang_identifier_release(&id);
}

/* The small tables do not know Esperanto and Maori. */
static void test_full_tables(void **state)
{
    static const char *const tags[] = {"eo", "mi"};

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct buf text = {0};
        struct cld2_guess guess = {"", 0};
        size_t len;

        buf_add_string(&text, sentence_in(tags[i]));
        len = text.len;
        buf_add(&text, "\0\0\0\0\0\0\0", CLD2_READS_BEHIND);
        assert_int_equal(cld2_guess(text.data, (int)len, &guess), 1);
        assert_string_equal(guess.code, tags[i]);
        buf_release(&text);
    }
    assert_non_null(strstr(lang_identifier_version(), "CLD2 V2.0"));
}

static void test_table_of_words(void **state)
{
    size_t rows[N_SCRIPTS] = {0};

    (void)state;
    for (size_t i = 0; i < n_lang_words; i++) {
        const struct lang_words *row = &lang_words[i];
        struct span rest = span_of(row->words), word;

        assert_true(i == 0 || rows[row->script] == 0 ||
                    row->script == lang_words[i - 1].script);
        assert_true(++rows[row->script] <= LANG_MAX_ROWS);
        assert_true(row->script <= SCRIPT_HAN);
        assert_int_equal(utf8_valid(row->letters, strlen(row->letters)),
                         strlen(row->letters));
        while (*row->words && span_split(&rest, ' ', &word)) {
            assert_in_range(word.len, 1, LANG_LONGEST_WORD);
            assert_int_equal(utf8_valid(word.data, word.len), word.len);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sentences),
        cmocka_unit_test(test_long_texts),
        cmocka_unit_test(test_no_language),
        cmocka_unit_test(test_mixed),
        cmocka_unit_test(test_islands),
        cmocka_unit_test(test_addresses_do_not_count),
        cmocka_unit_test(test_bounded),
        cmocka_unit_test(test_random_text),
        cmocka_unit_test(test_full_tables),
        cmocka_unit_test(test_table_of_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
