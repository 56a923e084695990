/** Of filled areas, on the map and in their legend. */
export const AREA_FILL_OPACITY = 0.66;
