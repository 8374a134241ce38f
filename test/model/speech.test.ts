// Speech: pieces that end at sentences, files that join, nothing spoken twice.
import { afterEach, expect, test } from "vitest";
import { joinAudio } from "../../src/model/audio.ts";
import type { AudioFormat } from "../../src/model/audio.ts";
import { createSpeech, speechPieces } from "../../src/model/speech.ts";
import { memorySpeech, silentLog } from "../support/model-stores.ts";
import { json, startRawServer, text, type RawReply } from "../support/raw-server.ts";

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => void (await Promise.all(stops.splice(0).map((stop) => stop()))));

const audio =
  (bytes: number[], type = "audio/mpeg"): RawReply =>
  (response) =>
    void response.writeHead(200, { "content-type": type }).end(Buffer.from(bytes));

async function speechAgainst(replies: RawReply[], format: AudioFormat = "mp3") {
  const server = await startRawServer(replies);
  stops.push(server.stop);
  const config = {
    baseURL: server.baseURL,
    apiKey: "x",
    model: "tts",
    voice: "alloy",
    format,
    cache: memorySpeech(),
    log: silentLog,
  };
  return { server, speech: createSpeech(config) };
}

const long = "The pier closes in March. ".repeat(200);

test("pieces hold whole sentences, all of them, in order", () => {
  const pieces = speechPieces(long);
  expect(pieces.length).toBe(2);
  expect(pieces.every((piece) => piece.length <= 3_500 && piece.endsWith("."))).toBe(true);
  expect(pieces.join(" ")).toBe(long.trim());
});

test("a sentence longer than a piece is parted between words, a longer word anywhere", () => {
  expect(speechPieces("one two three four", 9)).toEqual(["one two", "three", "four"]);
  expect(speechPieces("abcdefghij", 4).join("")).toBe("abcdefghij");
  expect(speechPieces("  ")).toEqual([]);
});

test("text is spoken in pieces and joined, and spoken once", async () => {
  const { server, speech } = await speechAgainst([audio([1, 2]), audio([3])]);
  const first = await speech.speak(long);
  // A note for machines stands before the frames: that no person spoke them.
  const said = Buffer.from(first.audio).toString("latin1");
  expect(said.slice(0, 3)).toBe("ID3");
  expect(said).toContain("TrainedAlgorithmicMediaDigitalSource");
  expect(Buffer.from(first.audio).subarray(-3).toJSON().data).toEqual([1, 2, 3]);
  expect(await speech.speak(long)).toEqual(first);
  expect(server.requests.map(({ body }) => (body["input"] as string).length)).toEqual(
    speechPieces(long).map((piece) => piece.length),
  );
  expect(server.requests[0]).toMatchObject({
    url: "/v1/audio/speech",
    body: { model: "tts", voice: "alloy", response_format: "mp3" },
  });
});

test("opus of several pieces is spoken as mp3, of one piece as opus", async () => {
  const { server, speech } = await speechAgainst([audio([1])], "opus");
  expect((await speech.speak("Short.")).type).toBe("audio/ogg");
  expect((await speech.speak(long)).type).toBe("audio/mpeg");
  expect(server.requests.map(({ body }) => body["response_format"])).toEqual(["opus", "mp3", "mp3"]);
});

test.each<[string, RawReply]>([
  ["an error", json(500, { error: { message: "no" } })],
  ["JSON instead of audio", json(200, { ok: true })],
  ["a page instead of audio", text(200, "<html>")],
  ["nothing", audio([])],
])("%s is no audio, and nothing is kept", async (_, fault) => {
  const { speech } = await speechAgainst([fault, audio([7])]);
  await expect(speech.speak("Short.")).rejects.toMatchObject({ code: "model_unavailable" });
  expect((await speech.speak("Short.")).audio.at(-1)).toBe(7);
});

function wav(samples: number[], declared = samples.length): Uint8Array {
  const header = Buffer.alloc(44);
  header.write("RIFF", 0);
  header.writeUInt32LE(36 + samples.length, 4);
  header.write("WAVEfmt ", 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt32LE(24_000, 24);
  header.write("data", 36);
  header.writeUInt32LE(declared, 40);
  return Buffer.concat([header, Buffer.from(samples)]);
}

test("joined wav has one header with the right sizes, also when a stream did not know its own", () => {
  const joined = Buffer.from(joinAudio([wav([1, 2]), wav([3, 4], 0xffffffff)], "wav"));
  expect(joined.subarray(0, 4).toString()).toBe("RIFF");
  expect(joined.readUInt32LE(4)).toBe(joined.length - 8);
  expect(joined.readUInt32LE(40)).toBe(4);
  expect(joined.readUInt32LE(24)).toBe(24_000);
  expect([...joined.subarray(44)]).toEqual([1, 2, 3, 4]);
});

test("tags at the start of later mp3 pieces are left out, raw samples follow one another", () => {
  const tag = [...Buffer.from("ID3"), 4, 0, 0, 0, 0, 0, 2, 9, 9];
  expect([...joinAudio([new Uint8Array([1]), new Uint8Array([...tag, 5])], "mp3")]).toEqual([1, 5]);
  expect([...joinAudio([new Uint8Array([1]), new Uint8Array([2])], "pcm")]).toEqual([1, 2]);
});
