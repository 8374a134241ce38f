// Made pairs of reports of one event that share few of their words.
import type { Given } from "./apart.ts";

export const TOGETHER: [Given, Given][] = [
  [
    { by: "Market Post", title: "Harrow Foods files for bankruptcy protection" },
    { by: "Orrin Gazette", title: "Food maker Harrow goes bankrupt, 2,000 jobs at risk" },
  ],
  [
    {
      by: "Aldmouth Herald",
      title: "Ferry Lady Maren strikes pier at Aldmouth",
      text: "The ferry Lady Maren of the Tidewater Line struck the pier at Aldmouth on Tuesday evening. Seventeen people were injured. The harbour office said one engine did not go into reverse.",
    },
    {
      by: "Coast Business",
      title: "Pier collision puts Tidewater Line's island concession in doubt",
      text: "The collision of the Lady Maren with the pier at Aldmouth may cost the Tidewater Line its concession for the islands. The ministry has asked the ferry company for a report by Friday.",
    },
  ],
  [
    { by: "World Wire", title: "Strong earthquake off Sellia coast, no tsunami warning" },
    { by: "Orrin Gazette", title: "Sellia shaken by earthquake of magnitude 6.4" },
  ],
  [
    {
      by: "orchard/core releases",
      title: "Orchard 4.0",
      text: "Orchard 4.0 rewrites the storage engine. Old files are converted when they are first opened. The network protocol is unchanged.",
    },
    {
      by: "Tech Ledger",
      title: "Orchard database gets a new storage engine",
      text: "The database Orchard has reached version 4.0 with a storage engine that was rewritten from scratch. Old files are converted on opening.",
    },
  ],
  [
    {
      by: "Advisories",
      title: "CVE-2026-20417: overflow in libquay",
      text: "A heap overflow in the picture reader of libquay before 1.4 lets attackers run code. Update to 1.4.",
    },
    {
      by: "Security Week",
      title: "Picture library libquay lets attackers run code",
      text: "A flaw in libquay, a library that reads pictures, lets attackers run code on a victim's machine. Browsers have taken in the mended version.",
    },
  ],
  [
    { by: "Motor News", title: "Veldt recalls 40,000 cars over faulty brakes" },
    { by: "Consumer Watch", title: "Brake fault: Veldt calls back 40,000 vehicles" },
  ],
  [
    { by: "Tech Ledger", title: "Pagewell to buy map maker Terrano for 90 million euros" },
    { by: "Market Post", title: "Hiking maps: Terrano is sold to Pagewell" },
  ],
  [
    {
      by: "Orrin Gazette",
      title: "Live: flood in Marle",
      text: "The Orrin burst its banks in Marle on Monday night. About 200 residents of Pell Street were taken to a sports hall. The fire brigade is pumping out cellars.",
    },
    {
      by: "World Wire",
      title: "Hundreds leave homes as river floods Marle",
      text: "More than 200 people left their homes in the town of Marle after the river Orrin flooded Pell Street. They spent the night in a sports hall.",
    },
  ],
  [
    {
      by: "Marler Bote",
      title: "Möbelhaus Ettel meldet Insolvenz an",
      text: "Das Möbelhaus Ettel hat am Montag Insolvenz angemeldet. Betroffen sind 300 Beschäftigte in Marle und Hollin.",
    },
    {
      by: "Orrin Kurier",
      title: "Ettel ist pleite: 300 Beschäftigte bangen",
      text: "Nach 80 Jahren ist das Möbelhaus Ettel zahlungsunfähig. 300 Beschäftigte in Marle und Hollin bangen um ihre Stellen.",
    },
  ],
  [
    {
      by: "Morning Paper",
      title: "Morning briefing",
      text: "Thieves stole eleven paintings from the Hollin museum early on Tuesday. The alarm had been switched off for repairs, the curator said. Detectives questioned the guards.",
    },
    {
      by: "World Wire",
      title: "Eleven paintings stolen from Hollin museum",
      text: "Eleven paintings were stolen from the museum in Hollin before dawn on Tuesday. Repairs were why the alarm was off, said the curator.",
    },
  ],
  [
    { by: "Sky paper", title: "Comet Arden-Voss brightens and may be seen without a telescope" },
    { by: "World Wire", title: "How to see comet Arden-Voss this week" },
  ],
  [
    { by: "Court Circular", title: "Former mayor of Marle pleads not guilty to fraud charges" },
    { by: "Orrin Gazette", title: "Marle's ex-mayor denies fraud in court" },
  ],
  [
    {
      by: "Pagewell status",
      title: "Elevated error rates",
      text: "Pagewell's API answers with errors for one request in five. The cause is a router in Hollin.",
    },
    {
      by: "Tech Ledger",
      title: "Pagewell outage: router in Hollin takes API down",
      text: "A broken router in Hollin made Pagewell's API answer one request in five with errors on Tuesday.",
    },
  ],
  [
    { by: "Sport daily", title: "Hollin Rovers sack coach Ilves after ninth defeat" },
    { by: "Orrin Gazette", title: "Coach Ilves dismissed by Hollin Rovers" },
  ],
  [
    {
      by: "Money Desk",
      title: "Timberhall cuts its outlook for the year",
      text: "Timberhall cut its outlook for sales on Tuesday and its shares fell by five percent. The hardware chain said that lumber had become cheaper.",
    },
    {
      by: "Market Post",
      title: "Cheap lumber hurts Timberhall",
      text: "The hardware chain Timberhall expects lower sales because lumber has become cheaper. Its shares lost five percent on Tuesday.",
    },
  ],
];
