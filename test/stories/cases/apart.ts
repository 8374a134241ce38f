// Made pairs of reports that look alike and tell of two events, or of none.

/** What a feed gave: an outlet, a title, and a text where there is one. */
export interface Given {
  by: string;
  title: string;
  text?: string;
  /** Hours after the first of its pair; one by default. */
  later?: number;
}

export interface Apart {
  /** What makes them look alike. */
  by: "title" | "version" | "procedure" | "company" | "series" | "word" | "market" | "place";
  pair: [Given, Given];
}

export const APART: Apart[] = [
  {
    by: "title",
    pair: [
      {
        by: "orchard/core releases",
        title: "v3.1.0",
        text: "The query planner no longer reads whole tables. Indexes are built in the background, and the old driver is gone. Thanks to nine contributors.",
      },
      {
        by: "lantern/editor releases",
        title: "v3.1.0",
        text: "Themes can be exported. The spelling checker learned Danish, and the side bar remembers its width. Windows 8 is no longer supported.",
      },
    ],
  },
  {
    by: "title",
    pair: [
      {
        by: "Kitchen Table",
        title: "Episode 47",
        text: "A fishmonger explains how he tells a fresh mackerel from an old one, and why he never eats oysters in August.",
      },
      {
        by: "Night Shift",
        title: "Episode 47",
        text: "Two nurses talk about the longest hour of the night and the sounds a ward makes when everybody sleeps.",
      },
    ],
  },
  {
    by: "title",
    pair: [
      { by: "Kitchen Table", title: "Episode 48" },
      { by: "Rail Talk", title: "Episode 48" },
    ],
  },
  {
    by: "title",
    pair: [
      {
        by: "Orrin Gazette",
        title: "Morning briefing",
        text: "The tram fares go up; a bakery wins a prize; fog on the coast.",
      },
      {
        by: "Orrin Gazette",
        title: "Morning briefing",
        text: "The mayor of Marle resigns; a whale is seen off Cape Orr; sunny spells.",
        later: 24,
      },
    ],
  },
  {
    by: "title",
    pair: [
      {
        by: "Pagewell status",
        title: "Elevated error rates",
        text: "We are investigating elevated error rates on our API. Dashboards are not affected.",
      },
      {
        by: "Coinbridge status",
        title: "Elevated error rates",
        text: "We are investigating elevated error rates for card payments in Europe.",
      },
    ],
  },
  {
    by: "title",
    pair: [
      { by: "Pagewell status", title: "Scheduled maintenance" },
      { by: "Mailnest status", title: "Scheduled maintenance" },
    ],
  },
  {
    by: "title",
    pair: [
      {
        by: "The Binding",
        title: "Weekly newsletter #112",
        text: "This week we look at linen thread, at a Dutch workshop that prints on wood, and at two books on paper.",
      },
      {
        by: "Gardenwise",
        title: "Weekly newsletter #112",
        text: "This week we look at late tomatoes, slugs, and what a cold frame can and cannot do.",
      },
    ],
  },
  {
    by: "title",
    pair: [
      { by: "Marler Bote", title: "Der Wochenrückblick", text: "Die Brücke ist gesperrt, das Freibad öffnet wieder." },
      { by: "Bahnblatt", title: "Der Wochenrückblick", text: "Neue Züge für die Küste, alte Signale im Süden." },
    ],
  },
  {
    by: "title",
    pair: [
      {
        by: "orchard/core releases",
        title: "Release notes for November",
        text: "Sorting is stable now. Passwords may be as long as you like.",
      },
      {
        by: "Harbourview",
        title: "Release notes for November",
        text: "The mobile client shows tides, and boats can be renamed.",
      },
    ],
  },
  {
    by: "version",
    pair: [
      { by: "tinyparse", title: "Release 1.4", text: "The reader accepts comments and prints better errors." },
      {
        by: "Advisories",
        title: "CVE-2026-20417: overflow in libquay",
        text: "A heap overflow in the picture reader of libquay before 1.4 lets attackers run code. Update to 1.4.",
      },
    ],
  },
  {
    by: "version",
    pair: [
      { by: "Kernel log", title: "Furnace 6.12.3 is out", text: "Furnace 6.12.3 mends a leak in the scheduler." },
      {
        by: "Phone news",
        title: "Slate OS 6.12.3 brings back widgets",
        text: "Slate OS 6.12.3 is rolled out to tablets.",
      },
    ],
  },
  {
    by: "version",
    pair: [
      { by: "Sky paper", title: "Falcon 9 lifts twenty satellites into orbit" },
      { by: "Sport daily", title: "Hollin Rovers win 9 of 20 matches" },
    ],
  },
  {
    by: "procedure",
    pair: [
      { by: "Market Post", title: "Harrow Foods files for bankruptcy protection" },
      { by: "Tech Ledger", title: "Bitcoin exchange Ostrey files for bankruptcy protection in US" },
    ],
  },
  {
    by: "procedure",
    pair: [
      {
        by: "Market Post",
        title: "Shoe chain Dapper files for Chapter 11",
        text: "Dapper, which runs 210 shoe shops, filed for Chapter 11 protection from its creditors on Monday. The chain blamed rents and the weather.",
      },
      {
        by: "Orrin Gazette",
        title: "Airline Northwing files for Chapter 11",
        text: "Northwing filed for Chapter 11 protection from its creditors on Tuesday after the price of fuel doubled. Flights go on for now.",
      },
    ],
  },
  {
    by: "procedure",
    pair: [
      { by: "Motor News", title: "Veldt recalls 40,000 cars over faulty brakes" },
      { by: "Consumer Watch", title: "Tannhof recalls 12,000 cars over airbag fault" },
    ],
  },
  {
    by: "procedure",
    pair: [
      { by: "Market Post", title: "Lindqvist Steel appoints new chief executive" },
      { by: "Tech Ledger", title: "Pagewell appoints new chief executive" },
    ],
  },
  {
    by: "procedure",
    pair: [
      { by: "Market Post", title: "Harrow Foods reports third quarter profit up 12 percent" },
      { by: "Tech Ledger", title: "Pagewell third quarter profit beats estimates" },
    ],
  },
  {
    by: "procedure",
    pair: [
      { by: "Court Circular", title: "Former mayor of Marle pleads not guilty to fraud charges" },
      { by: "Sport daily", title: "Cyclist Brandt pleads not guilty to drug charges" },
    ],
  },
  {
    by: "procedure",
    pair: [
      {
        by: "Marler Bote",
        title: "Möbelhaus Ettel meldet Insolvenz an",
        text: "Das Möbelhaus Ettel hat am Montag Insolvenz angemeldet. Betroffen sind 300 Beschäftigte.",
      },
      {
        by: "Bahnblatt",
        title: "Zughersteller Karlow meldet Insolvenz an",
        text: "Der Zughersteller Karlow hat am Dienstag Insolvenz angemeldet. Die Werke laufen weiter.",
      },
    ],
  },
  {
    by: "procedure",
    pair: [
      {
        by: "Orrin Gazette",
        title: "Magnitude 5.1 earthquake shakes Karsk",
        text: "An earthquake of magnitude 5.1 shook Karsk before dawn on Tuesday. Plaster fell, and nobody was hurt.",
      },
      {
        by: "World Wire",
        title: "Magnitude 6.4 earthquake strikes off Sellia coast",
        text: "An earthquake of magnitude 6.4 struck off the coast of Sellia on Tuesday. There was no tsunami warning.",
      },
    ],
  },
  {
    by: "company",
    pair: [
      {
        by: "Ward Technology",
        title: "Calmex and Dreyer introduce integrated alarm management",
        text: "Calmex and Dreyer have introduced an alarm system for intensive care. It takes the alarms of ventilators and monitors and sends them to the nurse in charge. In traditional wards each patient is wired to ten devices.",
      },
      {
        by: "Calmex press",
        title: "Calmex announces a distribution partnership with Gelton Healthcare",
        text: "Calmex announced that Gelton Healthcare will sell its messaging platform to hospitals in North America. Calmex makes communication systems for hospitals and has 1,300 employees.",
      },
    ],
  },
  {
    by: "company",
    pair: [
      {
        by: "Money Desk",
        title: "Investors do not know what to make of the trade war",
        text: "Shares fell in Asia and rose in Europe on Tuesday as Washington and Beijing traded threats over tariffs. Shares of the hardware chain Timberhall were lower too. Analysts said the talks could go either way.",
      },
      {
        by: "Market Post",
        title: "Timberhall cuts its outlook for the year",
        text: "Timberhall cut its outlook for sales on Tuesday and its shares fell by five percent. The hardware chain said that lumber had become cheaper than planned.",
      },
    ],
  },
  {
    by: "company",
    pair: [
      { by: "Tech Ledger", title: "Google unveils a cheaper laptop for schools" },
      { by: "Court Circular", title: "Google fined over adverts by Sellian regulator" },
    ],
  },
  {
    by: "company",
    pair: [
      {
        by: "Tech Ledger",
        title: "Pagewell buys the map maker Terrano",
        text: "Pagewell said it would pay 90 million euros for Terrano, whose maps are used by hikers. The deal is to close in spring.",
      },
      {
        by: "Security Week",
        title: "Pagewell warns customers after data theft",
        text: "Pagewell told customers that somebody had copied names and addresses from a backup. Passwords were not among the data, the company said.",
      },
    ],
  },
  {
    by: "series",
    pair: [
      {
        by: "Giant Couch 601",
        title: "Giant Couch 601: Soup Season",
        text: "Giant Couch is back. Jeff has played a fishing game, Vinny moved house, and we answer your mail.",
      },
      {
        by: "Game Wire",
        title: "Giant Couch 602: Easy Chicken",
        text: "Giant Couch is back. Brad has finished the racing game, Alex saw a film, and we answer your mail.",
        later: 70,
      },
    ],
  },
  {
    by: "series",
    pair: [
      {
        by: "Giant Couch",
        title: "Giant Couch 603: Blocks",
        text: "We talk about fishing, the crash of a game server, the price of chicken and Minecraft.",
      },
      {
        by: "Tech Ledger",
        title: "Minecraft exploit makes it easy to crash game servers",
        text: "A flaw in Minecraft lets anybody crash a game server with a crafted packet. It has been known for two years.",
      },
    ],
  },
  {
    by: "word",
    pair: [
      { by: "Farm Weekly", title: "Apple harvest falls to a ten-year low after frost" },
      { by: "Tech Ledger", title: "Apple shares fall to a ten-month low after phone launch" },
    ],
  },
  {
    by: "market",
    pair: [
      { by: "Money Desk", title: "Stocks close lower as oil prices slide" },
      { by: "Market Post", title: "Stocks close higher as oil prices rebound", later: 48 },
    ],
  },
  {
    by: "place",
    pair: [
      {
        by: "Fact Bureau",
        title: "Fact check: is an oxygen bar in Delhi a response to the smog?",
        text: "A picture of an oxygen bar went viral this week. The bar opened in a Delhi mall in May, long before the smog, and sells scented oxygen to shoppers.",
      },
      {
        by: "Explained",
        title: "Delhi air pollution: the law that helps to fuel it",
        text: "A law of 2009 forbids farmers of Punjab to plant rice before June. The harvest now comes so late that they burn the stubble when the winds drop, and Delhi chokes.",
      },
    ],
  },
  {
    by: "place",
    pair: [
      { by: "Orrin Gazette", title: "Police in Marle arrest man over knife attack at station" },
      { by: "Marle Online", title: "Police in Marle arrest man over stolen church bells" },
    ],
  },
];
