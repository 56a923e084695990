import type { SignInWays } from "../../domain/account.ts";
import type { SessionInfo } from "../../domain/role.ts";
import type { Client } from "../client/client.ts";
import type { ClientError, Result } from "../client/result.ts";
import type { CodeSecret, Credentials, sessionClient } from "../client/session.ts";
import type { App } from "./app.ts";
import { allowedMode, lapse, sameViewer, whoIn } from "./session.ts";

/** What the entrance needs of the browser. */
export type Door = {
  /** loads the page anew: nothing that it held is left */
  reload(): void;
  /** the same, at the first address */
  home(): void;
  /** a device has a page of its own, and no business on any other */
  device(rights: SessionInfo["rights"]): void;
  /** tells the other tabs that someone came or left */
  tell(news: News): void;
};

export type News = "signed-in" | "signed-out";

/** What the entrance asks the server, and a device that keeps copies. */
export type EntranceClient = Pick<Client, keyof typeof sessionClient> & { keptSession?(): Promise<SessionInfo | null> };

/** How one comes in and goes out. Whatever fails is given back as a reason. */
export type Entrance = {
  /** asks the server who is signed in */
  ask(): Promise<void>;
  signIn(credentials: Credentials): Promise<ClientError | null>;
  changePassword(current: string, password: string): Promise<ClientError | null>;
  signOut(): Promise<ClientError | null>;
  /** how one can sign in; null while the server does not say. Asked until it has said it */
  ways(): Promise<SignInWays | null>;
  /** a secret for one-time codes, for the password */
  beginCode(current: string): Promise<Result<CodeSecret>>;
  /** turns them on, by a first code */
  confirmCode(code: string): Promise<ClientError | null>;
  endCode(current: string): Promise<ClientError | null>;
  /** some request was refused: 401 or 403 */
  refused(error: ClientError): void;
  /** another tab of this browser said so */
  heard(news: News): void;
};

export function createEntrance(app: App, client: EntranceClient, door: Door): Entrance {
  const enter = (who: SessionInfo) => {
    if (who.way === "device") return door.device(who.rights);
    const before = whoIn(app.getState().session);
    // why: what another person may see must not stay on the page, not even for the moment until it is read again
    if (before && !sameViewer(before, who)) return door.reload();
    app.setState(({ mode }) => ({ session: { state: "somebody", who }, mode: allowedMode(mode, who.rights) }));
  };

  /** Somebody is let in by the device's own copy until the server has answered. */
  let byCopy = false;
  const enterByCopy = async () => {
    const who = await client.keptSession?.();
    if (!who) return;
    byCopy = true;
    enter(who);
  };

  const ask = async () => {
    const asked = client.session();
    if (app.getState().session.state === "asking") await enterByCopy();
    const answer = await asked;
    const wasByCopy = byCopy;
    byCopy = false;
    if (answer.ok) return enter(answer.value);
    // why: what the copies showed goes too; nobody of this visit has shown that it is theirs
    if (answer.error.status === 401 && wasByCopy) return door.reload();
    if (answer.error.status === 401) return app.setState(({ session }) => ({ session: lapse(session) }));
    const { error } = answer;
    app.setState(({ session }) => (whoIn(session) ? {} : { session: { state: "away", error } }));
  };

  let known: SignInWays | null = null;

  return {
    ask,
    ways: async () => {
      if (known === null) {
        const answer = await client.ways();
        if (answer.ok) known = answer.value;
      }
      return known;
    },
    beginCode: client.beginCode,
    confirmCode: async (code) => {
      const answer = await client.confirmCode(code);
      if (answer.ok) await ask();
      return answer.ok ? null : answer.error;
    },
    endCode: async (current) => {
      const answer = await client.endCode(current);
      if (answer.ok) await ask();
      return answer.ok ? null : answer.error;
    },
    signIn: async (credentials) => {
      const answer = await client.signIn(credentials);
      if (!answer.ok) return answer.error;
      door.tell("signed-in");
      enter(answer.value);
      return null;
    },
    changePassword: async (current, password) => {
      const answer = await client.changePassword(current, password);
      if (!answer.ok) return answer.error;
      enter(answer.value);
      return null;
    },
    signOut: async () => {
      const answer = await client.signOut();
      if (!answer.ok && answer.error.status !== 401) return answer.error;
      door.tell("signed-out");
      door.home();
      return null;
    },
    refused: (error) => {
      // why as `ask` does: a form shown now would be gone, with what was typed into it, when the answer to that comes
      if (error.status === 401 && byCopy) door.reload();
      else if (error.status === 401) app.setState(({ session }) => ({ session: lapse(session) }));
      // why: rights are cut while one works, and a password is reset; the server says what is left
      else if (error.code === "forbidden" || error.code === "password_expired") void ask();
    },
    heard: (news) => {
      if (news === "signed-out" && whoIn(app.getState().session)) door.reload();
      if (news === "signed-in") void ask();
    },
  };
}
