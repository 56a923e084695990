import { Button, Popconfirm, Table } from "antd";
import { useMemo, useState } from "react";
import type { Device } from "../../domain/device.ts";
import type { Administration, Refusal } from "../state/administration.ts";
import { treeOf } from "../state/areas.ts";
import { administrationTexts } from "../text/administration.ts";
import { formatCount, formatMoment } from "../text/format.ts";
import { useLanguage } from "./app-context.tsx";
import { DeviceForm } from "./device-form.tsx";
import { RefusalAlert } from "./refusal-alert.tsx";
import { useAsked } from "./use-asked.ts";
import { useCards } from "./use-cards.ts";

/** Screens that nobody signs in at: add one by the code it shows, replace its screen, remove it. */
export function DevicesPanel({ administration }: { administration: Administration }) {
  const text = administrationTexts[useLanguage()].devices;
  const devices = useAsked(administration.devices);
  const areas = useAsked(administration.areas);
  const tree = useMemo(() => (areas.value ? treeOf(areas.value) : null), [areas.value]);
  const [typing, setTyping] = useState<{ replaced: Device | null } | null>(null);
  const [error, setError] = useState<Refusal | null>(null);
  const items = devices.value?.items ?? [];
  const now = new Date();

  const send = async (typed: { code: string; name: string; area: string | null }): Promise<Refusal | null> => {
    const replaced = typing?.replaced;
    const answer = await (replaced
      ? administration.replaceScreen(replaced.id, typed.code)
      : administration.addDevice(typed));
    if (!answer.ok) return answer.error;
    setTyping(null);
    devices.reload();
    return null;
  };
  const remove = async ({ id }: Device) => {
    const answer = await administration.removeDevice(id);
    setError(answer.ok ? null : answer.error);
    devices.reload();
  };

  return (
    <>
      <p className="admin-lead">
        {text.lead} {text.how(`${location.origin}/wall`, `${location.origin}/kiosk/…`)}
      </p>
      <div className="admin-bar">
        <span className="admin-bar-count">{text.count(formatCount(items.length))}</span>
        <div className="admin-bar-end">
          <Button type="primary" onClick={() => setTyping({ replaced: null })}>
            {text.create}
          </Button>
        </div>
      </div>
      <RefusalAlert
        error={error ?? devices.error ?? areas.error}
        onRetry={() => {
          setError(null);
          devices.reload();
          areas.reload();
        }}
      />
      <Table<Device>
        {...useCards("admin-cards-rows", 760)}
        size="small"
        rowKey="id"
        loading={devices.value === null && devices.loading}
        dataSource={[...items]}
        locale={{ emptyText: text.none }}
        pagination={false}
        columns={[
          { title: text.name, key: "name", render: (_, { name }) => <b>{name}</b> },
          { title: text.kind, key: "kind", width: 90, render: (_, { kind }) => text.kinds[kind] },
          {
            title: text.area,
            key: "area",
            width: 240,
            render: (_, { area, building }) =>
              building?.name ?? (area === null ? text.everywhere : (tree?.byCode.get(area)?.name ?? area)),
          },
          {
            title: text.state,
            key: "state",
            width: 170,
            render: (_, { pairedAt, address }) => (
              <div className="admin-two-lines">
                {text.states[pairedAt === null ? "idle" : "paired"]}
                {address && <span>{text.from(address)}</span>}
              </div>
            ),
          },
          {
            title: text.lastSeen,
            key: "seen",
            width: 140,
            className: "admin-nowrap",
            render: (_, { lastSeen }) =>
              lastSeen ? formatMoment(new Date(lastSeen), now) : <span className="admin-quiet">{text.never}</span>,
          },
          {
            key: "actions",
            width: 170,
            align: "right",
            render: (_, device) => (
              <span className="admin-row-buttons">
                <Button
                  size="small"
                  aria-label={text.replaceOf(device.name)}
                  onClick={() => setTyping({ replaced: device })}
                >
                  {text.replace}
                </Button>
                <Popconfirm title={text.removeSure} okText={text.sure} onConfirm={() => remove(device)}>
                  <Button size="small" danger aria-label={text.removeOf(device.name)}>
                    {text.remove}
                  </Button>
                </Popconfirm>
              </span>
            ),
          },
        ]}
      />
      <DeviceForm
        open={typing !== null}
        replaced={typing?.replaced ?? null}
        tree={tree}
        onSend={send}
        onClose={() => setTyping(null)}
      />
    </>
  );
}
