import { Button, Checkbox, Input, type InputRef, Select } from "antd";
import { type Ref, useState } from "react";
import { LIMITS, type WallOrders } from "../../../domain/wall/settings.ts";
import { MESSAGE_MINUTES } from "../../state/walls/console.ts";
import { formatMoment } from "../../text/format.ts";
import { wallsTexts } from "../../text/walls.ts";
import { useLanguage } from "../app-context.tsx";

type Props = {
  message: WallOrders["message"];
  /** walls that can be told at once */
  walls: number;
  now: number;
  input: Ref<InputRef>;
  /** null takes it down; resolves to whether it was taken */
  onTell: (message: WallOrders["message"], all: boolean) => Promise<boolean>;
};

/** A line across the foot of the wall for some time, on this one or on all. */
export function WallMessage({ message, walls, now, input, onTell }: Props) {
  const text = wallsTexts[useLanguage()].message;
  const [typed, setTyped] = useState("");
  const [minutes, setMinutes] = useState<(typeof MESSAGE_MINUTES)[number]>(60);
  const [all, setAll] = useState(false);
  const [fault, setFault] = useState(false);
  const shown = message && Date.parse(message.until) > now ? message : null;
  const show = async () => {
    const words = typed.trim();
    setFault(words === "");
    if (words === "") return;
    const until = new Date(Date.now() + minutes * 60_000).toISOString();
    if (!(await onTell({ text: words, until }, all))) return;
    setTyped("");
    setAll(false);
  };
  return (
    <section className="walls-message" aria-label={text.title}>
      <h2>{text.title}</h2>
      {shown && (
        <p className="walls-message-now">
          <b>{shown.text}</b>
          <span>{text.shown(formatMoment(new Date(shown.until), new Date(now)))}</span>
          <Button size="small" onClick={() => void onTell(null, false)}>
            {text.takeDown}
          </Button>
        </p>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void show();
        }}
      >
        <Input
          ref={input}
          aria-label={text.text}
          aria-invalid={fault}
          status={fault ? "error" : ""}
          placeholder={text.placeholder}
          maxLength={LIMITS.message}
          showCount
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <div className="walls-message-foot">
          <Select
            aria-label={text.span}
            value={minutes}
            options={MESSAGE_MINUTES.map((value) => ({ value, label: text.minutes[value] }))}
            onChange={setMinutes}
          />
          {walls > 1 && (
            <Checkbox checked={all} onChange={({ target }) => setAll(target.checked)}>
              {text.toAll(walls)}
            </Checkbox>
          )}
          <Button type="primary" htmlType="submit">
            {text.show}
          </Button>
        </div>
      </form>
      <p className={fault ? "walls-fault" : "walls-hint"} role={fault ? "alert" : undefined}>
        {fault ? text.empty : text.hint}
      </p>
    </section>
  );
}
