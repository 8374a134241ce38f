// The steps of the schema, each a file beside this one.
import type { Migration } from "kysely/migration";
import * as newsroom from "./migrations/001-newsroom.ts";
import * as polling from "./migrations/002-polling.ts";
import * as processes from "./migrations/003-processes.ts";
import * as digests from "./migrations/004-digests.ts";
import * as tenants from "./migrations/005-tenants.ts";
import * as longNumbers from "./migrations/006-long-numbers.ts";
import * as genres from "./migrations/007-genres.ts";
import * as people from "./migrations/008-people.ts";
import * as itemMarks from "./migrations/009-item-marks.ts";
import * as reading from "./migrations/010-reading.ts";
import * as subscribers from "./migrations/011-subscribers.ts";
import * as search from "./migrations/012-search.ts";
import * as posting from "./migrations/013-posting.ts";
import * as versions from "./migrations/014-versions.ts";
import * as votes from "./migrations/015-votes.ts";
import * as reports from "./migrations/016-reports.ts";
import * as shelves from "./migrations/017-shelves.ts";
import * as holders from "./migrations/018-holders.ts";
import * as watches from "./migrations/019-watches.ts";
import * as webhooks from "./migrations/020-webhooks.ts";
import * as watchedStories from "./migrations/021-watched-stories.ts";
import * as logAbout from "./migrations/022-log-about.ts";
import * as leases from "./migrations/023-leases.ts";
import * as searchKinds from "./migrations/024-search-kinds.ts";
import * as digestQueue from "./migrations/025-digest-queue.ts";
import * as cells from "./migrations/026-cells.ts";
import * as growth from "./migrations/027-growth.ts";
import * as itemNames from "./migrations/029-item-names.ts";
import * as searchArticles from "./migrations/030-search-articles.ts";
import * as searchSamples from "./migrations/031-search-samples.ts";

/** In the order they run; a name once released never changes. */
export const migrations: Record<string, Migration> = {
  "001-newsroom": newsroom,
  "002-polling": polling,
  "003-processes": processes,
  "004-digests": digests,
  "005-tenants": tenants,
  "006-long-numbers": longNumbers,
  "007-genres": genres,
  "008-people": people,
  "009-item-marks": itemMarks,
  "010-reading": reading,
  "011-subscribers": subscribers,
  "012-search": search,
  "013-posting": posting,
  "014-versions": versions,
  "015-votes": votes,
  "016-reports": reports,
  "017-shelves": shelves,
  "018-holders": holders,
  "019-watches": watches,
  "020-webhooks": webhooks,
  "021-watched-stories": watchedStories,
  "022-log-about": logAbout,
  "023-leases": leases,
  "024-search-kinds": searchKinds,
  "025-digest-queue": digestQueue,
  "026-cells": cells,
  "027-growth": growth,
  "029-item-names": itemNames,
  "030-search-articles": searchArticles,
  "031-search-samples": searchSamples,
};
