// reports: keepers see what readers reported, answer it once, and the reader hears of it.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { plain } from "../../src/platform/index.ts";
import { type Conversation, admin, member, openConversation, place } from "../support/conversation.ts";

describe("a report of a mistake", () => {
  let bed: Conversation;
  beforeAll(async () => {
    bed = await openConversation();
    await bed.tellStory();
  });
  afterAll(() => bed.close());

  it("is listed for keepers, with its post, and for nobody else", async () => {
    expect(await bed.said("reports")).toContain("No report of a mistake is open");
    await bed.run("mistake the bridge cost 60 million, not 40 story:s1", member);
    const said = await bed.said("reports", admin);
    expect(said).toMatch(/1 report is open.*1\. the bridge cost 60 million, not 40 · The Harbour Bridge/s);
    expect(await bed.said("reports", member)).not.toContain("60 million");
  });

  it("is not another workspace's to see or to close", async () => {
    expect(await bed.store.feedback.open("fake:two", 9)).toEqual([]);
    expect(await bed.store.feedback.close("fake:two", 1, "", bed.clock.now())).toBeUndefined();
  });

  it("is answered once, and whoever reported it is told alone", async () => {
    expect(await bed.said("reports 1 It is corrected. Thank you.")).toContain(
      "Report 1 is closed, and whoever wrote it is told",
    );
    expect(await bed.said("reports 1 Again.")).toContain("There is no open report 1");
    expect(await bed.said("reports x")).toContain('"x" is not the number of a report.');
    expect(await bed.said("reports")).toContain("No report of a mistake is open");
    const due = await bed.store.outbox.due(bed.clock.now());
    const [told, ...others] = await Promise.all(due.map(({ id }) => bed.store.outbox.get(id)));
    expect(others).toEqual([]);
    expect(told!.target).toEqual({ ...place.channel, channel: member.id, kind: "direct" });
    expect(plain(told!.payload)).toMatch(/the bridge cost 60 million, not 40.*It is corrected\. Thank you\./s);
  });

  it("without words is closed with a sentence that says which post it was about, and ends on no empty quotation", async () => {
    await bed.press("1:mistake:s1", { ...member, id: "u7" });
    const listed = await bed.said("reports");
    const number = /"reports (\d+) /.exec(listed)?.[1];
    expect(listed).toContain(`${number}. Something is wrong; nobody said what`);
    await bed.run(`reports #${number}`);
    const due = await Promise.all(
      (await bed.store.outbox.due(bed.clock.now())).map(({ id }) => bed.store.outbox.get(id)),
    );
    const told = due.find((delivery) => delivery?.target.channel === "u7");
    expect(plain(told!.payload)).toMatch(/looked at and closed\.\nIt was about: The Harbour Bridge[^]*$/);
    expect(plain(told!.payload)).not.toContain("You wrote");
  });
});
