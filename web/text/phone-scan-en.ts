import type { phoneScanZh } from "./phone-scan-zh.ts";

/** As `phoneScanZh`, in English. */
export const phoneScanEn: typeof phoneScanZh = {
  title: "Scan a code",
  camera: "What the camera sees",
  hint: "Hold the code at the stair or the door in the square. The picture is read on this phone; it is neither kept nor sent.",
  typed: "Or type what stands under the code",
  open: "Open",
  faults: {
    none: "This browser reads no codes. Use the phone's own camera, or type the code below.",
    refused: "The camera may not be used. Allow it in the phone's settings, or type the code below.",
    away: "The camera cannot be opened; another app may be using it. The code can be typed below.",
  },
  found: {
    elsewhere: "This resident's code is not in your area.",
    unknown: "This is neither a resident's code nor a door or building of yours.",
  },
};
