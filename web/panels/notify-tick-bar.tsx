import { useState } from "react";
import { NOTICE_WAYS, type NoticeState, type NoticeWay } from "../../domain/notice.ts";
import { STATES_BY_NEED } from "../state/notices/colours.ts";
import { formatCount } from "../text/format.ts";
import { useApp, useText } from "./app-context.tsx";
import { useNoticeDesk } from "./notice-desk-context.ts";

/** For those chosen: how they were asked, and what came of it. */
export function NotifyTickBar({ chosen, onDone }: { chosen: readonly number[]; onDone: () => void }) {
  const text = useText();
  const desk = useNoticeDesk();
  const busy = useApp((state) => state.notices.busy);
  const [way, setWay] = useState<NoticeWay>("call");
  const [state, setState] = useState<NoticeState>("reached");
  const note = async () => {
    await desk.tick(chosen, way, state);
    onDone();
  };
  return (
    <div className="notify-tick-bar" role="toolbar" aria-label={text.notices.chosen(formatCount(chosen.length))}>
      <b>{text.notices.chosen(formatCount(chosen.length))}</b>
      <select aria-label={text.notices.way} value={way} onChange={(event) => setWay(event.target.value as NoticeWay)}>
        {NOTICE_WAYS.map((each) => (
          <option key={each} value={each}>
            {text.notices.ways[each]}
          </option>
        ))}
      </select>
      <select
        aria-label={text.notices.state}
        value={state}
        onChange={(event) => setState(event.target.value as NoticeState)}
      >
        {[...STATES_BY_NEED].reverse().map((each) => (
          <option key={each} value={each}>
            {text.notices.states[each]}
          </option>
        ))}
      </select>
      <button type="button" className="notify-primary" disabled={busy} onClick={() => void note()}>
        {text.notices.note}
      </button>
    </div>
  );
}
