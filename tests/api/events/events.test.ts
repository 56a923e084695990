import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { signatureOf } from "../../../api/senders/secret.ts";
import { eachEngine } from "../../support/engines.ts";
import { A1, B1, type LittleTown, openLittleTown } from "../../support/little-town.ts";

const CAMERA = "F-1";

eachEngine((engine) => {
  let town: LittleTown;
  let secret: string;
  let sender: number;
  let leader: string;
  let stranger: string;
  beforeAll(async () => {
    town = await openLittleTown(engine);
    leader = await town.signIn("lin", [{ role: "leader", area: A1 }]);
    stranger = await town.signIn("qian", [{ role: "leader", area: B1 }]);
    const kinds = { smoke: "fire-hazard" };
    ({ id: sender, secret } = await post("/api/senders", { code: "smoke", name: "烟火识别", area: A1, kinds }));
  });
  beforeEach(() => town.sql`delete from alert_burst`);
  afterAll(() => town.close());

  async function post(path: string, body: object, cookie?: string) {
    const headers = { "content-type": "application/json" };
    return (await town.ask(path, { method: "POST", headers, body: JSON.stringify(body) }, cookie)).json();
  }

  type Wish = { code?: string; key?: string; atS?: number; body?: string };
  const sendRaw = async (
    body: string,
    { code = "smoke", key = secret, atS = Date.now() / 1000, ...but }: Wish = {},
  ) => {
    const timestamp = String(Math.floor(atS));
    const headers = { "x-sender": code, "x-timestamp": timestamp, "x-signature": signatureOf(key, timestamp, body) };
    const response = await town.ask("/api/events", { method: "POST", headers, body: but.body ?? body }, "");
    return { status: response.status, ...(await response.json()) };
  };
  const send = (event: object = {}, wish?: Wish) =>
    sendRaw(JSON.stringify({ id: randomUUID(), camera: CAMERA, kind: "smoke", ...event }), wish);

  test("a signed event becomes an incident where its camera is, of the kind that the sender's word means", async () => {
    const answer = await send({ confidence: 0.93, text: "疑似冒烟" });
    expect(answer).toMatchObject({ status: 201, state: "reported", count: 1 });
    const [incident] = (await town.json("/api/incidents?limit=1")).items;
    expect(incident).toMatchObject({
      code: answer.incident,
      text: "疑似冒烟",
      kind: "fire-hazard",
      source: "camera",
      grid: A1,
    });
    expect(incident.position).toEqual([113.206, 35.206]);
  });

  test("the signature is that of RFC 2104 over the timestamp, a dot and the body", () => {
    // openssl: printf '1760000000.{"id":"1"}' | openssl dgst -sha256 -hmac key
    expect(signatureOf("key", "1760000000", '{"id":"1"}')).toBe(
      "61fe4262c06e58c7aef939dc0136d8d4ae56abe5b20506be26bb071242b88f3f",
    );
    expect(signatureOf("key", "1760000000", '{"id":"1"}')).not.toBe(signatureOf("key", "176000000", '0.{"id":"1"}'));
  });

  test("forged, altered, unknown and old ones are refused, and nothing is written", async () => {
    const body = JSON.stringify({ id: "e", camera: CAMERA, kind: "smoke" });
    expect(await sendRaw(body, { key: "other" })).toMatchObject({ status: 401, code: "signature_wrong" });
    expect(await sendRaw(body, { body: body.replace("smoke", "fire-hazard") })).toMatchObject({
      code: "signature_wrong",
    });
    expect(await sendRaw(body, { code: "nobody" })).toMatchObject({ code: "signature_wrong" });
    expect(await sendRaw(body, { atS: Date.now() / 1000 - 301 })).toMatchObject({
      status: 401,
      code: "timestamp_stale",
    });
    expect(await sendRaw(body, { atS: Date.now() / 1000 + 400 })).toMatchObject({ code: "timestamp_stale" });
    expect((await town.ask("/api/events", { method: "POST", body }, "")).status).toBe(401);
    expect(await town.sql`select id from alert_burst`).toEqual([]);
  });

  test("sent again, also many times at once, it is counted once; its id with another event is refused", async () => {
    const body = JSON.stringify({ id: "e-7", camera: CAMERA, kind: "smoke" });
    const answers = await Promise.all([1, 2, 3, 4].map(() => sendRaw(body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 201]);
    expect(new Set(answers.map(({ incident }) => incident)).size).toBe(1);
    expect(answers.every(({ count }) => count === 1)).toBe(true);
    expect(await send({ id: "e-7", text: "另一条" })).toMatchObject({ status: 409, code: "event_differs" });
  });

  test("a burst of one kind at one camera is one incident with a count; another kind, another time are others", async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => send()));
    expect(new Set(answers.map(({ incident }) => incident)).size).toBe(1);
    expect(answers.map(({ count }) => count).sort()).toEqual([1, 2, 3, 4, 5, 6]);
    const [listed] = (await town.json("/api/incidents?limit=1", leader)).items;
    expect(listed).toMatchObject({ code: answers[0].incident, alerts: 6 });
    expect((await send({ kind: "street-order" })).incident).not.toBe(answers[0].incident);
    const hourAgo = new Date(Date.now() - 3600_000).toISOString();
    expect((await send({ at: hourAgo })).incident).not.toBe(answers[0].incident);
  });

  test("what it is not sure of waits for a person of that area; accepted it is an incident, dismissed it is none", async () => {
    const doubtful = await send({ confidence: 0.4 });
    expect(doubtful).toMatchObject({ state: "waiting", incident: null });
    expect((await send({ confidence: 0.5 })).count).toBe(2);
    const [alert] = (await town.json("/api/alerts", leader)).items;
    expect(alert).toMatchObject({ sender: "烟火识别", camera: CAMERA, kind: "fire-hazard", count: 2, grid: A1 });
    expect((await town.json("/api/alerts", stranger)).items).toEqual([]);
    expect(await post(`/api/alerts/${alert.id}`, { accept: true }, stranger)).toMatchObject({ code: "alert_unknown" });
    const answers = await Promise.all([1, 2].map(() => post(`/api/alerts/${alert.id}`, { accept: true }, leader)));
    expect(answers.filter(({ incident }) => incident !== undefined).length).toBe(1);
    expect(answers.filter(({ code }) => code === "alert_judged").length).toBe(1);
    expect((await send()).count).toBe(3);
  });

  test("a person and a surer event at once make one incident of it", async () => {
    for (let round = 0; round < 5; round++) {
      await town.sql`delete from alert_burst`;
      await send({ confidence: 0.4 });
      const [alert] = (await town.json("/api/alerts", leader)).items;
      const before = (await town.sql`select count(*)::integer as count from incident`)[0].count;
      const [judged, sent] = await Promise.all([
        post(`/api/alerts/${alert.id}`, { accept: true }, leader),
        send({ confidence: 0.95 }),
      ]);
      expect(judged.code ?? "accepted").toMatch(/^(accepted|alert_judged)$/);
      expect(sent).toMatchObject({ status: 201, state: "reported", count: 2 });
      expect((await town.sql`select count(*)::integer as count from incident`)[0].count).toBe(before + 1);
    }
  });

  test("surer than the threshold, a burst that waited is an incident at once; one that was dismissed is another one", async () => {
    await send({ confidence: 0.4 });
    expect(await send({ confidence: 0.95 })).toMatchObject({ state: "reported", count: 2 });
    await town.sql`delete from alert_burst`;
    await send({ confidence: 0.4 });
    const [alert] = (await town.json("/api/alerts", leader)).items;
    const answer = await post(`/api/alerts/${alert.id}`, { accept: false, reason: "蒸汽" }, leader);
    expect(answer).toEqual({ incident: null });
    expect(await town.sql`select reason, judged_by from alert_burst where id = ${alert.id}`).toEqual([
      { reason: "蒸汽", judged_by: "lin" },
    ]);
    expect(await send({ confidence: 0.5 })).toMatchObject({ state: "dismissed", count: 2 });
    expect(await send({ confidence: 0.95 })).toMatchObject({ state: "reported", count: 1 });
  });

  test.each([
    ["outside every grid", { position: [120, 30] }, "place_unknown", "任何网格"],
    ["swapped", { position: [35.205, 84.9] }, "place_unknown", "任何网格"],
    ["of another area than the sender's", { position: [113.225, 35.21] }, "place_unknown", "接入方"],
    ["of a camera nobody knows", { camera: "X-9" }, "place_missing", "X-9"],
    ["in the future", { at: "2999-01-01T00:00:00Z" }, "time_future", "将来"],
    ["of long ago", { at: "2020-01-01T00:00:00Z" }, "time_past", "30"],
    ["of a kind that is none", { kind: "ufo" }, "code_unknown", "ufo"],
    ["of impossible confidence", { confidence: 2 }, "invalid_parameter", "0–1"],
    ["of too many words", { text: "字".repeat(501) }, "invalid_parameter", "500"],
  ])("an event %s is told what is wrong", async (_, event, code, message) => {
    const answer = await send(event);
    expect(answer).toMatchObject({ status: 400, code });
    expect(answer.message).toContain(message);
  });

  test("words that are code stay words, and what is no JSON is said to be none", async () => {
    const text = "<script>alert(1)</script>'); drop table alert; --";
    await send({ text });
    expect((await town.json("/api/incidents?limit=1")).items[0].text).toBe(text);
    expect(await sendRaw("{")).toMatchObject({ status: 400, code: "malformed_body" });
  });

  test("a sender's threshold, minutes, name and words are changed, and it is seen when it was last heard", async () => {
    const patch = async (id: number, change: object, cookie?: string) => {
      const headers = { "content-type": "application/json" };
      const init = { method: "PATCH", headers, body: JSON.stringify(change) };
      const response = await town.ask(`/api/senders/${id}`, init, cookie);
      return response.status === 204 ? 204 : (await response.json()).code;
    };
    const own = async () => (await town.json("/api/senders")).items.find(({ id }: { id: number }) => id === sender);
    expect(await patch(sender, { name: "烟火", minConfidence: 0.3, kinds: { smoke: "street-order" } })).toBe(204);
    expect(await own()).toMatchObject({ name: "烟火", minConfidence: expect.closeTo(0.3), burstMinutes: 10 });
    expect(await send({ confidence: 0.4 })).toMatchObject({ state: "reported" });
    expect((await town.json("/api/incidents?limit=1")).items[0].kind).toBe("street-order");
    expect(Date.now() - Date.parse((await own()).lastSeen)).toBeLessThan(60_000);
    expect(await patch(sender, { kinds: { smoke: "ufo" } })).toBe("code_unknown");
    expect(await patch(sender, { minConfidence: 7 })).toBe("invalid_parameter");
    expect(await patch(999, { name: "无" })).toBe("sender_unknown");
    const elsewhere = await town.signIn("guan", [{ role: "administrator", area: B1 }]);
    expect(await patch(sender, { name: "别人的" }, elsewhere)).toBe("sender_unknown");
    expect((await own()).name).toBe("烟火");
    await patch(sender, { name: "烟火识别", minConfidence: 0.8, kinds: { smoke: "fire-hazard" } });
  });

  test("an alert that waits is told of live, and again when somebody has decided about it", async () => {
    const told = async () =>
      (await town.sql<{ entity: string }[]>`select entity from change where seq > ${before} order by seq`).map(
        ({ entity }) => entity,
      );
    const [{ before }] = await town.sql<
      { before: number }[]
    >`select coalesce(max(seq), 0)::integer as before from change`;
    await send({ confidence: 0.4 });
    expect(await told()).toEqual(["alert"]);
    const [alert] = (await town.json("/api/alerts", leader)).items;
    await post(`/api/alerts/${alert.id}`, { accept: false }, leader);
    expect(await told()).toEqual(["alert", "alert"]);
    await send({ camera: CAMERA, kind: "street-order", confidence: 0.95 });
    expect((await told()).filter((entity) => entity === "incident").length).toBeGreaterThan(0);
  });

  test("its secret lies sealed, is told once, and is good for nothing when the sender is ended", async () => {
    const [row] = await town.sql`select secret from sender where code = 'smoke'`;
    expect(row.secret).toMatch(/^§1\./);
    expect(JSON.stringify(await town.json("/api/senders"))).not.toContain(secret);
    expect(await post("/api/senders", { code: "smoke", name: "又一个" })).toMatchObject({ code: "sender_taken" });
    expect((await town.ask(`/api/senders/${sender}`, { method: "DELETE" })).status).toBe(204);
    expect(await send()).toMatchObject({ status: 401, code: "signature_wrong" });
  });
});
