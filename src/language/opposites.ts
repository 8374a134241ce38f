// Words that say the opposite of each other, in all their forms.

/** One opposition per line: forms of the one side, a bar, forms of the other. */
const LINES = `
rise rises rose risen rising climb climbs climbed climbing jump jumps jumped jumping soar soars soared soaring surge surges surged surging increase increases increased increasing grow grows grew grown growing gain gains gained gaining | fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease decreases decreased decreasing plunge plunges plunged plunging slump slumps slumped slide slides slid tumble tumbles tumbled sink sinks sank shrink shrinks shrank shrunk shrinking lose loses lost losing dip dips dipped
increase increases increased increasing raise raises raised raising hike hikes hiked hiking boost boosts boosted boosting | cut cuts cutting reduce reduces reduced reducing lower lowers lowered lowering slash slashes slashed decrease decreases decreased decreasing
increase increases | decrease decreases decline declines reduction reductions drop drops fall
growth expansion | decline contraction shrinkage
expand expands expanded expanding | contract contracts contracted contracting shrink shrinks shrank shrunk
up upward upwards | down downward downwards
upper | lower
win wins won winning victory victories winner winners | lose loses lost losing defeat defeats loser losers loss
beat beats defeated | lost
gain gains gained | loss losses lost lose loses
profit profits profitable | loss losses unprofitable
approve approves approved approving approval pass passes passed adopt adopts adopted back backs backed accept accepts accepted endorse endorses endorsed | reject rejects rejected rejecting rejection block blocks blocked veto vetoes vetoed oppose opposes opposed disapprove disapproves disapproved
accept accepts accepted accepting | refuse refuses refused decline declines declined reject rejects rejected
support supports supported supporting supporter supporters support backing | oppose opposes opposed opposing opponent opponents opposition
supporter supporters | critic critics opponent opponents
favour favours favoured favor favors favored | oppose opposes opposed
for | against
pro | anti
allow allows allowed allowing permit permits permitted legal legalise legalised legalize legalized | ban bans banned banning forbid forbids forbade forbidden prohibit prohibits prohibited outlaw outlaws outlawed bar bars barred block blocks blocked illegal prevent prevents prevented
before earlier prior | after later following
early earlier | late later
first | last
former | current
more | less fewer
most | least
many most | few
higher high highest | lower low lowest
above over | below under
greater larger bigger largest biggest | smaller smallest
large big huge major | small little tiny minor
long longer longest | short shorter shortest
strong stronger strongest strengthen strengthens strengthened strength | weak weaker weakest weaken weakens weakened weakness
better best improve improves improved improving improvement | worse worst worsen worsens worsened worsening deteriorate deteriorates deteriorated
good great | bad poor terrible
positive | negative
optimistic optimism | pessimistic pessimism
rich richer wealthy | poor poorer
hot warm warmer hotter | cold cool cooler colder
fast faster quick quickly rapid rapidly | slow slower slowly
accelerate accelerates accelerated speed | slow slows slowed
open opens opened opening reopen reopened | close closes closed closing shut shuts
start starts started starting begin begins began begun beginning launch launches launched | end ends ended ending stop stops stopped stopping finish finishes finished
continue continues continued | stop stops stopped cease ceases ceased halt halts halted
buy buys bought buying buyer buyers purchase purchased | sell sells sold selling seller sellers
import imports imported importer | export exports exported exporter
borrow borrows borrowed | lend lends lent
admit admits admitted admitting confirm confirms confirmed acknowledge acknowledged confess confessed | deny denies denied denying
guilty convict convicted convicts conviction | innocent acquit acquitted acquittal cleared
arrest arrested arrests jail jailed imprison imprisoned detain detained | release releases released free freed
alive survive survived survives survivor live lives lived | dead die dies died killed death
kill kills killed | save saves saved rescue rescued
safe safely safety | dangerous unsafe danger risky
hire hires hired hiring appoint appoints appointed | fire fires fired firing dismiss dismissed sack sacked
join joins joined joining | leave leaves left leaving quit quits
enter enters entered | leave leaves left exit exits exited
arrive arrives arrived arriving arrival | depart departs departed departing departure leave leaves left
stay stays stayed remain remains remained | leave leaves left
include includes included including | exclude excludes excluded excluding
attack attacks attacked | defend defends defended
praise praises praised praising applaud applauded hail hailed | criticise criticises criticised criticize criticizes criticized condemn condemns condemned blame blames blamed
love loves loved like likes liked | hate hates hated dislike dislikes disliked
agree agrees agreed agreement | disagree disagrees disagreed disagreement
ally allies friend friends | enemy enemies foe foes rival rivals
success successful successfully succeed succeeds succeeded | failure unsuccessful unsuccessfully fail fails failed
majority | minority
maximum | minimum
public publicly | private privately secret secretly
domestic | foreign
national | international
internal | external
local | foreign national
civilian civilians | military soldiers
temporary temporarily | permanent permanently
voluntary | mandatory compulsory
same | different
true | false untrue
right | wrong
right | left
rightist conservative | leftist liberal
north northern | south southern
east eastern | west western
inside | outside
within | outside beyond
ahead | behind
forward | backward back
advance advances advanced | retreat retreats retreated
push pushes pushed | pull pulls pulled
win | lose
old older oldest elderly | young younger youngest new newer newest
man men male boy boys father fathers son sons husband brother brothers he | woman women female girl girls mother mothers daughter daughters wife sister sisters she
day | night
morning | evening night
summer | winter
spring | autumn
war | peace
peaceful peacefully | violent violently
always often frequently | never rarely seldom
always | sometimes
all every everyone everybody | none nobody no few some
some | all every
fully completely entirely totally | partially partly
increase | reduction
tighten tightens tightened tightening tough tougher | loosen loosens loosened ease eases eased easing relax relaxed
widen widens widened widening | narrow narrows narrowed narrowing
raise raises raised | lower lowers lowered
deficit deficits | surplus surpluses
asset assets | liability liabilities
victim victims | attacker attackers suspect suspects perpetrator
build builds built create creates created | destroy destroys destroyed demolish demolished
encourage encourages encouraged | discourage discourages discouraged
hope hopes hoped hopeful | fear fears feared fearful
certain certainly sure | uncertain unsure
likely | unlikely
possible | impossible
able | unable
expected | unexpected
known | unknown
popular | unpopular
official officially | unofficial unofficially
legal legally | illegal illegally
happy happier | unhappy sad
present | absent
uphold upholds upheld | overturn overturns overturned
grant grants granted | deny denies denied refuse refused revoke revoked
keep keeps kept | drop drops dropped abandon abandons abandoned
add adds added | remove removes removed subtract
maintain maintains maintained | abandon abandons abandoned
remember remembers remembered | forget forgets forgot forgotten
protect protects protected | harm harms harmed endanger endangers
help helps helped | hinder hinders hindered hurt hurts
cause causes caused | prevent prevents prevented
find finds found | lose loses lost
give gives gave given | take takes took taken receive receives received
send sends sent | receive receives received
teach teaches taught | learn learns learned
lead leads led leading leader | trail trails trailed trailing follow follows followed
attend attends attended | miss misses missed skip skipped
empty | full
light lighter | heavy heavier dark
clean | dirty
cheap cheaper cheapest | expensive costly
easy easier easily | difficult hard harder
simple | complex complicated
modern | ancient
near nearby close | far distant
senior | junior
offensive | defensive
employed employment | unemployed unemployment
employer employers | employee employees
unite unites united | divide divides divided
urban | rural
pass passes passed | fail fails failed
deadly fatal | harmless
healthy | sick ill
will | may might could
definitely | possibly
together | apart separately
once | never
ever | never
`;

/** Opposites by word, lower case. */
export const OPPOSITES: ReadonlyMap<string, readonly string[]> = read();

function read(): Map<string, string[]> {
  const opposites = new Map<string, string[]>();
  for (const line of LINES.trim().split("\n")) {
    const [one = [], other = []] = line.split("|").map((side) => side.trim().split(" "));
    for (const [mine, theirs] of [
      [one, other],
      [other, one],
    ] as const)
      for (const word of mine) opposites.set(word, [...(opposites.get(word) ?? []), ...theirs]);
  }
  return opposites;
}
