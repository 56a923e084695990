import { bodyLimit } from "hono/body-limit";
import { HttpError } from "./errors.ts";

/** A megabyte: no request of ours but an upload comes near. Longer headers and addresses are refused by Node itself. */
const MAX_BYTES = 1024 * 1024;

/** Refuses bodies of more than `maxBytes`, whether they say how long they are or not. */
export const limitBody = (maxBytes = MAX_BYTES) =>
  bodyLimit({
    maxSize: maxBytes,
    onError: () => {
      const most = `${Math.floor(maxBytes / 1024)} KB`;
      const message = `请求内容过大，最多 ${most}。 The body is too large: ${most} at most.`;
      throw new HttpError(413, "body_too_large", message, "body");
    },
  });
