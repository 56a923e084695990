import { IconChevronRight, IconMap2 } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { enterMode, select, selectEverything } from "../state/actions.ts";
import { ancestorsOf } from "../state/area-tree.ts";
import { openModesFor, treeFor } from "../state/derived.ts";
import { lastOf } from "../state/loaded.ts";
import { AccountMenu } from "./account-menu.tsx";
import { useApp, useChange, useCommands, useText } from "./app-context.tsx";
import { LanguageSwitch, ThemeSwitch } from "./switches.tsx";
import "./header.css";

/** The bar on top of a desk's screen. `search` stands after the tabs. */
export function Header({ search }: { search: ReactNode }) {
  const text = useText();
  return (
    <header className="header">
      <h1 className="header-logo">
        <IconMap2 size={20} stroke={1.75} className="header-mark" aria-hidden="true" />
        {text.product}
      </h1>
      <Breadcrumb />
      <ModeTabs />
      {search}
      <div className="header-end">
        <SimulatedTag />
        <LanguageSwitch />
        <ThemeSwitch />
        <AccountMenu />
      </div>
    </header>
  );
}

/** The way down to the area the figures are about; each step is a link. */
function Breadcrumb() {
  const text = useText();
  const change = useChange();
  const commands = useCommands();
  const tree = useApp(treeFor);
  const scope = useApp((state) => state.scope);
  const townName = useApp((state) => lastOf(state.town)?.name ?? null);
  const path = tree ? ancestorsOf(tree, scope) : [];
  const single = tree?.roots.length === 1 ? tree.byCode.get(tree.roots[0]) : undefined;
  const top = single?.name ?? townName ?? text.scope.whole;
  const below = single ? path.slice(1) : path;
  return (
    <nav className="breadcrumb" aria-label={text.scope.label}>
      <button
        type="button"
        aria-current={below.length === 0 ? "location" : undefined}
        onClick={() => {
          change(selectEverything);
          commands.home();
        }}
      >
        {top}
      </button>
      {below.map((node, index) => (
        <span key={node.code} className="breadcrumb-step">
          <IconChevronRight size={14} aria-hidden="true" />
          <button
            type="button"
            aria-current={index === below.length - 1 ? "location" : undefined}
            onClick={() => {
              change((state) => select(state, { kind: "area", code: node.code }));
              if (node.bounds) commands.fly({ bounds: node.bounds });
            }}
          >
            {node.name}
          </button>
        </span>
      ))}
    </nav>
  );
}

/** 民情 · 事件 · 热力: those one may see */
export function ModeTabs() {
  const text = useText();
  const change = useChange();
  const mode = useApp((state) => state.mode);
  const modes = useApp(openModesFor);
  if (modes.length === 0) return null;
  return (
    <nav className="tabs" aria-label={text.modes.label}>
      {modes.map((name) => (
        <button
          key={name}
          type="button"
          aria-current={mode === name ? "page" : undefined}
          onClick={() => change((state) => enterMode(state, name))}
        >
          {text.modes[name]}
        </button>
      ))}
    </nav>
  );
}

export function SimulatedTag() {
  const text = useText();
  const simulated = useApp((state) => lastOf(state.town)?.simulated ?? false);
  return simulated ? (
    <span className="simulated" title={text.simulatedHint}>
      {text.simulated}
    </span>
  ) : null;
}
