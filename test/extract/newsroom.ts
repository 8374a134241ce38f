// Small invented news stories that the tests of this folder share.
import { articleOf, day, storyOf } from "../support/articles.ts";

const bridgeGazette = articleOf(
  `The Halden bridge was closed to all traffic on Monday after inspectors found two broken cables, the city said.

Engineer Mara Lindqvist said the cables had rusted through where salt water collects. "It held for sixty years and could have held for one more day, or none," Lindqvist said. The inspection was the first since 2019.

About 18,000 cars cross the bridge every day, and the closure forces drivers onto a 14-kilometre detour through Oster. Bus lines 4 and 11 are suspended because no other road is wide enough for them.

Repairs are expected to cost 3.4 million crowns and to take until the end of March. The council will vote on the money next Thursday.

Photo: Jon Berg. Subscribe to our newsletter for more local news. Follow us on Twitter.

The bridge was opened in 1961 by Mayor Karl Aune. He called it "the gate to the sea". Was the city warned in time?`,
  {
    id: "gazette",
    title: "Halden bridge closed after two cables break | Gazette",
    source: "Gazette",
    published: day("2026-11-23"),
  },
);

const bridgeCourier = articleOf(
  `Halden's main bridge is closed until further notice because two of its cables snapped, the city announced on Monday.

"We will not gamble with lives," Mayor Ingrid Solheim said. Solheim added that the council would meet next Thursday to vote on emergency money.

Shop owners in the old town criticized the city for giving them no warning. "December is half of our year," said Tor Vik, who runs a bakery at the bridge head.

The closure cuts the island's 900 residents off from the hospital, because the ambulance now needs 25 minutes instead of six. The fire brigade plans to station a second ambulance on the island.`,
  { id: "courier", title: "Bridge shut: two cables snap in Halden", source: "Courier", published: day("2026-11-23") },
);

const bridgeRadio = articleOf(
  `Two cables of the Halden bridge have broken, and the bridge has been closed to all traffic since Monday morning.

Engineers had recommended an inspection every second year, but the last one was in 2019, according to a report obtained by Radio Fjord. The report said the salt would eat the cables within ten years.

The city may have to replace all 48 cables, Lindqvist told Radio Fjord. That would double the cost.`,
  { id: "radio", title: "Halden bridge: report warned of salt", source: "Radio Fjord", published: day("2026-11-24") },
);

/** Three outlets on a closed bridge, with page furniture, leaning sentences, quotations and a question among them. */
export const bridge = storyOf(bridgeGazette, bridgeCourier, bridgeRadio);

/** One outlet on a vulnerability, 120 words. */
export const advisory = storyOf(
  articleOf(
    `A flaw in the Kestrel mail server lets anyone read other people's mail, its makers warned on Tuesday.

The bug affects all versions from 4.0 to 4.6 and has been used in attacks since October, according to the security firm Nordwall. Nordwall counted 212 attacked servers in nine countries, most of them at universities.

Version 4.7 fixes the flaw. Administrators who cannot update should switch off the search module, the makers said.

The flaw was found by Ines Caro, a student in Porto, who was paid 5,000 euros for her report. Kestrel is used by about 60,000 organisations.`,
    { id: "bytewire", title: "Kestrel mail server flaw exposes mailboxes", source: "Bytewire" },
  ),
);
