import { IconExternalLink, IconNavigation } from "@tabler/icons-react";
import { bearingOf } from "../../../domain/bearing.ts";
import { NAVIGATORS, navigationLink } from "../../../domain/navigation.ts";
import type { Position } from "../../../domain/position.ts";
import { wayBetween } from "../../state/phone/nearby.ts";
import { AskPosition } from "./near-tab.tsx";
import { PageHead } from "./page-head.tsx";
import { useRound, useWords } from "./round-context.tsx";
import { wayWords } from "./round-words.ts";

/** The way to a place: how far and which way by the device itself, or with a map application of one's choice. */
export function LeadPage({ position, place }: { position: Position; place: string }) {
  const words = useWords();
  const own = useRound((state) => state.own);
  const online = useRound((state) => state.online);
  return (
    <>
      <div className="psheet-body">
        <PageHead title={words.lead.title} below={<span>{place}</span>} />
        {own.state === "known" ? (
          <div className="lead-way">
            <IconNavigation
              size={40}
              stroke={1.6}
              aria-hidden="true"
              style={{ transform: `rotate(${bearingOf(own.position, position)}deg)` }}
            />
            <p>
              <b>{wayWords(wayBetween(own.position, position), words)}</b>
              <span className="quiet">{words.lead.straight}</span>
            </p>
          </div>
        ) : (
          <AskPosition lead={words.lead.noPosition} />
        )}
      </div>
      <div className="psheet-foot">
        {!online && <p className="quiet">{words.lead.needsNet}</p>}
        <div className="stack">
          {NAVIGATORS.map((navigator) => (
            <a
              key={navigator}
              className="action"
              href={navigationLink(navigator, position, place)}
              target="_blank"
              rel="noopener noreferrer"
              referrerPolicy="no-referrer"
            >
              <IconExternalLink size={24} stroke={1.6} aria-hidden="true" />
              {words.lead.open(words.lead.navigators[navigator])}
            </a>
          ))}
        </div>
        <p className="quiet">{words.lead.note}</p>
      </div>
    </>
  );
}
