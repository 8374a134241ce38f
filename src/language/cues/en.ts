// English cues.
import { anyOf, opening, type Cues } from "./cues.ts";

const DAY = "monday|tuesday|wednesday|thursday|friday|saturday|sunday";
const PERIOD = `week|weekend|month|year|quarter|morning|afternoon|evening|spring|summer|autumn|fall|winter|season|${DAY}`;
const POINTING =
  "he|she|it|they|his|her|hers|its|their|theirs|him|them|this|that|these|those|such|both|neither|either|others?";
const PREPOSITION = "on|for|from|with|by|to|of|about|after|before|despite|during|under|like|unlike|among";
/** After these words a pronoun stands for something named before in the same sentence. */
const BEFORE_SUBJECT =
  "(?:said|says|say|saying|that|when|if|because|as|while|where|whether|until|once|and|but|which|than|hopes?|expects?|believes?|thinks?|though|since|before|after|how|what|why)(?!\\p{L})";
const JOINING = `
  and | but | so | yet | or | nor | still | also | however | instead | meanwhile | then | though | although | nevertheless |
  nonetheless | moreover | furthermore | besides | additionally | likewise | similarly | indeed | now | in fact | even | only`;

export const en: Cues = {
  why: anyOf(`
    because | impact* | affect* | as a result | result* in | led to | leads? to | leading to | means? that | meaning |
    consequence* | implication* | significan* | important | importance | crucial | critical | vital | key to | threats? to | threaten(?:s|ing) to | threatens |
    risk* | endanger* | at stake | concerns? | fears? | blow to | boost* | setback | milestone | turning point | landmark |
    historic | unprecedented | first time |
    matters? | first[- ]ever |
    (?:the|its|his|her|their) first [\\p{L} -]{2,40} (?:since|ever|in (?:\\d+|more than|nearly|almost|over|decades|years|history)) | largest | biggest | worst | highest | lowest |
    deadliest | most (?:serious|severe|important|significant|expensive|powerful|dangerous) | record-\\p{L}+ | (?:an?|the|new) record |
    so that | in order to | due to (?!\\p{Ll}+ (?:on|in|by|at)) | thanks to | depends? on | vulnerable | expos(?:es|ed|ing) |
    rais* (?:the )?(?:questions?|prospects?|fears?|concerns?|doubts?) | pressure | shortages? |
    would (?:mean|allow|make|force|leave|cut|raise|end|cost) | four times | three times | twice | double* | tripl*`),
  next: anyOf(`
    will (?!(?:always )?(?:be remembered|have been)) | won't | plans? to | planning to | expects? to | hopes? to | aims? to | intends? to | expected to |
    scheduled (?:to|for) | (?:is|are) (?:due|set|slated|poised|about) (?:to|for|in|on) | to be (?:held|released|published|decided|announced) |
    due (?:on|in|by|next|before) | next (?:step|round|phase|stage|${PERIOD})(?!['’]s) | upcoming | later this (?:${PERIOD}) |
    in the coming (?:days|weeks|months|years) | (?:begins|starts|opens|resumes|expires|votes|meets) (?:on|in|next) |
    deadline | by the end of | remains to be seen | tomorrow`),
  background: anyOf(`
    ago | last (?:year|month|season|decade|spring|summer|autumn|fall|winter) | since | previously | formerly | earlier this | in recent (?:years|months|weeks) |
    in (?:19|20)\\d\\d | had (?:been|already|previously) | history | decades? | began in | started in | founded | dat* back |
    long-(?:running|standing) | longstanding | once | used to`),
  judgement: anyOf(`
    call(?:s|ed|ing) (?:it|the|this|that|him|her|them|for|on) | criticis* | criticiz* | critics? | argu(?:e|es|ed|ing) | believ(?:e|es|ed) |
    prais(?:es|ed|ing) | slam(?:s|med) | blast(?:s|ed) | condemn* | denounc* | insist* | warn(?:s|ed|ing) | accus* |
    urg(?:e|es|ed|ing) | dismiss(?:es|ed) (?:the|it|as|any) | mock(?:s|ed) | lament* | complain(?:s|ed) | hail(?:s|ed) |
    should | ought to | shameful | disgrac* | outrag* | ridiculous | wonderful | terrible | brilliant |
    unfortunately | sadly | thankfully | arguably | in (?:his|her|their|my|our) (?:view|opinion) | (?:i|we) think`),
  supposed: anyOf(`
    could | (?<!(?:that|which|who) )would | might | may (?!\\d) | likely | unlikely | possibl[ey] | possibility | probabl[ey] | perhaps |
    appear(?:s|ed)? to | seem(?:s|ed)? | suggest(?:s|ed|ing)? | potentially | presumably | apparently | expected to |
    believed to | thought to | if confirmed`),
  leaning: opening(`
    (?:${POINTING}) (?!(?:${PERIOD})(?!\\p{L})) | (?:he|she|it|they|that|this|here|there|what|who)['’](?:s|re|d|ll|ve) |
    the (?:latter|former|two|three|same|others?|pair|duo|move|rest|remarks?|figures?|sum|amount|total) |
    (?:why|how|what) (?:that|this|it|they) | until (?:then|now) | (?:in|on) [\\p{L}\\d]+, when (?:it|they) |
    (?:[\\p{L}\\d'’-]+ ){0,3}(?!${BEFORE_SUBJECT})[\\p{L}'’-]+ (?:it|them|him)(?! (?:clear|possible|easier|harder)) |
    (?:one|some|none|most|many|all|each|two|three) of (?:them|these|those|whom) | another (?:one|of) |
    otherwise | for example | for instance | in other words | as such | thus | therefore | hence | accordingly |
    consequently | afterwards? | later | after that | before that | by contrast | in contrast | on the (?:other|one) hand |
    of course | in short | in addition | again | too | well | yes | no, | sure | right | ok | okay | elsewhere | here |
    there, | (?:when )?asked (?:if|whether|about|why|how|what|by) | which | who | whose | whom | than | as for |
    in (?:response|reply|turn|return|doing so|that|those|these|such|his|her|their|its|the next) |
    at (?:that|the same|this) (?:time|point|moment|event|meeting) |
    (?:${PREPOSITION}) (?:${POINTING}) (?!(?:${PERIOD})(?!\\p{L})) | the (?:next|following|same) (?:day|${PERIOD}) |
    (?:two|three|four|five|six|a few|several|\\d+) (?:hours|days|weeks|months|years) later |
    to be (?:sure|fair|clear)`),
  joining: opening(JOINING),
  pronoun: anyOf(`he | she | him | his | her | hers | himself | herself | he['’]s | she['’]s`),
  day: anyOf(`${DAY} | yesterday | overnight`),
};
