import type { devicesZh } from "./devices-zh.ts";

/** As `devicesZh`, in English. */
export const devicesEn: typeof devicesZh = {
  lead: "Screens that nobody signs in at, such as a wall: they show their area alone, names and phones masked, and find no one by name.",
  count: (count) => (count === "1" ? "1 device" : `${count} devices`),
  create: "Add device",
  name: "Name",
  nameHint: "For instance: Wall of the command centre",
  area: "Area",
  everywhere: "Everywhere",
  state: "State",
  lastSeen: "Last seen",
  never: "Never",
  none: "No devices yet. Add one, then enter its pairing code in the browser of the screen.",
  required: "Needed",
  states: { paired: "Paired", waiting: "Awaits pairing", idle: "Not paired" },
  from: (address) => `from ${address}`,
  again: "Pair again",
  againOf: (name) => `Pair ${name} again`,
  remove: "Remove",
  removeOf: (name) => `Remove ${name}`,
  removeSure: "The screen goes dark at once. Go on?",
  sure: "Go on",
  pairing: {
    title: (name) => `${name}: pairing code`,
    how: "Open this address in the browser of the screen, and confirm the code there:",
    until: (time) => `Good until ${time}, once. It is not shown again.`,
    copy: "Copy address",
    copied: "Copied",
  },
};
