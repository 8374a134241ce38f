// French cues.
import { anyOf, opening, type Cues } from "./cues.ts";

const IMPERSONAL = "y a|s['’]agit|faut";

export const fr: Cues = {
  why: anyOf(`
    parce qu* | car | en raison | à cause | conséquence* | impact* | touche | affect* | menac* | risque* | danger* |
    importante?s? | crucia* | première fois | record* | plus (?:grande?|grave|importante?|élevée?)s? | inqui[eé]t* |
    historique* | entraîn* | provoqu* | enjeux?`),
  next: anyOf(`
    prévoi* | prévue?s? | devrai(?:t|ent) | doi(?:t|vent) | ser(?:a|ont) | aur(?:a|ont) lieu | attendue?s? | demain |
    (?:semaine|année|mois|an) prochaine? | prochaine?s? (?:semaine|mois|étape|jours|année)s? | d['’]ici`),
  background: anyOf(`
    depuis | il y a | auparavant | (?:an|année|mois|semaine) derni(?:er|ère) | en (?:19|20)\\d\\d | déjà | ancien(?:ne)?s?`),
  judgement: anyOf(`
    critiqu* | dénonc* | estim(?:e|ent|é|ait) | regrett* | salu(?:e|é|ent) | accus* | juge(?:nt)? | appell(?:e|ent) à |
    plaid* | faut | malheureusement`),
  supposed: anyOf(`
    pourrai(?:t|ent) | serai(?:t|ent) | aurai(?:t|ent) | peut-être | probable* | vraisemblable* | semble(?:nt)? |
    susceptibles?`),
  leaning: opening(`
    (?:ils?|elles?) (?!${IMPERSONAL}) | ce (?!n['’]est qu) | c['’](?:est|était) | cela | ça | ceci |
    cel(?:ui|le)-(?:ci|là) | ce(?:ux|lles)-(?:ci|là) | cet | cette (?!semaine|année) | ces | son | sa | ses | leurs? |
    tous deux | lui | en effet | par exemple | ainsi | de plus | en outre | par ailleurs | (?:selon|pour) (?:lui|elle|eux)`),
  joining: opening(`et | mais | or | donc | pourtant | cependant | toutefois`),
  pronoun: anyOf(`il (?!${IMPERSONAL}) | elle | lui`),
  day: anyOf(`lundi | mardi | mercredi | jeudi | vendredi | samedi | dimanche | hier`),
};
