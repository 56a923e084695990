import { type RefObject, useEffect, useState } from "react";

type Detector = { detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> };
type DetectorClass = {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<string[]>;
};

/** `none`: this browser reads no codes; `refused`: it may not use the camera; `away`: there is none, or it is in use. */
export type Scanning = "starting" | "looking" | "none" | "refused" | "away";

/** Looks so often: quick enough for a hand, slow enough for an old phone. */
const LOOK_MS = 200;

/** Shows the camera behind the phone in `video` and tells `onFound` of each code in it. Nothing of the picture is kept or sent. */
export function useScanner(video: RefObject<HTMLVideoElement | null>, onFound: (text: string) => void): Scanning {
  const [state, setState] = useState<Scanning>("starting");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the camera is opened once, and closed when the page goes
  useEffect(() => {
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stream: MediaStream | null = null;
    const start = async () => {
      const detector = await detectorHere();
      if (gone) return;
      if (detector === null) return setState("none");
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" }, audio: false });
      } catch (cause) {
        if (!gone) setState((cause as DOMException).name === "NotAllowedError" ? "refused" : "away");
        return;
      }
      const element = video.current;
      if (gone || !element) return stop();
      element.srcObject = stream;
      await element.play().catch(() => "it plays by itself once it is seen");
      setState("looking");
      const look = async () => {
        // why: a picture that is not there yet is no reason to give up
        const [code] = await detector.detect(element).catch(() => []);
        if (gone) return;
        if (code) onFound(code.rawValue);
        timer = setTimeout(() => void look(), LOOK_MS);
      };
      void look();
    };
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    void start();
    return () => {
      gone = true;
      clearTimeout(timer);
      stop();
    };
  }, []);
  return state;
}

/** What reads codes in this browser; null where there is nothing, or where pages get no camera. */
async function detectorHere(): Promise<Detector | null> {
  const here = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
  if (!here || !navigator.mediaDevices) return null;
  const formats = await here.getSupportedFormats().catch((): string[] => []);
  return formats.includes("qr_code") ? new here({ formats: ["qr_code"] }) : null;
}
