// Where a post's thread is: Discord says so, whatever id its message has.
import { expect, it } from "vitest";
import { createWire } from "../../../adapters/discord/wire.ts";
import { testClock } from "../../support/clock.ts";

it("a thread that was made is the one the answer names, also where its id is not the message's", async () => {
  const asked: string[] = [];
  const rest = {
    post: async (path: string) => {
      asked.push(path);
      return { id: "900" };
    },
  };
  const wire = createWire({ rest } as never, testClock());
  expect(await wire.startThread("200", "300", "Ferries")).toBe("900");
  expect(asked).toEqual(["/channels/200/messages/300/threads"]);
});
