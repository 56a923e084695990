import type { Draft, Lot, Parcel, Use } from "./draft.ts";
import { Local, type Point } from "./geometry.ts";
import { block, fence, green, open, square, stepped, track } from "./ground-pieces.ts";
import { layOutPark } from "./park.ts";
import { buildShops, clearances, shopSides } from "./shops.ts";
import { corners, fits, inset, type Site, siteOf } from "./site.ts";

/** Lays out a parcel where nobody lives: everything on one lot. */
export function buildGrounds(draft: Draft, parcel: Parcel): boolean {
  const lot: Lot = { face: parcel.face, parcel, buildings: [] };
  parcel.lots.push(lot);
  const sides = parcel.use === "market" ? shopSides(draft, parcel, 1) : parcel.face.sides.map(() => false);
  const ring = inset(draft.plan, parcel.face, clearances(parcel, sides));
  if (!ring) return false;
  const site = siteOf(draft.plan, parcel, ring);
  const before = draft.lanes.length;
  LAYOUTS[parcel.use]?.(draft, site);
  const ways = draft.lanes.slice(before).map((lane) => lane.line);
  if (parcel.use === "market") buildShops(draft, parcel, sides, ways);
  return true;
}

const LAYOUTS: Partial<Record<Use, (draft: Draft, site: Site) => void>> = {
  school: (draft, site) => {
    const { random } = draft;
    fence(draft, site, "school", 1);
    const [w, h] = [site.east - site.west, site.north - site.south];
    // the running track lies on the wider side
    const east = random.chance(0.5) ? 1 : -1;
    const wide = w > h * 0.8;
    const trackX = wide ? east * w * 0.25 : 0;
    const trackY = wide ? 0 : -h * 0.24;
    const [trackW, trackH] = wide ? [w * 0.4, Math.min(h * 0.82, w * 0.7)] : [w * 0.8, h * 0.38];
    draft.lands.push({ kind: "pitch", name: "运动场", ring: track(site, trackX, trackY, trackW, trackH) });
    const x = wide ? -east * w * 0.22 : 0;
    const lengthM = Math.min(wide ? w * 0.42 : w * 0.8, 78);
    const rows = wide ? 3 : 2;
    for (let i = 0; i < rows; i++) {
      const y = wide ? -h * 0.32 + i * h * 0.31 : h * 0.08 + i * h * 0.26;
      block(
        draft,
        site,
        x,
        y,
        lengthM * (i === 1 ? 0.8 : 1),
        13,
        i === 2 ? 5 : 4,
        "school",
        ["教学楼", "实验楼", "办公楼"][i],
      );
    }
    block(
      draft,
      site,
      wide ? trackX : w * 0.3,
      wide ? h * 0.44 : h * 0.42,
      Math.min(34, trackW),
      Math.min(h * 0.08, 16),
      2,
      "school",
      "体育馆",
    );
    draft.places.push({ kind: "school", name: site.parcel.name, at: site.frame.out(x, -h * 0.05) });
  },

  hospital: (draft, site) => {
    fence(draft, site, "hospital", 2);
    const [w, h] = [site.east - site.west, site.north - site.south];
    block(draft, site, 0, -h * 0.22, w * 0.5, 24, 5, "hospital", "门诊楼");
    block(draft, site, -w * 0.2, h * 0.12, w * 0.36, 18, 14, "hospital", "住院部一号楼");
    block(draft, site, w * 0.24, h * 0.12, w * 0.32, 18, 11, "hospital", "住院部二号楼");
    block(draft, site, -w * 0.22, h * 0.36, w * 0.3, 13, 4, "hospital", "医技楼");
    block(draft, site, w * 0.26, h * 0.36, w * 0.24, 12, 3, "hospital", "后勤楼");
    green(draft, site, 0, -h * 0.4, w * 0.55, h * 0.06);
    draft.lands.push({
      kind: "parking",
      name: "",
      ring: corners(new Local(site.frame.out(w * 0.36, -h * 0.22), site.frame.angle), w * 0.14, h * 0.2),
    });
    draft.places.push({ kind: "hospital", name: site.parcel.name, at: site.frame.out(0, -h * 0.05) });
  },

  market: (draft, site) => {
    fence(draft, site, "market", 3, false);
    const [w, h] = [site.east - site.west, site.north - site.south];
    const hall = block(draft, site, 0, h * 0.12, w * 0.62, h * 0.4, 1, "market", site.parcel.name);
    if (hall) hall.doors = 36;
    for (const side of [-1, 1]) {
      const row = block(draft, site, side * w * 0.41, 0, 7, h * 0.72, 1, "market", "");
      if (row) row.doors = 14;
    }
    const south = block(draft, site, 0, -h * 0.3, w * 0.6, 8, 2, "market", "");
    if (south) south.doors = 8;
    draft.places.push({ kind: "market", name: site.parcel.name, at: site.frame.out(0, -h * 0.16) });
  },

  park: layOutPark,

  office: (draft, site) => {
    const { random } = draft;
    const [w, h] = [site.east - site.west, site.north - site.south];
    open(draft, site, "commercial", 4);
    const floors = random.whole(12, 26);
    const names = [`${site.parcel.name}A座`, `${site.parcel.name}B座`];
    block(
      draft,
      site,
      -w * 0.22,
      -h * 0.12,
      Math.min(38, w * 0.34),
      Math.min(36, h * 0.34),
      floors,
      "office",
      names[0],
    );
    block(
      draft,
      site,
      w * 0.24,
      -h * 0.08,
      Math.min(36, w * 0.34),
      Math.min(32, h * 0.34),
      Math.max(8, floors - 6),
      "office",
      names[1],
    );
    block(draft, site, -w * 0.04, h * 0.28, w * 0.66, Math.min(22, h * 0.24), 5, "office", "");
    square(draft, site, 0, -h * 0.4, w * 0.8, h * 0.12);
  },

  mall: (draft, site) => {
    const [w, h] = [site.east - site.west, site.north - site.south];
    open(draft, site, "commercial", 4);
    const mall = block(draft, site, 0, h * 0.06, w * 0.72, h * 0.5, 5, "shop", site.parcel.name);
    if (mall) mall.ring = stepped(mall);
    block(draft, site, -w * 0.2, h * 0.41, w * 0.4, Math.min(18, h * 0.14), 16, "office", "");
    block(draft, site, w * 0.3, h * 0.41, w * 0.24, Math.min(18, h * 0.14), 9, "office", "商务酒店");
    square(draft, site, 0, -h * 0.35, w * 0.8, h * 0.18);
    draft.places.push({ kind: "shop", name: site.parcel.name, at: site.frame.out(0, 0) });
  },

  civic: (draft, site) => {
    const [w, h] = [site.east - site.west, site.north - site.south];
    fence(draft, site, "civic", 2);
    const office = site.parcel.community.office.name;
    block(draft, site, 0, h * 0.05, Math.min(70, w * 0.6), 17, 6, "civic", site.parcel.name);
    block(draft, site, -w * 0.26, h * 0.32, w * 0.34, 13, 4, "civic", `${office}综合行政执法队`);
    block(draft, site, w * 0.26, h * 0.32, w * 0.32, 13, 3, "civic", `${office}派出所`);
    square(draft, site, 0, -h * 0.22, w * 0.5, h * 0.2);
    green(draft, site, -w * 0.38, -h * 0.2, w * 0.14, h * 0.3);
    green(draft, site, w * 0.38, -h * 0.2, w * 0.14, h * 0.3);
    draft.places.push({ kind: "townhall", name: site.parcel.name, at: site.frame.out(0, -h * 0.05) });
  },

  works: (draft, site) => {
    const [w, h] = [site.east - site.west, site.north - site.south];
    fence(draft, site, "industrial", 2);
    for (const [x, y] of [
      [-0.24, -0.22],
      [0.24, -0.22],
      [-0.24, 0.16],
      [0.24, 0.16],
    ]) {
      block(draft, site, x * w, y * h, w * 0.4, h * 0.26, 1, "industrial", "");
    }
    block(draft, site, 0, h * 0.4, w * 0.5, 12, 4, "office", "");
  },

  fields: (draft, site) => {
    const { random } = draft;
    draft.lands.push({ kind: random.chance(0.07) ? "green" : "farmland", name: "", ring: site.ring });
    if (!random.chance(0.1)) return;
    const [rx, ry, phase] = [random.between(14, 30), random.between(10, 20), random.between(0, 6)];
    const [x, y] = [
      random.between(-0.25, 0.25) * (site.east - site.west),
      random.between(-0.25, 0.25) * (site.north - site.south),
    ];
    const pond = Array.from({ length: 18 }, (_, i): Point => {
      const turn = (i / 18) * 2 * Math.PI;
      const swell = 1 + 0.16 * Math.sin(2 * turn + phase);
      return site.frame.out(x + rx * swell * Math.cos(turn), y + ry * swell * Math.sin(turn));
    });
    if (fits(site.ring, pond)) draft.lands.push({ kind: random.chance(0.6) ? "water" : "green", name: "", ring: pond });
  },
};
