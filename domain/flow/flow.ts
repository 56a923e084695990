import type { Name } from "../codes.ts";
import type { Right } from "../role.ts";
import type { Card, Clock } from "./clock.ts";

// The way of an incident, as data: a flow names states of the code table `incident_state`, leaves some out, and joins them by steps.
// Which flow an incident takes, who gets it and how long it may take are rules (rules.ts); nothing here knows any flow by name.

/** What a step has to be given. What can be found without asking (who is on duty, a clock) may be left out by whoever takes it. */
export const STEP_NEEDS = ["note", "assignee", "disposition", "due", "rating"] as const;

export type StepNeed = (typeof STEP_NEEDS)[number];

/** A step from one of the states `from` to the state `to`: codes of `incident_state`. */
export type FlowStep = {
  code: string;
  name: Name;
  from: string[];
  to: string;
  /** what one must be allowed to do where the incident lies */
  right: Right;
  needs: StepNeed[];
  /** the disposition that this step is, such as an answer that explains */
  disposition?: string;
};

/** A state as a flow calls it. `clock`: how long it may stay in it; without one the clock of before goes on. */
export type FlowState = { code: string; name: Name; clock?: Clock };

/** Its first state is that of what was just reported. */
export type Flow = { code: string; name: Name; states: FlowState[]; steps: FlowStep[] };

/** How an incident is dealt with. `clock`: how long that may take; null: as long as its urgency allows. */
export type Disposition = { code: string; name: Name; clock: Clock | null; needs: StepNeed[] };

/** Another office that can be called for. `handsOn`: its own system is told, by Open311. */
export type Department = { code: string; name: Name; handsOn: boolean };

/** What `GET /api/flows` answers. `cards`: what each is called, the reminder first. */
export type Flows = {
  flows: Flow[];
  dispositions: Disposition[];
  departments: Department[];
  cards: { card: Card; name: Name }[];
};

/** The steps that lead on from `state`. */
export const stepsFrom = (flow: Flow, state: string): FlowStep[] =>
  flow.steps.filter(({ from }) => from.includes(state));

/**
 * The step that somebody means who says `wanted` (a step's code) of an incident in `state`, and how they dispose of it: a disposition that
 * is a step of its own takes that step. Null when it does not lead on from there.
 */
export function stepMeant(flow: Flow, state: string, wanted: string, disposition: string | null): FlowStep | null {
  const possible = stepsFrom(flow, state);
  const named = possible.find(({ code }) => code === wanted) ?? null;
  if (!named || disposition === null || named.disposition === disposition) return named;
  return possible.find((step) => step.disposition === disposition) ?? named;
}

/** What is wrong with a flow, and with which state or step. */
export type FlowFault = {
  fault: "state-unknown" | "state-foreign" | "step-twice" | "state-unreached" | "state-stuck" | "endless";
  code: string;
};

/** What is wrong with `flow`; nothing when every incident can be led through it. `states`: the code table. */
export function flowFaults(flow: Flow, states: readonly { code: string; open: boolean }[]): FlowFault[] {
  const own = flow.states.map(({ code }) => code);
  const isOpen = new Map(states.map(({ code, open }) => [code, open]));
  const codes = flow.steps.map(({ code }) => code);
  const reached = reachable(flow);
  const named = flow.steps.flatMap(({ from, to }) => [...from, to]);
  const faults = (fault: FlowFault["fault"], which: readonly string[]) =>
    [...new Set(which)].map((code) => ({ fault, code }));
  return [
    ...faults(
      "state-unknown",
      own.filter((code) => !isOpen.has(code)),
    ),
    ...faults(
      "state-foreign",
      named.filter((code) => !own.includes(code)),
    ),
    ...faults(
      "step-twice",
      codes.filter((code, index) => codes.indexOf(code) !== index),
    ),
    ...faults(
      "state-unreached",
      own.filter((code) => !reached.has(code)),
    ),
    ...faults(
      "state-stuck",
      own.filter((code) => isOpen.get(code) && stepsFrom(flow, code).length === 0),
    ),
    ...faults("endless", own.some((code) => isOpen.get(code) === false) ? [] : [flow.code]),
  ];
}

function reachable({ states, steps }: Flow): Set<string> {
  const reached = new Set(states.slice(0, 1).map(({ code }) => code));
  for (let before = -1; before < reached.size; ) {
    before = reached.size;
    for (const { from, to } of steps) if (from.some((state) => reached.has(state))) reached.add(to);
  }
  return reached;
}
