// Text to spoken audio: cut at sentences, spoken in pieces, joined, kept by content.
import { MINUTE } from "../core/time.ts";
import { hexHash } from "../core/hash.ts";
import { BotError } from "../core/errors.ts";
import { type AudioFormat, joinAudio, withNote } from "./audio.ts";
import { openClient } from "./call.ts";
import type { Log, SpeechCache } from "./ports.ts";
import { sentence } from "../words/index.ts";

export interface SpeechConfig {
  baseURL: string;
  apiKey: string;
  model: string;
  voice: string;
  format: AudioFormat;
  cache: SpeechCache;
  log: Log;
  /** One piece, body included; 60 s. */
  timeoutMs?: number;
}

export interface Speech {
  /**
   * Plain text to one audio file and its MIME type. Pieces of `opus` and `flac` cannot be joined: a text of several pieces is
   * spoken as mp3 then. `owner`: under whose name it is kept, so that it goes with them.
   */
  speak(text: string, owner?: string, signal?: AbortSignal): Promise<{ audio: Uint8Array; type: string }>;
}

const types: Record<AudioFormat, string> = {
  mp3: "audio/mpeg",
  opus: "audio/ogg",
  aac: "audio/aac",
  flac: "audio/flac",
  wav: "audio/wav",
  // OpenAI's raw samples: 24 kHz, 16 bit, little endian, mono.
  pcm: "audio/L16;rate=24000;channels=1",
};

/** For machines that look into the file, in the term of IPTC and schema.org. */
const ARTIFICIAL = "https://schema.org/TrainedAlgorithmicMediaDigitalSource";

/** Characters per request; servers take 4,096. */
const pieceLength = 3_500;

/** Throws BotError `model_unavailable` when the server does not answer with audio. */
export function createSpeech(config: SpeechConfig): Speech {
  const client = openClient(config.baseURL, config.apiKey);
  const timeoutMs = config.timeoutMs ?? MINUTE;

  async function speakPiece(input: string, format: AudioFormat, signal: AbortSignal | undefined): Promise<Uint8Array> {
    const deadline = AbortSignal.timeout(timeoutMs);
    try {
      const answer = await client.audio.speech.create(
        { model: config.model, voice: config.voice, input, response_format: format },
        { signal: signal ? AbortSignal.any([deadline, signal]) : deadline },
      );
      const type = answer.headers.get("content-type") ?? "";
      const audio = new Uint8Array(await answer.arrayBuffer());
      if (audio.length === 0 || /json|html|text\//i.test(type)) throw new Error(`answered with ${type || "nothing"}`);
      return audio;
    } catch (cause) {
      if (signal?.aborted) throw signal.reason;
      throw new BotError("model_unavailable", sentence("model.noAudio"), {
        hint: sentence("model.noAudioHint"),
        retryable: true,
        cause,
      });
    }
  }

  return {
    async speak(text, owner, signal) {
      const pieces = speechPieces(text);
      const joinable = config.format !== "opus" && config.format !== "flac";
      const format = pieces.length > 1 && !joinable ? "mp3" : config.format;
      const key = `${owner ?? ""}|${speechKey(config, format, text)}`;
      const stored = await config.cache.get(key).catch(() => undefined);
      if (stored) return { audio: stored, type: types[format] };
      const spoken: Uint8Array[] = [];
      for (const piece of pieces) spoken.push(await speakPiece(piece, format, signal));
      const audio = withNote(joinAudio(spoken, format), format, `${ARTIFICIAL} ${config.model}`);
      await config.cache.set(key, audio).catch((error: unknown) => config.log.warn({ error }, "speech not stored"));
      return { audio, type: types[format] };
    },
  };
}

const speechKey = (config: SpeechConfig, format: AudioFormat, text: string): string =>
  hexHash(JSON.stringify([config.baseURL, config.model, config.voice, format, text]));

/** The text in pieces of at most `max` characters that end at sentences, or at words where a sentence is longer than that. */
export function speechPieces(text: string, max = pieceLength): string[] {
  const pieces: string[] = [];
  let piece = "";
  const add = (part: string) => {
    if (piece !== "" && piece.length + part.length > max) {
      pieces.push(piece.trim());
      piece = "";
    }
    piece += part;
  };
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: "sentence" }).segment(text)) {
    if (segment.length <= max) add(segment);
    else for (const part of segment.match(wordsUpTo(max)) ?? []) add(part);
  }
  if (piece.trim() !== "") pieces.push(piece.trim());
  return pieces.filter((said) => said !== "");
}

/** Whole words up to `max` characters; a single longer word is cut. */
const wordsUpTo = (max: number): RegExp => new RegExp(`[^]{1,${max}}(?=\\s|$)|[^]{1,${max}}`, "gu");
