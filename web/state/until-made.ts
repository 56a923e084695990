import type { BeingMade } from "../client/request.ts";
import { ok, type Result } from "../client/result.ts";

/** While the server still makes what it is asked for, it is asked again so often. */
const ASK_AGAIN_MS = 250;

/** Asks until what is asked for is made, however long that takes; `onProgress` hears how far it is, 0–1. */
export async function untilMade<Made extends object>(
  ask: () => Promise<Result<Made | BeingMade>>,
  wait: (ms: number) => Promise<void>,
  onProgress: (progress: number) => void,
): Promise<Result<Made>> {
  for (;;) {
    const answer = await ask();
    if (!answer.ok) return answer;
    if (!isBeingMade(answer.value)) return ok(answer.value);
    onProgress(answer.value.progress);
    await wait(ASK_AGAIN_MS);
  }
}

const isBeingMade = (value: object): value is BeingMade => "progress" in value;
