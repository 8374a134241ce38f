// Posts of every shape as Discord gets them; a thousand of them: screen.long.test.ts.
import { screensHold } from "./screens.ts";

screensHold(100);
