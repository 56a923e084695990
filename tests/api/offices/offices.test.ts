import { afterAll, beforeAll, expect, test } from "vitest";
import type { Office } from "../../../domain/office.ts";
import { eachEngine } from "../../support/engines.ts";
import { A, COMMUNITY, type LittleTown, openLittleTown, STREET } from "../../support/little-town.ts";

eachEngine((engine) => {
  let town: LittleTown;
  let clerk: string;
  beforeAll(async () => {
    town = await openLittleTown(engine);
    clerk = await town.signIn("chen", [{ role: "clerk", area: COMMUNITY }]);
  });
  afterAll(() => town.close());

  const save = (more: object = {}, area = COMMUNITY, cookie = clerk) =>
    town.send(
      "PUT",
      `/api/offices/${area}`,
      { phone: "0391-3900000 转 2", address: "柳园路2号", hours: "周一至周五 8:30–18:00", revision: 0, ...more },
      cookie,
    );
  const offices = async (cookie = clerk): Promise<Office[]> => (await town.json("/api/offices", cookie)).items;

  test("streets and communities of one's own are listed, also where nobody has said anything", async () => {
    expect((await offices()).map(({ area, revision, phone }) => [area, revision, phone])).toEqual([[COMMUNITY, 0, ""]]);
    const commander = await town.signIn("han", [{ role: "commander" }]);
    expect((await offices(commander)).map(({ area }) => area)).toEqual([STREET, COMMUNITY]);
    expect(await offices(await town.signIn("guo", [{ role: "leader", area: A }]))).toEqual([]);
  });

  test("what is said stays, the slower of two is told who was faster, and the log has it", async () => {
    expect((await save()).body).toMatchObject({ phone: "0391-3900000 转 2", revision: 1, changedBy: "chen" });
    const late = await save();
    expect([late.status, late.body.code]).toEqual([409, "office_changed"]);
    expect(late.body.message).toMatch(/^chen 已于/);
    expect((await save({ phone: "", revision: 1 })).body).toMatchObject({ phone: "", revision: 2 });
    const [entry] = (await town.json("/api/audit?action=office.changed&limit=1")).items;
    expect(entry).toMatchObject({ action: "office.changed", subject: { kind: "office", id: COMMUNITY } });
  });

  test("neither another's office, nor that of a grid, nor what is no number", async () => {
    expect((await save({}, STREET)).status).toBe(404);
    expect((await save({}, A)).status).toBe(404);
    expect((await save({ phone: "找小王" })).body.where).toBe("phone");
    expect((await save({ address: "柳".repeat(61) })).body.where).toBe("address");
  });
});
