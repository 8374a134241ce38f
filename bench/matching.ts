// How long it takes to look for the words of 100 filters in 1,000 titles of several scripts.
// Run: node bench/matching.ts
import { mentions, searchedText, warm } from "../src/language/mentions.ts";
import { median } from "./figures.ts";

const TITLES = 1_000;
const FILTERS = 100;
const ROUNDS = 15;

const SUBJECTS =
  "Harbour bridge|Malmö tram line|STRASSE am Fluss|Café Zürich|台風被害の視察|北京大学研究|삼성전자가 반도체 공장|รัฐบาลไทยประกาศ|ועידת השלום|الحرب في السودان|C++ compiler|İzmir'de deprem|AT&T network|Мост через реку".split(
    "|",
  );
const EVENTS =
  "closes for repairs after a storm|wird im Mai eröffnet|を発表 首相が会見|正式发布并引发热议|새로 짓는다고 밝혔다|is fined 42 million crowns|ouvre enfin ses portes|mentioned in 1.5 million reports".split(
    "|",
  );
const WORDS =
  "bridge|tunnel|Malmo|Straße|Zürich|台風|京都|明星|北京大学|삼성전자|현대차|ไทย|ญี่ปุ่น|שלום|حرب|C++|C|.NET|deprem|AT&T|мост|storm|harbour bridge|crowns|AI".split(
    "|",
  );

const titles = Array.from(
  { length: TITLES },
  (_, n) => `${SUBJECTS[n % SUBJECTS.length]} ${EVENTS[n % EVENTS.length]}, part ${n}`,
);
const filters = Array.from({ length: FILTERS }, (_, n) =>
  n < WORDS.length ? `${WORDS[n]}` : `${WORDS[n % WORDS.length]}${n}`,
);

/** Titles are made ready anew in each round, as those of new stories are. Processor time: others may use the machine. */
function round(): { ms: number; hits: number } {
  const started = process.cpuUsage();
  let hits = 0;
  for (const title of titles) {
    const text = searchedText(title);
    for (const words of filters) if (mentions(text, words)) hits += 1;
  }
  const { user, system } = process.cpuUsage(started);
  return { ms: (user + system) / 1000, hits };
}

const before = process.cpuUsage();
warm();
const warmed = process.cpuUsage(before);
const rounds = Array.from({ length: ROUNDS }, round);
const times = rounds.map(({ ms }) => ms);
process.stdout.write(
  `${FILTERS} filters, ${TITLES} titles, processor time: made ready at the start ${((warmed.user + warmed.system) / 1000).toFixed(1)} ms, first ${times[0]?.toFixed(1)} ms, median of ${ROUNDS} ${median(times).toFixed(1)} ms, ${rounds[0]?.hits} found (bar: 50 ms)\n`,
);
