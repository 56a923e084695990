import { IconFileSearch, IconX } from "@tabler/icons-react";
import { Button, Select, Skeleton, TreeSelect } from "antd";
import { useMemo, useRef, useState } from "react";
import type { DoctorRepaired } from "../../../domain/doctor.ts";
import { LEVELS, type Level } from "../../../domain/grid.ts";
import type { Administration } from "../../state/administration.ts";
import { treeOf } from "../../state/areas.ts";
import { allBest, choose, firstParent, parentChoices } from "../../state/doctor.ts";
import { administrationTexts } from "../../text/administration.ts";
import { formatCount } from "../../text/format.ts";
import { useLanguage, useText } from "../app-context.tsx";
import { FileInput } from "../file-input.tsx";
import { RefusalAlert } from "../refusal-alert.tsx";
import { useAsked } from "../use-asked.ts";
import { ChangeList } from "./change-list.tsx";
import { DoctorFoot } from "./doctor-foot.tsx";
import { DoctorMap } from "./doctor-map.tsx";
import { FaultList } from "./fault-list.tsx";
import { type Subject, useExamination } from "./use-examination.ts";
import "./doctor.css";

/**
 * Gaps, overlaps and other faults of borders in force or of a file: each is shown, with what mending it would change. Only
 * what is ticked is mended. `/admin?tab=doctor&area=990101001001`
 */
export function DoctorPanel({ administration }: { administration: Administration }) {
  const text = administrationTexts[useLanguage()].doctor;
  const levels = useText().levels;
  const areas = useAsked(administration.areas);
  const tree = useMemo(() => areas.value && treeOf(areas.value), [areas.value]);
  const [wanted, setWanted] = useState<Subject | null>(() => {
    const code = new URLSearchParams(location.search).get("area");
    return code ? { kind: "area", code } : null;
  });
  const first = useMemo((): Subject | null => {
    const code = tree && firstParent(tree);
    return code ? { kind: "area", code } : null;
  }, [tree]);
  const subject = wanted ?? first;
  const [looked, setLooked] = useState<number | null>(null);
  const [done, setDone] = useState<{ words: string; inner: DoctorRepaired["inner"] } | null>(null);
  const examination = useExamination(administration, subject);
  const { report, isOutOfDate, error, setError, choices, setChoices, chooseNothing, changes, file, reload } =
    examination;
  const picker = useRef<HTMLInputElement>(null);

  const examine = (next: Subject | null) => {
    setWanted(next);
    setLooked(null);
    setDone(null);
    setError(null);
  };
  const count = report?.faults.length ?? 0;
  return (
    <section className="doctor">
      <div className="admin-bar">
        {subject?.kind === "file" ? (
          <span className="doctor-file">
            {text.ofFile(subject.name)}
            <Button
              type="text"
              size="small"
              aria-label={text.closeFile}
              title={text.closeFile}
              icon={<IconX size={16} stroke={1.75} />}
              onClick={() => examine(null)}
            />
          </span>
        ) : (
          <TreeSelect
            aria-label={text.area}
            className="doctor-area"
            value={subject?.code}
            treeData={tree ? parentChoices(tree) : []}
            treeDefaultExpandAll
            showSearch={{ treeNodeFilterProp: "title" }}
            popupMatchSelectWidth={false}
            onChange={(code: string) => examine({ kind: "area", code })}
          />
        )}
        {report?.within && <span className="admin-quiet">{text.within(report.within.name)}</span>}
        <div className="admin-bar-end">
          <FileInput
            ref={picker}
            label={text.file}
            accept=".geojson,.json,application/geo+json"
            onFiles={async ([chosen]) =>
              examine({ kind: "file", name: chosen.name, text: await chosen.text(), level: null })
            }
          />
          <Button
            icon={<IconFileSearch size={16} stroke={1.75} />}
            title={text.fileHint}
            onClick={() => picker.current?.click()}
          >
            {text.file}
          </Button>
        </div>
      </div>
      {subject?.kind === "file" && error?.code === "levels_mixed" ? (
        <p className="doctor-level">
          {text.level}
          <Select<Level>
            aria-label={text.level}
            options={LEVELS.map((level) => ({ value: level, label: levels[level] }))}
            onChange={(level) => examine({ ...subject, level })}
          />
        </p>
      ) : (
        <RefusalAlert error={areas.error ?? error} onRetry={areas.error ? areas.reload : reload} />
      )}
      {done && !isOutOfDate && (
        <p className="doctor-done" role="status">
          {done.words}
          {done.inner.length > 0 && ` ${text.inner}`}
          {done.inner.map(({ code, name, faults }) => (
            <Button key={code} type="link" size="small" onClick={() => examine({ kind: "area", code })}>
              {text.innerOf(name, formatCount(faults))}
            </Button>
          ))}
        </p>
      )}
      {report === null ? (
        error === null && <Skeleton active={false} paragraph={{ rows: 6 }} />
      ) : report.areas.length === 0 ? (
        <p className="admin-quiet">{text.nothing}</p>
      ) : (
        <div className="doctor-body">
          <div className="doctor-side" inert={isOutOfDate}>
            <div className="doctor-head" role="status">
              {count === 0
                ? text.fine(formatCount(report.areas.length))
                : text.found(formatCount(count), formatCount(report.areas.length))}
            </div>
            {count > 0 && (
              <>
                <div className="doctor-buttons">
                  <Button size="small" onClick={() => setChoices(allBest(report.faults))}>
                    {text.takeAll}
                  </Button>
                  <Button size="small" disabled={choices.size === 0} onClick={chooseNothing}>
                    {text.takeNone}
                  </Button>
                  <Button
                    size="small"
                    className="doctor-next"
                    onClick={() => setLooked(looked === null ? 0 : (looked + 1) % count)}
                  >
                    {text.next}
                  </Button>
                  <Button size="small" disabled={looked === null} onClick={() => setLooked(null)}>
                    {text.whole}
                  </Button>
                </div>
                <FaultList
                  report={report}
                  choices={choices}
                  looked={looked}
                  onLook={setLooked}
                  onChoose={(fault, to) => setChoices(choose(choices, fault, to))}
                />
                <ChangeList report={report} changes={changes} />
                {subject && (
                  <DoctorFoot
                    key={report.version}
                    administration={administration}
                    subject={subject}
                    version={report.version}
                    choices={choices}
                    changes={changes}
                    file={file}
                    onError={setError}
                    onDone={(words, inner = []) => {
                      chooseNothing();
                      setLooked(null);
                      setDone({ words, inner });
                      if (subject.kind === "area") reload();
                    }}
                  />
                )}
              </>
            )}
          </div>
          <DoctorMap report={report} changes={changes} looked={looked} onLook={setLooked} />
        </div>
      )}
    </section>
  );
}
