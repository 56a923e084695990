import { Table } from "antd";
import { useState } from "react";
import { type HotlineSheet, ROW_STATES } from "../../../domain/hotline/sheet.ts";
import type { Administration, Refusal } from "../../state/administration.ts";
import { administrationTexts } from "../../text/administration.ts";
import { formatCell, formatMoment } from "../../text/format.ts";
import { useLanguage } from "../app-context.tsx";
import { RefusalAlert } from "../refusal-alert.tsx";
import { useAsked } from "../use-asked.ts";
import { SheetDrop } from "./sheet-drop.tsx";
import { SheetView } from "./sheet-view.tsx";
import "./hotline.css";

/** Sheets of 12345 work orders: brought in, matched to places, made incidents, given back with results. `/admin?tab=hotline` */
export function HotlinePanel({ administration }: { administration: Administration }) {
  const text = administrationTexts[useLanguage()].hotline;
  const { hotline } = administration;
  const sheets = useAsked(hotline.sheets);
  const [shown, setShown] = useState<HotlineSheet | null>(null);
  const [error, setError] = useState<Refusal | null>(null);
  const [reading, setReading] = useState(false);

  const bring = async (file: File) => {
    setReading(true);
    const answer = await hotline.bring(file);
    setReading(false);
    setError(answer.ok ? null : answer.error);
    if (answer.ok) setShown(answer.value);
  };
  if (shown) {
    const leave = () => {
      setShown(null);
      sheets.reload();
    };
    return <SheetView key={shown.id} sheet={shown} onChange={setShown} onLeave={leave} hotline={hotline} />;
  }
  return (
    <section className="hotline">
      <SheetDrop reading={reading} onFile={(file) => void bring(file)} />
      <RefusalAlert error={error ?? sheets.error} />
      <Table<HotlineSheet>
        size="small"
        rowKey="id"
        loading={sheets.value === null && sheets.loading}
        dataSource={sheets.value?.items ?? []}
        locale={{ emptyText: text.none }}
        pagination={false}
        scroll={{ x: 860 }}
        columns={[
          {
            title: text.name,
            key: "name",
            render: (_, sheet) => (
              <button
                type="button"
                className="hotline-open"
                aria-label={text.open(sheet.name)}
                onClick={() => setShown(sheet)}
              >
                {sheet.name}
              </button>
            ),
          },
          {
            title: text.at,
            key: "at",
            width: 140,
            render: (_, { uploadedAt }) => formatMoment(new Date(uploadedAt), new Date()),
          },
          ...ROW_STATES.map((state) => ({
            title: text.states[state],
            key: state,
            width: 104,
            align: "right" as const,
            render: (_: unknown, { counts }: HotlineSheet) => formatCell(counts[state]),
          })),
        ]}
      />
    </section>
  );
}
