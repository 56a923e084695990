import { stepsFrom } from "../../domain/flow/flow.ts";
import { EVERYWHERE } from "../access/viewer.ts";
import { holdLog } from "../audit/queries.ts";
import type { Sql } from "../database/database.ts";
import { officeOf } from "../flow/queries.ts";
import { HttpError, unknown } from "../http/errors.ts";
import { flowOf, isOwnStep } from "../incidents/card.ts";
import { holdIncident } from "./queries.ts";
import { takeStep } from "./take-step.ts";

/**
 * Rates an incident, 1–5, for whoever reported it and has no account; `name` is what the list of steps calls them. Throws 404 where there is
 * none, 409 `not_ratable` while it is not done, and once it was rated.
 */
export const rateAsReporter = (
  sql: Sql,
  id: number,
  { rating, note, name }: { rating: number; note?: string; name: string },
): Promise<void> =>
  sql.begin(async (tx) => {
    await holdLog(tx);
    const held = await holdIncident(tx, id, EVERYWHERE);
    if (!held) throw unknown("incident_unknown", "事件", id);
    const office = await officeOf(tx);
    const step = stepsFrom(flowOf(office, held), held.state).find(isOwnStep);
    if (!step) {
      throw new HttpError(409, "not_ratable", "现在还不能评价，或已评价过。 It cannot be rated now.", String(id));
    }
    await takeStep(tx, office, held, step, { step: step.code, rating, note }, { account: null, staff: null, name });
  }) as Promise<void>;
