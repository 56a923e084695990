import { Button, Select } from "antd";
import { useState } from "react";
import { DATUMS, type Datum } from "../../../domain/datum.ts";
import {
  type HotlineSheet,
  NEEDED_FIELDS,
  SHEET_FIELDS,
  type SheetField,
  type SheetMapping,
} from "../../../domain/hotline/sheet.ts";
import { administrationTexts } from "../../text/administration.ts";
import { useLanguage } from "../app-context.tsx";

type Props = { sheet: HotlineSheet; busy: boolean; onConfirm: (mapping: SheetMapping, datum: Datum) => void };

/** Which column of the sheet holds what: guessed by its header, confirmed by a person. */
export function MappingForm({ sheet, busy, onConfirm }: Props) {
  const text = administrationTexts[useLanguage()].hotline;
  const [mapping, setMapping] = useState(sheet.mapping);
  const [datum, setDatum] = useState(sheet.datum);
  const columns = sheet.columns.map((label, value) => ({ value, label: label || `${value + 1}` }));
  const set = (field: SheetField, column: number | undefined) =>
    setMapping(({ [field]: _, ...rest }) => (column === undefined ? rest : { ...rest, [field]: column }));
  const isComplete = NEEDED_FIELDS.every((field) => mapping[field] !== undefined);
  const hasPositions = mapping.lng !== undefined && mapping.lat !== undefined;
  return (
    <form
      className="hotline-mapping"
      onSubmit={(event) => {
        event.preventDefault();
        onConfirm(mapping, datum);
      }}
    >
      <h3>{text.mapping}</h3>
      <p className="admin-quiet">{text.mappingLead}</p>
      <div className="hotline-fields">
        {SHEET_FIELDS.map((field) => (
          <div key={field} className="hotline-field">
            <span>
              {text.fields[field]}
              {(NEEDED_FIELDS as readonly string[]).includes(field) && <b aria-hidden="true"> *</b>}
            </span>
            <Select<number>
              aria-label={text.fields[field]}
              allowClear
              placeholder={text.noColumn}
              value={mapping[field]}
              options={columns}
              onChange={(column) => set(field, column)}
            />
          </div>
        ))}
        {hasPositions && (
          <div className="hotline-field">
            <span>{text.datum}</span>
            <Select<Datum>
              aria-label={text.datum}
              value={datum}
              options={DATUMS.map((value) => ({ value, label: text.datums[value] }))}
              onChange={setDatum}
            />
          </div>
        )}
      </div>
      <Button type="primary" htmlType="submit" loading={busy} disabled={!isComplete}>
        {text.confirm}
      </Button>
    </form>
  );
}
