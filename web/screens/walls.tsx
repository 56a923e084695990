import { ConfigProvider, type InputRef } from "antd";
import { useEffect, useMemo, useRef, useState } from "react";
import type { OperatedWall, WallChange } from "../../domain/wall/wall.ts";
import { wallsClient } from "../client/walls.ts";
import { AccountMenu } from "../panels/account-menu.tsx";
import { useAdministrationTheme } from "../panels/administration-theme.ts";
import { useLanguage, useMay } from "../panels/app-context.tsx";
import { HeaderHome } from "../panels/header-home.tsx";
import { RefusalAlert } from "../panels/refusal-alert.tsx";
import { LanguageSwitch, ThemeSwitch } from "../panels/switches.tsx";
import { useAsked } from "../panels/use-asked.ts";
import { WallList } from "../panels/walls/wall-list.tsx";
import { WallMessage } from "../panels/walls/wall-message.tsx";
import { WallNow } from "../panels/walls/wall-now.tsx";
import { WallSettingsForm } from "../panels/walls/wall-settings.tsx";
import type { Refusal } from "../state/administration.ts";
import { treeOf } from "../state/areas.ts";
import { commandOf, jumpTo } from "../state/walls/console.ts";
import { formatMoment } from "../text/format.ts";
import { wallsTexts } from "../text/walls.ts";
import "./administration.css";
import "./walls.css";

/** How often it is asked what the walls show. */
const AGAIN_MS = 5000;

/** The console of the walls: which shows what, and what it is to show. `/walls` */
export function WallsScreen() {
  const text = wallsTexts[useLanguage()];
  const may = useMay("walls");
  useEffect(() => {
    document.title = text.title;
  }, [text]);
  return (
    <ConfigProvider {...useAdministrationTheme()}>
      <div className="admin">
        <header className="header">
          <HeaderHome back={text.back} title={text.title} />
          <div className="header-end">
            <LanguageSwitch />
            <ThemeSwitch />
            <AccountMenu at="administration" />
          </div>
        </header>
        <main className="admin-main walls-main">
          {may ? (
            <Console />
          ) : (
            <section className="admin-nothing" role="alert">
              <p>{text.noRight}</p>
              <a href="/">{text.back}</a>
            </section>
          )}
        </main>
      </div>
    </ConfigProvider>
  );
}

function Console() {
  const text = wallsTexts[useLanguage()];
  const asked = useAsked(wallsClient.walls);
  const areas = useAsked(wallsClient.areas);
  const tree = useMemo(() => (areas.value ? treeOf(areas.value) : null), [areas.value]);
  const mayPair = useMay("accounts");
  const [chosen, setChosen] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const now = useNow();
  const writing = useRef<InputRef>(null);
  const { value, reload, put } = asked;
  const walls = value?.items ?? [];
  const wall = walls.find(({ id }) => id === chosen) ?? walls[0];
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === "visible" && reload(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [reload]);

  /** Sends changes one after the other; what the server says of each is shown at once, also that somebody was quicker. */
  const send = async (changes: readonly { wall: OperatedWall; change: Omit<WallChange, "revision"> }[]) => {
    let items = walls;
    let failed: Refusal | null = null;
    for (const { wall, change } of changes) {
      const answer = await wallsClient.change(wall.id, { revision: wall.revision, ...change });
      if (answer.ok) items = items.map((other) => (other.id === wall.id ? answer.value : other));
      else failed = answer.error;
    }
    put({ items: [...items] });
    if (failed) reload();
    return failed;
  };
  /** The same where a refusal is said above all. */
  const tell = async (changes: Parameters<typeof send>[0]) => {
    const failed = await send(changes);
    setRefusal(failed);
    return failed === null;
  };
  const order = (orders: Partial<OperatedWall["orders"]>) =>
    tell([{ wall, change: { orders: { ...wall.orders, ...orders } } }]);

  useKeys((key) => {
    const command = wall && commandOf(key);
    if (!command) return false;
    if (command.kind === "hold") void order(wall.orders.held ? { held: false, jump: null } : { held: true });
    if (command.kind === "write") writing.current?.focus();
    if (command.kind === "choose") setChosen(walls[walls.indexOf(wall) + command.by]?.id ?? wall.id);
    const scene = command.kind === "jump" ? wall.settings.scenes[command.nth] : undefined;
    if (scene) void order({ jump: jumpTo(wall.settings, scene.kind, scene.area) });
    return true;
  });

  if (asked.error && !value) return <RefusalAlert error={asked.error} onRetry={reload} />;
  if (value && !wall) {
    return (
      <section className="admin-nothing">
        <p>
          {text.none} {text.noneHow(`${location.origin}/wall`)}
        </p>
        {mayPair && <a href="/admin?tab=devices">{text.toDevices}</a>}
      </section>
    );
  }
  if (!wall) return null;
  return (
    <div className="walls">
      <div className="walls-side">
        <WallList walls={walls} tree={tree} chosen={wall.id} now={now} onChoose={setChosen} />
        <p className="walls-keys">{text.keys}</p>
      </div>
      <div className="walls-one" key={wall.id}>
        <RefusalAlert error={refusal ?? asked.error} onRetry={reload} />
        <div className="walls-orders">
          <WallNow
            wall={wall}
            tree={tree}
            onOrders={(orders) => void order(orders)}
            onSettings={(settings) => void tell([{ wall, change: { settings: { ...wall.settings, ...settings } } }])}
          />
          <WallMessage
            message={wall.orders.message}
            walls={walls.length}
            now={now}
            input={writing}
            onTell={async (message, all) => {
              const told = (all ? walls : [wall]).map((wall) => ({
                wall,
                change: { orders: { ...wall.orders, message } },
              }));
              return tell(told);
            }}
          />
        </div>
        <WallSettingsForm
          wall={wall}
          tree={tree}
          onSave={async (changed) => {
            const error = await send([{ wall, change: { settings: { ...wall.settings, ...changed } } }]);
            return error ? { ok: false, error } : { ok: true, value: changed };
          }}
        />
        {wall.changed && (
          <p className="walls-keys">
            {text.changed(
              wall.changed.by,
              formatMoment(new Date(wall.changed.at), new Date(now)),
              wall.changed.what.map((part) => text.parts[part]).join(text.and),
            )}
          </p>
        )}
      </div>
    </div>
  );
}

/** The time, looked at now and then. */
function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** Calls `act` with keys that are typed nowhere else; what it makes use of does nothing more. */
function useKeys(act: (key: string) => boolean): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { target } = event;
      const isTyping =
        target instanceof HTMLElement && target.closest("input, textarea, [role=combobox], [role=slider], [role=tree]");
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      if (latest.current(event.key)) event.preventDefault();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
