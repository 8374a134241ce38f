// Made pairs of reports: rewritten from one agency's report, or only quoting it.

export interface Pair {
  one: string;
  other: string;
  /** Whether both rest on one report. */
  copy: boolean;
}

/** Every other one of either kind, the second first, is kept for the end. */
export const PAIRS: Pair[] = [
  {
    copy: true,
    one: "MARLE (Reuters) - Lindqvist Steel will close its Brandsund works by 2028, the company said on Wednesday. The decision affects 1,200 workers. Chief executive Eva Lindqvist blamed the price of power. Unions announced protests for Friday. The works opened in 1911 and once made rails for half of Europe.",
    other:
      "Lindqvist Steel said on Wednesday it would shut the plant at Brandsund by 2028, Reuters reports. Twelve hundred employees are affected by the decision. High power prices are to blame, according to chief executive Eva Lindqvist. Protests have been announced by the unions for Friday. The plant, which opened in 1911, once supplied half of Europe with rails.",
  },
  {
    copy: true,
    one: "Two fishing boats collided in fog off Cape Orr early on Tuesday, according to Coastline Press. Twelve men were missing, the coast guard said. Three others were pulled from the water by a tanker. Visibility was below fifty metres. A helicopter had to turn back.",
    other:
      "Twelve fishermen are missing after a collision of two boats off Cape Orr, Coastline Press reported. The accident happened in fog in the early hours of Tuesday. A tanker rescued three men from the sea, the coast guard told the agency. One could see less than fifty metres, and a helicopter was forced to return.",
  },
  {
    copy: true,
    one: "The curator of the Hollin museum told AFP that the alarm had been switched off for repairs when thieves took eleven paintings. They came through a skylight before dawn on Tuesday. A small landscape by Brandt is the most valuable of them. Detectives are questioning the guards. The museum stays shut for a week.",
    other:
      "HOLLIN (AFP) - Thieves entered the Hollin museum through a skylight early on Tuesday and stole eleven paintings. Repairs were the reason why the alarm was off, said the curator. The most precious picture is a little landscape by Brandt. The guards are being questioned by detectives. For a week the museum will remain closed.",
  },
  {
    copy: true,
    one: "Voters in Marle have backed a tramway between the harbour and the hospital. Fifty-four percent said yes on Sunday, the electoral office said. Turnout was 61 percent. Work is to begin in spring and to last four years. Opponents of the line want to go to court. (dpa)",
    other:
      "A tram line will connect the hospital and the harbour of Marle: 54 percent of voters supported it on Sunday, dpa reported, citing the electoral office. Sixty-one percent of those entitled took part. Construction starts in spring and takes four years. The line's opponents plan to take the matter to court.",
  },
  {
    copy: true,
    one: "By our staff with Associated Press. A court in Oster sent the former treasurer of the sailing club to prison for four years on Tuesday. He had taken 900,000 crowns over six years. Judge Ellen Marsh spoke of a grave breach of trust. The defence will appeal. The club has had to sell two boats.",
    other:
      "The sailing club's former treasurer must go to jail for four years, an Oster court ruled on Tuesday, the Associated Press reported. Over six years he took 900,000 crowns from the club. It was a grave breach of trust, said judge Ellen Marsh. His lawyers are going to appeal. Two boats had to be sold by the club.",
  },
  {
    copy: true,
    one: "Firefighters have contained the blaze above Castle Barrow, Harbour News Agency reported on Wednesday. It burned 1,900 hectares of heath in three days. Two farms were evacuated, and forty sheep died. A barbecue is thought to be the cause. Rain is forecast for the weekend.",
    other:
      "The heath fire near Castle Barrow is contained. In three days 1,900 hectares burned, Harbour News Agency said. Forty sheep perished and two farms had to be evacuated. It may have been a barbecue that started the fire. Forecasters expect rain at the weekend.",
  },
  {
    copy: true,
    one: "Nordwind Air is to stop flying to Brandsund in March, the airline said according to Kyodo. Ninety people work at the airport. The route has lost money since a motorway opened two years ago. The county offered a subsidy, which the airline declined. Passengers can have their money back.",
    other:
      "BRANDSUND (Kyodo) - From March there will be no more flights of Nordwind Air to Brandsund. The airline says it has been losing money on the route for two years, since the motorway opened. It turned down a subsidy from the county. The airport employs ninety people. Tickets will be refunded.",
  },
  {
    copy: true,
    one: "The Orrin burst its banks on Monday night and flooded Pell Street in Marle, PA Media reports. Two hundred residents slept in a sports hall. Firemen pumped water from cellars until noon. The mayor asked for patience: the dykes had to be checked first. Schools stay closed on Wednesday.",
    other:
      "Some 200 residents of Pell Street in Marle spent the night in a sports hall after the Orrin flooded their street on Monday, according to PA Media. Cellars were pumped dry by firemen until midday. The dykes must be checked first, said the mayor, who asked for patience. On Wednesday there is no school.",
  },
  {
    copy: true,
    one: "KARSK (Xinhua) - Thirty-one people died when a textile mill collapsed in Karsk on Tuesday. Inspectors had warned of cracks in the walls in spring. The owner has been arrested. Rescuers were still digging on Wednesday. The mill made shirts for export.",
    other:
      "Xinhua: Textile mill in Karsk collapses. At least 31 people lost their lives on Tuesday. The walls had cracks, of which inspectors warned in spring. Police arrested the owner. On Wednesday the rescuers were still digging. Shirts for export were made in the mill.",
  },
  {
    copy: true,
    one: "The ferry crews of Halden have ended their strike, union leader Anna Holt told Coastline Press on Wednesday. The line agreed to rest hours of eleven instead of nine. Crossings begin again on Thursday. Shops on the islands had run out of milk. The strike lasted nine days.",
    other:
      "After nine days the strike of the ferry crews in Halden is over. Coastline Press quoted union leader Anna Holt on Wednesday. Rest hours rise from nine to eleven, the line agreed. From Thursday on the ferries cross again. There had been no milk left in the islands' shops.",
  },
  {
    copy: false,
    one: "The closure of the Brandsund works has been expected in the town for years. On Main Street every third shop stands empty. Pensioner Ole Strand, who poured steel for 38 years, shrugged. Lindqvist Steel said it would shut by 2028, according to Reuters. The mayor hopes for a battery factory.",
    other:
      "Shares in Lindqvist Steel fell 6 percent in Oslo after the company announced the end of its Brandsund works. Power prices are to blame, chief executive Eva Lindqvist told Reuters. Analysts at Norbank had valued the site at zero. Rival mills in Spain may profit. The company reports earnings in February.",
  },
  {
    copy: false,
    one: "My brother should have been on that boat, says Karin Moe. She stands on the quay with forty others. Twelve men are missing, according to Coastline Press. The priest has opened the church. Nobody here wants to talk to the cameras any more.",
    other:
      "Fog signals on fishing boats are to become mandatory, the minister announced after the collision off Cape Orr. A bill from 2019 had been shelved. Coastline Press reported that twelve men were missing. The owners' federation called the costs unbearable. The committee meets in December.",
  },
  {
    copy: false,
    one: "The thieves knew what they wanted, says art detective Luc Perrin. Small formats, known names, no frames. The curator told AFP the alarm was off. In the past ten years only a fifth of stolen pictures came back. Insurers pay rewards, and say so to nobody.",
    other:
      "Hollin's museum was insured for 30 million crowns, the county's treasurer said on Wednesday. That does not cover the Brandt landscape. The opposition asks why repairs were done without guards. AFP first reported that the alarm had been off. A special session is called for Monday.",
  },
  {
    copy: false,
    one: "Marle said yes, and the harbour quarter celebrated until midnight. In the hills there was silence: in Upper Marle two thirds voted against the tramway. Our map shows every polling station. Turnout was 61 percent (dpa). The line's opponents meet on Friday.",
    other:
      "What will the Marle tramway cost? Engineers reckon with 2.1 billion crowns, a fifth of it from the state. According to dpa 54 percent voted for it. The rails come from Spain, the trains from Poland. Rock under the hospital is the greatest risk.",
  },
  {
    copy: false,
    one: "The treasurer's lawyer was late, and the judge was not amused. For two hours the court heard how the sailing club's money went into a yacht and a wedding. He got four years, the Associated Press reported. In the hall his wife wept. The club's members applauded.",
    other:
      "How can a club protect itself against fraud? Auditor Nina Falk advises two signatures and a yearly check. The Oster case, in which a treasurer got four years according to the Associated Press, is no exception. Most clubs never look at their books. Insurance costs 400 crowns a year.",
  },
  {
    copy: false,
    one: "The minister visited the burnt heath on Wednesday and promised the farmers help. Sheep farmer Jim Dale lost forty animals. He had seen the smoke at noon on Sunday. Harbour News Agency reported that the fire was contained. The minister left after an hour.",
    other:
      "Barbecues are banned in the national park from Thursday. The park authority reacted to the fire above Castle Barrow, which according to Harbour News Agency destroyed 1,900 hectares. Fines go up to 5,000 crowns. Rangers get drones. Hikers' clubs welcomed the ban.",
  },
  {
    copy: false,
    one: "At Brandsund airport the cafe owner was the last to hear of it. Nordwind Air is her best customer. The airline stops in March, according to Kyodo. She has a lease until 2030. The hangar, she says, would make a fine dance hall.",
    other:
      "A motorway has killed an air route: the drive from Brandsund to the capital takes two hours now. In 2023 the flight had 80,000 passengers, last year 31,000. Kyodo reported that Nordwind Air stops in March. Economist Per Lund is not surprised. Four other routes are at risk.",
  },
  {
    copy: false,
    one: "The water came at eleven, says Ida Bell, and by midnight the piano was floating. She slept in the sports hall with her cat. Two hundred did, PA Media counted. In the morning there was porridge. She does not know if she is insured.",
    other:
      "The dykes in Marle were last raised in 1978. Hydrologist Omar Reyes has warned since 2015 that they are too low by a metre. The city council put off the work three times. Pell Street was flooded on Monday, PA Media reports. Raising them costs 60 million crowns.",
  },
  {
    copy: false,
    one: "Our reporter counted nine cranes at the mill in Karsk on Wednesday. Relatives wait behind a tape with photographs. At least 31 people died, according to Xinhua. A woman called her daughter's telephone again and again. It still rings, she said.",
    other:
      "European fashion firms say they did not know of the cracks in Karsk. Four of them had shirts made there until summer. Xinhua reported 31 dead. A law on supply chains has been stuck in parliament for two years. Campaigners demand a fund for the families.",
  },
  {
    copy: false,
    one: "Milk is back on Skerry. Grocer Tove Lie had rationed it since Thursday. The strike is over, union leader Anna Holt told Coastline Press. The first boat brought forty crates and the school's new teacher. The pub stayed open late.",
    other:
      "Eleven hours of rest: the deal in Halden may set a standard. Three other lines negotiate in January. Anna Holt of the union told Coastline Press that the strike had ended. Employers fear costs of 40 million crowns a year. Labour lawyer Eli Stern calls the deal overdue.",
  },
];
