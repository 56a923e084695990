import { useEffect, useState } from "react";
import { useStore } from "zustand";
import type { ResidentPlace } from "../../../domain/resident.ts";
import type { ResidentClient } from "../../client/resident.ts";
import { faultText, useWords } from "../../panels/resident/words.tsx";
import { createReport, type ReportDesk } from "../../state/resident/report.ts";
import { ReceiptScreen } from "./receipt-screen.tsx";
import { ReportForm } from "./report-form.tsx";
import { StartScreen } from "./start-screen.tsx";

type Opened = { place: ResidentPlace; desk: ReportDesk } | { fault: string } | null;

/** The page of a code: asks for its place, then for what is to be reported, then shows the receipt. */
export function PlaceScreen({ client, code }: { client: ResidentClient; code: string }) {
  const { text } = useWords();
  const [opened, setOpened] = useState<Opened>(null);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks again
  useEffect(() => {
    let isStale = false;
    void client.place(code).then((answer) => {
      if (isStale) return;
      if (!answer.ok) setOpened({ fault: answer.error.code });
      else setOpened({ place: answer.value, desk: createReport(answer.value, client) });
    });
    return () => {
      isStale = true;
    };
  }, [client, code, tries]);
  if (opened === null) return <main className="r-page r-wait" role="status" aria-label={text.loading} />;
  if (!("fault" in opened)) return <Reporting {...opened} client={client} />;
  if (opened.fault === "code_unknown") return <StartScreen fault={faultText(text, opened.fault)} />;
  return (
    <main className="r-page r-wait">
      <p role="alert">{faultText(text, opened.fault)}</p>
      <button type="button" className="r-second" onClick={() => setTries(tries + 1)}>
        {text.retry}
      </button>
    </main>
  );
}

function Reporting({ place, desk, client }: { place: ResidentPlace; desk: ReportDesk; client: ResidentClient }) {
  const sent = useStore(desk.store, (state) => state.sent);
  useEffect(() => {
    // why: who opens the page again sees how far it is, and does not report once more
    if (sent) history.replaceState(null, "", `/r/receipt/${sent.receipt}`);
  }, [sent]);
  if (!sent) return <ReportForm place={place} desk={desk} />;
  return (
    <ReceiptScreen
      client={client}
      receipt={sent.receipt}
      sent={sent}
      code={place.code}
      onAgain={desk.sendPhotosAgain}
    />
  );
}
