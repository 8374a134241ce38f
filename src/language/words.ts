// Words as the stages compare them: canonical spelling, stems, stop words.
import { stemmer } from "stemmer";
import { canon } from "./fold.ts";

/** Scripts written without spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

let segmenter: Intl.Segmenter | undefined;

/** The words and numbers of a text in order, in canonical spelling (`canon`); words of unspaced scripts by dictionary. */
export function words(text: string): string[] {
  const spelled = canon(text).replace(/[%$£€]+/g, " ");
  const tokens = spelled.split(" ").filter((token) => token !== "");
  if (!UNSPACED.test(spelled)) return tokens;
  segmenter ??= new Intl.Segmenter("und", { granularity: "word" });
  const splitter = segmenter;
  return tokens.flatMap((token) =>
    UNSPACED.test(token) ? Array.from(splitter.segment(token), (part) => part.segment) : [token],
  );
}

/** The word without its English inflection (Porter); other words lose little by it. Expects canonical spelling. */
export function stem(word: string): string {
  let known = stems.get(word);
  if (known === undefined) {
    known = /^[a-z]{3,}$/.test(word) ? stemmer(word) : word;
    // News repeats its words: a bounded memory makes stemming nearly free. Forgetting everything at once is the simplest bound.
    if (stems.size >= 50_000) stems.clear();
    stems.set(word, known);
  }
  return known;
}

const stems = new Map<string, string>();

/** Words that say nothing of the subject, in English, German, French and Spanish. Expects canonical spelling. */
export function isStopword(word: string): boolean {
  return STOPWORDS.has(word);
}

/** Stems of the words that carry content, in order, repetitions kept. */
export function contentStems(text: string): string[] {
  const kept: string[] = [];
  for (const word of words(text)) if (!STOPWORDS.has(word)) kept.push(stem(word));
  return kept;
}

const STOPWORDS = new Set(
  `
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
  yourself yourselves according told tells tell amid mr mrs ms

  der das den dem des ein eine einen einem einer eines und oder aber nicht kein keine ist sind waren wird werden
  wurde wurden hat haben hatte hatten sein seine seinen seiner ihr ihre ihren ihrer sich mit von vom zu zum zur im auf
  fur bei nach aus uber unter vor durch gegen ohne um auch nur noch schon mehr sehr wie wenn als dass weil da dann
  so es er sie wir ich du man was wer wo kann konnen soll sollen muss mussen dies diese dieser dieses diesem diesen bis
  zwischen wieder immer jetzt hier dort einmal doch ob beim ins

  le la les l un une des du de et ou mais ne pas plus est sont etait etaient sera ete etre avoir ai avait avaient ont
  qui que quoi dont ce cet cette ces son sa ses leur leurs il elle ils elles nous vous je tu par pour avec sans sous
  sur dans en au aux chez vers entre apres avant depuis pendant comme si tout tous toute toutes tres aussi bien encore deja
  alors ainsi donc car y n c j qu se fait faire peut

  el los las lo al del unos unas uno una y e o u pero sino no es son era eran fue fueron sera ser estar esta estan estaba
  ha han habia hay haber que quien cual cuyo este estos estas ese esa esos esas aquel su sus mi mis tu tus nos se le
  les con sin sobre bajo entre hasta desde por para segun durante ante tras como mas menos muy tambien ya aun solo cuando
  donde porque asi todo todos toda todas otro otra otros otras
  `
    .trim()
    .split(/\s+/),
);
