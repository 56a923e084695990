// Colours of the interface, light and dark (contrast computed in the visual language; the map has its own palette).

export type Theme = "light" | "dark";

export type Palette = {
  ink: string;
  ink2: string;
  ink3: string;
  line: string;
  line2: string;
  bg: string;
  bg2: string;
  bg3: string;
  /** bars without meaning */
  bar: string;
  bar2: string;
  accent: string;
  /** text on accent */
  onAccent: string;
  accentTint: string;
  urgent: string;
  urgentTint: string;
  urgentOnTint: string;
  warning: string;
  warningText: string;
  warningTint: string;
  ok: string;
  okTint: string;
  /** 300–500 households: where a grid should lie */
  band: string;
  veil: string;
  /** behind the map before it is drawn: the colour of its land */
  stage: string;
};

export const palettes: Record<Theme, Palette> = {
  light: {
    ink: "#1D2733",
    ink2: "#4A5563",
    ink3: "#5F6975",
    line: "#DADDE1",
    line2: "#ECEEF0",
    bg: "#FFFFFF",
    bg2: "#F6F7F8",
    bg3: "#ECEEF0",
    bar: "#77828E",
    bar2: "#C3C9CF",
    accent: "#0F5C8C",
    onAccent: "#FFFFFF",
    accentTint: "#E3EEF5",
    urgent: "#CA4A00",
    urgentTint: "#FCE9E1",
    urgentOnTint: "#8F2A07",
    warning: "#E0A100",
    warningText: "#8A5A00",
    warningTint: "#FDF1D6",
    ok: "#516003",
    okTint: "#EFF2DC",
    band: "#ECEEF0",
    veil: "rgba(255,255,255,.88)",
    stage: "#F3F2EE",
  },
  dark: {
    ink: "#E6EAEE",
    ink2: "#C4CDD6",
    ink3: "#A3AEBA",
    line: "#262D36",
    line2: "#20262E",
    bg: "#0C1014",
    bg2: "#11151A",
    bg3: "#1C222A",
    bar: "#7D8894",
    bar2: "#3A444F",
    accent: "#6DB3DE",
    onAccent: "#0C1014",
    accentTint: "#14293A",
    urgent: "#FF7A45",
    urgentTint: "#33190D",
    urgentOnTint: "#FF9A6B",
    warning: "#F2B84B",
    warningText: "#F2B84B",
    warningTint: "#2E2410",
    ok: "#B5C46A",
    okTint: "#1F2410",
    band: "#1C222A",
    veil: "rgba(12,16,20,.88)",
    stage: "#11151A",
  },
};

/** Sets the theme on `root`: every colour of `palettes` becomes a property, `accentTint` → `--accent-tint`. */
export function applyTheme(root: HTMLElement, theme: Theme): void {
  root.dataset.theme = theme;
  root.style.colorScheme = theme;
  for (const [name, colour] of Object.entries(palettes[theme])) root.style.setProperty(propertyName(name), colour);
}

const propertyName = (name: string): string => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
