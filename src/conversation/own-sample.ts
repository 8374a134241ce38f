// Whose the bundled sample newsroom is: nobody turns off what another tenant reads.
import type { Ask } from "./ports.ts";

export const hasSample = ({ ports, place }: Pick<Ask, "ports" | "place">): boolean =>
  (ports.sample.tenant ?? place.tenant) === place.tenant;
