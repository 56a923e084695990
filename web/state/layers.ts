/** Layers that can be switched in every mode; those that make a mode what it is follow from it. */
export const LAYERS = ["grids", "facilities", "incidents", "links"] as const;

export type LayerName = (typeof LAYERS)[number];

export type Layers = Readonly<Record<LayerName, boolean>>;

/** Links are asked for: drawn all at once they lie over everything else. */
export const allLayers: Layers = { grids: true, facilities: true, incidents: true, links: false };

export const toggleLayer = (layers: Layers, name: LayerName): Layers => ({ ...layers, [name]: !layers[name] });
