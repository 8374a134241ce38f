// The shape of a language's file: the closed lists it may hold, as data.
import type { Genre } from "../core/domain.ts";

/** Words parted by white space. */
type Words = string;
/** Phrases parted by ` | `, as phrases.ts reads them: `*` stands for any ending, the rest is regular expression. */
type Phrases = string;
/** Alternatives of a regular expression, parted by `|`. */
type Pattern = string;

/**
 * What we know of one language. Every list may be left out: then nothing is looked for in this language, unless it says that
 * English stands in. A check of the verifier runs where its lists are there (`checksFor`).
 */
export interface Language {
  /** BCP 47 primary tag. */
  tag: string;

  /** January first: every name and short form of a month, the full one first. */
  months?: readonly Words[];
  /** Sunday first. */
  weekdays?: Pattern;
  dates?: DateWords;

  /** Words that say nothing of the subject. Canonical spelling, as `canon` writes it. */
  stopwords?: Words;
  /** What reports of any event have in common. */
  events?: EventWords;
  /** Words that ask for the same thing, a group a line. */
  /** Words that come near each other in what is asked and told, a group a line; no group says that they mean the same. */
  near?: string;
  synonyms?: string;
  /** The writer and the reader, case told apart. */
  firstPerson?: Pattern;

  sentences?: SentenceWords;
  /** Words that multiply the number before them. */
  scales?: Readonly<Record<string, number>>;
  /** After a number. */
  percent?: Pattern;
  /** English stands in. */
  numbers?: NumberWords;

  /** Stand inside names, without a capital. */
  nameJoiners?: Words;
  names?: NameWords;

  /** Words that deny what follows them. */
  negations?: Words;
  polarity?: PolarityWords;
  /** English stands in. */
  differences?: DifferenceWords;
  reporting?: ReportingWords;
  /** Words that say how a number follows from others. English stands in. */
  derivations?: { sum: Pattern; difference: Pattern; ratio: Pattern; score: Pattern; part: Pattern };
  /** A verb in the passive with who does it, and the past forms it ends in. */
  passive?: { auxiliaries: Pattern; endings: Pattern; by: string };

  clauses?: ClauseWords;
  reasons?: ReasonWords;

  cues?: CueWords;
  voice?: VoiceWords;
  mending?: MendingWords;
  reportedDays?: ReportedDayWords;
  /** What the days of a sentence are of, in languages whose verbs tell it; English has its own way (`reportedDays`). */
  days?: DayWords;
  weeks?: WeekWords;
  /** What a sentence has to say to an angle of deeper commentary. English stands in. */
  angles?: AngleWords;
  questions?: QuestionWords;
  schedules?: ScheduleWords;
  /** Units of time as people write them behind a number; what they are, by their letter. */
  lengths?: Readonly<Record<"m" | "h" | "d" | "w", Pattern>>;
  page?: PageWords;
  genres?: GenreWords;
  orders?: OrderWords;
}

export interface EventWords {
  /** What kind of event or page it is, never which one: "files", "bankruptcy", "briefing". Canonical spelling, every form. */
  kinds: Words;
  /** Before a number: the parts of a series. */
  parts?: Words;
}

export interface DateWords {
  /** Short forms of weekdays; before a date only. */
  shortWeekdays: Pattern;
  /** Months whose names are words of their own: only with a capital, and by what stands beside them. */
  ambiguousMonths: Words;
  /** Words before a month's name that make it one. */
  beforeMonth: Words;
  /** Between a day, its month and its year: "4 of March", "4 de marzo de 2026". */
  of?: Pattern;
  /** Behind the number of a day: "4th", "1er". */
  dayEnds?: Pattern;
  /** Spans of time that "last" and "next" are said of. */
  periods: Words;
  /** Parts of a day, written as one word with a weekday: "Dienstagabend". */
  joinedParts?: Pattern;
  /** Words that point from the day they are said: by how many of which unit. */
  relative: Readonly<Record<string, readonly [by: number, unit: "day" | "week" | "month" | "year"]>>;
  /** Say of a period which one is meant. */
  pointers: Words;
  /** "Three weeks ago": the units, in days. */
  ago: { word: string; units: Readonly<Record<string, number>> };
  /** Phrases that tell a time without naming a day. */
  vague: Phrases;
}

export interface SentenceWords {
  /** Abbreviations that are part of what follows: "Mr. Steele". Lower case, without the last dot. */
  beforeName?: Words;
  /** Part of what follows when that is a number: "No. 5". */
  beforeNumber?: Words;
  /** May end a sentence: joined unless the next word is one that sentences start with. */
  uncertain?: Words;
  starters?: Words;
}

export interface NumberWords {
  /** From zero upwards, one by one. */
  small: Words;
  tens: Readonly<Record<string, number>>;
  /** Scales that number words are put together with. */
  big: Words;
  /** What those of them are worth that mean something else beside figures: "cent" is a hundred, "50 cents" are not. */
  ownScales?: Readonly<Record<string, number>>;
  /** Joins number words: "two hundred and five". */
  and: string;
  /** Said in one breath with the tens: "treinta y cinco", up to this number: "soixante et onze". Nine, and never with `and`, if absent. */
  onesAfterAnd?: number;
  /** Articles that are numbers behind another: "treinta y un", "cent un". */
  articles?: Readonly<Record<string, number>>;
  /** Plural scales without a number before them: lower bounds. */
  vague: Readonly<Record<string, number>>;
  multipliers: Readonly<Record<string, number>>;
  /** From "zeroth" upwards, then the tens from "twentieth" upwards. */
  ordinals: Words;
  ordinalTens: Words;
  /** Denominators, singular and plural. */
  fractions: Readonly<Record<string, number>>;
  /** What makes a number a lower bound, an upper bound, or no exact one; before the number. */
  hedges: Readonly<Record<"under" | "over" | "about", Pattern>>;
  /** After a number these begin another phrase: no unit follows. */
  endsPhrase: Words;
  /** Before four digits: a year. */
  beforeYear: Pattern;
  /** "Half" after these is no share: "first half". */
  beforeHalf: Pattern;
  /** "A third" after these is a share: "by a third". */
  beforeShare: Pattern;
  /** After a number: so many times as much. */
  times: Pattern;
  /** Joined to digits these make no name: "mid-1990s". As written at the start of a sentence. */
  beforeDigits: Pattern;
}

export interface NameWords {
  /** Spellings of one name, a group a line; `+` joins an entry of several words. */
  same: string;
  /** What somebody is, not who: dropped from a name. */
  titles: Words;
  /** Never part of a name by themselves. */
  functionWords: Words;
  /** Open sentences: their capital says nothing there. */
  openers: Words;
  /** Endings that make a person's or a thing's name of a place's. */
  demonymEnds: Words;
  /** Endings of words that are no names, though a capital opens the sentence. */
  commonEnds: Pattern;
  /** Before a numeral: "Phase I". */
  numbered?: Pattern;
  /** Endings, or whole words, of what people are ("the lawmaker"), and what stands before and after them. */
  people: Pattern;
  beforePerson: Pattern;
  afterPerson: Pattern;
  /** Stand for a person or a thing named before. */
  pronouns: Pattern;
}

export interface PolarityWords {
  /** Verbs that deny what follows them: "refused to testify". */
  denials: Words;
  /** Carry a negation on to the next word. */
  carriers: Words;
  /** Beginnings that turn a word into its opposite. */
  prefixes: Pattern;
  /** One opposition a line: forms of the one side, a bar, forms of the other. */
  opposites: string;
  /** Base form, then the forms that do not follow from it, parted by semicolons. */
  irregularVerbs: string;
}

export interface DifferenceWords {
  /** Words for one counted thing, whoever it happened to, a group a line: the dead, the injured, a fine, a profit. */
  counted: string;
  /** Of those, one of each that grows while an event goes on. */
  growing: Words;
  /** People without anything that tells them apart. */
  people: Words;
  /** Stands by a number of the whole, where another tells a part. */
  whole: Pattern;
  /** Behind a number: a part of what was counted. */
  part: Pattern;
  /** Before a number that is compared with, that is a part, or that comes on top. */
  beside: Pattern;
  /** Before a stretch of time that something took. */
  lasting: Pattern;
  /** What was lost or shut is there again: such a figure is not the one of the loss. */
  restored: Words;
  /** Counted words for what happens to several people or things in a place on one day, each for a reason of its own. */
  often: Words;
  /** Before and behind an age. */
  aged: Pattern;
  old: Pattern;
  /** Words that tell him from her, a group a line. */
  sexes: string;
  /** Before a place. */
  at: Words;
  /** Before a day on which something begins or ends. */
  bounds: Words;
  /** Verbs that say nothing of what happens on a day. */
  light: Words;
  /** Verbs that help another. */
  helping: Words;
  /** Open a sentence that grants one thing and answers it with another. */
  concedes: Pattern;
  /** Verbs of saying beside those of `reporting`, for what is meant and found. */
  saying: Words;
  /** Those before what is planned, and words that mean so before "to". */
  before: Words;
  meant: Words;
  /** Words for what others are asked to do ("calling for her to veto"), and for what is decided ("her decision to veto"). */
  asked: Words;
  decided: Words;
  /** Those of the past, of the present, and of what is done. */
  past: Words;
  present: Words;
  perfect: Words;
}

export interface ReportingWords {
  /** Verbs of saying. */
  verbs: Words;
  /** Before whoever said it. */
  source: string;
  /** Before and behind the name of whoever is credited with a report. */
  credit?: { before: Pattern; behind: Pattern };
  /** After a name that opens a sentence: then it is one. */
  afterName: Words;
  /** Left out of a name's initials. */
  unsaid: Pattern;
  /** Spellings a quotation may change, and what they are compared as. Regular expressions, lower case. */
  spellings: readonly (readonly [written: Pattern, compared: string])[];
}

/** What clauses are joined by. */
export interface ClauseWords {
  /** Open a side clause that stands before the main one. */
  openers: Pattern;
  /** Begin a clause that says why. */
  causes: Words;
  /** Begin a clause that goes on. */
  joins: Words;
}

/** How a reason is given. */
export interface ReasonWords {
  /** Joins what happened to why, and can mean nothing else. */
  gives: Phrases;
  /** Whatever may say why, what had been before too, and more: where none stands, no reason is given. */
  cues: Phrases;
}

/** How a sentence says what it says: by the speech that it reports, and by the words that judge. */
export interface VoiceWords {
  /** Says, and leaves it at that. */
  said: Phrases;
  /** Says, and tells by the verb that it is a view. */
  judging: Phrases;
  /** People without a name who hold a view: "critics say". */
  many: Phrases;
  /** Nouns for a view. */
  views: Phrases;
  /** What has to be, or ought to. */
  duty: Phrases;
  /** What would be, or will. */
  would: Phrases;
  /** Whoever speaks. */
  speaker: Phrases;
  /** Whoever speaks says that it is a view. */
  thinks: Phrases;
  /** What goes on in somebody's mind. */
  minds: Phrases;
  /** States of things, told in the present. */
  states: Phrases;
  /** Told as past. */
  past: Phrases;
  /** Words of praise, blame and degree. */
  valued: Phrases;
  /** Words by which a writer weighs what happened. */
  weighed: Phrases;
}

/** Tested on the words outside quotation marks, except where it says otherwise. */
export interface CueWords {
  /** Consequence, cause, size. */
  why: Phrases;
  /** What is planned, expected or due. */
  next: Phrases;
  /** What came before. */
  background: Phrases;
  /** Somebody judges, or the writer does. */
  judgement: Phrases;
  /** Supposed, not stated. */
  supposed: Phrases;
  /** Meant to be done, beside what `next` holds. */
  planned?: Phrases;
  /** The same, as titles say it. */
  titledPlan?: Phrases;
  /** Told of a plan that is given up. */
  dropped?: Phrases;
  /** How many have come to harm in all. */
  toll?: Phrases;
  /** Told as going on. */
  ongoing?: Phrases;
  /** Opening words, joining ones taken off, that lean on the sentence before. Tested on the whole sentence. */
  leaning: Phrases;
  /** Points at what the noun behind it names: a title that names it resolves it. */
  pointing?: Pattern;
  /** Before a colon it stands for what follows: such a sentence promises, and tells nothing by itself. */
  promising?: Pattern;
  /** The same, where it opens the sentence and is people: "The trio were …". Tested on the whole sentence. */
  unnamed?: Phrases;
  /** Opening words that stand for all that the sentence before says: "This led ...". Tested on the whole sentence. */
  referring?: Phrases;
  /** Opening words that say of the sentence before that it does not hold. Tested on the whole sentence. */
  overturning?: Phrases;
  /** How a sentence begins in which somebody denies what the one before it tells. Tested on the whole sentence. */
  denying?: Phrases;
  /** The same, where the one before tells what others claim: it may say no to something else. */
  answering?: Phrases;
  /** What an office did to somebody: that it did stands, whoever denies the reason. */
  charging?: Phrases;
  /** Turn a statement against its first half. */
  turning?: Phrases;
  /** Told as what others claim, or what nobody has confirmed. */
  hearsay?: Phrases;
  /** Told as it was at first, or as it was meant to be. */
  atFirst?: Phrases;
  /** Opening words of a sentence that says otherwise than the hearsay, or the beginnings, before it. Tested on the whole sentence. */
  countering?: Phrases;
  /** Of what did not come about, and what takes the same words in a side clause. */
  unreal?: Phrases;
  unrealBeside?: Phrases;
  /** Open a side clause that supposes what was not so. Tested on the whole sentence. */
  supposing?: Phrases;
  /** Stands for something, or for a part of something, that another sentence counts or names. */
  partial?: Phrases;
  /** The same, where it opens the sentence. */
  partialOpening?: Phrases;
  /** Told as somebody's word by the verb's form alone; and whatever says whose word it is. Cases count in the first. */
  reportedForm?: Pattern;
  attributing?: Phrases;
  /** Behind what an opening pronoun is said to have done: who says so, by name. Cases count. */
  saidBy?: Pattern;
  /** In the first clause of a sentence they stand for what another names; what such a clause opens with where it does not. Cases count. */
  pointsBack?: Pattern;
  opensSide?: Pattern;
  /** Opens a sentence with a noun that tells what it is about. Cases count. */
  opensNoun?: Pattern;
  /** Opening words that only join. Tested on the whole sentence. */
  joining: Phrases;
  /** A person meant by a pronoun. */
  pronoun: Phrases;
  /** A day of the news: what the sentence tells happened then. */
  day: Phrases;
}

/** How a sentence is made to stand alone. */
export interface MendingWords {
  /** Pronouns of one gender each. */
  genders?: readonly Pattern[];
  /** People who are told of without a name: what stands before them, who they are, and how more of them end. */
  beforeOthers?: Pattern;
  others?: Words;
  otherEndings?: Pattern;
  /** Opening words that only join, with their comma: without them the sentence is whole. */
  joining: Pattern;
  /** Words in lower case that may open the rest; absent, any may. German verbs do not: "Doch verlor der Hafen …". */
  behindJoining?: Pattern;
  /** Pronouns that stand for a person as the subject of a sentence. */
  subjects?: Pattern;
  /** Verbs behind a quotation and its speaker. */
  saying?: Pattern;
}

/** How an English sentence tells which day it is of; behind a verb of `mending.saying` it is that of the report. */
export interface ReportedDayWords {
  /** Words before the weekday that a report is of. */
  beforeDay: Pattern;
  /** Words before a weekday without a preposition that is no day of a report: "every Tuesday", "the Sunday". */
  beforeNoReport: Pattern;
  /** What may follow such a weekday, so that it is no part of a name: "Friday in", not "Sunday Times". */
  behindBareDay: Pattern;
  /** Behind a weekday: what makes it one of another week. And a part of the day. */
  behindOther: Pattern;
  parts: Pattern;
  /** Open what may be of another time than the sentence: "plans for", "when they meet", "calls to". */
  othersTime: Pattern;
  /** Helping verbs of what has been, before one more word and the day: "that was shut on Monday". */
  helped: Pattern;
}

/**
 * How a sentence tells of which week its days are. All patterns are of lower case, as words stand inside a sentence, and hold
 * whole words; what tells of time is tested on the clause of the day alone.
 */
export interface DayWords {
  /** Directly before a day of the news: "am", "el". None: it stands bare. */
  before?: Pattern;
  /** Directly before a bare day that is another's, or every one: "de", "chaque". */
  beforeOther: Pattern;
  /** Before a day from which something lasts, and to which. */
  since: Pattern;
  until: Pattern;
  /** Beside a day, before or behind it: the next such one. */
  next: Pattern;
  /** Behind a day: a part of it. And what makes it another day: "nach Ostern". */
  parts: Pattern;
  behindOther: Pattern;
  /** Before a word like "heute" that does not mean the day: "bis heute". */
  beforeNow: Pattern;
  /** Nouns that a day behind them may be of, and what stands before one that has been: "nach dem Treffen am Freitag". */
  events?: Pattern;
  beforePast?: Pattern;
  /** What has happened: by one verb, or by a helping one and a participle. */
  past: Pattern;
  perfect: readonly (readonly [helping: Pattern, done: Pattern])[];
  /** What is to come: by a helping verb, or by a present that nothing of the past stands beside. */
  coming: Pattern;
  present: Pattern;
  /** What was to come, or may come about; and what opens a clause of that. */
  unreal: Pattern;
  opensUnreal: Pattern;
}

/** How weeks and months that are over are told of. */
export interface WeekWords {
  /** Beside a day, a week or a month, before or behind it: the last such one. */
  last: Pattern;
  week: Pattern;
  /** Before and behind such a week: of somebody's or something's weeks, the last. */
  beforeOther: Pattern;
  behindOther: Pattern;
}

export interface AngleWords {
  role: Phrases;
  advice: Phrases;
  effect: Phrases;
  against: Phrases;
  technical: Phrases;
  plain: Phrases;
  /** After a name and a comma: who that is. */
  introduces: Pattern;
}

type AngleName =
  | "background"
  | "who is involved"
  | "what to do now"
  | "second-order effects"
  | "opposing case"
  | "timeline"
  | "technical detail"
  | "explain simply"
  | "check the claims";

export interface QuestionWords {
  /** Words a question begins with. */
  openers: Pattern;
  /** Opens a question that is answered by yes or no. */
  yesNo?: Pattern;
  /** Between two questions in one, before the second one's opener. */
  second?: Pattern;
  /** Said when nothing is asked. */
  greetings?: Pattern;
  /** Before what somebody wants done. */
  polite?: Pattern;
  /** And behind it. */
  politeEnd?: Pattern;
  /** What somebody asks who does not know the bot yet. */
  abilities?: Pattern;
  /** Asked for the news, of nothing in particular. */
  newsOfDay?: Pattern;
  thanks?: Pattern;
  /** Said to somebody who should say no more. */
  stop?: Pattern;
  /** Before the number of a point: what is asked of it, and what it is called. */
  ofPoint?: Pattern;
  point?: Pattern;
  /** Stands for a point behind its place: "the second one". */
  one?: Pattern;
  /** Before a thing that is known: "the third point", "zum Hintergrund". */
  article?: Pattern;
  /** Before an angle that is wished for, and what may stand behind it without another meaning. */
  wished?: Pattern;
  ofThis?: Pattern;
  /** What people call the angles, beside the names that they are shown under. */
  angles?: Partial<Record<AngleName, Pattern>>;
  /** Said under a story that nothing more is to be told of. */
  mute?: Pattern;
  /** Of a channel's feeds or mutes: every one of them. */
  everything?: Pattern;
  /** Said when somebody does not know what may be asked. */
  help?: Pattern;
  /** The kinds of answer that a question waits for. */
  wants: Partial<Record<"how old" | "when" | "how many" | "who" | "where" | "why", Phrases>>;
  /** Before the noun that names what is asked for. */
  noun?: Phrases;
  /** The story as a whole, or where its sources differ. */
  about?: Partial<Record<"what next" | "why it matters" | "what happened" | "disagreement" | "more", Phrases>>;
  /** A sentence that tells somebody's age. */
  age?: Pattern;
  /** Ask, and say nothing of what is asked for. */
  asking: Words;
}

/** How people write when something is to come, without accents and in lower case. */
export interface ScheduleWords {
  /** Each thing as it comes, in no digest. */
  each: Pattern;
  daily: Pattern;
  hourly: Pattern;
  weekdays: Pattern;
  weekend: Pattern;
  /** Between two days: all from one to the other. */
  to: Pattern;
  /** Parts of the day, as hours. */
  parts: Readonly<Record<string, number>>;
  /** Behind a number: an hour, before noon or after it. */
  clock?: Pattern;
  am?: Pattern;
  pm?: Pattern;
  /** Before and behind a number: every so many hours, so many times a day. */
  every: Pattern;
  hours: Pattern;
  /** Say nothing here. */
  fillers: Pattern;
}

/** Lines of a page that are not the article. */
export interface PageWords {
  /** Whole short blocks that begin like this talk to the reader. */
  calls?: Pattern;
  /** Calls that may be longer than a line, anywhere in a block. */
  pitches?: Pattern;
  /** A consent box speaks like this, and so does the offer that stands where a text goes on for subscribers alone. */
  consent?: Pattern;
  paywall?: Pattern;
  /** Words before or after a picture's maker; those in brackets first, those before a colon, those after a comma. */
  credits?: { bracketed?: Pattern; before?: Pattern; after?: Pattern };
  /** Headings after which nothing of the article follows. */
  lastHeadings?: Pattern;
  /** Before the name of whoever sends a text out, as a heading; what follows a writer's name below a text. Cases count. */
  about?: Pattern;
  bio?: Pattern;
  /** How a sentence begins that tells of nothing but who was asked and said nothing; no comma follows. */
  noComment?: Pattern;
  /** Sentences that ask to subscribe or share, credit, or speak of the page. Regular expressions. */
  furniture?: readonly string[];
  /** Sentences that sell: what stands before one praises the same goods. */
  selling?: Pattern;
  /** Words before a colon that make a line a caption or a note. */
  captions?: Pattern;
  /** What a text that was cut short ends in. */
  cutShort?: Pattern;
  /** In titles that promise what they do not tell. */
  bait?: Pattern;
  /** What feed plug-ins sign a text with, at its very end. */
  trailer?: Pattern;
  /** What stands in an author's place and names nobody. */
  nobody?: Pattern;
  /** Before an author's name, after it, and what a line begins with in an author's place that names nobody. */
  by?: Pattern;
  afterName?: Pattern;
  noName?: Pattern;
  /** Labels of paid content, anywhere and before a title. */
  paid?: { labels: Pattern; titles?: Pattern };
}

/** What tells one kind of page from another. */
export interface GenreWords {
  /** Names of a site's sections, parts of its addresses, what stands before or behind a title: whole, without case. */
  labels?: Partial<Record<Genre, Pattern>>;
  /** In titles, as whole words. */
  titles?: Partial<Record<Genre, Pattern>>;
  /** A fact check's sentence that says whether the claim holds. */
  verdict?: Pattern;
  /** How a paragraph of such a page begins. */
  openings?: Partial<Record<Genre, Pattern>>;
  /** How a line begins that tells what a recipe or a guide takes. */
  needs?: Pattern;
  /** Who writes, who writes for others too, and who reads. */
  writer?: Pattern;
  we?: Pattern;
  /** Of `we`, what may be everybody's: "our sport". */
  ours?: Pattern;
  reader?: Pattern;
}

/** Orders to an assistant, hidden in pages. */
export interface OrderWords {
  /** A pattern of sentences that command whoever reads; undefined: they are not told apart. */
  command?: string;
  /** "Ignore" and "instructions", close together. */
  ignore?: Pattern;
  instructions?: Pattern;
  /** Regular expressions. */
  patterns?: readonly string[];
}
