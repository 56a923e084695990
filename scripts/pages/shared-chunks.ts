/**
 * What screens of the desk share, in chunks by who needs it. The bundler would make a chunk of every few modules, and 63 of the
 * map's first load, where 22 do: each costs a request, and a browser of a slow machine more time than its few lines.
 */
export const sharedChunks = {
  name: "shared",
  // why not below node_modules: the project may lie in a folder called web itself, and all libraries with it
  test: /^(?!.*[\\/]node_modules[\\/]).*[\\/](web|domain)[\\/]|[\\/]node_modules[\\/](react|react-dom|scheduler|zustand|@tabler)[\\/]/,
  minShareCount: 2,
  entriesAware: true,
  // in bytes: what is smaller joins its neighbour, which some screens then load without need
  entriesAwareMergeThreshold: 15_000,
};

/** What a file is called: chunks that are shared not by the names of all who do, which fill a line. */
const shortName = (name = ""): string => (name.startsWith("shared~") ? "shared" : "[name]");

/** Where chunks and their styles are written to. */
export const sharedFiles = {
  chunkFileNames: ({ name }: { name: string }) => `assets/${shortName(name)}-[hash].js`,
  assetFileNames: ({ names }: { names: string[] }) => `assets/${shortName(names[0])}-[hash][extname]`,
};
