import { useState } from "react";
import { unsent } from "../../state/phone/outbox-entry.ts";
import { packIn } from "../../state/phone/round-derived.ts";
import { whoIn } from "../../state/session.ts";
import { formatCount, formatMoment } from "../../text/format.ts";
import { bringTexts } from "../../text/language.ts";
import { useApp, useChange, useEntrance, useText } from "../app-context.tsx";
import { FormAlert } from "../form-parts.tsx";
import { Choice } from "./choice.tsx";
import { PageHead } from "./page-head.tsx";
import { useRound, useWords } from "./round-context.tsx";

/** The own account: language, light, how to install the page, and the way out. */
export function MePage() {
  const words = useWords();
  const text = useText();
  const change = useChange();
  const who = useApp((state) => whoIn(state.session));
  const preferences = useApp((state) => state.preferences);
  const until = useRound((state) => packIn(state)?.until ?? null);
  if (!who) return null;
  const role = who.grants[0]?.role;
  return (
    <>
      <div className="psheet-body">
        <PageHead
          title={who.name}
          below={
            <>
              <span>{who.username}</span>
              {role && <span>{text.account.roles[role] ?? role}</span>}
            </>
          }
        />
        <Choice
          label={words.me.language}
          options={[
            { value: "zh", words: words.me.chinese },
            { value: "en", words: words.me.english },
          ]}
          value={preferences.language}
          onChoose={(language) =>
            void bringTexts(language).then(() =>
              change((state) => ({ preferences: { ...state.preferences, language } })),
            )
          }
        />
        <Choice
          label={words.me.theme}
          options={[
            { value: "light", words: words.me.light },
            { value: "dark", words: words.me.dark },
          ]}
          value={preferences.theme}
          onChoose={(theme) => change((state) => ({ preferences: { ...state.preferences, theme } }))}
        />
        <section aria-label={words.me.install}>
          <h3 className="section-title">{words.me.install}</h3>
          <p>{words.me.installHint}</p>
        </section>
        {until && <p className="quiet">{words.me.keptUntil(formatMoment(new Date(until), new Date()))}</p>}
        <a className="action action-quiet" href="/">
          {words.me.desk}
        </a>
      </div>
      <div className="psheet-foot">
        <SignOut />
      </div>
    </>
  );
}

/** Signs out; where records wait, not before that was said. */
function SignOut() {
  const words = useWords();
  const entrance = useEntrance();
  const waiting = useRound((state) => unsent(state.entries));
  const [asked, setAsked] = useState(false);
  const [failed, setFailed] = useState(false);
  const leave = async () => setFailed((await entrance.signOut()) !== null);
  return (
    <>
      <FormAlert>{failed ? words.me.signOutFailed : null}</FormAlert>
      {asked ? (
        <div role="alertdialog" aria-label={words.me.unsentTitle(formatCount(waiting))}>
          <p className="told told-warning">
            <b>{words.me.unsentTitle(formatCount(waiting))}</b>
            <br />
            {words.me.unsentBody}
          </p>
          <div className="pair">
            {/* biome-ignore lint/a11y/noAutofocus: what was just asked is answered here */}
            <button type="button" className="action" autoFocus onClick={() => setAsked(false)}>
              {words.me.stay}
            </button>
            <button type="button" className="action action-danger" onClick={() => void leave()}>
              {words.me.leave}
            </button>
          </div>
        </div>
      ) : (
        <button
          type="button"
          className="action action-large"
          onClick={() => (waiting > 0 ? setAsked(true) : void leave())}
        >
          {words.me.signOut}
        </button>
      )}
    </>
  );
}
