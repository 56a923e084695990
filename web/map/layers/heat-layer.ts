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
import { warmRuns } from "../heat-blocks.ts";
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

const uniforms: ShaderModule<{ matrix: number[] }> = {
  name: "heat",
  vs: `layout(std140) uniform heatUniforms {
  mat4 matrix;
} heat;`,
  uniformTypes: { matrix: "mat4x4<f32>" } as never,
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
  float along = (texture(field, place).r - ${HEAT_FROM.toFixed(3)}) / ${(1 - HEAT_FROM).toFixed(3)} * 9.;
  float soft = max(fwidth(along), 1e-6);
  // one px between two steps is a mixture of both; everywhere else the colour is the legend's own
  float at = clamp(floor(along), -1., 8.);
  float over = at < 0. ? 1. : clamp((along - at) / soft + .5, 0., 1.);
  colour = texture(ramp, vec2((at + over + .5) / 10., .5));
}`;

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
    this.setState({ model, corners: null, origin: [0, 0], field: null, ramp: null });
  }

  override updateState({ props, oldProps }: UpdateParameters<this>): void {
    if (props.field !== oldProps.field || props.max !== oldProps.max) {
      this.place(props.field, props.max);
      this.fill(props.field, props.max);
    }
    if (props.ramp !== oldProps.ramp) this.colour(props.ramp);
  }

  override finalizeState(context: LayerContext): void {
    super.finalizeState(context);
    const { model, corners, field, ramp } = this.state;
    model.destroy();
    for (const resource of [corners, field, ramp]) resource?.destroy();
  }

  override draw(): void {
    const { model, origin, field, ramp } = this.state;
    if (!field || !ramp || model.vertexCount === 0) return;
    const matrix = (this.context.viewport as WebMercatorViewport).viewProjectionMatrix;
    const moved = [...matrix];
    for (let row = 0; row < 4; row++)
      moved[12 + row] = matrix[row] * origin[0] + matrix[4 + row] * origin[1] + matrix[12 + row];
    model.shaderInputs.setProps({ heat: { matrix: moved } });
    model.draw(this.context.renderPass);
  }

  // Rows of the field are even in latitude, those of the map are not; a run is so low that this is a fraction of a px.
  private place(field: DensityField, max: number): void {
    const [west, south, east, north] = field.bounds;
    const origin: [number, number] = [commonX((west + east) / 2), commonY((south + north) / 2)];
    const xOf = (share: number) => commonX(west + (east - west) * share) - origin[0];
    const yOf = (share: number) => commonY(south + (north - south) * share) - origin[1];
    const runs = warmRuns(field, max * HEAT_FROM);
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
      const buffer = this.context.device.createBuffer({ byteLength: corners.byteLength * 2 });
      model.setAttributes({ corners: buffer });
      this.setState({ corners: buffer });
    }
    this.state.corners?.write(corners);
    this.setState({ origin });
  }

  private fill({ values, columns, rows }: DensityField, max: number): void {
    const data = toHalfFloats(values, max > 0 ? 1 / max : 0);
    let field = this.state.field;
    if (!field || field.width !== columns || field.height !== rows) {
      field?.destroy();
      field = this.context.device.createTexture({
        width: columns,
        height: rows,
        format: "r16float",
        sampler: {
          minFilter: "linear",
          magFilter: "linear",
          addressModeU: "clamp-to-edge",
          addressModeV: "clamp-to-edge",
        },
      });
      this.state.model.setBindings({ field });
      this.setState({ field });
    }
    const target = field;
    withPlainPixels(this.context.device, () =>
      target.writeData(data, { width: columns, height: rows, bytesPerRow: columns * 2 }),
    );
    this.setNeedsRedraw();
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
        sampler: {
          minFilter: "linear",
          magFilter: "linear",
          addressModeU: "clamp-to-edge",
          addressModeV: "clamp-to-edge",
        },
      }),
    );
    this.state.model.setBindings({ ramp: texture });
    this.setState({ ramp: texture });
  }
}
