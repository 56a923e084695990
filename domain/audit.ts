/** What the log of who did what to whom keeps. */
export const AUDIT_ACTIONS = [
  "session.created", //     signed in
  "session.failed", //      tried to
  "session.ended", //       signed out
  "password.changed",
  "account.created",
  "account.changed",
  "device.created",
  "device.invited", //      another screen may become it
  "device.paired",
  "device.removed",
  "device.suspected", //    an old token was shown: somebody holds a copy, its session was ended
  "wall.changed", //        what a wall shows
  "account.linked", //      bound to a person at the office's provider
  "sessions.revoked", //    someone else ended them
  "household.revealed", //  saw name and phone of one household in full
  "names.printed", //       names of the households of an area were put on paper
  "tags.seen", //           saw its restricted tags
  "notes.seen", //          saw its plan, or notes or photos of visits there
  "visit.noted",
  "plan.changed",
  "schedule.changed", //    how often which households are visited
  "month.closed",
  "audit.read", //          looked into this log
  "incident.reported",
  "flow.changed", //        the rules that choose flow, kind, person and time of what is reported
  "calendar.changed", //    working hours, holidays, who is away
  "sheet.loaded", //        rows of a sheet of 12345 work orders became incidents
  "sheet.exported", //      with results, names and phones
  "link.changed", //        another party-member household answers for a household
  "links.computed",
  "notice.created",
  "notice.sent", //         phones were opened for the gateway
  "notice.closed",
  "notice.exported",
  "theme.seen", //          saw values of a restricted theme
  "theme.changed",
  "theme.deleted",
  "household.left", //      moved away
  "retention.changed", //   how long personal data is kept
  "data.anonymised", //     what was kept too long
  "layout.created",
  "layout.deleted",
  "layout.submitted",
  "layout.withdrawn",
  "layout.approved",
  "layout.rejected",
  "layout.published", //    is to come into force on a day
  "layout.effective", //    came into force: areas, homes and duties followed
  "handover.exported", //   the list of who hands whom to whom
  "borders.repaired", //    gaps and overlaps of borders in force were mended
  "codes.made", //          codes that residents report with
  "code.revoked",
  "bulletin.created", //    hung on the screens at the stairs
  "bulletin.changed",
  "bulletin.withdrawn",
  "office.changed", //      how to reach an office, as the screens say it
  "sender.created", //      a machine or program that may report
  "sender.changed",
  "sender.removed",
  "department.changed", //  where a department's own system is
  "alert.judged", //        somebody decided about what a machine was not sure of
  "key.rotated",
] as const;

export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** One entry of the log. */
export type AuditEntry = {
  /** 1, 2, 3 … without a gap */
  id: number;
  /** ISO 8601, by the clock of the database */
  at: string;
  /** name to sign in with, as it was then; null where nobody was signed in */
  account: string | null;
  /** name to show, as it was then */
  name: string;
  action: AuditAction;
  subject: { kind: string; id: string } | null;
  /** code of the area it happened in */
  area: string | null;
  reason: string | null;
  /** where the request came from; "" when unknown */
  address: string;
  details: Record<string, unknown>;
};

/** Whether the log is whole: what `GET /api/audit/check` answers. */
export type AuditCheck = {
  ok: boolean;
  entries: number;
  /** the first entry that was changed, or is missing */
  brokenAt: number | null;
  /** hash of the last entry, hexadecimal: who notes it elsewhere will also see a log that was cut off or written anew; "" without entries */
  head: string;
};
