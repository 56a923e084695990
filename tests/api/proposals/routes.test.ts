import { afterAll, beforeAll, expect, test } from "vitest";
import type { FullLayout } from "../../../api/layouts/descriptions.ts";
import type { ProposalJob } from "../../../domain/layout/proposals/proposal.ts";
import { eachEngine } from "../../support/engines.ts";
import { newDraft, numberOf, save } from "../../support/layouts.ts";
import { A, COMMUNITY, type LittleTown, openLittleTown } from "../../support/little-town.ts";

const SETTINGS = { band: [1, 4], target: 2 };

/** Houses of five households each, in rows: dividing them takes a second or so. */
async function build({ sql, changes }: LittleTown, houses: number) {
  await sql`
    with house as (
      insert into building (code, kind, address, shape)
      select 'house-' || n, 'house', '', st_multi(st_expand(st_setsrid(st_makepoint(113.201 + x * 0.001, 35.201 + y * 0.001), 4326), 0.0002))
      from generate_series(0, ${houses - 1}::int) as n, lateral (select n % 35 as x, n / 35 as y) as place
      returning id, shape
    )
    insert into household (code, type_id, address, building_id, position)
    select 'house-' || id || '-' || door, (select min(id) from household_type), '', id, st_centroid(shape)
    from house, generate_series(1, 5) as door`;
  await changes.pull();
}

eachEngine((engine) => {
  let town: LittleTown;
  let planner: string;
  let colleague: string;
  let elsewhere: string;
  beforeAll(async () => {
    town = await openLittleTown(engine);
    planner = await town.signIn("planner", [{ role: "planner", area: COMMUNITY }]);
    colleague = await town.signIn("colleague", [{ role: "planner" }]);
    elsewhere = await town.signIn("elsewhere", [{ role: "planner", area: A }]);
  });
  afterAll(() => town.close());

  const ask = (draft: Pick<FullLayout, "id">, body: object, cookie = planner) =>
    town.send("POST", `/api/layouts/${draft.id}/proposals`, body, cookie);

  async function ended(job: ProposalJob): Promise<ProposalJob> {
    for (;;) {
      const now: ProposalJob = await town.json(`/api/layouts/${job.layout}/proposals/${job.id}`, planner);
      if (now.endedAt !== null) return now;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  test("five proposals come as edits that the draft takes, whoever asks for them in the end", async () => {
    const draft = await newDraft(town, COMMUNITY, planner);
    const { status, body } = await ask(draft, { kind: "alternatives", settings: SETTINGS });
    expect([status, body]).toMatchObject([
      202,
      { layout: draft.id, revision: 0, ahead: 0, by: "planner", endedAt: null },
    ]);
    const job = await ended(body);
    expect(job).toMatchObject({ state: "done", progress: 1, kind: "alternatives", settings: { seed: 1, ...SETTINGS } });
    expect(job.proposals).toHaveLength(5);
    for (const proposal of job.proposals) {
      const copy = await town.send("POST", "/api/layouts", { from: draft.id, name: "副本" }, planner);
      expect((await save(town, copy.body, 0, proposal.edits, planner)).status).toBe(200);
    }
    const { items } = await town.json(`/api/layouts/${draft.id}/proposals`, colleague);
    expect(items).toMatchObject([{ id: job.id, state: "done", proposals: [] }]);
  });

  test("one is worked on at a time; the rest wait, are limited, and can be stopped, with the best so far", async () => {
    await build(town, 400);
    const draft = await newDraft(town, COMMUNITY, planner);
    const jobs: ProposalJob[] = [];
    for (let i = 0; i < 3; i++) jobs.push((await ask(draft, { kind: "alternatives" })).body);
    expect(jobs.map(({ state, ahead }) => [state, ahead])).toEqual([
      ["running", 0],
      ["waiting", 1],
      ["waiting", 2],
    ]);
    expect(await ask(draft, { kind: "repair" })).toMatchObject({ status: 429, body: { code: "proposals_own" } });
    const stop = (job: ProposalJob) =>
      town.send("DELETE", `/api/layouts/${draft.id}/proposals/${job.id}`, undefined, planner);
    expect((await stop(jobs[2])).body).toMatchObject({ state: "stopped", proposals: [] });
    expect((await stop(jobs[1])).body).toMatchObject({ state: "stopped", proposals: [] });
    const { body } = await stop(jobs[0]);
    expect(body).toMatchObject({ state: "stopped", progress: 1 });
    expect(body.proposals.length).toBeGreaterThan(0);
    for (const proposal of body.proposals) expect(proposal).toMatchObject({ edits: [{ kind: "divide" }] });
    expect((await save(town, draft, 0, body.proposals[0].edits.slice(0, 1), planner)).status).toBe(200);
    expect((await stop(jobs[0])).body).toEqual(body);
  });

  test("what cannot be asked for is refused in words", async () => {
    const draft = await newDraft(town, COMMUNITY, planner);
    const area = numberOf(draft, "grid", A);
    await save(town, draft, 0, [{ kind: "lock", grids: [area], isLocked: true }], planner);
    const answers: [object, number, string][] = [
      [{ kind: "everything" }, 400, "invalid_parameter"],
      [{ kind: "split" }, 400, "invalid_parameter"],
      [{ kind: "split", settings: { split: { area: 12345 } } }, 400, "invalid_parameter"],
      [{ kind: "split", settings: { split: { area } } }, 409, "grid_locked"],
      [{ kind: "partition", settings: { band: [500, 300] } }, 400, "invalid_parameter"],
      [{ kind: "partition", names: { grid: "网格" } }, 400, "invalid_parameter"],
      [{ kind: "rebalance", settings: { budget: 2 } }, 400, "invalid_parameter"],
    ];
    for (const [body, status, code] of answers) {
      const answer = await ask(draft, body);
      expect([body, answer]).toMatchObject([
        body,
        { status, body: { code, message: expect.stringMatching(/[一-鿿]/) } },
      ]);
    }
  });

  test("another's scope answers 404, and so does a job of another layout; what is no draft answers 409", async () => {
    const draft = await newDraft(town, COMMUNITY, planner);
    const other = await newDraft(town, COMMUNITY, planner);
    const { body } = await ask(draft, { kind: "repair" });
    const path = (id: number) => `/api/layouts/${id}/proposals/${body.id}`;
    expect((await town.ask(path(draft.id), undefined, elsewhere)).status).toBe(404);
    expect((await town.ask(path(draft.id), { method: "DELETE" }, elsewhere)).status).toBe(404);
    expect((await ask(draft, { kind: "repair" }, elsewhere)).status).toBe(404);
    expect(await (await town.ask(path(other.id), undefined, planner)).json()).toMatchObject({
      code: "proposal_unknown",
      where: body.id,
    });
    await ended(body);
    await town.send("POST", `/api/layouts/${draft.id}/submit`, {}, planner);
    expect(await ask(draft, { kind: "repair" })).toMatchObject({ status: 409, body: { code: "layout_state" } });
  });
});
