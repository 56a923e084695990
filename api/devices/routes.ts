import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { DEVICE_KINDS, type Device, type DevicePairing } from "../../domain/device.ts";
import type { SessionInfo } from "../../domain/role.ts";
import { needs, open, scopeOf, viewerOf } from "../access/guard.ts";
import { SESSION_COOKIE } from "../access/token.ts";
import type { Manager } from "../accounts/manage.ts";
import { HttpError } from "../http/errors.ts";
import { addressOf } from "../http/origin.ts";
import type { Page } from "../http/page.ts";
import { id } from "../http/parameters.ts";
import { body, failures, jsonOf, newRoutes, refusals } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { giveCookie } from "../sign-in/cookie.ts";
import { fromOf } from "../sign-in/from.ts";
import { sessionInfo } from "../sign-in/session-info.ts";
import { endSession } from "../sign-in/sign-in.ts";
import { Devices } from "./devices.ts";
import { askToBeDevice, comeForSession } from "./pairing.ts";
import { DEVICE_SESSION_MS } from "./token-renewal.ts";

const refused = refusals(400);
const one = { params: z.object({ id }) };

const listDevices = createRoute({
  method: "get",
  path: "/api/devices",
  ...needs("accounts"),
  summary: "Screens that nobody signs in at, of the area one manages",
  responses: { 200: jsonOf<Page<Device>>("all of them"), ...refused },
});

const code = z.string({ message: "应为屏幕上的六个字符" }).max(50, { message: "应为屏幕上的六个字符" });

const NewDevice = z
  .object({
    code,
    name: z
      .string({ message: "应为文字" })
      .trim()
      .refine((text) => /^[^\p{Cc}\p{Cs}]{1,50}$/u.test(text), { message: "应为 1–50 字，没有控制字符" }),
    area: z.string().nullish(),
  })
  .openapi("NewDevice");

const postDevice = createRoute({
  method: "post",
  path: "/api/devices",
  ...needs("accounts"),
  summary: "Makes a device of the screen that shows this code: a wall of an area, or the screen at a building's stair",
  request: body(NewDevice),
  responses: { 201: jsonOf<Device>("the device"), ...refused, 429: failures[429] },
});

const postPairing = createRoute({
  method: "post",
  path: "/api/devices/{id}/pairing",
  ...needs("accounts"),
  summary: "Makes the screen that shows this code the device, in place of the browser that is it now",
  request: { ...one, ...body(z.object({ code }).openapi("DeviceCode")) },
  responses: { 200: jsonOf<Device>("the device"), ...refused, 404: failures[404], 429: failures[429] },
});

const removeDevice = createRoute({
  method: "delete",
  path: "/api/devices/{id}",
  ...needs("accounts"),
  summary: "Removes a device: its session ends at once",
  request: one,
  responses: { 204: { description: "removed" }, ...refused, 404: failures[404] },
});

const PairingWish = z
  .object({
    kind: z.enum(DEVICE_KINDS, { message: `应为 ${DEVICE_KINDS.join("、")} 之一` }),
    building: id.nullish().transform((building) => building ?? null),
  })
  .refine(({ kind, building }) => (kind === "kiosk") === (building !== null), {
    message: "楼道屏要写楼栋编号，大屏不写",
    path: ["building"],
  })
  .openapi("PairingWish");

const askForPairing = createRoute({
  method: "post",
  path: "/api/device-pairings",
  ...open,
  summary:
    "This browser wants to be a device: a code to show, good for ten minutes, and a ticket to ask with whether somebody typed it",
  request: body(PairingWish),
  responses: {
    201: jsonOf<DevicePairing>("shown once"),
    400: failures[400],
    404: failures[404],
    429: failures[429],
    503: failures[503],
  },
});

const comeWithTicket = createRoute({
  method: "post",
  path: "/api/session/device",
  ...open,
  summary:
    "Makes this browser the device that an administrator made of its code: the answer's cookie is its session, and is replaced now and then; 202 while nobody typed the code",
  request: body(z.object({ ticket: z.string({ message: "应为文字" }).max(100) }).openapi("PairingTicket")),
  responses: {
    200: jsonOf<SessionInfo>("who is signed in now"),
    202: jsonOf<{ until: string }>("it waits until then"),
    400: failures[400],
    404: failures[404],
    503: failures[503],
  },
});

export function deviceRoutes(parts: Parts) {
  const routes = newRoutes();
  const { memory, settings } = parts;
  const devices = new Devices(parts);
  const managerOf = (c: Context): Manager => ({
    viewer: viewerOf(c),
    scope: scopeOf(c, "accounts"),
    address: addressOf(c, settings),
  });

  routes.openapi(listDevices, async (c) => c.json({ items: await devices.list(managerOf(c)), next: null }, 200));

  /** `POST /api/devices {"code": "K7QM3W", "name": "指挥大厅", "area": "990101001"}` */
  routes.openapi(postDevice, async (c) => {
    const { code, name, area = null } = c.req.valid("json");
    return c.json(await devices.create(managerOf(c), { code, name, area }), 201);
  });

  /** `POST /api/devices/7/pairing {"code": "K7QM3W"}` */
  routes.openapi(postPairing, async (c) => {
    const { code } = c.req.valid("json");
    return c.json(await devices.replaceBrowser(managerOf(c), c.req.valid("param").id, code), 200);
  });

  routes.openapi(removeDevice, async (c) => {
    await devices.remove(managerOf(c), c.req.valid("param").id);
    return c.body(null, 204);
  });

  /** `POST /api/device-pairings {"kind": "wall"}` */
  routes.openapi(askForPairing, async (c) =>
    c.json(await askToBeDevice(parts, c.req.valid("json"), fromOf(c, settings)), 201, { "cache-control": "no-store" }),
  );

  /** `POST /api/session/device {"ticket": "…"}` */
  routes.openapi(comeWithTicket, async (c) => {
    const answer = await comeForSession(parts, c.req.valid("json").ticket, fromOf(c, settings));
    if ("until" in answer) return c.json({ until: answer.until.toISOString() }, 202);
    const before = c.var.viewer;
    if (before) await endSession(parts, before, addressOf(c, settings));
    const viewer = memory.sessions.viewerOf(`${SESSION_COOKIE}=${answer.token}`);
    if (!viewer) throw new HttpError(401, "not_signed_in", "设备已被移除。 The device was removed.");
    giveCookie(c, settings, answer.token, DEVICE_SESSION_MS);
    return c.json(sessionInfo(viewer, memory.areas), 200);
  });
  return routes;
}
