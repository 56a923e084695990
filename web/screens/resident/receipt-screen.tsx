import { IconCheck } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import type { Receipt } from "../../../domain/resident.ts";
import type { ResidentClient } from "../../client/resident.ts";
import { PageHead } from "../../panels/resident/page-head.tsx";
import { PhotosSending } from "../../panels/resident/photos-sending.tsx";
import { ProgressList } from "../../panels/resident/progress-list.tsx";
import { Rating } from "../../panels/resident/rating.tsx";
import { faultText, useWords } from "../../panels/resident/words.tsx";
import type { Sent } from "../../state/resident/report.ts";
import { formatMoment } from "../../text/format.ts";
import { nameIn } from "../../text/language-of.ts";
import { StartScreen } from "./start-screen.tsx";

type Props = {
  client: ResidentClient;
  receipt: string;
  /** it was just sent from the code `code` */
  sent?: Sent;
  code?: string;
  onAgain?: () => void;
};

/** How far a report is: its number, where and what, every step, and stars once it is closed. */
export function ReceiptScreen({ client, receipt: number, sent, code, onAgain }: Props) {
  const { text, language } = useWords();
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [tries, setTries] = useState(0);
  const photosDone = sent?.sending === null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try, and photos that arrived, ask again
  useEffect(() => {
    let isStale = false;
    void client.receipt(number).then((answer) => {
      if (isStale) return;
      setFault(answer.ok ? null : answer.error.code);
      if (answer.ok) setReceipt(answer.value);
    });
    return () => {
      isStale = true;
    };
  }, [client, number, tries, photosDone]);
  if (fault === "receipt_unknown") return <StartScreen fault={faultText(text, fault)} />;
  const rate = async (stars: number) => {
    const answer = await client.rate(number, stars);
    setFault(answer.ok ? null : answer.error.code);
    if (answer.ok) setReceipt(answer.value);
  };
  return (
    <main className="r-page">
      <PageHead
        title={sent ? text.title : text.receipt.title}
        office={receipt?.office ?? ""}
        simulated={receipt?.simulated ?? false}
      />
      <section className="r-receipt">
        {sent && (
          <p className="r-done" role="status">
            <IconCheck size={22} stroke={2.25} aria-hidden="true" />
            {text.receipt.done}
          </p>
        )}
        <h2>{text.receipt.number}</h2>
        <p className="r-number">{spaced(number)}</p>
        {sent && <p className="r-quiet">{text.receipt.keep}</p>}
        <CopyLink receipt={number} />
      </section>
      {sent && <PhotosSending sent={sent} onAgain={onAgain} />}
      {fault && (
        <p className="r-fault">
          <em role="alert">{faultText(text, fault)}</em>
          <button type="button" className="r-second" onClick={() => setTries(tries + 1)}>
            {text.retry}
          </button>
        </p>
      )}
      {receipt && (
        <>
          <section className="r-said">
            <b>{nameIn(language, receipt.kind.name)}</b>
            {receipt.place && <p>{receipt.place}</p>}
            <p className="r-quiet">
              {text.receipt.at(formatMoment(new Date(receipt.reportedAt), new Date()))}
              {receipt.photos > 0 && ` · ${text.receipt.photos(String(receipt.photos))}`}
            </p>
          </section>
          <ProgressList receipt={receipt} />
          <Rating receipt={receipt} onRate={rate} />
        </>
      )}
      {code && (
        <a className="r-second" href={`/r/${code}`}>
          {text.receipt.another}
        </a>
      )}
    </main>
  );
}

/** `7K3M9-QX2HP` */
const spaced = (receipt: string): string => {
  const plain = receipt.toUpperCase().replaceAll(/[^A-Z0-9]/g, "");
  return `${plain.slice(0, 5)}-${plain.slice(5)}`;
};

function CopyLink({ receipt }: { receipt: string }) {
  const { text } = useWords();
  const [copied, setCopied] = useState(false);
  // why: without TLS a browser does not let pages write to the clipboard
  if (!navigator.clipboard) return null;
  const copy = () =>
    navigator.clipboard.writeText(`${location.origin}/r/receipt/${receipt}`).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <button type="button" className="r-copy" onClick={() => void copy()}>
      {copied ? text.receipt.copied : text.receipt.copy}
    </button>
  );
}
