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
  "gateway-flaw": {
    angles: ["technical detail", "what to do now"],
    questions: [
      ["Is the update enough?", "Is installing the update enough?", "Does the patch remove intruders?"],
      ["Who was attacked?", "Which organisations were attacked?", "How many were broken into?"],
      ["Why did the patch come early?", "Why was 9.4.2 released early?"],
    ],
  },
  "exchange-fine": {
    angles: ["timeline", "who is involved"],
    questions: [
      ["Why was the fine reduced?", "Why was the fine not higher?"],
      ["What went wrong technically?", "What went wrong?", "What caused the outage?"],
      ["Will the exchange appeal?", "Does Ostrey appeal?"],
    ],
  },
  "battery-plant": {
    angles: ["opposing case", "technical detail"],
    questions: [
      ["How many jobs will the plant bring?", "How many jobs?", "How many people will it employ?"],
      ["Who pays for the plant?", "Who pays?"],
      ["Why are farmers worried?", "Who is against it?"],
    ],
  },
  "senn-flood": {
    angles: ["background", "what to do now"],
    questions: [
      ["Why did Quernby flood and Wickery not?", "Why was Wickery spared?", "Why did Wickery stay dry?"],
      ["How much will it cost?", "How high is the damage?", "What does the flood cost?"],
      ["When can people go home?", "When can residents return?"],
    ],
  },
  "clinic-breach": {
    angles: ["technical detail", "what to do now"],
    questions: [
      ["What data was stolen?", "What was taken?", "Which data was copied?"],
      ["How did they get in?", "How did the attackers get in?"],
      ["Do I need to change my password?", "Do patients need a new password?"],
    ],
  },
  seagrass: {
    angles: ["technical detail", "opposing case"],
    questions: [
      ["How do they know how old it is?", "How was the age measured?"],
      ["Will anchoring be banned?", "Is anchoring forbidden?"],
    ],
  },
  "tram-strike": {
    angles: ["background", "what to do now"],
    questions: [
      ["What do the drivers want?", "Why do they strike?", "Why are the drivers striking?"],
      ["How do I get to the hospital?", "Is there a bus to the hospital?"],
      ["Is the strike cancelled?", "Has the strike been called off?"],
    ],
  },
  "folio-laptop": {
    angles: ["opposing case", "second-order effects"],
    questions: [
      ["What are its weak points?", "What is bad about it?", "What are the weaknesses?"],
      ["How long does the battery last?", "What about battery life?"],
    ],
  },
  skeinpost: {
    angles: ["background", "what to do now"],
    questions: [
      ["Who pays for Skeinpost now?", "Who pays for it?", "How is it funded?"],
      ["Can I go back after upgrading?", "Can I downgrade?"],
    ],
  },
  terns: {
    angles: ["background", "check the claims"],
    questions: [
      ["What helped the terns?", "Why are there more terns?"],
      ["How many pairs are there?", "How many terns are there?"],
    ],
  },
};
