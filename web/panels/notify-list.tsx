import { IconLassoPolygon } from "@tabler/icons-react";
import type { GatewayName } from "../../domain/notice.ts";
import { lastOf } from "../state/loaded.ts";
import { startDrawing } from "../state/notices/drawing.ts";
import { formatMoment } from "../text/format.ts";
import { useApp, useChange, useText } from "./app-context.tsx";
import { useNoticeDesk } from "./notice-desk-context.ts";
import { RowSkeletons } from "./notices.tsx";
import { NotifyProgress } from "./notify-progress.tsx";

/** All lists, the newest first, and how far each is. */
export function NotifyList() {
  const text = useText();
  const change = useChange();
  const desk = useNoticeDesk();
  const loaded = useApp((state) => state.notices.list);
  const list = lastOf(loaded);
  const now = new Date();
  return (
    <section className="notify" aria-label={text.notices.title}>
      <div className="notify-head">
        <h2>{text.notices.title}</h2>
        {list && <GatewayTag gateway={list.gateway} />}
      </div>
      <div className="notify-actions">
        <button type="button" className="notify-primary" onClick={() => change(startDrawing)}>
          <IconLassoPolygon size={18} stroke={1.75} aria-hidden="true" />
          {text.notices.draw}
        </button>
      </div>
      {loaded.state === "failed" && (
        <p className="notify-refusal" role="alert">
          {text.notices.failed}
        </p>
      )}
      {list === null && loaded.state !== "failed" && <RowSkeletons rows={4} rowPx={64} />}
      {list?.items.length === 0 && <p className="notify-quiet">{text.notices.none}</p>}
      <ul className="notify-lists">
        {list?.items.map((notice) => (
          <li key={notice.id}>
            <button type="button" onClick={() => desk.open(notice.id)}>
              <span className="notify-line">
                <b>{notice.title}</b>
                {notice.closedAt && <span className="chip">{text.notices.closed}</span>}
                <time dateTime={notice.createdAt}>{formatMoment(new Date(notice.createdAt), now)}</time>
              </span>
              <NotifyProgress counts={notice.counts} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** That messages are only played, or that there are none. */
export function GatewayTag({ gateway }: { gateway: GatewayName }) {
  const text = useText();
  return gateway === "simulator" ? (
    <span className="simulated" title={text.notices.simulatedHint}>
      {text.notices.simulated}
    </span>
  ) : null;
}
