import type { phoneZh } from "./phone-zh.ts";

/** As `phoneZh`, in English. */
export const phoneEn: typeof phoneZh = {
  households: (count) => `${count} households`,
  loading: "Loading your area",
  failed: "Nothing was loaded. Check the network and try again",
  tooLarge: "Too large an area: choose a grid",
};
