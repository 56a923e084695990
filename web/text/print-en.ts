import { counted } from "./counted.ts";
import type { PrintText } from "./print-zh.ts";

export const printEn: PrintText = {
  title: "Print",
  back: "Back to the map",
  forbidden: "Your role does not print maps.",
  kind: "What",
  kinds: {
    map: "Map of households",
    atlas: "Atlas, one microgrid a page",
    boards: "Boards of who answers",
    codes: "Residents' codes",
    plates: "Plates of stairs",
  },
  area: "Area",
  microgrid: "Microgrid",
  wholeGrid: "The whole grid",
  paper: "Paper",
  orientation: "Way",
  orientations: { landscape: "Landscape", portrait: "Portrait" },
  format: "Format",
  formats: { pdf: "PDF (vector)", png: "PNG picture" },
  dpi: "Resolution",
  dpiCount: (dpi) => `${dpi} dpi`,
  heading: "Title",
  headingHint: "The area's name where empty",
  colour: "Households",
  colours: { types: "By type", grids: "Grids in colours", plain: "The ground alone" },
  approval: "Approval number",
  approvalHint: "A field to fill in where empty",
  names: "With names of households",
  namesWhy: "Names are not printed unless asked for. It takes a reason and is logged; four times an hour at most.",
  namesHow:
    "They stand beside their symbols; a PDF has a roster behind the map (by microgrid, with address and square), which must not be hung up.",
  reason: "Reason",
  make: "Make",
  making: (share) => `Being made ${share}`,
  waiting: (ahead) => `${ahead} before it`,
  stop: "Stop",
  download: "Download",
  size: (megabytes, pages) => `${megabytes} MB, ${counted(pages, "page")}`,
  done: "Done. The server keeps the file for half an hour.",
  preview: "Preview of the first page",
  previewing: "Drawing a preview…",
  noPreview: "Choose an area to see a preview.",
  failed: "It could not be drawn. Try again; if that does not help, tell the administrator.",
  network: "The server cannot be reached. Check the network and try again.",
  onPaper: "What is printed is in Chinese: it is read in the hall and at the door.",
  noReason: "Say why names are printed (2–200 characters).",
  notes: {
    "no-households": () => "Nobody lives in this area: the map shows the ground alone.",
    crowded: (count) =>
      `Doors too close in ${counted(count, "building")}: figures stand for them. Choose larger paper, or an atlas.`,
    "small-scale": (count) =>
      `1:${count} is too small for symbols; figures stand for households. Choose larger paper or a smaller area.`,
    "missing-characters": (count, text) => `In no font, printed as “〓”: ${counted(count, "character")}, ${text}`,
    "index-cut": (count) =>
      `No room for ${counted(count, "line")} of the index. In a PDF the rest follows on pages of its own.`,
    "names-cut": (count) =>
      `No room on the map for ${counted(count, "name")}. The roster behind it in the PDF has every name.`,
    "no-codes": (count) => `${count} stairs have no code yet: make them at Residents' codes.`,
  },
};
