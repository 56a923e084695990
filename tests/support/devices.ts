import type { Device, DevicePairing, PairingWish } from "../../domain/device.ts";
import { SIGNED_IN } from "./signed-in.ts";

/** How a server is asked: with JSON, as whom the cookie says, "" being nobody. */
export type Asks = (path: string, init: RequestInit, cookie: string) => Promise<Response>;

const json = (body: unknown): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

/**
 * A device that was paired the usual way: a browser asks, the one with every role types its code, the browser comes for its session. Gives
 * the device and the Cookie header of its browser.
 */
export async function pairedDevice(
  town: { ask: Asks },
  {
    name = "大屏",
    area = null,
    kind,
    building = null,
  }: Pick<PairingWish, "kind"> & { name?: string; area?: string | null; building?: number | null },
): Promise<{ device: Device; cookie: string }> {
  const asked = (await (await town.ask("/api/device-pairings", json({ kind, building }), "")).json()) as DevicePairing;
  const made = await town.ask("/api/devices", json({ code: asked.code, name, area }), SIGNED_IN);
  if (made.status !== 201) throw new Error(`${made.status} ${await made.text()}`);
  const come = await town.ask("/api/session/device", json({ ticket: asked.ticket }), "");
  if (come.status !== 200) throw new Error(`${come.status} ${await come.text()}`);
  return { device: (await made.json()) as Device, cookie: come.headers.getSetCookie()[0].split(";")[0] };
}
