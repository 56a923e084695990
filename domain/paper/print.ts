// What is asked of the server on paper, and what it answers.

import type { JobState } from "../job.ts";
import type { Orientation, Paper } from "./sheet.ts";

/**
 * A poster of an area; an atlas of it, one microgrid a page; for its stairs the boards of who answers (公示牌), the codes that residents
 * report with, and plates with building, stair and microgrid.
 */
export const PRINT_KINDS = ["map", "atlas", "boards", "codes", "plates"] as const;

export type PrintKind = (typeof PRINT_KINDS)[number];

/** Households by their type; areas in colours; neither. */
export const PRINT_COLOURS = ["types", "grids", "plain"] as const;

export type PrintColours = (typeof PRINT_COLOURS)[number];

export const PRINT_FORMATS = ["pdf", "png"] as const;

export type PrintFormat = (typeof PRINT_FORMATS)[number];

/** Dots an inch of a PNG. */
export const PRINT_DPI = [150, 300] as const;

export type PrintDpi = (typeof PRINT_DPI)[number];

/** Names are printed of no more households at once: a grid, not a whole community. */
export const MOST_NAMES = 600;

/** What is to be printed. */
export type PrintWish = {
  kind: PrintKind;
  /** code of an area */
  area: string;
  paper: Paper;
  orientation: Orientation;
  /** PNG: the first page alone */
  format: PrintFormat;
  dpi: PrintDpi;
  /** the area's name where there is none */
  title: string | null;
  colours: PrintColours;
  /** names of households, beside their symbols */
  names: boolean;
  /** 审图号 */
  approvalNumber: string | null;
  /** a PNG as wide as a screen of the first page, to look at before */
  preview: boolean;
};

/** What somebody should know of a print: `count` and `text` say more. */
export type PrintNote = {
  code:
    | "no-households" //       nobody lives there: the map shows the ground alone
    | "crowded" //             so many buildings show a figure, not symbols: the paper is too small
    | "small-scale" //         the scale is 1:count, too small for symbols at all
    | "missing-characters" //  text: those that no font at hand has, printed as 〓
    | "index-cut" //           so many lines of the index have no room on a picture
    | "names-cut" //           so many names have no room beside their symbols
    | "no-codes"; //           so many stairs have no code for residents
  count: number;
  text: string;
};

/** A print that is made on the server: `POST /api/prints`. */
export type PrintJob = {
  id: string;
  wish: PrintWish;
  state: JobState;
  /** how many are worked on before it */
  ahead: number;
  /** 0–1 */
  progress: number;
  /** once it is done */
  made: { name: string; bytes: number; pages: number; notes: PrintNote[] } | null;
  /** ISO 8601 */
  askedAt: string;
  endedAt: string | null;
};
