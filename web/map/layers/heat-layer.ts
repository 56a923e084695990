import {
  Layer,
  type LayerContext,
  type LayerProps,
  type UpdateParameters,
  type WebMercatorViewport,
} from "@deck.gl/core";
import type { Buffer, Texture } from "@luma.gl/core";
import { Model } from "@luma.gl/engine";
import type { ShaderModule } from "@luma.gl/shadertools";
import type { DensityField } from "../../../domain/statistics/density.ts";
import { toHalfFloats } from "../half-float.ts";
import { type Rows, warmRuns } from "../heat-blocks.ts";
import { HEAT_FROM, HEAT_OPACITY } from "../heat-scale.ts";
import { commonX, commonY } from "../mercator.ts";
import { PREMULTIPLIED } from "./blending.ts";
import { withPlainPixels } from "./upload.ts";

type HeatLayerProps = LayerProps & {
  field: DensityField;
  /** value of the highest step's end, events per km² */
  max: number;
  /** nine colours, `#RRGGBB` */
  ramp: readonly string[];
  beforeId?: string;
};

const BLOCK = `layout(std140) uniform heatUniforms {
  mat4 matrix;
  float scale;
} heat;`;

const uniforms: ShaderModule<{ matrix: number[]; scale: number }> = {
  name: "heat",
  vs: BLOCK,
  fs: BLOCK,
  uniformTypes: { matrix: "mat4x4<f32>", scale: "f32" } as never,
};

const vs = `#version 300 es
#define SHADER_NAME heat-vertex
in vec4 corners;
out vec2 place;
void main() {
  gl_Position = heat.matrix * vec4(corners.xy, 0., 1.);
  place = corners.zw;
}`;

const fs = `#version 300 es
#define SHADER_NAME heat-fragment
precision highp float;
uniform sampler2D field;
uniform sampler2D ramp;
in vec2 place;
out vec4 colour;
void main() {
  float along = (texture(field, place).r * heat.scale - ${HEAT_FROM.toFixed(3)}) / ${(1 - HEAT_FROM).toFixed(3)} * 9.;
  float soft = max(fwidth(along), 1e-6);
  // one px between two steps is a mixture of both; everywhere else the colour is the legend's own
  float at = clamp(floor(along), -1., 8.);
  float over = at < 0. ? 1. : clamp((along - at) / soft + .5, 0., 1.);
  // why not smoothed by the sampler: it takes four of the nine steps, where two are enough
  int step = int(at);
  colour = mix(texelFetch(ramp, ivec2(max(step, 0), 0), 0), texelFetch(ramp, ivec2(min(step + 1, 9), 0), 0), over);
}`;

/** No row: every one lies before the first and after the last. */
const NONE: Rows = { from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY };

/** Floats of a run: two triangles, each corner with its place on the map and in the field. */
const RUN_FLOATS = 6 * 4;

/** Draws a density field as nine steps of colour, smooth in position and exact in colour: what the legend shows is on the map. */
export class HeatLayer extends Layer<HeatLayerProps> {
  static override layerName = "HeatLayer";
  static override defaultProps = {
    parameters: PREMULTIPLIED,
    field: null,
    max: 1,
    ramp: [],
  } as never;

  declare state: {
    model: Model;
    corners: Buffer | null;
    origin: [number, number];
    field: Texture | null;
    /** rows of the field that the texture has, and the corners are of */
    sent: Rows;
    ramp: Texture | null;
  };

  override initializeState(context: LayerContext): void {
    const model = new Model(context.device, {
      id: this.props.id,
      ...this.getShaders({ vs, fs, modules: [uniforms] }),
      topology: "triangle-list",
      isInstanced: false,
      vertexCount: 0,
      bufferLayout: [{ name: "corners", format: "float32x4" }],
    });
    this.setState({ model, corners: null, origin: [0, 0], field: null, sent: NONE, ramp: null });
  }

  override updateState({ props, oldProps }: UpdateParameters<this>): void {
    if (props.field !== oldProps.field || props.max !== oldProps.max) this.make(props.field);
    if (props.ramp !== oldProps.ramp) this.colour(props.ramp);
  }

  override finalizeState(context: LayerContext): void {
    super.finalizeState(context);
    const { model, corners, field, ramp } = this.state;
    model.destroy();
    for (const resource of [corners, field, ramp]) resource?.destroy();
  }

  override draw(): void {
    const { model, field, ramp } = this.state;
    if (!field || !ramp) return;
    const scale = this.bring(field);
    if (model.vertexCount === 0) return;
    const { origin } = this.state;
    const matrix = (this.context.viewport as WebMercatorViewport).viewProjectionMatrix;
    const moved = [...matrix];
    for (let row = 0; row < 4; row++)
      moved[12 + row] = matrix[row] * origin[0] + matrix[4 + row] * origin[1] + matrix[12 + row];
    model.shaderInputs.setProps({ heat: { matrix: moved, scale } });
    model.draw(this.context.renderPass);
  }

  /** A texture of the field's size, with nothing of it yet, and nothing to draw. */
  private make({ columns, rows }: DensityField): void {
    const { device } = this.context;
    let { field } = this.state;
    if (!field || field.width !== columns || field.height !== rows) {
      field?.destroy();
      field = device.createTexture({
        width: columns,
        height: rows,
        // why both: floats are drawn a third faster where there is no graphics card, and some phones cannot smooth them
        format: device.features.has("float32-filterable") ? "r32float" : "r16float",
        sampler: {
          minFilter: "linear",
          magFilter: "linear",
          addressModeU: "clamp-to-edge",
          addressModeV: "clamp-to-edge",
        },
      });
      this.state.model.setBindings({ field });
    }
    this.state.model.setVertexCount(0);
    this.setState({ field, sent: NONE });
    this.setNeedsRedraw();
  }

  /**
   * Brings the rows that are in view to the texture and the corners, and all of them when the view moves; gives what values are
   * multiplied by. State is set by hand: `setState` asks for another picture.
   * why not all at once: while time moves a field is seen once, and two thirds of a county's are out of sight
   */
  private bring(texture: Texture): number {
    const { field, max } = this.props;
    const { columns, rows, values, bounds } = field;
    const isWhole = texture.format === "r32float";
    const share = max > 0 ? 1 / max : 0;
    const [, south, , north] = (this.context.viewport as WebMercatorViewport).getBounds();
    const rowOf = (lat: number) => ((lat - bounds[1]) / (bounds[3] - bounds[1])) * rows;
    // a row colours the ground as far as the middle of the next
    let from = Math.max(0, Math.floor(rowOf(south)) - 1);
    let to = Math.min(rows, Math.ceil(rowOf(north)) + 1);
    const { sent } = this.state;
    if (from < to && (from < sent.from || to > sent.to)) {
      if (sent !== NONE) [from, to] = [0, rows];
      const some = values.subarray(from * columns, to * columns);
      const data = isWhole ? some : toHalfFloats(some, share);
      const place = { y: from, width: columns, height: to - from, bytesPerRow: columns * data.BYTES_PER_ELEMENT };
      withPlainPixels(this.context.device, () => texture.writeData(data, place));
      this.state.sent = { from, to };
      this.place(this.state.sent);
    }
    return isWhole ? share : 1;
  }

  // Rows of the field are even in latitude, those of the map are not; a run is so low that this is a fraction of a px.
  private place(rows: Rows): void {
    const { field, max } = this.props;
    const [west, south, east, north] = field.bounds;
    const origin: [number, number] = [commonX((west + east) / 2), commonY((south + north) / 2)];
    const xOf = (share: number) => commonX(west + (east - west) * share) - origin[0];
    const yOf = (share: number) => commonY(south + (north - south) * share) - origin[1];
    const runs = warmRuns(field, max * HEAT_FROM, rows);
    const corners = new Float32Array(runs.length * RUN_FLOATS);
    runs.forEach(({ left, bottom, right, top }, index) => {
      const [west, south, east, north] = [xOf(left), yOf(bottom), xOf(right), yOf(top)];
      const southWest = [west, south, left, bottom];
      const southEast = [east, south, right, bottom];
      const northWest = [west, north, left, top];
      const northEast = [east, north, right, top];
      corners.set([southWest, southEast, northWest, northWest, southEast, northEast].flat(), index * RUN_FLOATS);
    });
    const { model } = this.state;
    model.setVertexCount(runs.length * 6);
    if (!this.state.corners || this.state.corners.byteLength < corners.byteLength) {
      this.state.corners?.destroy();
      this.state.corners = this.context.device.createBuffer({ byteLength: corners.byteLength * 2 });
      model.setAttributes({ corners: this.state.corners });
    }
    this.state.corners.write(corners);
    this.state.origin = origin;
  }

  /** The ramp as pixels: nothing first, then the nine steps, each with its opacity worked in. */
  private colour(ramp: readonly string[]): void {
    this.state.ramp?.destroy();
    const [low, high] = HEAT_OPACITY;
    const steps = ramp.flatMap((hex, step) => {
      const opacity = low + ((high - low) * step) / (ramp.length - 1);
      const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) * opacity);
      return [...channels, 255 * opacity].map(Math.round);
    });
    const texture = withPlainPixels(this.context.device, () =>
      this.context.device.createTexture({
        width: ramp.length + 1,
        height: 1,
        format: "rgba8unorm",
        data: Uint8Array.of(0, 0, 0, 0, ...steps),
        sampler: { minFilter: "nearest", magFilter: "nearest" },
      }),
    );
    this.state.model.setBindings({ ramp: texture });
    this.setState({ ramp: texture });
  }
}
