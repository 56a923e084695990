import { Button } from "antd";
import { useCallback } from "react";
import type { Account } from "../../domain/account.ts";
import type { Administration, Refusal } from "../state/administration.ts";
import { administrationTexts } from "../text/administration.ts";
import { formatMoment } from "../text/format.ts";
import { useLanguage } from "./app-context.tsx";
import { useAsked } from "./use-asked.ts";

type Props = { account: Account; administration: Administration; onError: (error: Refusal | null) => void };

/** Where an account is signed in, and the way to end that. */
export function AccountSessions({ account, administration, onError }: Props) {
  const text = administrationTexts[useLanguage()].accounts;
  // why all of the account: whatever changes may end sessions
  const ask = useCallback(() => administration.sessions(account.id), [administration, account]);
  const sessions = useAsked(ask);
  const items = sessions.value?.items ?? [];
  const now = new Date();
  const end = async () => {
    const answer = await administration.endSessions(account.id);
    onError(answer.ok ? null : answer.error);
    sessions.reload();
  };
  return (
    <section className="admin-section" aria-label={text.sections.sessions}>
      <div className="admin-section-head">
        <h3>{text.sections.sessions}</h3>
        {items.length > 0 && (
          <Button size="small" onClick={end}>
            {text.endSessions}
          </Button>
        )}
      </div>
      {sessions.value && items.length === 0 && <p className="admin-quiet">{text.noSessions}</p>}
      <ul className="admin-sessions">
        {items.map(({ id, createdAt, seenAt, address, agent }) => (
          <li key={id}>
            <span>{[agentName(agent) || text.unknownAgent, address].filter(Boolean).join(" · ")}</span>
            <span className="admin-quiet">
              {text.session(formatMoment(new Date(createdAt), now), formatMoment(new Date(seenAt), now))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** `Chrome 141 · Windows`: what tells one browser from another in its long name for itself. */
function agentName(agent: string): string {
  const browser = /(Edg|OPR|Firefox|MicroMessenger|Chrome|Version)\/(\d+)/.exec(agent);
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux|HarmonyOS)/.exec(agent);
  const name = browser && `${{ Edg: "Edge", Version: "Safari" }[browser[1]] ?? browser[1]} ${browser[2]}`;
  return [name, system?.[1]].filter(Boolean).join(" · ") || agent.slice(0, 60);
}
