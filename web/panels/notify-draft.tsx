import { type FormEvent, useId, useState } from "react";
import { startDrawing, stopDrawing } from "../state/notices/drawing.ts";
import { formatCount } from "../text/format.ts";
import { useApp, useChange, useText } from "./app-context.tsx";
import { Field } from "./form-parts.tsx";
import { useNoticeDesk } from "./notice-desk-context.ts";
import { NotifyRefusal } from "./notify-refusal.tsx";

const MOST_WORDS = 300;

/** A new list: how to draw, then what to say to those in the area. */
export function NotifyDraft() {
  const text = useText();
  const change = useChange();
  const draft = useApp((state) => state.notices.draft);
  return (
    <section className="notify" aria-label={text.notices.drawing}>
      <div className="notify-head">
        <h2>{text.notices.drawing}</h2>
        <button type="button" className="link" onClick={() => change(stopDrawing)}>
          {text.notices.cancel}
        </button>
      </div>
      {draft.state === "drawing" && (
        <div className="notify-body">
          <p className="notify-hint notify-mouse">{text.notices.drawMouse}</p>
          <p className="notify-hint notify-finger">{text.notices.drawFinger}</p>
          <p className="notify-refusal" role="alert">
            {draft.fault && text.notices.faults[draft.fault]}
          </p>
        </div>
      )}
      {draft.state === "drawn" && <Words households={draft.households} />}
    </section>
  );
}

function Words({ households }: { households: number }) {
  const text = useText();
  const change = useChange();
  const desk = useNoticeDesk();
  const busy = useApp((state) => state.notices.busy);
  const [title, setTitle] = useState("");
  const [message, setMessage] = useState("");
  const messageId = useId();
  const ready = title.trim() !== "" && message.trim() !== "" && households > 0;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !busy) void desk.create(title, message);
  };
  return (
    <form className="notify-body notify-form" onSubmit={send}>
      <p className="notify-inside">
        <b>{households === 0 ? text.notices.nobody : text.notices.inside(formatCount(households))}</b>
        <button type="button" className="link" onClick={() => change(startDrawing)}>
          {text.notices.again}
        </button>
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would frame it */}
      <div className="notify-templates" role="group" aria-label={text.notices.ready}>
        {text.notices.templates.map((template) => (
          <button
            key={template.title}
            type="button"
            className="chip"
            onClick={() => {
              setTitle(template.title);
              setMessage(template.message);
            }}
          >
            {template.title}
          </button>
        ))}
      </div>
      <Field
        label={text.notices.name}
        value={title}
        maxLength={30}
        onChange={(event) => setTitle(event.target.value)}
      />
      <div className="field">
        <label htmlFor={messageId}>{text.notices.message}</label>
        <textarea
          id={messageId}
          rows={4}
          maxLength={MOST_WORDS}
          value={message}
          onChange={(event) => setMessage(event.target.value)}
        />
        <p className="field-hint">{text.notices.messageHint(formatCount(MOST_WORDS - message.length))}</p>
      </div>
      <NotifyRefusal />
      <button type="submit" className="notify-primary" disabled={!ready} aria-busy={busy}>
        {busy ? text.notices.busy : text.notices.create}
      </button>
    </form>
  );
}
