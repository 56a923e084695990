import type { Device } from "@luma.gl/core";

/**
 * Runs `upload` with pixels taken as they are. MapLibre shares the context and leaves its own settings behind, under which
 * WebGL would multiply colours by alpha or turn rows upside down; they are put back afterwards, since MapLibre remembers them.
 */
export function withPlainPixels<T>(device: Device, upload: () => T): T {
  const gl = device.handle as WebGL2RenderingContext;
  const settings = [gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, gl.UNPACK_FLIP_Y_WEBGL];
  const before = settings.map((setting) => gl.getParameter(setting) as boolean);
  for (const setting of settings) gl.pixelStorei(setting, false);
  try {
    return upload();
  } finally {
    settings.forEach((setting, i) => {
      gl.pixelStorei(setting, before[i]);
    });
  }
}

/** Colours times alpha, in place: what blending of premultiplied colours wants and a canvas does not give. */
export function premultiply(data: Uint8ClampedArray): Uint8ClampedArray {
  for (let at = 0; at < data.length; at += 4) {
    const alpha = data[at + 3] / 255;
    data[at] *= alpha;
    data[at + 1] *= alpha;
    data[at + 2] *= alpha;
  }
  return data;
}
