import type { Account, AccountGrant, AccountSession, Role } from "../../domain/account.ts";
import type { Sender, SenderChange } from "../../domain/alert.ts";
import type { AuditCheck, AuditEntry } from "../../domain/audit.ts";
import type { Name } from "../../domain/codes.ts";
import type { Device } from "../../domain/device.ts";
import type { Flows } from "../../domain/flow/flow.ts";
import type { FlowRules } from "../../domain/flow/rules.ts";
import type { OfficeCalendar, ReportSketch, Simulation } from "../../domain/flow/simulation.ts";
import type { DepartmentEndpoint, DepartmentWithEndpoint, OfferedService } from "../../domain/open311/endpoint.ts";
import type { Retained, Retention } from "../../domain/retention.ts";
import type { ManagedTheme, MapTheme, ThemeClass, ThemeKind } from "../../domain/theme.ts";
import type { VisitSchedules } from "../../domain/visit-schedule.ts";
import { fetchAreas } from "./areas.ts";
import { doctor } from "./doctor.ts";
import { hotline } from "./hotline.ts";
import { getJson, sendJson } from "./request.ts";
import { search } from "./search.ts";
import { fetchStaff } from "./staff.ts";
import { fetchTown } from "./town.ts";

type AccountChange = {
  name?: string;
  disabled?: boolean;
  grants?: AccountGrant[];
  unlock?: boolean;
  oneTimeCode?: false;
  openid?: false;
};

type Items<T> = { items: T[]; next: string | null };

/** Everything that /admin asks the server for. */
export const administration = {
  areas: fetchAreas,
  town: fetchTown,
  doctor,
  hotline,
  search,
  staff: fetchStaff,

  /** `GET /api/flows` */
  flows: () => getJson<Flows>("/api/flows"),

  /** `GET /api/flows/rules` */
  flowRules: () => getJson<FlowRules>("/api/flows/rules"),

  /** `PUT /api/flows/rules`: all of them; what was reported before keeps what they said then. */
  setFlowRules: (rules: FlowRules) => sendJson<FlowRules>("PUT", "/api/flows/rules", rules),

  /** `POST /api/flows/simulate`: nothing is stored. */
  simulate: (report: ReportSketch) => sendJson<Simulation>("POST", "/api/flows/simulate", report),

  /** `GET /api/calendar` */
  calendar: () => getJson<OfficeCalendar>("/api/calendar"),

  /** `PUT /api/calendar`: all of it. */
  setCalendar: (calendar: OfficeCalendar) =>
    sendJson<OfficeCalendar>("PUT", "/api/calendar", {
      ...calendar,
      leaves: calendar.leaves.map(({ staff, from, to }) => ({ staff, from, to })),
    }),

  /** `GET /api/schedules` */
  schedules: () => getJson<VisitSchedules>("/api/schedules"),

  /** `PUT /api/schedules`: all of them; what is left out has none any more. */
  setSchedules: (schedules: VisitSchedules) => sendJson<VisitSchedules>("PUT", "/api/schedules", schedules),

  /** `GET /api/roles` */
  roles: () => getJson<Items<Role>>("/api/roles"),

  /** `GET /api/accounts` */
  accounts: () => getJson<Items<Account>>("/api/accounts"),

  /** `POST /api/accounts`: the password is made up and said once. */
  create: (account: { username: string; name: string; grants: AccountGrant[] }) =>
    sendJson<{ account: Account; password: string }>("POST", "/api/accounts", account),

  /** `PATCH /api/accounts/3` */
  change: (id: number, change: AccountChange) => sendJson<Account>("PATCH", `/api/accounts/${id}`, change),

  /** `POST /api/accounts/3/password`: a new one, said once; it must be changed at the next sign-in. */
  newPassword: (id: number) => sendJson<{ password: string }>("POST", `/api/accounts/${id}/password`),

  /** `GET /api/accounts/3/sessions` */
  sessions: (id: number) => getJson<Items<AccountSession>>(`/api/accounts/${id}/sessions`),

  /** `DELETE /api/accounts/3/sessions`: signed out everywhere. */
  endSessions: (id: number) => sendJson<void>("DELETE", `/api/accounts/${id}/sessions`),

  /** `GET /api/devices` */
  devices: () => getJson<Items<Device>>("/api/devices"),

  /** `POST /api/devices`: the screen that shows this code becomes a device. */
  addDevice: (device: { code: string; name: string; area: string | null }) =>
    sendJson<Device>("POST", "/api/devices", device),

  /** `POST /api/devices/3/pairing`: the screen that shows this code takes the place of the one before. */
  replaceScreen: (id: number, code: string) => sendJson<Device>("POST", `/api/devices/${id}/pairing`, { code }),

  /** `DELETE /api/devices/3`: what it shows ends at once. */
  removeDevice: (id: number) => sendJson<void>("DELETE", `/api/devices/${id}`),

  /** `GET /api/senders` */
  senders: () => getJson<Items<Sender>>("/api/senders"),

  /** `POST /api/senders`: its secret is said once. */
  addSender: (sender: Omit<Sender, "id" | "source" | "disabled" | "lastSeen"> & { source?: string }) =>
    sendJson<{ id: number; secret: string }>("POST", "/api/senders", sender),

  /** `PATCH /api/senders/3` */
  changeSender: (id: number, change: SenderChange) => sendJson<void>("PATCH", `/api/senders/${id}`, change),

  /** `DELETE /api/senders/3`: nothing more is taken from it. */
  endSender: (id: number) => sendJson<void>("DELETE", `/api/senders/${id}`),

  /** `GET /api/departments` */
  departments: () => getJson<{ items: DepartmentWithEndpoint[] }>("/api/departments"),

  /** `PUT /api/departments/gas/endpoint`: the key that is set stays where none is given. */
  setEndpoint: (code: string, endpoint: DepartmentEndpoint & { key?: string }) =>
    sendJson<{ items: DepartmentWithEndpoint[] }>(
      "PUT",
      `/api/departments/${encodeURIComponent(code)}/endpoint`,
      endpoint,
    ),

  /** `DELETE /api/departments/gas/endpoint` */
  removeEndpoint: (code: string) =>
    sendJson<{ items: DepartmentWithEndpoint[] }>("DELETE", `/api/departments/${encodeURIComponent(code)}/endpoint`),

  /** `POST /api/departments/services`: what a system offers that may not be set yet. */
  offeredServices: (system: Pick<DepartmentEndpoint, "url" | "format" | "jurisdiction">) =>
    sendJson<{ items: OfferedService[] }>("POST", "/api/departments/services", system),

  /** `GET /api/themes/managed` */
  themes: () => getJson<Items<ManagedTheme>>("/api/themes/managed"),

  /** `PATCH /api/themes/积分` */
  changeTheme: (
    code: string,
    change: { name?: Name; kind?: ThemeKind; restricted?: boolean; rank?: number; classes?: ThemeClass[] | null },
  ) => sendJson<MapTheme>("PATCH", `/api/themes/${encodeURIComponent(code)}`, change),

  /** `DELETE /api/themes/积分`: with all its values. */
  deleteTheme: (code: string) => sendJson<void>("DELETE", `/api/themes/${encodeURIComponent(code)}`),

  /** `GET /api/audit?action=household.revealed&limit=100` */
  audit: (query: string) => getJson<Items<AuditEntry>>(`/api/audit?${query}`),

  /** `GET /api/retention` */
  retention: () => getJson<Retention>("/api/retention"),

  /** `PUT /api/retention {"households": 180, "reporters": 365}` */
  setRetention: (days: Record<Retained, number>) => sendJson<Retention>("PUT", "/api/retention", days),

  /** `POST /api/retention/run` */
  runRetention: () => sendJson<Retention>("POST", "/api/retention/run"),

  /** `GET /api/audit/check` */
  checkAudit: () => getJson<AuditCheck>("/api/audit/check"),
};
