import type { Draft, Office } from "./draft.ts";
import { planVillage } from "./rural.ts";

/** One large village with 98 microgrids: houses, two compounds of new buildings, school, committee, a pond. */
export function planVillageTown(draft: Draft): void {
  const office: Office = { name: "白杨镇", town: false, communities: [] };
  draft.offices.push(office);
  const community = planVillage(draft, draft.outline, office, "白庄村", {
    blocks: 124,
    others: [
      ["civic", 1],
      ["park", 1],
      ["slabs", 6],
      ["school", 2],
    ],
    blockM2: 6_000,
    joined: false,
    dedicatedSchool: false,
  });
  community.microgrids = 98;
}
