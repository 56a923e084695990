import { Button, Popconfirm, Table } from "antd";
import { useMemo, useState } from "react";
import type { Device, DevicePairing } from "../../domain/device.ts";
import type { Administration, Refusal } from "../state/administration.ts";
import { treeOf } from "../state/areas.ts";
import { administrationTexts } from "../text/administration.ts";
import { formatCount, formatMoment } from "../text/format.ts";
import { useLanguage } from "./app-context.tsx";
import { DeviceForm } from "./device-form.tsx";
import { PairingCode } from "./pairing-code.tsx";
import { RefusalAlert } from "./refusal-alert.tsx";
import { useAsked } from "./use-asked.ts";
import { useCards } from "./use-cards.ts";

/** Screens that nobody signs in at: add one, pair its browser, remove it. */
export function DevicesPanel({ administration }: { administration: Administration }) {
  const text = administrationTexts[useLanguage()].devices;
  const devices = useAsked(administration.devices);
  const areas = useAsked(administration.areas);
  const tree = useMemo(() => (areas.value ? treeOf(areas.value) : null), [areas.value]);
  const [adding, setAdding] = useState(false);
  const [offered, setOffered] = useState<{ name: string; pairing: DevicePairing } | null>(null);
  const [error, setError] = useState<Refusal | null>(null);
  const items = devices.value?.items ?? [];
  const now = new Date();

  const pairAgain = async ({ id, name }: Device) => {
    const answer = await administration.pairAgain(id);
    setError(answer.ok ? null : answer.error);
    if (answer.ok) setOffered({ name, pairing: answer.value });
    devices.reload();
  };
  const remove = async ({ id }: Device) => {
    const answer = await administration.removeDevice(id);
    setError(answer.ok ? null : answer.error);
    setOffered(null);
    devices.reload();
  };

  return (
    <>
      <p className="admin-lead">{text.lead}</p>
      <div className="admin-bar">
        <span className="admin-bar-count">{text.count(formatCount(items.length))}</span>
        <div className="admin-bar-end">
          <Button type="primary" onClick={() => setAdding(true)}>
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
      {offered && <PairingCode name={offered.name} pairing={offered.pairing} />}
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
          {
            title: text.area,
            key: "area",
            width: 220,
            render: (_, { area }) => (area === null ? text.everywhere : (tree?.byCode.get(area)?.name ?? area)),
          },
          {
            title: text.state,
            key: "state",
            width: 190,
            render: (_, device) => (
              <div className="admin-two-lines">
                {text.states[stateOf(device)]}
                {device.address && <span>{text.from(device.address)}</span>}
              </div>
            ),
          },
          {
            title: text.lastSeen,
            key: "seen",
            width: 150,
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
                <Button size="small" aria-label={text.againOf(device.name)} onClick={() => pairAgain(device)}>
                  {text.again}
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
        open={adding}
        tree={tree}
        onAdd={async (device) => {
          const answer = await administration.addDevice(device);
          if (!answer.ok) return answer.error;
          setOffered({ name: device.name, pairing: answer.value.pairing });
          setAdding(false);
          devices.reload();
          return null;
        }}
        onClose={() => setAdding(false)}
      />
    </>
  );
}

const stateOf = ({ pairedAt, pairingUntil }: Device): "paired" | "waiting" | "idle" =>
  pairedAt !== null ? "paired" : pairingUntil !== null ? "waiting" : "idle";
