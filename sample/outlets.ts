// The outlets of the sample newsroom. All invented; `.example` names can never belong to anybody.

export type FeedKind = "rss" | "rdf" | "atom" | "json";

export interface Outlet {
  /** First part of its article files' names, and of its host. */
  id: string;
  name: string;
  tagline: string;
  /** One registrable domain each, so that outlets count as independent publishers. */
  host: string;
  /** `fullText`: its feed carries whole articles, not only a summary. */
  feed: { kind: FeedKind; path: string; fullText: boolean };
}

function outlet(id: string, name: string, tagline: string, kind: FeedKind, path: string, fullText: boolean): Outlet {
  return { id, name, tagline, host: `${id}.example`, feed: { kind, path, fullText } };
}

export const outlets: Outlet[] = [
  outlet(
    "harbour-courier",
    "The Harbour Courier",
    "Daily news from Aldermouth and its port",
    "rss",
    "/feed.xml",
    false,
  ),
  outlet("estmark-ledger", "The Estmark Ledger", "Business, markets and what they cost", "rss", "/rss/all.xml", true),
  outlet("signal-and-stack", "Signal & Stack", "Technology, taken apart", "atom", "/atom.xml", true),
  outlet("long-transect", "The Long Transect", "Science, from the field to the lab", "rdf", "/index.rdf", false),
  outlet("lockkeeper", "Lockkeeper", "Security news for people on call", "json", "/feed.json", true),
  outlet("senn-valley-post", "Senn Valley Post", "Quernby, Wickery, Brannow & Tarnside", "atom", "/news.atom", false),
  outlet("northbank-radio", "Northbank Radio", "What it means for you, every hour", "json", "/news/feed.json", false),
];
