// Prints every regular expression of the house, as JSON.
import { adapters, filesUnder, sources } from "../read.ts";
import { expressionsOf, readEveryLanguage } from "./collect.ts";

const all = await expressionsOf([...sources, ...adapters, ...filesUnder("sample")], readEveryLanguage);
process.stdout.write(JSON.stringify(all));
