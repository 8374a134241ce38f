// What is asked of a model for the sample newsroom: for each story angles, and questions.
import type { Angle } from "../../src/core/ports.ts";

type Question = [string, ...string[]];

export const recordedTasks: Record<string, { angles: Angle[]; questions: Question[] }> = {
  "ferry-collision": {
    angles: ["background", "second-order effects"],
    questions: [
      [
        "Why do the numbers of injured differ?",
        "Why 14 and 17?",
        "How many people were injured?",
        "How many were injured?",
      ],
      ["Could Tidewell Line lose the route?", "Can Tidewell Line lose the concession?"],
      ["What did the captain say went wrong?", "What went wrong?", "Why did the ferry hit the pier?"],
    ],
  },
};
