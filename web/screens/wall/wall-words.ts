import type { Name } from "../../../domain/codes.ts";
import { labelPoint } from "../../../domain/label-point.ts";
import { MOST_URGENT } from "../../../domain/wall/day.ts";
import type { WallArea, WallIncident } from "../../../domain/wall/incidents.ts";
import { remember } from "../../map/remember.ts";
import { openByGrid, urgentOnes } from "../../state/wall/incidents.ts";
import type { Called, Named } from "../../state/wall/notes.ts";
import type { Answers } from "../../state/wall/wall.ts";
import { formatDuration } from "../../text/format.ts";
import type { Language } from "../../text/language.ts";
import { nameIn } from "../../text/language-of.ts";
import { wallTexts } from "../../text/wall.ts";

/** Gives the names of a picture, of what lies within `focus` where that holds some; `counts` are written beside them. */
type Names = (
  areas: readonly WallArea[],
  incidents: readonly WallIncident[],
  isNear: boolean,
  focus: string | null,
  counts: ReadonlyMap<string, number> | null,
) => Named[];

/** Communities from afar, grids from `isNear`; with `counts`, where they are given, and grids else with what is open in them. */
export function createNames(): Names {
  const points = remember(
    (areas: readonly WallArea[]) => new Map(areas.map(({ code, border }) => [code, labelPoint(border)])),
  );
  return (areas, incidents, isNear, focus, counts) => {
    const hasCommunities = areas.some(({ level }) => level === "community");
    const level = isNear || !hasCommunities ? "grid" : "community";
    const beside = counts ?? (level === "grid" ? openByGrid(incidents) : NO_COUNTS);
    const all = areas.filter((area) => area.level === level);
    // why: on a small map the names of all that lies around would hide what the scene is about
    const own = focus === null ? [] : all.filter((area) => area.parent === focus);
    return (own.length > 0 ? own : all).map(({ code, name }): Named => {
      const count = beside.get(code) ?? 0;
      return {
        id: code,
        name: count > 0 ? `${name} · ${count}` : name,
        position: points(areas).get(code)!,
        isMain: level === "community",
      };
    });
  };
}

const NO_COUNTS: ReadonlyMap<string, number> = new Map();

/** The words of the callouts: the most urgent, first the one that is looked at. */
export function calledOnes(answers: Answers, spotlight: number | null, now: number, language: Language): Called[] {
  const { incidents, wall } = answers;
  const nameOf = (rows: readonly { code: string; name: Name }[], code: string) => {
    const row = rows.find((candidate) => candidate.code === code);
    return row ? nameIn(language, row.name) : code;
  };
  const urgent = urgentOnes(incidents, wall.codes.urgencies);
  const first = urgent.filter(({ id }) => id === spotlight);
  return [...first, ...urgent.filter(({ id }) => id !== spotlight)].slice(0, MOST_URGENT).map((incident) => ({
    id: incident.id,
    title: nameOf(wall.codes.incidentKinds, incident.kind),
    line: [
      incident.grid?.name ?? wallTexts[language].noPlace,
      `${nameOf(wall.codes.incidentStates, incident.state)} ${formatDuration(now - Date.parse(incident.reportedAt), language)}`,
    ].join("　"),
    position: incident.position,
  }));
}
