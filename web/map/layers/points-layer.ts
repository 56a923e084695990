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
import {
  type Box,
  CROWDS_FROM,
  DENSE_CROWDS_FROM,
  DENSE_UNTIL,
  type PointBatch,
  type PointGroup,
  visibleRuns,
} from "../point-batch.ts";
import type { SpriteSheet } from "../sprite-sheet.ts";
import { PREMULTIPLIED } from "./blending.ts";
import { premultiply, withPlainPixels } from "./upload.ts";

type PointsLayerProps = LayerProps & {
  batch: PointBatch;
  sheet: SpriteSheet;
  isVisible: (group: PointGroup) => boolean;
  /** MapLibre layer that this one is drawn under */
  beforeId?: string;
};

type Uniforms = { matrix: number[]; viewportPx: [number, number]; atlasPx: [number, number]; zoom: number };

const uniforms: ShaderModule<Uniforms> = {
  name: "points",
  vs: `layout(std140) uniform pointsUniforms {
  mat4 matrix;
  vec2 viewportPx;
  vec2 atlasPx;
  float zoom;
} points;`,
  uniformTypes: { matrix: "mat4x4<f32>", viewportPx: "vec2<f32>", atlasPx: "vec2<f32>", zoom: "f32" } as never,
};

const glsl = (value: number) => value.toFixed(2);

const vs = `#version 300 es
#define SHADER_NAME points-vertex
in vec2 offsets;
in vec4 looks;
uniform sampler2D cells;
out vec4 place;
void main() {
  vec4 cell = texelFetch(cells, ivec2(int(looks.x * 255. + .5), 0), 0);
  gl_Position = points.matrix * vec4(offsets, 0., 1.);
  gl_Position.y += gl_Position.w * cell.w * 2. / points.viewportPx.y;
  gl_PointSize = cell.z;
  float untilZoom = looks.y * 25.5;
  bool crowd = points.zoom >= ${glsl(CROWDS_FROM)} ? untilZoom > points.zoom
    : points.zoom >= ${glsl(DENSE_CROWDS_FROM)} && untilZoom > ${glsl(DENSE_UNTIL)};
  if (crowd || cell.z < 2.) gl_Position = vec4(2., 2., 2., 1.);
  place = vec4(cell.xy, cell.zz) / points.atlasPx.xyxy;
}`;

const fs = `#version 300 es
#define SHADER_NAME points-fragment
precision mediump float;
uniform sampler2D atlas;
in vec4 place;
out vec4 colour;
void main() {
  colour = texture(atlas, place.xy + gl_PointCoord * place.zw);
  if (colour.a < .01) discard;
}`;

/**
 * Draws a batch as `gl.POINTS`, each with its sprite. Positions are multiplied by one matrix made in 64 bits for the batch's
 * origin, so that near points stand still at any zoom. It is not pickable: hits come from the batch itself.
 */
export class PointsLayer extends Layer<PointsLayerProps> {
  static override layerName = "PointsLayer";
  static override defaultProps = {
    parameters: PREMULTIPLIED,
    isVisible: { type: "function", value: () => true },
    batch: null,
    sheet: null,
  } as never;

  declare state: {
    model: Model;
    buffers: { offsets?: Buffer; looks?: Buffer };
    atlas: Texture | null;
    cells: Texture | null;
  };

  override initializeState(context: LayerContext): void {
    const model = new Model(context.device, {
      id: this.props.id,
      ...this.getShaders({ vs, fs, modules: [uniforms] }),
      topology: "point-list",
      isInstanced: false,
      bufferLayout: [
        { name: "offsets", format: "float32x2" },
        { name: "looks", format: "unorm8x4" },
      ],
    });
    this.setState({ model, buffers: {}, atlas: null, cells: null });
  }

  override updateState({ props, oldProps }: UpdateParameters<this>): void {
    if (props.batch?.offsets !== oldProps.batch?.offsets) this.upload("offsets", props.batch.offsets);
    if (props.batch?.looks !== oldProps.batch?.looks) this.upload("looks", props.batch.looks);
    if (props.sheet !== oldProps.sheet) this.paint(props.sheet);
  }

  override finalizeState(context: LayerContext): void {
    super.finalizeState(context);
    const { model, buffers, atlas, cells } = this.state;
    model.destroy();
    for (const resource of [buffers.offsets, buffers.looks, atlas, cells]) resource?.destroy();
  }

  override draw(): void {
    const { model, atlas, cells } = this.state;
    const { batch, sheet, isVisible } = this.props;
    if (!atlas || !cells || batch.length === 0) return;
    const viewport = this.context.viewport as WebMercatorViewport;
    const runs = visibleRuns(batch, isVisible, viewBox(viewport, batch));
    if (runs.length === 0) return;
    model.shaderInputs.setProps({
      points: {
        matrix: matrixAt(viewport.viewProjectionMatrix, batch.origin),
        viewportPx: [
          this.context.device.canvasContext?.getDrawingBufferSize()[0] ?? 1,
          this.context.device.canvasContext?.getDrawingBufferSize()[1] ?? 1,
        ],
        atlasPx: [sheet.pixels.width, sheet.pixels.height],
        zoom: viewport.zoom,
      },
    });
    for (const { first, count } of runs) {
      model.setDrawOffsets({ firstVertex: first, firstIndex: 0 });
      model.setVertexCount(count);
      model.draw(this.context.renderPass);
    }
  }

  private upload(name: "offsets" | "looks", data: Float32Array | Uint8Array): void {
    const { buffers, model } = this.state;
    buffers[name]?.destroy();
    // why: a buffer of nothing cannot be made
    const buffer = this.context.device.createBuffer({ data: data.length > 0 ? data : new Uint8Array(8) });
    model.setAttributes({ [name]: buffer });
    this.setState({ buffers: { ...buffers, [name]: buffer } });
  }

  private paint(sheet: SpriteSheet): void {
    this.state.atlas?.destroy();
    this.state.cells?.destroy();
    const { device } = this.context;
    const { width, height, data } = sheet.pixels;
    const atlas = device.createTexture({
      width,
      height,
      format: "rgba8unorm",
      sampler: {
        minFilter: "linear",
        magFilter: "linear",
        addressModeU: "clamp-to-edge",
        addressModeV: "clamp-to-edge",
      },
    });
    const colours = premultiply(new Uint8ClampedArray(data));
    withPlainPixels(device, () => atlas.writeData(colours, { width, height, bytesPerRow: width * 4 }));
    const cells = withPlainPixels(device, () =>
      device.createTexture({
        width: sheet.count,
        height: 1,
        format: "rgba32float",
        data: sheet.cells,
        sampler: { minFilter: "nearest", magFilter: "nearest" },
      }),
    );
    this.state.model.setBindings({ atlas, cells });
    this.setState({ atlas, cells });
  }
}

/** `matrix` (column-major, 64 bits) after a move to `origin`. */
function matrixAt(matrix: readonly number[], [x, y]: readonly [number, number]): number[] {
  const moved = [...matrix];
  for (let row = 0; row < 4; row++) moved[12 + row] = matrix[row] * x + matrix[4 + row] * y + matrix[12 + row];
  return moved;
}

/** What the viewport shows, in the batch's offsets, with a margin for the size of sprites. */
function viewBox(viewport: WebMercatorViewport, batch: PointBatch): Box {
  const margin = 48;
  const corners = [
    [-margin, -margin],
    [viewport.width + margin, -margin],
    [-margin, viewport.height + margin],
    [viewport.width + margin, viewport.height + margin],
  ].map((px) => viewport.projectFlat(viewport.unproject(px).slice(0, 2)));
  const xs = corners.map(([x]) => x - batch.origin[0]);
  const ys = corners.map(([, y]) => y - batch.origin[1]);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
