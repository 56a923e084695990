import type { colourZh } from "./colour-zh.ts";

export const colourEn: typeof colourZh = {
  colour: {
    by: "Colour by",
    types: "Household type",
    rest: "No data",
    typesHidden: (count) => `${count} household types hidden`,
    showTypes: "Show all",
    zoomIn: "Zoom in to see households",
    failed: "The data of this layer could not be read",
    few: "<5",
  },
  themes: {
    title: "Themes",
    ofHouseholds: "Themes of households",
    ofAreas: "Themes of grids",
    show: (name) => `Colour the map by ${name}`,
  },
};
