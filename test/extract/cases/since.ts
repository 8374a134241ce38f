// Made sentences of later reports: what is news of the story, and what only comes from the same place.

export interface Since {
  held: string;
  fresh: string;
  /** Marks of the sentences that are new; none where the later report brings nothing. */
  news: string[];
}

const FLOOD =
  "The Orrin burst its banks in Marle on Monday night, and about 200 residents of Pell Street were taken to a sports hall. The fire brigade pumped water out of cellars. The mayor said the residents could not go home before the dykes were checked. A road along the river was closed.";
const HOTEL =
  "A fire broke out in the kitchen of the Grand Hotel in Brandsund on Tuesday night. Forty guests were led to safety, and nobody was hurt. The fire brigade said the cause was not known. The street in front of the hotel was closed to traffic.";
const BOY =
  "Police in Castle Barrow are searching for a boy who went missing from a campsite on Sunday. Dogs and a helicopter joined the search. His parents said he had never run away before. Volunteers combed the woods above the lake.";
const STRIKE =
  "Ferry crews in Halden began a strike on Monday over pay and rest hours. The ferry line cancelled all its crossings. The union said the crews had worked double shifts for months. Islanders complained that shops were running out of milk.";
const MUSEUM =
  "Thieves stole eleven paintings from the museum in Hollin early on Tuesday. The alarm had been switched off for repairs, the curator said. Detectives questioned the guards. The museum will stay closed for the week.";

/** Every other one, the second first, is kept for the end. */
export const SINCE: Since[] = [
  {
    held: FLOOD,
    fresh:
      "Residents of the flooded street were allowed home on Wednesday morning. The dykes along the river held, the mayor said.",
    news: ["allowed home"],
  },
  {
    held: FLOOD,
    fresh: "Marle beat Fenwick by two goals to one on Wednesday evening. The home side scored twice in the first half.",
    news: [],
  },
  {
    held: FLOOD,
    fresh: "The road along the river was opened to traffic again. The fire brigade pumped water out of cellars.",
    news: ["opened to traffic again"],
  },
  {
    held: FLOOD,
    fresh:
      "Residents of Pell Street had been brought to a sports hall when the river burst its banks. Firemen pumped out the cellars.",
    news: [],
  },
  {
    held: HOTEL,
    fresh:
      "The fire in the hotel kitchen was started by a faulty fryer, investigators found. Guests had been led out safely.",
    news: ["faulty fryer"],
  },
  {
    held: HOTEL,
    fresh:
      "A choir from Brandsund won first prize at a festival in the capital on Tuesday. The singers were given a warm welcome at the station.",
    news: [],
  },
  {
    held: HOTEL,
    fresh: "A cook was arrested on suspicion of setting fire to the hotel. Police gave no further details.",
    news: ["was arrested"],
  },
  {
    held: HOTEL,
    fresh: "Guests were brought to safety after flames broke out in a kitchen of the Grand Hotel. Nobody was injured.",
    news: [],
  },
  {
    held: BOY,
    fresh: "The missing boy was found alive in a barn on Tuesday, police said. His parents thanked the volunteers.",
    news: ["found alive"],
  },
  {
    held: BOY,
    fresh:
      "The search for the missing boy was called off at dusk because of fog. Dogs and a helicopter had taken part.",
    news: ["called off"],
  },
  {
    held: BOY,
    fresh: "Castle Barrow's market hall gets a new roof next spring. The council chose slate instead of tiles.",
    news: [],
  },
  {
    held: BOY,
    fresh:
      '"It is a disgrace that campsites have no fences," a columnist wrote. The search has moved the whole country.',
    news: [],
  },
  {
    held: STRIKE,
    fresh: "The ferry crews ended their strike after the line agreed to longer rest hours. Crossings resume at once.",
    news: ["ended their strike"],
  },
  {
    held: STRIKE,
    fresh: "Halden's swimmers won the regional cup on Monday. Their coach spoke of the best season in years.",
    news: [],
  },
  {
    held: STRIKE,
    fresh: "A court ordered the ferry crews back to work. The judge said the islands had to be supplied.",
    news: ["ordered the ferry crews"],
  },
  {
    held: STRIKE,
    fresh:
      "All crossings were cancelled because the ferry crews are on strike over their pay. The islanders lack milk.",
    news: [],
  },
  {
    held: MUSEUM,
    fresh: "The stolen paintings were recovered from a lorry at the border. Detectives arrested the driver.",
    news: ["recovered"],
  },
  {
    held: MUSEUM,
    fresh: "A bakery in Hollin opened a second shop in the old post office. Customers queued around the corner.",
    news: [],
  },
  {
    held: MUSEUM,
    fresh:
      "One of the guards confessed to having let the thieves in, detectives said. The alarm had been off for repairs.",
    news: ["confessed"],
  },
  {
    held: MUSEUM,
    fresh:
      "The museum's paintings were taken by burglars while the alarm was off for repairs. Guards were questioned by detectives.",
    news: [],
  },
];
