// why: the map's libraries change rarely and are cached apart from our own code
/** Chunks of their own for the map's libraries. */
export const mapLibraries = [
  // why: it would be put into one of them, and every page that brings anything later would have to bring all of that first
  { name: "preload", test: /vite\/preload-helper/, priority: 1 },
  { name: "maplibre", test: /node_modules[\\/]maplibre-gl/ },
  { name: "deck", test: /node_modules[\\/](@deck\.gl|@luma\.gl|@math\.gl|@loaders\.gl|@probe\.gl|mjolnir)/ },
];
