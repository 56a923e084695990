import type { StaffMember } from "../../domain/staff.ts";
import { getJson } from "./request.ts";

/** `GET /api/staff?area=990101001001`: who is on duty there and within. */
export const fetchStaff = (area: string) =>
  getJson<{ items: StaffMember[]; next: null }>(`/api/staff?area=${encodeURIComponent(area)}`);
