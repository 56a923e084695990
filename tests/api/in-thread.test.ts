import { describe, expect, onTestFinished, test, vi } from "vitest";
import { inThread } from "../../api/in-thread.ts";

type Told = { half: true } | { thread: number; word: string };

/** A module that repeats a word and tells its thread; at "fall" it throws, at "wait" it never answers. */
const REPEATING = `
  import { parentPort, threadId } from "node:worker_threads";
  parentPort.on("message", ({ word }) => {
    if (word === "fall") throw new RangeError("fell");
    parentPort.postMessage({ half: true });
    if (word !== "wait") parentPort.postMessage({ thread: threadId, word });
  });`;

/** The same as a module of its own for each test: threads of others are none of its. */
function repeating() {
  const file = new URL(`data:text/javascript,${encodeURIComponent(`// ${Math.random()}${REPEATING}`)}`);
  return (word: string, onHalf = () => {}) =>
    inThread(file, { word }, "repeats a word", (told: Told) => {
      if (!("half" in told)) return told;
      onHalf();
      return undefined;
    });
}

describe("work in a thread", () => {
  test("is answered, and tells on the way how far it is", async () => {
    let halves = 0;
    const { result } = repeating()("网格", () => halves++);
    expect(await result).toMatchObject({ word: "网格" });
    expect(halves).toBe(1);
  });

  test("goes on in the same thread when that has nothing to do", async () => {
    const repeat = repeating();
    const first = await repeat("one").result;
    const second = await repeat("two").result;
    expect(second).toEqual({ thread: first.thread, word: "two" });
  });

  test("half a minute without any ends the thread, and what it held goes with it", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const repeat = repeating();
    const first = await repeat("one").result;
    vi.advanceTimersByTime(29_000);
    const second = await repeat("two").result;
    expect(second.thread).toBe(first.thread);
    vi.advanceTimersByTime(30_000);
    expect((await repeat("three").result).thread).not.toBe(first.thread);
  });

  test("has a thread for itself: two at once have two, and one of these is kept", async () => {
    const repeat = repeating();
    const [one, other] = await Promise.all([repeat("one").result, repeat("other").result]);
    expect(one.thread).not.toBe(other.thread);
    const next = await repeat("next").result;
    expect([one.thread, other.thread]).toContain(next.thread);
  });

  test("to end what is done ends nothing that others have begun since", async () => {
    const repeat = repeating();
    const done = repeat("done");
    await done.result;
    const next = repeat("next");
    done.end();
    expect((await next.result).word).toBe("next");
  });

  test("that is ended, or fails, is said; what comes after has a thread that lives", async () => {
    const repeat = repeating();
    let begun = () => {};
    const half = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const ended = repeat("wait", begun);
    await half;
    ended.end();
    await expect(ended.result).rejects.toThrow("the thread that repeats a word stopped (1)");
    await expect(repeat("fall").result).rejects.toThrow(new RangeError("fell"));
    expect((await repeat("after").result).word).toBe("after");
  });
});
