// German: every closed list we hold of it.
import type { Language } from "./language.ts";

/** How many: in words, or in figures. */
const COUNTS = "zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|eine[rs]?|\\d{1,3}";
/** Verbs that close what is counted. */
const FINITE =
  "ist|sind|war|waren|hat|haben|hatte|hatten|wird|werden|wurde|wurden|kann|können|konnte|konnten|soll|sollen|sollte|sollten|kam|kamen|sagte|sagten";
/** What people do, behind who it is. */
const DID = `${FINITE}|\\p{L}{3,}ten?|sah|fand|ging|fuhr|erlitt|starb|blieb|betrieb|floh|verlor|gewann|bekam|muss|müssen|gab(?:en)?|nahm(?:en)?|lief(?:en)?|kamen|schlug(?:en)?|schrieb(?:en)?|starben|flohen|gingen|fuhren`;
const WEEKDAYS = "sonntag|montag|dienstag|mittwoch|donnerstag|freitag|samstag";

/** The past of strong verbs whose participles have another vowel, and of those that have the same one: in the singular alone. */
const STRONG =
  "gab|kam|nahm|ging|stand|fand|lag|saß|sah|las|trat|traf|sprach|brach|starb|warf|half|fuhr|trug|schlug|wuchs|lud|hielt|fiel|ließ|lief|rief|stieß|hieß|schien|begann|gewann|sank|sprang|stahl|empfahl|gelang|zwang|drang|sang|trank|verschwand|brannte|kannte|nannte|rannte|brachte|dachte|wusste|konnte|musste|durfte|hatte|wurde|war|galt|tat|bat";
const STRONG_ALIKE =
  "schrieb|blieb|trieb|schied|stieg|schwieg|wies|schnitt|litt|riss|biss|griff|glich|strich|wich|schloss|schoss|floss|bot|verlor|flog|floh|zog|schob|erhob|hob";
/** The past of regular verbs ends so; an adjective that does has an article, a number or a preposition before it. */
const BEFORE_ADJECTIVE =
  "der|die|das|den|dem|des|eine?[nmrs]?|keine?[nmrs]?|ihre?[nmrs]?|seine?[nmrs]?|diese[nmrs]?|jede[nmrs]?|alle[nmrs]?|viele[nr]?|mehrere[nr]?|einige[nr]?|beiden?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|\\d+|in|im|mit|zu|zum|zur|bei|beim|von|vom|aus|nach|auf|an|am|vor|über|unter|für|gegen|ohne|durch|um|seit|wegen|trotz|sehr|besonders";
/** Verbs whose own stem ends in t: "berichten" is no past. */
const STEM_IN_T =
  "halt|leist|wart|richt|fürcht|acht|zicht|kost|test|rast|gelt|schalt|stalt|walt|start|fast|last|pacht|schlicht|dicht|flücht|leucht|zücht|nicht|pflicht|tast|rüst|röst|tröst|frist|stift|haft|heft|deut|falt|spalt|misst|brüst";
const REGULAR = `(?<!(?:^|[^\\p{L}])(?:${BEFORE_ADJECTIVE}) )(?!(?:heute|letzte|erste|beste|meiste|größte|höchste|nächste|dritte|rechte)n?(?!\\p{L})|\\p{Ll}{0,16}(?:${STEM_IN_T})en?(?!\\p{L}))\\p{Ll}{1,24}(?:[bcdfghjklmnpqrßvwxz]|[tdmn]e|[ae]u|(?:rei|lö|pas|fas|küs|has|ra|krei|spei|brem)s)ten?`;
/** Participles that "hat" stands with, and those that "ist" does. */
const DONE =
  "(?!ge(?:öffnet|schlossen)(?!\\p{L}))(?:\\p{Ll}{0,12}ge\\p{Ll}{2,24}(?:t|en)|\\p{Ll}{0,8}(?:be|ver|er|ent|zer|miss|über|unter|wider|voll)\\p{Ll}{2,24}(?:t|en)|\\p{Ll}{2,24}iert)";
const MOVED =
  "worden|geworden|gewesen|geblieben|geschehen|passiert|explodiert|entgleist|kollidiert|verunglückt|verstorben|entstanden|erschienen|verschwunden|ertrunken|verschieden|\\p{Ll}{0,10}ge(?:storben|kommen|gangen|fahren|flogen|stiegen|sunken|fallen|stürzt|laufen|treten|startet|landet|reist|flohen|flüchtet|scheitert|stoßen|kentert|taucht|kehrt|rückt|schieden|brochen|troffen|wachsen|zogen|rannt|rutscht|prallt)";

const ASSISTANT = "(?:ki|ki-assistent(?:en)?|ki-modelle?|sprachmodelle?|chatbots?|assistent(?:en)?|bots?)";

/** From zero to 99: the ones are joined to their tens. "Ein" alone is an article. */
const SMALL = `
  null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn
  zwanzig einundzwanzig zweiundzwanzig dreiundzwanzig vierundzwanzig fünfundzwanzig sechsundzwanzig siebenundzwanzig achtundzwanzig neunundzwanzig
  dreißig einunddreißig zweiunddreißig dreiunddreißig vierunddreißig fünfunddreißig sechsunddreißig siebenunddreißig achtunddreißig neununddreißig
  vierzig einundvierzig zweiundvierzig dreiundvierzig vierundvierzig fünfundvierzig sechsundvierzig siebenundvierzig achtundvierzig neunundvierzig
  fünfzig einundfünfzig zweiundfünfzig dreiundfünfzig vierundfünfzig fünfundfünfzig sechsundfünfzig siebenundfünfzig achtundfünfzig neunundfünfzig
  sechzig einundsechzig zweiundsechzig dreiundsechzig vierundsechzig fünfundsechzig sechsundsechzig siebenundsechzig achtundsechzig neunundsechzig
  siebzig einundsiebzig zweiundsiebzig dreiundsiebzig vierundsiebzig fünfundsiebzig sechsundsiebzig siebenundsiebzig achtundsiebzig neunundsiebzig
  achtzig einundachtzig zweiundachtzig dreiundachtzig vierundachtzig fünfundachtzig sechsundachtzig siebenundachtzig achtundachtzig neunundachtzig
  neunzig einundneunzig zweiundneunzig dreiundneunzig vierundneunzig fünfundneunzig sechsundneunzig siebenundneunzig achtundneunzig neunundneunzig`;

/** Whole hundreds and thousands are one word, too. */
const ROUND = {
  einhundert: 100,
  eintausend: 1000,
  zweihundert: 200,
  zweitausend: 2000,
  dreihundert: 300,
  dreitausend: 3000,
  vierhundert: 400,
  viertausend: 4000,
  fünfhundert: 500,
  fünftausend: 5000,
  sechshundert: 600,
  sechstausend: 6000,
  siebenhundert: 700,
  siebentausend: 7000,
  achthundert: 800,
  achttausend: 8000,
  neunhundert: 900,
  neuntausend: 9000,
};

export const de: Language = {
  tag: "de",

  months: [
    "januar jan",
    "februar feb",
    "märz maerz mär mrz",
    "april apr",
    "mai",
    "juni jun",
    "juli jul",
    "august aug",
    "september sep sept",
    "oktober okt",
    "november nov",
    "dezember dez",
  ],
  weekdays: WEEKDAYS,
  dates: {
    shortWeekdays: "mo|di|mi|do|fr|sa|so",
    ambiguousMonths: "mai",
    beforeMonth: "im in seit ab bis anfang mitte ende vom zum am",
    periods: "woche monat jahr",
    joinedParts: "morgen|vormittag|mittag|nachmittag|abend|nacht",
    relative: {
      heute: [0, "day"],
      gestern: [-1, "day"],
      vorgestern: [-2, "day"],
      morgen: [1, "day"],
      übermorgen: [2, "day"],
    },
    pointers:
      "letzte letzten letztes vergangene vergangenen nächste nächsten nächstes diese diesen dieses kommende kommenden",
    ago: { word: "her", units: { tage: 1, wochen: 7, monate: 30, jahre: 365 } },
    vague: "kürzlich | neulich | derzeit | zurzeit",
  },

  events: {
    kinds: `
      meldet angemeldet insolvenz insolvent pleite ausgabe wochenruckblick ruckblick ubersicht newsletter woche uberblick
      nachrichten tagesuberblick aktien kurse borse gewinn umsatz quartal polizei festgenommen verhaftet urteil prozess
      angeklagt storung wartung wartungsarbeiten`,
    parts: "folge ausgabe nr",
  },
  synonyms: `
    tot tote toten toter sterben starb starben gestorben getötet todesopfer ums
    verletzt verletzte verletzten verletzter verwundet
    arbeitsplatz arbeitsplätze stelle stellen job jobs
    staat regierung bund
    geld summe
    zuschuss zuschüsse förderung subvention subventionen
    beginnen beginnt begann start startet startete anfangen fängt
    enden endet ende endete schluss
    kosten kostet kostete preis preise
    protest protestiert proteste protestieren kritik kritisieren kritisiert gegner dagegen ablehnen lehnt
    sicher unbedenklich gefahrlos ungefährlich
    chef chefin leiter leiterin direktor direktorin geschäftsführer vorstandschef
    firma unternehmen konzern betrieb
    auto wagen fahrzeug pkw
    polizei polizist polizisten beamte beamten
    unfall unglück kollision zusammenstoß
    ursache grund gründe auslöser
    schule schulen
    kaufen kauft kaufte gekauft übernehmen übernimmt übernahme erwerben
    verkaufen verkauft verkaufte verkauf
    festnehmen festgenommen festnahme verhaftet verhaftung
    rücktritt zurückgetreten zurücktreten tritt
    brand feuer
    bauen baut baute gebaut bau
    schließen schließt schloss geschlossen schließung
    öffnen öffnet geöffnet eröffnung wiedereröffnung
    wohnung wohnungen
    gericht richter richterin
    urteil verurteilt verurteilung
    gewinnen gewinnt gewann gewonnen sieg
    verlieren verliert verlor verloren niederlage`,
  stopwords: `
    der das den dem des ein eine einen einem einer eines und oder aber nicht kein keine ist sind waren wird werden
    wurde wurden hat haben hatte hatten sein seine seinen seiner ihr ihre ihren ihrer sich mit von vom zu zum zur im auf
    fur bei nach aus uber unter vor durch gegen ohne um auch nur noch schon mehr sehr wie wenn als dass weil da dann
    so es er sie wir ich du man was wer wo kann konnen soll sollen muss mussen dies diese dieser dieses diesem diesen bis
    zwischen wieder immer jetzt hier dort einmal doch ob beim ins`,

  sentences: {
    beforeName: "bzw z.b d.h u.a v.a i.d.r o.a dr.med dipl ing hr fr frl",
    beforeNumber: "nr abs max ca",
    uncertain: "usw evtl ggf inkl str mio mrd",
    starters: `
      der die das den dem ein eine er sie es wir ich und aber doch im in am auf bei mit nach seit wenn als dies diese`,
  },
  scales: { hundert: 100, tausend: 1e3, mio: 1e6, millionen: 1e6, mrd: 1e9, milliarden: 1e9, dutzend: 12 },
  percent: "prozent",
  numbers: {
    small: SMALL,
    tens: {
      ...ROUND,
      zwanzig: 20,
      dreissig: 30,
      vierzig: 40,
      fünfzig: 50,
      sechzig: 60,
      siebzig: 70,
      achtzig: 80,
      neunzig: 90,
    },
    big: "hundert tausend millionen milliarden dutzend",
    vague: { dutzende: 12, hunderte: 100, tausende: 1e3, zehntausende: 1e4, hunderttausende: 1e5 },
    multipliers: { doppelt: 2, verdoppelt: 2, dreifach: 3, verdreifacht: 3, vierfach: 4, zehnfach: 10, halbiert: 0.5 },
    and: "und",
    ordinals: "nullte erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte elfte zwölfte",
    ordinalTens: "zwanzigste dreißigste vierzigste fünfzigste sechzigste siebzigste achtzigste neunzigste hundertste",
    fractions: {
      drittel: 3,
      drittels: 3,
      viertel: 4,
      viertels: 4,
      fünftel: 5,
      sechstel: 6,
      siebtel: 7,
      achtel: 8,
      neuntel: 9,
      zehntel: 10,
    },
    hedges: {
      under: "höchstens|maximal|bis zu|weniger als|nicht mehr als|unter|knapp|fast|beinahe",
      over: "mindestens|mehr als|über|nicht weniger als|wenigstens",
      about: "etwa|rund|ungefähr|circa|ca\\.?|gut|annähernd|schätzungsweise",
    },
    endsPhrase:
      "in im zu von für nach vor auf bei und oder der die das mit als aus wenn während wer die sind hat haben war aber ein eine",
    beforeYear: "in|seit|bis|von|ab|jahr|anfang|ende|mitte|sommer|winter|frühjahr|herbst|jahre",
    beforeHalf: "erste|zweite|andere|letzte|nächste",
    beforeShare: "um|etwa|fast|rund|nur|ein",
    times: "mal (?:so|mehr)",
    beforeDigits: "Mitte|Anfang|Ende",
  },

  nameJoiners: "der von den",
  negations: "nicht nichts kein keine keinen keinem keiner keines nie niemals niemand niemanden nirgends ohne weder",

  reasons: {
    gives: `
      weil | wegen | aufgrund | auf grund | infolge | dank | als reaktion auf | aus protest gegen | aus angst vor |
      aus sorge | aus respekt vor | aus rücksicht`,
    cues: `
      weil | wegen | aufgrund | auf grund | grund | gründe* | infolge | dank | da | denn | deshalb | deswegen | daher | darum |
      warum | weshalb | reaktion | reagier* | protest* | angst | sorge* | fürcht* | befürcht* | begründ* | führt* | ursach* |
      verursach* | auslös* | ausgelöst | veranlass* | zwang | zwing* | gezwungen | nachdem | nach | durch | damit | um`,
  },
  cues: {
    why: `
      weil | wegen | deshalb | dadurch | folgen? | auswirkung* | betrifft | betroffen | bedeutet | bedroh* | gefahr |
      risik* | wichtig* | entscheidend* | erstmals | zum ersten mal | größte* | höchste* | schlimmste* | rekord* | aufgrund |
      führt zu | führte zu | sorge um | historisch*`,
    next: `
      plant | planen | geplant | (?:soll|sollen|wird|werden) (?:am|im|ab|bis|nächste*|künftig|voraussichtlich|noch) |
      nächste[nrs]? (?:woche|monat|jahr|schritt|montag|dienstag|mittwoch|donnerstag|freitag) | voraussichtlich | künftig |
      bis ende | steht noch aus | morgen`,
    background: `
      seit | zuvor | früher* | vor (?:einem|einer|zwei|drei|vier|fünf|zehn|\\d+) (?:jahr*|monat*|woche*|tag*) |
      im (?:vergangenen|letzten) (?:jahr|monat) | (?:bereits|im jahr) (?:19|20)\\d\\d | ehemalige*`,
    judgement: `
      kritisier* | warnt* | forder(?:t|te|ten|n) | lobt* | bezeichnet* | verurteilt* | wirft | warf | meint* | sollte* |
      müsse* | leider`,
    supposed: `
      könnte* | dürfte* | würde* | möglicherweise | vermutlich | wahrscheinlich | offenbar | womöglich | wohl | angeblich |
      mutmaßlich*`,
    leaning: `
      er | sie | es (?!gibt|gab) | (?:diese[rsmn]?|jene[rsmn]?) (?!woche|jahr|monat|tage) | dies | sein | seine[rsmn]? |
      ihr | ihre[rsmn]? | ihm | ihnen | beide | solche* |
      das (?:ist|war|sei|wäre|hat|hatte|wird|soll|kann|bedeutet|heißt|gilt|zeigt|mag|sagte|teilte|berichtete|erklärte) | deshalb | daher | darum | dadurch |
      dabei | damit | dafür | dagegen | danach | davor | darüber | darin | daran | zudem | daraus | darauf | darunter |
      davon | dazu | danach | dann | deswegen | somit | hierbei | hierzu | hiermit | hierfür |
      ein(?:e|en|er|em)? solche?[rsnm]? | ein(?:e|en|er|em)? weitere[rsnm]? | der(?:selbe|art) | letztere[rsnm]? |
      ersteres? | (?:(?:nur|erst|nicht) )?(?:solange|sofern|wenn|falls) (?:man|er|sie|es) | nur (?:so|dann|solange|wenn) |
      vor diesem hintergrund | in diese[rmn] | bei diese[rmn] | nach diese[rmn] | mit diese[rmn] | auch (?:er|sie|das|dies) |
      ebenso | ebenfalls | genau das | zum beispiel | so | dort | hier | stattdessen | trotzdem | dennoch | weil |
      d(?:er|ie|as) \\p{Lu}\\p{L}+ selbst`,
    pointing: "diese[rsnm]?|jene[rsnm]?|solche[rsnm]?",
    promising: "es|das|dies|folgendes",
    turning: `aber | jedoch | doch | allerdings`,
    hearsay: `
      angeblich* | behaupt* | gerücht* | vorw(?:urf|ürfe|arf) | im netz | im internet | hieß es | sozialen (?:medien|netzwerken) | unbestätigt* |
      (?:zeitung|blatt|blog|magazin) (?:schrieb|berichtete|hatte)`,
    atFirst: `
      zunächst | ursprünglich | anfangs | sollten? | hatten? (?:[\\p{L}\\p{N}-]+ ){0,8}(?:versprochen|geplant|angekündigt|gehofft|erwartet|zugesagt)`,
    countering: `
      (?:belege|beweise|hinweise) dafür (?:gibt|gab) es (?:\\p{L}+ )?(?:nicht|keine) | (?:[\\p{L}\\p{N}.-]+ ){1,5}?gab(?:en)? (?:\\p{L}+ ){0,3}entwarnung |
      tatsächlich | in wahrheit | in wirklichkeit | stattdessen | doch | aber | später | inzwischen | nun | jetzt | am ende |
      (?:es|dafür|davon) (?:gab|gibt) (?:\\p{L}+ )?(?:nie|kein\\p{L}*|nicht\\p{L}*) | (?:er|sie|es) (?:war|waren|hat|haben|hatte|hatten|ist|sind|bestreitet|bestritt|dementierte) |
      (?:keine[rs]?|niemand|nichts) | (?:die )?(?:polizei|behörden?|firma|regierung) (?:dementier|bestr)\\p{L}+`,
    unreal: `(?:hätten?|wären?) (?:[\\p{L}\\p{N}-]+,? ){0,12}\\p{L}{2,30}(?:t|en)(?=[.,;:!?]|$)`,
    unrealBeside: `dass | weil | da | ob | als | (?<=^ )(?:der|die|das|den|dem)`,
    supposing: `wenn | falls | hätten? | wären? | ohne`,
    partial: `(?:${COUNTS}|hälfte|viele|einige|mehrere|keine[rs]?) (?:der|dieser|von den) (?:${COUNTS})(?: \\p{Lu}\\p{L}+)?(?=[.,;:!?)]|$|\\s(?:${FINITE})(?!\\p{L}))`,
    partialOpening: `
      die (?:beiden|anderen|übrigen|${COUNTS})(?: (?:beiden|${COUNTS}))?(?: \\p{Lu}\\p{L}+)? (?:${FINITE}) |
      (?:der|die|das) (?:andere|zweite|dritte|vierte|übrige) (?:${FINITE}) | (?:${COUNTS}|beide|viele|einige|keine[rs]?) (?:${FINITE})`,
    unnamed: `
      das (?:trio|duo|paar|ehepaar|quartett) (?:${DID}) | (?:der|die) \\d{1,3}-?jährigen? (?:${DID}) |
      (?:der|die) (?:mann|frau|junge|teenager|jugendlichen?|männer|frauen|brüder|schwestern|kinder|täter(?:in)?|verdächtigen?|fahrer(?:in)?|angreifer|patient(?:in)?) (?:${DID}) |
      (?:das|die) (?:opfer|kind) (?:${DID}) |
      (?:ein anderer|eine andere|andere|manche|ein dritter|eine dritte) (?:${DID})`,
    referring: `
      (?:das|dies) (?:ist|war|hat|hatte|wird|würde|könnte|kann|bedeutet|bedeutete|führt|führte|macht|machte|zeigt|zeigte|gilt|galt|sorgt|sorgte|ermöglicht|ermöglichte|soll|sollte|löste)`,
    overturning: `
      (?:das|dies|es) (?:ist|war|stimmt|stimmte) (?:\\p{L}+ )?(?:falsch|nicht|unwahr|gelogen|ein irrtum|irreführend) |
      d?(?:ie|iese[rs]?|as) \\p{L}+ (?:ist|war|währte|erwies sich als) (?:\\p{L}+ )?(?:falsch|kurz|verfrüht|unbegründet|vergeblich|irreführend) |
      (?:das|dies|es|d(?:ie|er) (?:meldung|nachricht|bericht|behauptung)) (?:hat|haben|hatte) sich (?:\\p{L}+ ){0,3}als (?:falsch|unwahr|irrtum|ente|irreführend|unbegründet) |
      (?:die meldung|die nachricht|der bericht|der artikel|der beitrag|das video|die behauptung) (?:wurde|ist|war) (?:\\p{L}+ ){0,2}(?:korrigiert|zurückgezogen|gelöscht|berichtigt|widerrufen|gefälscht|falsch) |
      stimmt nicht | von wegen`,
    charging: `
      anklage | angeklagt\\p{L}* | verklagt\\p{L}* | klagte | festgenommen | verhaftet | verurteilt\\p{L}* | beschloss | beschlossen | verhängte`,
    denying: `
      (?:[\\p{L}\\p{N}.-]+ ){1,7}?(?:wies|wiesen|weist|weisen) (?:\\p{L}+ ){0,3}(?:bericht\\p{L}*|vorw(?:urf|ürfe)|behauptung\\p{L}*|darstellung|meldung\\p{L}*|anschuldigung\\p{L}*) (?:\\p{L}+ ){0,4}zurück |
      (?:[\\p{L}\\p{N}.-]+ ){1,7}?(?:bestreitet|bestreiten|bestritt|bestritten|dementiert|dementierte|dementierten) (?:das|dies|es|den|die|diese[ns]?|alle) |
      (?:[\\p{L}\\p{N}.-]+ ){1,7}?(?:dementiert|dementierte|dementierten) |
      (?:[\\p{L}\\p{N}.-]+ ){1,7}?(?:widerspricht|widersprach|widersprachen) (?:\\p{L}+ ){0,2}(?:bericht\\p{L}*|darstellung\\p{L}*|behauptung\\p{L}*|meldung\\p{L}*|vorwürfen|zahlen|dem) |
      (?:[\\p{L}\\p{N}.-]+ ){1,7}?(?:nannte|nennt|nannten|nennen|bezeichnete|bezeichnet|bezeichneten) (?:das|dies|(?:den|die|das) (?:bericht\\p{L}*|darstellung|behauptung\\p{L}*|meldung\\p{L}*|vorw(?:urf|ürfe)|gerüchte?)) (?:\\p{L}+ ){0,3}?(?:falsch|unwahr|erfunden|haltlos|absurd|unsinn|gelogen|irreführend|lüge)`,
    reportedForm: "(?<!ich )(?:sei|seien|habe|werde|könne|müsse|wolle|solle|dürfe|wisse)(?! (?:ich|dank|denn))",
    attributing: `
      sagt | sagten? | sagen | erklär(?:t|te|ten|en) | teil(?:t|te|ten|en) | mitteil* | mitgeteilt | bericht(?:et|ete|eten|en) | laut | zufolge |
      nach (?:\\p{L}+ )?(?:angaben|worten|darstellung|informationen|ansicht|auffassung|meinung|erkenntnissen?|einschätzung|überzeugung|bericht*) |
      (?<=[,–] )so | so (?:der|die|das) | schreib(?:t|en) | schrieb(?:en)? | betont* | ergänz* | füg(?:t|te|ten) | heißt es | hieß es | kündigt* | bestätig* | äußer* |
      versicher* | gab(?:en)? | gib(?:t|en) | räumt* | gestand* | meldet* | bekräftig* | beteuer* | argumentier* | schilder* | verlautet* | angab* |
      begründ* | verkünd* | antwort* | urteil* | fürcht* | befürcht* | hoff* | glaub* | denk* | dacht* | meint* | schätz* | rechne* | erwart* |
      prognosti* | behaupt* | warn* | forder* | kritisier* | klag* | beklag* | bemängel* | wirft | warf | bestreit* | bestritt | find(?:et|en) | fand |
      hält | hielt | vorwurf | vorwürfe | gerücht* | hinweis* | verweis* | verwies | rief | ruft | zitier* | erzähl* | stell(?:t|te|ten) | wies(?:en)? | als ob`,
    saidBy:
      ",? (?:sagt|sagten?|erklärten?|teilten?|berichteten?|schreibt|schrieb|betonten?|versicherten?|meinten?|so|laut) (?:(?:der|die|das|am|im|dem) )?(?!(?:Mann|Frau|Junge|Mädchen|Sprecher|Sprecherin)(?!\\p{L}))(?:\\p{Lu}[\\p{L}-]+)",
    pointsBack:
      "(?<=\\p{Ll} )(?<!(?:als|wie|dass|ob|weil|wenn|denn|die|der|das|was|und|oder) )(?<somebody>er|sie|ihn|ihm|ihnen)|davon|dafür|dagegen|daran|darauf|daraus|darin|darüber|dazu|dadurch|damit|daneben|davor|dabei",
    opensNoun: "Der|Die|Das",
    opensSide: "Er|Sie|Es|Als|Wenn|Weil|Da|Obwohl|Nachdem|Bevor|Ehe|Sobald|Solange|Falls|Dass|Ob|Wer|Was|Wie|Wo",
    joining: `und | aber | doch | denn | auch | außerdem | allerdings | jedoch | nun`,
    pronoun: `er | ihm | ihn`,
    day: `(?:${WEEKDAYS})\\p{L}* | heute | gestern`,
  },
  mending: {
    joining: "doch|aber|und|denn",
    behindJoining:
      "der|die|das|den|dem|des|eine?[nmrs]?|keine?[nmrs]?|alle|viele|mehrere|einige|zwei|drei|vier|fünf|am|im|in|an|auf|aus|bei|beim|bis|für|gegen|laut|mit|nach|ohne|seit|statt|trotz|über|um|unter|von|vom|vor|während|wegen|zu|zum|zur|zwischen",
  },
  days: {
    before:
      "(?:am|noch am|bereits am|schon am|erst am)(?: (?:frühen|späten))?|nacht (?:zum|zu|auf)|nacht von (?:sonntag|montag|dienstag|mittwoch|donnerstag|freitag|samstag) auf",
    beforeOther: "der|die|das|den|dem|des|vom|von|zum|jeden|jedem|jeder|einen|einem|bis|ab|und|oder|für|wochenzeitung",
    since: "seit",
    until: "bis|bis zum|ab|für",
    next: "kommende[nrs]?",
    parts: "früh|morgen|vormittag|mittag|nachmittag|abend|nacht",
    behindOther:
      "(?:in|vor) (?:einer|zwei|drei) wochen?|nach (?:ostern|pfingsten|weihnachten|neujahr|der \\p{L}{0,12}wahl)|(?:vergangene|letzte|vorige|kommende|nächste|diese|jede)[rs]|des monats|im monat|oder|darauf|danach|davor|zuvor|später",
    beforeNow: "bis|noch|erst|von|schon|seit|ab|für|wie|als",
    events:
      "(?!(?:bundes|land|kreis|reichs)tag)\\p{L}*(?:bild|welt|konzert|spiel|treffen|fahrt|sitzung|tagung|abstimmung|verhandlung|anhörung|kundgebung|versammlung|veranstaltung|eröffnung|feier|demonstration|demo|streik|protest|marsch|gespräch|termin|wahl|prozess|anschlag|angriff|unfall|unglück|brand|feuer|fest|gipfel|auftritt|start|rede|debatte|messe|partie|finale|tag|reise|besuch|flug|flüge|rennen|lauf|gottesdienst|vortrag|premiere|umzug|markt|turnier|duell|derby|sturm|gewitter|absturz|zusammenstoß|einsatz|vorfall|tat|beben|explosion|urteil|entscheidung|lesung|auktion|parade|ausstand|aktion|konferenz|runde|ausgabe|sendung|schicht|zug|züge|show|gala|rückkehr|ankunft|ende|beginn)(?:e?s|e?n|er?)?",
    beforePast: "nach|bei|beim|seit|während",
    past: `\\p{Ll}{0,10}(?:${STRONG})(?:en|n)?|\\p{Ll}{0,10}(?:${STRONG_ALIKE})|(?:${STRONG_ALIKE})en|${REGULAR}`,
    perfect: [
      ["hat|haben|habe|hatten?", DONE],
      ["ist|sind|sei|seien|waren?", MOVED],
    ],
    coming:
      "wird|werden|werde|soll|sollen|solle|will|wollen|wolle|muss|müssen|darf|dürfen|kann|können|könne|plant|planen",
    present:
      "beginn(?:t|en)|start(?:et|en)|öffn(?:et|en)|end(?:et|en)|tag(?:t|en)|berät|beraten|entscheide(?:t|n)|finde(?:t|n)|steh(?:t|en)|gilt|gelten|spiel(?:t|en)|bleib(?:t|en)|wähl(?:t|en)|stimm(?:t|en)|feier(?:t|n)|streik(?:t|en)|erscheint|eröffnet",
    unreal:
      "jeweils|stets|immer(?! noch)|sollte[nst]{0,2}|wollten?|könnten?|dürften?|müssten?|möchten?|hätten?|wären?|würden?|(?:war|waren|wurden?) (?:\\p{L}+ ){0,8}(?:geplant|vorgesehen|angesetzt|erwartet|terminiert|fällig)",
    opensUnreal: "wenn|falls|sofern|sobald|bevor|ehe|damit|ob|solange",
  },
  weeks: {
    last: "letzte[nrs]?|vergangene[nrs]?|vorige[nrs]?",
    week: "woche",
    beforeOther: "seine[nr]?|ihre[nr]?|meine[nr]?|unsere[nr]?|eine|jede",
    behindOther: "der|des|seine[rs]|ihre[rs]|vor|im|ohne|als",
  },
  voice: {
    said: `
      sagt | sagten? | sagen | erklärt | erklärten? | teilte[n]? (?:am|mit|der|die|das) | mitteilten? | berichtet |
      berichteten? | berichten | laut | zufolge | nach angaben | so der | so die | schreibt | schrieb | betont | betonten? |
      ergänzten? | fügte | heißt es | hieß es | kündigten? | bestätigten? | äußerten?`,
    judging: `
      kritisier* | warn(?:t|te|ten|en) | forder(?:t|te|ten|n) | lobt* | loben | bezeichne* | verurteil* | wirft | warf |
      mein(?:t|te|en|ten) | glaub* | find(?:e|et) | fand | behaupt* | bestreit* | begrüß* | befürcht* | hoff(?:t|te|en|e) |
      zweifel* | bemängel* | beklag* | verteidig* | spricht von | sprach von | hält | hielt | ansicht | plädier* | bedauer* |
      wünsch* | vermut* | freut | rät | empfehl* | empfiehlt | mahn(?:t|te) | drängt* | ärger*`,
    many: `
      (?:kritiker|experten|fachleute|beobachter|gegner|befürworter|anhänger|viele|manche|einige|politiker|ökonomen|verbände) [^,.;]{0,40}(?<= )(?:sagen|meinen|glauben|warnen|fordern|kritisieren|halten|sehen|fürchten|befürchten) |
      (?:halten|sehen|warnen|fordern|kritisieren|meinen) (?:kritiker|experten|fachleute|beobachter|gegner|viele|manche|einige)`,
    views: `
      kritik | meinung | ansicht | vorw(?:urf|ürfe) | einschätzung | auffassung | sorgen? | befürchtung* | empörung |
      zustimmung | lob | standpunkt | haltung | überzeugung`,
    duty: `
      soll(?:te|ten) | muss | müss* | müsst* | darf | dürfen | braucht | brauchen | nötig | notwendig | unbedingt`,
    would: `würde* | könnte* | dürfte* | wird | werden | mag`,
    speaker: `ich | mir | mich | mein | meine[rnms]? | wir | uns | unser | unsere[rnms]?`,
    thinks: `
      (?:ich|wir) (?:denken?|glauben?|finden?|hoffen?|meinen?|halten?) | meiner meinung | meines erachtens |
      (?:erscheint|scheint) (?:es )?mir`,
    minds: `glaubt | glauben | glaubte | meint | meinen | meinte | findet | zweifelt | bezweifelt | vermutet | (?:seiner|ihrer) (?:ansicht|meinung|auffassung)`,
    states: `ist | sind | sei | seien | bin | gibt es`,
    past: `war | waren | hatten? | wurden? | ge\\p{L}{2,20}(?:t|en)`,
    valued: `
      sehr | ganz | gut | gute[rnms]? | schlecht* | besser* | beste[rnms]? | bestens | schön* | toll* | großartig* |
      perfekt* | optimal* | ideal* | einfach | wichtig* | leider | natürlich* | eben | ja | halt | doch | eigentlich |
      endlich | erfreulich* | bedauerlich* | offensichtlich* | klar* | eindeutig* | sicher | nie | immer | niemand |
      wirklich | echt | absolut | völlig | extrem* | gefährlich* | falsch* | richtig* | problem* | unfair* | gerecht* |
      fair* | absurd* | unverantwortlich* | skandal* | katastroph* | versagen | lügen? | spannend* | interessant* | lecker* |
      angenehm* | hochwertig* | beeindruckend* | überzeug* | enttäusch* | gelungen* | fantastisch* | hervorragend* |
      wunderbar* | herrlich* | leicht* | schwierig* | durchaus | ziemlich | relativ | besonders | nur | sogar | kaum |
      trotzdem | höchst | glücklich* | genug | vergeblich | legendär* | einzigartig* | intensiv* | abwechslungsreich* |
      spaß | liebevoll* | nicht wirklich | viel zu | zu wenig`,
    weighed: `
      scheint | scheinen | wohl | offenbar | zeigt | bedeutet | gilt als | wirkt | zeichen | signal | herausforderung* |
      versuch* | druck | risik* | chancen? | wahrscheinlich | vermutlich | möglich* | eher | obwohl | zwar | dennoch |
      allerdings | also | aber | sorgt für | macht deutlich | damit | somit | letztlich | nämlich`,
  },
  schedules: {
    each: "jede (?:meldung|geschichte|story)|einzeln|sofort|gleich|wie sie kommt|wenn sie kommt|kein digest|aus",
    daily: "taglich|jeden tag|(?:einmal )?am tag|pro tag",
    hourly: "stundlich|jede stunde",
    weekdays: "(?:jeden )?(?:werk|wochen|arbeits)tag(?:s|en?|lich)?|unter der woche",
    weekend: "(?:am |jedes )?wochenenden?",
    to: "bis",
    parts: {
      "mitternachts?": 0,
      "fruh|morgens?|morgen": 8,
      "vormittags?": 10,
      "mittags?": 12,
      "nachmittags?": 15,
      "abends?": 18,
      "nachts?": 21,
    },
    clock: "uhr",
    every: "alle|jede",
    hours: "stunden?|std",
    fillers:
      "um|am|an|im|in|der|die|das|den|jeden|jede|jedes|und|ab|gegen|ca|bitte|ein|eine|nur|digest|zusammenfassung|tage?",
  },
  lengths: { m: "minuten?", h: "stunden?|std", d: "tagen?|tage?", w: "wochen?" },
  questions: {
    greetings: "hallo|hi|hey|servus|moin|gr(?:ü|ue)(?:ß|ss) (?:dich|gott)|guten (?:morgen|tag|abend)|na",
    politeEnd: "bitte|danke|dankeschön",
    newsOfDay:
      "was (?:gibt(?:[’']?s| es)|ist)(?: heute| hier)? neues(?: heute)?|was ist (?:heute |los)(?:passiert|geschehen|los)?|was habe? ich verpasst|(?:irgendwas|etwas|gibt(?:[’']?s| es) (?:etwas|was)) neues(?: heute)?|(?:die )?(?:nachrichten|neuigkeiten|neues)(?: von heute| heute| bitte)?",
    abilities:
      "was kannst du(?: alles)?|was machst du|wer bist du|was bist du|wie funktionierst du|wie benutze ich dich",
    stop: "stopp?|hör (?:bitte |jetzt |endlich )?auf(?: damit)?|aufhören|sei (?:bitte |jetzt )?(?:still|ruhig)|(?:das |es |jetzt )?reicht(?: (?:jetzt|schon|mir|es))?|genug(?: jetzt| davon)?|schluss(?: jetzt| damit)?|ruhe(?: jetzt)?|lass (?:es|das)(?: gut sein)?",
    mute: "stumm(?:schalten)?|schalte? (?:es|das|dies|die geschichte) stumm",
    ofPoint:
      "warum|wieso|weshalb|mehr (?:zu|über)|mehr|erkläre?(?: mir)?|was ist mit|wie ist es mit|und(?: was ist mit)?|(?:erzähle?|sage?|zeige?)(?: mir)?(?: (?:mehr|etwas|was))?(?: (?:zu|über|von))?",
    point: "punkte?s?|nummer|nr\\.?",
    one: "mal",
    article: "der|die|das|den|dem|des|zum|zur|beim|vom",
    wished:
      "(?:gib|gebt|zeige?|nenne?|sage?|schicke?|erzähle?|erkläre?) (?:mir|uns)(?: (?:bitte|mal|kurz|etwas|was|mehr))*|(?:ich|wir) (?:hätten?|möchten?|will|wollen|brauchen?|bräuchten?)(?: gerne?| bitte| noch| mehr)*|(?:was|wie) (?:ist|sind|war)|mehr|etwas|noch etwas|gibt es|hast du",
    ofThis:
      "dazu|davon|hierzu|daran|dahinter|hier|jetzt|nochmals?|(?:der|dieser) (?:geschichte|sache|meldung)|sehen|haben",
    angles: {
      background: "hintergr(?:und|ünde)(?:info(?:rmation)?(?:en)?s?)?|vorgeschichte|kontext",
      "who is involved":
        "wer (?:ist|sind|war|waren)(?: alles| noch| da| daran)* (?:beteiligt|dabei|involviert)|wer ist wer|beteiligten|akteure",
      "what to do now":
        "was (?:soll|sollte|muss|kann|sollen|müssen|können) (?:ich|man|wir) (?:jetzt |nun |da )?(?:tun|machen)|was (?:jetzt )?tun|was ist (?:jetzt )?zu tun",
      "second-order effects":
        "(?:weitere |mögliche |langfristige )?(?:aus)?wirkungen|(?:mögliche )?folgen|konsequenzen",
      "opposing case": "gegen(?:seite|argumente?|stimmen|meinung(?:en)?)|andere (?:seite|meinung)|was spricht dagegen",
      timeline: "(?:zeitlichen? )?(?:ab|ver)lauf|zeit(?:leiste|linie|strahl)|chronologie",
      "technical detail": "technischen? (?:details?|einzelheiten|seite)|technik",
      "explain simply":
        "(?:(?:erklär(?:e|t)?|sage?)(?: mir| uns| es| das| mal| bitte)* )(?:ganz )?(?:einfach|verständlich)(?:er)?|einfacher|(?:ganz )?einfach erklärt|in einfachen worten|(?:es |das )?(?:einfacher?|verständlicher?) erklären|auf deutsch",
      "check the claims":
        "fakten-?check|(?:über)?prüfe? (?:mir )?(?:das|es|(?:die )?(?:aussagen|fakten))(?: nach)?|stimmt (?:das|es)(?: alles| denn| wirklich| so)*|ist (?:das|es) (?:wirklich |so )?(?:wahr|richtig)",
    },
    polite: "bitte|kannst du|könntest du|würdest du|hallo|hey|hi|also|gut|okay|ok",
    everything: "alles",
    thanks:
      "danke(?:schön| schön)?(?: dir| sehr| euch| dafür)?|(?:vielen|besten|herzlichen|tausend|schönen) dank|dank dir|super|prima|klasse|top|toll|alles klar|verstanden|merci",
    help: "hilfe|was kannst du(?: alles)?|was kann ich(?: dich| hier| alles)* (?:fragen|sagen|tun|machen|schreiben)|wie funktioniert (?:das|es|dies)(?: hier)?",
    openers:
      "wer|wen|wem|wessen|was|wann|wo|woher|wohin|warum|wieso|weshalb|wie|welche[rsmn]?|ist|sind|war|waren|wird|werden|hat|haben|gibt|kann|muss|darf|soll",
    yesNo:
      "ist|sind|war|waren|wird|werden|wurde|wurden|hat|haben|hatten?|gibt|kann|können|muss|müssen|darf|dürfen|soll|sollen",
    second: "(?:und|oder|aber),?(?: (?:bis|seit|mit|für|von|ab|zu|an|in|um))?",
    wants: {
      when: "wann",
      "how old": "wie alt",
      "how many":
        "wie ?viele? | wie (?:groß|hoch|lang|lange|weit|oft|teuer|billig|schwer|tief|breit|stark|schnell|heiß|kalt) | was kostet",
      who: "wer | wen | wem | wessen",
      where: "wo | woher | wohin",
      why: "warum | weshalb",
    },
    noun: "welche[rsmn]? | wessen | wie ?viele? | was für",
    about: {
      disagreement: `
        (?:quellen|berichte|meldungen|angaben|zahlen|medien|artikel) (?:\\p{L}+ ){0,2}(?:widersprech|unterscheid|abweich)\\p{L}* | widersprech\\p{L}* | widerspr(?:uch|üche)`,
    },
    asking: "bitte gibt wessen warum wann wieviel wie viele",
  },
  page: {
    bait: "das (?:müssen|sollten) sie (?:jetzt )?wissen|was (?:sie|man) (?:jetzt )?wissen (?:müssen|muss|sollte)|das steckt dahinter|darum|so geht['’]?s|mit diesem trick|was jetzt",
    calls:
      "mehr (?:zum thema|dazu)|lesen sie|lies auch|zum thema|weiterlesen|teilen|artikel teilen|foto:|bild:|quelle:|anzeige$|werbung$|newsletter",
    consent: String.raw`wir (?:und unsere (?:\d{1,4} )?partner )?(?:verwenden|nutzen|setzen|speichern|verarbeiten)(?: \S{1,30}){0,8} (?:cookies|personenbezogene)|(?:diese|unsere) \p{L}{0,3}(?:site|seite) (?:verwendet|nutzt|setzt)(?: \S{1,30}){0,3} cookies|cookie-(?:richtlinie|einstellungen)|(?:deine|ihre) (?:einwilligung|auswahl|entscheidung)(?: \p{L}{1,20}){0,4} (?:widerrufen|ändern|verwalten|anpassen)|(?:deine|ihre) privatsphäre (?:ist uns|liegt uns|zählt)|wir (?:schätzen|respektieren|achten|schützen) (?:deine|ihre) privatsphäre|(?:willigen sie|willigst du|stimmen sie|stimmst du)(?: \p{L}{1,20}){0,3} verarbeitung|genaue standortdaten und (?:die )?identifi\p{L}+ durch|(?:unbedingt|technisch) (?:notwendige|erforderliche) cookies (?:sind|werden)(?: \p{L}{1,20}){0,4} (?:dieser|unserer|die|der) (?:web)?(?:site|seite)|alle cookies akzeptieren|auf \P{L}{0,2}alle akzeptieren`,
    paywall: String.raw`(?:dieser|der ganze) (?:artikel|beitrag|text) ist (?:\p{L}{1,20} ){0,3}(?:abonnent|mitglieder)\p{L}*|(?:bereits|schon) (?:abonnent|kunde|registriert)|jetzt (?:weiterlesen|abonnieren|testen|freischalten)|weiterlesen mit|(?:\d{1,4} )?monate? (?:gratis|kostenlos|testen)|jederzeit kündbar|(?:artikel|beitrag|text|inhalt) (?:ist )?(?:nur|exklusiv) für (?:unsere )?abonnent\p{L}*|lesen sie (?:alle artikel|weiter) mit|diesen artikel (?:weiterlesen|freischalten)|um weiterzulesen`,
    credits: { bracketed: "foto|bild", before: "foto|bild", after: "foto|bild" },
    lastHeadings: String.raw`mehr zum thema|kommentare?|\d+ (?:kommentare?|antworten)|das könnte sie|(?:weitere|mehr|neueste|ähnliche) (?:artikel|beiträge|meldungen|rezepte|tests|nachrichten|themen|rezensionen)|auch interessant|(?:presse|medien)kontakt|hinweis(?:e)? für (?:die )?redaktion\p{L}*|kontakt$`,
    about: "Über|ÜBER",
    bio: String.raw`ist (?:\p{L}+ ){0,3}(?:\p{L}{0,30}[Rr]edakteur|\p{L}{0,20}[Jj]ournalist|\p{L}{0,20}[Aa]utor|\p{L}{0,20}[Kk]orrespondent|\p{L}{0,20}[Rr]eporter)(?:in)?(?!\p{L})|(?:schreibt|berichtet) (?:für|über|aus) `,
    noComment: String.raw`(?:[\p{L}\p{N}][\p{L}\p{N}.-]{0,30} ){1,8}?(?:war|waren)(?: \p{L}{1,30}){0,4} nicht(?: \p{L}{1,30}){0,6} (?:zu erreichen|erreichbar)|(?:[\p{L}\p{N}][\p{L}\p{N}.-]{0,30} ){1,8}?(?:wollte|wollten|möchte|mochte)n?(?: \p{L}{1,30}){0,6} nicht(?: \p{L}{1,30}){0,3} äußern|(?:[\p{L}\p{N}][\p{L}\p{N}.-]{0,30} ){1,8}?(?:ließ|ließen)(?: \p{L}{1,30}){0,4} anfragen?(?: \p{L}{1,30}){0,6} unbeantwortet|(?:[\p{L}\p{N}][\p{L}\p{N}.-]{0,30} ){1,8}?(?:reagierte|antwortete|äußerte)n?(?: \p{L}{1,30}){0,5} nicht(?: \p{L}{1,30}){0,6} anfragen?|(?:[\p{L}\p{N}][\p{L}\p{N}.-]{0,30} ){1,8}?(?:lehnte|lehnten) (?:\p{L}{1,30} ){0,3}(?:stellungnahme|kommentar|interview) ab|auf (?:\p{L}{1,30} ){0,2}anfragen?(?: \p{L}{1,30}){0,8} nicht|(?:[\p{L}\p{N}][\p{L}\p{N}.-]{0,30} ){1,8}?(?:wollte|wollten|mochte|mochten)(?: \p{L}{1,30}){0,6} nicht(?: \p{L}{1,30}){0,3} kommentieren|(?:eine |mehrere )?anfragen?(?: \p{L}{1,30}){0,8} (?:blieb|blieben)(?: \p{L}{1,30}){0,3} (?:ohne antwort|unbeantwortet)`,
    furniture: [
      String.raw`\b(newsletter abonnieren|jetzt abonnieren|lesen sie (auch|mehr|hier)|mehr zum thema|alle rechte vorbehalten)(?!\p{L})`,
      String.raw`^\W*mit (?:material|informationen|agenturmaterial) (?:von|der|des) (?:\p{L}+ ){0,3}(?:dpa|afp|apa|sda|reuters|ap|kna|epd)(?!\p{L})`,
      String.raw`^(?:der|dieser) (?:beitrag|artikel|text) (?:wurde|ist) .{0,80}(?:veröffentlicht|geschrieben|verfasst|erschienen|abgelegt)`,
      String.raw`\b(?:kommentare|antworten|beiträge) .{0,60}\brss\b`,
      String.raw`\b(?:kommentare|trackbacks?|pingbacks?) (?:sind|ist) .{0,20}(?:geschlossen|deaktiviert|nicht möglich)`,
      String.raw`\b(?:nehmen sie|nimm|nehmen) (?:doch )?(?:einfach |gerne )?kontakt (?:zu|mit) (?:uns|mir)\b|\bverlinkt (?:uns|mich)\b|\bfolg(?:t|en sie) uns\b`,
    ],
    captions: "foto|bild|anzeige",
    cutShort: "weiterlesen",
    trailer: String.raw`Der (?:Beitrag|Artikel) .{1,300} (?:erschien|ist) (?:zuerst|zuletzt)(?: erschienen)? (?:auf|bei|in) .{1,120}|(?:Weiterlesen|Mehr lesen)(?: bei .{1,120})?`,
    nobody:
      "von|autor(?:in|en)?|(?:die |unsere |news|online)?-?redaktion|kein autor|verschiedene|gast(?:autor)?|unbekannt|redakteur(?:in)?",
    by: "von",
    afterName: "aktualisiert|veröffentlicht|stand|folgen|teilen|lesezeit|min(?:uten)? lesezeit",
    noName:
      "veröffentlicht|aktualisiert|teilen|folgen|über|mehr (?:von|zum)|alle beiträge|kommentare?|anmelden|foto|bild",
    paid: { labels: "anzeige|publireportage", titles: "anzeige" },
  },
  genres: {
    labels: {
      column: "meinung|kommentare?|kolumnen?|leitartikel|glosse|gastbeitr(?:ag|äge)|standpunkt|essay",
      review: String.raw`(?:\p{L}+-?)?(?:rezension(?:en)?|kritik(?:en)?)|tests?|testberichte?|im test`,
      interview: "(?:das |im )?interviews?|im gespräch|nachgefragt",
      factcheck: "faktenchecks?|faktencheck|faktenfinder",
      live: "live-?(?:ticker|blog)|ticker|liveblog",
      release: "presse(?:mitteilung(?:en)?|information(?:en)?|meldung(?:en)?|portal|raum)?|medienmitteilung(?:en)?",
      "recipe-or-howto": "rezepte?|anleitung(?:en)?|ratgeber|basteln|tipps",
      product: "produkte?|angebote?|kleinanzeigen|immobilien",
      event: "termine?|veranstaltung(?:en)?|veranstaltungskalender|kalender",
      analysis: "analysen?|hintergr(?:und|ünde)",
      reference: "lexikon|glossar|tabelle",
      news: "nachrichten|aktuelles?|politik|wirtschaft|sport|panorama",
    },
    titles: {
      column: "kommentar:|ein kommentar|meinung:|(?:warum|weshalb) (?:wir|ich)|mein standpunkt",
      review: "im (?:test|praxistest)|test:|rezension|kritik:|getestet",
      interview: "im (?:interview|gespräch)|interview(?= mit|:|$)",
      factcheck: "faktencheck|falschmeldung|fake",
      live: "live-?(?:ticker|blog)|im ticker",
      release: "stellt .{1,60} vor|pressemitteilung|ab sofort verfügbar|erschienen",
      "recipe-or-howto": String.raw`rezept(?:e)?|anleitung|so (?:geht|gelingt|funktioniert|basteln|machen|klappt)|schritt für schritt|basteln|selber machen|richtig \p{L}+en`,
      list: String.raw`(?:top|die (?:besten|schönsten)) \d+|\d+ (?:\p{L}+ )?(?:tipps|gründe|dinge|fakten|ideen|orte|wege|fragen|filme|bücher|spiele)|die besten`,
      product: String.raw`(?:ferien(?:haus|häuser|wohnung(?:en)?)|zu (?:verkaufen|vermieten)|günstig(?:e|en|er)? (?:kaufen|mieten|\p{Lu}\p{L}+)|schnäppchen|gutscheine?)`,
      event: String.raw`termine|veranstaltung(?:en)?|highlights im \p{L}+|programm \d{4}`,
      analysis:
        "analyse|was (?:das|der|die) .{1,60} bedeutet|(?:das|was) (?:man|sie) (?:jetzt )?wissen (?:muss|müssen)|erklärt",
    },
    verdict: String.raw`(?:bewertung|fazit|ergebnis):|(?:behauptung(?:en)?|aussagen?|bild(?:er)?|video|fotos?|meldung(?:en)?|das|dies)(?: \S+){0,8} (?:ist|sind|war|waren)(?: \S+){0,3} (?:falsch|irreführend|richtig|wahr|gefälscht|unbelegt|frei erfunden|aus dem zusammenhang)|(?:gibt es )?keine? belege?`,
    openings: {
      factcheck: "(?:behauptung|bewertung|fazit|fakten)(?=:)",
      release: String.raw`pressekontakt|über \p{Lu}[^.]{1,50}$|ansprechpartner`,
      "recipe-or-howto": String.raw`zutaten|zubereitung|das braucht (?:ihr|man|du)|ihr braucht|materialien?|anleitung|schritt \d`,
      review: "fazit|pro(?=:)|contra(?=:)|wertung|bewertung",
      event: "termin(?:e)?(?=:)|ort(?=:)|beginn(?=:)|einlass|eintritt|tickets|karten|datum(?=:)|uhrzeit",
      product: String.raw`preise?(?=$|:| )|lieferung|versand|anreise|abreise|anzahlung|ausstattung|kaution|stornierung\p{L}*|zahlungs\p{L}*|belegung|wohnfläche`,
      paper: "zusammenfassung|abstract|literatur(?=$)",
    },
    needs:
      "(?:zutaten|materialien|material|werkzeug|(?:das |was )?(?:ihr|du|man|sie) braucht?|(?:das )?braucht (?:ihr|man))",
    writer: "[Ii]ch|mich|mir|meine?[rsnm]?",
    ours: "unsere?[rsnm]?",
    we: "[Ww]ir|uns|unsere?[rsnm]?",
    reader: String.raw`[Ii]hr|[Ee]uch|[Ee]uer|[Ee]ure?[rsnm]?|[Dd]u|[Dd]ich|[Dd]ir|[Dd]eine?[rsnm]?|(?<=\S )Sie|Ihnen|(?<=\S )Ihre?[rsnm]?`,
  },
  orders: {
    ignore: "ignorieren sie|ignoriere|ignoriert|vergiss|vergessen sie|vergesst|missachte|missachten sie|übergehe",
    instructions: "anweisungen|anweisung|vorgaben|instruktionen|befehle|regeln",
    patterns: [
      String.raw`(?<!\p{L})(?:wenn|falls|sofern) (?:du|sie|ihr)(?: als)?(?: eine?)? (?:\p{L}+ )?${ASSISTANT}(?!\p{L})`,
      String.raw`(?<!\p{L})als (?:\p{L}+ ){0,2}?${ASSISTANT}(?: \p{L}+)? (?:musst|sollst|darfst|bist|hast|kannst) du(?!\p{L})`,
      String.raw`(?<!\p{L})${ASSISTANT}, (?:die|der|das|welche) (?:diese[rsnm]?|den|das) (?:\p{L}+ )?(?:seite|text|artikel|beitrag)(?!\p{L})`,
      String.raw`(?<!\p{L})(?:hinweis|nachricht|anweisung|achtung|wichtig)\p{L}*,? (?:an|für) (?:alle |die |den |das |jede[sn]? )?${ASSISTANT}(?!\p{L})`,
      String.raw`(?<!\p{L})(?:in|mit|für|am ende|am anfang) (?:deine[rnms]?|eure[rnms]?) (?:\p{L}+ )?(?:zusammenfassung|antwort|ausgabe)(?!\p{L})|(?<!\p{L})(?:deine|eure) (?:zusammenfassung|antwort|ausgabe) (?:muss|soll|darf|endet|beginnt)(?!\p{L})`,
      String.raw`^\W*(?:antworte|antwortet|schreibe?|schreibt|sage?|sagt|gib|gebt|behaupte|erwähne)(?!\p{L}) (?:nur|ausschließlich|immer|jetzt|stattdessen|dass|in jede[mr])(?!\p{L})`,
      String.raw`(?<!\p{L})(?:jede|alle|die) zusammenfassung(?:en)? (?:dieses|des) (?:artikels|textes|beitrags)(?!\p{L}).{0,20}(?<!\p{L})(?:muss|müssen|soll|sollen)(?!\p{L})|(?<!\p{L})als ${ASSISTANT}(?!\p{L})[:,]|(?<!\p{L})${ASSISTANT}\p{L}{0,2} .{0,30}(?<!\p{L})bitte(?!\p{L})|^\W*bitte (?:fasse?|schreibe?|gib|nenne|antworte|erwähne|sage?)(?!\p{L})|(?<!\p{L})(?:deine|eure) (?:neue|einzige|eigentliche|wahre)n? (?:aufgabe|anweisung|rolle)(?!\p{L})|(?<!\p{L})du bist (?:jetzt|nun|ab jetzt|kein[e]?)(?!\p{L})`,
    ],
  },
};
