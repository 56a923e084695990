import type { KioskText } from "./kiosk-zh.ts";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export const kioskEn: KioskText = {
  title: "Stair screen",
  simulated: "Made-up data",
  date: (month, day) => `${day} ${MONTHS[month - 1]}`,
  weekdays: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
  bulletins: "Bulletins",
  urgencies: { normal: "Bulletin", important: "Important", urgent: "Urgent" },
  none: "No bulletins at present",
  noneHint: "What the community publishes is shown here.",
  nth: (n, all) => `${n} of ${all}`,
  page: (n, all) => `Page ${n} of ${all}`,
  from: (area) => `From ${area}`,
  until: (day) => `until ${day}`,
  more: "Other bulletins",
  people: "Who answers for this building",
  nobody: "Nobody is entered here yet. Please ask the community's office.",
  office: "Office",
  noOffice: "The community has not entered a phone yet. Please call 12345.",
  report: "Scan to report",
  reportHint: "A leak, a lamp, a blocked door, a need for help",
  noCode: "This building has no code to report with yet. Please ask the grid worker or the office.",
  emergency: { fire: "Fire", sick: "Ambulance", danger: "Police", office: "Public line" },
  heard: (time) => `Updated ${time}`,
  stopped: (time) => `No network: as of ${time}`,

  pairing: {
    title: "This screen is not paired yet",
    steps: "An administrator opens Administration → Devices, adds a stair screen and types these six characters:",
    waiting: "Asking for a code",
    building: (id) => `Building ${id}`,
    faults: {
      network: "The server cannot be reached; trying again",
      building_unknown: "No building has this number. Check the number behind /kiosk/ in the address.",
      too_many_waiting: "Too many screens wait to be paired; trying again in some minutes",
      other: "No code for now; trying again",
    },
  },
  noAddress:
    "The address must name the building, such as /kiosk/12. The card of a building on the map opens it: Stair screen.",
  homeless:
    "This screen has no building, or it is gone. An administrator removes it at Administration → Devices and pairs it again.",
  silent: "The server cannot be reached; trying again. What is to be shown comes by itself.",
  starting: "Opening",
};
