// Starts everything the page can do with script.
import { startCommand } from "./command.js";
import { divide } from "./days.js";
import { startDialog } from "./dialog.js";
import { startKeys } from "./keys.js";
import { startListen } from "./listen.js";
import { startLive } from "./live.js";
import { startPanel } from "./panel.js";
import { startSaved } from "./saved.js";
import { startSeen } from "./seen.js";
import { startShare } from "./share.js";
import { startTalk } from "./talk.js";
import { startTheme } from "./theme.js";
import { startTimes } from "./time.js";

startTheme();
startTimes();
startListen();
startTalk();
startCommand();
startDialog();
startKeys();
startPanel();
divide();
startSeen();
startSaved();
startShare();
startLive();
