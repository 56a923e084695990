import { IconCheck, IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { leftOf, MOST_TICKED, type NoticeRecipient } from "../../domain/notice.ts";
import { fillOf } from "../state/notices/colours.ts";
import { type BuildingGroup, groupsOf, isLeft } from "../state/notices/groups.ts";
import { formatCount } from "../text/format.ts";
import { useApp, useCommands, useText } from "./app-context.tsx";
import { useNoticeDesk } from "./notice-desk-context.ts";
import { RowSkeletons } from "./notices.tsx";
import { NotifyTickBar } from "./notify-tick-bar.tsx";

/** So few are all shown at once; of more, buildings are opened one by one. */
const FEW = 40;

type Chosen = ReadonlySet<number>;

/** Everyone on the list by worker and building: one, many or a whole building is ticked off. */
export function NotifyRecipients({ closed }: { closed: boolean }) {
  const text = useText();
  const recipients = useApp((state) => state.notices.recipients);
  const [leftOnly, setLeftOnly] = useState(false);
  const [chosen, setChosen] = useState<Chosen>(new Set());
  const groups = useMemo(() => (recipients ? groupsOf(recipients, leftOnly) : []), [recipients, leftOnly]);
  if (recipients === null) return <RowSkeletons rows={8} rowPx={28} />;
  const choose = (ids: readonly number[], on: boolean) =>
    setChosen((before) => {
      const after = new Set(before);
      for (const id of ids)
        if (on) after.add(id);
        else after.delete(id);
      return after;
    });
  return (
    <>
      <label className="notify-filter">
        <input type="checkbox" checked={leftOnly} onChange={(event) => setLeftOnly(event.target.checked)} />
        {text.notices.leftOnly}
      </label>
      <div className="notify-groups">
        {groups.length === 0 && <p className="notify-quiet">{text.notices.empty}</p>}
        {groups.map(({ worker, counts, buildings }) => (
          <section key={worker?.id ?? 0} aria-label={worker?.name ?? text.notices.nobodyAnswers}>
            <h3>
              {worker?.name ?? text.notices.nobodyAnswers}
              <span>{leftOf(counts) === 0 ? text.notices.all : text.notices.left(formatCount(leftOf(counts)))}</span>
            </h3>
            {buildings.map((building) =>
              building.recipients.length === 1 && building.name ? (
                <ul key={building.building}>
                  <Recipient
                    recipient={building.recipients[0]}
                    label={building.name}
                    chosen={chosen.has(building.recipients[0].household)}
                    onChoose={choose}
                    closed={closed}
                  />
                </ul>
              ) : (
                <Building
                  key={building.building ?? 0}
                  group={building}
                  openAtFirst={recipients.length <= FEW}
                  chosen={chosen}
                  onChoose={choose}
                  closed={closed}
                />
              ),
            )}
          </section>
        ))}
      </div>
      {!closed && chosen.size > 0 && (
        <NotifyTickBar chosen={[...chosen].slice(0, MOST_TICKED)} onDone={() => setChosen(new Set())} />
      )}
    </>
  );
}

type BuildingProps = {
  group: BuildingGroup;
  openAtFirst: boolean;
  chosen: Chosen;
  onChoose: (ids: readonly number[], on: boolean) => void;
  closed: boolean;
};

function Building({ group, openAtFirst, chosen, onChoose, closed }: BuildingProps) {
  const text = useText();
  const [open, setOpen] = useState(openAtFirst);
  const name = group.name ?? text.notices.noBuilding;
  const ids = group.recipients.map(({ household }) => household);
  const left = group.recipients.filter(isLeft).length;
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <>
      <div className="notify-building">
        {!closed && (
          <input
            type="checkbox"
            aria-label={text.notices.selectAll(name)}
            checked={ids.every((id) => chosen.has(id))}
            onChange={(event) => onChoose(ids, event.target.checked)}
          />
        )}
        <button
          type="button"
          aria-expanded={open}
          aria-label={open ? text.notices.collapse(name) : text.notices.open(name)}
          onClick={() => setOpen(!open)}
        >
          <Chevron size={14} aria-hidden="true" />
          <span>{name}</span>
          <b>{left === 0 ? text.notices.all : text.notices.left(formatCount(left))}</b>
        </button>
      </div>
      {open && (
        <ul>
          {group.recipients.map((recipient) => (
            <Recipient
              key={recipient.household}
              recipient={recipient}
              label={doorOf(recipient)}
              chosen={chosen.has(recipient.household)}
              onChoose={onChoose}
              closed={closed}
            />
          ))}
        </ul>
      )}
    </>
  );
}

type RecipientProps = Pick<BuildingProps, "onChoose" | "closed"> & {
  recipient: NoticeRecipient;
  label: string;
  chosen: boolean;
};

/** How a household is called within its building. */
const doorOf = ({ building, door, unit, address }: NoticeRecipient): string =>
  building !== null && door ? `${unit ? `${unit}-` : ""}${door}` : address;

function Recipient({ recipient, label, chosen, onChoose, closed }: RecipientProps) {
  const text = useText();
  const commands = useCommands();
  const desk = useNoticeDesk();
  const theme = useApp((state) => state.preferences.theme);
  const busy = useApp((state) => state.notices.busy);
  const { household, address, head, state, way, building, position } = recipient;
  const how = way && state !== "waiting" ? ` · ${text.notices.ways[way]}` : "";
  return (
    <li className="notify-row">
      {!closed && (
        <input
          type="checkbox"
          aria-label={text.notices.selectOne(label)}
          checked={chosen}
          onChange={(event) => onChoose([household], event.target.checked)}
        />
      )}
      <button
        type="button"
        className="notify-who"
        title={address}
        onClick={() => commands.select({ kind: "household", id: household, position, building })}
      >
        <i style={{ background: fillOf(theme, state) }} />
        <b className="address">
          <bdi>{label}</bdi>
        </b>
        <span>{head}</span>
      </button>
      <span className="notify-state" title={recipient.by ?? undefined}>
        {text.notices.states[state]}
        {how}
        {!recipient.hasPhone && state === "waiting" && ` · ${text.notices.noPhone}`}
      </span>
      {!closed && isLeft(recipient) && (
        <button
          type="button"
          className="notify-tick"
          disabled={busy}
          aria-label={text.notices.reach(label)}
          title={text.notices.reach(label)}
          onClick={() => void desk.tick([household], "call", "reached")}
        >
          <IconCheck size={16} stroke={2} aria-hidden="true" />
        </button>
      )}
    </li>
  );
}
