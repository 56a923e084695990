import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { Device, DevicePairing } from "../../domain/device.ts";
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

const NewDevice = z
  .object({
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
  summary: "Makes a device with the role of walls; its code makes a browser the device, within ten minutes",
  request: body(NewDevice),
  responses: {
    201: jsonOf<{ device: Device; pairing: DevicePairing }>("the device, and its code: it is never shown again"),
    ...refused,
  },
});

const postPairing = createRoute({
  method: "post",
  path: "/api/devices/{id}/pairing",
  ...needs("accounts"),
  summary: "A new code for a device; the browser that is it now stays so until the code is used",
  request: one,
  responses: {
    200: jsonOf<DevicePairing>("never shown again"),
    ...refused,
    404: failures[404],
  },
});

const removeDevice = createRoute({
  method: "delete",
  path: "/api/devices/{id}",
  ...needs("accounts"),
  summary: "Removes a device: its session ends at once",
  request: one,
  responses: { 204: { description: "removed" }, ...refused, 404: failures[404] },
});

const pairDevice = createRoute({
  method: "post",
  path: "/api/session/device",
  ...open,
  summary: "Makes this browser the device of a code: the answer's cookie is its session, and is replaced now and then",
  request: body(z.object({ code: z.string({ message: "应为文字" }).max(50) }).openapi("PairingCode")),
  responses: {
    200: jsonOf<SessionInfo>("who is signed in now"),
    ...refusals(400, 429),
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

  /** `POST /api/devices {"name": "指挥大厅", "area": "990101001"}` */
  routes.openapi(postDevice, async (c) => {
    const { name, area = null } = c.req.valid("json");
    return c.json(await devices.create(managerOf(c), { name, area }), 201);
  });

  routes.openapi(postPairing, async (c) => c.json(await devices.invite(managerOf(c), c.req.valid("param").id), 200));

  routes.openapi(removeDevice, async (c) => {
    await devices.remove(managerOf(c), c.req.valid("param").id);
    return c.body(null, 204);
  });

  /** `POST /api/session/device {"code": "K7QM-3WPH"}` */
  routes.openapi(pairDevice, async (c) => {
    const token = await devices.pair(c.req.valid("json").code, fromOf(c, settings));
    const before = c.var.viewer;
    if (before) await endSession(parts, before, addressOf(c, settings));
    const viewer = memory.sessions.viewerOf(`${SESSION_COOKIE}=${token}`);
    if (!viewer) throw new HttpError(401, "not_signed_in", "设备已被移除。 The device was removed.");
    giveCookie(c, settings, token, DEVICE_SESSION_MS);
    return c.json(sessionInfo(viewer, memory.areas), 200);
  });
  return routes;
}
