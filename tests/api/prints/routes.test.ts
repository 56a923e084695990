import { afterAll, beforeAll, expect, test } from "vitest";
import type { PrintJob } from "../../../domain/paper/print.ts";
import { eachEngine } from "../../support/engines.ts";
import { A, A1, B2, type LittleTown, openLittleTown } from "../../support/little-town.ts";
import { readPdf } from "./read-pdf.ts";

eachEngine((engine) => {
  let town: LittleTown;
  let leader: string;
  beforeAll(async () => {
    town = await openLittleTown(engine);
    leader = await town.signIn("leader", [{ role: "leader", area: A }]);
  });
  afterAll(() => town.close());

  const ask = (body: object, cookie = leader) => town.send("POST", "/api/prints", body, cookie);

  async function ended({ id }: PrintJob, cookie = leader): Promise<PrintJob> {
    for (;;) {
      const job: PrintJob = await town.json(`/api/prints/${id}`, cookie);
      if (job.endedAt !== null) return job;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  test("a print is a job of who asked; its file is theirs alone, named after the area", async () => {
    const { status, body } = await ask({ area: A1, paper: "A1" });
    expect([status, body]).toMatchObject([
      202,
      { state: "running", made: null, wish: { names: false, colours: "types" } },
    ]);
    expect(await town.ask(`/api/prints/${body.id}/file`, undefined, leader)).toMatchObject({ status: 409 });
    const job = await ended(body);
    expect(job).toMatchObject({
      state: "done",
      progress: 1,
      made: { name: "第一微网格-map-A1.pdf", pages: 1, notes: [] },
    });
    const file = await town.ask(`/api/prints/${job.id}/file`, undefined, leader);
    expect(file.headers.get("content-type")).toBe("application/pdf");
    expect(file.headers.get("cache-control")).toBe("no-store");
    const bytes = Buffer.from(await file.arrayBuffer());
    expect([bytes.length, bytes.toString("latin1", 0, 5)]).toEqual([job.made!.bytes, "%PDF-"]);
    const other = await town.signIn("other", [{ role: "leader", area: A }]);
    expect((await town.ask(`/api/prints/${job.id}/file`, undefined, other)).status).toBe(404);
    expect(await town.json("/api/prints", other)).toEqual({ items: [], next: null });
    expect((await town.json("/api/prints", leader)).items).toMatchObject([{ id: job.id }]);
  });

  test("areas of others answer 404, rights one lacks 403, and what cannot be printed says why", async () => {
    const auditor = await town.signIn("auditor", [{ role: "auditor" }]);
    const clerk = await town.signIn("clerk", [{ role: "clerk", area: A }]);
    const answers: [object, string, number, string][] = [
      [{ area: B2 }, leader, 404, "area_unknown"],
      [{ area: "1" }, leader, 404, "area_unknown"],
      [{ area: A1, kind: "codes" }, clerk, 403, "forbidden"],
      [{ area: A1, colours: "plain", names: true, reason: "上墙公示" }, auditor, 403, "forbidden"],
      [{ area: A1, paper: "A5" }, leader, 400, "invalid_parameter"],
      [{ area: A1, dpi: 600 }, leader, 400, "invalid_parameter"],
      [{ area: A1, names: true }, leader, 400, "invalid_parameter"],
      [{ area: A1, title: "字".repeat(41) }, leader, 400, "invalid_parameter"],
    ];
    for (const [body, cookie, status, code] of answers) {
      const answer = await ask(body, cookie);
      expect([body, answer]).toMatchObject([
        body,
        { status, body: { code, message: expect.stringMatching(/[一-鿿]/) } },
      ]);
    }
  });

  test("names are in the file of who may reveal them and asked, and in nobody else's", async () => {
    const clerk = await town.signIn("clerk-of-names", [{ role: "clerk", area: A }]);
    const textOf = async (body: object) => {
      const job = await ended((await ask(body, clerk)).body, clerk);
      const file = await town.ask(`/api/prints/${job.id}/file`, undefined, clerk);
      return (await readPdf(new Uint8Array(await file.arrayBuffer()))).map(({ text }) => text).join("\n");
    };
    const named = await textOf({ area: A1, paper: "A3", names: true, reason: "入户核对" });
    for (const name of ["张志强", "欧阳修", "柳园路1号院1号楼1单元102", "用途：入户核对"])
      expect(named).toContain(name);
    const usual = await textOf({ area: A1, paper: "A3", reason: "入户核对" });
    for (const name of ["张志强", "欧阳修", "户主名册"]) expect(usual).not.toContain(name);
    // whoever may see households but not reveal them is refused, and nothing of it is logged
    const before = (await town.json("/api/audit?action=names.printed")).items.length;
    const viewer = await town.signIn("planner", [{ role: "planner", area: A }]);
    expect((await ask({ area: A1 }, viewer)).status).toBe(202);
    for (const colours of ["types", "plain"]) {
      const refused = await ask({ area: A1, colours, names: true, reason: "入户核对" }, viewer);
      expect([refused.status, refused.body.code]).toEqual([403, "forbidden"]);
    }
    expect((await town.json("/api/audit?action=names.printed")).items).toHaveLength(before);
  });

  test("names are printed for a reason, logged with how many, and not for the fifth time in an hour", async () => {
    const wish = { area: A1, names: true, reason: "便民服务站上墙", paper: "A4" };
    const { body } = await ask(wish);
    expect(await town.json("/api/audit?action=names.printed&limit=1")).toMatchObject({
      items: [{ action: "names.printed", reason: "便民服务站上墙", area: A1, details: { households: 3 } }],
    });
    expect((await town.send("DELETE", `/api/prints/${body.id}`, undefined, leader)).body.endedAt).not.toBeNull();
    for (let time = 1; time < 4; time++) {
      const { body } = await ask(wish);
      await town.send("DELETE", `/api/prints/${body.id}`, undefined, leader);
    }
    expect(await ask(wish)).toMatchObject({ status: 429, body: { code: "too_many_names" } });
  });
});
