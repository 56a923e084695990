import { InputNumber, Select, Switch } from "antd";
import { LIMITS, type Screen, USUAL_SETTINGS, type WallSettings } from "../../../domain/wall/settings.ts";
import type { OperatedWall } from "../../../domain/wall/wall.ts";
import type { AreaTree } from "../../state/area-tree.ts";
import { wallsTexts } from "../../text/walls.ts";
import { useLanguage } from "../app-context.tsx";
import { SaveFoot } from "../save-foot.tsx";
import type { Answer } from "../use-asked.ts";
import { useTyped } from "../use-typed.ts";
import { SceneRows } from "./scene-rows.tsx";
import { WallPreview } from "./wall-preview.tsx";

type Props = {
  wall: OperatedWall;
  tree: AreaTree | null;
  onSave: (changed: Changed) => Promise<Answer<Changed>>;
};

/** What of the settings was typed over. why no more: what somebody else sets meanwhile stays as they set it */
type Changed = Partial<WallSettings>;

const NOTHING: Changed = {};

/** What is set once for a wall: its scenes, its screen, the heat, the night. Saved as a whole. */
export function WallSettingsForm({ wall, tree, onSave }: Props) {
  const text = wallsTexts[useLanguage()];
  const words = text.settings;
  const typing = useTyped<Changed>({ value: NOTHING, put: () => {} }, onSave);
  const now: WallSettings = { ...wall.settings, ...typing.now };
  const change = (part: Changed) => typing.type({ ...typing.now, ...part });
  return (
    <section className="walls-settings" aria-label={words.title}>
      <h2>{words.title}</h2>
      <div className="walls-row walls-row-top">
        <span className="walls-label">{words.scenes}</span>
        <SceneRows
          scenes={now.scenes}
          moved={wall.moved}
          area={wall.area}
          tree={tree}
          onChange={(scenes) => change({ scenes })}
        />
      </div>
      <ScreenRow screen={now.screen} onChange={(screen) => change({ screen })} />
      <div className="walls-row walls-row-top">
        <span className="walls-label">{text.preview}</span>
        <WallPreview wall={wall} settings={now} scene={wall.shown?.scene.kind ?? now.scenes[0].kind} />
      </div>
      <div className="walls-row">
        <span className="walls-label">{words.heat}</span>
        <Select
          aria-label={words.heat}
          className="walls-short"
          value={now.heatHours}
          options={[...new Set([24, 72, 168, 336, 672, now.heatHours])]
            .sort((a, b) => a - b)
            .map((hours) => ({ value: hours, label: words.heats[hours] ?? words.hours(String(hours)) }))}
          onChange={(heatHours) => change({ heatHours })}
        />
      </div>
      <NightRow night={now.night} onChange={(night) => change({ night })} />
      <SaveFoot typing={typing} changed={typing.isTyped ? words.changed : null} saved={words.saved} />
    </section>
  );
}

function ScreenRow({ screen, onChange }: { screen: Screen; onChange: (screen: Screen) => void }) {
  const words = wallsTexts[useLanguage()].settings;
  const metres = (part: "widthMm" | "distanceMm", label: string) => (
    <span className="walls-measure">
      <span>{label}</span>
      <InputNumber
        aria-label={label}
        min={LIMITS[part][0] / 1000}
        max={LIMITS[part][1] / 1000}
        step={0.1}
        precision={2}
        suffix={words.metres}
        value={screen[part] / 1000}
        onChange={(value) => value !== null && onChange({ ...screen, [part]: Math.round(value * 1000) })}
      />
    </span>
  );
  const panels = (part: "columns" | "rows") => (
    <InputNumber
      aria-label={`${words.panels} ${words[part]}`}
      min={LIMITS.panels[0]}
      max={LIMITS.panels[1]}
      precision={0}
      suffix={words[part]}
      value={screen[part]}
      onChange={(value) => value !== null && onChange({ ...screen, [part]: value })}
    />
  );
  return (
    <div className="walls-row walls-row-top">
      <span className="walls-label">{words.screen}</span>
      <div className="walls-screen">
        {metres("widthMm", words.width)}
        {metres("distanceMm", words.distance)}
        <span className="walls-measure">
          <span>{words.panels}</span>
          {panels("columns")}
          {panels("rows")}
        </span>
      </div>
    </div>
  );
}

type NightProps = { night: WallSettings["night"]; onChange: (night: WallSettings["night"]) => void };

function NightRow({ night, onChange }: NightProps) {
  const words = wallsTexts[useLanguage()].settings;
  return (
    <div className="walls-row">
      <span className="walls-label">{words.night}</span>
      <Switch
        aria-label={words.night}
        checked={night !== null}
        onChange={(on) => onChange(on ? USUAL_SETTINGS.night : null)}
      />
      {night && (
        <span className="walls-night">
          {(["from", "to"] as const).map((end) => (
            <input
              key={end}
              type="time"
              aria-label={words[end]}
              required
              value={night[end]}
              onChange={({ target }) => target.value !== "" && onChange({ ...night, [end]: target.value })}
            />
          ))}
        </span>
      )}
    </div>
  );
}
