import { IconArrowLeft } from "@tabler/icons-react";
import { useState } from "react";
import { leftOf, type Notice, type NoticeSent, type SentWay } from "../../domain/notice.ts";
import { lastOf } from "../state/loaded.ts";
import { formatCount, formatMoment } from "../text/format.ts";
import { useApp, useText } from "./app-context.tsx";
import { useNoticeDesk } from "./notice-desk-context.ts";
import { RowSkeletons } from "./notices.tsx";
import { GatewayTag } from "./notify-list.tsx";
import { NotifyKey, NotifyProgress } from "./notify-progress.tsx";
import { NotifyRecipients } from "./notify-recipients.tsx";
import { NotifyRefusal } from "./notify-refusal.tsx";

/** One list: how far it is, what can be sent, and everyone on it. */
export function NotifyOpen() {
  const text = useText();
  const desk = useNoticeDesk();
  const loaded = useApp((state) => state.notices.notice);
  const notice = lastOf(loaded);
  return (
    <section className="notify" aria-label={notice?.title ?? text.notices.title}>
      <div className="notify-head">
        <button type="button" className="link notify-back" onClick={() => desk.open(null)}>
          <IconArrowLeft size={16} stroke={1.75} aria-hidden="true" />
          {text.notices.back}
        </button>
        {notice && <GatewayTag gateway={notice.gateway} />}
      </div>
      {notice === null && loaded.state !== "failed" && <RowSkeletons rows={6} rowPx={28} />}
      {loaded.state === "failed" && (
        <p className="notify-refusal" role="alert">
          {text.notices.refusals[loaded.error.code] ?? text.notices.failed}
        </p>
      )}
      {notice && (
        <>
          <Top notice={notice} />
          <NotifyRecipients closed={notice.closedAt !== null} />
        </>
      )}
    </section>
  );
}

function Top({ notice }: { notice: Notice }) {
  const text = useText();
  const moment = formatMoment(new Date(notice.createdAt), new Date());
  return (
    <div className="notify-body notify-top">
      <h2>{notice.title}</h2>
      <p className="notify-message">{notice.message}</p>
      <p className="notify-made">
        {text.notices.made(notice.by, moment)}
        {notice.closedAt && <span className="chip">{text.notices.closed}</span>}
      </p>
      <NotifyProgress counts={notice.counts} />
      <NotifyKey counts={notice.counts} />
      <Actions notice={notice} />
      <NotifyRefusal />
    </div>
  );
}

function Actions({ notice }: { notice: Notice }) {
  const text = useText();
  const desk = useNoticeDesk();
  const busy = useApp((state) => state.notices.busy);
  const [sent, setSent] = useState<NoticeSent | null>(null);
  const [sure, setSure] = useState(false);
  const left = leftOf(notice.counts);
  const open = notice.closedAt === null;
  const send = async (way: SentWay) => setSent(await desk.send(way));
  const canSend = open && left > 0 && notice.gateway !== "none";
  return (
    <>
      {open && notice.gateway === "none" && <p className="notify-quiet">{text.notices.noGateway}</p>}
      <div className="notify-buttons">
        {canSend && notice.counts.waiting + notice.counts.failed > 0 && (
          <button type="button" className="notify-primary" disabled={busy} onClick={() => void send("sms")}>
            {text.notices.sms}
          </button>
        )}
        {canSend && notice.counts.waiting < left && (
          <button type="button" disabled={busy} onClick={() => void send("second")}>
            {text.notices.second}
          </button>
        )}
        <a href={`/api/notices/${notice.id}/recipients.csv`} download>
          {text.notices.csv}
        </a>
        {open && notice.whole && !sure && (
          <button type="button" disabled={busy} onClick={() => (left === 0 ? void desk.close() : setSure(true))}>
            {text.notices.close}
          </button>
        )}
      </div>
      {sure && open && (
        <div className="notify-sure" role="alertdialog" aria-label={text.notices.close}>
          <p>{text.notices.closeSure(formatCount(left))}</p>
          <button type="button" className="link" onClick={() => void desk.close()}>
            {text.notices.closeYes}
          </button>
          <button type="button" className="link" onClick={() => setSure(false)}>
            {text.notices.cancel}
          </button>
        </div>
      )}
      <p className="notify-sent" role="status">
        {notice.underWay > 0 ? text.notices.underWay(formatCount(notice.underWay)) : sent && <Sent sent={sent} />}
      </p>
    </>
  );
}

function Sent({ sent }: { sent: NoticeSent }) {
  const text = useText();
  return (
    <>
      {sent.queued > 0 ? text.notices.queued(formatCount(sent.queued)) : text.notices.queuedNone}
      {sent.withoutPhone > 0 && <> · {text.notices.withoutPhone(formatCount(sent.withoutPhone))}</>}
      {sent.tooOften > 0 && <> · {text.notices.tooOften(formatCount(sent.tooOften))}</>}
    </>
  );
}
