import { useEffect, useRef } from "react";
import type { Bounds } from "../../domain/position.ts";
import type { SceneInput } from "../map/scene-input.ts";
import "./map-pictures.css";

const mapModule = import("../map/map-view.ts");

type Props = {
  scenes: readonly SceneInput[];
  bounds: Bounds;
  /** addresses of the pictures, in the order of the scenes */
  onPictures: (pictures: readonly string[]) => void;
};

/** Takes a picture of each scene with one map that nobody sees. Nothing remains of the map afterwards. */
export function MapPictures({ scenes, bounds, onPictures }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let gone = false;
    const take = async () => {
      const { MapView } = await mapModule;
      if (gone) return;
      const view = new MapView(element, { bounds }, { onCamera: () => {}, onReady: () => {}, onPointer: () => {} });
      const pictures: string[] = [];
      try {
        for (const scene of scenes) {
          view.show(scene);
          pictures.push(await view.picture());
          if (gone) return;
        }
        onPictures(pictures);
      } finally {
        view.destroy();
      }
    };
    take().catch((cause) => {
      console.error(cause);
      onPictures([]);
    });
    return () => {
      gone = true;
    };
  }, [scenes, bounds, onPictures]);
  return <div ref={box} className="map-pictures" aria-hidden="true" />;
}
