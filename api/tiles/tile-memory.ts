/** Gives memory of `bytes` for a tile to be written to. */
export type Allocate = (bytes: number) => Buffer<ArrayBuffer>;

/** Memory of its own, for a tile that is kept. */
export const OWN_MEMORY: Allocate = (bytes) => Buffer.allocUnsafeSlow(bytes);

const LEAST_BYTES = 4096;

/** What is held for later, at most: a few hundred tiles on their way at once. */
const MOST_BYTES = 16 * 2 ** 20;

/**
 * Memory for tiles that are sent and not kept, used again and again: new memory for each would call for a collection of
 * garbage every thousand tiles, which takes longer than making them. It comes in powers of two.
 */
export class PassingMemory {
  /** by size */
  private readonly free = new Map<number, ArrayBuffer[]>();
  private freeBytes = 0;
  private readonly lent = new WeakSet<ArrayBuffer>();

  readonly allocate: Allocate = (bytes) => {
    const size = Math.max(LEAST_BYTES, 2 ** Math.ceil(Math.log2(bytes)));
    let memory = this.free.get(size)?.pop();
    if (memory) this.freeBytes -= size;
    else memory = OWN_MEMORY(size).buffer;
    this.lent.add(memory);
    return Buffer.from(memory, 0, bytes);
  };

  /**
   * Takes the memory of `tile` back, which nobody may read any more; where it is from elsewhere, nothing happens. What is
   * never given back is garbage like any other.
   */
  giveBack({ buffer }: Uint8Array<ArrayBuffer>): void {
    if (!this.lent.delete(buffer) || this.freeBytes + buffer.byteLength > MOST_BYTES) return;
    this.freeBytes += buffer.byteLength;
    const alike = this.free.get(buffer.byteLength);
    if (alike) alike.push(buffer);
    else this.free.set(buffer.byteLength, [buffer]);
  }
}
