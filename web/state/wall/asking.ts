import type { ClientError, Result } from "../../client/result.ts";
import type { Outside } from "./outside.ts";
import { type Answers, heated, type WallStore } from "./wall.ts";

/** How an answer was: it came, the server does not know this wall any more, or there was none. */
export type Outcome = "came" | "refused" | "lost";

const REFUSED = new Set([401, 403, 404]);

/** Asks the server and puts its answers into `wall`; each gives how it went. */
export function createAsking(wall: WallStore, { client, clock }: Pick<Outside, "client" | "clock">) {
  const failure = (error: ClientError): Outcome => (REFUSED.has(error.status ?? 0) ? "refused" : "lost");
  const heardAt = () => clock() + wall.getState().aheadMs;

  const into = async <T>(asked: Promise<Result<T>>, put: (value: T) => Partial<Answers>): Promise<Outcome> => {
    const answer = await asked;
    if (!answer.ok) return failure(answer.error);
    wall.setState(({ answers }) => ({ answers: answers && { ...answers, ...put(answer.value), heardAt: heardAt() } }));
    return "came";
  };

  return {
    /** settings, orders and the server's clock; the first answer of a wall that has shown nothing yet */
    async wall(): Promise<Outcome> {
      const sent = clock();
      const answer = await client.wall();
      if (!answer.ok) return failure(answer.error);
      // why the middle: the answer was on its way for about half of what passed
      const aheadMs = Date.parse(answer.value.now) - (sent + clock()) / 2;
      const nothing = { areas: [], incidents: [], heat: null, day: null };
      wall.setState(({ answers }) => ({
        aheadMs,
        now: clock() + aheadMs,
        answers: { ...nothing, ...answers, wall: answer.value, heardAt: clock() + aheadMs },
      }));
      return "came";
    },
    areas: () => into(client.areas(), ({ areas }) => ({ areas })),
    incidents: () => into(client.incidents(), ({ items }) => ({ incidents: items })),
    day: () => into(client.day(), (day) => ({ day })),
    async heat(): Promise<Outcome> {
      const hours = wall.getState().answers?.wall.settings.heatHours ?? 0;
      const outcome = await into(client.heat(hours), (heat) => ({ heat }));
      wall.setState(({ answers }) => heated(answers?.heat ?? null));
      return outcome;
    },
    async tiles(): Promise<Outcome> {
      const answer = await client.tiles();
      if (answer.ok) wall.setState({ tiles: answer.value });
      return answer.ok ? "came" : "lost";
    },
  };
}
