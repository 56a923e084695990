import { expect, test } from "vitest";
import { withoutPhoto, withPhotos } from "../../../web/state/draft-photos.ts";

const blob = new Blob(["photo"], { type: "image/jpeg" });

test("no more photos are taken in than may be sent, each can be taken away again", () => {
  const three = withPhotos(withPhotos([], [blob], 3), [blob, blob, blob], 3);
  expect(new Set(three.map(({ key }) => key)).size).toBe(3);
  const [first, second, third] = three;
  expect(withoutPhoto(three, second.key)).toEqual([first, third]);
});
