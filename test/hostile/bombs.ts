// Bodies of at most 2 MB that decompress to 2 GB, and a server that sends whatever bytes it is given.
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { constants, createBrotliCompress, createDeflate, createGzip } from "node:zlib";

export const ENCODINGS = {
  gzip: createGzip,
  deflate: createDeflate,
  br: () => createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
};
export type Encoding = keyof typeof ENCODINGS;

/** The second flushed block of zeros stands for all that follow: 2 GB need not be compressed to be sent. */
export async function bomb(encoding: Encoding): Promise<Buffer[]> {
  const zeros = Buffer.alloc(8 * 1024 * 1024);
  const stream = ENCODINGS[encoding]();
  const blocks: Buffer[] = [];
  let block: Buffer[] = [];
  stream.on("data", (chunk: Buffer) => block.push(chunk));
  for (let n = 0; n < 2; n += 1) {
    stream.write(zeros);
    await new Promise<void>((resolve) => stream.flush(() => resolve()));
    blocks.push(Buffer.concat(block));
    block = [];
  }
  stream.destroy();
  return [blocks[0]!, ...Array.from({ length: 255 }, () => blocks[1]!)];
}

/** The head of an answer with a feed's content type and an ETag of `"new"`. */
export const head = (...lines: string[]): Buffer =>
  Buffer.from(["HTTP/1.1 200 OK", "content-type: application/rss+xml", 'etag: "new"', ...lines, "", ""].join("\r\n"));

/** Answers every request with these very bytes and hangs up. */
export async function startBytes(answer: Buffer[]) {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () => {
      for (const part of answer) socket.write(part);
      socket.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
