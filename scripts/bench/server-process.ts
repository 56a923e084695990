// A server in a process of its own, as `npm start` runs it but for the page's building and the demonstration town.
// Settings come from the environment; the address and the cookie of somebody who may see everything go to the parent.

import { openDatabase } from "../../api/database/database.ts";
import { readSettings } from "../../api/env.ts";
import { serve } from "../../api/server.ts";
import { signInAsEveryone } from "../support/sign-in.ts";

const settings = readSettings();
const database = await openDatabase(settings);
const cookie = await signInAsEveryone(database.sql);
const served = await serve({ database, settings });
process.send?.({ url: served.url, cookie });
const stop = async () => {
  await served.close();
  await database.close();
  process.exit();
};
process.once("SIGTERM", stop);
process.once("disconnect", stop);
