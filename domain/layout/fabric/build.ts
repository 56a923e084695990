import type { Fabric } from "../fabric.ts";
import { alongRoads } from "./along-roads.ts";
import { cellTable } from "./cell-table.ts";
import { enclosuresOf, linesOf } from "./enclosures.ts";
import { seedFarGround } from "./far-ground.ts";
import { groupsOf } from "./footprints.ts";
import { groundLines } from "./ground-lines.ts";
import { labelsOf } from "./labels.ts";
import { NearestSeed } from "./nearest-seed.ts";
import { type Owner, seedBuildings, seedHouseholds } from "./owners.ts";
import { partsOf } from "./parts.ts";
import { nodeWithin } from "./pin.ts";
import { facesOf } from "./planar.ts";
import { borderIn, emptyFabric, enclosingLines, homesOf, noteWholes, outlinesOf } from "./read-sources.ts";
import { frameAt } from "./rings.ts";
import { Seeds } from "./seeds.ts";
import type { FabricNote, FabricSources } from "./sources.ts";
import { addChords, cutOf } from "./stairs.ts";
import { withoutStrips } from "./strips.ts";
import { arcsOf } from "./trace.ts";

/**
 * Builds the fabric of a community. What is wrong with the sources is named in the notes, and the best made of it that can be: the
 * cells always cover the community exactly. `onStep` is told how much is done, 0 to 1.
 *
 * Steps: enclosures between lines; ground of each building within its enclosure, halfway to its neighbours; all lines noded once
 * on the lattice; faces labelled by their owner; faces of one owner joined; arcs traced.
 */
export function buildFabric(
  sources: FabricSources,
  onStep: (done: number) => void = () => {},
): { fabric: Fabric; notes: FabricNote[] } {
  const frame = frameAt(sources.origin);
  const notes: FabricNote[] = [];
  const border = borderIn(sources, frame, notes);
  if (!border) return { fabric: emptyFabric(sources.origin), notes };
  onStep(0.05);

  const groups = groupsOf(sources.buildings, frame, notes);
  const outlines = outlinesOf(groups);
  const enclosed = enclosuresOf(border.pieces, enclosingLines(sources, border, outlines, frame, notes));
  onStep(0.3);

  const homes = homesOf(sources.households, groups, frame);
  const cuts = groups.map((group, i) => cutOf(group, homes.inGroup[i], frame, notes));
  const owners: Owner[] = [];
  const seeds = new Seeds();
  const firstOwner = seedBuildings(groups, cuts, enclosed, frame, owners, seeds, notes);
  seedHouseholds(homes.alone, enclosed, new NearestSeed(seeds, frame), frame, owners, seeds, notes);
  const enclosures = withoutStrips(enclosed, new Set(seeds.enclosure), frame);
  seeds.addAll(seedFarGround(enclosures, seeds, frame));
  onStep(0.4);

  const soup = linesOf(enclosures);
  soup.addAll(outlines);
  cuts.forEach((cut, i) => {
    if (cut && firstOwner[i] >= 0) addChords(soup, cut, groups[i], frame);
  });
  soup.addAll(groundLines(seeds, enclosures, frame));
  onStep(0.55);
  const planar = facesOf(nodeWithin(border.pieces, soup));
  onStep(0.85);
  const labels = labelsOf(planar, groups, firstOwner, cuts, enclosures, new NearestSeed(seeds, frame), frame);
  const { cells, cell } = cellTable(planar, labels, partsOf(planar, labels, frame), owners);
  const named = {
    ...planar,
    net: alongRoads(planar.net, { net: enclosures.planar.net, index: enclosures.index }, frame),
  };
  const fabric = { origin: sources.origin, ...arcsOf(named, cell), cells };
  noteWholes(fabric, sources, groups, firstOwner, notes);
  onStep(1);
  return { fabric, notes };
}
