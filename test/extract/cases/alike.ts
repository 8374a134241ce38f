// Made reports that seem to contradict each other and do not.
import type { Told } from "./differ.ts";

export interface Alike {
  /** What makes them agree. */
  because: string;
  reports: Told[];
}

/** All of one Wednesday unless told otherwise. Every other one, the second first, is kept for the end. */
export const ALIKE: Alike[] = [
  {
    because: "a part of the whole",
    reports: [
      "The collision at the Fenwick crossing injured 14 people, two of them seriously, police said on Tuesday.",
      "Two passengers were seriously injured in the train collision at Fenwick on Tuesday. They were flown to Marle.",
    ],
  },
  {
    because: "two hedges that meet",
    reports: [
      "About 200 residents were taken to a sports hall as the Orrin burst its banks overnight.",
      "More than 190 people spent the night in a sports hall after the Orrin burst its banks.",
    ],
  },
  {
    because: "a rounding",
    reports: [
      "Harrow Foods made a net profit of $41.3 million in the quarter, it said on Tuesday.",
      "Net profit at Harrow Foods came to $41 million in the third quarter. Its shares rose.",
    ],
  },
  {
    because: "subsets that add up",
    reports: [
      "Fourteen adults and three children were hurt when the stage collapsed at the Alton fair, the fire brigade said.",
      "Seventeen people were hurt when a stage collapsed at the Alton fair, among them three children.",
    ],
  },
  {
    because: "a total beside its part",
    reports: [
      "The storm killed five people in Brandsund, where a crane fell on a bus, the county said.",
      "The storm has killed 12 people across the country since Monday, the interior ministry said.",
    ],
  },
  {
    because: "units of two systems",
    reports: [
      "The wildfire above Castle Barrow has burned 1,900 hectares of heath, the forestry service said.",
      "Officials said the fire near Castle Barrow had consumed some 4,700 acres by Wednesday.",
    ],
  },
  {
    because: "different years",
    reports: [
      "The harbour handled 3.1 million containers in 2024, according to its yearly report. The strike cost it customers.",
      "In 2025 the harbour handled 3.6 million containers, its director said on Wednesday.",
    ],
  },
  {
    because: "a toll that rose, hours apart",
    reports: [
      {
        text: "The death toll from the mill collapse in Karsk stands at 31, the ministry said early on Tuesday.",
        at: "2026-11-24T06:00:00Z",
      },
      {
        text: "The death toll from the collapse of the Karsk mill rose to 38 on Wednesday as rescuers reached the lower floors, the ministry said.",
        at: "2026-11-25T16:00:00Z",
      },
    ],
  },
  {
    because: "an outlet's own earlier toll",
    reports: [
      {
        by: "coastline",
        text: "Twelve fishermen are missing after two boats collided off Cape Orr, the coast guard said.",
        at: "2026-11-25T06:00:00Z",
      },
      {
        by: "coastline",
        text: "Nine fishermen are missing after two boats collided off Cape Orr, the coast guard said.",
        at: "2026-11-25T11:00:00Z",
      },
    ],
  },
  {
    because: "a quoted prediction",
    reports: [
      "The outbreak has sickened 23 residents of the Sunfield home, the health officer said on Tuesday.",
      '"We could see 60 residents of the Sunfield home fall ill by Sunday," a doctor warned on Tuesday.',
    ],
  },
  {
    because: "a figure that was only possible",
    reports: [
      "The regulator fined Tidewell Line 3.2 million euros over waste water in the Orrin estuary.",
      "Without a settlement, the fine for Tidewell Line over the Orrin estuary would have been 60 million euros, lawyers said.",
    ],
  },
  {
    because: "two people's ages",
    reports: [
      "The lorry's driver, a 43-year-old man from Alton, was arrested after the crash at Fenwick.",
      "A passenger in the lorry, aged 38, was taken to hospital after the crash at Fenwick. The driver was arrested.",
    ],
  },
  {
    because: "a weekday and its date",
    reports: [
      "The council votes on the future of the pier on Thursday, the mayor said.",
      "A vote of the council on the pier's future is set for 26 November, according to the agenda.",
    ],
  },
  {
    because: "a place within a place",
    reports: [
      "The light aircraft crashed near Fenwick in Morrow County on Tuesday. The pilot was hurt.",
      "A light aircraft crashed in Morrow County on Tuesday, and its pilot was taken to hospital.",
    ],
  },
  {
    because: "two negations of opposite words",
    reports: [
      "The Orrin pit will not close, Karsk Mining said on Wednesday. Some 300 jobs are safe.",
      "Karsk Mining said on Wednesday that the Orrin pit will stay open.",
    ],
  },
  {
    because: "two who act differently",
    reports: [
      "Train drivers will strike on Friday, their union said. The railway expects few services.",
      "Station staff will not strike on Friday, a spokesman for the railway said. Ticket offices stay open.",
    ],
  },
  {
    because: "both figures in one outlet",
    reports: [
      "Police put the number of demonstrators in the square at 12,000, the unions at 30,000.",
      "According to the unions, 30,000 demonstrators marched to the square in the capital.",
    ],
  },
  {
    because: "dead and injured",
    reports: [
      "Four people died and 21 were injured when a bus left the road above Hollin Bridge, police said.",
      "Twenty-five people were killed or hurt when a bus left the road above Hollin Bridge.",
    ],
  },
  {
    because: "what was raised and what is wanted",
    reports: [
      "The appeal for the burnt-down theatre has raised 2.4 million crowns, its director said.",
      "The theatre needs 9 million crowns to rebuild its burnt-down stage, the director said on Wednesday.",
    ],
  },
  {
    because: "a correction by the outlet itself",
    reports: [
      {
        by: "coastline",
        text: "Correction: an earlier version of this report said that 41 passengers were on the ferry. There were 14 passengers on the ferry, which ran aground off Pell.",
      },
      { by: "harbour", text: "The ferry that ran aground off Pell had 14 passengers on board, the line said." },
    ],
  },
];
