// deeper: more commentary on a story or one of its points, from an angle where one is named.
import { BotError } from "../../core/errors.ts";
import { ANGLES, type Angle } from "../../core/ports.ts";
import { sentence } from "../../words/index.ts";
import { deeper as goDeeper } from "../answer.ts";
import { nearest } from "../nearest.ts";
import { findSubject, pointOf } from "../subject.ts";
import { command } from "./command.ts";

export const deeper = command({
  name: "deeper",
  example: "deeper 3 timeline",
  options: { story: { completes: "story" }, angle: { shape: "rest", completes: "angle" } },
  visibility: "thread",
  group: "reading",
  async handle(ask, options, progress) {
    const { story: target, angle } = splitTarget(options.story, options.angle);
    const number = target && /^\d{1,2}$/.test(target) ? Number(target) : undefined;
    const subject = await findSubject(ask, number === undefined ? target : undefined);
    if (!subject) throw noStory(target);
    const point = number === undefined ? undefined : pointOf(subject, number);
    return goDeeper(ask, progress, { subject, angle: angle ? angleOf(angle) : undefined, point });
  },
});

/** `deeper timeline` and `deeper what to do now` name an angle, not a story. */
function splitTarget(
  first: string | undefined,
  rest: string | undefined,
): { story: string | undefined; angle: string | undefined } {
  const whole = [first, rest].filter(Boolean).join(" ").toLowerCase();
  if (ANGLES.some((angle) => angle === whole)) return { story: undefined, angle: whole };
  if (!first || /^\d{1,2}$/.test(first) || /^https?:/i.test(first)) return { story: first, angle: rest };
  const angle = rest && ANGLES.find((entry) => whole.endsWith(` ${entry}`));
  if (angle) return { story: [first, rest].join(" ").slice(0, -angle.length - 1), angle };
  return rest ? { story: [first, rest].join(" "), angle: undefined } : { story: first, angle: undefined };
}

/** Throws BotError `usage` with the nearest angle. */
function angleOf(words: string): Angle {
  const angle = ANGLES.find((entry) => entry === words.toLowerCase());
  if (angle) return angle;
  throw new BotError("usage", sentence("conversation.notAngle", { words }), {
    hint: sentence("conversation.anglesAre", { word: nearest(words, ANGLES), angles: ANGLES.join(", ") }),
  });
}

function noStory(target: string | undefined): BotError {
  const said = target ? sentence("conversation.noStoryFor", { story: target }) : sentence("verdict.nothingTold");
  const hint =
    target && /^https?:/i.test(target)
      ? sentence("conversation.tryRead", { address: target })
      : sentence("conversation.nameStory");
  return new BotError("not_found", said, { hint });
}
