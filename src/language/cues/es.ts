// Spanish cues.
import { anyOf, opening, type Cues } from "./cues.ts";

const PERIOD = "semana|año|mes|lunes|martes|miércoles|jueves|viernes|sábado|domingo|mañana|tarde|noche";

export const es: Cues = {
  why: anyOf(`
    porque | debido a | a causa | consecuencia* | impacto* | afect* | amenaz* | riesgo* | peligro* | importante* | crucial* |
    primera vez | récords? | mayor(?:es)? | peor(?:es)? | más (?:alt[oa]|grave|grande|importante)s? | preocupa* |
    históric[oa]s? | provoc* | caus[aó]`),
  next: anyOf(`
    planea* | prevé* | previst[oa]s? | deber(?:á|án) | ser(?:á|án) | tendr(?:á|án) | se espera | mañana | antes de que |
    próxim[oa]s? (?:semana|mes|año|paso|día)s? | la semana que viene | a finales de`),
  background: anyOf(`
    desde (?:19|20)\\d\\d | desde hace | hace (?:un|una|dos|tres|cuatro|cinco|diez|\\d+) (?:año|mes|semana|día|mese)s? |
    anteriormente | (?:año|mes) pasado | semana pasada | en (?:19|20)\\d\\d | ya había | antigu[oa]s?`),
  judgement: anyOf(`
    critic* | denunci* | acus(?:a|ó|an|aron) | calific* | opin(?:a|ó|an) | consider(?:a|ó|an) | advirt* | lament* | exig* |
    debería* | hay que | lamentablemente`),
  supposed: anyOf(`
    podrían? | habrían? | serían? | quizás? | tal vez | probable* | posible* | parece* | presunt[oa]s? | supuest[oa]s?`),
  leaning: opening(`
    él | ella | ellos | ellas | esto | eso | ello | aquello | est[aeo]s? (?!(?:${PERIOD})) | es[ae]s? | su | sus | ambos |
    ambas | por ejemplo | además | así | por eso | por ello | por lo tanto | en cambio | también |
    según (?:él|ella|ellos)`),
  joining: opening(`y | pero | sin embargo | no obstante | aunque`),
  pronoun: anyOf(`él | ella`),
  day: anyOf(`lunes | martes | miércoles | jueves | viernes | sábado | domingo | hoy | ayer`),
};
