// Words that ask for the same thing: a question says "killed", the source says "died".
import { stem } from "./words.ts";

const GROUPS = `
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
government administration
`;

const groupOf = new Map<string, string>();
for (const line of GROUPS.trim().split("\n")) {
  const stems = line.split(" ").map(stem);
  for (const each of stems) groupOf.set(each, stems[0] ?? each);
}

/** The stem that stands for all words of its group; other stems stand for themselves. */
export function sameWord(term: string): string {
  return groupOf.get(term) ?? term;
}
