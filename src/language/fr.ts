// French: every closed list we hold of it.
import type { Language } from "./language.ts";

const WEEKDAYS = "dimanche|lundi|mardi|mercredi|jeudi|vendredi|samedi";
const IMPERSONAL = "y a|s['’]agit|faut";

export const fr: Language = {
  tag: "fr",

  months: [
    "janvier janv",
    "février févr",
    "mars",
    "avril avr",
    "mai",
    "juin",
    "juillet juil",
    "août aout",
    "septembre",
    "octobre",
    "novembre",
    "décembre déc",
  ],
  weekdays: WEEKDAYS,
  dates: {
    shortWeekdays: "dim|lun|mer|jeu|ven|sam",
    ambiguousMonths: "mars mai",
    beforeMonth: "en de depuis début mi fin du au à avant après d'ici",
    of: "de",
    dayEnds: "er",
    periods: "semaine mois année an saison trimestre",
    relative: {
      hier: [-1, "day"],
      "avant-hier": [-2, "day"],
      demain: [1, "day"],
      "après-demain": [2, "day"],
      "aujourd'hui": [0, "day"],
    },
    pointers: "cette",
    ago: { word: "il y a", units: { jours: 1, semaines: 7, mois: 30, ans: 365 } },
    vague: "récemment | bientôt | prochainement | il y a | actuellement",
  },

  stopwords: `
    le la les l un une des du de et ou mais ne pas plus est sont etait etaient sera ete etre avoir ai avait avaient ont
    qui que quoi dont ce cet cette ces son sa ses leur leurs il elle ils elles nous vous je tu par pour avec sans sous
    sur dans en au aux chez vers entre apres avant depuis pendant comme si tout tous toute toutes tres aussi bien encore deja
    alors ainsi donc car y n c j qu se fait faire peut`,

  sentences: {
    beforeName: "st ste mme mlle mm",
    starters: "le la les un une il elle ils elles on ce cette mais et dans en pour selon",
  },
  scales: { millions: 1e6, milliard: 1e9, milliards: 1e9 },
  // "Un" and "une" alone are articles: "un-seul" keeps the place of one.
  numbers: {
    small: `
      zéro un-seul deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize`,
    tens: {
      vingt: 20,
      trente: 30,
      quarante: 40,
      cinquante: 50,
      soixante: 60,
      septante: 70,
      "quatre-vingt": 80,
      "quatre-vingts": 80,
      huitante: 80,
      nonante: 90,
    },
    big: "cent cents mille million millions milliard milliards",
    ownScales: { cent: 100, cents: 100, mille: 1e3, million: 1e6 },
    and: "et",
    onesAfterAnd: 19,
    articles: { un: 1, une: 1 },
    vague: { dizaines: 10, douzaines: 12, centaines: 100, milliers: 1e3, millions: 1e6, milliards: 1e9 },
    multipliers: { double: 2, triple: 3, quadruple: 4, doubler: 2, tripler: 3 },
    ordinals: `
      zéroième premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième`,
    ordinalTens: "vingtième trentième quarantième cinquantième soixantième soixante-dixième quatre-vingtième",
    fractions: { tiers: 3, quarts: 4, dixièmes: 10, quart: 4, dixième: 10 },
    hedges: {
      under: "moins de|au plus|jusqu['’]à|près de|presque|quasiment|pas plus de|à peine|au maximum",
      over: "plus de|au moins|au minimum|pas moins de|supérieure? à",
      about: "environ|quelque|autour de|à peu près|approximativement|de l['’]ordre de|une moyenne de|à quelque",
    },
    endsPhrase:
      "dans en à au aux pour après avant sur et ou le la les du de des avec qui que sont ont mais un une par contre",
    beforeYear: "en|depuis|avant|après|début|fin|mi|année|été|hiver|printemps|automne|de|d['’]ici|jusqu['’]en",
    beforeHalf: "première|seconde|deuxième|autre|dernière",
    beforeShare: "de|d['’]|environ|près|presque|un|plus|moins",
    times: "fois (?:plus|moins|le|la|les|supérieure?|ce)",
    beforeDigits: "Mi|Début|Fin",
  },

  nameJoiners: "de du la le",
  negations: "ne pas jamais non aucun aucune rien ni sans",

  cues: {
    why: `
      parce qu* | car | en raison | à cause | conséquence* | impact* | touche | affect* | menac* | risque* | danger* |
      importante?s? | crucia* | première fois | record* | plus (?:grande?|grave|importante?|élevée?)s? | inqui[eé]t* |
      historique* | entraîn* | provoqu* | enjeux?`,
    next: `
      prévoi* | prévue?s? | devrai(?:t|ent) | doi(?:t|vent) | ser(?:a|ont) | aur(?:a|ont) lieu | attendue?s? | demain |
      (?:semaine|année|mois|an) prochaine? | prochaine?s? (?:semaine|mois|étape|jours|année)s? | d['’]ici`,
    background: `
      depuis | il y a | auparavant | (?:an|année|mois|semaine) derni(?:er|ère) | en (?:19|20)\\d\\d | déjà | ancien(?:ne)?s?`,
    judgement: `
      critiqu* | dénonc* | estim(?:e|ent|é|ait) | regrett* | salu(?:e|é|ent) | accus* | juge(?:nt)? | appell(?:e|ent) à |
      plaid* | faut | malheureusement`,
    supposed: `
      pourrai(?:t|ent) | serai(?:t|ent) | aurai(?:t|ent) | peut-être | probable* | vraisemblable* | semble(?:nt)? |
      susceptibles?`,
    leaning: `
      (?:ils?|elles?) (?!${IMPERSONAL}) | ce (?!n['’]est qu) | c['’](?:est|était) | cela | ça | ceci |
      cel(?:ui|le)-(?:ci|là) | ce(?:ux|lles)-(?:ci|là) | cet | cette (?!semaine|année) | ces | son | sa | ses | leurs? |
      tous deux | lui | en effet | par exemple | ainsi | de plus | en outre | par ailleurs | (?:selon|pour) (?:lui|elle|eux)`,
    joining: `et | mais | or | donc | pourtant | cependant | toutefois`,
    pronoun: `il (?!${IMPERSONAL}) | elle | lui`,
    day: `${WEEKDAYS} | hier`,
  },
  mending: { joining: "mais|et|or|cependant,|toutefois,|pourtant," },
  days: {
    beforeOther:
      "le|la|les|de|du|des|d['’]ici|chaque|un|une|jusqu['’](?:à|au)|dès|à|au|et|ou|avant|après|pour|entre|vers|par|en|(?:prév|attend)ue?s?|(?:programmé|fixé|annoncé|reporté|organisé)e?s?",
    since: "depuis",
    until: "d['’]ici(?: à)?|dès|jusqu['’]à",
    next: "prochaine?",
    parts: "matin|après-midi|soir|midi",
    behindOther: "saint|\\d{1,2}|de|du|où|qui|et|ou|précédent|suivant",
    beforeNow: "d['’]|à|jusqu['’]à|depuis|dès|plus que|comme",
    past: "fut|furent|eut|eurent|\\p{Ll}{2,24}èrent",
    perfect: [
      ["(?:n['’])?(?:a|ont|avait|avaient|ai|avons)", "\\p{Ll}{1,24}(?:é|i|u|is|it|ert|eint|aint|ort)(?:e|s|es)?"],
      [
        "(?:n['’])?(?:est|sont|était|étaient)",
        "(?:mort|né|arrivé|entré|parti|venu|revenu|devenu|intervenu|survenu|tombé|sorti|monté|descendu|passé|resté|retourné|décédé|allé|rentré|parvenu)(?:e|s|es)?",
      ],
      [
        "s['’](?:est|sont|était|étaient)|se sont|s['’]y (?:est|sont)",
        "\\p{Ll}{1,24}(?:é|i|u|is|it|ert|eint|aint|ort)(?:e|s|es)?",
      ],
    ],
    coming: "\\p{Ll}{2,24}(?:ra|ront)|doi(?:t|vent)|va|vont|devrai(?:t|ent)",
    present: "commence(?:nt)?|débute(?:nt)?|se réuni(?:t|ssent)|ouvre(?:nt)?|vote(?:nt)?",
    unreal: "(?:aur|ser|pourr|voudr|fer)ai(?:t|ent)|devai(?:t|ent)|voulai(?:t|ent)|allai(?:t|ent)",
    opensUnreal: "si|quand|lorsque|avant que|dès que|afin que",
  },
  weeks: { last: "derni(?:er|ère)", week: "semaine", beforeOther: "sa|leur|une", behindOther: "de|du|des|avant" },
  schedules: {
    each: "chaque (?:article|histoire)|immediatement|tout de suite|au fil de l['’]eau",
    daily: "quotidien(?:nement)?|tous les jours|chaque jour|par jour",
    hourly: "toutes les heures|chaque heure",
    weekdays: "(?:en )?semaine|jours? ouvr(?:es|ables)|jours? ouvre",
    weekend: "(?:le )?week-?ends?",
    to: "a|au|jusqu['’]a",
    parts: { minuit: 0, "matins?|matinee": 8, midi: 12, "apres-midi": 15, "soirs?": 18, "nuits?": 21 },
    clock: "h|heures?",
    every: "toutes? les",
    hours: "heures?|h",
    fillers: "a|le|la|les|du|de|des|et|vers|chaque|tous|toutes|au",
  },
  lengths: { m: "minutes?", h: "heures?", d: "jours?", w: "semaines?" },
  questions: {
    greetings: "bonjour|bonsoir|salut|coucou",
    politeEnd: "s['’]il (?:te|vous) pla[iî]t|stp|svp|merci",
    newsOfDay:
      "quoi de (?:neuf|nouveau)(?: aujourd['’]hui)?|qu['’]est-ce qui s['’]est passé aujourd['’]hui|qu['’]est-ce que j['’]ai (?:manqué|raté)|les (?:nouvelles|infos|actualités)(?: du jour)?",
    abilities: "que (?:sais|peux)-tu faire|qui es-tu|comment (?:fonctionnes-tu|ça marche avec toi)",
    polite: "s['’]il (?:te|vous) pla[iî]t|peux-tu|pouvez-vous|bonjour",
    openers: "qui|que|quoi|quand|où|pourquoi|comment|quel(?:le)?s?|est-ce",
    wants: { when: "quand", "how many": "combien", who: "qui", where: "où", why: "pourquoi" },
    asking: "combien quand pourquoi",
  },
  page: {
    calls: "(?:à )?lire (?:aussi|également|la suite)|partager|crédits?[: ]|photo :|publicité",
    consent: String.raw`nous (?:et nos (?:\d{1,4} )?partenaires )?(?:utilisons|déposons|stockons)(?: \S{1,30}){0,8} (?:cookies|traceurs)|(?:ce|notre) site (?:utilise|dépose)(?: \S{1,30}){0,3} cookies|(?:accepter|refuser) (?:tous )?les cookies|votre consentement|nous respectons votre vie privée|identification par analyse du terminal|politique (?:de|en matière de|relative aux) cookies`,
    paywall: String.raw`(?:cet article|la suite|ce contenu) est réservée? (?:aux|à nos) abonnés|déjà abonné|il (?:vous )?reste \d{1,4} ?% de cet article|abonnez-vous pour|pour lire la suite`,
    credits: { bracketed: "crédit" },
    lastHeadings: "(?:articles? )?(?:liés|similaires)|sur le même sujet|commentaires",
    furniture: [String.raw`\b(abonnez-vous|lire aussi|à lire aussi|tous droits réservés)(?!\p{L})`],
    captions: "crédit",
    cutShort: "lire la suite",
    trailer: String.raw`L['’]article .{1,300} est apparu en premier sur .{1,120}|(?:Lire la suite|En savoir plus)`,
    nobody: "par|auteurs?|(?:la )?rédaction|anonyme|inconnu",
    by: "par",
    paid: { labels: "contenu sponsorisé" },
  },
  genres: {
    labels: {
      column: "opinions?|tribunes?|chroniques?|éditos?|editos?|éditori(?:al|aux)|points? de vue|billets?|débats?|idées",
      review: "critiques?|tests?|essais?",
      interview: "interviews?|entretiens?",
      factcheck: "fact-?checking|vérification|désintox|vrai ou fake|les décodeurs|info ou intox",
      live: "direct|en direct|live",
      release: "communiqués?(?: de presse)?|espace presse",
      "recipe-or-howto": "recettes?|tutoriels?|tutos?|guides?|conseils",
      event: "agenda|événements?|evenements?",
      analysis: "analyses?|décryptages?|explications?",
      news: "actualités?|actus?|politique|monde|économie|société",
    },
    titles: {
      column: "tribune|édito|l[’']éditorial|chronique|pourquoi (?:nous|je)",
      review: "critique :|test :|on a testé|notre avis",
      interview: "interview|entretien avec",
      factcheck: "fact-?checking|vrai ou faux|non, |intox|fake news",
      live: "en direct|direct :",
      "recipe-or-howto": "recette|comment (?:faire|préparer|installer|réussir|choisir)|tutoriel|pas à pas",
      list: String.raw`(?:top|les) \d+ (?:\p{L}+ )?(?:meilleurs?|meilleures|conseils|astuces|raisons|choses|idées|façons)|\d+ (?:conseils|astuces|raisons|choses|idées|façons|films|livres)`,
      analysis: "décryptage|analyse|ce qu[’']il faut (?:savoir|retenir)|comment une? .{1,60} devient",
      other: "pétition",
    },
    openings: {
      "recipe-or-howto": String.raw`ingrédients|préparation|étape \d`,
      release: "contacts? presse|à propos (?:de|d[’'])",
    },
    writer: String.raw`[Jj]e|[Jj][’'](?=\p{L})|moi|mes|mon|ma`,
    we: "[Nn]ous|notre|nos",
    reader: "[Vv]ous|votre|vos|[Tt]u",
  },
  orders: {
    ignore: "ignorez|ignore|oubliez|oublie",
    instructions: "consignes|instructions|directives",
    patterns: [
      String.raw`(?<!\p{L})(?:si vous êtes|si tu es|en tant que|en tant qu['’]) ?(?:une? )?(?:ia|intelligence artificielle|assistant|modèle de langage|robot)(?!\p{L})`,
      String.raw`(?<!\p{L})(?:votre|ta) (?:résumé|réponse) (?:doit|devra)(?!\p{L})|(?<!\p{L})dans (?:votre|ton|ta) (?:résumé|réponse)(?!\p{L})|^\W*(?:répondez|réponds|écrivez|dites) (?:uniquement|seulement|que)(?!\p{L})`,
      String.raw`(?<!\p{L})(?:assistants?(?: d['’]ia| ia)?|ia|modèles de langage|robots) (?:qui|lisant) .{0,30}(?:doi(?:t|vent)|devr(?:a|ont))(?!\p{L})`,
    ],
  },
};
