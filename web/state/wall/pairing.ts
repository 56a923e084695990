import { waitToBePaired } from "../pairing.ts";
import type { Outside } from "./outside.ts";
import type { WallStore } from "./wall.ts";

/** Shows codes until an administrator has typed one, then calls `onPaired`. Gives a function that ends it. */
export const pairWall = (
  wall: WallStore,
  { client, clock }: Pick<Outside, "client" | "clock">,
  onPaired: () => void,
): (() => void) =>
  waitToBePaired(
    { offer: client.offer, pair: client.pair, clock },
    (offered) =>
      wall.setState({ stage: { kind: "unpaired", ...offered }, answers: null, fields: null, spots: [], aheadMs: 0 }),
    onPaired,
  );
