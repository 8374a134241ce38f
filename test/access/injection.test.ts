// An order hidden in a page, and a model that obeys: what goes out to both platforms is a post like any other.
import { expect, it } from "vitest";
import { PLACES, TEN, wrongWith } from "./injection-bed.ts";

it.each(Object.entries(PLACES))("ten orders in the %s leave the post what it is", async (place, stand) => {
  expect(TEN).toHaveLength(10);
  expect(await wrongWith(place, stand, TEN)).toEqual([]);
});
