/** Lays premultiplied colours on what is drawn, in order, without depth. As default prop: deck.gl overrules a model's own. */
export const PREMULTIPLIED = {
  type: "object",
  compare: 2,
  value: {
    depthCompare: "always",
    depthWriteEnabled: false,
    cullMode: "none",
    blend: true,
    blendColorOperation: "add",
    blendColorSrcFactor: "one",
    blendColorDstFactor: "one-minus-src-alpha",
    blendAlphaOperation: "add",
    blendAlphaSrcFactor: "one",
    blendAlphaDstFactor: "one-minus-src-alpha",
  },
} as const;
