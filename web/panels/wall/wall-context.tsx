import { createContext, type ReactNode, useContext } from "react";
import { useStore } from "zustand";
import type { Name } from "../../../domain/codes.ts";
import type { Answers, WallState, WallStore } from "../../state/wall/wall.ts";
import type { Language } from "../../text/language.ts";
import { nameIn } from "../../text/language-of.ts";
import { wallTexts } from "../../text/wall.ts";

const WallContext = createContext<{ wall: WallStore; language: Language; rem: number } | null>(null);

/** Around everything on a wall. `rem`: the smallest character in px. */
export function WallProvider(props: { wall: WallStore; language: Language; rem: number; children: ReactNode }) {
  const { wall, language, rem, children } = props;
  return <WallContext value={{ wall, language, rem }}>{children}</WallContext>;
}

const useContextOfWall = () => {
  const context = useContext(WallContext);
  if (!context) throw new Error("outside of a wall");
  return context;
};

/** A part of what the wall knows; the panel is drawn anew when it changes. */
export const useWall = <T,>(pick: (state: WallState) => T): T => useStore(useContextOfWall().wall, pick);

/** One of the last answers; null while there is none. */
export const useAnswer = <K extends keyof Answers>(key: K): Answers[K] | null =>
  useWall(({ answers }) => answers?.[key] ?? null);

/** The server's clock, whole minutes, ms: what says how long something waits. */
export const useMinute = (): number => useWall(({ now }) => Math.floor(now / 60_000) * 60_000);

export const useWallText = () => wallTexts[useContextOfWall().language];
export const useWallLanguage = (): Language => useContextOfWall().language;
export const useRem = (): number => useContextOfWall().rem;

type CodeTable = keyof Answers["wall"]["codes"];

/** The name of a code of one of the wall's tables; the code itself where the table has no such row. */
export function useCodeName(table: CodeTable): (code: string) => string {
  const language = useWallLanguage();
  const rows: readonly { code: string; name: Name }[] = useWall(({ answers }) => answers?.wall.codes[table]) ?? [];
  return (code) => {
    const row = rows.find((candidate) => candidate.code === code);
    return row ? nameIn(language, row.name) : code;
  };
}

/** The icon of a kind of incident. */
export function useKindIcon(): (code: string) => string {
  const kinds = useWall(({ answers }) => answers?.wall.codes.incidentKinds);
  return (code) => kinds?.find((kind) => kind.code === code)?.icon ?? "dots";
}
