// Which sentences may stand in a post by themselves, and what keeps the others out.
import { cuesFor } from "../language/cues/index.ts";
import type { Passage } from "./passages.ts";
import { outsideQuotes, unbalanced } from "../language/quoted.ts";

const MIN_WORDS = 8;
const MAX_WORDS = 45;

/** Why a sentence cannot stand alone; `order` is an instruction to a machine that reads. */
export type Unfit = "order" | "furniture" | "length" | "question" | "leaning" | "speech" | "fragment";

/** Page furniture: asks to subscribe or share, credits, by-lines, captions, cross-references, rights. */
const FURNITURE = [
  // Asks of the reader, by imperative.
  /^\W*(please )?(sign up|subscribe|register|log ?in|click|tap|read (more|also|the full|next)|see also|also read|related|watch (the|our|now|live)|listen (to|now)|follow (us|me|him|her|@)|like us|share (this|on)|join (us|our|the conversation)|download our|more (on|about) (this|the story)|get (the|our) (latest|app)|support our|donate|contact (us|the (author|reporter)))\b/iu,
  /\b(our|my|the|free|daily|weekly) newsletters?\b|\bfollow (us|me|him|her|@\S+|\p{Lu}\S+( \p{Lu}\S+)?) on (twitter|facebook|instagram|linkedin|x|youtube)\b|\b(our|the) (cookie|privacy) policy\b|\bterms of (use|service) apply\b/iu,
  // Rights, by-lines, credits, captions, notes on the text.
  /\b(all rights reserved|copyright (©|\(c\)|\d{4})|sponsored (content|post)|affiliate (links?|commission)|paid (post|partnership)|getty images|ap photo|shutterstock|file photo|afp\/|scroll down|story continues|continue reading|trust principles|seen here|pictured (above|below|left|right|here)|(photo(graph)?|image|picture) (by|credit|courtesy)|courtesy of|contributed (reporting|to this (report|story|article))|(a|an earlier|a previous) version of (this|the) (article|story|post|report)|this (article|story|post) (was|has been|is|first|originally|appeared|contains)|editorial staff)\b/iu,
  /^\W*\(?(additional )?(reporting|editing|writing|compiled) by\b|^\W*(photo(graph)?s?|image|picture|video|illustration|graphic|credit|caption|source|foto|bild|crédit|fuente|getty|reuters|afp|ap photo|update[ds]?|correction|editor['’]s note|disclosure|file|transcript|advertisement|anzeige|by)\s*(\([^)]*\)\s*)?[:|/©]/iu,
  /©|^\s*\(?\p{Lu}{2,}\)?\s*$|^\W*by \p{Lu}\p{L}+ \p{Lu}\p{L}+(?!\p{L})\W*$|^\s*(\(|\[)[^)\]]*(\)|\])\s*$|(?<!\S)(?=\S+(\s+[.)]?)?$)\S*?(https?:\/\/|www\.)\S|^\s*\S[^\s@]*@\S[^\s.]*\.\S/u,
  // Selling.
  /^\W*(order|buy|book|shop|call) (now|today|online)\b|\bsave \d+ ?% (with|on your)\b|\b(offer (valid|ends)|while stocks last|promo code|add to cart|(discount|voucher|coupon|with the) code\b|limited[- ]time offer|(easy|monthly) instal?lments|satisfaction guaranteed|money[- ]back guarantee|looking forward to your call|happy customer|free trial)\b/iu,
  /\b(newsletter abonnieren|jetzt abonnieren|lesen sie (auch|mehr|hier)|mehr zum thema|alle rechte vorbehalten|abonnez-vous|lire aussi|à lire aussi|tous droits réservés|suscríb\w*|lea también|lee también|todos los derechos reservados)(?!\p{L})/iu,
];

/** Opens a sentence that tells somebody to do something: from its last stop on, so that a run of stops is read once. */
const OPENING = String.raw`(?:^|[.!;:])[^\w.!;:]*\b`;
const ADVERBS = String.raw`(?:(?:please|always|never|now|kindly|instead|and|just) )*`;
const IMPERATIVE = OPENING + ADVERBS;
const READER = String.raw`(?:ais?|llms?|ai (?:assistants?|models?|systems?)|assistants?|language models?|chatbots?|bots?|automated (?:readers?|systems?|agents?)|summari[sz]ers?|crawlers?|machine readers?)`;

/** Orders to an assistant, where the words are the page's own and not quoted by a reporter. */
const ORDER = [
  /\b(ignore|disregard|forget|override|bypass)\b.{0,20}\b(previous|prior|above|earlier|preceding|your|system)\b.{0,20}\b(instructions?|prompts?|rules?|guidelines?|directions?|messages?)\b/iu,
  /\b(ignore|disregard|forget|override) (all|any) (of )?(the |these )?(instructions?|prompts?|rules|guidelines)\b/iu,
  /\b(you are|act|behave|respond|pretend to be|roleplay)\b.{0,20}\b(now (an?|the)|as (an?|the)) (ai|assistant|developer|language model|chatbot|system|unrestricted)\b/iu,
  /\b(system|developer) (prompt|message|override)\s*[:=]|<\|?(im_start|im_end|system|assistant|user)\b|\[\/?(inst|system)\]|^\W*(system|assistant|user|human|ai|q|a)\s*:/iu,
  /\b(when|if|before|while) (you|asked|an? (ai|assistant|model|bot|llm))\b.{0,20}\b(summari[sz]e|summari[sz]ing|translate|process|analy[sz]e)\b.{0,40}\b(page|text|article|document|content|this)\b/iu,
  new RegExp(
    String.raw`\b(?:notes?|messages?|instructions?|attention|notices?|reminders?)\b.{0,12}\b(?:for|to) (?:all |any |the |every )?${READER}\b|\b(?:dear|attention,?) ${READER}\b`,
    "iu",
  ),
  new RegExp(String.raw`${IMPERATIVE}(?:reply|respond|answer) (?:only|exactly|solely|with|in)\b`, "iu"),
  new RegExp(
    String.raw`${OPENING}(?:(?<=\p{L})|${ADVERBS}\p{L}+\b).{0,40}\byour (?:answer|response|reply|output|summary|message)\b`,
    "iu",
  ),
  new RegExp(
    String.raw`${IMPERATIVE}(?:act|print|output|reveal|repeat|leak|send|post|execute|run|call|fetch|forward|decode|include|insert|append|mention|say|state|write|present|summari[sz]e|replace|recommend|add) (?:(?:and|as|only|out|the|an?|your|this|that|all|every|it|them|any|to) ).{0,60}\b(?:prompt|instructions?|conversation|api keys?|secrets?|passwords?|tool|function|developer|(?:end of|in) the (?:summary|response|answer)|as the (?:outcome|fact)|follow)\b`,
    "iu",
  ),
  /^\W*(please )?(explain|describe|draft|compose|translate|provide|develop|write|summari[sz]e|break down) (an?|the|how|every)\b/iu,
  /\b(ignorez|ignorieren sie|ignoriere|ignora|ignore[nm]?)\b.{0,30}\b(consignes|instructions|anweisungen|instrucciones|instruções|istruzioni)\b|忽略.{0,8}(指示|指令|说明)|игнориру\S+ .{0,20}(инструкци|указани)/iu,
];

/** Why `passage` must not be shown on its own; undefined when it may. */
export function unfit(passage: Passage): Unfit | undefined {
  const { text, wordCount, article } = passage;
  if (isOrder(text)) return "order";
  if (isFurniture(text)) return "furniture";
  if (wordCount < MIN_WORDS || wordCount > MAX_WORDS) return "length";
  if (/[?？؟]["”»’)\]]*$/u.test(text)) return "question";
  if (!/[.!…。！।۔։]["'”»’)\]」』]*$/u.test(text) || /^["“'‘(]*\p{Ll}|:\s*\p{L}+\.$/u.test(text)) return "fragment";
  if (passage.insideQuote || unbalanced(text) || isBareSpeech(text)) return "speech";
  return leans(text, article.language) ? "leaning" : undefined;
}

/** Whether the sentence belongs to the page and not to the article, or is no prose at all. */
export function isFurniture(text: string): boolean {
  return FURNITURE.some((mark) => mark.test(text)) || !isProse(text);
}

/** Whether the sentence tells a machine what to do. What a reporter quotes is news, not an order. */
export function isOrder(text: string): boolean {
  const own = outsideQuotes(text.normalize("NFKC"));
  return ORDER.some((mark) => mark.test(own));
}

/** Whether the sentence needs the one before it to be understood. */
function leans(text: string, language: string): boolean {
  const cues = cuesFor(language);
  if (!cues) return false;
  if (cues.leaning.test(text.replace(cues.joining, "").replace(/^[\s,]+/, ""))) return true;
  const own = outsideQuotes(text);
  const at = own.search(cues.pronoun);
  return at >= 0 && !namesSomebody(own.slice(0, at));
}

/** A capitalised word that is not merely first, or a person by trade ("the lawmaker", "a spokeswoman"). */
function namesSomebody(before: string): boolean {
  const plain = before.replaceAll(CALENDAR, " ");
  if (
    /[\p{L}\p{N},.)]\s+["“(]?\p{Lu}\p{L}+|^\W*\p{Lu}\p{L}+['’]s\b|^\W*\p{Lu}\p{L}+,? (who|and|said|was|is|has|had)\b/u.test(
      plain,
    )
  )
    return true;
  return /\b(the|an?|one|another|his|her|this)\s+([\p{L}-]+\s+){0,3}\p{L}*(er|or|man|woman|ist|ian|ant|(?<!m)ent|ee|boy|girl|chief|judge|king|queen|victim|suspect|coach|star|child|person|mother|father)\b/iu.test(
    plain,
  );
}

const CALENDAR =
  /\b(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December)\b/gu;

/** Somebody's words with nobody named as the speaker. */
function isBareSpeech(text: string): boolean {
  return /["“”«»„]/.test(text) && !/\p{L}{2,}/u.test(outsideQuotes(text));
}

/** Code, markup, data and encoded text hold few letters for their length, or words longer than any language has. */
function isProse(text: string): boolean {
  const letters = text.match(/[\p{L}\p{M}\p{N}\s]/gu)?.length ?? 0;
  return letters >= text.length * 0.8 && !/[A-Za-z0-9+/=]{50,}|[{}<>]{1}.*[{}<>]|```|\|\s*\|/u.test(text);
}
