import type { Theme } from "./scene-input.ts";

/** Every colour that the map takes from the theme. Colours of household types come from the code tables. */
export type Palette = {
  ink: string;
  ink2: string;
  paper: string;
  accent: string;
  onAccent: string;
  /** frame of labels, callouts and other small plates */
  pillFrame: string;
  urgent: string;
  due: string;
  land: string;
  block: string;
  commercial: string;
  civic: string;
  green: string;
  water: string;
  building: string;
  buildingLine: string;
  casingMinor: string | null;
  casingMajor: string | null;
  road: string;
  roadSecondary: string;
  roadMajor: string;
  path: string;
  wall: string;
  label: string;
  halo: string;
  veil: string;
  veilOpacity: number;
  borders: { street: string; community: string; grid: string; microgrid: string };
  borderOpacity: { street: number; community: number; grid: number; microgrid: number };
  casingOpacity: number;
  heat: readonly string[];
  /** as many steps for what is less than before, or than usual */
  cool: readonly string[];
};

/** look.md §3–§9: neutrals, accent, base map, borders and the two heat ramps. */
export const PALETTES: Record<Theme, Palette> = {
  light: {
    ink: "#1D2733",
    ink2: "#4A5563",
    paper: "#FFFFFF",
    accent: "#0F5C8C",
    onAccent: "#FFFFFF",
    pillFrame: "#4A5563",
    urgent: "#CA4A00",
    due: "#8A5A00",
    land: "#F3F2EE",
    block: "#EFEDE8",
    commercial: "#EFEAE3",
    civic: "#EDE8DD",
    green: "#DDE7D1",
    water: "#C8DCE7",
    building: "#E0DCD4",
    buildingLine: "#CBC5BA",
    casingMinor: "#D6D1C7",
    casingMajor: "#C6C0B4",
    road: "#FFFFFF",
    roadSecondary: "#FFFFFF",
    roadMajor: "#FFFFFF",
    path: "#DEDAD1",
    wall: "#B9B2A5",
    label: "#56595F",
    halo: "#FFFFFF",
    veil: "#F7F8F9",
    veilOpacity: 0.62,
    borders: { street: "#1D2733", community: "#1D2733", grid: "#3D4A5C", microgrid: "#6B7683" },
    borderOpacity: { street: 1, community: 1, grid: 1, microgrid: 1 },
    casingOpacity: 0.75,
    heat: ["#F2ECCE", "#EDD9A5", "#ECC17B", "#ECA258", "#E38144", "#CE5B3F", "#AE4047", "#802A4A", "#4F1D41"],
    cool: ["#DDEBE4", "#BFDDD3", "#9CCBC0", "#78B6AD", "#559F9A", "#398686", "#246C71", "#17525B", "#0D3A45"],
  },
  dark: {
    ink: "#E6EAEE",
    ink2: "#C4CDD6",
    paper: "#0C1014",
    accent: "#6DB3DE",
    onAccent: "#0C1014",
    pillFrame: "#5B6671",
    urgent: "#FF7A45",
    due: "#F2B84B",
    land: "#11151A",
    block: "#141920",
    commercial: "#161B22",
    civic: "#171C23",
    green: "#13201B",
    water: "#0B1D2B",
    building: "#1C222A",
    buildingLine: "#252C35",
    casingMinor: null,
    casingMajor: null,
    road: "#242B33",
    roadSecondary: "#303842",
    roadMajor: "#3A444F",
    path: "#242B33",
    wall: "#303842",
    label: "#8C97A5",
    halo: "#0C1014",
    veil: "#0C1014",
    veilOpacity: 0.72,
    borders: { street: "#D5DDE5", community: "#D5DDE5", grid: "#D5DDE5", microgrid: "#D5DDE5" },
    borderOpacity: { street: 0.9, community: 0.75, grid: 0.3, microgrid: 0.18 },
    casingOpacity: 0,
    heat: ["#25273A", "#3A2F5C", "#6E3578", "#AD4371", "#D3595D", "#EB7B4D", "#F6A950", "#F6D37F", "#F9F0C2"],
    cool: ["#15292D", "#1A3539", "#1F4A4C", "#27696A", "#2F8482", "#48A8A2", "#6FC7BD", "#9FE0D6", "#DDF5F0"],
  },
};

const channels = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** `share` of `over` laid on `under`; both `#RRGGBB`, share 0–1. */
export function mixColours(under: string, over: string, share: number): string {
  const [a, b] = [channels(under), channels(over)];
  return `#${a
    .map((value, i) =>
      Math.round(value + (b[i] - value) * share)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`.toUpperCase();
}

/** Relative luminance of `#RRGGBB` (WCAG 2.2), 0 black to 1 white. */
export function luminance(hex: string): number {
  const [r, g, b] = channels(hex).map((value) => {
    const c = value / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
