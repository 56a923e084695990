/** Grows as it is written to. Numbers are unsigned LEB128 ("varint"), signed ones zigzag first: 0, -1, 1, -2 … → 0, 1, 2, 3 … */
export class ByteWriter {
  private bytes: Uint8Array;
  private used = 0;

  constructor(expected = 1024) {
    this.bytes = new Uint8Array(expected);
  }

  private reserve(more: number): void {
    if (this.used + more <= this.bytes.length) return;
    const wider = new Uint8Array(Math.max(this.bytes.length * 2, this.used + more));
    wider.set(this.bytes.subarray(0, this.used));
    this.bytes = wider;
  }

  /** An unsigned number below 2^32. */
  unsigned(value: number): void {
    this.reserve(5);
    let rest = value >>> 0;
    while (rest > 0x7f) {
      this.bytes[this.used++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.bytes[this.used++] = rest;
  }

  /** A signed 32-bit number. */
  signed(value: number): void {
    this.unsigned((value << 1) ^ (value >> 31));
  }

  /** Bytes as they are, without their length. */
  raw(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.used);
    this.used += bytes.length;
  }

  /** UTF-8, preceded by its length in bytes. */
  text(text: string): void {
    const bytes = new TextEncoder().encode(text);
    this.unsigned(bytes.length);
    this.raw(bytes);
  }

  /** What was written, as a copy of its own. */
  result(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.used) as Uint8Array<ArrayBuffer>;
  }
}

/** Reads back what `ByteWriter` wrote. Throws a RangeError where the bytes end too early. */
export class ByteReader {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  get left(): number {
    return this.bytes.length - this.at;
  }

  unsigned(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      if (this.at >= this.bytes.length) throw new RangeError(`ends within a number, at byte ${this.at}`);
      const byte = this.bytes[this.at++];
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
    throw new RangeError(`a number is longer than five bytes, at byte ${this.at}`);
  }

  signed(): number {
    const value = this.unsigned();
    return (value >>> 1) ^ -(value & 1);
  }

  raw(length: number): Uint8Array {
    if (length > this.left) throw new RangeError(`ends ${length - this.left} bytes too early`);
    this.at += length;
    return this.bytes.slice(this.at - length, this.at);
  }

  text(): string {
    return new TextDecoder().decode(this.raw(this.unsigned()));
  }
}
