// Listen: a story read out, as a file of sound for whoever asks.
import { composeAll } from "../digest/compose.ts";
import { type Message, spoken } from "../platform/index.ts";
import { sentence } from "../words/index.ts";
import { gone, pressedSubject } from "./button-subject.ts";
import type { Ask } from "./ports.ts";
import { say } from "./say.ts";

/** By media type, as players know them. */
const ENDINGS: Record<string, string> = {
  "audio/mpeg": "mp3",
  "audio/ogg": "ogg",
  "audio/aac": "aac",
  "audio/flac": "flac",
  "audio/wav": "wav",
};

/** All that the post says and nothing else. Throws `model_unavailable` where the voice does not answer. */
export async function listen(ask: Ask, id: string, status: (text: string) => void): Promise<Message> {
  const subject = await pressedSubject(ask, id);
  const { voice } = ask.ports;
  // The button of a day on which there was one.
  if (!voice) throw gone();
  status(ask.words.say("conversation.readingAloud"));
  const { audio: bytes, type } = await voice.speak(spoken(composeAll(subject, ask.words)), ask.place.tenant);
  const [kind = ""] = type.split(";", 1);
  const sound = { name: `story.${ENDINGS[kind] ?? "audio"}`, type: kind, bytes };
  return { ...say(ask, sentence("conversation.readAloud")), sound };
}
