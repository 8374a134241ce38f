// A thousand posts of every shape as Discord gets them.
import { screensHold } from "./screens.ts";

screensHold(1_000);
