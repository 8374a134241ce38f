// Made pairs of reports of which the later one overtakes a plan or a figure of the earlier.

export interface Dated {
  early: { at: string; text: string };
  late: { at: string; text: string };
  /** Marks of the early report's sentences that are overtaken; the others stand. */
  overtaken: string[];
}

/** Every other one, the second first, is kept for the end. */
export const OVERTAKEN: Dated[] = [
  {
    early: {
      at: "2026-11-23T08:00:00Z",
      text: "The council plans to vote on the future of the pier on Tuesday. The pier was built in 1893.",
    },
    late: {
      at: "2026-11-24T20:00:00Z",
      text: "The council voted on Tuesday to pull down the pier. Its owners welcomed the decision.",
    },
    overtaken: ["plans to vote"],
  },
  {
    early: {
      at: "2026-11-24T06:00:00Z",
      text: "At least 31 people died in the collapse of the Karsk mill, the ministry said. The mill made shirts for export.",
    },
    late: {
      at: "2026-11-25T16:00:00Z",
      text: "The death toll from the collapse of the Karsk mill rose to 38 on Wednesday, the ministry said.",
    },
    overtaken: ["At least 31"],
  },
  {
    early: {
      at: "2026-11-22T09:00:00Z",
      text: "President Adeyemi is expected to sign the fisheries bill this week. The bill limits the size of nets.",
    },
    late: {
      at: "2026-11-25T12:00:00Z",
      text: "President Adeyemi signed the fisheries bill into law on Wednesday at a ceremony in the harbour.",
    },
    overtaken: ["expected to sign"],
  },
  {
    early: {
      at: "2026-11-23T07:00:00Z",
      text: "Nordwind Air will announce on Tuesday whether it stops flying to Brandsund. About 90 people work at the airport.",
    },
    late: {
      at: "2026-11-24T15:00:00Z",
      text: "Nordwind Air announced on Tuesday that it would stop flying to Brandsund in March.",
    },
    overtaken: ["will announce"],
  },
  {
    early: {
      at: "2026-11-24T05:00:00Z",
      text: "Police are searching for a seven-year-old boy who went missing from a campsite in Castle Barrow. He wore a red jacket.",
    },
    late: {
      at: "2026-11-24T18:00:00Z",
      text: "The seven-year-old boy who had been missing from a campsite in Castle Barrow was found alive on Tuesday afternoon.",
    },
    overtaken: ["are searching"],
  },
  {
    early: {
      at: "2026-11-20T10:00:00Z",
      text: "The trial of two bankers is due to open in Marle on Monday. They deny fraud.",
    },
    late: {
      at: "2026-11-23T14:00:00Z",
      text: "The trial of two bankers opened in Marle on Monday with the reading of the charges.",
    },
    overtaken: ["due to open"],
  },
  {
    early: {
      at: "2026-11-24T09:00:00Z",
      text: "Some 85,000 households were without electricity after the storm, the grid company said. Trees fell on lines in three counties.",
    },
    late: {
      at: "2026-11-25T09:00:00Z",
      text: "About 12,000 households were still without electricity on Wednesday, a day after the storm, the grid company said.",
    },
    overtaken: ["85,000"],
  },
  {
    early: {
      at: "2026-11-21T12:00:00Z",
      text: "Lindqvist Steel intends to close its Brandsund works next year. The works opened in 1911.",
    },
    late: {
      at: "2026-11-25T12:00:00Z",
      text: "Lindqvist Steel has dropped its plan to close the Brandsund works, the company said on Wednesday.",
    },
    overtaken: ["intends to close"],
  },
  {
    early: {
      at: "2026-11-24T11:00:00Z",
      text: "Firefighters were still battling the blaze at the Grand Hotel on Tuesday. The hotel has 140 rooms.",
    },
    late: {
      at: "2026-11-25T07:00:00Z",
      text: "Firefighters brought the blaze at the Grand Hotel under control early on Wednesday.",
    },
    overtaken: ["still battling"],
  },
  {
    early: {
      at: "2026-11-23T10:00:00Z",
      text: "The Halden tunnel is scheduled to reopen on Tuesday after seven months of work. It is 2.4 kilometres long.",
    },
    late: {
      at: "2026-11-24T10:00:00Z",
      text: "The Halden tunnel reopened to traffic on Tuesday morning. The first lorries passed at six.",
    },
    overtaken: ["scheduled to reopen"],
  },
  {
    early: {
      at: "2026-11-22T10:00:00Z",
      text: "Teachers will walk out on Tuesday if no deal is reached, their union said. Pay has not risen for three years.",
    },
    late: {
      at: "2026-11-24T16:00:00Z",
      text: "Teachers walked out across the country on Tuesday after talks on pay failed.",
    },
    overtaken: ["will walk out"],
  },
  {
    early: {
      at: "2026-11-25T06:00:00Z",
      text: "Twelve fishermen were missing after two boats collided off Cape Orr, the coast guard said. Three others were rescued.",
    },
    late: {
      at: "2026-11-25T19:00:00Z",
      text: "The number of fishermen missing off Cape Orr fell to five on Wednesday evening after seven were found on a raft.",
    },
    overtaken: ["Twelve"],
  },
  {
    early: {
      at: "2026-11-20T08:00:00Z",
      text: "The central bank is likely to raise its key rate on Tuesday, most economists say. The rate stands at 3.5 percent.",
    },
    late: {
      at: "2026-11-24T13:00:00Z",
      text: "The central bank raised its key rate to 3.75 percent on Tuesday. The crown gained.",
    },
    overtaken: ["likely to raise", "stands at 3.5"],
  },
  {
    early: {
      at: "2026-11-23T08:00:00Z",
      text: "Rescuers hope to reach the trapped miners by Tuesday. The Orrin pit has been worked since 1902.",
    },
    late: {
      at: "2026-11-24T22:00:00Z",
      text: "Rescuers reached the trapped miners late on Tuesday. All nine were alive.",
    },
    overtaken: ["hope to reach"],
  },
  {
    early: {
      at: "2026-11-23T12:00:00Z",
      text: "Ola Brandt is set to play in Tuesday's semi-final. He has scored nine goals this season.",
    },
    late: {
      at: "2026-11-24T21:00:00Z",
      text: "Ola Brandt played 80 minutes in Tuesday's semi-final, which Marle won 2-1.",
    },
    overtaken: ["is set to play"],
  },
  {
    early: {
      at: "2026-11-21T09:00:00Z",
      text: "The jury has yet to reach a verdict in the trial of the former treasurer. He is accused of taking club funds.",
    },
    late: {
      at: "2026-11-25T10:00:00Z",
      text: "The jury reached a verdict on Wednesday and found the former treasurer guilty of taking club funds.",
    },
    overtaken: ["has yet to reach"],
  },
  {
    early: {
      at: "2026-11-24T07:00:00Z",
      text: "The wildfire above Castle Barrow has burned 1,900 hectares of heath, officials said. Two farms were evacuated.",
    },
    late: {
      at: "2026-11-25T18:00:00Z",
      text: "The fire above Castle Barrow has now burned 3,400 hectares of heath and is half contained, officials said.",
    },
    overtaken: ["1,900"],
  },
  {
    early: {
      at: "2026-11-22T18:00:00Z",
      text: "Polls open in Marle on Monday for the vote on the tramway. The line would link the harbour and the hospital.",
    },
    late: {
      at: "2026-11-24T06:00:00Z",
      text: "Voters in Marle approved the tramway in Monday's vote by 54 percent. Work begins in spring.",
    },
    overtaken: ["Polls open"],
  },
  {
    early: {
      at: "2026-11-23T09:00:00Z",
      text: "The minister said she would visit the flooded villages on Tuesday. The Orrin burst its banks on Sunday.",
    },
    late: {
      at: "2026-11-24T17:00:00Z",
      text: "The minister visited the flooded villages on Tuesday and promised swift help.",
    },
    overtaken: ["would visit"],
  },
  {
    early: {
      at: "2026-11-24T10:00:00Z",
      text: "Karsk Mining plans to reopen the Orrin pit in January. The council of Marle plans to vote on a new road to the pit in spring.",
    },
    late: {
      at: "2026-11-25T10:00:00Z",
      text: "Karsk Mining said on Wednesday that its profit rose to 12 million crowns. Coal prices have doubled.",
    },
    overtaken: [],
  },
];
