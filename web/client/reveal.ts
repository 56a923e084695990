import type { RevealedHousehold } from "../../domain/household.ts";
import { sendJson } from "./request.ts";

/** `POST /api/households/17/reveal`: name and phone in full, once, noted in the audit log. */
export const reveal = (id: number, reason: string) =>
  sendJson<RevealedHousehold>("POST", `/api/households/${id}/reveal`, { reason });
