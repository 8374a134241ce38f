// English verbs that change their stem: "found" is denied by "did not find".
import { stem } from "./words.ts";

/** Base form first. Forms that are also other words (left, felt, saw) are taken as the verb: a negation before them says so. */
const LINES = `
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
overcome overcame; overtake overtook overtaken; undergo underwent undergone; undertake undertook undertaken; overturn overturned
`;

const BASES: ReadonlyMap<string, string> = new Map(
  LINES.trim()
    .split(/;\s*/)
    .flatMap((line) => {
      const [base = "", ...forms] = line.trim().split(/\s+/);
      return forms.map((form): [string, string] => [form, stem(base)]);
    }),
);

/** The stem of the verb's base form; of other words their own stem. Expects canonical spelling. */
export function verbStem(word: string): string {
  return BASES.get(word) ?? stem(word);
}
