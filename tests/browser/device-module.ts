// What a test drives on the device without a screen: loaded into the page as one script.

import { keepingClient } from "../../web/client/offline/door.ts";
import { openOutbox } from "../../web/client/offline/open-outbox.ts";

/** The outbox of `account`, and the way in and out. */
export const openDevice = (account: string) => ({ outbox: openOutbox(account), door: keepingClient });
