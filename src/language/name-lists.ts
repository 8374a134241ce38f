// Closed lists for names: demonyms, abbreviations, nicknames, titles, and words that open sentences without being names.

/** Spellings of one name per line; `united states` style entries are found word by word in the evidence. */
const SAME_LINES = `
us usa america american americans united+states
uk britain british briton brits united+kingdom
eu europe european european+union
un united+nations
uae emirati united+arab+emirates
ussr soviet soviets soviet+union
england english englishman
scotland scottish scots scot
wales welsh
ireland irish
france french frenchman
germany german
netherlands dutch holland dutchman
spain spanish spaniard
portugal portuguese
italy italian
switzerland swiss
austria austrian
belgium belgian
denmark danish dane
sweden swedish swede
norway norwegian
finland finnish finn
iceland icelandic icelander
poland polish pole
czech czechia bohemia
slovakia slovak slovakian
hungary hungarian
romania romanian
bulgaria bulgarian
greece greek
turkey turkish turk turkiye
cyprus cypriot
serbia serbian serb
croatia croatian croat
slovenia slovenian slovene
bosnia bosnian herzegovina
albania albanian
kosovo kosovan kosovar
macedonia macedonian
ukraine ukrainian
russia russian
belarus belarusian
georgia georgian
armenia armenian
azerbaijan azerbaijani azeri
kazakhstan kazakh
uzbekistan uzbek
turkmenistan turkmen
kyrgyzstan kyrgyz
tajikistan tajik
afghanistan afghan
pakistan pakistani
india indian
bangladesh bangladeshi
china chinese prc
taiwan taiwanese
japan japanese
korea korean
thailand thai
vietnam vietnamese
philippines filipino philippine filipina
malaysia malaysian
indonesia indonesian
myanmar burma burmese
nepal nepali nepalese
israel israeli
palestine palestinian
lebanon lebanese
syria syrian
iraq iraqi
iran iranian
yemen yemeni
kuwait kuwaiti
qatar qatari
bahrain bahraini
oman omani
saudi saudis
egypt egyptian
libya libyan
tunisia tunisian
algeria algerian
morocco moroccan
sudan sudanese
somalia somali somalian
kenya kenyan
ethiopia ethiopian
nigeria nigerian
ghana ghanaian
congo congolese
zimbabwe zimbabwean
zambia zambian
rwanda rwandan
canada canadian
mexico mexican
cuba cuban
haiti haitian
guatemala guatemalan
honduras honduran
salvador salvadoran salvadorean
panama panamanian
venezuela venezuelan
colombia colombian
brazil brazilian
peru peruvian
chile chilean
argentina argentine argentinian argentinean
australia australian
texas texan
california californian
london londoner
paris parisian
berlin berliner
york yorker
moscow muscovite
catalonia catalan
quebec quebecois
asia asian
africa african
gop republican republicans
democrat democrats democratic dem dems
tory tories conservative conservatives
labour labor
islam muslim muslims islamic moslem
christian christians christianity
jew jews jewish judaism
catholic catholics catholicism
utd united
st saint st.
mt mount
corp corporation
co company
inc incorporated
ltd limited
dept department
assn association
univ university
intl international
govt government
gov governor
sen senator
rep representative
lt lieutenant
gen general
capt captain
sgt sergeant
prof professor
dr doctor
jr junior
ft fort
ave avenue
blvd boulevard
dc washington
la los+angeles
nyc new+york
ny new+york
fed federal+reserve
mps mp
michael mike mick
joseph joe joey
william bill will billy
robert bob rob bobby robbie
richard rick dick rich
james jim jimmy jamie
john johnny jack
thomas tom tommy
david dave
daniel dan danny
edward ed ted eddie
benjamin ben
samuel sam
anthony tony
christopher chris
nicholas nick
alexander alex
andrew andy
matthew matt
steven stephen steve
timothy tim
kenneth ken
ronald ron
donald don
lawrence larry
gregory greg
jeffrey jeff
philip phil
charles charlie chuck
katherine kate kathy katie
elizabeth liz beth
jennifer jen jenny
margaret maggie peggy
patricia pat
susan sue
deborah debbie
vladimir volodymyr
`;

/** The groups a word belongs to, by canonical word; a group also lists its entries of several words. */
export const SAME_NAMES: ReadonlyMap<string, readonly string[][]> = group(SAME_LINES);

function group(lines: string): Map<string, string[][]> {
  const groups = new Map<string, string[][]>();
  for (const line of lines.trim().split("\n")) {
    const entries = line.split(" ").map((entry) => entry.split("+"));
    for (const entry of entries) for (const word of entry) groups.set(word, [...(groups.get(word) ?? []), ...entries]);
  }
  return groups;
}

const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Written with a capital before a name and dropped from it: what somebody is, not who. */
export const TITLES = set(`
  mr mrs ms miss mx sir dame lord lady dr prof professor president vice prime minister chancellor premier secretary senator sen
  representative rep congressman congresswoman governor gov mayor judge justice attorney general gen colonel col major lieutenant lt
  captain capt sergeant sgt officer chief king queen prince princess duke duchess pope bishop archbishop cardinal rev reverend father
  sister chairman chairwoman chairperson chair director ceo coach manager spokesman spokeswoman spokesperson ambassador deputy
  foreign interior defence defense finance former late acting admiral commander inspector detective constable superintendent
  press leader speaker whip treasurer commissioner sheriff lieutenant-governor emperor sheikh imam rabbi ayatollah
`);

/** Never part of a name by themselves, wherever they stand. */
export const FUNCTION_WORDS = set(`
  i i'm i've i'd i'll the a an this that these those he she it they we you his her its their our my your and but or nor for if
  of to in on at by from with as is are was were
`);

/** Words that open sentences: their capital says nothing there. */
export const OPENERS = set(`
  i i'm i've i'd i'll the a an this that these those he she it they we you his her its their our my your there here
  and but or so yet nor for if when while after before because since although though unless until as at by from in into of on
  to with without about above across against along amid among around behind below beneath beside between beyond despite
  down during except inside like near off onto out outside over past through throughout toward towards under up upon within
  not no yes all any both each either every few many more most much neither none one other others several some such
  another what which who whom whose why how where whether also still even only just now then once again later earlier
  however meanwhile moreover furthermore nevertheless instead therefore thus indeed perhaps maybe already often sometimes
  today yesterday tomorrow tonight recently overall ok okay oh well please thank let don't won't can't isn't
  police officials authorities people experts critics supporters analysts researchers scientists doctors lawyers investigators
  prosecutors residents witnesses government ministers lawmakers workers teachers students parents families friends fans
  shares prices sales profits demand growth inflation investors markets oil gold stocks exports police officers soldiers troops
  protesters rebels militants voters women men children girls boys nurses passengers drivers players
  according given following based including speaking asked having being born known new old last next first second third
  former current two three four five six seven eight nine ten dozens hundreds thousands millions nobody someone everyone everything
  nothing something anyone mr mrs ms
`);
