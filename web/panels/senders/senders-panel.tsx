import { Button, Popconfirm, Table } from "antd";
import { useMemo, useState } from "react";
import type { Sender } from "../../../domain/alert.ts";
import type { Administration, Refusal } from "../../state/administration.ts";
import { treeOf } from "../../state/areas.ts";
import { inOrder } from "../../state/senders.ts";
import { administrationTexts } from "../../text/administration.ts";
import { formatCount, formatMoment, formatShare } from "../../text/format.ts";
import { useLanguage } from "../app-context.tsx";
import { RefusalAlert } from "../refusal-alert.tsx";
import { useAsked } from "../use-asked.ts";
import { useCards } from "../use-cards.ts";
import { SenderForm } from "./sender-form.tsx";
import { SenderSecret } from "./sender-secret.tsx";
import "./senders.css";

type Open = { kind: "nothing" } | { kind: "new" } | { kind: "change"; sender: Sender };

/** Machines and programs that may report: add one and hand over its secret, set when it is believed, end it. */
export function SendersPanel({ administration }: { administration: Administration }) {
  const text = administrationTexts[useLanguage()].senders;
  const senders = useAsked(administration.senders);
  const areas = useAsked(administration.areas);
  const town = useAsked(administration.town);
  const tree = useMemo(() => (areas.value ? treeOf(areas.value) : null), [areas.value]);
  const items = useMemo(() => inOrder(senders.value?.items ?? []), [senders.value]);
  const [open, setOpen] = useState<Open>({ kind: "nothing" });
  const [made, setMade] = useState<{ name: string; code: string; secret: string } | null>(null);
  const [error, setError] = useState<Refusal | null>(null);
  const now = new Date();
  const close = () => setOpen({ kind: "nothing" });
  const end = async ({ id, code }: Sender) => {
    const answer = await administration.endSender(id);
    setError(answer.ok ? null : answer.error);
    if (made?.code === code) setMade(null);
    senders.reload();
  };
  return (
    <>
      <p className="admin-lead">{text.lead}</p>
      <div className="admin-bar">
        <span className="admin-bar-count">{text.count(formatCount(items.length))}</span>
        <div className="admin-bar-end">
          <Button type="primary" onClick={() => setOpen({ kind: "new" })}>
            {text.create}
          </Button>
        </div>
      </div>
      <RefusalAlert
        error={error ?? senders.error ?? areas.error ?? town.error}
        onRetry={() => {
          setError(null);
          for (const asked of [senders, areas, town]) asked.reload();
        }}
      />
      {made && <SenderSecret {...made} />}
      <Table<Sender>
        {...useCards("admin-cards-rows", 860)}
        size="small"
        rowKey="id"
        loading={senders.value === null && senders.loading}
        dataSource={items}
        rowClassName={({ disabled }) => (disabled ? "senders-ended" : "")}
        locale={{ emptyText: text.none }}
        pagination={false}
        columns={[
          {
            title: text.name,
            key: "name",
            render: (_, { name, code }) => (
              <div className="admin-two-lines">
                <b>{name}</b>
                <span>{code}</span>
              </div>
            ),
          },
          {
            title: text.settings,
            key: "settings",
            width: 260,
            render: (_, { protocol, minConfidence, burstMinutes }) => (
              <div className="admin-two-lines">
                {text.protocols[protocol]}
                {protocol === "events" && (
                  <span>{text.setting(formatShare(minConfidence), formatCount(burstMinutes))}</span>
                )}
              </div>
            ),
          },
          {
            title: text.area,
            key: "area",
            width: 170,
            render: (_, { area }) => (area === null ? text.everywhere : (tree?.byCode.get(area)?.name ?? area)),
          },
          {
            title: text.lastSeen,
            key: "seen",
            width: 130,
            className: "admin-nowrap",
            render: (_, { lastSeen }) =>
              lastSeen ? formatMoment(new Date(lastSeen), now) : <span className="admin-quiet">{text.never}</span>,
          },
          {
            key: "actions",
            width: 160,
            align: "right",
            render: (_, sender) =>
              sender.disabled ? (
                <span className="admin-tag">{text.ended}</span>
              ) : (
                <span className="admin-row-buttons">
                  <Button
                    size="small"
                    aria-label={text.editOf(sender.name)}
                    onClick={() => setOpen({ kind: "change", sender })}
                  >
                    {text.edit}
                  </Button>
                  <Popconfirm title={text.endSure} okText={text.sure} onConfirm={() => end(sender)}>
                    <Button size="small" danger aria-label={text.endOf(sender.name)}>
                      {text.end}
                    </Button>
                  </Popconfirm>
                </span>
              ),
          },
        ]}
      />
      {open.kind !== "nothing" && (
        <SenderForm
          sender={open.kind === "change" ? open.sender : null}
          tree={tree}
          codes={town.value?.codes ?? null}
          onAdd={async (wish) => {
            const answer = await administration.addSender(wish);
            if (!answer.ok) return answer.error;
            setMade({ name: wish.name, code: wish.code, secret: answer.value.secret });
            close();
            senders.reload();
            return null;
          }}
          onChange={async (change) => {
            if (open.kind !== "change") return null;
            const answer = await administration.changeSender(open.sender.id, change);
            if (!answer.ok) return answer.error;
            close();
            senders.reload();
            return null;
          }}
          onClose={close}
        />
      )}
    </>
  );
}
