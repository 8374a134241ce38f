// Why a model did not write, in the words of an English reader.
import type { WrittenBy } from "../../src/core/domain.ts";
import { english } from "../../src/words/index.ts";

export const becauseOf = (by: WrittenBy): string | undefined =>
  by.kind === "extract" && by.because !== undefined ? english.tell(by.because) : undefined;
