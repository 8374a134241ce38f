// Several processes on one Postgres: what a second one adds, and how the living take over.
// Also whether everything is told once while they are killed. Run: node bench/processes.ts [part...] [--minutes N]
import { fair } from "./processes/fair.ts";
import { kills } from "./processes/kills.ts";
import { handover } from "./processes/handover.ts";
import { takeover } from "./processes/takeover.ts";
import { throughput } from "./processes/throughput.ts";

const parts = { throughput, takeover, handover, fair, kills };
const asked = process.argv.slice(2).filter((word) => word in parts);

for (const [name, run] of Object.entries(parts)) if (asked.length === 0 || asked.includes(name)) await run();
