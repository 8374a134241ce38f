// Spanish: every closed list we hold of it.
import type { Language } from "./language.ts";

const WEEKDAYS = "domingo|lunes|martes|miércoles|jueves|viernes|sábado";
/** Whole hundreds are one word. */
const HUNDREDS = {
  cien: 100,
  ciento: 100,
  ...Object.fromEntries(
    "doscient trescient cuatrocient quinient seiscient setecient ochocient novecient"
      .split(" ")
      .flatMap((stem, at) => [`${stem}os`, `${stem}as`].map((word) => [word, 100 * (at + 2)])),
  ),
};
const PERIOD = `semana|año|mes|${WEEKDAYS}|mañana|tarde|noche`;

export const es: Language = {
  tag: "es",

  months: [
    "enero ene",
    "febrero",
    "marzo",
    "abril abr",
    "mayo",
    "junio",
    "julio",
    "agosto ago",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre dic",
  ],
  weekdays: WEEKDAYS,
  dates: {
    shortWeekdays: "dom|lun|mié|jue|vie|sáb",
    ambiguousMonths: "marzo mayo",
    beforeMonth: "en de desde hasta a del para principios mediados finales",
    of: "de|del",
    periods: "semana mes año temporada trimestre",
    relative: {
      ayer: [-1, "day"],
      anteayer: [-2, "day"],
      anoche: [-1, "day"],
      hoy: [0, "day"],
      "pasado mañana": [2, "day"],
    },
    pointers: "este esta próxima próximo pasada pasado",
    ago: { word: "hace", units: { días: 1, semanas: 7, meses: 30, años: 365 } },
    vague: "recientemente | pronto | hace poco | próximamente | actualmente",
  },

  stopwords: `
    el los las lo al del unos unas uno una y e o u pero sino no es son era eran fue fueron sera ser estar esta estan estaba
    ha han habia hay haber que quien cual cuyo este estos estas ese esa esos esas aquel su sus mi mis tu tus nos se le
    les con sin sobre bajo entre hasta desde por para segun durante ante tras como mas menos muy tambien ya aun solo cuando
    donde porque asi todo todos toda todas otro otra otros otras`,

  sentences: {
    beforeName: "sra dna srta",
    uncertain: "ud uds ee.uu",
    starters: "el la los las un una pero segun",
  },
  scales: { millones: 1e6 },
  // "Un", "uno" and "una" alone are articles: "un-solo" keeps the place of one.
  numbers: {
    small: `
      cero un-solo dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete
      dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho
      veintinueve`,
    tens: {
      veintiún: 21,
      veintiuna: 21,
      treinta: 30,
      cuarenta: 40,
      cincuenta: 50,
      sesenta: 60,
      setenta: 70,
      ochenta: 80,
      noventa: 90,
      ...HUNDREDS,
    },
    big: "mil millón millones",
    ownScales: { mil: 1e3, millón: 1e6 },
    and: "y",
    onesAfterAnd: 9,
    articles: { un: 1, uno: 1, una: 1 },
    vague: { decenas: 10, docenas: 12, cientos: 100, centenares: 100, miles: 1e3, millones: 1e6 },
    multipliers: { doble: 2, triple: 3, duplicar: 2, triplicar: 3, duplica: 2, triplica: 3 },
    ordinals: "ceroavo primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo undécimo duodécimo",
    ordinalTens:
      "vigésimo trigésimo cuadragésimo quincuagésimo sexagésimo septuagésimo octogésimo nonagésimo centésimo",
    fractions: { tercios: 3, cuartos: 4, quintos: 5, décimos: 10, tercio: 3 },
    hedges: {
      under: "menos de|como máximo|hasta|casi|a lo sumo|no más de|cerca de",
      over: "más de|al menos|por lo menos|como mínimo|no menos de|superior a",
      about: "unos|unas|alrededor de|aproximadamente|en torno a|cerca de|una media de|cerca",
    },
    endsPhrase:
      "en de a al para por tras antes después y o el la los las del con que quien son han había pero un una contra",
    beforeYear: "en|desde|hasta|de|antes|después|principios|finales|mediados|año|verano|invierno|primavera|otoño",
    beforeHalf: "primera|segunda|otra|última",
    beforeShare: "de|un|casi|unos|cerca|más|menos|por",
    times: "veces (?:más|menos|el|la|lo|superior)",
    beforeDigits: "Mediados|Principios|Finales",
  },

  nameJoiners: "de del la el al",
  negations: "no sin nunca jamas nada nadie ningun ninguna ninguno ni tampoco",

  cues: {
    why: `
      porque | debido a | a causa | consecuencia* | impacto* | afect* | amenaz* | riesgo* | peligro* | importante* | crucial* |
      primera vez | récords? | mayor(?:es)? | peor(?:es)? | más (?:alt[oa]|grave|grande|importante)s? | preocupa* |
      históric[oa]s? | provoc* | caus[aó]`,
    next: `
      planea* | prevé* | previst[oa]s? | deber(?:á|án) | ser(?:á|án) | tendr(?:á|án) | se espera | mañana | antes de que |
      próxim[oa]s? (?:semana|mes|año|paso|día)s? | la semana que viene | a finales de`,
    background: `
      desde (?:19|20)\\d\\d | desde hace | hace (?:un|una|dos|tres|cuatro|cinco|diez|\\d+) (?:año|mes|semana|día|mese)s? |
      anteriormente | (?:año|mes) pasado | semana pasada | en (?:19|20)\\d\\d | ya había | antigu[oa]s?`,
    judgement: `
      critic* | denunci* | acus(?:a|ó|an|aron) | calific* | opin(?:a|ó|an) | consider(?:a|ó|an) | advirt* | lament* | exig* |
      debería* | hay que | lamentablemente`,
    supposed: `
      podrían? | habrían? | serían? | quizás? | tal vez | probable* | posible* | parece* | presunt[oa]s? | supuest[oa]s?`,
    leaning: `
      él | ella | ellos | ellas | esto | eso | ello | aquello | est[aeo]s? (?!(?:${PERIOD})) | es[ae]s? | su | sus | ambos |
      ambas | por ejemplo | además | así | por eso | por ello | por lo tanto | en cambio | también |
      según (?:él|ella|ellos)`,
    joining: `y | pero | sin embargo | no obstante | aunque`,
    pronoun: `él | ella`,
    day: `${WEEKDAYS} | hoy | ayer`,
  },
  mending: { joining: "pero|y|sin embargo,|no obstante," },
  days: {
    before: "el|este",
    beforeOther: "",
    since: "desde el",
    until: "hasta el|a partir del?|para el",
    next: "próxim[oa]",
    parts: "por la (?:mañana|tarde|noche)|al mediodía",
    behindOther: "santo|\\d{1,2}|de|del|que|siguiente|anterior|y|o",
    beforeNow: "hasta|desde|de|como",
    past: "fue|fueron|hizo|hicieron|dijo|dijeron|tuvo|tuvieron|puso|pusieron|hubo|dio|dieron|vino|vinieron|pudo|pudieron|quiso|supo|trajo|produjo|\\p{Ll}{2,24}(?:ó|aron|ieron|yeron|jeron)",
    perfect: [
      [
        "ha|han|había|habían|hemos",
        "\\p{Ll}{1,24}(?:ad|id)o|dicho|hecho|visto|puesto|muerto|abierto|escrito|vuelto|roto|\\p{Ll}{2,24}(?:uesto|uelto|ierto|scrito)",
      ],
    ],
    coming: "\\p{Ll}{2,24}(?:rá|rán)|van? a|deben?|tienen? (?:previsto|que)|prevén?|planean?",
    present: "comienzan?|empiezan?|arrancan?|inician?|votan?|se reúnen?|abren?",
    unreal: "(?:habr|podr|ser|deber|tendr)ían?|iban?|debían?|quería[ns]?|tenía[ns]?",
    opensUnreal: "si|cuando|antes de que|para que|en cuanto",
  },
  weeks: { last: "pasad[oa]", week: "semana", beforeOther: "su|una", behindOther: "de|del|antes" },
  schedules: {
    each: "cada (?:noticia|historia)|inmediatamente|al momento|en seguida",
    daily: "diari(?:o|amente)|todos los dias|cada dia|al dia",
    hourly: "cada hora|todas las horas",
    weekdays: "(?:entre semana|dias laborables|laborables)",
    weekend: "(?:los )?fin(?:es)? de semana",
    to: "a|hasta",
    parts: { medianoche: 0, "mananas?": 8, mediodia: 12, "tardes?": 18, "noches?": 21 },
    clock: "h|horas?",
    every: "cada",
    hours: "horas?|h",
    fillers: "a|las?|los|el|de|por|en|y|cada|todos|todas",
  },
  lengths: { m: "minutos?", h: "horas?", d: "dias?", w: "semanas?" },
  questions: {
    greetings: "hola|buen(?:os|as) (?:d[ií]as|tardes|noches)",
    politeEnd: "por favor|gracias",
    newsOfDay:
      "qué hay de nuevo(?: hoy)?|qué (?:ha pasado|pasó) hoy|qué me (?:he perdido|perdí)|(?:las )?noticias(?: de hoy| del día)?",
    abilities: "qué (?:puedes|sabes) hacer|quién eres|qué eres|cómo funcionas",
    polite: "por favor|puedes|podr[ií]as|hola",
    openers: "quién|qué|cuándo|dónde|por qué|cómo|cuál",
    wants: { when: "cuándo", "how many": "cuánt[oa]s?", who: "quién(?:es)?", where: "dónde", why: "por qué" },
    asking: "cuanto quien donde",
  },
  page: {
    calls:
      "v[ée]a tambi[eé]n|mir[ae] (?:también|lo que)|lee (?:también|además)|leer más|compartir|te puede interesar|publicidad",
    lastHeadings: "comentarios|noticias relacionadas|te puede",
    consent: String.raw`(?:utilizamos|usamos|almacenamos)(?: \S{1,30}){0,6} cookies|(?:este|nuestro) sitio (?:\S{1,30} )?(?:utiliza|usa)(?: \S{1,30}){0,3} cookies|(?:aceptar|rechazar) (?:todas )?(?:las )?cookies|política de cookies|(?:puedes?|podrás?)(?: \p{L}{1,12}){0,3} (?:su|tu) consentimiento|(?:valoramos|respetamos|nos importa) (?:su|tu) privacidad`,
    paywall: String.raw`(?:este|el) (?:artículo|contenido) es (?:\p{L}{1,20} ){0,2}para suscriptores|contenido exclusivo para suscriptores|¿ya eres suscriptor|suscríbete para (?:seguir|continuar)|para (?:seguir|continuar) leyendo`,
    furniture: [String.raw`\b(suscríb\w*|lea también|lee también|todos los derechos reservados)(?!\p{L})`],
    captions: "fuente",
    cutShort: "leer más",
    trailer: String.raw`La entrada .{1,300} (?:se publicó primero|aparece primero) en .{1,120}|(?:Leer más|Seguir leyendo)`,
    nobody: "por|autora?|(?:la )?redacción|anónimo|administrador",
    by: "por",
    paid: { labels: "publicidad" },
  },
  genres: {
    labels: {
      column: "opini[oó]n|columnas?|editorial(?:es)?|tribunas?|blogs de opini[oó]n",
      review: "reseñas?|cr[ií]ticas?|an[aá]lisis de producto",
      interview: "entrevistas?",
      factcheck: "verificaci[oó]n|fact-?checking|desmentidos?|bulos?",
      live: "en vivo|en directo|minuto a minuto",
      release: "(?:notas?|comunicados?) de prensa",
      "recipe-or-howto": "recetas?|tutorial(?:es)?|gu[ií]as?|consejos",
      event: "agenda|eventos?",
      analysis: "an[aá]lisis",
      news: "noticias|pol[ií]tica|sociedad|econom[ií]a|deportes|internacional|sucesos",
    },
    titles: {
      column: "opini[oó]n:|editorial:|por qué (?:debemos|yo)",
      review: "reseña|crítica:",
      interview: "entrevista(?: con| a|:)",
      factcheck: "es fals[oa]|bulo|verificaci[oó]n|no, ",
      live: "en vivo|en directo|minuto a minuto",
      "recipe-or-howto": "receta|cómo (?:hacer|preparar|instalar)|paso a paso",
      list: String.raw`(?:los|las) \d+ (?:mejores|\p{L}+ más)|\d+ (?:consejos|razones|cosas|formas|claves|ideas|trucos|películas|libros)`,
      analysis: "análisis|qué (?:significa|se sabe)|claves de",
    },
    openings: { "recipe-or-howto": String.raw`ingredientes|preparaci[oó]n|elaboraci[oó]n|paso \d` },
    writer: "[Yy]o|m[ií]|mis|me",
    we: "[Nn]osotros|nuestr[oa]s?",
    reader: "[Uu]sted(?:es)?|[Tt]ú|tus?",
  },
  orders: {
    ignore: "ignora|ignoren?|olvida|olviden?|olvide",
    instructions: "instrucciones",
    patterns: [
      String.raw`(?<!\p{L})(?:si eres|si es usted|como) (?:una? )?(?:ia|inteligencia artificial|asistente(?: de ia)?|modelo de lenguaje)(?!\p{L})`,
      String.raw`(?<!\p{L})(?:tu|su) (?:resumen|respuesta) (?:debe|deberá|tiene que)(?!\p{L})|(?<!\p{L})en (?:tu|su) (?:resumen|respuesta)(?!\p{L})|^\W*(?:responde|escribe|di|diga) (?:solo|sólo|únicamente|que)(?!\p{L})`,
      String.raw`(?<!\p{L})(?:asistentes?(?: de ia)?|ia|modelos de lenguaje|robots) que .{0,30}(?:deben?|tienen? que)(?!\p{L})`,
    ],
  },
};
