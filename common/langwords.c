#include "langwords.h"

/*
 * Written by hand. Of languages with equal votes the one that stands first
 * wins, so of relatives the more common comes first.
 */
/* clang-format off */
const struct lang_words lang_words[] = {
{"en", SCRIPT_LATIN, "",
 "the of and to in a is that for it as was with be by on not he his but at are this "
 "have from or had an they which you were her she will would their we there been has "
 "when who more no if out so said what up its about into than them can only other "
 "time new some could these two may first then do any like my now over such our even "
 "most me after also did many before must through where much should well back how "
 "because each those between under while being during against both however since "
 "until within without year years people government according including see good "
 "make made just know take come came went go get got think say says use used find "
 "found give given gave tell told work called call try ask asked need needed feel "
 "become became leave left put mean keep let begin began seem help show shown showed "
 "hear play run move live believe bring happen happened write provide sit stand lose "
 "pay meet include continue set learn change lead understand watch follow stop "
 "create speak read allow add spend grow open walk win offer remember consider "
 "appear buy wait serve die send expect build stay fall cut reach remain suggest "
 "raise pass sell require report decide pull own old great big small large next "
 "early young important few public bad same able long little last right high "
 "different another man woman child world school state family student group country "
 "problem hand part place case week company system program question number night "
 "point home water room mother area money story fact month lot study book eye job "
 "word business issue side kind head house service friend father power hour game "
 "line end member law car city community name president team minute idea kid body "
 "information nothing ago social less every never always often again once too very "
 "really still today yesterday tomorrow already yet almost away together though "
 "although whether either neither nor around near far here why whose whom itself "
 "himself themselves myself yourself three four five six seven eight nine ten "
 "hundred thousand million percent several least best better second third day days "
 "weeks months times thing things way ways something anything everything everyone "
 "someone cannot don didn doesn isn wasn won couldn wouldn am having doing your us "
 "him mine upon toward towards across along among amid behind beyond below above "
 "inside outside despite except per via monday tuesday wednesday thursday friday "
 "saturday sunday january february march april june july august september october "
 "november december"},
{"fr", SCRIPT_LATIN, "àâæçèéêëîïôœùûü",
 "le la les de des du un une et à en dans que qui est pour sur par pas plus au aux "
 "avec ce cette ces il elle ils elles se sa son ses ne l d qu c s n j on nous vous "
 "je leur leurs mais ou où été être sont avait ont fait comme tout tous toute aussi "
 "sans après bien même entre si très donc peut deux lui ainsi avant sous depuis "
 "encore lors dont cet car selon était ans contre moins alors pendant avoir faire "
 "autres autre plusieurs notamment toujours jamais déjà vers chez afin personne "
 "personnes aujourd hui hier ville monde eau rue peuple lieu nouvelle nouveau "
 "meilleur grand grande grands huit sept quatre trois pays semaine jour fois rien "
 "quelque quelques toutes chaque mal utilisation font disait serait seraient "
 "pourrait étaient avaient allait celui celle ceux celles cause hors mon ma mes ton "
 "ta te me eux presque beaucoup parce quand là ici plupart certains certaines"},
{"de", SCRIPT_LATIN, "äöüß",
 "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als "
 "auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie "
 "einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein "
 "wurde sei prozent hatte kann gegen vom können schon wenn habe seine ihre dann "
 "unter wir soll ich eines jahr zwei jahren diese dieser wieder keine seiner worden "
 "will zwischen immer was sagte ihr gibt alle seit muss wurden beim doch jetzt waren "
 "drei wo sehr hier etwa dieses diesem denn weil also ohne damit jedoch mich uns mir "
 "dir ihm ihnen warum trotzdem ungefähr nie genug solche jeder jede jedes einander "
 "wer nein ja woche erste ersten ganze land stadt andere anderen anderer gleichen "
 "musste mussten bekam gab ging gesehen genommen meisten konnte konnten neue neuen "
 "mal tage tagen menschen machte selbst hinter innerhalb außerhalb während außerdem "
 "dadurch dabei sodass deren dessen einige einigen sowie bereits könnte könnten "
 "würde würden dazu ab ins weitere allerdings hatten ihrer ihren ihrem"},
{"es", SCRIPT_LATIN, "áéíñóúü",
 "el la los las de del que y a en un una por con no para se al lo su sus como más o "
 "pero le ha me si sin sobre este ya todo esta cuando muy desde nos también hasta "
 "hay donde quien entre fue ser son era han está están tiene tienen durante años "
 "puede pueden todos así otros otro otra estos esa ese eso porque contra ante "
 "después antes dos uno ni sido mi yo te les había hacer según mientras aunque parte "
 "hace cada gobierno mucho muchos además tras sino estaba e mayoría persona personas "
 "hoy ayer ciudad mundo agua calle pueblo lugar nueva nuevo mejor mayor general ocho "
 "siete cuatro tres cerca país países semana día vez pues nada algo cualquier ningún "
 "toda todas bien mal menos ambos uso hacen hizo dijo dijeron fuese podría podrían "
 "estaban tenían tenía iba dio aquel aquella estas esos esas través debido dentro "
 "fuera hecho algunos algunas algún alguna unos unas nosotros ella ellos ellas usted "
 "ustedes siempre nunca casi"},
{"pt", SCRIPT_LATIN, "áâãàçéêíóôõú",
 "o a os as de do da dos das que e em um uma para com não por no na nos nas se mais "
 "como mas ao ele ela foi seu sua seus suas ou quando muito há já está eu também só "
 "pelo pela pelos pelas até isso entre era depois sem mesmo aos ter são você vocês "
 "tem têm à às esta este essa esse ser foram pode podem anos dois duas ainda sobre "
 "num numa nem segundo após durante estão outros outras muitos fazer onde então "
 "porque seria desde estava havia eles elas lhe aqui governo ano pessoa pessoas "
 "embora enquanto porém hoje ontem cidade mundo água rua povo lugar nova novo melhor "
 "maior geral oito sete quatro três assim cerca país países semana dia vez deste "
 "desta nesta neste pois tudo nada algo qualquer nenhum toda todas todo todos cada "
 "bem mal menos outra outro ambos ambas uso fazem fez disse disseram fosse poderia "
 "poderiam estavam tinham tinha ia deu aquele aquela estes estas esses essas além "
 "através devido dentro fora feito alguns algumas algum alguma uns umas lhes me "
 "nosso nossa"},
{"it", SCRIPT_LATIN, "àèéìòù",
 "il lo la i gli le di del dello della dei degli delle a al alla ai alle da dal "
 "dalla in nel nella nei nelle con su sul sulla per tra fra e ed è che non un uno "
 "una si ha sono come più anche ma se o ci l d dell all nell dall sull questo questa "
 "questi queste quello suo sua suoi loro era stato stata essere hanno aveva quando "
 "dopo molto tutti tutto anni due cui ne dove sia può possono perché così ancora già "
 "prima poi solo fatto chi mi lui lei noi durante alcuni ogni secondo contro senza "
 "molti altri altre mentre invece persona persone oggi ieri città mondo acqua luogo "
 "nuova nuovo migliore grande grandi otto sette quattro tre paese paesi settimana "
 "giorno volta nulla qualche tutta tutte bene male meno entrambi uso fanno faceva "
 "detto sarebbe sarebbero potrebbe potrebbero erano avevano andava quella quelli "
 "quelle causa fuori mio mia tuo tua te me essi sempre mai quasi parte modo perciò "
 "oppure alcune alcuna propri proprio propria stati state sugli dagli circa nostro"},
{"nl", SCRIPT_LATIN, "ëéïö",
 "de het een van en in is dat op te zijn voor met die niet aan er om ook als dan "
 "maar bij of uit nog door naar heeft tot over worden werd hij ze zij wordt hebben "
 "ik je wat meer geen was deze kan jaar wel al haar zo onder moet zich had kunnen "
 "mensen veel dit we wij men tegen na hun waar omdat toen tussen tijdens zou twee "
 "andere eerste hoe zal mijn onze ons jullie u toch alleen steeds volgens waren "
 "sinds nieuwe weer daar hier tijd vaak mij jou hem hen waarom echter ongeveer "
 "altijd nooit genoeg zulke elk elke elkaar wie nee ja week hele land stad ene ander "
 "anders hetzelfde moest moesten kreeg gaf ging gezien genomen meeste kon keer keren "
 "dagen drie deed zei zelf langs achter binnen buiten terwijl totdat bovendien "
 "hierdoor daardoor hierbij zodat zoals bijvoorbeeld enkele sommige"},
{"af", SCRIPT_LATIN, "êëîïôû",
 "die en van in is het nie te wat vir op met dat om sy aan was as hy by word ek deur "
 "hulle ook sal maar kan na uit ons wees een of jy hierdie moet haar toe baie nog "
 "meer so my tot jaar daar geen oor gaan onder tussen teen mense wanneer omdat soos "
 "ander twee kon sou reeds ná tydens volgens hom waarom egter steeds altyd nooit "
 "genoeg sulke elke mekaar wie nee ja week eerste hele land stad dieselfde moes "
 "gekry gegee gegaan gesien meeste nuwe keer dae drie gedoen gesê self langs agter "
 "voor binne buite terwyl totdat verder daardie sodat hul"},
{"da", SCRIPT_LATIN, "æøåé",
 "og i at det er en den til på af de for med der som ikke et har han var fra men vi "
 "om kan sig jeg havde så også eller hun efter blev nu over da skal man ud ved op "
 "ville hvor bliver være blive været mange mere deres denne dette kun meget alle "
 "andre under år når noget nogle hvad mod bare end kom før mellem sin sit sine dem "
 "hans to gør får uden hvis derfor blandt selv kunne skulle går siger både give igen "
 "ingen ifølge hvordan mens sammen fordi jer hvilket lige hvilken store mig dig os "
 "hende hendes hvornår hvorfor imidlertid dog ligesom omkring gennem stadig altid "
 "aldrig nok sådan således flere siden disse sker hver hinanden hvem nej ja uge "
 "første hele land byen ham ene andet anden samme måtte burde fik givet gik set "
 "taget fleste nye gang gange dage mennesker folk tre gjorde sagde sagt langs bag "
 "foran inden indenfor udenfor nogen heller helt bedre bedst efterfølgende begyndte"},
{"nb", SCRIPT_LATIN, "æøåéô",
 "og i det er en et til på av de for med der som ikke har han var fra men vi om kan "
 "seg jeg hadde så også eller hun etter ble nå over da skal man ut ved opp ville "
 "hvor blir være bli vært mange mer deres denne dette bare mye alle andre under år "
 "når noe noen hva mot enn kom før mellom sin sitt sine dem hans to gjør får uten "
 "hvis derfor blant selv kunne skulle går sier både gi veldig igjen ingen ifølge "
 "hvordan mens sammen fordi å den at hvilke blitt store flere siden disse skjer hver "
 "hverandre hvem nei ja meg deg oss dere henne hennes hvorfor imidlertid likevel "
 "omtrent gjennom fortsatt alltid aldri nok slik uke første hele land byen ham ene "
 "annet annen rundt samme måtte burde fikk gitt gikk sett tatt fleste nye gang "
 "ganger dager mennesker folk tre gjorde sa langs bak foran innen innenfor utenfor"},
{"nn", SCRIPT_LATIN, "æøåéòô",
 "og i det er ein eit til på av dei for med der som ikkje har han var frå men vi om "
 "kan seg eg hadde så også eller ho etter vart no over då skal ut ved opp ville kvar "
 "blir vere bli vore mange meir deira denne dette berre mykje alle andre under år "
 "når noko nokre kva mot enn kom før mellom sin sitt sine hans to gjer får utan viss "
 "difor blant sjølv kunne skulle går seier både gi veldig igjen ingen ifølgje "
 "korleis mens medan saman fordi å den at desse kven heile fleire dykk sidan skjer "
 "kvarandre nei ja meg deg oss henne hennar kvifor likevel omtrent gjennom framleis "
 "alltid aldri nok slik veke første byen eine anna annan rundt same måtte burde "
 "blitt fekk gitt gjekk sett teke fleste nye gong gonger dagar menneske folk tre "
 "gjorde sa langs bak framfor innan innanfor utanfor einaste"},
{"sv", SCRIPT_LATIN, "åäöé",
 "och i att det som en på är av för med till den har de inte om ett han men var jag "
 "sig från vi så kan när år under också efter eller nu där vid mot ska skulle kommer "
 "ut får finns vara hade alla andra mycket än här då bara in blir upp även vad få "
 "två vill ha många hon mer sin sitt sina deras hur ingen denna detta dessa vilket "
 "mellan genom blev varit utan eftersom medan någon något några måste inom innan "
 "samt bli hans dem ni sedan kunde enligt flera själv ännu mig dig oss henne hennes "
 "varför dock ändå ungefär omkring fortfarande alltid aldrig nog sådan sådana "
 "dessutom varje varandra vem nej ja vecka första hela landet staden honom ena annat "
 "annan samma borde fick gett gick sett tagit mest flesta nya gång gånger dagar "
 "människor folk tre gjorde sade sagt längs bakom framför inuti utanför tills hos åt "
 "bättre bäst stora stor mindre större själva snart redan idag"},
{"is", SCRIPT_LATIN, "áðéíóúýþæö",
 "og að í á er sem til um var ekki við með fyrir en af það þess því hann hún þeir "
 "þær þau frá verið hefur voru eru hafa ég upp eftir þar sér eða þá svo hafi nú sé "
 "hér mjög einnig þegar sína sínum hans hennar þeirra undir yfir milli allt allir "
 "munu verða varð mér þér honum henni okkur ykkur þeim hvers vegna hvernig hvenær "
 "hvar alltaf aldrei nóg slíkt hver hvert enginn einhver fyrsta fyrsti landið annað "
 "önnur aðrir sama fékk gaf fór sá flestir gat nýja nýr sinn daga dagar fólk tveir "
 "þrír gerði sagði sjálfur utan innan meðan þangað auk minnst saman kringum hafði "
 "höfðu þarf núna nánast oft hvaða"},
{"fi", SCRIPT_LATIN, "äöå",
 "ja on ei että se oli hän mutta ovat kuin myös kun niin sen tai joka jos jo sekä "
 "ole mukaan vain ollut sitä voi nyt tämä vielä olla mitä jotka hänen joita niitä ne "
 "siitä jonka vuonna kanssa jälkeen ennen mikä koska sitten minä sinä me te he tämän "
 "tässä siinä voivat olivat olisi enemmän hyvin kaikki muun muassa paljon kuitenkin "
 "aikana usein noin sillä ilman siksi asti kautta kuten kolme kaksi esimerkiksi "
 "eivät jolloin voidaan josta jossa vuoden eli hänet heidän meidän tänä vuotta saada "
 "tehdä hyvä suuri uusi ihmiset ihmisten maailman suomen yksi toinen ensimmäinen "
 "pitää täytyy lähes alle yli tästä niiden näiden nämä nuo jotta vaikka vaan eikä "
 "koko monet monia useita tulee saattaa lisäksi välillä vastaan takia vuoksi päälle "
 "alla ettei aina edes toisen toista jopa ollaan minun sinun hänelle heille itse oma "
 "omaa jälleen täysin lopulta sinne tänne näin niillä niistä näitä muut muiden muita "
 "kuka ketkä minkä miten miksi milloin missä aikaan vuosi päivänä"},
{"et", SCRIPT_LATIN, "äõöüšž",
 "ja on ei et see oli ta kui ka mis aga oma selle kes või nii siis ning pole seda "
 "juba ainult veel üle välja kõik olid ole nad mida mitte ma sa me te ära olla "
 "pärast enne väga kuid sest tema nende need samuti aasta aastal vahel peale pidi "
 "võib saab kõige läbi poolt eest koos järgi ühe kaks kuni millest rohkem olnud kus "
 "iga oleks sellest end suur teise umbes palju siin seal nagu pidevalt tuleb vastu "
 "kogu mul sul talle teda neid meie teie miks kuidas millal kuhu siit sealt alati "
 "kunagi küllalt selline sellised igaüks keegi miski esimene riik linn teine teised "
 "teiste sama said andis läks nägi enamik võis uus uued korda päeva päeval inimesed "
 "inimeste kolm tegi ütles ise mööda taga ees sees väljas seega lisaks tõttu abil "
 "ligi vaid üsna sageli tavaliselt näiteks mitmed mitu mõned mõne võivad peavad peab "
 "saavad selles selleks sellele kelle kellel mille milles"},
{"lv", SCRIPT_LATIN, "āčēģīķļņšūž",
 "un ir no uz par ar ka kas bija to tas kā ko arī lai bet pēc vai pie tika viņa viņš "
 "viņi viņu gada tā ja nav jau ļoti tikai pirms vairāk būt šis šī šo tiek kur kad "
 "tiem tās līdz savu tad starp laikā kurā var varētu visi citi esmu mēs jūs mums bez "
 "pret daudz tomēr gan sava katrs kuri kura šajā tādēļ tāpēc piemēram pat vēl gadā "
 "ap nevar man tev viņam viņai viņus mūs kāpēc vienmēr nekad pietiekami tāds tādi "
 "ikviens kāds neviens pirmais pirmā visa viss valsts pilsēta cits cita pats pati "
 "ieguva deva gāja redzēja vairums vairākums varēja jauns jauna reizi reizes dienas "
 "dienu cilvēki cilvēku trīs divi divas teica vismaz kopā apkārt vajag šeit tur savs "
 "savas sevi gandrīz bieži kuras kuru kuriem būs būtu nebija viņiem tām īpaši šie "
 "šīs dažādu galvenokārt saskaņā attiecībā"},
{"lt", SCRIPT_LATIN, "ąčęėįšųūž",
 "ir kad į yra iš su kaip o bet tai ne buvo jis dėl ar prie už po tik jų jo savo "
 "taip metų nuo apie kuris kurie kuri iki gali jei dar bus jau metu tačiau kai per "
 "jie ji mes jūs aš būti labai turi dabar vienas daugiau arba visi pat prieš tarp "
 "dvi du šis ši šio tuo jog nes kur kuo nei kiti galima ta kurių jos pagal kol nors "
 "be gana daug vis pasak man tau jam jai juos mus mums jums kodėl visada niekada "
 "pakankamai toks tokie kiekvienas kas niekas kažkas pirmasis pirmas visa visas "
 "šalis miestas kitas kita kito pats pati turėjo gavo davė ėjo matė dauguma galėjo "
 "nauja naujas kartą kartų dienų dieną žmonės žmonių trys padarė sakė todėl bent "
 "kartu aplink turėti reikia čia ten savęs beveik dažnai kurios kuriuos kurį kuriame "
 "būtų nebuvo joms jiems taigi netgi ypač kadangi jeigu tam šie šios esančių esantis "
 "įvairių"},
{"pl", SCRIPT_LATIN, "ąćęłńóśźż",
 "i w z na do nie się że jest to o od po jak za co a przez dla tym są ze był ale "
 "jego już tylko które który która tego może oraz być by czy jej ich ma ten roku "
 "bardzo lub także bez nad było były była tej tych jako przed pod kiedy gdy tak więc "
 "sobie te ta jeszcze można mają ponieważ jednak między podczas według jeśli gdzie "
 "wszystkie również niż aby jednym którzy których którym innych będzie przy żeby "
 "został została zostały nich wiele lat dwa prawie mnie ciebie nim nimi nią was nas "
 "jemu dlaczego jednakże około zawsze nigdy dość takie taki taka każdy każda każde "
 "kto nikt coś ktoś pierwszy pierwsza pierwsze cały cała całe kraj miasto inne inny "
 "inna innego samo sam sama musiał dostał dał poszedł widział większość mógł nowe "
 "nowy nowa raz razy dni ludzie ludzi trzy dwie zrobił powiedział dopóki ponadto "
 "dzięki dlatego najmniej wraz wśród wobec mieć miał miała miały mogą należy temu "
 "teraz tu tam własny wszystko wszyscy swoje swoją swój swojej swoich żadnych"},
{"cs", SCRIPT_LATIN, "áčďéěíňóřšťúůýž",
 "a v na se je že s z do o to k i za ve pro jako by si po jsou ale které který která "
 "byl byla bylo byly jeho co však od už tak při jsem být nebo jen podle jak až není "
 "ze u aby bude více než její jejich také před mezi další protože když roce může "
 "mohou má mají této tento tato toho kde ještě pouze během proti pokud nejsou přes "
 "nad pod mnoho některé velmi kteří ani let lidí došlo proto díky první dva vám jí "
 "kdy mně tebe ním nimi ní vás nás jemu proč přibližně vždy nikdy dost takový taková "
 "každý každá každé kdo nikdo něco někdo celý celá celé země město jiný jiná jiné "
 "sám sama musel dostal dal šel viděl většina mohl nové nový nová krát dní lidé tři "
 "udělal řekl dokud kromě alespoň spolu okolo mít měl měla měli třeba nyní tu tam "
 "svůj své svou svého svých takže téměř často kterých kterým kterou kterého zatímco "
 "budou byli nebyl nebyla jich jim nich"},
{"sk", SCRIPT_LATIN, "áäčďéíĺľňóôŕšťúýž",
 "a v na sa je že s z do o to k i za vo pre ako by si po sú ale ktoré ktorý ktorá "
 "bol bola bolo boli jeho čo však od už tak pri som byť alebo len podľa až nie zo u "
 "aby bude viac než jej ich tiež pred medzi ďalší pretože keď roku môže môžu má majú "
 "tejto tento táto toho kde ešte iba počas proti ak cez nad pod mnoho niektoré veľmi "
 "ktorí ani rokov ľudí došlo preto vďaka prvý dva vám so aj kedy roka mne tebe ním "
 "nimi ňou vás nás jemu prečo približne vždy nikdy dosť taký taká každý každá každé "
 "kto nikto niečo niekto prvá prvé celý celá celé krajina mesto iný iná iné sám sama "
 "musel dostal dal šiel videl väčšina mohol nové nový nová krát dni ľudia tri urobil "
 "povedal kým okrem aspoň spolu okolo mať mal mala mali treba teraz tu tam svoj "
 "svoje svoju svojho svojich takže takmer často ktorých ktorým ktorú ktorého zatiaľ "
 "avšak budú nebol nebola im nich"},
{"sl", SCRIPT_LATIN, "čšž",
 "in je v na za se da so ki z s pa ne po od tudi kot iz ali o do bi pri kar če jih "
 "bil bila bilo bili ni še to med lahko sem samo že več kako le njegov njegova "
 "njihov njihova ter tem jo ga mu smo ste ko kjer ker vse zaradi pred brez leta letu "
 "let biti ima imajo kateri katera katere zelo vendar nato tako nekaj veliko proti "
 "potem sicer danes zato zdaj ljudi eden dve dva tisti nekateri skozi večina vsak "
 "imel meni tebi njim njimi njo vas nas njemu zakaj približno vedno nikoli dovolj "
 "takšne tak takšna vsaka vsako kdo nihče nekdo prvi prva prvo cel cela država mesto "
 "drug druga drugo sam sama moral dobil dal šel videl mogel novo nov nova krat dni "
 "ljudje tri storil dejal dokler poleg torej vsaj skupaj izmed okoli imeti imela "
 "imeli morajo mora treba tu tam svoj svoje svojo svojega svojih pod nad čez preko "
 "bolj manj najbolj kljub namreč celo precej pogosto katerih medtem temveč ampak saj "
 "bo bodo bomo niso"},
{"hr", SCRIPT_LATIN, "čćđšž",
 "i u je se na da su za od s sa o a kao koji koja koje što bi iz ili ali do nije po "
 "bio bila bilo bili će te samo ne može mogu biti kako više već tko prije nakon sve "
 "sam ih uz tijekom gdje vrijeme godine godina oko također međutim kad ima imaju "
 "ovaj ovo ove ova taj to ta ti nego između zbog prema smo ste jer bez kod još drugi "
 "dok pod protiv njegov njezin njihov odnosno svoje svoj tjedan tjedna općenito "
 "tisuća tisuće svijet mjesto netko nitko ljudi dio stoljeća vrlo europe europska "
 "europski europskog ožujka siječnja veljače travnja svibnja lipnja srpnja kolovoza "
 "rujna listopada studenog prosinca vlak sustav sustava moguće uporaba povijest "
 "zrakoplov glazba znanost tvrtka tvrtke uvijek ovdje dvije glavni osim unatoč "
 "pružio budući uopće meni tebi njim njima njom vas nas njemu zašto približno nikad "
 "nikada dovoljno takve takav takva svaki svaka svako prvi prva prvo zemlja grad "
 "drugo sama morao dobio dao otišao mogao novo nov nova puta dana tri rekao stoga "
 "barem zajedno imati imao imala imali moraju mora treba sada tu tamo svoju svojim "
 "svojih ispod iznad pri manje najviše naime čak prilično često kojih kojima kojoj "
 "kojeg bit ćete ćemo nisu bih samog poslije čovjek svatko tisuću tisućama europa "
 "europi europu europske europskih europskoj vlakovi vlakom vlaka zrakoplovi "
 "zrakoplova zračna zračne kolodvor glazbe glazbu znanosti znanstvenik znanstvenici "
 "znanstvenika znanstveni znanstvene tvrtku poduzeće sustavi sustavu povijesti "
 "povijesni kruh zrak zraka zraku otok otoka otoci otoku otoke obitelj obitelji "
 "odvjetnik sudjelovati sudjelovao sudjeluje sudjelovali nogomet kazalište računalo "
 "računala zaslon tjedno tjedana točka točke točno točan utjecaj utjecaja utječe "
 "suradnja suradnje primjerice gospodarstvo gospodarski gospodarske postrojba "
 "postrojbe časnik ravnatelj kemija kemijski kemijske kršćanski kršćanstvo križ "
 "španjolski španjolska španjolske rumunjska nizozemska cipar židovi veleposlanstvo "
 "veleposlanik putovnica putovnice glasovanje razina razine razini razinu "
 "sveučilište sveučilišta odgoj knjižnica tiskati tisak cjepivo kisik vodik dušik "
 "ugljik milijun milijuna milijuni prosvjed prosvjedi prosvjednici dojam iznimno "
 "iznimka obavijestiti priopćiti priopćenje priopćio gledatelj čitatelj organizirati "
 "organiziran organizirano definirati definira financijski financije financijska "
 "uporabu rabiti rabi pozornost pozornosti vjerojatno uvjet uvjeti uvjete uvjetima "
 "studenoga siječanj veljača ožujak travanj svibanj lipanj srpanj kolovoz rujan "
 "listopad studeni prosinac stoljeću dosad usprkos dopustiti izvješća odredište "
 "odredišta skladatelj slavenski nazočan čimbenik čimbenici rasvjeta poveznica "
 "neovisno neovisnost neovisnosti ovisi ovisno ovisnosti proračun žlica dužnosnici "
 "dužnosnik usporedbi usporedba usporediti opći opće općina općine usljed uslijed "
 "sigurnost sigurnosti švicarska hrvatski hrvatska hrvatske hrvatskoj hrvatskog "
 "zagreb zagrebu zagreba liječnik liječnici"},
{"bs", SCRIPT_LATIN, "čćđšž",
 "i u je se na da su za od s sa o a kao koji koja koje što bi iz ili ali do nije po "
 "bio bila bilo bili će te samo ne može mogu biti kako više već ko prije nakon sve "
 "sam ih uz tokom gdje vrijeme godine godina oko također takođe međutim kad ima "
 "imaju ovaj ovo ove ova taj to ta ti nego između zbog prema smo ste jer bez kod još "
 "drugi dok pod protiv njegov njen njihov odnosno svoje svoj sedmica sedmice hiljada "
 "hiljade hiljadu svijet mjesto neko niko ljudi dio šta historija historije evropa "
 "evrope evropska evropski evropskog januara februara marta aprila maja juna jula "
 "augusta septembra oktobra novembra decembra voz sistem sistema muzika nauka uvijek "
 "ovdje izvještaj dvije lahko kahva općina uopće bosanski bosne meni tebi njim njima "
 "njom vas nas njemu zašto približno nikad nikada dovoljno takve takav takva svaki "
 "svaka svako prvi prva prvo zemlja grad drugo sama morao dobio dao otišao mogao "
 "novo nov nova puta dana tri rekao osim stoga barem zajedno imati imao imala imali "
 "moraju mora treba sada tu tamo svoju svojim svojih ispod iznad pri manje najviše "
 "uprkos naime čak prilično često kojih kojima kojoj kojeg ćete ćemo nisu bih samog "
 "poslije čovjek hiljadama evropi evropu evropske evropskih evropskoj vozovi vozom "
 "voza muzike muziku nauke nauku naučnik naučnici naučnika naučni naučne preduzeće "
 "sistemi sistemu ostrvo ostrva ostrvu porodica porodice porodicu advokat "
 "učestvovati učestvovao učestvuje učestvovali fudbal pozorište bioskop tačka tačke "
 "tačno tačan uticaj uticaja utiče saradnja saradnje privreda privrede hemija "
 "hemijski hemijske krst španski španija španije rumunija holandija kipar jevreji "
 "saobraćaj saobraćaja ambasada ambasador pasoš pasoša glasanje nivoa nivou "
 "univerzitet univerziteta vaspitanje štampati vakcina kiseonik vodonik ugljenik "
 "milion miliona milioni naročito utisak izuzetno izuzetak gledalac čitalac "
 "organizovati organizovan organizovano definisati definiše finansijski finansije "
 "finansijska upotreba upotrebu pažnja pažnje uslov uslovi uslove uslovima januar "
 "februar mart april maj jun jul septembar oktobar novembar decembar štaviše li "
 "zavisi zavisno zavisnosti nezavisno nezavisnost nezavisnosti budžet sopstveni "
 "sopstvene sopstvenu poređenju poređenje uporediti obezbijediti dozvoliti slovenski "
 "prevashodno zvaničnici zvaničnik zvanično hapšenje august opći opće općine "
 "saopćiti saopćenje saopćio historiji historijski kršćanski kršćanstvo zrak hljeb "
 "ljekar ljekari sigurnost sigurnosti vjerovatno izvještaja obavještenje "
 "obavijestiti sedmicu sedmično mehko bosna bosni hercegovina hercegovine sarajevo "
 "sarajevu sarajeva bošnjaci bošnjak uposlenik uposlenici entitet kantona federacija "
 "federacije bezbjednost bezbjednosti švicarska usljed dženaza šehid"},
{"sr-Latn", SCRIPT_LATIN, "čćđšž",
 "i u je se na da su za od s sa o a kao koji koja koje što bi iz ili ali do nije po "
 "bio bila bilo bili će te samo ne može mogu biti kako više već ko pre posle nakon "
 "sve sam ih uz tokom gde vreme godine godina oko takođe međutim kad ima imaju ovaj "
 "ovo ove ova taj to ta ti nego između zbog prema smo ste jer bez kod još drugi dok "
 "pod protiv njegov njen njihov odnosno svoje svoj nedelje hiljada hiljade hiljadu "
 "svet mesto neko niko ljudi deo šta istorija istorije evropa evrope evropska "
 "evropski evropskog januara februara marta aprila maja juna jula avgusta septembra "
 "oktobra novembra decembra voz sistem sistema muzika nauka uvek ovde dve čovek "
 "saopštio uopšte opština meni tebi njim njima njom vas nas njemu zašto približno "
 "nikad nikada dovoljno takve takav takva svaki svaka svako prvi prva prvo zemlja "
 "grad drugo sama morao dobio dao otišao mogao novo nov nova puta dana tri rekao "
 "osim stoga bar zajedno imati imao imala imali moraju mora treba sada tu tamo svoju "
 "svojim svojih ispod iznad pri manje najviše uprkos naime čak prilično često kojih "
 "kojima kojoj kojeg ćete ćemo nisu bih samog hiljadama evropi evropu evropske "
 "evropskih evropskoj vozovi vozom voza muzike muziku nauke nauku naučnik naučnici "
 "naučnika naučni naučne preduzeće sistemi sistemu ostrvo ostrva ostrvu porodica "
 "porodice porodicu advokat učestvovati učestvovao učestvuje učestvovali fudbal "
 "pozorište bioskop tačka tačke tačno tačan uticaj uticaja utiče saradnja saradnje "
 "privreda privrede hemija hemijski hemijske krst španski španija španije rumunija "
 "holandija kipar jevreji saobraćaj saobraćaja ambasada ambasador pasoš pasoša "
 "glasanje nivoa nivou univerzitet univerziteta vaspitanje štampati vakcina kiseonik "
 "vodonik ugljenik milion miliona milioni naročito utisak izuzetno izuzetak gledalac "
 "čitalac organizovati organizovan organizovano definisati definiše finansijski "
 "finansije finansijska upotreba upotrebu pažnja pažnje uslov uslovi uslove uslovima "
 "januar februar mart april maj jun jul septembar oktobar novembar decembar štaviše "
 "li zavisi zavisno zavisnosti nezavisno nezavisnost nezavisnosti budžet sopstveni "
 "sopstvene sopstvenu poređenju poređenje uporediti obezbijediti dozvoliti slovenski "
 "prevashodno zvaničnici zvaničnik zvanično hapšenje avgust opšti opšte opštine "
 "saopštiti saopštenje istoriji istorijski hrišćanski hrišćanstvo vazduh vazduha "
 "vazduhu hleb lekar lekari bezbednost bezbednosti bezbedno obezbediti verovatno "
 "izveštaja obaveštenje obavestiti ovdašnji sprovesti sprovodi sprovođenje sem odsto "
 "uopšteno švajcarska kafa jeste usled uslediti dozvoljeno učešće penzija pirinač "
 "devojčica srpski srpske srbija srbije srbiji srba beograd beogradu beograda dinara"},
{"hu", SCRIPT_LATIN, "áéíóöőúüű",
 "a az és hogy nem is egy volt van ezt azt meg de csak már mint még ki el ha szerint "
 "lehet fel minden kell vagy le be sem pedig után ez amely aki ami által lesz között "
 "voltak így nagy több majd alatt valamint mert akkor nagyon illetve ezek azok ahol "
 "amikor amelyek során miatt olyan egyik ilyen míg sok két évben magyar közül vele "
 "neki ők ezért számára tudja anélkül kívül ellen mellett azonban felett arra erre "
 "ezzel azzal tudják lehetett kellett volna legyen ne se sőt viszont ugyanis ezután "
 "ekkor itt ott mindig soha néhány mindenki három négy öt első új régi nagyobb "
 "legnagyobb ma tegnap emberek ember ország város nap óta felé szerinte saját többek "
 "többi vissza össze bele rá róla tőle benne hozzá lett lettek például mely melyet "
 "melyek hanem noha inkább talán csupán"},
{"ro", SCRIPT_LATIN, "ăâîșțşţ",
 "și şi de la a în o nu că cu pe este un din care mai se pentru au sa să al ale lui "
 "dar fi fost ca prin sau sunt era după iar ce are cel cea cei cele dacă fără între "
 "când acest această aceste unui unei aceasta acesta lor său ei el ea până doar "
 "foarte despre avea am ai le îi nici astfel poate pot ani anul toate alte către "
 "împotriva deși decât apoi sub spre atunci cât multe mulți însă mine tine noi voi "
 "ele cum unde mereu niciodată destul fiecare cineva nimeni ceva primul prima întreg "
 "țara oraș alt altă altul alții însuși trebuia primit dat mers văzut majoritatea "
 "putea nou nouă ori zile zi oameni oamenii oamenilor trei doi două făcut spus afară "
 "așadar puțin împreună jur trebuie acum aici acolo propriu săi aproape adesea căror "
 "cărui cărora totuși va vor ar erau fusese deoarece dintre asupra dintr într "
 "printre întrucât"},
{"sq", SCRIPT_LATIN, "çë",
 "të e në dhe i për me një nga është se që më si do nuk u ka janë ishte por kjo ky "
 "ai ajo ata po ose edhe duke mund kanë tij saj tyre shumë kur deri sipas vetëm pas "
 "para midis çdo këto këtë disa gjithë ndaj prej sa nëse kishte ishin pasi mbi nën "
 "vit viti kemi jam mua ty atij asaj neve juve pse gjithmonë kurrë mjaft tillë "
 "secili dikush askush diçka parë vendi qyteti tjetër tjera vetë duhej mori dha "
 "shkoi pa shumica mundte ri re herë ditë njerëz njerëzit tre dy bërë thënë tha "
 "derisa përveç prandaj paktën bashkë rreth duhet tani këtu atje vet pothuajse "
 "shpesh cilat cilët cilin megjithatë jetë qenë sepse megjithëse ndërsa"},
{"tr", SCRIPT_LATIN, "çğıöşü",
 "ve bir bu için ile da de çok olarak daha gibi olan en kadar ne o ama sonra her "
 "ancak ise olduğunu olduğu var ya değil göre diye mi mı ki ben sen biz siz onlar "
 "bunu nasıl önce tarafından veya hem bütün tüm iki yıl büyük üzerinde arasında "
 "ayrıca içinde bunun şey etti oldu dedi hiç çünkü sadece karşı bazı kendi şekilde "
 "yılında fazla nedeniyle olmak eden edildi zaman birçok rağmen birlikte yeni "
 "türkiye bile yani eğer böyle şöyle öyle ettiği yer aynı diğer kişi insanlar dünya "
 "ülke gün saat ilk son hâlâ henüz artık belki dolayı doğru sahip dahil üzere vardır "
 "değildir edilen olabilir oluyor yapılan yaptığı gerekir mümkün itibaren biri "
 "hiçbir onun ona onu bunların onların beri başka genellikle özellikle ederek "
 "olduğuna olmayan kez bazen pek"},
{"az", SCRIPT_LATIN, "çəğıöşü",
 "və bir bu üçün ilə da də çox olaraq daha kimi olan ən qədər nə o amma sonra hər "
 "lakin isə var deyil görə ki mən sən biz siz onlar bunu necə əvvəl tərəfindən ya "
 "həm bütün iki il böyük arasında onun onların idi bəzi öz yalnız ölkə etdi edir "
 "etmək olub haqqında üzrə belə əgər çünki vaxt zaman heç ona bunlar edilir "
 "azərbaycan ildə həmçinin olur bizim sizin mənim sənin onları onlara bundan ondan "
 "buna hamısı bəzən neçə üç dörd beş ilk yeni kiçik indi gün dünən yenidən bəri "
 "zamanı vaxtı insanlar insan dünya dövlət şəhər yerdə lazım mümkün olsa olar imiş "
 "yox beləliklə digər başqa altında üstündə qarşı ətrafında sayəsində vasitəsilə "
 "etdiyi etdikləri olduğu olduqca edən etdilər oldu oldular edə bilər hansı ölkənin "
 "özü özünü eyni"},
{"uz", SCRIPT_LATIN, "",
 "va bir bu uchun bilan ham da bo lgan edi esa lekin u ular yicha kerak emas o sha "
 "keyin mumkin yoki qilish kabi haqida juda har qanday shu z zbekiston ladi lib ko p "
 "ra yil yilda dan ga ning bor edilar hamda agar chunki eng ammo uning ularning "
 "qilgan qildi barcha rtasida orqali tomonidan mana biz siz men sen katta yangi "
 "davlat hech faqat ekan deb ega ekanligi shunday bunday mening sizning bizning "
 "ularni uni bitta ikki uch rt besh plab proq oldin ng ichida ichiga oldida davomida "
 "asosan odatda zi ayrim turli shuningdek hisoblanadi lishi lsa lsada qiladi qilib "
 "berdi bergan deya emasligi kun vaqt vaqtda odam odamlar kishi dunyo mamlakat "
 "shahar joy lar bundan undan unga bunga bunda unda shuning hozirgi faqatgina ana "
 "necha hatto balki garchi aynan birga lardan larni larda larning mas masdan ladigan"},
{"tk", SCRIPT_LATIN, "äçňöşüýž",
 "we bir bu üçin bilen hem da de köp bolan boýunça ol olar öz diýip türkmenistanyň "
 "türkmenistan ýyl ýylda ýaly ýa eder edýär boldy bolup bar däl her soň öň arasynda "
 "tarapyndan has şu şol onuň biz siz"},
{"vi", SCRIPT_LATIN, "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
 "và của là các có được cho trong không một những người với để đã này khi từ về tại "
 "cũng như đến ra nhiều năm sẽ vào ở bị đó ông trên hay phải lại theo nhưng rằng vì "
 "thì sau còn nước chỉ nếu đang bằng do hơn họ tôi bạn chúng việc rất điều nào nên "
 "bởi cả mình chính mới nhất cùng gì đâu sao thế ai khác vẫn thường luôn chưa mỗi "
 "mọi ngày giờ tháng nhà thành phố quốc gia phủ thứ hai ba bốn lớn nhỏ hoặc tuy "
 "nhiên ngoài giữa trước lên xuống qua tới đi làm biết thấy thể"},
{"id", SCRIPT_LATIN, "",
 "yang dan di dari untuk dengan ini pada tidak dalam itu adalah akan ke oleh juga "
 "sebagai telah mereka karena ada atau bahwa dapat kepada lebih para saat bisa saya "
 "tersebut kami kita dia ia seperti sudah bukan hanya secara antara namun menjadi "
 "orang tahun setelah banyak belum hingga ketika sangat jika beberapa sebuah tetapi "
 "semua lain masih lalu kata bagi harus terhadap maupun melakukan memiliki sekitar "
 "selama negara serta agar anda pun merupakan bahkan yaitu sehingga mulai karenanya "
 "coba uang polisi inggris prancis belanda agustus juni juli desember maret resmi "
 "perusahaan universitas pemerintah kota mobil kantor beda berbeda penerbangan biaya "
 "rumah sakit delapan hal kali sedang bagian tempat kemudian membuat pernah "
 "mengatakan tiap setiap sejak usai terjadi program situs listrik bulan kecil jumlah "
 "butuh membutuhkan seorang meski mendapatkan mungkin tak terdapat melihat biasanya "
 "air menurut pemilu persen miliar parlemen pengadilan pengacara narkoba badai "
 "dingin es salju stasiun paspor imigrasi penelitian peneliti ilmuwan fisika musik "
 "film televisi telepon koran olahraga pertandingan kejuaraan medali dampak "
 "wisatawan turis bandara layanan kualitas aktivitas komunitas dokter mau tentara "
 "jembatan gedung pria istri teman ledakan teroris korban pasien obat hewan pohon "
 "pajak pasar keuangan investasi siswa dikenal disebut ditemukan memungkinkan "
 "masyarakat wilayah daftar nomor gubernur provinsi kabupaten kecamatan akhirnya "
 "sering nggak gak senin kamis jumat maka ujar apa jadi segera rakyat kini seluruh "
 "terbesar mudah sulit berhasil berada didirikan diperlukan membawa tanggal usulan "
 "setuju ujian sebaliknya informasi petugas anggota pegawai pekerja bekerja "
 "menjalankan transportasi penduduk suku jarang sesuatu semata bukannya kadang "
 "mengenai tentang menunjukkan dianggap paling terlalu dibandingkan serupa sama lagi "
 "sini sana mengapa bagaimana siapa kapan sebab ingin berarti cukup bentuk jenis "
 "kehidupan kapal pesawat bepergian perjalanan khusus umum cepat laut tinggi akibat "
 "usia lantai mayoritas sebagian termasuk dekat sehari meskipun walaupun melalui "
 "tanpa bersama kebanyakan berbagai perlu digunakan menggunakan sesuai hidup cara "
 "hari waktu sebelum sesudah satu dua tiga empat lima enam tujuh sembilan sepuluh "
 "ratus ribu juta pertama kedua ketiga baru lama besar rendah baik jalan api tanah "
 "gunung sungai pulau dunia manusia nama kerja makan minum tidur pergi datang masuk "
 "keluar naik turun buka tutup beli jual guna buat ambil beri terima tahu baca tulis "
 "memberi memberikan menerima mendapat mengambil membeli menjual menulis mendengar "
 "diberikan dilakukan dibuat diketahui mencapai mencari berasal sekali begitu "
 "demikian sendiri masing salah situ jauh atas bawah belakang tengah luar utara "
 "selatan timur barat supaya sambil hampir selalu umumnya manfaat ukuran jarak dasar "
 "contoh alasan bangsa perang sejarah budaya bahasa agama raja presiden menteri "
 "depan pikir berpikir hanyalah diri dirinya bekas kabar sekadar dulu kecelakaan "
 "kendaraan eropa truk bus taksi sopir pengemudi perawat apotek mantan kampanye "
 "metode tingkat kontrol italia spanyol jepang tiongkok swiss swedia norwegia "
 "polandia yunani brasil meksiko lituania lewat misalnya pekan serikat sang kalau "
 "kalo cuma aja udah banget kayak kemungkinan lingkungan kesehatan sehat keputusan "
 "rapat anggaran hukum perundingan tuntutan gugatan menyebabkan kerugian asuransi "
 "mesin minyak pasokan wakil pembahasan sekolah tinggal amerika perguruan antaranya "
 "selanjutnya sementara pendapat tersendiri pukul kawasan hubungan persatuan seluas "
 "penggunaan"},
{"ms", SCRIPT_LATIN, "",
 "yang dan di dari untuk dengan ini pada tidak dalam itu adalah akan ke oleh juga "
 "sebagai telah mereka kerana ada atau bahawa dapat kepada lebih para boleh saya "
 "tersebut kami kita dia ia seperti sudah bukan hanya secara antara namun menjadi "
 "orang tahun selepas banyak belum sehingga apabila sangat jika beberapa sebuah "
 "tetapi semua lain masih lalu kata bagi mesti terhadap mahupun melakukan mempunyai "
 "sekitar selama negara serta agar anda pun merupakan malah iaitu mula cuba wang "
 "polis inggeris perancis belanda ogos jun julai disember mac rasmi syarikat "
 "universiti kerajaan bandar kereta pejabat beza berbeza penerbangan kos hospital "
 "lapan hal kali sedang bahagian tempat kemudian membuat pernah memberitahu tiap "
 "setiap sejak daripada sahaja ialah beliau manakala berkata tiada jabatan elektrik "
 "kebanyakan juta anggota pelbagai bawah atas sekiranya walaupun akhbar seseorang "
 "berlaku turut malaysia lelaki awal sebab perlu digunakan antarabangsa mana sains "
 "teknologi tentera kapal terbang sesetengah terdapat senarai pasukan dijangka "
 "hendaklah bersama tanpa melalui biasanya laman semalam petang kedai tandas bilik "
 "kasut basikal motosikal doktor kualiti aktiviti komuniti kesan hendak mahu sila "
 "budak pelancong melancong perkhidmatan peratus bilion parlimen mahkamah peguam "
 "jenayah dadah bomba ribut sejuk ais salji keretapi stesen pasport imigresen kastam "
 "kajian penyelidik penyelidikan saintis fizik muzik filem televisyen telefon sukan "
 "perlawanan kejohanan pingat semasa sewaktu menerusi mengikut katanya memerlukan "
 "membolehkan dikenali dipanggil dijumpai ditemui kawasan lebuh jambatan bangunan "
 "kanak isteri rakan askar letupan pengganas terkorban mangsa pesakit ubat jangkitan "
 "haiwan pokok cukai pasaran kewangan pelaburan pelajar peperiksaan nombor gabenor "
 "khamis jumaat ahad isnin kerap bertindak seorang sedikit banyaknya rakyat negeri "
 "kini segera daripadanya dengannya baginya kebanyakannya seluruh terbesar mudah "
 "sukar beransur berjaya berada ditubuhkan penubuhan diperlukan membawa tarikh "
 "sejurus berikutan susulan bersetuju cadangan ujian sebaliknya maklumat pegawai "
 "ahli kakitangan pekerja bekerja menjalankan pengangkutan penduduk kaum jarang "
 "sesuatu semata bukannya sebarang kadang mengenai tentang menunjukkan dianggap amat "
 "paling terlalu berbanding serupa sama lagi sini sana mengapa bagaimana siapa "
 "bilakah bila cara hari waktu sebelum sesudah satu dua tiga empat lima enam tujuh "
 "sembilan sepuluh ratus ribu pertama kedua ketiga baru lama besar kecil tinggi "
 "rendah baik rumah jalan air api tanah laut gunung sungai pulau dunia manusia nama "
 "kerja makan minum tidur pergi datang masuk keluar naik turun buka tutup beli jual "
 "guna buat ambil beri terima tahu baca tulis memberi memberikan menerima mendapat "
 "mengambil membeli menjual menulis melihat mendengar diberikan dilakukan dibuat "
 "diketahui mencapai mencari berasal sekali begitu demikian sendiri masing salah "
 "situ jauh dekat belakang tengah luar utara selatan timur barat mungkin supaya "
 "sambil hampir selalu umumnya kehidupan manfaat bentuk ukuran jarak dasar contoh "
 "alasan bangsa perang sejarah budaya bahasa agama raja presiden menteri hadapan "
 "fikir berfikir diri dirinya khabar sekadar dahulu ramai adakah kemalangan "
 "kenderaan eropah baharu kelihatan bermakna semak masa kawalan kaedah kemudahan "
 "peringkat kempen lori bas teksi pemandu memandu jururawat farmasi itali sepanyol "
 "jepun switzerland sweden norway poland greece brazil mexico lithuania antaranya "
 "walau apa bagaimanapun seterusnya kemungkinan persekitaran kesihatan sihat "
 "keputusan pertandingan disebabkan sekolah tinggal kerjasama kesatuan amerika "
 "persidangan mesyuarat peruntukan pindaan undang rundingan tuntutan dakwaan didakwa "
 "mendakwa menyebabkan kerugian insurans lesen enjin minyak bekalan bekas ketua "
 "timbalan perbincangan"},
{"jv", SCRIPT_LATIN, "èé",
 "ing lan sing kanggo karo iki saka ora ana kang iku dadi uga dening wong kaya luwih "
 "amarga bisa marang utawa nanging yaiku wis nalika akeh taun kabeh ning menyang"},
{"su", SCRIPT_LATIN, "é",
 "nu jeung ku dina anu pikeun di ka tina sareng nyaéta ieu éta henteu teu aya urang "
 "jadi bisa kana atawa oge ogé taun loba saurang salah lian ngan"},
{"fil", SCRIPT_LATIN, "ñ",
 "ang ng sa na mga at ay ito si ni kay para hindi isang may kung siya niya nila sila "
 "ako ko mo ka natin namin tayo kami o pero mula noong dahil upang ngunit kanyang "
 "kanilang lang din rin pa ba po iyon iyan dito doon nang kapag habang maging naging "
 "wala walang bilang tulad ibang lahat marami maraming bago pagkatapos ayon nito "
 "nitong kaya sana ilang iba taon tao mas alinman maaaring maaari ngayon kahapon "
 "bukas sapagkat gayunman subalit bagaman hanggang ganito ganoon ano sino saan "
 "kailan bakit paano lungsod bansa mundo araw gabi buwan bahay malaki maliit luma "
 "una ikalawa dalawa tatlo apat lima bawat ilan karamihan karaniwan madalas palagi "
 "minsan muli pang mayroon mayroong nasa tungkol laban ukol papunta ginawa ginagamit "
 "gamit sinabi maaring tila lamang iyong aking ating aming kanila kanya nating"},
{"ceb", SCRIPT_LATIN, "ñ",
 "ang sa nga og mga kini usa si ni ug kay dili aron niya siya sila nila ako ko mo ka "
 "kita kami apan gikan niadtong tungod alang iyang ilang adunay wala pinaagi mao "
 "kung lang pud sab usab karon tuig tawo"},
{"sw", SCRIPT_LATIN, "",
 "na ya wa kwa ni katika za la cha vya ili kuwa kama hii huo hiyo huu hizo hayo yake "
 "wake zake lake watu mtu lakini pia au si bila hadi kutoka zaidi baada kabla sana "
 "nchi serikali mwaka miaka wao yao wakati ambao ambayo ambapo ambaye hata tu kila "
 "alikuwa walikuwa ilikuwa ana wana hivyo hapo hapa kwamba alisema baadhi moja mbili "
 "kati hakuna kuna mara juu chini yenye wenye mmoja sasa bado kuhusu zote wote huyu "
 "hawa yule wale hili haya lile yale hiki kile vile pale huko ndani nje kwenye "
 "ingawa kwani ikiwa iwapo siku mwezi mji dunia sehemu mahali nyingi wengi mengi "
 "kubwa ndogo mpya zamani kwanza pili tatu nne tano yote vyote anaweza wanaweza "
 "inaweza kuweza kufanya amekuwa imekuwa wamekuwa alipo alivyo kisha tena kabisa "
 "karibu mbali mbalimbali kadhaa baadaye"},
{"yo", SCRIPT_LATIN, "àáèéẹìíòóọṣùúńǹ",
 "ti ni àwọn ó ń náà tí sí fún pẹ̀lú wọ́n kan wọn jẹ́ jẹ bí fi lati láti ní se ṣe kò "
 "kí pé yìí ìlú lórí nínú bá wà tàbí gbogbo àti rẹ̀ sì a o mo gẹ́gẹ́ wá lọ ọ̀pọ̀ ń̀ "
 "yóò ọdún ènìyàn púpọ̀ awon ati pelu naa yii ilu èmi ìwọ òun àwa ẹ̀yin ìdí báwo "
 "nígbà níbo ṣùgbọ́n tó pẹlu àkọ́kọ́ ayé ìjọba orílẹ̀ èdè mìíràn ara rí lè tuntun "
 "ọjọ́ méjì mẹ́ta sọ wí títí láìsí nítorí papọ̀ yí báyìí níbí níbẹ̀ fẹ́rẹ̀ ju jùlọ "
 "láàrin sínú jáde nípa gan nǹkan ìgbà kọ̀ọ̀kan sii fun awọn ninu si ọkan lori nipa "
 "bi le ko kọja laarin nigbati bẹẹ eyi yi ọpọlọpọ pupọ julọ eniyan akoko"},
{"ha", SCRIPT_LATIN, "ɓɗƙƴ",
 "da a na ya ta wanda ba cikin kuma su ga shi ne don ko wannan an in sun ce ke zai "
 "suna daga yana tare mai wata wani kan za ka har yi masu lokacin kasar akan kamar "
 "bayan amma shekara duk mutane yin ana tana ita shine yadda haka domin idan kafin "
 "saboda wasu kowane babu inda waɗanda cewa fiye ɗaya kuwa ni kai mu ku wa me ina "
 "yaushe yaya kullum taba irin kowa farko kasa gari sauran kansa samu bayar tafi "
 "gani yawancin iya sabon sau rana kwana biyu uku waje ciki sai gaba yanzu nan can "
 "kusan yawa wadanda waɗannan kasance yake"},
{"ig", SCRIPT_LATIN, "ịọụṅ",
 "na nke ndị n ka ya ọ bụ a maka ha si dị ahụ gị m o e ga nwere mere onye were otu "
 "mana ma ọbụla ihe niile ike ọtụtụ site"},
{"so", SCRIPT_LATIN, "",
 "oo ka ku ee iyo waa in uu ay la ah waxaa soo loo ugu wax aan laga ayaa si lagu "
 "isku kala dadka sida dowladda waxa inay kuwa markii leh wuxuu badan kale hadda aad "
 "ama sannadkii"},
{"zu", SCRIPT_LATIN, "",
 "ukuthi futhi noma kodwa ngoba ukuze uma kanye ngokuthi le lo la kwe kwa ku nga ye "
 "yokuthi abantu lapho ezinye abanye kakhulu njengoba kuphela eminye"},
{"xh", SCRIPT_LATIN, "",
 "ukuba kwaye okanye kodwa ngokuba xa kunye le lo la kwe kwa ku nga ye into abantu "
 "apho ezinye abanye kakhulu njengoko kuphela ukuze loo nto ngenxa"},
{"rw", SCRIPT_LATIN, "",
 "mu ku na ya no kandi muri ari mo cyane nk ubwo abantu ko yo bya byo icyo iyo kuri "
 "bwa cya uyu aba ibi hari yari ariko nta cyangwa"},
{"mg", SCRIPT_LATIN, "",
 "ny sy amin ao dia fa tsy ho izay ireo tamin ity an no io misy teo tany ary ka koa "
 "na raha satria hoe olona taona noho mba fahasalamana"},
{"ga", SCRIPT_LATIN, "áéíóú",
 "an na agus a ar i is go le sa de bhí ag as ach do atá tá ní nó faoi leis sé sí "
 "siad mar ó don den gur nach raibh bheith chun idir aon am seo sin air mé tú sibh "
 "ann níos mó tar éis trí dhá bliana bhliain duine daoine féin chuig thar ina ba "
 "gach eile leo acu nuair ón roimh déanamh cuid dul gcuid bhfuil dtí dá chomh linn "
 "chéad anois anseo ansin cad cén cathain conas rud lá oíche mór beag nua ard "
 "freisin áit tír cathair rialtas féidir leat liom agat againn orthu uirthi déan "
 "tugadh níor ndéanamh ná mura cé"},
{"gd", SCRIPT_LATIN, "àèìòù",
 "an na agus a air is gu le anns de bha aig às ach do tha chan no fo leis e i iad "
 "mar bho don nan gur nach robh bhith eadar aon seo sin mi thu ann nas mò dèidh trì "
 "dà bliadhna duine daoine fhèin ri gach eile leotha aca nuair gun"},
{"cy", SCRIPT_LATIN, "âêîôûŵŷ",
 "y yr a i o yn ar ac am gan mae wedi oedd ei eu bod fel hyn ond hefyd nid sydd fod "
 "cael un dros pan rhwng gyda bu neu hynny gyfer iddo iddi ddim fydd ein ni chi ef "
 "hi mewn ôl yw roedd blwyddyn pobl sy nad fi ti fe nhw ninnau chwi pam sut pryd ble "
 "bob dim byth digon fath pawb neb rhywun cyntaf gwlad dinas arall eraill hun cafodd "
 "aeth mwyafrif gallai newydd gwaith dyddiau dau tri gwnaeth dywedodd tan heb felly "
 "leiaf ynghyd angen nawr yma yno hunan bron aml trwy dan wrth allan cyn"},
{"br", SCRIPT_LATIN, "êñùû",
 "ar an ur hag ha e da eus en zo gant war ez evit pa ne ket met pe oa bet he o er ul "
 "un hep dre eo int gwechall bloaz tud"},
{"gl", SCRIPT_LATIN, "áéíñóúü",
 "o a os as de do da dos das que e en un unha para con non por no na nos nas se máis "
 "como mais ao á ás aos el ela foi seu súa seus súas ou cando moi hai xa está eu "
 "tamén só polo pola polos polas ata iso entre era despois sen mesmo ter son ten "
 "teñen esta este esa ese ser foron pode poden anos dous dúas aínda sobre nun nunha "
 "nin segundo tras durante están outros outras moitos moitas facer onde entón porque "
 "sería desde estaba había eles elas lle aquí goberno ano lugar unhas uns algúns "
 "xente traballo calquera ningún fixo dixo outro cidade coas cos co coa pero semana "
 "ademais xunto hoxe onte dende mellor maior xeral persoas persoa moito moita oito "
 "sete catro tres mentres porén tempo poboación mundo auga zona illa rúa pobo galego "
 "galega galicia isto aquel aquela estes estas eses esas facía fan dixeron fose "
 "puido poderían estaban tiñan tiña ía deu vez nesta neste desta deste algunha "
 "ningunha cada toda todas todo todos ben mal menos outra ambos ambas conta uso"},
{"ca", SCRIPT_LATIN, "àçèéíïòóúü",
 "el la els les de del dels que i a en un una per amb no es al als lo seu seva seus "
 "seves com més o però li ha em si sense sobre aquest ja tot aquesta quan molt des "
 "ens també fins hi on qui entre va ser són era han està estan té tenen durant anys "
 "pot poden tots així altres altre aquests aquestes perquè contra després abans dos "
 "dues ni estat l d s n havia fer segons mentre encara part cada molts molta van "
 "dins ho cap uns unes aquell només persona persones avui ahir ciutat món aigua "
 "carrer poble lloc nova nou millor major general vuit set quatre tres prop país "
 "països setmana dia vegada doncs res algun alguna alguns algunes tota totes "
 "cadascun bé mal menys ambdós ús fan feia diu ésser podria podrien estaven tenien "
 "tenia anava aquella aquells aquelles través degut fora fet nosaltres ella elles "
 "vostè sempre mai gairebé gran grans altra qualsevol"},
{"oc", SCRIPT_LATIN, "àáçèéíïòóú",
 "lo la los las de del dels que e a en un una per amb es al als son sa sos coma mai "
 "o mas se sens sus aqueste ja tot aquesta quand fòrça dempuèi tanben fins ont qui "
 "entre foguèt èsser èra an pendent ans pòt totes aital autres autre perque contra "
 "après abans dos doas dins"},
{"eu", SCRIPT_LATIN, "ñ",
 "eta da ez du bat dira zen ere edo izan zuen baina dute hori hau egin baino bere "
 "ditu beste batzuk bezala izango zuten ziren arte gero baten oso gehiago dela "
 "egiten horrek guztiak beren haiek dituzte behar zion horren den diren bai nahi "
 "zutela izaten ondoren lehen urte hala urtean zituen hiru ezin egon dago daude gabe "
 "artean bidez arabera honek batean hain orain hauek ia beti duen dituen dutela "
 "direla baita nola zein horiek hauetan horretan dagoen zuela lortu izandako izateko "
 "eman esan erabili erabiltzen jende leku modu egun munduko herri hainbat ordea "
 "ondorioz aurretik aurka zehar berri handi txiki gutxi berriz batez besteak bi lau "
 "bost duten dezake dezakete daiteke daitezke ditzake litzateke nahiz edota beraz "
 "bada baitago hasi joan etorri jarri egindako izeneko buruz arren bitartean hiri"},
{"la", SCRIPT_LATIN, "",
 "et in est non ad ut cum qui quod ex sed si per de a ab aut quae esse hoc sunt enim "
 "nec etiam atque autem quam ac id eius quidem tamen inter pro erat fuit neque"},
{"eo", SCRIPT_LATIN, "ĉĝĥĵŝŭ",
 "la de kaj en estas al ne por kiu ke li ĝi kun mi oni sed tiu el aŭ ili estis ankaŭ "
 "sur kiel pli ĉi iu tio unu da ĝis kiuj dum post pro tre povas vi ni ŝi lia ŝia "
 "ilia sia kiam kie kial kiom tiel tie tiam tial ĉiam neniam iom multaj multe aliaj "
 "alia sama nova granda malgranda unua du tri jam ankoraŭ nur eĉ sen sub super inter "
 "tra ĉe laŭ kontraŭ anstataŭ estos estus havas diris"},
{"mt", SCRIPT_LATIN, "ċġħż",
 "li ta u l f minn għal ma il tal fil dan hija kien b din mhux jew biex mill hu "
 "aktar kif wara sena dawn meta huma kienet imma għandu kull"},
{"lb", SCRIPT_LATIN, "äëéöü",
 "de d an vun der zu den en a mat op fir net ass si ech dat déi datt wéi och sech "
 "ginn huet sinn bei nach mä oder haut no gouf iwwer ze am um ënner eng vum zum war"},
{"fy", SCRIPT_LATIN, "âêôúû",
 "de it en fan in yn is dat op te foar mei net ek as dy oan by wie út sy hy har "
 "troch wurde binne hat wurdt jier mar om nei oer ta"},
{"ht", SCRIPT_LATIN, "èòé",
 "nan yo li ki a ak pou te yon la se pa sou nou mwen ou gen ap fè pi tou men lan si "
 "sa konsa kote lè tankou anpil"},
{"fo", SCRIPT_LATIN, "áðíóúýæø",
 "og at í á er sum til um var ikki við fyri ein av tað teir tær tey hann hon hevur "
 "høvdu eru hava eg vit upp eftir har sær ella tá so nú her mong sína hansara "
 "hennara teirra undir yvir millum alt øll verður varð verið eisini hjá frá nógv "
 "menn føroyar føroya føroyskum kann skal fara síðan mær okkum tykkum seg sítt hvør "
 "hvat meðan"},
{"rm", SCRIPT_LATIN, "àèéìòö",
 "il la ils las da dal dals dalla e ed en è che per cun sin sun ina in na betg ha "
 "han eir era tras ubain sco cur ch quai quel quels questa quest questas sia ses els "
 "ella pli mo fin suenter tranter vegn vegnan vegni pon po sto tut tuts onns onn "
 "rumantsch svizra chantun lingua damai uschia nus vus anc gia"},
{"ku", SCRIPT_LATIN, "çêîşû",
 "û di de ku li ji bi ev ew yê ya yên jî bû e in ne na ser lê hat wek her piştî xwe "
 "wî wê hatin dikin dike kurdistan"},

{"ru", SCRIPT_CYRILLIC, "ёщъыэ",
 "и в не на что с по как из у за это от но к для то он а его все так же о или было "
 "только мы бы был до вы они я была быть может при которые который также более уже "
 "её если их чтобы были во со ее после года когда этого под лет где есть нет очень "
 "том между тем кто этом им ему чем сейчас даже этот эти один время россии можно без "
 "она оно меня тебя неё них нас вас ним нею ей мой свой своих свое своей себя себе "
 "всех весь однако ведь потому поскольку хотя пока перед среди против кроме "
 "благодаря течение сегодня вчера снова лишь тоже затем тогда всегда никогда много "
 "мало несколько людей люди страны мира годы день времени могут нужно следует будет "
 "будут имел имела имели имеет имеют является являются стал стала стали данный эта "
 "этой этих тех той менее самый самые самых либо почти около вместо здесь там куда "
 "почему какой какие каких кого чего ни нам вам два три первый самое самая самым "
 "место вокруг вскоре своим своими любого любой каждый каждая каждое всем всеми "
 "всему большинство часть часто обычно поэтому которого которой которому которым "
 "которыми находится находятся расположен называется называют считается считают "
 "стороны сторон группы системы работы жизни города страна город мир вода дома дом "
 "раз раза случае случаях области работает стать делать сделать говорит сказал "
 "сказала заявил заявила сообщил хорошо лучше больше меньше многие многих другие "
 "других другой другого вторых первых первая второй новый новая новые нового новой "
 "большой большая большие большого две четыре пять десять сто тысяч тысячи миллионов"},
{"uk", SCRIPT_CYRILLIC, "ґєіїщ",
 "і в не на що з по як із у за це від але до для то він а його все так же про або "
 "було тільки ми б був та ви вони я була бути може при які який також більш вже її "
 "якщо їх щоб були після року коли цього під років де є немає дуже тому між хто чи й "
 "ще цей ці один час україни можна без через вона воно мене тебе неї них нас вас ним "
 "нею їм йому їй мій свій своїх своє своєю себе собі щось хтось усі усе всі весь "
 "усіх навіть однак проте адже оскільки бо хоча поки доки перед серед проти крім "
 "окрім завдяки стосовно протягом зараз сьогодні вчора знову лише теж потім тоді "
 "завжди ніколи багато мало кілька декілька людей люди країни світу роки день часу "
 "можуть треба потрібно слід буде будуть мав мала мали має мають"},
{"be", SCRIPT_CYRILLIC, "ёіўыэ",
 "і у не на што з па як са за гэта ад але да для то ён а яго усе ўсе так жа пра або "
 "было толькі мы б быў ў вы яны я была быць можа пры якія які таксама больш ужо яе "
 "калі іх каб былі пасля года гэтага пад гадоў дзе ёсць няма вельмі таму між хто ці "
 "й яшчэ гэты гэтыя адзін час беларусі можна без праз яна яно мяне цябе нас вас ім "
 "ёй ёю мой свой сваіх сваё сваёй сябе сабе усё ўсё ўсіх аднак бо хоць пакуль перад "
 "паміж сярод супраць акрамя апроч дзякуючы падчас зараз сёння учора зноў потым тады "
 "заўсёды ніколі шмат мала некалькі людзей людзі краіны свету гады дзень часу могуць "
 "трэба варта будзе будуць мае маюць меў мела мелі гэтай гэтых той тых якая якое "
 "якіх каля замест тут там куды чаму два тры"},
{"bg", SCRIPT_CYRILLIC, "ъщ",
 "на и да в за се от е с че по не са като до към със бе при или един една може само "
 "още който която които след тя той те това този тази тези им му ще но си все най "
 "което бъде през има както беше ги във повече между преди защото когато години "
 "година много ако около също съм сме могат трябва под над обаче хора бяха била били "
 "бил него нея тях ние вие аз първият сега въпреки възможно всеки всяка хората "
 "светът страна град днес част такъв какъв къде никога винаги няколко други друг "
 "другите техните неговата имаше нямат освен според бъдат нещо някои някой всичко "
 "тогава онези тук там чийто две три откакто затова съща дори своята своите защо "
 "чрез поради докато въз"},
{"mk", SCRIPT_CYRILLIC, "ѓѕјќљњџ",
 "на и да во за се од е со дека по не како до кон беше при или еден една може само "
 "уште кој која кои кое таа тој тие тоа овој оваа овие им му ќе но си сите нај биде "
 "низ има што бил ги го ја повеќе меѓу пред бидејќи кога години година многу ако "
 "околу исто сум сме можат треба под над сепак луѓе врз поради додека преку така ова "
 "биле помеѓу без била било него неа ние вие јас првиот сега најмногу најголем иако "
 "можно секој секоја луѓето светот земја град денес дел таков каков каде никогаш "
 "секогаш помалку поголем меѓутоа потоа претходно неколку други друг другите нивните "
 "неговата нејзината нивната неговиот имаше беа имаат немаат заради освен според "
 "бидат нешто некои некој сѐ тогаш оние тука таму чиј едно две три откако каква "
 "какво какви ви ве нека своите својата своето негова негово нејзиниот тоj сакаат "
 "сака сакате имате постојат постои наоѓа наоѓаат требаше толку ниту голема голем "
 "големо мала мал мало прв прва прво нова нов ново цел цела цело делови сета сето "
 "сиот денот ноќ месец месеци век векот државата владата народот животот работа "
 "работи вода места место пат патот случај случаи обично лесно тешко брзо малку "
 "многумина станува станаа"},
{"sr", SCRIPT_CYRILLIC, "ђјљњћџ",
 "и у је се на да су за од с са о а као који која које што би из или али до није по "
 "био била било били ће те само не може могу бити како више већ ко пре после након "
 "све сам их уз током где време године година око такође међутим кад има имају овај "
 "ово ове ова тај то та ти него између због према смо сте јер без код још други док "
 "под против његов њен њихов односно своје свој шта век века дете деце човек људи "
 "људе свет света место део увек никад нико неко нешто ништа овде тамо тада сада "
 "затим ипак иако чак међу сваки свака неки неке нека неколико три две два први прва "
 "прво највише најбољи земља земље града години дана данас јуче имали имао имала "
 "нема немају могли могао требало треба дошло поред осим чега којих којима којој "
 "којег њих њима њега њој њему себе себи своју својим моје твоје наше његове њене "
 "њихове биле"},
{"kk", SCRIPT_CYRILLIC, "әғқңөұүһіыэ",
 "және мен бұл үшін де да болып бар бір ол деп осы бойынша жылы ең туралы өз емес "
 "кейін көп болған болды бойы оның олар немесе ретінде жыл барлық сол қазақстан "
 "сондай ақ арасында дейін арқылы дейді болады ал бірақ олардың бен пен тек әр өте "
 "екі кезде керек адам оны онда оған одан мұнда мына сен сіз біз біздің менің сенің "
 "оларды барлығы бәрі әрбір кейбір көптеген бірнеше үш төрт бірінші жаңа үлкен кіші "
 "қазір бүгін кеше қайта дейінгі бері кезінде уақыт уақытта адамдар адамның әлем "
 "әлемдегі мемлекет ел қала күн күні жерде мүмкін болса еді екен жоқ себебі "
 "сондықтан өйткені егер үшінші негізінен әдетте өзінің бойына ішінде астында "
 "үстінде алдында артында жанында ғана"},
{"ky", SCRIPT_CYRILLIC, "ңөүыэ",
 "жана менен бул үчүн да де болуп бар бир ал деп ошол боюнча жылы эң тууралуу өз "
 "эмес кийин көп болгон анын алар же катары жыл бардык кыргызстан ошондой эле "
 "арасында чейин аркылуу болду"},
{"tg", SCRIPT_CYRILLIC, "ғӣқӯҳҷэ",
 "ва дар аз ба ки ин бо барои аст он як худ мешавад шуд соли ҳам буд ё низ ҳар то "
 "бар мекунад онҳо дигар тоҷикистон ҷумҳурии шудааст"},
{"mn", SCRIPT_CYRILLIC, "өүэы",
 "нь бол байна юм болон энэ тэр гэж байсан бөгөөд мөн ба монгол улсын оны хэмээн "
 "дээр нэг их бас ч хүн болсон байгаа"},
{"tt", SCRIPT_CYRILLIC, "әөүҗңһыэ",
 "һәм бу белән өчен да дә бер ул дип шул буенча иң турында үз түгел соң күп булган "
 "аның алар яки ел барлык татарстан шулай"},
{"uz-Cyrl", SCRIPT_CYRILLIC, "ўқғҳэ",
 "ва бир бу учун билан ҳам эди эса лекин у улар бўйича керак эмас шу кейин мумкин "
 "ёки қилиш каби ҳақида жуда ҳар ўз ўзбекистон бўлади бўлиб кўп йил бор деб"},

{"ar", SCRIPT_ARABIC, "ةىأإؤئآكي",
 "في من على أن إلى التي عن هذا هذه مع الذي كان لا ما أو كما بعد قد كل لم بين قبل عند "
 "غير حيث إن ذلك منذ كانت هو هي ثم أكثر خلال تم وقد وفي أي إلا حتى بعض لكن وهو وهي "
 "عام ولا يمكن تلك عدم دون نحو حول أيضا عندما ومن بها به فيها له لها أنا أنت نحن هم "
 "هن لماذا كيف متى أين دائما أبدا شخص أحد شيء أول الأول الأولى جميع بلد مدينة آخر "
 "أخرى نفس نفسه كانوا يكون تكون سوف معظم يمكنه جديد جديدة مرة يوم أيام الناس ثلاثة "
 "اثنين قال قالت بدون لذلك معا الآن هنا هناك تقريبا غالبا ليس ليست لكنه ولكن لأن إذا "
 "مما بينما وكان وكانت فإن وإن كذلك لدى لديه أثناء داخل خارج تحت فوق ضد عبر مثل يتم "
 "وذلك والتي والذي منه عنه عليه إليه فيما أنه أنها لأنه بأن وأن"},
{"fa", SCRIPT_ARABIC, "پچژگکیآ",
 "در و به از که این را با است برای آن یک می خود تا کرد بر هم نیز شده ها های شد بود "
 "ما یا باید اما کند دو هر آنها ایران شود دارد اگر کرده گفت وی همه پس اند پیش چه نمی "
 "کنند بین کار سال بیش روی بسیار دیگر هستند بودند توسط بعد ولی من شما ایشان آنان چرا "
 "چگونه کجا همیشه هرگز هیچ کسی چیزی اول اولین تمام کشور شهر دیگری خودش بودن باشد "
 "خواهد بیشتر توانست جدید بار روز روزها مردم سه گفته بدون بنابراین باهم اکنون اینجا "
 "آنجا تقریبا اغلب نیست اینکه زیرا چون چنین چند برخی درحالی هنگامی زمان سپس داخل "
 "خارج زیر ضد مانند طریق آنکه تواند توان شوند کنید دارند داشت داده دهد گرفت یکی"},
{"ur", SCRIPT_ARABIC, "ٹڈڑںےہھپچگکی",
 "کے کی ہے میں اور کو سے کا نے پر ہیں یہ کہ اس ایک بھی تھا جو ہو گیا تھی کر نہیں وہ "
 "لیے تو ان اپنے تک کیا ہوئے رہا ساتھ بعد جس تھے ہی یا گئی دیا کچھ کسی ہوا طور سب "
 "اپنی جب لوگ زیادہ رہے جا آپ ہم انہوں انہیں کیوں کیسے کب کہاں ہمیشہ کبھی کوئی پہلا "
 "پہلے پہلی تمام ملک شہر دوسرے دوسری خود ہونا ہوگا گا گے گی سکتا سکتے سکتی نیا نئے "
 "بار دن افراد تین دو کہا بغیر لہذا اب یہاں وہاں تقریبا اکثر کیونکہ اگر جیسے بعض "
 "جبکہ دوران اندر باہر نیچے اوپر خلاف ذریعے مطابق ہوتا ہوتی ہوتے والے والی والا کرنے "
 "کرتے کرتا جاتا جاتے جاتی رہی لیکن بہت چاہئے جن جنہوں اسے انکے"},
{"ps", SCRIPT_ARABIC, "ټډړږښځڅېۍګکی",
 "د په چې او ته کې دی سره یې له دا نه هم چی وي شوی کړي هغه خو يو ده تر دغه لپاره "
 "افغانستان کړ شو کړی دي بيا هغو"},
{"ckb", SCRIPT_ARABIC, "ڕڵۆێەکیگچپژڤ",
 "لە و بە بۆ کە ئەو لەگەڵ یان ئەم هەر بوو دەکات ناو دوای کوردستان نەک لەسەر کرد "
 "هەموو پێش دەبێت یەک هەیە"},
{"ug", SCRIPT_ARABIC, "ۇۆۈېەھڭۋگچپژكىي",
 "ۋە بىر بۇ ئۇ بىلەن ئۈچۈن دەپ بولۇپ ئەڭ بار قىلىپ كېيىن ھەم ئۇلار بولغان ئۇيغۇر "
 "ئىدى"},
{"sd", SCRIPT_ARABIC, "ٻڀٿٺٽڄڃڇڌڏڊڍڙڦڪڳڱڻھ",
 "جي ۾ جو ۽ آهي کي سان جا ته هن کان به هو ان تي لاءِ آهن سنڌ سنڌي پر"},

{"he", SCRIPT_HEBREW, "",
 "של את על לא הוא זה עם כי היא גם או אל כל יותר היה אבל רק מה לאחר בין אני יש אם כך "
 "עוד היו אך אין הם לפני ידי אשר כדי היתה הייתה זו כמו ביותר עד שלו שלה אנשים בו מן "
 "ב ל שלהם אותו אותה אותם אנחנו אתה כאשר במשך מאוד שהיא שהוא כולל מספר זאת אלה אלו "
 "להיות יכול יכולים ניתן כמה מכיוון משום בשל בגלל למרות אולם תחת דרך עבור לפי פי אחד "
 "אחת שני שתי ראשון שנה שנים אדם רוב חלק באמצעות בתוך שם כאן כבר תמיד הרבה פחות ללא "
 "בזמן מול לכן אינו אינם לו לה להם לי בה בהם ממנו עצמו מי איך לפחות בעוד"},
{"yi", SCRIPT_HEBREW, "ײװױ",
 "די און פון אין איז דער צו דאס דאָס מיט האט האָט נישט ניט אז אַז אַ א זיך ער אויף "
 "פאר פֿון צום אויך זי זענען ווי געווען"},

{"hi", SCRIPT_DEVANAGARI, "़ँ",
 "के में की है और से का को पर ने कि यह हैं भी एक इस था नहीं तो लिए कर जो हो ही साथ "
 "बाद गया किया वह थे अपने या थी जा उन कहा रहे करने हुए आप तक जब होता कुछ लोगों बहुत "
 "उनके द्वारा रूप दिया सकते वाले लेकिन लोग अधिक होने इसके इसे उसे उन्हें हमें मैं हम "
 "तुम वे ये इन उस जिस जिससे क्योंकि जैसे तरह समय साल वर्ष दो तीन सभी बीच पहले अब "
 "भारत सकता सकती होती होते रही रहा गई गए दी करता करती करते वाली वाला यदि अगर तब यहां "
 "वहां मिल काम इससे उनकी उसके उनका इसकी लेकर बड़े एवं"},
{"mr", SCRIPT_DEVANAGARI, "ळऱ",
 "आहे आणि या हे होते ते एक की आहेत तर त्या हा ही होता केला केली नाही मध्ये असे "
 "करण्यात झाली झाला व त्यांनी तो होती काही म्हणून त्याच्या आपल्या यांनी साठी पण "
 "मात्र किंवा केले नंतर असून येथे येते असलेल्या जे अनेक जर करून म्हणजे म्हणाले मधील "
 "वर मी आम्ही तुम्ही आपण त्याला त्यांना तिला झाले करणे करत होतो असतो असते असतात जाते "
 "जातो जातात गेली गेले गेला लागले देखील सुद्धा कारण दोन तीन सर्व खूप फक्त पुन्हा "
 "मोठ्या दरम्यान द्वारे पासून पर्यंत प्रमाणे बद्दल यांच्या याच्या ज्या जेव्हा तेव्हा "
 "तेथे इतर वेळ वर्षे लोक लोकांना त्यामुळे शकतात शकता शकते शकतो करतात करते होत नव्हते "
 "नव्हता ठिकाणी तसेच आणखी अधिक"},
{"ne", SCRIPT_DEVANAGARI, "ँ",
 "र छ को मा पनि भएको गरेको छन् हो यो तथा गर्न थियो गरी लागि भने एक उनले गर्ने नेपाल "
 "नेपाली भन्ने हुने रहेको त्यो तर थिए देखि भएका यस गरे भन्दा छैन बताए यी ती म हामी "
 "तपाईं उनी उनको यसको त्यसको सबै धेरै साथै अनि अझै जस्तै सक्छ सकिन्छ हुन्छ हुन गर्छ "
 "गरिएको रूपमा समय वर्ष मानिस दुई तीन पछि अघि बीच भित्र माथि तल वा किनभने यदि त्यहाँ "
 "यहाँ भयो हुनेछ"},

{"bho", SCRIPT_DEVANAGARI, "ँ",
 "के में से आ बा बाटे बाड़ें रहल हवे हऽ ओकर एकर खातिर लोग नइखे कइल गइल भइल जाला होला "
 "रहे रहलें रहलन ई ऊ एगो भी पर अउर आउर जे कि करे करेला कहल सकेला सभ साथे तक बाद "
 "पहिले ओह एह एही"},
{"bn", SCRIPT_BENGALI, "র",
 "এবং করে এই ও থেকে একটি না এ হয় তার জন্য সালে তিনি যে করা কিন্তু সঙ্গে হয়েছে হয়ে "
 "মধ্যে পর সাথে আর আছে করেন ছিল বা তাদের কোন এক করতে আমি তুমি আমরা তারা কেন কিভাবে "
 "কখন কোথায় সবসময় কখনও কেউ কিছু প্রথম সব সকল দেশ শহর অন্য অন্যান্য নিজে নিজের হবে "
 "হতে বেশি পারে পারেন নতুন বার দিন মানুষ তিন দুই বলেন বলে ছাড়া তাই এখন এখানে সেখানে "
 "প্রায় নয় নেই কারণ যদি যখন যারা যার যেমন মত মতো দিয়ে নিয়ে উপর নিচে বিরুদ্ধে "
 "মাধ্যমে অনুযায়ী হিসেবে হিসাবে সময় বছর অনেক খুব এছাড়া এর এটি সেই এমন আরও কি"},
{"as", SCRIPT_BENGALI, "ৰৱ",
 "আৰু এই কৰা পৰা তেওঁ হয় এটা কৰি বাবে কিন্তু হৈছে নহয় মাজত যে ইয়াৰ কৰে অসম অসমৰ"},

{"am", SCRIPT_ETHIOPIC, "ኧ",
 "እና ነው ላይ ውስጥ ወደ ጋር ነበር ናቸው ግን ይህ በ ከ እንደ ያለ አንድ ሁለት ነገር ይችላል ስለ ወይም በጣም ሰዎች ሌላ "
 "እነዚህ ማለት ቢሆን ምክንያት የ ነበሩ ይሆናል ሆኖም የነበረ የሆነ የሚገኝ የሚገኘው ከዚህ በዚህ ለዚህ እንዲሁም ደግሞ ሁሉ ሁሉም "
 "ብቻ እስከ በኋላ በፊት ጊዜ ዓመት አመት ሰው ሀገር አገር መንግስት ከፍተኛ ብዙ ሲሆን ሲል ይህም ያለው ያላቸው አለ አለው ይህንን "
 "ይሁን እንጂ እነሱ እኛ እርስዎ እሱ እሷ ምን ማን የት እንዴት ለምን መካከል ዋና ያሉ በላይ ተብሎ ማድረግ ጥቂት አብዛኛው ነበረ "
 "ነበረው ነበራቸው ይህን የተለያዩ ሌሎች ሌሎችም ላለው የሚችል ይችላሉ አይደለም"},
{"ti", SCRIPT_ETHIOPIC, "ኸቐ",
 "እዩ ኣብ ናይ ነቲ እቲ ካብ ከም ድማ ምስ ኣብዚ እዚ እውን ሓደ ዝነበረ ኣሎ ነዚ ብዙሕ ዘሎ ክኸውን ከኣ ግን ናብ ኢዩ እዮም "
 "ነበረ ነበሩ ብዘይ ናይቲ ኣብቲ ካብቲ ምስቲ ንሱ ንሳ ንሕና ንስኻ ንሶም እዛ ኩሉ ኩሎም ጥራይ ክሳብ ድሕሪ ቅድሚ ግዜ ዓመት ሰብ "
 "ሰባት ሃገር መንግስቲ ዓቢ ካልእ ካልኦት እንተኾነ ምኽንያቱ ኸም ዝኾነ ዝተፈላለዩ ማለት ከምኡ ምዃኑ የለን ኣይኮነን ወይ ክልተ "
 "ሓንቲ"},

{"zh-Hans", SCRIPT_HAN,
 "们这国来时说为会对个发学过没还经样么动点电东车见长问间门马风飞鱼鸟华语话认识读书"
 "写买卖钱银铁错际随险阴队难题页项须顾预领颜额类饭馆验惊鸡龙专业两严丰临义乐习乡产"
 "亲亿仅从众优伟传伤伦体侧债倾储儿兰关兴养内军农决况净减击刘则刚创办务劳势区医协单"
 "卫却厂厅历压县参双变号员响团园围图圆圣场坏块坚声处备够头夺奋奖妇孙宁宝实审宪宫宽"
 "导将层岁岛币师带帮应废开异弃张强归当录忆忧怀态总恋恶战执扩扫扬护报择担拥换据损摇"
 "数断无旧显晓术机杀权条极构标栏树档桥检楼欢残汇汉汤沟泽洁济浓涛润涨湾湿满灭灯灵灾"
 "炉热爱爷状独狱猎环现玛疗监盖盘确础离种积称稳穷窃竞笔筑简纪约级纳纵纷纸线组细织终"
 "结绕给络绝统继绩绪续维综绿缓编缘缩网罗罚职联脑脚节苏药获营虑虽补装规视觉览触订计"
 "讨让训议记讲许论设访证评诉词试诗诚该详误请诸课谁调谈谢负财责败货质贩贪购贯贵费贺"
 "资赏赖赛赞赢赵趋跃践轨转轮软轻载较辆辑输辖边达迁运进远违连迟适选递遗邮邻郑释鉴针"
 "钟钢钻铜锁键闪闭闲闻阅阔阳阵陆陈隐雾静韩顶顺顿频饰饮骗鲁鲜鸣麦黄齐与万", ""},
{"zh-Hant", SCRIPT_HAN,
 "們這國來時說為會對個發學過沒還經樣麼動點電東車見長問間門馬風飛魚鳥華語話認識讀書"
 "寫買賣錢銀鐵錯際隨險陰隊難題頁項須顧預領顏額類飯館驗驚雞龍專業兩嚴豐臨義樂習鄉產"
 "親億僅從眾優偉傳傷倫體側債傾儲兒蘭關興養內軍農決況淨減擊劉則剛創辦務勞勢區醫協單"
 "衛卻廠廳歷壓縣參雙變號員響團園圍圖圓聖場壞塊堅聲處備夠頭奪奮獎婦孫寧寶實審憲宮寬"
 "導將層歲島幣師帶幫應廢開異棄張強歸當錄憶憂懷態總戀惡戰執擴掃揚護報擇擔擁換據損搖"
 "數斷無舊顯曉術機殺權條極構標欄樹檔橋檢樓歡殘匯漢湯溝澤潔濟濃濤潤漲灣濕滿滅燈靈災"
 "爐熱愛爺狀獨獄獵環現瑪療監蓋盤確礎離種積稱穩窮竊競筆築簡紀約級納縱紛紙線組細織終"
 "結繞給絡絕統繼績緒續維綜綠緩編緣縮網羅罰職聯腦腳節蘇藥獲營慮雖補裝規視覺覽觸訂計"
 "討讓訓議記講許論設訪證評訴詞試詩誠該詳誤請諸課誰調談謝負財責敗貨質販貪購貫貴費賀"
 "資賞賴賽贊贏趙趨躍踐軌轉輪軟輕載較輛輯輸轄邊達遷運進遠違連遲適選遞遺郵鄰鄭釋鑒針"
 "鐘鋼鑽銅鎖鍵閃閉閒聞閱闊陽陣陸陳隱霧靜韓頂順頓頻飾飲騙魯鮮鳴麥黃齊與萬於後裡嗎臺"
 "著", ""},
{"yue", SCRIPT_HAN,
 "嘅咗喺佢哋冇嚟啲嗰咁乜嘢", ""},
{"ja", SCRIPT_HAN,
 "働込畑図売読駅対発円広変桜気沢浜県鉄伝労実帰歩毎団価検験険権歳済営聴続総緑縄斎粋"
 "関", ""},
};
/* clang-format on */

const size_t n_lang_words = sizeof(lang_words) / sizeof(lang_words[0]);
