// Prints the import table: `npm run -s house`. What each room may import, and how often it does.
import { TABLE, arrows } from "./table.ts";

const found = arrows();
const rooms = [...new Set([...Object.keys(TABLE), ...found.keys()])];
const width = Math.max(...rooms.map((room) => room.length));
let count = 0;
for (const room of rooms) {
  const used = [...(found.get(room) ?? [])].map(([to, times]) => `${to} ${times}`);
  count += used.length;
  process.stdout.write(`${room.padEnd(width)}  ${used.join(", ") || "nothing of ours"}\n`);
}
process.stdout.write(`${rooms.length} rooms, ${count} arrows\n`);
