import { counted } from "./counted.ts";
import type { devicesZh } from "./devices-zh.ts";

/** As `devicesZh`, in English. */
export const devicesEn: typeof devicesZh = {
  lead: "Nobody signs in at walls and stair screens: a wall shows figures of its area and places no finer than a grid, a stair screen bulletins and whom to ask. Neither holds anything personal.",
  how: (wall, kiosk) =>
    `Open ${wall} in the browser of a wall, ${kiosk} in that of a stair screen: it shows six characters. Choose Add device and type them.`,
  count: (count) => counted(count, "device"),
  create: "Add device",
  code: "The six characters on the screen",
  codeHint: "Capital or small. They change every ten minutes: type those it shows now",
  codeWrong: "Six letters or digits",
  name: "Name",
  nameHint: "For instance: Wall of the command centre",
  kind: "Kind",
  kinds: { wall: "Wall", kiosk: "Stair screen" },
  area: "Area",
  areaHint: "A stair screen has that of its building",
  everywhere: "Everywhere",
  state: "State",
  lastSeen: "Last seen",
  never: "Never",
  none: "No devices yet. Open the address above in the browser of the screen, then choose Add device.",
  required: "Needed",
  states: { paired: "Paired", idle: "No screen" },
  from: (address) => `from ${address}`,
  replace: "Replace screen",
  replaceOf: (name) => `Replace screen of ${name}`,
  replaceTitle: (name) => `Replace screen: ${name}`,
  replaceHow: "The screen before goes dark at once; name, area and settings stay.",
  remove: "Remove",
  removeOf: (name) => `Remove ${name}`,
  removeSure: "The screen goes dark at once. Go on?",
  sure: "Go on",
};
