import type { DeviceKind, DevicePairing } from "../../domain/device.ts";
import { sendJson } from "./request.ts";
import { ok, type Result } from "./result.ts";

/** How a browser becomes a device. */
export const pairing = {
  /** `POST /api/device-pairings {"kind": "kiosk", "building": 12}` */
  offer: (kind: DeviceKind, building?: number) =>
    sendJson<DevicePairing>("POST", "/api/device-pairings", { kind, building }),
  /** `POST /api/session/device {"ticket": "…"}`: true once an administrator has typed the code */
  pair: async (ticket: string): Promise<Result<boolean>> => {
    const answer = await sendJson<{ username?: string }>("POST", "/api/session/device", { ticket });
    return answer.ok ? ok(answer.value?.username !== undefined) : answer;
  },
};
