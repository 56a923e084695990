import { createContext, type ReactNode, useContext, useMemo } from "react";
import { useStore } from "zustand";
import type { HouseholdCard } from "../../../domain/household.ts";
import type { PackedIncident } from "../../../domain/phone.ts";
import type { Position } from "../../../domain/position.ts";
import type { Found } from "../../state/found.ts";
import type { AvailableStep, StepDraft } from "../../state/incidents/step-draft.ts";
import type { ReportDraft, VisitDraft } from "../../state/phone/drafts.ts";
import type { Round, RoundPage, RoundState, RoundTab } from "../../state/phone/round.ts";
import { phoneTexts } from "../../text/phone.ts";
import { useLanguage } from "../app-context.tsx";

/** What the panels of the round may ask for beside changing its state. Handed in by the screen. */
export type RoundActions = {
  open(page: RoundPage): void;
  /** one page back; the browser's own way back does the same */
  back(): void;
  show(tab: RoundTab): void;
  /** reads the kept data anew */
  refresh(): void;
  /** keeps another grid instead */
  choose(grid: string): void;
  /** the map goes there */
  fly(position: Position): void;
  /** the map shows all of the own area */
  flyHome(): void;
  /** begins to watch the own position and goes there once it is known */
  locate(): void;
  stopLocating(): void;
  search(query: string, signal: AbortSignal): Promise<readonly Found[] | null>;
  /** the card of a household as the server has it; null when it cannot be had */
  card(id: number): Promise<HouseholdCard | null>;
  /** keeps it to be sent; false when the device could not */
  noteVisit(household: number, draft: VisitDraft): Promise<boolean>;
  /** a step of an incident; the same */
  step(incident: PackedIncident, step: AvailableStep, draft: StepDraft): Promise<boolean>;
  report(draft: ReportDraft, position: Position, address: string | null): Promise<boolean>;
  /** a photo small enough to be sent; null when it cannot be read */
  shrink(photo: Blob): Promise<Blob | null>;
  retry(id: string): void;
  discard(id: string): void;
  sendNow(): void;
  /** the spot under the pin of a report, as the map stands */
  pinHere(): void;
};

type Provided = { round: Round; actions: RoundActions };

const RoundContext = createContext<Provided | null>(null);

/** Around the panels of the round. */
export function RoundProvider({ round, actions, children }: Provided & { children: ReactNode }) {
  const provided = useMemo(() => ({ round, actions }), [round, actions]);
  return <RoundContext value={provided}>{children}</RoundContext>;
}

function provided(value: Provided | null): Provided {
  if (value === null) throw new Error("a panel stands outside its provider");
  return value;
}

export const useRoundStore = (): Round => provided(useContext(RoundContext)).round;
export const useActions = (): RoundActions => provided(useContext(RoundContext)).actions;

/** A part of the round's state; the panel draws again when that part is another value. */
export const useRound = <T,>(part: (state: RoundState) => T): T => useStore(useRoundStore(), part);

/** The words of the phone's page. */
export const useWords = () => phoneTexts[useLanguage()];
