import { IconArrowLeft, IconDownload } from "@tabler/icons-react";
import { Button, Popconfirm, Segmented } from "antd";
import { useState } from "react";
import { type HotlineSheet, ROW_STATES } from "../../../domain/hotline/sheet.ts";
import type { Administration, Refusal } from "../../state/administration.ts";
import { administrationTexts } from "../../text/administration.ts";
import { formatCount } from "../../text/format.ts";
import { useLanguage } from "../app-context.tsx";
import { RefusalAlert } from "../refusal-alert.tsx";
import { MappingForm } from "./mapping-form.tsx";
import { SheetRows } from "./sheet-rows.tsx";

type Props = {
  sheet: HotlineSheet;
  hotline: Administration["hotline"];
  onChange: (sheet: HotlineSheet) => void;
  onLeave: () => void;
};

/** States of rows that are looked at one by one. */
const LISTED = ["doubtful", "rejected", "loaded"] as const;
type Listed = (typeof LISTED)[number];

/** One sheet: its columns until they are confirmed, then where its rows stand and what can be done about them. */
export function SheetView({ sheet, hotline, onChange, onLeave }: Props) {
  const texts = administrationTexts[useLanguage()];
  const text = texts.hotline;
  const [error, setError] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const [mapping, setMapping] = useState(!sheet.isMapped);
  const [listed, setListed] = useState<Listed>("doubtful");
  // why: rows are read again when all of them may stand otherwise, and not for each that is placed by a click
  const [turn, setTurn] = useState(0);
  const { counts } = sheet;

  const ask = async (asked: ReturnType<typeof hotline.load>) => {
    setBusy(true);
    const answer = await asked;
    setBusy(false);
    setError(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    onChange(answer.value);
    setMapping(false);
    setTurn(turn + 1);
  };
  return (
    <section className="hotline">
      <div className="admin-bar">
        <Button type="text" icon={<IconArrowLeft size={16} stroke={1.75} />} onClick={onLeave}>
          {text.back}
        </Button>
        <h2 className="hotline-name">{sheet.name}</h2>
        <span className="admin-bar-end">
          {!mapping && <Button onClick={() => setMapping(true)}>{text.change}</Button>}
          {counts.loaded + counts.known > 0 && (
            <Button icon={<IconDownload size={16} stroke={1.75} />} href={hotline.fileOf(sheet.id)}>
              {text.download}
            </Button>
          )}
          <Popconfirm
            title={text.forgetSure}
            okText={text.forget}
            cancelText={texts.cancel}
            okButtonProps={{ danger: true }}
            onConfirm={() =>
              hotline.forget(sheet.id).then((answer) => (answer.ok ? onLeave() : setError(answer.error)))
            }
          >
            <Button>{text.forget}</Button>
          </Popconfirm>
        </span>
      </div>
      <RefusalAlert error={error} />
      {mapping ? (
        <MappingForm
          sheet={sheet}
          busy={busy}
          onConfirm={(asked, datum) => void ask(hotline.confirm(sheet.id, asked, datum))}
        />
      ) : (
        <>
          <div className="hotline-figures">
            {ROW_STATES.filter((state) => state !== "new").map((state) => (
              <div key={state}>
                <span>{text.states[state]}</span>
                <b>{formatCount(counts[state])}</b>
              </div>
            ))}
            <Button
              type="primary"
              size="large"
              loading={busy}
              disabled={counts.placed === 0}
              onClick={() => void ask(hotline.load(sheet.id))}
            >
              {counts.placed === 0 ? text.nothingToLoad : text.load(formatCount(counts.placed))}
            </Button>
          </div>
          <Segmented<Listed>
            value={listed}
            onChange={setListed}
            options={LISTED.map((state) => ({
              value: state,
              label: `${text.states[state]} ${formatCount(counts[state])}`,
            }))}
          />
          <SheetRows
            key={`${listed} ${turn}`}
            sheet={sheet}
            state={listed}
            hotline={hotline}
            onPlaced={() =>
              onChange({ ...sheet, counts: { ...counts, doubtful: counts.doubtful - 1, loaded: counts.loaded + 1 } })
            }
          />
        </>
      )}
    </section>
  );
}
