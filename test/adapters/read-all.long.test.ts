// "Read all" under a thousand posts of every shape, pressed on both platforms.
import { readAllHolds } from "./pressing.ts";

readAllHolds(1_000);
