// Fifty orders hidden in a page, in every place where one can stand: every order with everything it may ask for.
import { expect, it } from "vitest";
import { FIFTY, PLACES, wrongWith } from "./injection-bed.ts";

it.each(Object.entries(PLACES))("fifty orders in the %s leave the post what it is", async (place, stand) => {
  expect(FIFTY).toHaveLength(50);
  expect(await wrongWith(place, stand, FIFTY)).toEqual([]);
});
