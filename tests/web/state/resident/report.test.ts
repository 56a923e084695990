import { expect, test } from "vitest";
import type { ResidentPlace, ResidentReport } from "../../../../domain/resident.ts";
import type { ResidentClient } from "../../../../web/client/resident.ts";
import { failed, ok } from "../../../../web/client/result.ts";
import { createReport } from "../../../../web/state/resident/report.ts";

const place: ResidentPlace = {
  code: "K7QM3WPHXA",
  place: "柳园路1号院1号楼2单元",
  office: "柳园街道",
  simulated: true,
  position: [113.2, 35.2],
  kinds: [],
  keptDays: 365,
  around: { buildings: [], home: 1, roads: [], lands: [] },
};

/** What the page sends, to a server that answers as `answers` says, and then well. */
function aDesk(answers: ReturnType<typeof failed>[] = [], lostPhotos: number[] = []) {
  const reports: ResidentReport[] = [];
  const photos: number[] = [];
  const client = {
    report: async (_: string, report: ResidentReport) => {
      reports.push(report);
      return answers.shift() ?? ok({ receipt: "7K3M9QX2HP" });
    },
    photo: async (_: string, n: number) => {
      photos.push(n);
      const lost = lostPhotos.indexOf(n);
      if (lost < 0) return ok(undefined);
      lostPhotos.splice(lost, 1);
      return failed({ code: "network", message: "" });
    },
  } as unknown as ResidentClient;
  return { desk: createReport(place, client), reports, photos };
}

const away = failed({ code: "network", message: "away" });

test("without a kind nothing is sent, and a phone that is none is said to be", async () => {
  const { desk, reports } = aDesk();
  await desk.send();
  expect(desk.store.getState().missing).toBe("kind");
  desk.choose("leak");
  desk.leavePhone("12345");
  await desk.send();
  expect(desk.store.getState().missing).toBe("phone");
  desk.leavePhone("138 1234 5678");
  expect(desk.store.getState().missing).toBeNull();
  expect(reports).toEqual([]);
});

test("the place is the code's unless another is chosen; a point comes in degrees", async () => {
  const { desk, reports } = aDesk();
  desk.choose("leak");
  desk.write("  二楼漏水 ");
  await desk.send();
  expect(reports[0]).toEqual({ key: reports[0].key, kind: "leak", text: "二楼漏水" });
  desk.moveTo({ at: "building", id: 9, place: "2号楼" });
  await desk.send();
  expect(reports[1]).toMatchObject({ building: 9 });
  // 111.195 m are a thousandth of a degree of latitude; cos 35.2° of it, of longitude
  desk.moveTo({ at: "point", metres: [111.195 * Math.cos((35.2 * Math.PI) / 180), 111.195] });
  await desk.send();
  expect(reports[2].position).toEqual([113.201, 35.199]);
});

test("sent again after no answer it has the same key; changed meanwhile it is another report", async () => {
  const { desk, reports } = aDesk([away, away]);
  desk.choose("leak");
  await desk.send();
  expect(desk.store.getState().fault).toBe("network");
  await desk.send();
  desk.write("还在漏");
  expect(desk.store.getState().fault).toBeNull();
  await desk.send();
  expect(reports[1].key).toBe(reports[0].key);
  expect(reports[2].key).not.toBe(reports[0].key);
  expect(desk.store.getState().sent).toMatchObject({ receipt: "7K3M9QX2HP", lost: [] });
});

test("three photos at most; one that is lost is sent again under its number, the others are not", async () => {
  const { desk, photos } = aDesk([], [2]);
  desk.choose("leak");
  desk.addPhotos([1, 2, 3, 4].map((size) => new Blob([new Uint8Array(size)], { type: "image/jpeg" })));
  expect(desk.store.getState().photos).toHaveLength(3);
  await desk.send();
  expect(desk.store.getState().sent?.lost).toHaveLength(1);
  await desk.sendPhotosAgain();
  expect(photos).toEqual([1, 2, 3, 2]);
  expect(desk.store.getState().sent?.lost).toEqual([]);
});
