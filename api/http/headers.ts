import type { MiddlewareHandler } from "hono";
import { NONCE, secureHeaders } from "hono/secure-headers";
import type { AppSettings } from "../parts.ts";
import { isByTls } from "./origin.ts";

const SELF = "'self'";
const NOTHING = "'none'";

/** What the built page writes where the nonce of its answer belongs (vite.config.ts). */
export const NONCE_MARK = "{nonce}";

const HALF_A_YEAR = "max-age=15768000";

/**
 * Headers that tell a browser what no page of ours ever does. Scripts come from this server alone, and so do styles, but for those
 * that carry the nonce of this one answer: the component library writes its own. The map's pictures are made in the page.
 */
const usual = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: [NOTHING],
    scriptSrc: [SELF],
    styleSrc: [SELF, NONCE],
    imgSrc: [SELF, "data:", "blob:"],
    fontSrc: [SELF],
    connectSrc: [SELF],
    workerSrc: [SELF],
    manifestSrc: [SELF],
    baseUri: [NOTHING],
    formAction: [SELF],
    frameAncestors: [NOTHING],
  },
  crossOriginOpenerPolicy: "same-origin",
  crossOriginResourcePolicy: "same-origin",
  referrerPolicy: "same-origin",
  xFrameOptions: "DENY",
  strictTransportSecurity: false,
  permissionsPolicy: {
    geolocation: ["self"],
    camera: ["self"],
    microphone: [],
    payment: [],
    usb: [],
    serial: [],
    displayCapture: [],
  },
});

/** The headers of every answer but tiles. Whoever answers the page finds its nonce as `secureHeadersNonce`. */
export const safeHeaders =
  (settings: Pick<AppSettings, "trustProxy">): MiddlewareHandler =>
  async (c, next) => {
    await usual(c, next);
    // why only then: a browser ignores it over plain HTTP, and an office without TLS must stay reachable
    if (isByTls(c, settings)) c.res.headers.set("strict-transport-security", HALF_A_YEAR);
  };
