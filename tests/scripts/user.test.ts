import { spawn } from "node:child_process";
import { cpSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { type Database, openDatabase } from "../../api/database/database.ts";
import { openApp } from "../../api/server.ts";
import { PASSWORD } from "../support/account.ts";
import { environmentOf, WITH_TSX_BRIEFLY } from "../support/command.ts";
import { type DatabaseSettings, quickestEngine } from "../support/engines.ts";
import { A, littleTown } from "../support/little-town.ts";

// why: each step is a program of its own that opens the database anew
const LONG = { timeout: 240_000 };

type Outcome = { code: number; out: string; err: string };

/** Runs a script as a person would, with `input` as its standard input. */
function run(script: string, settings: DatabaseSettings, args: string[], input = "", more = {}): Promise<Outcome> {
  const env = { ...environmentOf(settings), ...more };
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...WITH_TSX_BRIEFLY, `scripts/${script}.ts`, ...args], { env });
    const outcome = { out: "", err: "" };
    child.stdout.on("data", (chunk) => {
      outcome.out += chunk;
      // the server says that it listens: told to stop, it stops
      if (String(chunk).includes("http://")) child.kill("SIGTERM");
    });
    child.stderr.on("data", (chunk) => {
      outcome.err += chunk;
    });
    child.once("close", (code) => resolve({ code: code ?? 1, ...outcome }));
    child.stdin.end(input);
  });
}

quickestEngine((engine) => {
  const user = async (args: string[], input?: string, more?: object) =>
    run("user", await engine.settings(), args, input, more);

  /** Opens the database between two programs. */
  const within = async <Result>(act: (database: Database) => Promise<Result>): Promise<Result> => {
    const database = await openDatabase(await engine.settings());
    try {
      return await act(database);
    } finally {
      await database.close();
    }
  };

  /** Answers of a server over the same database to attempts to sign in. */
  const knock = (attempts: [username: string, password: string][]) =>
    within((database) => answersOf(database, attempts));

  const answersOf = async (database: Database, attempts: [username: string, password: string][]) => {
    const { app, close } = await openApp(database);
    const answers = [];
    for (const [username, password] of attempts) {
      const response = await app.fetch(
        new Request("http://town/api/session", {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ username, password }),
        }),
      );
      answers.push({ status: response.status, body: (await response.json()) as Record<string, unknown> });
    }
    await close();
    return answers;
  };

  test("the first start shows the administrator's password, later ones show none", LONG, async () => {
    const settings = await engine.settings();
    const start = () => run("start", settings, ["--no-build"], "", { DEMO: "none", PORT: "0", ADMIN_PASSWORD: "" });
    const first = await start();
    expect([first.code, first.err]).toEqual([0, ""]);
    const [, password] = /admin 的初始密码：(\S+)/.exec(first.out)!;
    expect((await start()).out).not.toContain("admin");
    const [answer] = await knock([["admin", password]]);
    expect([answer.status, answer.body]).toMatchObject([200, { passwordExpired: true }]);
  });

  test("accounts are added, listed, given passwords and disabled", LONG, async () => {
    await within(async ({ sql }) => {
      await sql`delete from account`;
      await littleTown(sql);
    });
    const added = await user(
      ["add", "王五", "--role", "worker", "--scope", A, "--until", "2099-06-30"],
      `${PASSWORD}\n`,
    );
    expect([added.code, added.err]).toEqual([0, ""]);
    expect(added.out).not.toContain(PASSWORD);
    const madeUp = await user(["add", "boss", "--role", "administrator", "--name", "主任"]);
    const [, password] = /initial password: (\S+)/.exec(madeUp.out)!;
    const list = (await user(["list"])).out.trim().split("\n");
    expect(list.sort()).toEqual(["boss\t主任\tadministrator@*", `王五\t王五\tworker@${A}@2099-06-30`]);
    const [worker, boss] = await knock([
      ["王五", PASSWORD],
      ["boss", password],
    ]);
    expect(worker.body).toMatchObject({
      grants: [{ role: "worker", area: A, until: "2099-06-30T16:00:00.000Z" }],
      passwordExpired: false,
    });
    expect(boss.body).toMatchObject({ passwordExpired: true });

    expect((await user(["password", "boss"], "three tame otters, 41")).code).toBe(0);
    expect((await user(["disable", "王五"])).code).toBe(0);
    const [renewed, gone, cut] = await knock([
      ["boss", "three tame otters, 41"],
      ["boss", password],
      ["王五", PASSWORD],
    ]);
    expect([renewed.status, gone.status, cut.status]).toEqual([200, 401, 401]);
    expect(renewed.body).toMatchObject({ passwordExpired: false });
  });

  test("what cannot be done is said in a sentence, with exit code 2", LONG, async () => {
    const cases: [string[], string, string][] = [
      [["add", "x"], "", "--role"],
      [["add", "a b", "--role", "worker"], "", "a b"],
      [["add", "x", "--role", "worker", "--until", "soon"], "", "soon"],
      [["add", "x", "--role", "worker", "--colour", "red"], "", "--colour"],
      [["add", "x", "--role", "king"], "", "king"],
      [["add", "x", "--role", "worker"], "short", "12"],
      [["disable", "boss"], "", "最后一个"],
    ];
    for (const [args, input, said] of cases) {
      const { code, out, err } = await user(args, input);
      expect([args, code, out]).toEqual([args, 2, ""]);
      expect(err).toContain(said);
      expect(err).not.toContain("    at ");
    }
  });
});

test("with the embedded database too; while a server holds it, that is said", LONG, async () => {
  const folder = mkdtempSync(join(inject("places"), "user-"));
  const settings = { dataDir: join(folder, "data"), databaseUrl: null, dataKeys: [] };
  cpSync(inject("embeddedTemplate"), settings.dataDir, { recursive: true });
  expect((await run("user", settings, ["add", "王五", "--role", "worker"], `${PASSWORD}\n`)).code).toBe(0);
  const database = await openDatabase(settings);
  const { code, err } = await run("user", settings, ["list"]);
  const accounts = await database.sql`select username from account`;
  await database.close();
  expect([code, accounts]).toEqual([2, [{ username: "王五" }]]);
  expect(err).toContain(`进程 ${process.pid}`);
  expect(err).toContain("账号");
});
