// English: every closed list we hold of it.
import type { Language } from "./language.ts";

const WEEKDAYS = "sunday|monday|tuesday|wednesday|thursday|friday|saturday";
const PERIOD = `week|weekend|month|year|quarter|morning|afternoon|evening|spring|summer|autumn|fall|winter|season|${WEEKDAYS}`;
const POINTING =
  "he|she|it|they|his|her|hers|its|their|theirs|him|them|this|that|these|those|such|both|neither|either|others?";
const PREPOSITION = "on|for|from|with|by|to|of|about|after|before|despite|during|under|like|unlike|among";
/** After these words a pronoun stands for something named before in the same sentence. */
const BEFORE_SUBJECT =
  "(?:said|says|say|saying|that|when|if|because|as|while|where|whether|until|once|and|but|which|than|hopes?|expects?|believes?|thinks?|though|since|before|after|how|what|why)(?!\\p{L})";
/** How many: in words, or in figures. */
const COUNTS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|\\d{1,3}";
/** Verbs that close what is counted. */
const FINITE = "is|was|are|were|has|have|had|will|would|did|do|does|said|say|could|can|may|might|must";
/** Whoever a sentence begins with, however many words that takes. */
const SUBJECT = "(?:[\\p{L}\\p{N}.'’-]+,? ){1,7}?";
/** What is told, as others speak of it. */
const TELLING =
  "(?:claims?|reports?|rumou?rs?|story|stories|allegations?|accusations?|account|assertions?|speculation|articles?|posts?|information)";
/** The same, and what else of a statement may be denied. */
const TOLD = `(?:${TELLING}|figures?|numbers?|estimates?|charges?|version|suggestions?|idea|notion|list|characteri[sz]ation|description|portrayal)`;
const UNTRUE =
  "(?:false|untrue|wrong|incorrect|inaccurate|baseless|unfounded|groundless|fabricated|invented|(?:pure )?inventions?|made up|nonsense|absurd|ridiculous|fake|fiction|fictional|misleading|exaggerated|unsubstantiated|out of date|outdated|not true|no truth|without (?:any )?(?:basis|foundation)|an? (?:lie|hoax|fabrication|smear|fantasy))";
/** What shows how something was, when somebody looks. */
const EVIDENCE =
  "(?:trials?|tests?|stud(?:y|ies)|pictures?|images?|footage|videos?|records?|documents?|data|figures|measurements|investigat\\p{L}+|inspect\\p{L}+|inquir\\p{L}+|autopsy|analysis|logs?)";
/** What people do, behind who it is: "the man told", and not "the man accused of". */
const DID = `${FINITE}|then|later|also|now|\\p{L}{2,}ed(?! (?:of|by|with|as|in|for|to)(?!\\p{L}))|met|told|ran|went|came|took|gave|left|found|saw|got|shot|threw|hit|broke|drove|rode|wrote|knew|felt|kept|lost|made|paid|sent|slept|swam|sold|bought|hid|fled|fell|won|held|spent|stood|recalls?|thinks?|lives?|tells?|agrees?`;
/** Behind "have": forms of verbs, and no "have major effects". */
const PARTICIPLE =
  "(?:been|gone|done|come|become|run|won|begun|\\p{L}+(?:ed|en|own)|(?:\\p{L}{1,5})?(?:aught|ought)|\\p{L}*(?:made|held|met|sold|told|sent|spent|kept|left|lost|cost|led|stood|struck|found|built|paid|laid|said|shut|hit|cut|put|set|hurt|sunk|burnt|had))";
/** What may have been so, told as nobody knows: what caused it, and what somebody got hold of. */
const MAYBE =
  "(?:been )?(?:caus|trigger|start|spark|contribut|play|link|involv|expos|stol|access|infect|contaminat|affect|due|because|behind|responsible|the (?:cause|result|work)|part of)";
const JOINING = `
  and | but | so | yet | or | nor | still | also | however | instead | meanwhile | then | though | although | nevertheless |
  nonetheless | moreover | furthermore | besides | additionally | likewise | similarly | indeed | now | in fact | even | only`;
/** Where a reader is asked to go at once, what is a publisher's own, and what a publisher asks to be looked at. */
const ASKED = "here|now|today|below|free|for free";
const OURS = "our|us|your|an account|updates|alerts|notifications|full access";
const MEDIA =
  "article|story|stories|post|posts|page|link|links|video|clip|trailer|interview|stream|episode|podcast|content|coverage|topics?|reading|news";

export const en = {
  tag: "en",

  months: [
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sept sep",
    "october oct",
    "november nov",
    "december dec",
  ],
  weekdays: WEEKDAYS,
  dates: {
    shortWeekdays: "sun|mon|tues?|wed|thur?s?|fri|sat",
    ambiguousMonths: "march may",
    of: "of",
    dayEnds: "st|nd|rd|th",
    beforeMonth: `
      in of for since by last next this until till from to through early late mid and or during before after between every a an
      the its their his her`,
    periods: `
      week weekend month year season quarter decade century night spring summer autumn fall winter term session`,
    pointers: "last next this past coming previous following",
    relative: {
      yesterday: [-1, "day"],
      today: [0, "day"],
      tonight: [0, "day"],
      tomorrow: [1, "day"],
      "last week": [-1, "week"],
      "last month": [-1, "month"],
      "last year": [-1, "year"],
      "this year": [0, "year"],
      "next week": [1, "week"],
      "next month": [1, "month"],
      "next year": [1, "year"],
    },
    ago: { word: "ago", units: { day: 1, week: 7, month: 30, year: 365, decade: 3652 } },
    vague: `
      ago | tomorrow | recently | soon |
      (?:end|beginning|start|middle) of (?:the|this|next|last) (?:day|week|month|year|decade|century) |
      (?:hours?|days?|weeks?|months?|years?) (?:later|earlier|before|after)`,
  },

  events: {
    kinds: `
      file files filed filing bankruptcy bankrupt insolvency chapter protection creditors administration liquidation
      restructuring recall recalls recalled appoint appoints appointed names named hire hires hired resign resigns resigned
      steps quits chief executive ceo cfo chairman quarter quarterly first second third fourth profit profits loss losses
      earnings revenue results sales estimates forecast outlook beat beats misses percent share shares stock stocks price
      prices market markets investors analysts wall street trading index rally close closes closed lower higher low high rise
      rises rose gain gains fall falls fell drop drops dropped slide slides rebound rebounds jump jumps surge surges plead
      pleads pleaded guilty charge charges charged sentence sentenced jailed jail prison arrest arrests arrested police court
      judge trial lawsuit sue sues sued suspect acquire acquires acquired acquisition buys merger deal partnership announce
      announces announced announcement unveil unveils unveiled launch launches launched introduce introduces report reports
      reported review reviews preview update updates updated release releases released magnitude killed dead dies injured new
      man woman people company million billion thousand episode ep season part podcast show
      briefing newsletter edition issue digest roundup recap summary weekly daily monthly morning evening week today tonight
      tomorrow yesterday links notes changelog version beta alpha video watch photos live breaking news latest elevated error
      errors rate rates degraded performance outage incident investigate investigating maintenance scheduled resolved
      identified monitoring thread threads discussion mailbag puzzle quiz crossword comic`,
    parts: "episode ep issue vol volume no nr",
  },
  stopwords: `
    a about above across after again against all almost alone along already also although always am among an and another
    any anyone anything are aren around as at away back be became because become been before behind being below between
    both but by came can cannot could couldn d did didn do does doesn doing don done down during each either else enough
    ever every everyone everything few first for from further get gets getting give given go goes going gone got had hadn
    has hasn have haven having he her here hers herself him himself his how however i if in indeed instead into is isn it
    its itself just keep last least less let like ll m made make makes making many may maybe me might mine more most much
    must my myself neither never next no nobody none nor not nothing now o of off often on once one only onto or other
    others our ours ourselves out over own per perhaps quite rather re really s said same say saying says see seem seemed
    seems seen several shall she should shouldn since so some someone something sometimes still such t take taken than that
    the their theirs them themselves then there these they thing things this those though through thus to together too took
    toward towards under until up upon us use used using ve very via was wasn way we well went were weren what whatever when
    where whether which while who whole whom whose why will with within without won would wouldn yes yet you your yours
    yourself yourselves according told tells tell amid mr mrs ms`,
  synonyms: `
    kill die died dead death deaths fatal fatality toll
    injure injured hurt wound wounded injuries
    cost price
    paid pay pays payment spend spent
    bus buses
    gas gases
    crisis crises
    buy bought acquire acquisition purchase takeover
    sell sold sale
    fire fired dismiss sacked oust ousted
    resign quit resignation
    start begin began begun launch open
    end finish close closure closing shut
    win won victory
    lose lost loss
    arrest detain detained
    fix patch update upgrade
    vulnerability flaw bug
    sue sued suit lawsuit
    rise rose increase grow grew growth
    fall fell drop decline decrease
    employee worker staff employ
    boss ceo chief head leader
    build built construction
    leave left
    hold held
    meet met meeting
    lead led
    shoot shot shooting
    send sent
    write wrote written
    speak spoke spoken speech
    steal stole stolen theft
    break broke broken
    bring brought
    teach taught
    choose chose chosen choice
    approve approval
    decide decision
    announce announcement
    attack attacked
    elect election
    vote voted votes
    cause reason
    child children kid
    man men
    woman women
    company firm business
    government administration`,
  near: `
    crash collision collide strike struck hit accident ram wreck
    cause fault failure fail blame error defect malfunction
    workaround fix mitigation mitigate avoid switch disable until meanwhile protect
    exploit abuse misuse attack attacked
    skipper captain master crew
    captain pilot helm wheel steer steering helmsman
    drink drinkable potable boil
    lock jail prison custody cell bars
    admin admins administrator administrators
    user users customer customers account
    refund compensation reimburse money back
    reopen resume restore return service
    disagree dispute differ contradict
    homeless displaced evacuate shelter evacuated
    cheat fraud deceive doping
    drunk alcohol drink drinking sober
    wreckage debris
    victim victims dead injured survivor
    suspect suspects accused defendant gunman attacker
    motive reason grudge
    alert warning alarm siren
    blackout outage power electricity
    closed shut closure close
    cancel cancelled canceled called scrap
    pupil pupils student students schoolchildren
    physician doctor medic hospital
    cop cops police officer officers
    famous known celebrity star
    resign quit oust step remove out
    sack fire dismiss oust replace axe
    apologize apology sorry regret
    citizenship nationality citizen passport
    promote push back support champion advocate sponsor lobby
    oppose against object reject resist criticize criticise
    angry anger fury furious outrage unhappy upset dismay
    dislike unhappy hate dissatisfied
    glad happy pleased cheer delighted welcome
    row dispute controversy quarrel argument feud clash
    talk speech lecture address conversation speak
    talk negotiation negotiate discussion meeting summit
    scrap drop abandon cancel withdraw abolish axe repeal
    delay postpone late defer
    plan intend intention propose proposal scheme aim
    bill law legislation act measure statute ordinance
    lawmaker legislator politician congressman senator member mp deputy
    president presidency lead head rule run govern
    boss manager coach leader director executive
    chief executive ceo head president boss
    firm company business corporation maker operator producer
    shop store retailer outlet branch chain
    worker employee staff job workforce personnel
    job position post role appointment
    hire recruit appoint engage contract
    wage pay salary earnings income compensation
    money cash fund funding finance dollar sum
    budget spend spending money cost expenditure
    price cost charge fee worth pay expensive
    cheap inexpensive affordable low
    profit earnings gain income earn
    turnover revenue sales
    forecast estimate expect prediction outlook guidance projection anticipate
    share stock equity
    shares stocks market index
    tariff duty levy tax
    oil crude barrel petroleum
    car vehicle automobile auto motor
    ship boat vessel ferry
    plane aircraft jet flight airliner
    freight cargo payload load
    rocket lander spacecraft probe mission
    poll survey opinion percent voters
    ballot vote poll election voting
    challenger opponent rival candidate contender
    race campaign contest election
    win beat defeat unseat victory
    defeat loss beaten lose
    deadline limit cutoff date time
    judge court magistrate tribunal
    court case lawsuit suit trial litigation proceedings
    jury juror verdict
    guilty convict conviction verdict
    jail prison sentence imprison custody
    arrest custody detain held charge
    charge accuse indict allege prosecute
    accuse blame charge fault allege
    appeal challenge contest overturn
    drug medicine treatment antibiotic cure vaccine
    ill sick symptom disease infected
    catch contract infect
    doctor physician surgeon medic
    injury injured hurt wound
    regulator watchdog authority agency commission
    approve approval clear clearance allow permit authorize
    allow permit let enable
    ban bar forbid prohibit block outlaw
    stop halt block prevent end cease
    start begin launch open kick commence
    continue remain keep stay still
    scheduled due planned set slated
    soon shortly week next upcoming
    happen occur take place
    show reveal indicate display demonstrate
    publish release disclose issue reveal
    email message mail letter correspondence
    message note text letter call
    tweet online social
    online internet website
    journalist reporter press media news
    newspaper paper daily editorial media
    crowd demonstrators protesters marchers demonstration protest rally
    police officer cops force
    troops soldiers military army forces personnel
    attack assault strike raid
    bomb explosive blast explosion
    shoot gunfire gun shot
    kill murder slay dead
    flee escape leave evacuate
    refugee displaced migrant asylum
    deport expel return send
    home house residence return
    go return travel head
    building construction center tower complex
    land plot site property
    site location place
    inside include contain house feature
    contain include hold
    component part ingredient
    amount quantity volume number
    far distance miles kilometers away
    long duration length time
    wide width diameter across
    big size large scale
    powerful power horsepower strength
    fast speed quick rapid
    often frequency times repeatedly
    public people americans population citizens voters
    people person residents population
    wrong mistake error incorrect
    true correct right accurate
    doubt question sceptical skeptical uncertain
    believe think feel consider say
    explain explanation reason say argue
    justify defend argue explain
    claim say argue assert insist
    vow promise pledge
    promise pledge commitment
    warn warning threat caution
    threat threaten menace
    admit concede acknowledge confess
    deny reject refute dismiss false
    agree deal accept agreement
    deal agreement accord bargain pact compromise
    partner partnership cooperation collaboration together
    buy acquire purchase deal
    own hold stake
    stake share interest
    rise climb jump gain surge up
    fall slide slip decline down tumble
    grow growth expand
    cut reduce reduction slash lower
    goal target aim objective
    detail information specifics
    idea inspiration concept notion
    founder founded creator inventor start
    inventor invent creator devise
    called name named known
    name called title
    team group crew squad
    game match play meet
    score points goals
    season year league
    fan supporter follower
    trophy title cup championship medal
    movie film picture
    song album record music
    university college school campus
    teach professor teacher lecturer
    student pupil undergraduate
    scientist researcher expert academic
    study research survey report paper
    find discovery detect discover found
    water vapor ocean liquid
    moon lunar
    sun solar
    weather storm rain
    fire blaze flames
    flood water river
    aid help assistance relief
    help assist support
    rescue save bail
    debt loan borrow owe
    bank lender
    insurance insurer cover
    tax levy taxation
    rich wealthy
    poor poverty
    jobless unemployed unemployment
    border wall frontier barrier
    wall barrier fence
    weapon gun arms
    war conflict fighting battle
    peace ceasefire truce
    religion faith church religious
    church catholic bishop
    abortion pregnancy
    gay homosexual lesbian
    black african minority
    young youth teen teenager children under
    old elderly age
    wife husband spouse
    parents mother father family
    kidnap abduct snatch
    steal theft rob
    hack breach hacker
    data information records
    phone mobile smartphone call
    software program app system
    device machine gadget equipment
    setting mode option
    customer client buyer consumer
    advertisement ad commercial campaign
    slogan motto tagline
    mock ridicule laugh joke
    opponent rival versus against
    compare similar like
    different differ contrast
    react response respond reaction
    answer reply respond
    ask question moderator interview
    debate moderator
    stage debate platform
    speaker host moderator
    next upcoming following again
    before previously earlier existing
    now currently present
    early beginning
    late end
    since year date
    london britain british uk
    washington us american america
    moscow russia russian kremlin
    beijing china chinese
    brussels eu european
    berlin germany german
    paris france french
    tokyo japan japanese
    seoul korea korean
    delhi india indian
    gop republican republicans
    republican gop conservative
    democrat democratic liberal`,
  firstPerson: "I|I['’]m|me|my|mine|you|your",

  sentences: {
    beforeName: `
      mr mrs ms mx dr prof gen sen rep gov lt col maj sgt cpl capt cmdr adm rev hon pres supt det insp messrs st mt ft
      vs v cf al eg ie viz approx ca e.g i.e vol ed eds`,
    beforeNumber: "no nos nr num art par sec ch fig p pp s jan feb mar apr jun jul aug sep sept oct nov dec",
    uncertain: `
      inc ltd co corp llc plc jr sr bros dept univ assn etc tel ave blvd rd ph.d tues wed thurs fri sat sun
      ala ariz ark calif colo conn del fla ga kan ky md mass mich minn mo mont neb nev okla ore pa tenn tex va vt wash wis
      wyo n.c n.d n.h n.j n.m n.y r.i s.c s.d w.va`,
    starters: `
      the a an this that these those he she it they we i you his her its their our my there here in on at for from with by as
      if when while after before but and so yet however meanwhile although though since because what who how why no not some
      many most all both each one two other another another's according asked last next now then still also`,
  },
  scales: {
    hundred: 100,
    thousand: 1e3,
    million: 1e6,
    billion: 1e9,
    trillion: 1e12,
    dozen: 12,
    lakh: 1e5,
    lakhs: 1e5,
    crore: 1e7,
    crores: 1e7,
    mn: 1e6,
    mln: 1e6,
    bn: 1e9,
    bln: 1e9,
    tn: 1e12,
    trn: 1e12,
  },
  percent: "percent|per cent|percentage|pc",
  numbers: {
    small: `
      zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
      nineteen`,
    tens: {
      twenty: 20,
      thirty: 30,
      forty: 40,
      fourty: 40,
      fifty: 50,
      sixty: 60,
      seventy: 70,
      eighty: 80,
      ninety: 90,
    },
    big: "hundred thousand million billion trillion dozen",
    vague: {
      dozens: 12,
      scores: 20,
      tens: 10,
      hundreds: 100,
      thousands: 1e3,
      millions: 1e6,
      billions: 1e9,
      trillions: 1e12,
    },
    multipliers: {
      twice: 2,
      double: 2,
      doubles: 2,
      doubled: 2,
      doubling: 2,
      twofold: 2,
      thrice: 3,
      triple: 3,
      triples: 3,
      tripled: 3,
      tripling: 3,
      threefold: 3,
      treble: 3,
      trebled: 3,
      quadruple: 4,
      quadrupled: 4,
      fourfold: 4,
      fivefold: 5,
      tenfold: 10,
      halved: 0.5,
      halving: 0.5,
    },
    and: "and",
    ordinals: `
      zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
      sixteenth seventeenth eighteenth nineteenth`,
    ordinalTens: "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth",
    fractions: {
      half: 2,
      halves: 2,
      quarter: 4,
      quarters: 4,
      third: 3,
      thirds: 3,
      fourth: 4,
      fourths: 4,
      fifth: 5,
      fifths: 5,
      sixth: 6,
      sixths: 6,
      seventh: 7,
      sevenths: 7,
      eighth: 8,
      eighths: 8,
      ninth: 9,
      ninths: 9,
      tenth: 10,
      tenths: 10,
    },
    hedges: {
      under: String.raw`(?:no|not) more than|at most|up to|(?:less|fewer|lower|younger) than|under|below|nearly|almost|as (?:many|much) as|just short of|maximum of`,
      over: String.raw`(?:more|greater|higher|older|longer|larger) than|at least|\bover|above|upwards? of|no (?:less|fewer) than|exceed(?:s|ed|ing)?|minimum of`,
      about: String.raw`about|around|roughly|approximately|an? estimated|\bsome|close to|\bnear|circa|~|an? average of|approx\.?`,
    },
    endsPhrase:
      "in to from for after before on at and or the by with as than out when while who that is are had have has but a an",
    beforeYear: "in|since|until|till|by|from|during|early|late|mid|summer|winter|spring|autumn|fall|year|circa",
    beforeHalf:
      "first|second|third|fourth|other|latter|better|final|opening|last|next|this|each|per|the|former|top|bottom",
    beforeShare: "by|about|nearly|almost|around|over|than|only|roughly|some|to|up|down|just",
    times: "times (?:as|more|the|higher|larger|bigger|greater|lower|faster|less|its)|fold",
    beforeDigits: "Mid|Pre|Post|Under|Over|Top|Non|Late|Early|[AP]M",
  },

  nameJoiners: "of the",
  names: {
    same: `
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
      vladimir volodymyr`,
    titles: `
      mr mrs ms miss mx sir dame lord lady dr prof professor president vice prime minister chancellor premier secretary senator sen
      representative rep congressman congresswoman governor gov mayor judge justice attorney general gen colonel col major lieutenant lt
      captain capt sergeant sgt officer chief king queen prince princess duke duchess pope bishop archbishop cardinal rev reverend father
      sister chairman chairwoman chairperson chair director ceo coach manager spokesman spokeswoman spokesperson ambassador deputy
      foreign interior defence defense finance former late acting admiral commander inspector detective constable superintendent
      press leader speaker whip treasurer commissioner sheriff lieutenant-governor emperor sheikh imam rabbi ayatollah`,
    functionWords: `
      i i'm i've i'd i'll the a an this that these those he she it they we you his her its their our my your and but or nor for if
      of to in on at by from with as is are was were`,
    openers: `
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
      nothing something anyone mr mrs ms`,
    demonymEnds: "n an ian ean i ese ish ns ans ians",
    commonEnds: "ing|ed|ly|tion|sion|ment|ness|ity|ism|ists?|ers|ors|ies|ss|als|ics|ance|ence|ful|less|ous|ive|able",
    numbered:
      "phase|part|title|type|class|grade|level|stage|tier|volume|book|chapter|article|section|schedule|category|group|division|formula|act|war|round|mark|model|version|zone|annex|appendix|table|figure|factor",
    people:
      "er|or|man|woman|ist|ian|ant|(?<!m)ent|ee|boy|girl|chief|judge|king|queen|victim|suspect|coach|star|child|person|mother|father",
    beforePerson: "the|an?|one|another|his|her|this",
    afterPerson: "who|and|said|says|told|wrote|was|is|has|had",
    pronouns: "he|she|they|it|his|her|their|its",
  },

  negations: `
    not no never none nobody nothing nowhere neither nor without cannot cant wont dont didnt doesnt isnt wasnt arent werent hasnt
    havent hadnt shouldnt wouldnt couldnt hardly`,
  polarity: {
    denials: `
      fail fails failed failing refuse refuses refused refusing decline declines declined declining deny denies denied denying
      unable unwilling`,
    carriers: `
      be been being is are was were am have has had having do does did will would shall should can could may might must a an the
      any to of in on at for it its that this there yet ever even really actually also still already he she they we i you his her
      their our very so as too all`,
    prefixes: "un|in|im|il|ir|dis|non|mis|anti",
    opposites: `
      rise rises rose risen rising climb climbs climbed climbing jump jumps jumped jumping soar soars soared soaring surge surges surged surging increase increases increased increasing grow grows grew grown growing gain gains gained gaining | fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease decreases decreased decreasing plunge plunges plunged plunging slump slumps slumped slide slides slid tumble tumbles tumbled sink sinks sank shrink shrinks shrank shrunk shrinking lose loses lost losing dip dips dipped
      increase increases increased increasing raise raises raised raising hike hikes hiked hiking boost boosts boosted boosting | cut cuts cutting reduce reduces reduced reducing lower lowers lowered lowering slash slashes slashed decrease decreases decreased decreasing
      increase increases | decrease decreases decline declines reduction reductions drop drops fall
      growth expansion | decline contraction shrinkage
      expand expands expanded expanding | contract contracts contracted contracting shrink shrinks shrank shrunk
      up upward upwards | down downward downwards
      upper | lower
      win wins won winning victory victories winner winners | lose loses lost losing defeat defeats loser losers loss
      beat beats defeated | lost
      gain gains gained | loss losses lost lose loses
      profit profits profitable | loss losses unprofitable
      approve approves approved approving approval pass passes passed adopt adopts adopted back backs backed accept accepts accepted endorse endorses endorsed | reject rejects rejected rejecting rejection block blocks blocked veto vetoes vetoed oppose opposes opposed disapprove disapproves disapproved
      accept accepts accepted accepting | refuse refuses refused decline declines declined reject rejects rejected
      support supports supported supporting supporter supporters support backing | oppose opposes opposed opposing opponent opponents opposition
      supporter supporters | critic critics opponent opponents
      favour favours favoured favor favors favored | oppose opposes opposed
      for | against
      pro | anti
      allow allows allowed allowing permit permits permitted legal legalise legalised legalize legalized | ban bans banned banning forbid forbids forbade forbidden prohibit prohibits prohibited outlaw outlaws outlawed bar bars barred block blocks blocked illegal prevent prevents prevented
      before earlier prior | after later following
      early earlier | late later
      first | last
      former | current
      more | less fewer
      most | least
      many most | few
      higher high highest | lower low lowest
      above over | below under
      greater larger bigger largest biggest | smaller smallest
      large big huge major | small little tiny minor
      long longer longest | short shorter shortest
      strong stronger strongest strengthen strengthens strengthened strength | weak weaker weakest weaken weakens weakened weakness
      better best improve improves improved improving improvement | worse worst worsen worsens worsened worsening deteriorate deteriorates deteriorated
      good great | bad poor terrible
      positive | negative
      optimistic optimism | pessimistic pessimism
      rich richer wealthy | poor poorer
      hot warm warmer hotter | cold cool cooler colder
      fast faster quick quickly rapid rapidly | slow slower slowly
      accelerate accelerates accelerated speed | slow slows slowed
      open opens opened opening reopen reopened | close closes closed closing shut shuts
      start starts started starting begin begins began begun beginning launch launches launched | end ends ended ending stop stops stopped stopping finish finishes finished
      continue continues continued | stop stops stopped cease ceases ceased halt halts halted
      buy buys bought buying buyer buyers purchase purchased | sell sells sold selling seller sellers
      import imports imported importer | export exports exported exporter
      borrow borrows borrowed | lend lends lent
      admit admits admitted admitting confirm confirms confirmed acknowledge acknowledged confess confessed | deny denies denied denying
      guilty convict convicted convicts conviction | innocent acquit acquitted acquittal cleared
      arrest arrested arrests jail jailed imprison imprisoned detain detained | release releases released free freed
      alive survive survived survives survivor live lives lived | dead die dies died killed death
      kill kills killed | save saves saved rescue rescued
      safe safely safety | dangerous unsafe danger risky
      hire hires hired hiring appoint appoints appointed | fire fires fired firing dismiss dismissed sack sacked
      join joins joined joining | leave leaves left leaving quit quits
      enter enters entered | leave leaves left exit exits exited
      arrive arrives arrived arriving arrival | depart departs departed departing departure leave leaves left
      stay stays stayed remain remains remained | leave leaves left
      include includes included including | exclude excludes excluded excluding
      attack attacks attacked | defend defends defended
      praise praises praised praising applaud applauded hail hailed | criticise criticises criticised criticize criticizes criticized condemn condemns condemned blame blames blamed
      love loves loved like likes liked | hate hates hated dislike dislikes disliked
      agree agrees agreed agreement | disagree disagrees disagreed disagreement
      ally allies friend friends | enemy enemies foe foes rival rivals
      success successful successfully succeed succeeds succeeded | failure unsuccessful unsuccessfully fail fails failed
      majority | minority
      maximum | minimum
      public publicly | private privately secret secretly
      domestic | foreign
      national | international
      internal | external
      local | foreign national
      civilian civilians | military soldiers
      temporary temporarily | permanent permanently
      voluntary | mandatory compulsory
      same | different
      true | false untrue
      right | wrong
      right | left
      rightist conservative | leftist liberal
      north northern | south southern
      east eastern | west western
      inside | outside
      within | outside beyond
      ahead | behind
      forward | backward back
      advance advances advanced | retreat retreats retreated
      push pushes pushed | pull pulls pulled
      win | lose
      old older oldest elderly | young younger youngest new newer newest
      man men male boy boys father fathers son sons husband brother brothers he | woman women female girl girls mother mothers daughter daughters wife sister sisters she
      day | night
      morning | evening night
      summer | winter
      spring | autumn
      war | peace
      peaceful peacefully | violent violently
      always often frequently | never rarely seldom
      always | sometimes
      all every everyone everybody | none nobody no few some
      some | all every
      fully completely entirely totally | partially partly
      increase | reduction
      tighten tightens tightened tightening tough tougher | loosen loosens loosened ease eases eased easing relax relaxed
      widen widens widened widening | narrow narrows narrowed narrowing
      raise raises raised | lower lowers lowered
      deficit deficits | surplus surpluses
      asset assets | liability liabilities
      victim victims | attacker attackers suspect suspects perpetrator
      build builds built create creates created | destroy destroys destroyed demolish demolished
      encourage encourages encouraged | discourage discourages discouraged
      hope hopes hoped hopeful | fear fears feared fearful
      certain certainly sure | uncertain unsure
      likely | unlikely
      possible | impossible
      able | unable
      expected | unexpected
      known | unknown
      popular | unpopular
      official officially | unofficial unofficially
      legal legally | illegal illegally
      happy happier | unhappy sad
      present | absent
      uphold upholds upheld | overturn overturns overturned
      grant grants granted | deny denies denied refuse refused revoke revoked
      keep keeps kept | drop drops dropped abandon abandons abandoned
      add adds added | remove removes removed subtract
      maintain maintains maintained | abandon abandons abandoned
      remember remembers remembered | forget forgets forgot forgotten
      protect protects protected | harm harms harmed endanger endangers
      help helps helped | hinder hinders hindered hurt hurts
      cause causes caused | prevent prevents prevented
      find finds found | lose loses lost
      give gives gave given | take takes took taken receive receives received
      send sends sent | receive receives received
      teach teaches taught | learn learns learned
      lead leads led leading leader | trail trails trailed trailing follow follows followed
      attend attends attended | miss misses missed skip skipped
      empty | full
      light lighter | heavy heavier dark
      clean | dirty
      cheap cheaper cheapest | expensive costly
      easy easier easily | difficult hard harder
      simple | complex complicated
      modern | ancient
      near nearby close | far distant
      senior | junior
      offensive | defensive
      employed employment | unemployed unemployment
      employer employers | employee employees
      unite unites united | divide divides divided
      urban | rural
      pass passes passed | fail fails failed
      deadly fatal | harmless
      healthy | sick ill
      will | may might could
      definitely | possibly
      together | apart separately
      once | never
      ever | never`,
    irregularVerbs: `
      arise arose arisen; bear bore borne born; beat beaten; become became; begin began begun; bend bent; bind bound; bite bit bitten;
      bleed bled; blow blew blown; break broke broken; breed bred; bring brought; build built; burn burnt; buy bought; catch caught;
      choose chose chosen; come came; creep crept; deal dealt; dig dug; draw drew drawn; dream dreamt; drink drank drunk; drive drove driven;
      eat ate eaten; fall fell fallen; feed fed; feel felt; fight fought; find found; flee fled; fly flew flown; forbid forbade forbidden;
      forget forgot forgotten; forgive forgave forgiven; freeze froze frozen; get got gotten; give gave given; go went gone; grow grew grown;
      hang hung; hear heard; hide hid hidden; hold held; keep kept; kneel knelt; know knew known; lay laid; lead led; learn learnt;
      leave left; lend lent; lie lay lain; light lit; lose lost; make made; mean meant; meet met; pay paid; prove proven; ride rode ridden;
      ring rang rung; rise rose risen; run ran; say said; see saw seen; seek sought; sell sold; send sent; shake shook shaken; shine shone;
      shoot shot; show shown; shrink shrank shrunk; sing sang sung; sink sank sunk; sit sat; sleep slept; slide slid; speak spoke spoken;
      spend spent; spin spun; spring sprang sprung; stand stood; steal stole stolen; stick stuck; strike struck; swear swore sworn;
      swim swam swum; swing swung; take took taken; teach taught; tear tore torn; tell told; think thought; throw threw thrown;
      understand understood; uphold upheld; wake woke woken; wear wore worn; win won; withdraw withdrew withdrawn; write wrote written;
      overcome overcame; overtake overtook overtaken; undergo underwent undergone; undertake undertook undertaken; overturn overturned`,
  },
  differences: {
    counted: `
      dead die dies died dying kill kills killed killing toll fatal fatality fatalities death deaths perished
      injured injure injures injuring injury injuries hurt wounded wound wounds
      missing unaccounted disappeared
      arrested arrest arrests arresting detained detain
      evacuated evacuate evacuation evacuees displaced flee fled
      jobs job workers employees staff redundancies layoffs laid lay
      fined fine fines penalty penalties
      profit profits earned earnings
      revenue revenues turnover
      sales sold sell sells
      hostages hostage captives
      demonstrators demonstrator protesters protester marchers demonstrated protested
      raised donations donated collected
      cost costs costing price priced worth
      stolen stole theft
      burned burnt burning destroyed consumed scorched
      magnitude
      aboard board carried carrying
      house houses homes household households building buildings
      rescued rescue rescues saved
      infected infections cases
      bought buy buys paid pay pays
      altitude elevation height
      tickets admission fare fares`,
    growing: "dead injured missing arrested evacuated",
    people: "people person persons men women passengers residents victims workers citizens inhabitants others",
    whole:
      "across|nationwide|countrywide|worldwide|in total|altogether|overall|in all|combined|so far this (?:year|month)",
    part: "of (?:them|whom|these|those)|among them",
    beside:
      "from|than|another|additional|extra|further|including|among them|compared with|compared to|against|after|every|per|record of|no\\.?|number",
    lasting: "for|of|after|lasted|lasts|took|takes|within|needed|spent",
    restored: "reopen reopens reopened restored restore resumed resume resumes returned back reconnected",
    often:
      "arrested arrest arrests arresting detained detain fined fine fines rescued rescue rescues stolen stole theft bought sold",
    aged: "aged?|age of|turned|(?:he|she|who) (?:is|was)|(?:boy|girl|man|woman|child|son|daughter) of",
    old: "[- ]years?[- ]old|[- ]years? of age",
    sexes: `
      man boy father son husband brother he his him
      woman girl mother daughter wife sister she her`,
    at: "in at near outside off",
    saying: "promised promises vowed vows pledged pledges confirmed confirms believed hoped",
    before: "will would shall may might could",
    meant: `
      plans plan planned planning expected expects set likely due hopes hope intends intend aims aim scheduled about wants want
      agreed threatens threaten promises promised vows vowed pledges ready poised is are yet`,
    asked:
      "call calls calling urge urges urging press presses pressing ask asks asking demand demands demanding want wants",
    decided: "decision decided chose agreed agreement",
    concedes: "while|although|though|even though|whereas|despite",
    past: "was were had did",
    present: "is are am",
    perfect: "has have had",
    bounds: "since until till by before after from",
    light:
      "set held hold holds take takes taken place due scheduled planned fixed make makes made get gets give gives go goes help work continue see",
    helping:
      "be been being is are was were has have had do does did will would shall should can could may might must stay stays stayed remain remains remained to",
  },
  reporting: {
    verbs: `
      said says say saying told tells added adds asked asks announced argued argues claimed claims explained explains insisted
      insists noted notes stated states wrote writes warned warns tweeted replied testified declared declares called calls described
      describes denied denies complained joked recalled concluded responded urged`,
    source: "according to",
    credit: { before: "according to(?: the)?", behind: "report(?:s|ed)|has learned" },
    afterName: "said says told added has had was is will would who also",
    unsaid: "of|the|and|for",
    spellings: [
      [String.raw`\bcan't\b|\bcannot\b`, "can not"],
      [String.raw`\bwon't\b`, "will not"],
      [String.raw`n't\b`, " not"],
      [String.raw`\bunited states\b`, "us"],
      [String.raw`\bunited kingdom\b`, "uk"],
      [String.raw`\bunited nations\b`, "un"],
      [String.raw`\beuropean union\b`, "eu"],
    ],
  },
  derivations: {
    sum: "total|totals|totalled|totaling|totalling|combined|altogether|together|overall|sum|in all|both",
    difference:
      "more|fewer|less|difference|differ|gap|margin|rise|rose|risen|increased?|up|gain(?:ed)?|fell|fallen|fall|drop(?:ped)?|declined?|decreased?|down|cut|lead|ahead|behind|added|another|additional|extra|jump(?:ed)?|grew|growth|climb(?:ed)?|later|earlier|older|younger|after|lower|higher|net",
    ratio: "in|out of|of every|in every",
    score: "to",
    part: "of(?: (?:the|its|their|all|some|about|roughly))*",
  },
  passive: { auxiliaries: "is|are|was|were|be|been|being|gets?|got", endings: "ed|en|n|t|d|ne|un", by: "by" },

  clauses: {
    openers:
      "if|since|because|with|by|were|as|in|while|although|though|when|after|before|given|despite|under|on|without|along|at|for|to|from|once|should|had|unlike|\\p{L}+ing",
    causes: "because since",
    joins: "and as after while until when",
  },

  reasons: {
    gives: `
      because | due to | thanks to | owing to | as a result of | in response to | in retaliation for | in protest at |
      in protest against | out of (?:respect|fear|concern|anger|sympathy|loyalty) for | prompted by | which is why |
      that is why`,
    cues: `
      because | since | due to | caus* | as a result | result(?:ed|s|ing)? (?:in|from) | led | leads? to | leading to |
      prompt* | forc(?:ed|es|ing) | reasons? | why | owing to | thanks to | in response | responding | in protest | protesting |
      retaliat* | blam* | attribut* | cit(?:ed|es|ing) | explain* | so that | so | therefore | fear* | concern* | worr* |
      amid | given | had | driven | drove | spark* | trigger* | motivat* | over | after | following | on the grounds | for fear |
      out of | in order to | to (?:avoid|prevent|protect|save|help|ensure)`,
  },

  cues: {
    why: `
      because | impact* | affect* | as a result | result* in | led to | leads? to | leading to | means? that | meaning |
      consequence* | implication* | significan* | important | importance | crucial | critical | vital | key to | threats? to | threaten(?:s|ing) to | threatens |
      risk* | endanger* | at stake | concerns? | fears? | blow to | boost* | setback | milestone | turning point | landmark |
      historic | unprecedented | first time |
      matters? | first[- ]ever |
      (?:the|its|his|her|their) first [\\p{L} -]{2,40} (?:since|ever|in (?:\\d+|more than|nearly|almost|over|decades|years|history)) | largest | biggest | worst | highest | lowest |
      deadliest | most (?:serious|severe|important|significant|expensive|powerful|dangerous) | record-\\p{L}+ | (?:an?|the|new) record |
      so that | in order to | due to (?!\\p{Ll}+ (?:on|in|by|at)) | thanks to | depends? on | vulnerable | expos(?:es|ed|ing) |
      rais* (?:the )?(?:questions?|prospects?|fears?|concerns?|doubts?) | pressure | shortages? |
      would (?:mean|allow|make|force|leave|cut|raise|end|cost) | four times | three times | twice | double* | tripl*`,
    next: `
      will (?!(?:always )?(?:be remembered|have been)) | won't | plans? to | planning to | expects? to | hopes? to | aims? to | intends? to | expected to |
      scheduled (?:to|for) | (?:is|are) (?:due|set|slated|poised|about) (?:to|for|in|on) | to be (?:held|released|published|decided|announced) |
      due (?:on|in|by|next|before) | next (?:step|round|phase|stage|${PERIOD})(?!['’]s) | upcoming | later this (?:${PERIOD}) |
      in the coming (?:days|weeks|months|years) | (?:begins|starts|opens|resumes|expires|votes|meets) (?:on|in|next) |
      deadline | by the end of | remains to be seen | tomorrow`,
    background: `
      ago | last (?:year|month|season|decade|spring|summer|autumn|fall|winter) | since | previously | formerly | earlier this | in recent (?:years|months|weeks) |
      in (?:19|20)\\d\\d | had (?:been|already|previously) | history | decades? | began in | started in | founded | dat* back |
      long-(?:running|standing) | longstanding | once | used to`,
    judgement: `
      call(?:s|ed|ing) (?:it|the|this|that|him|her|them|for|on) | criticis* | criticiz* | critics? | argu(?:e|es|ed|ing) | believ(?:e|es|ed) |
      prais(?:es|ed|ing) | slam(?:s|med) | blast(?:s|ed) | condemn* | denounc* | insist* | warn(?:s|ed|ing) | accus* |
      urg(?:e|es|ed|ing) | dismiss(?:es|ed) (?:the|it|as|any) | mock(?:s|ed) | lament* | complain(?:s|ed) | hail(?:s|ed) |
      should | ought to | shameful | disgrac* | outrag* | ridiculous | wonderful | terrible | brilliant |
      unfortunately | sadly | thankfully | arguably | in (?:his|her|their|my|our) (?:view|opinion) | (?:i|we) think`,
    supposed: `
      could | (?<!(?:that|which|who) )would | might | (?<!(?:in|of|by|until|till|since|next|last|this|early|late|mid|from|before|after|for|and|\\d|\\d(?:st|nd|rd|th)) )may (?!\\d) | likely | unlikely | possibl[ey] | possibility | probabl[ey] | perhaps |
      appear(?:s|ed)? to | seem(?:s|ed)? | suggest(?:s|ed|ing)? | potentially | presumably | apparently | expected to |
      believed to | thought to | if confirmed`,
    planned: `
      (?:is|are|was|were) (?:set|likely|ready|about|keen|determined|widely expected) to | wants? to | promis* to | vow* to | pledg* to |
      agreed to | (?:has|have) yet to | would | hop(?:es|ed) to | (?:is|are|was|were) to (?!be ) |
      (?:calls?|calling) (?:for|on) | urg(?:es?|ing) | (?:press(?:es)?|pressing|ask(?:s|ing)?|demand(?:s|ing)?) (?:for|that|[\\p{L}.’'-]+(?: [\\p{L}.’'-]+){0,5} to)`,
    titledPlan: `(?<!\\p{L}ed )to \\p{Ll}{2,} | plans? | could | may | set to | likely | expected | awaits? | looms? | ahead of`,
    dropped: `
      (?:dropped|scrapped|abandoned|shelved|ditched|axed|halted|suspended|withdrew|withdrawn|cancelled|canceled|postponed|reversed) (?:\\p{L}+ ){0,3}(?:plans?|proposals?|bids?|offers?|decisions?|idea|scheme) |
      (?:has|have|had|was|were) (?:been )?(?:called off|scrapped|shelved|abandoned|averted|cancelled|canceled|put off|postponed|suspended) | (?:has|have|had) (?:called off|backed out of|pulled out of|decided against) | (?:will|would) no longer | (?:will|would) not (?:now|after all)`,
    toll: `tolls? | number of (?:the )?(?:dead|deaths|fatalities|victims)`,
    ongoing: `
      still | (?:is|are) (?!going to)\\p{L}+ing | remains? | continu* | so far | not yet | under way | for now | stands? at`,
    leaning: `
      (?:${POINTING}) (?!(?:${PERIOD})(?!\\p{L})) | (?:he|she|it|they|that|this|here|there|what|who)['’](?:s|re|d|ll|ve) |
      the (?:latter|former|two|three|same|others?|move|rest|remarks?|figures?|sum|amount|total) |
      (?:why|how|what) (?:that|this|it|they) | until (?:then|now) | (?:in|on) [\\p{L}\\d]+, when (?:it|they) |
      (?:[\\p{L}\\d'’-]+ ){0,3}(?!${BEFORE_SUBJECT})[\\p{L}'’-]+ (?:it|them|him)(?! (?:clear|possible|easier|harder)) |
      (?:one|some|none|most|many|all|each|two|three) of (?:them|these|those|whom) | another (?:one|of) |
      otherwise | for example | for instance | in other words | as such | thus | therefore | hence | accordingly |
      consequently | afterwards? | later | after that | before that | by contrast | in contrast | on the (?:other|one) hand |
      of course | in short | in addition | again | too | well | yes | no, | sure | right | ok | okay | elsewhere | here |
      there, | (?:when )?asked (?:if|whether|about|why|how|what|by) | which | who | whose | whom | than | as for |
      in (?:response|reply|turn|return|doing so|that|those|these|such|his|her|their|its|the next) |
      at (?:that|the same|this) (?:time|point|moment|event|meeting) |
      (?:${PREPOSITION}) (?:${POINTING}) (?!(?:${PERIOD})(?!\\p{L})) | the (?:next|following|same) (?:day|${PERIOD}) |
      (?:two|three|four|five|six|a few|several|\\d+) (?:hours|days|weeks|months|years) later |
      to be (?:sure|fair|clear)`,
    pointing: "this|these|that|those|such",
    promising: "it|this|that|these",
    joining: JOINING,
    turning: `but | however | yet | though`,
    hearsay: `
      claim(?:s|ed|ing)? | alleg(?:e|es|ed|edly|ation|ations) | rumou?r(?:s|ed)? | social media | viral | supposedly | reportedly | unconfirmed |
      (?:was|were|been) (?:\\p{L}+ )?(?:thought|believed|feared|said|reported|rumou?red) | feared | accus(?:es|ed) |
      (?:newspaper|paper|websites?|blog|tabloid|channel|station|broadcaster|portal|outlets?|magazine|post|posts|users?|fans|followers|memo|leaflet|message) (?:\\p{L}+ ){0,2}(?:reported|wrote|said|showed|warned)`,
    atFirst: `
      (?<!while (?:he|she|it|they) )(?:initially|at first) | originally | first reports | early reports | once (?:thought|believed|said|planned|hoped) |
      had (?:\\p{L}+ )?(?:promised|planned|hoped|expected|vowed|pledged|wanted|intended|said|announced|insisted|assumed) |
      (?:was|were) (?:\\p{L}+ )?(?:expected|due|set|meant|supposed|scheduled) to | would have (?!to)`,
    countering: `
      instead | in reality | in truth | in the end | in fact | actually | only later | no such | there (?:is|was|were|are|has been|had been) (?:never )?(?:no|nothing|neither) |
      (?:he|she|it|they)(?: \\p{L}+)? (?:did|was|were|is|are|has|have|had|does|do|will|would|could)(?:n['’]t|\\snot|\\snever) |
      (?:he|she|it|they) (?:later|since|now|then|has since|have since|had since|denied|denies|deny|has denied|have denied) |
      (?:he|she|it|they) (?:was|were) (?:at|in|on) | (?:but|however,?|yet|now|later|since then|by \\p{L}+) |
      (?:later|new|further|closer|two|three|several|more recent)? ?(?:tests?|checks|measurements|data|records|figures|documents|studies|investigations?|inspections?) (?:\\p{L}+ )?(?:show|shows|showed|found|suggest|suggested|revealed|prove|proved) |
      ${SUBJECT}apologi[sz](?:ed|es) |
      ${SUBJECT}(?:(?:later|since|now|then) )(?:put|puts|revised?|corrected|lowered|raised|reduced|cut|say|says|said|believes?|thinks?) |
      ${SUBJECT}(?:revised|corrected|lowered|raised|reduced|cut) (?:the|that|its|their) (?:number|toll|figure|estimate|count) |
      (?:none|neither|nothing|not one|nobody) | (?:police|officials|prosecutors|the (?:police|company|government|ministry|office|bank|club|hospital|army|court)) (?:\\p{L}+ )?(?:den(?:y|ies|ied)|found no|said no|ruled out|reject(?:s|ed))`,
    unreal: `would(?:n['’]t|\\snot)? (?:(?!be)\\p{L}+ )?have (?:\\p{L}+ly )?${PARTICIPLE} | would['’]ve |
      (?:could|might)(?:n['’]t|\\snot)? (?:(?!be)\\p{L}+ )?have (?:\\p{L}+ly )?(?!${MAYBE})${PARTICIPLE} |
      if (?:[\\p{L}\\p{N}'’-]+ ){1,8}had (?:[\\p{L}\\p{N}'’-]+,? ){1,10}(?:could|might) have`,
    unrealBeside: `
      that | which | who | whose | because | as | since | than | whether | what | how | why | when | where | although | though | while`,
    supposing: `if | had | were | without | but for`,
    partial: `
      (?:${COUNTS}|half|some|many|most|all|none|both|each|several|neither|either|few|any) of (?:the|those|these) (?:${COUNTS})(?=[.,;:!?)]|$|\\s(?:${FINITE})(?!\\p{L})) |
      (?:${COUNTS}|half|some|many|most|all|none|both|each|several|neither|either|few) of (?:the|those|these) (?:${COUNTS}) \\p{Ll}+(?:\\s(?!(?:who|that|which|whose)(?!\\p{L}))\\p{Ll}+)?(?=[.,;:!?)]|$|\\s(?:${FINITE})(?!\\p{L})) |
      (?:\\p{L}{2,}(?:ed|ught|uilt)|has|have|had) one (?:in (?:19|20)\\d\\d|last (?:year|week|month)|already|before) |
      (?:puts?|putting|attribut(?:e|es|ed)|blam(?:e|es|ed)|trac(?:e|es|ed)|link(?:s|ed)?|ow(?:e|es|ed)) (?:this|that|it|these) (?:down )?(?:to|on|with) |
      after the (?:first|second|third|fourth|last) (?:case|time|incident|attempt|warning|failure)`,
    partialOpening: `
      (?:(?!and|but|who|which|that|when|if|after|before|while)[\\p{L}\\p{N}'’-]+ ){1,8}(?:did|done|do|does|doing) so |
      (?:in|on|at|by|since|until|during|before|after|from) (?:[\\p{L}\\p{N}'’-]+ ){1,5}?(?:it|they) (?:was|were|had|has|have|stood|rose|fell|reached|lost|won)(?! (?:\\p{L}+ )?(?:\\p{L}+ed|known|found|clear|unclear|shown|likely|possible|time) (?:that|to|if|whether)) |
      the (?:claims?|rumou?rs?|allegations?|accusations?) (?:${FINITE}) |
      another (?:was|is|has|had|were|said|of|died|will|would) | the other (?:${COUNTS}|was|were|is|are|has|had|said) |
      the (?:remaining|rest|first|second|third|fourth|last) (?:${COUNTS}|was|were|is|are|has|had|came|comes|will|would|one|died|said) |
      a (?:second|third|fourth) (?:was|is|has|had|died|came|said) |
      (?:both|all (?:${COUNTS})|neither|none|half|some|most|many|several|few|each|${COUNTS}) (?:${FINITE}) |
      the (?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d{1,3}) \\p{Ll}*(?:s|men|people|children) (?:${FINITE})`,
    unnamed: `
      the (?:trio|duo|pair|couple|quartet|foursome) (?:${DID}) |
      the \\d{1,3}[- ]years?[- ]old (?:from|with|${DID}) |
      the (?:(?:young|elderly|older|other) )?(?:man|woman|boy|girl|teenagers?|teens?|youths?|men|women|boys|girls|brothers|sisters|siblings|twins|child|children|suspects?|victims?|attackers?|assailants?|gunm[ae]n|shooter|driver|passenger|defendants?|patient|pilot) (?:${DID}) |
      (?:another|some|(?:two|three|four|several|many) others|a (?:second|third|fourth|fifth|sixth)) (?:${DID})`,
    referring: `
      (?:this|that) (?:is|was|has|had|would|will|could|can|may|might|should|means|meant|makes|made|leads|led|leaves|left|gives|gave|brings|brought|includes|included|shows|showed|allows|allowed|follows|followed|prompted|caused|forced|sparked|triggered|happened|happens|puts|put)`,
    overturning: `
      (?:that|this|those|these|it) (?:\\p{L}+ )?(?:is|was|are|were|has|proved|turned out) (?:\\p{L}+ ){0,3}(?:false|wrong|untrue|incorrect|mistaken|misleading|short-lived|baseless|unfounded|premature|nonsense|in vain) |
      (?:that|this|it) (?:is|was|are|were) not (?:so|true|right|correct|the case) | (?:that|this|it) (?:isn|wasn)['’]t (?:so|true|right|correct|the case) |
      (?:(?:that|this|it|they)|the (?:claims?|reports?|rumou?rs?|story|stories|allegations?|accusations?|figures?|numbers?|videos?|photos?|pictures?|posts?|messages?|statements?|plans?|decisions?|offers?|bans?|orders?|verdict|ruling|fine|penalty|sentence|charges?|deal|vote)) (?:is|was|were|are|has been|have been|had been|has since been|have since been) (?:\\p{L}+ ){0,2}(?:false|untrue|wrong|fake|fabricated|withdrawn|retracted|revoked|reversed|overturned|quashed|annulled|denied|dismissed|debunked|refuted|disproved|corrected|dropped|scrapped|abandoned|shelved|cancelled|canceled|called off|rejected|lifted|cut|reduced|lowered|halved) |
      (?:he|she|it|they|\\p{Lu}\\p{L}+)(?: (?:has|have|had))? (?:den(?:y|ies|ied)|disput(?:e|es|ed)|reject(?:s|ed)?) (?:it|that|this|the (?:claims?|allegations?|accusations?|reports?)|doing so|having done so) |
      (?:it|the (?:memo|document|letter|e-?mail|video|photo|picture|recording|quote|message|post|screenshot)s?) (?:is|was|were|are) (?:\\p{L}+ ){0,2}(?:forger(?:y|ies)|fakes?|hoax(?:es)?|forged|doctored|staged|fabricated|invented|made up) |
      the (?:footage|video|clip|photo|picture|image|recording|scene)s? (?:is|was|were|are|dates?|came|comes) (?:\\p{L}+ )?(?:filmed|taken|recorded|shot|made|from|back|old|years old|edited|cut|generated) |
      ${SUBJECT}(?:(?:has|have|had) )?(?:(?:later|since|then) )?(?:retracted|withdrew|withdrawn|corrected|deleted|removed|took down) (?:the|its|their|his|her) ${TELLING} |
      ${SUBJECT}(?:inquiry|investigation|probe|review|panel|court|jury|judge|commission)(?: \\p{L}+)? (?:cleared|acquitted|exonerated) (?:the|him|her|it|them|both|all) | (?:he|she|it|they|both|all)(?: \\p{L}+)? (?:was|were|has been|have been) (?:\\p{L}+ )?(?:cleared|acquitted|exonerated) |
      not so | not true | not quite | wrong`,
    charging: `
      charg(?:ed|es) | indict(?:ed|s) | sued? | sues | fin(?:ed|es) | arrest(?:ed|s) | convict(?:ed|s) | sentenced | filed | jailed | suspended | dismissed | banned | voted | approved`,
    answering: `
      ${SUBJECT}(?:said|says|say) (?:that )?(?:(?:there (?:was|were|is|are|had been) )?(?:no|none|nothing)|(?:it|they|he|she) (?:had|has|have|was|were|is|are|did) (?:not|never|no))`,
    denying: `
      ${SUBJECT}(?:(?:has|have|had) )?(?:(?:\\p{L}+ly|later|also|since) )?(?:den(?:y|ies|ied)|disput(?:e|es|ed)|reject(?:s|ed)?|dismiss(?:es|ed)?|refut(?:e|es|ed)|contradict(?:s|ed)?|rebut(?:s|ted)?|laughed off) (?:(?:it|this|that)(?! \\p{Ll}+(?<!\\s(?:on|in|as|at|through|and|but|when|by|to|with)))|(?:the|this|that|these|those|both|all|any|such|his|her|their|its)(?: \\p{L}+)? ${TOLD}(?!\\s(?:that|of|against)(?!\\p{L}))|(?:any )?(?:wrongdoing|involvement|knowledge|responsibility)|doing so|having)(?! (?:was|were|had|would)) |
      ${SUBJECT}(?:said|says|say|called|calls|described|describes|dismissed|branded|labelled|labeled) (?:that )?(?:it|this|that|them|there (?:is|was)|(?:the|this|that|these|those|both|all|such|her|his|its|their)(?: \\p{L}+)? (?:${TOLD}|video|picture|photo|letter|document|memo)) (?:\\p{L}+ ){0,3}?${UNTRUE} |
      (?:\\p{L}+ ){0,4}${EVIDENCE} (?:\\p{L}+ )?(?:found|show(?:s|ed)?|reveal(?:s|ed)?|prove[sd]?|suggest(?:s|ed)?) (?:that )?(?:\\p{L}+ ){0,4}?(?:no|none|not|never|nothing|neither|otherwise)`,
    pronoun: `he | she | him | his | her | hers | himself | herself | he['’]s | she['’]s`,
    day: `${WEEKDAYS} | yesterday | overnight`,
  },
  voice: {
    said: `
      said | says | say | saying | told | tells | added | adds | noted | notes | according to | wrote | writes | stated |
      states | announced | announces | confirmed | testified | reported | reports | tweeted | explained | asked | replied |
      responded | acknowledged | admitted | conceded | recalled | read | reads | declared`,
    judging: `
      argu(?:e|es|ed|ing) | insist* | believ(?:e|es|ed) | claim(?:s|ed|ing) | contend* | accus* | criticis* | criticiz* |
      blast(?:s|ed|ing) | slam(?:s|med|ming) | disput(?:e|es|ed|ing) |
      reject(?:s|ed|ing)? (?:the|any|those|these )?(?:claim|notion|idea|suggestion|accusation|allegation|argument|criticism)s? |
      defend(?:s|ed|ing)? | warn* | call(?:s|ed|ing) (?:it|him|her|them|the|that|this|for|on|an?) | describ(?:e|es|ed|ing) |
      maintain(?:s|ed) | charged | urg(?:e|es|ed|ing) | oppos(?:e|es|ed|ing) | disagree[sd]? | prais(?:e|es|ed|ing) |
      suggest* | thinks? | thought | feels? | felt | express(?:es|ed|ing)? | view(?:s|ed) | worr(?:y|ies|ied) | hope[sd]? |
      fear(?:s|ed)? | doubt(?:s|ed)? | blam(?:e|es|ed|ing) | denounc* | dismiss(?:es|ed|ing) | mock(?:s|ed|ing) |
      counter(?:s|ed) | lament(?:s|ed) | complain(?:s|ed|ing) | hail(?:s|ed|ing) | applaud(?:s|ed) |
      question(?:s|ed|ing) (?:whether|his|her|their|the) | predict(?:s|ed|ing)? | attribut(?:es|ed) | attack(?:s|ed|ing) |
      condemn* | assert(?:s|ed|ing)? | alleg(?:e|es|ed|ing) | object(?:s|ed) to | vow(?:s|ed) | pledg(?:es|ed) |
      fault(?:s|ed) | scold(?:s|ed) | concern(?:ed|s) (?:about|that) | expect(?:s|ed)? that | consider(?:s|ed) | sharply |
      rebuk* | ridicul* | decri* | demand(?:s|ed|ing) | back(?:s|ed)? (?:the|his|her) | saw | sees?`,
    many: `
      (?:critics|supporters|analysts?|experts|opponents|proponents|advocates|observers|scholars|conservatives|liberals|democrats|republicans|activists|officials|lawyers|economists|some|many|others|operatives|aides|allies|groups?) [^,.;]{0,40}(?<= )(?:say|says|said|argued?|believed?|contend|note|warn|warned|counter|counters|see|fear|worry|insist|accused?|call|called)`,
    views: `
      criticism | opinions? | views? | arguments? | accusations? | claims? | allegations? | opposition | outrage |
      concerns? | fears? | disbelief | skepticism | praise | support for | case for | stance`,
    duty: `
      should | must | ought | needs? to | have to | has to | shouldn['’]t | mustn['’]t | cannot | can['’]t | couldn['’]t`,
    would: `would | wouldn['’]t | could | might | may | will | won['’]t`,
    speaker: `i | i['’](?:m|ve|d|ll) | my | me | we | we['’](?:re|ve) | our | us`,
    thinks: `(?:i|we) (?:\\p{L}+ )?(?:think|believe|feel|hope|know|want|suspect|reckon|doubt|guess|wonder|suppose|prefer|don['’]t) | in (?:my|our)`,
    minds: `
      (?:he|she|they|who|that|analysts|experts|scientists|officials|lawmakers|\\p{L}+s) (?:\\p{L}+ly )?(?:thinks?|thought|believes?|believed|feels?|felt|doubts?|doubted|suspects?) | disbelief | in (?:his|her|their) (?:view|opinion|eyes)`,
    states: `is | are | isn['’]t | aren['’]t | (?:it|that|there|he)['’]s | (?:they|we)['’]re | i['’]m`,
    past: `was | were | had | did | wasn['’]t | didn['’]t | \\p{L}{3,20}ed`,
    valued: `
      good | bad | better | best | worse | worst | great | greatest | terrible | horrible | awful | wrong | right | unfair |
      fair | unjust | justice | shame* | disgrac* | outrag* | ridiculous | absurd | stupid | silly | dangerous | reckless |
      irresponsib* | unaccept* | wonderful | brilliant | excellent | amazing | incredibl* | proud | sad | sadly | tragic |
      important | critical | crucial | vital | clear | clearly | obvious* | simply | really | truly | very | so | too |
      never | nothing | everyone | nobody | always | absolutely | totally | completely | fundamental* | extreme* | radical |
      hypocri* | lie | lies | lying | liar | false | nonsense | fail | fails | failed | failure | disaster | disastrous |
      misguided | misleading | unconstitutional | offensive | insensitive | racist | hate | hateful | love | honest |
      honestly | serious | strong | weak | success* | unprecedented | legitimate | ignor* | refus* | devastat* | harm* |
      hurt | protect | freedom | values? | moral* | deserv* | problems? | threat | crisis | mistake | trust | respect |
      courage* | responsib* | difficult | hard | tough | easy | impossible | necessary | unnecessary | reasonable | sincer* |
      disappoint* | encourag* | significant* | huge | massive | powerful | rare | merely | only | even | unfortunately |
      hopefully | frankly | afraid | opposed | extraordinary | toxic | patently | nice | happy | confident | certainly |
      surely | perhaps | ultimately | increasingly | widely | quietly | dramatic* | tricky | major | stunning | dismal | well`,
    weighed: `
      challenge | effort | attempt | pressure | shift | jolt | blow | signal* | sign | reminder | part of | rare | risk |
      likely | appears? | seem(?:s|ed|ingly)? | potential | implications | could | may | might | will | stage | test |
      dilemma | moment | poses? | fuel(?:led|ed) | shows? that | means | suggest* | underscor* | highlight* | reflect* |
      mark(?:s|ed) (?:a|the) | despite | though | although | but | still | yet | raises? (?:questions?|the) | rather than |
      not (?:just|only|merely) | best | worst | strategy | momentum | message | widely | instance | effectively | arguably |
      apparent* | puts | comes? (?:as|at|after|amid)`,
  },
  mending: {
    joining: "but|and|meanwhile,|however,|moreover,|furthermore,|nevertheless,|nonetheless,|in addition,|also,|still,",
    subjects: "he|she",
    genders: ["he|him|his|himself", "she|her|hers|herself"],
    beforeOthers: "(?<!(?:is|was|as|became|become|being|be) )(?:an?|the|another|one|his|her|whose|my|\\p{L}+['’]s?)",
    others: `
      mother father brother sister son daughter wife husband nephew niece cousin uncle aunt friend partner rival
      neighbour neighbor boy girl man child driver teacher officer minister leader lawyer manager worker player
      teenager speaker reporter stranger attacker robber killer murderer rider passenger owner writer prisoner
      soldier fighter commander member singer designer programmer farmer keeper banker trader buyer seller user
      follower supporter doctor surgeon nurse author actor actress editor director governor senator mayor professor
      prosecutor investigator ambassador successor predecessor contractor sponsor tutor visitor instructor solicitor
      operator victim suspect defendant assailant assistant lieutenant sergeant tenant migrant president student
      resident patient agent client opponent parent employee trainee refugee nominee chief judge king queen prince
      princess coach star person captain pilot priest bishop pope colleague boss aide spokesperson candidate witness
      guard thief intruder caller host guest poet chef cook hero fan pupil baby toddler`,
    otherEndings: "[^f]man|woman|ist|ian",
    saying: "said|says|told|tells|added|adds|wrote|writes|explained|tweeted",
  },
  reportedDays: {
    beforeDay: "on|this|late|early|since|said|told reporters|\\p{Ll}+ed",
    beforeNoReport:
      "a|an|the|this|that|every|each|next|last|any|another|one|and|or|but|to|of|from|by|until|till|through|between|before|after|for|than|as|per|due|\\p{Ll}+ing",
    behindBareDay:
      "in|at|with|after|by|as|when|while|during|to|that|over|on|for|from|against|amid|following|because|morning|afternoon|evening|night",
    behindOther:
      "(?:a|one|two|three|four|several|some|\\d+) (?:weeks?|months?|years?) (?:ago|earlier|later|before)|(?:of |in )?(?:that|the (?:same|previous|following|next)) (?:week|month|year)|before last",
    parts: "morning|afternoon|evening|night",
    othersTime: "that|when|until|before|if|where|ahead of|along with|for|to be \\p{Ll}+|to(?= \\p{Ll})",
    helped: "(?:was|were|had been|has been|have been)(?! \\p{Ll}+ing(?!\\p{Ll}))",
  },
  weeks: {
    last: "last",
    week: "week",
    beforeOther: "the|this|that|a|his|her|its|their|my|our|your|over|during|every|before",
    behindOther: "of|before|in office",
  },
  angles: {
    role: `
      president | minister | chief | director | chair | chairm[ae]n | chairwom[ae]n | spokes* | officer | official | professor |
      researcher* | founder | owner | head | leader | lawyer | attorney | judge | secretary | senator | congress* | mayor | governor |
      engineer | analyst | manager | author | student | doctor | company | firm | agency | group | union | who`,
    advice: `
      should | must | needs? to | ha(?:s|ve) to | recommend(?:s|ed)? | advis(?:e|es|ed) | urg(?:e|es|ed|ing) | encourag(?:e|es|ed) |
      update[sd]? | upgrad(?:e|es|ed|ing) | patch(?:es|ed)? | mitigat* | workaround* | avoid* | switch(?:ed)? off | disabl(?:e|es|ed|ing) |
      install(?:s|ed|ing)? | download* | contact* | instead of | fix(?:es|ed)? | evacuat* | boil`,
    effect: `
      lead(?:s|ing)? to | led to | as a result | result* in | because | affect* | impact* | effect* | consequence* | forc(?:e|es|ed|ing) |
      could | may | might | would (?!be) | prices? | costs? | jobs | markets? | supply | means? | threaten* | risk* | depends? on |
      cuts? off | knock-on | ripple* | spread* | pressure | elsewhere | other (?:countries|companies|states|cities|users)`,
    against: `
      critics? | criticis* | criticiz* | oppos* | disagree* | reject* | den(?:y|ies|ied) | disput* | counter* | argu(?:e|es|ed|ing) |
      against | sceptic* | skeptic* | doubt* | object(?:s|ed|ing|ions?) | refus* | blam(?:e|es|ed) | accus* |
      not everyone | on the other hand | defend* | dismiss(?:es|ed) (?:the|it|as|any) | condemn* | denounc* | protest* | complain* |
      contradict* | called (?:it|the|this|that)`,
    technical: `
      version* | protocol* | algorithm* | mechanism | software | hardware | server* | data | device* | engine* | technolog* | technical* |
      method* | process* | measur* | tested? | tests | analysis | report | study | design* | built | structure* | component* | material* |
      works by | uses? | using | code | api | memory | network* | model* | sensor* | chemical* | dose* | clause | section | article`,
    plain: `
      is an? | are the | was an? | means? | called | known as | works? | because | that is | so that | lets? | stands for`,
    introduces: "an?|the|who|of",
  },
  schedules: {
    each: "each(?: (?:story|one))?(?: as it comes)?|every (?:story|post)|one by one|(?:as they come|as it comes)|immediately|instantly|right away|at once|live|real ?time|off|none|no digest",
    daily: "daily|(?:every|each) ?day|once a day|a day|per day|nightly",
    hourly: "hourly|(?:every|each|once an|once per) hour|an hour",
    weekdays: "(?:every |on )?(?:week ?days?|work ?days?|working days?|business days?)|(?:during )?the week",
    weekend: "(?:every |on |at )?(?:the )?week ?ends?",
    to: "to|till|until|through|thru",
    parts: {
      midnight: 0,
      "(?:early )?mornings?": 8,
      breakfast: 8,
      "noon|midday|lunch(?: ?time)?": 12,
      "afternoons?": 15,
      "evenings?|dinner": 18,
      "nights?": 21,
    },
    clock: "o['’]?clock|h|hrs?|hours?",
    am: "a\\.?m\\.?",
    pm: "p\\.?m\\.?",
    every: "every|each",
    hours: "hours?|hrs?|h",
    fillers:
      "at|on|in|the|every|each|and|a|an|of|digests?|please|around|about|from|with|send|me|it|them|one|only|time|s",
  },
  lengths: { m: "min(?:ute)?s?", h: "h(?:ou)?rs?", d: "days?", w: "w(?:ee)?ks?" },
  questions: {
    greetings:
      "hi(?: there)?|hello(?: there)?|hey(?: there)?|howdy|yo|greetings|good (?:morning|afternoon|evening|day)|what[’']?s up",
    politeEnd: "please|pls|plz|thanks|thank you|thx|cheers",
    newsOfDay:
      "what(?:[’']?s| is| are| was)? (?:new|happening|going on|(?:in |on )?the (?:latest )?news)(?: today| here| now| this morning)?|what (?:has )?happened (?:today|here today|lately|overnight|this morning)|what (?:did|have) i miss(?:ed)?(?: today)?|(?:is there )?any(?:thing)? (?:new|news)(?: today)?|(?:the |today[’']s |latest )?news(?: of the day| today| please)?",
    abilities:
      "what (?:can|do) you do|who are you|what are you|how do you work|how (?:can|do) i use you|what are you (?:good )?for",
    stop: "stop(?: (?:it|this|now|here|following|answering|talking)| (?:following )?(?:this|the) thread)?|unfollow(?: this(?: thread)?)?|(?:be )?quiet|shut up|(?:(?:that|it|this)(?:[’']s| is) )?(?:quite |really )?enough(?: (?:for )?now| already| of (?:this|that|it))?|no more|leave it(?: be| alone)?|you can stop(?: now)?|go away|hush",
    mute: "mute(?: (?:it|this|that|(?:this|the) (?:story|thread)))?",
    ofPoint:
      "why|how|explain|(?:tell me )?(?:a bit |some )?more (?:on|about)|(?:go )?deeper (?:on|into)|deeper|and|(?:and )?(?:what|how) about|expand on|tell me about|say more (?:on|about)",
    point: "points?|number|no\\.?|#",
    one: "one",
    article: "the|this|that",
    wished:
      "(?:can|could|may) (?:i|we) (?:have|get|see)|(?:give|show|tell|get|send) (?:me|us)|let (?:me|us) (?:have|see)|i(?:[’']d| would) like(?: to (?:see|have))?|i (?:want|need)|(?:what|how)(?:[’']s| is| are| does)|any|some|more|a bit (?:of|more)|a little|do you have",
    ofThis:
      "(?:on|of|to|for|behind|about|in|with) (?:it|this|that|all this|(?:the|this) story|(?:the|this) news)|here|now|again",
    angles: {
      background: "back ?ground(?: info(?:rmation)?)?|back ?story|context",
      "who is involved":
        "who(?:[’']s| is| are| was| were) (?:all )?involved|people(?: involved)?|players(?: involved)?|who(?:[’']s| is) who|key (?:people|players|figures)",
      "what to do now":
        "what (?:should|can|must|do) (?:i|we|one|people) (?:have to |need to )?do(?: about (?:it|this|that))?|what to do",
      "second-order effects": "(?:knock-on|further|ripple|wider|side|long-term) effects|consequences|implications",
      "opposing case":
        "(?:the )?(?:other|opposing) (?:side|view|case)s?(?: say)?|counter-?arguments?|devil[’']?s advocate|(?:case|arguments?) against(?: it| this)?",
      timeline: "time ?line|chronology|(?:sequence|order) of events",
      "technical detail": "technical (?:details?|part|side)|tech(?:nical)? details?|technicalities",
      "explain simply":
        "explain (?:(?:it|this|that) )?(?:more |very )?(?:simply|simpler|in (?:plain|simple) (?:words|terms|english|language))|(?:in )?(?:plain|simple|simpler) (?:words|terms|english|language|version)|(?:explain (?:it |this |that )?(?:to me )?)?like i(?:[’']?m| am) (?:five|5|a child)|eli ?5|more simply|simpler",
      "check the claims":
        "fact[- ]?check(?: (?:it|this|that))?|(?:check|verify) (?:it|this|that|(?:the |these |its |those )?(?:claims?|facts?))|is (?:this|it|that|all this|any of this) (?:really )?(?:true|right|so)",
    },
    polite: "please|pls|plz|can you|could you|would you|will you|hey|hi|hello|ok(?:ay)?|so|alright",
    everything: "all|everything",
    thanks:
      "(?:many )?thanks?(?: you)?(?: (?:so|very) much| a (?:lot|bunch|million|ton)| mate| again| all| for (?:that|this|the (?:info|help|answer)))?|thx(?: a lot)?|ty(?:vm)?|cheers(?: mate)?|great|perfect|awesome|nice(?: one)?|ok(?:ay)?|got it|understood|that helps|(?:much )?appreciated?(?: it)?",
    help: "help(?: me)?|what can (?:you do|i (?:ask|say|do|type|write))(?: you)?(?: here)?|how (?:does|do) (?:this|it|you) work",
    openers:
      "who|whom|whose|what|when|where|why|how|which|is|are|was|were|will|would|can|could|do|does|did|has|have|had|should|any|tell me|explain|show",
    yesNo: "is|are|was|were|will|would|can|could|do|does|did|has|have|had|should|may|might|must",
    second: "(?:and|or|but|so),?(?: (?:until|till|since|by|with|for|from|at|in|on|to|of|then))?",
    wants: {
      "how old": "how old | what age",
      when: "when | what (?:time|date|day|year) | which (?:day|year) | since when | how (?:long ago|soon|recently)",
      "how many": `
        how (?:many|much|long|far|big|large|small|high|low|tall|deep|wide|heavy|hot|cold|fast|slow|powerful|strong|cheap|expensive|costly|often) |
        what (?:(?:is|are|was|were) the )?(?:percentage|number|amount|share|price|cost|size|rate)`,
      who: "who | whom | whose",
      where: "where",
      why: "why | what (?:is|was) the (?:reason|cause) | how come",
    },
    noun: "which | what | whose | how (?:many|much)",
    about: {
      "what next": "next | will happen | (?:going|about) to happen | coming up | happens now | from here",
      "why it matters": "why(?= [\\p{L}\\p{N}]) | so what | matter* | importan* | significan* | relevan*",
      "what happened": `
        what(?:['’]s|(?: (?:is|was|has)))? (?:this|it|that|the story|happen*|going on|new|up) | summar* | tl;?dr | recap |
        gist | happened | the story`,
      disagreement: `
        (?:sources?|reports?|outlets?|articles?|papers?|accounts?|they|figures?|numbers?) (?:\\p{L}+ )?(?:disagree|differ|contradict|conflict)\\p{L}* | disagree(?:s|ment|ments)? | contradict\\p{L}* | discrepan\\p{L}*`,
      more: "more | else | details? | explain | elaborate | go on | continue",
    },
    age: String.raw`\b\d{1,3}[- ]years?[- ]old\b|\baged? \d`,
    asking: `
      tell know known mean explain article story source report please happen find think exactly actual actually number amount long
      old ago date time day year detail details info information question thread post wonder ask anything person people somebody
      mention state describe write happened name list involve involved matter matters important next kind sort type reason cause
      summarize summarise summary recap gist new latest continue elaborate big large tall big high often far soon recent recently
      current currently percentage share exact`,
  },
  page: {
    bait: "you won['’]t believe|you need to know|you should know|you (?:may|might) have missed|what happened next|what we know|what to know|here['’]s (?:why|what|how)|this is (?:why|how|what)|everything (?:you|we)|the reason why|will (?:shock|surprise|amaze) you|one weird trick|things to know|in (?:one chart|\\d+ charts)|live updates",
    calls: String.raw`share (?:this|on|via)|share$|tweet$|follow (?:us|@)|sign up|sign in|log in|subscribe|get (?:the|our) .{0,40}newsletter|newsletter|read more|read also|also read|read next|see also|more on this|more from|related(?: (?:articles?|stories|topics|content|posts?))?[:.]?|related:|recommended|you (?:may|might) also|don['’]t miss|get the latest|watch:|watch more|listen:|click here|tap here|download (?:the|our)|join (?:our|us)|have a (?:tip|story)|got a (?:tip|story)|advertisement|sponsored|story continues|article continues|continue reading|https?://\S+$|scroll down|post comment|leave a (?:comment|reply)|comments?(?: \(\d+\))?$|\d+ comments?$|print(?: this| article)?$|e-?mail(?: this)?$|order reprints|text size|first published|last (?:updated|modified)|published(?: on\b|:|$)|updated(?: on\b|:|$| \d)|posted (?:on|by|in)\b|filed under|tags?:|topics?:|categor(?:y|ies):|source:|photo(?:graph)?(?:s)?(?: by| credit)?[:s]|image(?: credit)?[:s]?$|image:|video:|picture:|credit:|copyright|©|\(c\)|all rights reserved|via syndigate|write to .{0,60}@|contact (?:the|us)|email .{0,40}@|more information:|citation:|this (?:document|material|article) (?:is subject to copyright|may not be)|explore further|loading|about the author|our standards:|we use cookies|by (?:continuing|using)|accept (?:all )?cookies|jump to|skip to|table of contents|back to top`,
    pitches: String.raw`our (?:\p{L}{1,20} )?newsletter (?:brings|delivers|rounds up|keeps|has|tells)|sign up (?:for|to) (?:our|the|my)|subscribe (?:to|for) (?:our|the)|stay on top of the latest|(?:get|receive) .{0,60} (?:in|to) your inbox|enter your e-?mail|do you (?:know|have) (?:more|anything|information|a story|something) (?:about|to|on)|enjoying (?:this|the|our) (?:story|article|newsletter|post)|download (?:our|the) (?:free )?(?:\S+ )?app(?!\p{L})|follow (?:us|me|him|her|them|@\S+) on (?:twitter|facebook|instagram|mastodon|bluesky|x|threads|linkedin)|(?:may|can) be reached at|(?:news )?tip, correction or comment|without (?:the )?(?:written |prior )?permission|all rights reserved|may not be (?:published|reproduced)`,
    consent: String.raw`we (?:and our (?:\d{1,4} )?(?:trusted )?partners |would (?:also )?like to |also |may )?(?:use|set|store|process|collect)(?: \S{1,30}){0,8} (?:cookies|personal data|on (?:a|your) device)|our (?:use of cookies|cookie (?:policy|notice|statement))|(?:this|our) \p{L}{0,3}site (?:uses|sets|stores) (?:\S{1,30} ){0,3}cookies|by (?:continuing|clicking|using)(?: \S{1,30}){0,12} (?:cookies|you (?:agree|consent|accept))|(?:accept|manage|reject)(?: all| your| optional)? cookies(?:$|[^\p{L}]+(?:accept|manage|reject|settings))|(?:manage|change|withdraw) your (?:consent|cookie|privacy)|we (?:value|care about|respect) your privacy|your privacy (?:choices|matters)|precise geolocation data,? and identification through|click to consent|you consent to (?:our|the|this)|consent to our (?:\p{L}{1,12} )?(?:processing|use of)|(?:some|our) (?:\p{L}{1,12} )?(?:partners|vendors) (?:\p{L}{1,12} ){0,6}(?:your consent|legitimate interest)|(?:strictly necessary|essential|functional|performance|analytics|targeting|advertising|marketing) cookies (?:are (?:required|needed|necessary) (?:for|to) (?:\p{L}{1,12} )?(?:the|this|our) (?:web ?)?site|(?:allow|help|enable|let) us|may be set (?:through|by) our)`,
    paywall: String.raw`(?:this|the rest of this|the full) (?:article|story|content|post) is (?:\p{L}{1,20} ){0,2}(?:for|to) (?:\p{L}{1,20} ){0,2}(?:subscribers|members)|already a (?:subscriber|member)|(?:subscribe|sign up|log in|sign in|register|join)(?: (?!to )\p{L}{1,12}){0,5} to (?:keep|continue|unlock|read (?:the (?:rest|full|whole|article|story)|this|on|more)|finish)|to (?:keep|continue) reading,? (?:please )?(?:subscribe|log|sign|register|start|become|create|buy)|(?:get|enjoy|with) (?:unlimited|full) (?:digital )?access|you(?:['’]ve| have) (?:reached|read|used)(?: \p{L}{1,20}){0,3} (?:limit|(?:\d{1,4} |last )?free articles?)|start your (?:free )?trial|free articles? (?:left|remaining|this month)|unlock (?:this|the) (?:article|story|full)|(?:article|story|content) for subscribers only|try (?:it )?(?:free )?for (?:a month|\d{1,4} (?:days|weeks|months))|cancel (?:at )?any ?time|choose (?:a|your) (?:subscription|membership) that (?:suits|fits|is right for) you|(?:want|would you like) to (?:read on|keep reading|continue reading)\?|(?:create|open) (?:a|an|your) (?:free )?account (?:to|and) (?:continue|keep|read|unlock|finish)|(?:become|be) an? (?:\p{L}{1,20} )?(?:member|subscriber|patron|supporter) to (?:read|continue|keep|unlock|see)|you(?: are|['’]re) reading (?:a|the) (?:free )?preview|the rest of this (?:post|story|article|text) is (?:for|behind)`,
    credits: { bracketed: "image|photo|picture|credit", before: "photo|image|picture|credit", after: "photo|image" },
    lastHeadings: String.raw`related|more (?:from|on|stories|news|like|great|\w+ stories)|you (?:may|might) (?:also )?(?:like|be interested)|recommended|read (?:more|next)|most (?:read|popular|viewed)|latest (?:news|stories|from)|comments?|leave a (?:comment|reply)|\d+ comments?|about (?:the )?author|trending|popular|top stories|what to read next|up next$|sponsored|share this|what (?:others|readers|users|customers|people|guests) (?:say|said|think)|(?:user|reader|customer|guest|audience)s?['’]? (?:reviews?|comments|ratings)|(?:more|other|latest|recent|our|previous|earlier|older) (?:reviews?|recipes?|posts?|articles?|headlines?|stories|coverage)|\d+ (?:responses?|replies|thoughts on)|responses? to|notes? (?:to|for) editors?|(?:media|press|investor) (?:contacts?|enquir\p{L}+|inquir\p{L}+|relations)|contacts?$|for (?:more|further) information|about the company|forward-looking statements`,
    about: "About|ABOUT",
    bio: String.raw`is (?:an?|the|our) (?:\p{L}+[ -]){0,5}(?:reporter|correspondent|editor|writer|journalist|columnist|producer|photographer|blogger|author|contributor|fellow)(?!\p{L})|(?:covers|writes (?:about|for|on)|reports (?:on|from|for)|is the author of|teaches \p{L}+ at) `,
    noComment: String.raw`(?!.{0,80}\b(?:who|which|that)\b)(?:[\p{L}\p{N}][\p{L}\p{N}'’.-]{0,30},? ){1,14}?(?:did not|didn['’]t|do not|does not|has not|have not|had not|hasn['’]t|haven['’]t|could not|couldn['’]t|was not|were not|wasn['’]t|weren['’]t)(?: \p{L}{1,30}){0,2}? (?:respond|responded|reply|replied|return|returned|answer|answered|be reached|available|reachable)(?: [\p{L}'’-]{1,30}){0,8}? (?:comment|requests?|inquir(?:y|ies)|enquir(?:y|ies)|messages?|e-?mails?|calls|questions|press time|publication)|(?!.{0,80}\b(?:who|which|that)\b)(?:[\p{L}\p{N}][\p{L}\p{N}'’.-]{0,30},? ){1,14}?(?:declined|refused) (?:to comment|to be interviewed|comment|an interview|requests? for)|(?:an? |repeated |multiple |several )?(?:phone |telephone )?(?:calls?|messages?|e-?mails?|requests?|inquiries)(?: [\p{L}\p{N}'’.-]{1,30}){0,12}? (?:was|were|went) (?:not (?:immediately )?(?:returned|answered)|unanswered|unreturned)|(?:neither|none|nobody|no one)(?: [\p{L}'’-]{1,30}){0,6}? (?:responded|replied|commented|wanted to comment)(?! that)|(?:[\p{L}\p{N}][\p{L}\p{N}'’.-]{0,30} ){1,6}?(?:has |have |had )?(?:contacted|approached|reached out to|asked)(?: [\p{L}\p{N}'’.-]{1,30}){1,10}? for (?:an? )?(?:comment|response|statement|reaction|interview)|(?:repeated )?(?:attempts?|efforts?) to (?:reach|contact|speak (?:to|with))(?: [\p{L}\p{N}'’.-]{1,30}){1,12}? (?:was|were|failed|proved)(?: (?:unsuccessful|fruitless|not successful|in vain))?|(?:[\p{L}\p{N}][\p{L}\p{N}'’.-]{0,30},? ){1,10}?(?:does|do|did|would|will|could) not comment|(?:[\p{L}\p{N}][\p{L}\p{N}'’.-]{0,30},? ){1,10}?had no (?:immediate |further )?comment|(?:[\p{L}\p{N}][\p{L}\p{N}'’.-]{0,30},? ){1,12}?(?:could not|couldn['’]t) (?:immediately )be reached`,
    furniture: [
      // Asks of the reader: the verb alone is no sign ("Tap water is safe"), what it asks for is.
      String.raw`^\W*(?:please )?(?:sign up|subscribe|register|donate)(?: \p{L}+){0,2} (?:${ASKED}|to (?:read|continue|comment|access|receive|get|view|watch|join|unlock)|(?:for|to|via|with) (?:${OURS}))\b`,
      String.raw`^\W*(?:please )?(?:subscribe(?: to| for|\W*$)|donate(?: to|\W*$)|sign up (?:for|to|with)|log ?in (?:${ASKED}|to (?:read|continue|comment|access|view|your))|(?:click|tap) (?:${ASKED}|on|through|to|the|this|any|one of|for (?:more|the|a|details)))\b`,
      String.raw`^\W*(?:please )?(?:read (?:more|also|the full|next)|see also|also read|related(?: (?:${MEDIA}))?\W*(?:[:|]|$)|related (?:${MEDIA})(?: (?:${MEDIA}))?\W*$|more (?:on|about) (?:this|the story)|get (?:the|our) (?:latest|app))(?!\p{L})`,
      String.raw`^\W*(?:please )?(?:watch (?:now|our|live (?:at|on|here|now)|(?:the|this)(?: \p{L}+){0,2} (?:${MEDIA}))|listen (?:now|here|to (?:our|(?:the|this)(?: \p{L}+){0,2} (?:${MEDIA})))|share (?:this(?: (?:${MEDIA})|\W*$)|on (?:social|facebook|twitter|x|whatsapp|linkedin))|download our)\b`,
      String.raw`^\W*(?:please )?(?:follow (?:us|me|@|(?:him|her|them) (?:on|at))|like us|join (?:us|our|the (?:conversation|discussion|debate))|support our (?:work|journalis[mt]\w*|reporting|newsroom|site|mission|independent)|contact (?:us|the (?:author|reporter)))(?!\p{L})`,
      String.raw`\b(?:our|my)(?: \p{L}+){0,2} newsletters?\b|\b(?:delivered|straight|directly|right) (?:\p{L}+ )?to your inbox\b|\benter your e-?mail\b|\bunsubscribe (?:at|any)|\bfollow (us|me|him|her|@\S+|\p{Lu}\S+( \p{Lu}\S+)?) on (twitter|facebook|instagram|linkedin|x|youtube)\b|\b(our|the) (cookie|privacy) policy\b|\bterms of (use|service) apply\b|\b(?:may|can) be reached (?:at|on) \S+@`,
      String.raw`^\W*(?:please )?(?:reach|message|ping|find|text)(?: out to)? (?:us|me|him|her|them|the (?:author|reporter|writer|newsroom)|our \p{L}+) (?:on|at|via|by|through)(?!\p{L})`,
      // Of the page itself: what it is about to do, and who paid for it.
      String.raw`\bin (?:this|today['’]s) (?:blog post|post|article|tutorial|guide|newsletter|edition|episode|roundup),? (?:we|I|you)(?:['’]\p{L}+)? |\bwe hope you(?:['’]ve)? (?:enjoyed|liked|found)\b|\bbrought to you by\b|^\W*(?:sponsored|presented) by\b|^\W*(?:our |many )?thanks to .{2,40} for (?:sponsoring|supporting)\b|^\W*join (?:over |more than )?(?:\d[\d,.]*\+?|thousands of|our) (?:other )?(?:readers|subscribers|members)\b|\b(?:send|e-?mail|write) (?:it|them|us|your \p{L}+) (?:to|at) \S+@|\b(?:this|today['’]s|this week['’]s) (?:blog post|post|article|newsletter|edition|episode|issue|show|video) is supported by\b|\b(?:this|today['’]s|this week['’]s) (?:blog post|post|article|newsletter|edition|episode|show|video) (?:is|was) (?:sponsored|made possible)\b|(?:^\W*|\bthank(?:s to| you to|ing) )our sponsors?\b`,
      // Rights, by-lines, credits, notes on the text.
      String.raw`\b(all rights reserved|copyright (©|\(c\)|\d{4})|sponsored (content|post)|affiliate (links?|commission)|paid (post|partnership)|ap photo|file photo|afp/|scroll down|story continues|continue reading|trust principles|seen here|pictured (above|below|left|right|here)|contributed (reporting|to this (report|story|article))|(a|an earlier|a previous) version of (this|the) (article|story|post|report)|this (article|story|post) (?:(?:was|has been|is) (?:first|originally|also|part of|updated|corrected|amended|produced|translated|adapted|(?:re)?published|written|supported|made possible)|(?:first |originally )appeared|contains)|editorial staff)\b`,
      String.raw`(?:^\W*|[/|(] ?|\bvia )(?:getty images|shutterstock)\W{0,3}$|(?:^\W*|[/|(] ?)(?:(?:photo(?:graph)?s?|images?|pictures?|video|graphic) (?:by|credit|courtesy)|courtesy (?:of|photo))\b`,
      String.raw`^\W*\(?(additional )?(reporting|editing|writing|compiled) by\b`,
    ],
    selling: String.raw`^\W*(order|buy|book|shop|call) (now|today|online)\b|\bsave \d+ ?% (with|on your)\b|\b(offer (valid|ends)|while stocks last|promo code|add to cart|(?:discount|voucher|coupon) code\b|\b(?:use|enter|apply|with) (?:the |my |our )?(?:promo |offer |coupon )?code \S*(?:\d|\S (?:for|to get|and get) (?:\d+|an?|free|up))|(?:use|with|through|via|follow) (?:this|our|my|the) (?:affiliate |partner |special )?link (?:for|to get|and get|below)\b|free for \d{1,3} days|shop the (?:offer|sale|deal|look)s?|\d ?% off (?:your|for|any|all|when|with|at checkout|the life)\b|limited[- ]time offer|(easy|monthly) instal?lments|satisfaction guaranteed|money[- ]back guarantee|looking forward to your call|happy customer|free trial)\b`,
    captions: String.raw`photo(?:graph)?s?|image|picture|video|illustration|graphic|credit|caption|source|getty|reuters|afp|ap photo|update[ds]?|correction|editor['’]s note|disclosure|file|transcript|advertisement|by`,
    cutShort: "read more|continue reading",
    trailer: String.raw`(?:Share on \p{Lu}\p{L}{1,15}\s{1,3})?Read more of this (?:story|article) (?:at|on) .{1,60}|(?<=^|\n)Share on \p{Lu}\p{L}{1,15}|The post .{1,300} (?:first )?appeared (?:first )?on .{1,120}|This (?:article|post|story) (?:was )?(?:first |originally )?(?:appeared|published) (?:first )?(?:on|in|at) .{1,120}|(?:Read|Continue reading)(?: more)?|(?<=(?:^|\n|…|\]|\.\.\.)\s{0,3})(?:Continue reading|Read more:?) .{1,300}`,
    nobody: String.raw`by|(?:no|various|multiple|several|mixed) authors?|various|authors?|not (?:found|provided|available|specified)|nan|true|false|pass|tbd|tba|todo|fixme|(?:your )?name here|word ?press|(?:the )?(?:web|online|digital|news)? ?(?:desk|team)|first last|staff reports?|admin\p{L}*|super ?user|users?|editors?|editorial|fail(?:ed)?|null|undefined|none|n/?a|unknown|anonymous|guests?|guest author|contributors?|staff(?: (?:writer|reporter)s?)?|test|webmaster|default|author name|(?:written|posted) by|first ?name last ?name|(?:(?:first|last|full|your) ?)?name|wp-?admin|lorem|ipsum|root|system|error|object object|lorem ipsum|john doe|jane doe|site owner|post author|home|news ?desk editor`,
    afterName: String.raw`(?:last )?(?:updated?|published|posted|modified|follow|view (?:all|profile)|e-?mail(?:ed)?|share|read time|min(?:ute)?s? read|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|for the daily|(?:photo(?:graph)?s|pictures|images|illustrations?|video|editing)(?: by|:))`,
    noName: String.raw`posted|published|updated|last (?:updated|modified)|share|tweet|pin|follow|about|read more|view (?:all|profile|posts)|subscribe|leave a|comments?|log ?in|sign ?in|click|written for|by the (?:numbers|book)|photo|image|more (?:from|by|posts)|all posts`,
    by: String.raw`(?:(?:written|posted|story|text|words|reported|reviewed|review|report|article) )?by:?|(?:words|text|author|story|report):`,
    paid: {
      labels:
        "advertorial|advertisement feature|sponsored (?:content|post|article|by)|paid (?:post|content|partnership|for by)|partner content|promoted by|in association with",
      titles: "ad|advertisement",
    },
  },
  genres: {
    labels: {
      column:
        "opinions?|commentisfree|comment|commentary|columns?|columnists?|editorials?|op-?eds?|leaders?|letters|viewpoints?|guest (?:essay|post)",
      review: String.raw`(?:\p{L}+ )?reviews?|hands-?on|first look`,
      interview: String.raw`(?:the )?interviews?|q ?(?:&|and|n)? ?a|in conversation|(?:\p{L}+ )?spotlight|five questions`,
      factcheck: "fact[ -]?check(?:s|ed|ing)?|hoax(?:es)?|debunk(?:s|ed|ing)?|reality check",
      live: "live(?:[ -]?(?:updates?|blogs?|coverage|feed|ticker|news))?|updates live|as it happened|the latest|latest updates",
      release:
        "(?:press|media|news)[ -]?releases?|press ?room|newsroom|media[ -]cent(?:er|re)|releases?|releases? notes|change ?log|what[’']?s new|pr ?newswire|business ?wire|globe ?newswire",
      "recipe-or-howto": "recipes?|how[ -]?tos?|tutorials?|guides?|step by step|diy|tips and tricks",
      list: "listicles?|lists?|rankings?|round-?ups?",
      product: "products?|shop|store|deals?|coupons?|buying guides?|classifieds|for sale|real estate listings",
      event: "events?|calendar|what[’']?s on|listings",
      analysis: "(?:news )?analys[ie]s|explainers?|explained|category explainers?|in[ -]depth|the big read",
      paper: "preprints?|papers?|abstracts?|doi",
      reference: "wiki|glossary|encyclop(?:a)?edia|dictionary|faq|docs|documentation|manual|standings",
      other: "petitions?|obituar(?:y|ies)|podcasts?|forums?|threads?",
      blog: "blogs?|journal|diary|weblog|notes",
      news: "news|breaking(?: news)?|world|politics|business|sports?|business news",
    },
    titles: {
      column: String.raw`opinion:|(?:our|my) view|the \p{L}+ view on|letter to the editor|why (?:i|we|you)|i was wrong`,
      review: String.raw`review(?=$|:| [–—|-])|reviews:|hands[- ]on with|tested:|(?:we|i) tested|vs\.? .{1,60} comparison`,
      interview:
        "interview(?:ed)? (?:with|of)|interview(?=:)|^interview|a conversation with|in conversation with|q&a|talks? (?:to|with) us|spotlight:|meet the|five questions (?:for|with)",
      factcheck: String.raw`fact[ -]?check(?:s|ed|ing)?|no, .{1,90} (?:did|does|do|is|are|was|were|has|have)(?: not|n['’]t)|(?:viral|false|misleading) (?:claims?|video|photo|post) (?:about|that|shows?|does)|debunk(?:ed|ing) (?:the |a |\d+ |some |common )?(?:claims?|myths?|rumou?rs?)`,
      live: "live (?:updates?|blog|coverage|ticker)|live:|– live|as it happened|the latest:|minute by minute",
      release: String.raw`(?:announces?|announced|introduced?s?|unveils|launches) (?:the |a |an |its |new |general )?(?:\p{L}+ ){0,4}(?:availability|partnership|release|solution|platform|appointment|collaboration)|release notes|change ?log|now (?:generally )?available|is out|(?:version )?v?\d+\.\d+(?:\.\d+)?(?: \p{L}+)? (?:released|is out|available|changelog|is here)|introducing|released? v?\d+\.\d+(?:\.\d+)?`,
      "recipe-or-howto":
        "how to|how do i|recipes?(?=$|:| for (?!disaster|success|chaos)| [–—|-])|step[- ]by[- ]step|a (?:beginner['’]?s|complete|quick|short|practical|simple) guide|beginner['’]?s guide|guide to|tutorial|getting started|setting up|cheat ?sheet",
      list: String.raw`^(?:our |the )?(?:top|best) (?:\d{1,3}|five|ten|twenty)|(?<=: )(?:the )?top (?:\d{1,3}|five|ten)|(?:\d{1,3}|five|six|seven|eight|nine|ten|twelve|twenty) (?:[\p{L}’'-]+ ){0,3}(?:tips|ways|things|reasons|facts|tricks|lessons|mistakes|takeaways|hacks|myths|habits|ideas|signs|questions)(?=$|[ ,:?!])|^(?:the )?(?:\d{1,3}|five|ten) (?:of the )?(?:best|greatest|must-\p{L}+|favou?rite|essential|amazing) (?!friends)|(?:the |our |\d+ )?best .{1,50} (?:of|for|in) 20\d\d|(?:the|weekly|monthly|link) round-?up`,
      product: String.raw`\d+ ?% off|save (?:up to )?[$€£]\d+|(?:best |prime day |black friday )deals?|promo codes?|coupons?|for (?:sale|rent)|lowest price|price drop|where to buy|buy online`,
      event: String.raw`(?:dates|programme|schedule) for 20\d\d|save the date|call for (?:papers|proposals|speakers)|what[’']?s on`,
      analysis: String.raw`analysis:|explained|explainer|what (?:we|you need to) know|what (?:it|this|that) (?:means|could mean)|(?:here[’']?s )?what .{1,60} means|(?:here[’']?s )?why .{1,80} (?:matters|is|are|could|may|won[’']t|can[’']t)|^(?:behind|inside) the`,
      paper: String.raw`a (?:randomi[sz]ed|systematic|cohort|meta)[- ]\p{L}+|(?:systematic review|meta-analysis|cohort study|arxiv)`,
      reference:
        "frequently asked questions|faq|glossary|standings|league table|terms and conditions|documentation|wikipedia",
      other: "petition|obituary|call for donations",
    },
    verdict: String.raw`(?:verdict|our ruling|rating|conclusion):|(?:claims?|posts?|videos?|photos?|pictures?|images?|rumou?rs?|stor(?:y|ies)|reports?|statements?|allegations?|accusations?|quotes?|that|this|it)(?: \S+){0,14} (?:is|are|was|were|as)(?: \S+){0,3} ["“'‘]?(?:false|fake|untrue|incorrect|misleading|inaccurate|true|correct|accurate|baseless|unfounded|unproven|satire|an? hoax|doctored|manipulated|altered|fabricated|wrong|patently false|out of context|missing context)|the answer is \W{0,2}(?:yes|no)|there is no (?:evidence|proof|record|truth)|rated? (?:(?:it|this|that|the|claim|statement|post) ){0,2}(?:false|true|misleading)`,
    openings: {
      factcheck:
        "(?:the )?(?:claim|verdict|our (?:verdict|ruling|rating)|rating|fact|conclusion|what was claimed|we rate)(?=$|:| this)",
      release: String.raw`for immediate release|(?:media|press) contacts?|about \p{Lu}[^.]{1,60}$|forward-looking statements|safe harbou?r|breaking changes|bug ?fixes|(?:other |minor )?(?:fixes|improvements|enhancements)(?=$|:)|new features|features(?=$|:)|(?:added|changed|fixed|removed|deprecated|security)(?=$|:)|what[’']?s (?:new|changed)|known issues|upgrade notes|full changelog|contributors(?=$|:)`,
      "recipe-or-howto": String.raw`ingredients|method(?=$|:)|directions(?=$|:)|instructions(?=$|:)|preparation|prep time|cook(?:ing)? time|total time|serves \d|servings|step (?:\d|one)|preheat|prerequisites|requirements(?=$|:)|you(?:[’']ll| will) need|first,? (?:you|open|install|create|make|go)`,
      review:
        "(?:the )?(?:verdict|pros|cons|bottom line|score|rating|our rating|the good|the bad|specs|specifications|price when reviewed|value for money)(?=$|:| )(?! (?:was|of the (?:court|jury)))",
      interview: "(?:q|a|question|answer|interviewer)(?=[:.])|what (?:advice|inspired|made you)|how did you|tell us",
      event: "(?:when|where|date|time|venue|location|tickets?|doors|admission|entry|register|cost)(?=:)",
      product:
        "(?:price|sku|shipping|delivery|warranty|in stock|add to (?:cart|basket)|check[- ]?in|rooms|per night|deposit)(?=$|:)",
      paper: String.raw`abstract|(?:\d\.? )?(?:introduction|methods|materials and methods|results|discussion|conclusions?|references|acknowledge?ments)(?=$|:)|keywords(?=:)`,
      list: String.raw`honou?rable mentions?|number \d|no\. ?\d`,
    },
    needs: "(?:ingredients|materials|supplies|equipment|what you need|you(?:[’']ll| will)? need)",
    writer: "I|I[’']m|I[’']ve|I[’']d|I[’']ll|me|my|myself",
    ours: "our|ours",
    we: "we|we[’']re|we[’']ve|we[’']ll|our|ours|us",
    reader: "you|you[’']re|you[’']ll|you[’']ve|your|yours|yourself",
  },
  orders: {
    ignore: "ignore|disregard|forget|override|bypass",
    instructions: "instructions|prompts?|guidelines",
    patterns: [
      String.raw`\b(?:system|developer) (?:prompt|message|override)\s*[:=]|<\|?(?:im_start|im_end|system|assistant|user)\b|\[/?(?:inst|system)\]|^\W*(?:system|assistant|user|human|ai|q|a)\s*:`,
      String.raw`\b(?:ignore|disregard|forget) (?:everything|all|anything|whatever|what) (?:you (?:were|are|have)|above|before|said so far)\b`,
    ],
  },
} satisfies Language;
