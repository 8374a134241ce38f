// German cues.
import { anyOf, opening, type Cues } from "./cues.ts";

export const de: Cues = {
  why: anyOf(`
    weil | wegen | deshalb | dadurch | folgen? | auswirkung* | betrifft | betroffen | bedeutet | bedroh* | gefahr | risik* |
    wichtig* | entscheidend* | erstmals | zum ersten mal | größte* | höchste* | schlimmste* | rekord* | aufgrund | führt zu |
    führte zu | sorge um | historisch*`),
  next: anyOf(`
    plant | planen | geplant | (?:soll|sollen|wird|werden) (?:am|im|ab|bis|nächste*|künftig|voraussichtlich|noch) |
    nächste[nrs]? (?:woche|monat|jahr|schritt|montag|dienstag|mittwoch|donnerstag|freitag) | voraussichtlich | künftig |
    bis ende | steht noch aus | morgen`),
  background: anyOf(`
    seit | zuvor | früher* | vor (?:einem|einer|zwei|drei|vier|fünf|zehn|\\d+) (?:jahr*|monat*|woche*|tag*) |
    im (?:vergangenen|letzten) (?:jahr|monat) | (?:bereits|im jahr) (?:19|20)\\d\\d | ehemalige*`),
  judgement: anyOf(`
    kritisier* | warnt* | forder(?:t|te|ten|n) | lobt* | bezeichnet* | verurteilt* | wirft | warf | meint* | sollte* |
    müsse* | leider`),
  supposed: anyOf(`
    könnte* | dürfte* | würde* | möglicherweise | vermutlich | wahrscheinlich | offenbar | womöglich | wohl | angeblich |
    mutmaßlich*`),
  leaning: opening(`
    er | sie | es (?!gibt|gab) | (?:diese[rsmn]?|jene[rsmn]?) (?!woche|jahr|monat|tage) | dies | sein | seine[rsmn]? | ihr |
    ihre[rsmn]? | ihm | ihnen | beide | solche* | das (?:ist|war|sei|wäre|hat|hatte|wird|soll|kann|bedeutet|heißt|gilt|zeigt) |
    deshalb | daher | darum | dadurch | dabei | damit | dafür | dagegen | danach | davor | darüber | darin | daran | zudem |
    zum beispiel | so | dort | hier | stattdessen | trotzdem | dennoch | weil`),
  joining: opening(`und | aber | doch | denn | auch | außerdem | allerdings | jedoch | nun`),
  pronoun: anyOf(`er | ihm | ihn`),
  day: anyOf(`montag* | dienstag* | mittwoch* | donnerstag* | freitag* | samstag* | sonntag* | heute | gestern`),
};
