import type { MapTheme } from "../../domain/theme.ts";
import type { Client } from "../client/client.ts";
import type { App } from "./app.ts";
import { failLoading, finishLoading, lastOf, startLoading, waiting } from "./loaded.ts";
import { may } from "./session.ts";

/** Reads the themes, and the values of the one that is chosen; again whenever another is. */
export function createThemeLoader(app: App, client: Client, now: () => number) {
  let stopFollowing = () => {};

  /** The theme that is chosen; undefined by types, and for one that is not there. */
  const chosen = (): MapTheme | undefined => {
    const { colourBy, themes } = app.getState();
    return colourBy.kind === "theme" ? lastOf(themes)?.find(({ code }) => code === colourBy.code) : undefined;
  };

  const loadData = async (): Promise<void> => {
    const theme = chosen();
    if (!theme) return app.setState({ themeData: waiting });
    app.setState(({ themeData }) => ({
      themeData: startLoading(lastOf(themeData)?.code === theme.code ? themeData : waiting),
    }));
    const result = await client.themeData(theme);
    if (chosen()?.code !== theme.code) return;
    app.setState(({ themeData }) => ({
      themeData: result.ok ? finishLoading(result.value, now()) : failLoading(themeData, result.error),
    }));
  };

  /** The list, then the values: a theme that is gone takes its values with it. */
  const load = async (): Promise<void> => {
    if (!may(app.getState(), "map")) return;
    app.setState(({ themes }) => ({ themes: startLoading(themes) }));
    const result = await client.themes();
    app.setState(({ themes }) => ({
      themes: result.ok ? finishLoading(result.value.items, now()) : failLoading(themes, result.error),
    }));
    await loadData();
  };

  const start = () => {
    stopFollowing();
    stopFollowing = app.subscribe((state, before) => {
      if (state.colourBy !== before.colourBy) void loadData();
    });
  };

  return { load, loadData, start, stop: () => stopFollowing() };
}
