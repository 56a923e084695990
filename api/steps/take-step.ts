import { assigneeFor, levelAbove } from "../../domain/flow/assignment.ts";
import type { Disposition, Flow, FlowStep, StepNeed } from "../../domain/flow/flow.ts";
import { stepMeant, stepsFrom } from "../../domain/flow/flow.ts";
import { clockAfter } from "../../domain/flow/restart.ts";
import { levelFor } from "../../domain/flow/rules.ts";
import type { Level } from "../../domain/grid.ts";
import type { Queryable } from "../database/database.ts";
import { candidatesFor, knownStaff, type Office } from "../flow/queries.ts";
import { HttpError } from "../http/errors.ts";
import { flowOf, isOwnStep } from "../incidents/card.ts";
import {
  beginClock,
  type HeldIncident,
  holdParts,
  lastStep,
  levelOf,
  openStates,
  type StepToWrite,
  stopClocks,
  writeStep,
} from "./queries.ts";

/** What somebody asks for. */
export type StepAsked = {
  /** code of a step */
  step: string;
  note?: string;
  /** id of the person who gets it */
  to?: number;
  /** code */
  disposition?: string;
  due?: Date;
  rating?: number;
  /** number of steps that they knew of */
  seen?: number;
};

/** The step that is meant by `asked`. Throws 409 where somebody was faster, or it does not lead on from where the incident stands. */
export async function stepAsked(
  tx: Queryable,
  office: Office,
  held: HeldIncident,
  asked: StepAsked,
): Promise<FlowStep> {
  const flow = flowOf(office, held);
  if (asked.seen !== undefined && asked.seen !== held.step_count) throw await taken(tx, flow, held);
  const step = stepMeant(flow, held.state, asked.step, asked.disposition ?? null);
  if (!step) throw notPossible(flow, held.state, asked.step);
  if (held.parent_id !== null && !isOwnStep(step)) {
    const message = "该事件已并入一个案件，请在案件上办理。 It is part of a case: take the step there.";
    throw new HttpError(409, "step_not_possible", message, String(held.parent_id));
  }
  return step;
}

/** Takes `step` of an incident that the transaction holds, and of the reports that are parts of it. Throws 400 where something is missing. */
export async function takeStep(
  tx: Queryable,
  office: Office,
  held: HeldIncident,
  step: FlowStep,
  asked: StepAsked,
  by: StepToWrite["by"],
): Promise<void> {
  const flow = flowOf(office, held);
  const disposition = dispositionOf(office, held, step, asked);
  const needs = new Set<StepNeed>([...step.needs, ...(disposition?.needs ?? [])]);
  const note = asked.note?.trim() || null;
  if (needs.has("note") && note === null) throw missing("note", "请写明理由或情况", "Say why.");
  if (needs.has("rating") && asked.rating === undefined)
    throw missing("rating", "请给出 1–5 分的评价", "Rate it, 1 to 5.");
  const due = asked.due?.getTime() ?? null;
  const now = held.now.getTime();
  if (due !== null && due <= now) throw missing("due", "时限应晚于现在", "The date is past.");
  const assignee = await assigneeOf(tx, office, held, step, disposition, asked, needs.has("assignee"));
  const gives = needs.has("assignee") || asked.to !== undefined || assignee !== held.assignee_id;
  const isOpen = (await openStates(tx)).get(step.to) ?? true;
  const { code, to: state } = step;
  const written = { code, state, flow: flow.code, assignee, gives, disposition: disposition?.code ?? null, note, by };
  const parts = isOwnStep(step) ? [] : await holdParts(tx, held.id);
  await writeStep(tx, [held.id, ...parts], { ...written, rating: needs.has("rating") ? asked.rating! : null });
  const move = {
    from: held.state,
    to: state,
    isOpen,
    urgency: held.urgency,
    disposition,
    due,
    isRunning: held.is_running,
  };
  const after = clockAfter(office, flow, move, now);
  if (after.clock === "stops") await stopClocks(tx, [held.id]);
  if (after.clock === "begins") await beginClock(tx, held.id, after);
}

/** How it is disposed of by this step; null when that stays as it was. What nobody chose follows from the urgency. */
function dispositionOf(office: Office, held: HeldIncident, step: FlowStep, asked: StepAsked): Disposition | null {
  const usual = held.urgency === "critical" ? "immediate" : "limited";
  const code = step.disposition ?? asked.disposition ?? (step.needs.includes("disposition") ? usual : null);
  if (code === null) return null;
  const disposition = office.dispositions.find((one) => one.code === code);
  if (disposition) return disposition;
  const known = office.dispositions.map((one) => one.code).join("、");
  throw new HttpError(400, "code_unknown", `参数 disposition 中没有代码“${code}”；可用的有 ${known}。`, "disposition");
}

/** Who has it after the step: as asked; one level up when it is escalated; as before, or whoever is on duty where it needs somebody. */
async function assigneeOf(
  tx: Queryable,
  office: Office,
  held: HeldIncident,
  step: FlowStep,
  disposition: Disposition | null,
  { to }: StepAsked,
  needsOne: boolean,
): Promise<number | null> {
  if (to !== undefined) {
    if ((await knownStaff(tx, [to])).has(to)) return to;
    throw new HttpError(400, "staff_unknown", `没有编号为 ${to} 的人员。 There is no such person.`, "to");
  }
  if (disposition?.code === "escalated") return escalated(tx, office, held);
  if (!needsOne) return held.assignee_id;
  const changes = step.from.includes(step.to);
  if (!changes && held.assignee_id !== null) return held.assignee_id;
  const found =
    changes || held.area_id === null ? null : await onDuty(tx, held.area_id, levelFor(office.rules, held), null);
  if (found === null) throw missing("to", "请选择承办人", "Choose who gets it.");
  return found;
}

const onDuty = async (tx: Queryable, area: number, level: Level, but: number | null): Promise<number | null> =>
  assigneeFor(await candidatesFor(tx, area), level, but).assignee?.id ?? null;

/** Whoever is on duty above the one who has it now. */
async function escalated(tx: Queryable, office: Office, held: HeldIncident): Promise<number> {
  const { area_id: area, assignee_id: assignee } = held;
  const level = area !== null && assignee !== null ? await levelOf(tx, assignee, area) : null;
  const above = levelAbove((level as Level | null) ?? levelFor(office.rules, held));
  const found = area === null || above === null ? null : await onDuty(tx, area, above, assignee);
  if (found !== null) return found;
  const message = "上一级没有在岗人员，请直接选择承办人。 Nobody above is on duty: choose who gets it.";
  throw new HttpError(409, "nobody_above", message, "to");
}

const missing = (where: string, zh: string, en: string) => new HttpError(400, "step_needs", `${zh}。 ${en}`, where);

async function taken(tx: Queryable, flow: Flow, held: HeldIncident): Promise<HttpError> {
  const last = await lastStep(tx, held.id);
  const name = flow.steps.find(({ code }) => code === last?.code)?.name;
  const who = last?.by ?? "别人";
  const message = `${who}已先办理“${name?.zh ?? "这一步"}”。 Taken before by ${last?.by ?? "somebody"}: ${name?.en ?? "this step"}.`;
  return new HttpError(409, "step_taken", message, last?.code ?? undefined);
}

function notPossible(flow: Flow, state: string, wanted: string): HttpError {
  const names = stepsFrom(flow, state).map(({ name, code }) => `${name.zh}（${code}）`);
  const now = flow.states.find(({ code }) => code === state)?.name;
  const message = `现在是“${now?.zh ?? state}”，不能办理“${wanted}”；可以办理：${names.join("、") || "无"}。 It stands at “${now?.en ?? state}”.`;
  return new HttpError(409, "step_not_possible", message, wanted);
}
