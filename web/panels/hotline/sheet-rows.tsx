import { Button, Skeleton } from "antd";
import { useEffect, useState } from "react";
import type { HotlineRow, HotlineSheet } from "../../../domain/hotline/sheet.ts";
import type { Administration, Refusal } from "../../state/administration.ts";
import { administrationTexts } from "../../text/administration.ts";
import { formatCount } from "../../text/format.ts";
import { useLanguage } from "../app-context.tsx";
import { RefusalAlert } from "../refusal-alert.tsx";
import { PlaceRow } from "./place-row.tsx";

type Props = {
  sheet: HotlineSheet;
  state: "doubtful" | "rejected" | "loaded";
  hotline: Administration["hotline"];
  onPlaced: () => void;
};

type Page = { items: HotlineRow[]; next: string | null };

/** Rows in one state: where to place the doubtful ones, why others were rejected, which incident each became. */
export function SheetRows({ sheet, state, hotline, onPlaced }: Props) {
  const text = administrationTexts[useLanguage()].hotline;
  const [page, setPage] = useState<Page | null>(null);
  const [error, setError] = useState<Refusal | null>(null);
  useEffect(() => {
    let gone = false;
    void hotline.rows(sheet.id, state, null).then((answer) => {
      if (gone) return;
      setError(answer.ok ? null : answer.error);
      if (answer.ok) setPage(answer.value);
    });
    return () => {
      gone = true;
    };
  }, [hotline, sheet.id, state]);
  const more = async () => {
    const answer = await hotline.rows(sheet.id, state, page!.next);
    setError(answer.ok ? null : answer.error);
    if (answer.ok) setPage({ items: [...page!.items, ...answer.value.items], next: answer.value.next });
  };
  if (page === null) return error ? <RefusalAlert error={error} /> : <Skeleton active={false} />;
  return (
    <>
      <RefusalAlert error={error} />
      {page.items.length === 0 && page.next === null && <p className="hotline-empty">{text.empty[state]}</p>}
      <ul className="hotline-rows">
        {page.items.map((row) => (
          <li key={row.line}>
            <div className="hotline-row-head">
              <span className="admin-quiet">{text.line(formatCount(row.line))}</span>
              <b>{row.address || text.noAddress}</b>
              {row.number && <span className="admin-quiet">{row.number}</span>}
              {row.reason && <span className="hotline-reason">{text.reasons[row.reason]}</span>}
              {row.incident !== null && (
                <a href={`/?sel=incident:${row.incident}`} className="hotline-incident">
                  {text.incident}
                </a>
              )}
            </div>
            <p>{row.text}</p>
            {state === "doubtful" && (
              <PlaceRow
                row={row}
                hotline={hotline}
                onPlace={async (position) => {
                  const answer = await hotline.place(sheet.id, row.line, position);
                  setError(answer.ok ? null : answer.error);
                  if (!answer.ok) return;
                  setPage((now) => now && { ...now, items: now.items.filter(({ line }) => line !== row.line) });
                  onPlaced();
                }}
              />
            )}
          </li>
        ))}
      </ul>
      {page.next !== null && <Button onClick={() => void more()}>{text.more}</Button>}
    </>
  );
}
