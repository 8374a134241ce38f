// "Read all" under posts of every shape, pressed on both platforms.
import { readAllHolds } from "./pressing.ts";

readAllHolds(40);
