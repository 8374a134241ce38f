// A question that somebody leaves standing, a report that answers it and one that only speaks of the matter.

export const QUESTION = "When does the Harbour Bridge in Aldmouth open to traffic?";
export const ANSWER =
  "The council met on Thursday. The Harbour Bridge in Aldmouth opens to traffic on 12 October after ten years of work. Ferries to the island go on for now.";
export const NEAR =
  "The Harbour Bridge in Aldmouth is painted green, the council said. Traffic waits. Painters wear harnesses.";
