import { afterAll, beforeAll, expect, test } from "vitest";
import { Sessions } from "../../../api/access/sessions.ts";
import { SessionUse } from "../../../api/sign-in/session-use.ts";
import { putAccount } from "../../support/account.ts";
import { eachEngine } from "../../support/engines.ts";
import { type Door, openDoor } from "./door.ts";

eachEngine((engine) => {
  let door: Door;
  let use: SessionUse;
  beforeAll(async () => {
    door = await openDoor(engine);
    use = new SessionUse(door.sql, door.sessions);
  });
  afterAll(() => {
    use.close();
    return door.close();
  });
  const ago = (username: string, minutes: number) => door.sql`
    update session_use set seen_at = clock_timestamp() - make_interval(mins => ${minutes}) from session, account
    where session.id = session_id and account.id = account_id and username = ${username}`;
  const look = async (cookie: string) => (await door.send("GET", "/api/session", undefined, { cookie })).status;

  test("what was used is written down, so that a server that starts anew knows it", async () => {
    await putAccount(door.sql, "active");
    const cookie = await door.enter("active");
    await ago("active", 59);
    expect(await look(cookie)).toBe(200);
    await use.flush();
    const anew = new Sessions();
    anew.idleMs = door.sessions.idleMs;
    await anew.read(door.sql);
    expect(anew.viewerOf(cookie, Date.now() + 58 * 60_000)).not.toBeNull();
    await ago("active", 61);
    const later = new Sessions();
    later.idleMs = door.sessions.idleMs;
    await later.read(door.sql);
    expect(later.viewerOf(cookie)).toBeNull();
  });

  test("use that another process has seen counts here too", async () => {
    await putAccount(door.sql, "elsewhere");
    const cookie = await door.enter("elsewhere");
    await door.sql`update session_use set seen_at = clock_timestamp() + interval '50 minutes'`;
    await use.flush();
    expect(door.sessions.viewerOf(cookie, Date.now() + 100 * 60_000)).not.toBeNull();
  });

  test("what has run out is removed, and failures a day old are forgotten", async () => {
    await putAccount(door.sql, "idle");
    await putAccount(door.sql, "spent");
    const cookies = [await door.enter("idle"), await door.enter("spent")];
    await use.flush();
    await ago("idle", 61);
    await door.sql`update session set expires_at = clock_timestamp() from account
      where account.id = account_id and username = 'spent'`;
    await door.knock("idle", "wrong");
    await door.wait(25 * 60 * 60);
    await use.flush();
    await door.pull();
    const left =
      await door.sql`select from session join account on account.id = account_id where username in ('idle', 'spent')`;
    expect(left).toHaveLength(0);
    expect(await door.sql`select from sign_in_limit`).toHaveLength(0);
    for (const cookie of cookies) expect(await look(cookie)).toBe(401);
  });
});
