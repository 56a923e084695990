// A server in a process of its own, as `npm start` runs it but for the page's building and the demonstration town.
// Settings come from the environment; the address goes to the parent.

import { openDatabase } from "../../api/database/database.ts";
import { readSettings } from "../../api/env.ts";
import { serve } from "../../api/server.ts";

const settings = readSettings();
const database = await openDatabase(settings);
const served = await serve({ database, settings });
process.send?.(served.url);
const stop = async () => {
  await served.close();
  await database.close();
  process.exit();
};
process.once("SIGTERM", stop);
process.once("disconnect", stop);
