/** Layers that can be switched in every mode; those that make a mode what it is follow from it. */
export const LAYERS = ["grids", "facilities", "incidents"] as const;

export type LayerName = (typeof LAYERS)[number];

export type Layers = Readonly<Record<LayerName, boolean>>;

export const allLayers: Layers = { grids: true, facilities: true, incidents: true };

export const toggleLayer = (layers: Layers, name: LayerName): Layers => ({ ...layers, [name]: !layers[name] });
