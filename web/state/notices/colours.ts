import type { HouseholdColumns } from "../../../domain/columns.ts";
import type { NoticeRecipient, NoticeState } from "../../../domain/notice.ts";
import { NO_CLASS } from "../colouring-kind.ts";
import type { Theme } from "../preferences.ts";

/** From what asks for something to what is done. */
export const STATES_BY_NEED = [
  "waiting",
  "failed",
  "sent",
  "refused",
  "reached",
] as const satisfies readonly NoticeState[];

/**
 * Who is left stands out, who was reached recedes: told apart by lightness, so that it survives a grey print. No type has
 * these colours, and none of them means good or bad.
 */
const FILLS: Readonly<Record<Theme, Readonly<Record<NoticeState, string>>>> = {
  light: { waiting: "#6A3D9A", failed: "#B5179E", sent: "#B79AD6", refused: "#77828E", reached: "#C9CFD5" },
  dark: { waiting: "#C9A0F5", failed: "#FF86E3", sent: "#8D6BB3", refused: "#7D8894", reached: "#444D57" },
};

export const fillOf = (theme: Theme, state: NoticeState): string => FILLS[theme][state];

export const fillsOf = (theme: Theme): string[] => STATES_BY_NEED.map((state) => fillOf(theme, state));

/** Class of each household by what became of it on a list; those not on it have none. */
export function classesOf(columns: HouseholdColumns, recipients: readonly NoticeRecipient[]): Uint8Array {
  const stateOf = new Map(recipients.map(({ household, state }) => [household, STATES_BY_NEED.indexOf(state)]));
  return Uint8Array.from(columns.id, (id) => stateOf.get(id) ?? NO_CLASS);
}
