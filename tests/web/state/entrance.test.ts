import { describe, expect, test } from "vitest";
import { RIGHTS, type SessionInfo } from "../../../domain/role.ts";
import type { Client } from "../../../web/client/client.ts";
import { failed, ok, type Result } from "../../../web/client/result.ts";
import { createApp, firstState } from "../../../web/state/app.ts";
import { createEntrance } from "../../../web/state/entrance.ts";
import { firstPreferences } from "../../../web/state/preferences.ts";
import { firstView } from "../../../web/state/view.ts";
import { aViewer } from "./someone.ts";

const notSignedIn = failed({ code: "not_signed_in", message: "", status: 401 });

/** A page before its door; `answers` are what the server says of the session, one after the other. */
function aDoor(...answers: Result<SessionInfo>[]) {
  const done: string[] = [];
  const next = async () => answers.shift() ?? notSignedIn;
  const client = { session: next, signIn: next, changePassword: next, signOut: async () => ok(undefined) };
  const app = createApp(firstState({ ...firstView, mode: "heat" }, firstPreferences));
  const entrance = createEntrance(app, client as unknown as Client, {
    reload: () => done.push("reload"),
    home: () => done.push("home"),
    device: (rights: string[]) => done.push(`device ${rights}`),
    tell: (news) => done.push(news),
  });
  return { app, entrance, done, session: () => app.getState().session };
}

describe("coming in", () => {
  test("who is signed in goes straight in, in a mode that their rights allow", async () => {
    const { app, entrance, session } = aDoor(ok(aViewer(["map", "households"])));
    await entrance.ask();
    expect(session().state).toBe("somebody");
    expect(app.getState().mode).toBe("households");
  });

  test("nobody is sent to sign in; a server that is away is not nobody", async () => {
    const { entrance, session } = aDoor(notSignedIn);
    await entrance.ask();
    expect(session().state).toBe("nobody");
    const away = aDoor(failed({ code: "network", message: "" }));
    await away.entrance.ask();
    expect(away.session().state).toBe("away");
  });

  test("other tabs hear of it", async () => {
    const { entrance, done } = aDoor(ok(aViewer()));
    expect(await entrance.signIn({ username: "zhou-min", password: "x" })).toBeNull();
    expect(done).toEqual(["signed-in"]);
  });
});

describe("a device that keeps copies", () => {
  /** Its copy says `kept`; the server answers when it is told to. */
  function aKeepingDoor(kept: SessionInfo | null) {
    const done: string[] = [];
    let answer: (answer: Result<SessionInfo>) => void = () => {};
    const session = new Promise<Result<SessionInfo>>((resolve) => {
      answer = resolve;
    });
    const client = { session: () => session, keptSession: async () => kept } as unknown as Client;
    const app = createApp(firstState(firstView, firstPreferences));
    const door = { reload: () => done.push("reload"), home: () => {}, device: () => {}, tell: () => {} };
    const entrance = createEntrance(app, client, door);
    const asked = entrance.ask();
    return {
      done,
      entrance,
      state: () => app.getState().session.state,
      answered: (what: Result<SessionInfo>) => {
        answer(what);
        return asked;
      },
    };
  }
  const soon = () => new Promise((resolve) => setTimeout(resolve));

  test("lets its owner in before the server has answered", async () => {
    const { done, state, answered } = aKeepingDoor(aViewer());
    await soon();
    expect(state()).toBe("somebody");
    await answered(ok(aViewer()));
    expect(state()).toBe("somebody");
    expect(done).toEqual([]);
  });

  test("shows nothing any more once the server knows nobody, or another, or one with other duties", async () => {
    for (const what of [notSignedIn, ok(aViewer(RIGHTS, "li-wei")), ok(aViewer(["map"]))]) {
      const { done, answered } = aKeepingDoor(aViewer());
      await soon();
      await answered(what);
      expect(done).toEqual(["reload"]);
    }
  });

  test("shows no form that the answer would take away, when another request is refused first", async () => {
    const { done, state, entrance } = aKeepingDoor(aViewer());
    await soon();
    entrance.refused({ code: "not_signed_in", message: "", status: 401 });
    expect(state()).toBe("somebody");
    expect(done).toEqual(["reload"]);
  });

  test("leaves its owner in where the server is away", async () => {
    const { done, state, answered } = aKeepingDoor(aViewer());
    await soon();
    await answered(failed({ code: "network", message: "" }));
    expect([state(), done]).toEqual(["somebody", []]);
  });

  test("waits for the server where it keeps nothing", async () => {
    const { done, state, answered } = aKeepingDoor(null);
    await soon();
    expect(state()).toBe("asking");
    await answered(notSignedIn);
    expect([state(), done]).toEqual(["nobody", []]);
  });
});

describe("a session that lapses", () => {
  const refused = { code: "not_signed_in", message: "", status: 401 };

  test("goes on for the same person, with nothing loaded anew", async () => {
    const { entrance, done, session } = aDoor(ok(aViewer()), ok(aViewer()));
    await entrance.ask();
    entrance.refused(refused);
    expect(session().state).toBe("lapsed");
    await entrance.signIn({ username: "zhou-min", password: "x" });
    expect(session().state).toBe("somebody");
    expect(done).toEqual(["signed-in"]);
  });

  test("for another person the page is loaded anew", async () => {
    const { entrance, done } = aDoor(ok(aViewer()), ok(aViewer(RIGHTS, "li-wei")));
    await entrance.ask();
    entrance.refused(refused);
    await entrance.signIn({ username: "li-wei", password: "x" });
    expect(done).toContain("reload");
  });

  test("rights that were cut meanwhile are asked for, and the page is loaded anew", async () => {
    const { entrance, done } = aDoor(ok(aViewer()), ok(aViewer(["map"])));
    await entrance.ask();
    entrance.refused({ code: "forbidden", message: "", status: 403 });
    await new Promise((resolve) => setTimeout(resolve));
    expect(done).toEqual(["reload"]);
  });
});

describe("going out", () => {
  test("clears the page here and in other tabs", async () => {
    const { entrance, done } = aDoor(ok(aViewer()));
    await entrance.ask();
    await entrance.signOut();
    expect(done).toEqual(["signed-out", "home"]);
    entrance.heard("signed-out");
    expect(done).toEqual(["signed-out", "home", "reload"]);
  });
});
