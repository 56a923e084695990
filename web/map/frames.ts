import type { AnimationFrameCallback, AnimationFrameProvider } from "@luma.gl/engine";

/** How many frames come after each `wake`: half a second, for what deck.gl is told in one and draws in another. */
const AWAKE = 30;

/**
 * Frames for deck.gl only while there may be something to draw: a few after each `wake`, then none.
 * why: it asks for the next one in each, so that a map nobody touches would keep a tenth of a core, and a phone's battery, busy
 */
export class FramesOnDemand implements AnimationFrameProvider {
  private left = AWAKE;
  private asleep: AnimationFrameCallback | null = null;
  private id = 0;

  /** Has frames come again. Called when something was changed or drawn. */
  wake(): void {
    this.left = AWAKE;
    if (this.asleep) this.next(this.asleep);
  }

  requestAnimationFrame(callback: AnimationFrameCallback): number {
    if (this.left > 0) this.next(callback);
    else this.asleep = callback;
    return this.id;
  }

  cancelAnimationFrame(id: number): void {
    cancelAnimationFrame(id);
    this.asleep = null;
  }

  private next(callback: AnimationFrameCallback): void {
    this.asleep = null;
    this.left--;
    this.id = requestAnimationFrame(callback);
  }
}
