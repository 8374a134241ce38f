// What every home of the store does, whatever holds its rows: one suite, one call for each home.
import { describe } from "vitest";
import type { TestHome } from "../support/homes.ts";
import { due } from "./store/due.ts";
import { jobs } from "./store/jobs.ts";
import { outbox } from "./store/outbox.ts";
import { polling } from "./store/polling.ts";
import { longNumbers } from "./store/long-numbers.ts";
import { talk } from "./store/talk.ts";

export function storeContract(home: TestHome): void {
  describe(`the store on ${home.name}`, () => {
    describe("feeds and their items", () => void polling(home));
    describe("the outbox", () => void outbox(home));
    describe("deliveries that are due", () => void due(home));
    describe("what is said", () => void talk(home));
    describe("jobs", () => void jobs(home));
    describe("numbers that grow", () => void longNumbers(home));
  });
}
