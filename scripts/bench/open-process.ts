// A process that opens the database its environment names, says so, and does nothing else until it is ended.

import { openDatabase } from "../../api/database/database.ts";
import { readSettings } from "../../api/env.ts";

const database = await openDatabase(readSettings());
process.send?.("open");
const stop = () => database.close().then(() => process.exit());
process.once("SIGTERM", stop);
process.once("disconnect", stop);
