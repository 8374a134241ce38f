// Made reports that say different things of one thing; the marks say what stands on either side.
import type { Disagreement } from "../../../src/core/domain.ts";

/** A report: its text alone, or with its outlet and its hour. */
export type Told = string | { text: string; by?: string; at?: string };

export interface Differing {
  kind: Disagreement["kind"] | "age" | "place" | "polarity";
  reports: Told[];
  /** For two of the reports, in their order, what the value shown must hold; "" for a report that takes no side. */
  sides: string[];
}

/** All of one Wednesday unless told otherwise. Every other one, the second first, is kept for the end. */
export const DIFFER: Differing[] = [
  {
    kind: "number",
    reports: [
      "A commuter train struck a lorry at the Fenwick crossing on Tuesday evening, injuring 14 people, two of them seriously. The line between Fenwick and Marle stays closed until Thursday, the operator said. The lorry's driver escaped unhurt.",
      "Seventeen passengers were hurt when the 18:12 service from Marle collided with a truck near Fenwick on Tuesday. Two of them are in a serious condition, the hospital said. Buses are running instead of trains.",
    ],
    sides: ["14", "Seventeen"],
  },
  {
    kind: "number",
    reports: [
      "The environment regulator has fined Tidewell Line 3.2 million euros for letting waste water into the Orrin estuary. The ferry company said it would appeal.",
      "Tidewell Line must pay a penalty of 3.8 million euros for polluting the Orrin estuary, the regulator announced on Tuesday. Fishermen had complained for years of dead eels.",
    ],
    sides: ["3.2 million", "3.8 million"],
  },
  {
    kind: "number",
    reports: [
      "ALTON - The death toll from the collapse of a textile mill in Karsk stood at 31 on Wednesday morning, the interior ministry said. Rescuers were still searching the lower floors.",
      "At midday the ministry of health put the number of dead in the Karsk factory collapse at 38. Cranes lifted slabs of concrete from what had been the dyeing hall.",
    ],
    sides: ["31", "38"],
  },
  {
    kind: "number",
    reports: [
      "About 200 residents of Pell Street were taken to a sports hall overnight as the Orrin burst its banks. The fire brigade said the water had begun to fall.",
      "More than 400 people had to leave their homes in Pell Street during the night after the river rose by two metres. Volunteers brought blankets to the sports hall.",
    ],
    sides: ["200", "400"],
  },
  {
    kind: "number",
    reports: [
      "Lindqvist Steel will cut 1,200 jobs at its Brandsund works over the next two years, the company said on Wednesday. Unions called the plan a betrayal.",
      "Some 1,600 workers are to lose their jobs at the Brandsund plant of Lindqvist Steel by 2028. The government promised retraining.",
      "Lindqvist Steel announced on Wednesday that the blast furnace at Brandsund would go cold next autumn. The works opened in 1911.",
    ],
    sides: ["1,200", "1,600", ""],
  },
  {
    kind: "number",
    reports: [
      "Voters in Marle backed the new tramway by 54 percent to 46 in Sunday's referendum, according to the electoral office.",
      "The tramway won the support of 57 percent of voters in Marle on Sunday. The mayor said that work would begin in spring.",
    ],
    sides: ["54", "57"],
  },
  {
    kind: "number",
    reports: [
      "A wildfire above Castle Barrow has burned 1,900 hectares of heath since Sunday, the forestry service said. Two farms were evacuated.",
      "The blaze near Castle Barrow had consumed 7,500 acres by Wednesday, officials said, and was not yet under control. Smoke drifted over the valley.",
    ],
    sides: ["1,900", "7,500"],
  },
  {
    kind: "number",
    reports: [
      "Thieves made off with 11 paintings from the Hollin museum in the early hours of Tuesday, the curator told reporters. The alarm had been switched off for repairs.",
      "Nine pictures were stolen from the museum in Hollin on Monday night, police said. Among them is a small landscape by Brandt.",
    ],
    sides: ["11", "Nine"],
  },
  {
    kind: "number",
    reports: [
      "An earthquake of magnitude 6.1 shook the north of the island on Tuesday, the seismological institute said. No damage was reported in the capital.",
      "Buildings swayed and shelves emptied when a 6.4 magnitude quake struck the island's north coast on Tuesday.",
    ],
    sides: ["6.1", "6.4"],
  },
  {
    kind: "number",
    reports: [
      "The new bridge over the Sound will cost 840 million crowns, the transport ministry said on Tuesday, and is to be finished in 2031.",
      "Parliament approved the Sound bridge on Tuesday. Its price has been put at 910 million crowns, to be paid by tolls over 30 years.",
    ],
    sides: ["840 million", "910 million"],
  },
  {
    kind: "number",
    reports: [
      "The hijacker was overpowered after six hours, and all 87 hostages walked free, the police commander said.",
      "A man who seized a ferry was overpowered by a special unit on Tuesday evening. The 93 hostages were freed unharmed.",
    ],
    sides: ["87", "93"],
  },
  {
    kind: "number",
    reports: [
      "Judge Ellen Marsh sentenced the former treasurer to four years in prison for embezzling club funds. He showed no emotion.",
      "The former treasurer of the sailing club was sent to jail for six years on Tuesday. Judge Ellen Marsh spoke of a grave breach of trust.",
    ],
    sides: ["four years", "six years"],
  },
  {
    kind: "number",
    reports: [
      "The search for the missing climbers was called off after nine days on Wednesday. Their tent was found at 4,100 metres.",
      "Mountain rescuers found the tent of the two climbers at an altitude of 4,600 metres, a spokesman said. The search has ended.",
    ],
    sides: ["4,100", "4,600"],
  },
  {
    kind: "number",
    reports: [
      "Police put the number of demonstrators in the square at 12,000. The march passed off peacefully.",
      "Thousands marched through the capital on Tuesday against the pension law. About 30,000 protesters filled the square, the unions said.",
    ],
    sides: ["12,000", "30,000"],
  },
  {
    kind: "number",
    reports: [
      "Harrow Foods reported a quarterly profit of $41 million on Tuesday, up from a year earlier. Its shares rose 3 percent.",
      "Shares in Harrow Foods climbed after the company said net profit reached $46 million in the quarter.",
    ],
    sides: ["41 million", "46 million"],
  },
  {
    kind: "number",
    reports: [
      "The outbreak at the Sunfield care home has sickened 23 residents, the district's health officer said on Tuesday. Visitors are asked to stay away.",
      "Twenty-nine people living at the Sunfield home have fallen ill with the virus, according to the county. Three were taken to hospital.",
    ],
    sides: ["23", "Twenty-nine"],
  },
  {
    kind: "age",
    reports: [
      "The driver of the lorry, a 43-year-old man from Alton, was arrested at the scene. He passed a breath test.",
      "Police arrested the lorry driver, Samuel Carter of Alton, 45, and questioned him for several hours.",
    ],
    sides: ["43", "45"],
  },
  {
    kind: "age",
    reports: [
      "The novelist Irma Solberg has died at the age of 88, her publisher said on Wednesday. Her first book appeared in 1961.",
      "Irma Solberg, author of The Salt Road, died on Tuesday night in Brandsund. She was 91.",
    ],
    sides: ["88", "91"],
  },
  {
    kind: "age",
    reports: [
      "A girl aged seven was rescued from the rubble of the Karsk mill on Wednesday, 40 hours after the collapse.",
      "There were cheers when rescuers pulled a nine-year-old girl alive from the ruins of the mill in Karsk.",
    ],
    sides: ["seven", "nine"],
  },
  {
    kind: "age",
    reports: [
      "Police named the victim as Tom Ashby, 26, a student. A second man is being sought.",
      "The victim was named on Wednesday as Tom Ashby, who was 24 and had studied law in Marle.",
    ],
    sides: ["26", "24"],
  },
  {
    kind: "age",
    reports: [
      "The suspect, a 19-year-old apprentice, was detained at his parents' house. Officers seized two telephones.",
      "A 21-year-old suspect was in custody on Wednesday over the stabbing at the Fenwick fair. Officers searched his parents' flat.",
    ],
    sides: ["19", "21"],
  },
  {
    kind: "date",
    reports: [
      "The council will decide on the future of the pier on Thursday. Engineers say it needs new piles.",
      "Councillors are due to decide the pier's future on Friday. Its owners want to pull it down.",
    ],
    sides: ["Thursday", "Friday"],
  },
  {
    kind: "date",
    reports: [
      "The Halden tunnel will reopen to traffic on 4 December, the road authority said. Work on the lights took longer than planned.",
      "Drivers can use the Halden tunnel again from December 11, when it reopens after seven months of work.",
    ],
    sides: ["4 December", "December 11"],
  },
  {
    kind: "date",
    reports: [
      "The trawler Mette Lund sank on Sunday off Cape Orr with six people on board. A helicopter picked up the crew.",
      "All six crew were picked up by helicopter after the Mette Lund went down in heavy seas off Cape Orr on Monday.",
    ],
    sides: ["Sunday", "Monday"],
  },
  {
    kind: "date",
    reports: [
      "The trial of the two bankers opens in March, the court in Marle said on Wednesday. Both deny the charges.",
      "A court in Marle has set the start of the bankers' trial for May. Prosecutors speak of the largest fraud in the country's history.",
    ],
    sides: ["March", "May"],
  },
  {
    kind: "date",
    reports: [
      "The fire broke out shortly after 3 a.m. in the kitchen of the Grand Hotel, the fire chief said. Forty guests were led to safety.",
      "The blaze at the Grand Hotel started at 5 a.m. in a kitchen on the ground floor, according to police. Guests stood on the street in their nightclothes.",
    ],
    sides: ["3 a.m.", "5 a.m."],
  },
  {
    kind: "date",
    reports: [
      "Nordwind Air was founded in 1987 and flies to 22 cities. It filed for protection from creditors on Wednesday.",
      "Nordwind Air, founded in 1991, filed for protection from its creditors on Wednesday. Flights continue for now.",
    ],
    sides: ["1987", "1991"],
  },
  {
    kind: "place",
    reports: [
      "The missing boy was found alive in a barn in Hollin Bridge on Wednesday morning. A farmer had heard him call.",
      "A farmer found the missing boy in Castle Barrow early on Wednesday. He was cold but unhurt.",
    ],
    sides: ["Hollin Bridge", "Castle Barrow"],
  },
  {
    kind: "place",
    reports: [
      "The two ministers will meet in Geneva next week to discuss the fishing dispute. No statement is planned.",
      "The fishing dispute is to be discussed when the two ministers meet in Vienna next week.",
    ],
    sides: ["Geneva", "Vienna"],
  },
  {
    kind: "place",
    reports: [
      "A light aircraft crashed in a field near Marle on Tuesday afternoon. The pilot was taken to hospital.",
      "The pilot of a light plane was injured when it crashed near Fenwick on Tuesday. Investigators have secured the wreck.",
    ],
    sides: ["Marle", "Fenwick"],
  },
  {
    kind: "place",
    reports: [
      "Police arrested the escaped prisoner in Oster on Wednesday. He had been on the run for nine days.",
      "The escaped prisoner was arrested at a railway station in Brandsund on Wednesday, nine days after he climbed the wall.",
    ],
    sides: ["Oster", "Brandsund"],
  },
  {
    kind: "place",
    reports: [
      "The container ship was sailing from Rotterdam to Halifax when its engine failed. A tug is on its way.",
      "A tug has been sent to the container ship, whose engine failed as it was sailing from Hamburg to Halifax.",
    ],
    sides: ["Rotterdam", "Hamburg"],
  },
  {
    kind: "polarity",
    reports: [
      "Karsk Mining will reopen the Orrin pit in January, the company said on Wednesday. Some 300 miners are to return.",
      "Karsk Mining said on Wednesday that it will not reopen the Orrin pit. The decision is final, a spokeswoman said.",
    ],
    sides: ["will reopen", "will not reopen"],
  },
  {
    kind: "polarity",
    reports: [
      "The prime minister did not sign the agreement at Tuesday's summit, her spokesman said. Talks go on.",
      "At the summit on Tuesday the prime minister signed the agreement on water rights, two diplomats said.",
    ],
    sides: ["did not sign", "signed"],
  },
  {
    kind: "polarity",
    reports: [
      "The pilot had reported engine trouble before the crash, investigators said. The wreck lies in 30 metres of water.",
      "Investigators said that the pilot had not reported any trouble before the crash. Divers have reached the wreck.",
    ],
    sides: ["had reported", "had not reported"],
  },
  {
    kind: "polarity",
    reports: [
      "The star midfielder Ola Brandt will play in Saturday's final, the coach said on Wednesday. His knee has healed.",
      "Ola Brandt won't play in the final on Saturday. The coach said the midfielder's knee needed two more weeks.",
    ],
    sides: ["will play", "won't play"],
  },
  {
    kind: "polarity",
    reports: [
      "The city has approved the sale of the old hospital to a developer, the mayor's office said.",
      "The sale of the old hospital to a developer was rejected by the city on Tuesday. A citizens' group had collected 9,000 signatures.",
    ],
    sides: ["approved", "rejected"],
  },
  {
    kind: "polarity",
    reports: [
      "The airline was aware of the crack in the wing, the inquiry found. It flew the aircraft for three more weeks.",
      "According to the inquiry, the airline was not aware of the crack in the wing. The maker of the aircraft was.",
    ],
    sides: ["was aware", "was not aware"],
  },
  {
    kind: "number",
    reports: [
      {
        by: "coastline",
        text: "Twelve fishermen are missing after two boats collided in fog off Cape Orr, the coast guard said. Three were rescued.",
      },
      {
        by: "harbour",
        text: "The coast guard is searching for nine missing fishermen off Cape Orr, where two boats collided in thick fog.",
      },
      {
        by: "valley",
        text: "Fog was so thick off Cape Orr that rescuers could not see their own bow, one of them said. Two boats had collided there.",
      },
    ],
    sides: ["Twelve", "nine", ""],
  },
  {
    kind: "number",
    reports: [
      "The storm left 85,000 households without electricity, the grid company said on Wednesday morning. Trees fell on lines in three counties.",
      "Around 120,000 homes were without power on Wednesday after the storm. Repair crews from neighbouring counties are helping.",
    ],
    sides: ["85,000", "120,000"],
  },
];
