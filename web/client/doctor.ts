import type { BorderRepair, DoctorPreview, DoctorRepaired, DoctorReport } from "../../domain/doctor.ts";
import type { Level } from "../../domain/grid.ts";
import { getJson, sendJson } from "./request.ts";

type Chosen = { version: string; repairs: readonly BorderRepair[] };

export type FileToCheck = { text: string; within?: string; level?: Level } & Partial<Chosen>;

/** What the server answers for a file: with repairs also what they change, and the file with them. */
export type FileReport = DoctorReport & Partial<DoctorPreview> & { repaired?: object };

const at = (code: string) => `/api/doctor/${encodeURIComponent(code)}`;

/** Borders that leave gaps or overlap. */
export const doctor = {
  /** `GET /api/doctor/990101001001` */
  examine: (code: string) => getJson<DoctorReport>(at(code)),

  /** `POST /api/doctor/990101001001/preview` */
  preview: (code: string, chosen: Chosen) => sendJson<DoctorPreview>("POST", `${at(code)}/preview`, chosen),

  /** `POST /api/doctor/990101001001/repairs`: in force from a day, today without one. */
  repair: (code: string, chosen: Chosen & { from?: string }) =>
    sendJson<DoctorRepaired>("POST", `${at(code)}/repairs`, chosen),

  /** `POST /api/doctor/file` */
  file: (file: FileToCheck) => sendJson<FileReport>("POST", "/api/doctor/file", file),
};
