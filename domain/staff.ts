/** Somebody who answers for areas: what `GET /api/staff` says. `duties`: codes of what they are on duty for, where asked. */
export type StaffMember = { id: number; name: string; duties: string[] };
