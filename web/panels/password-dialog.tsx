import { useEffect, useRef, useState } from "react";
import { passwordFaultOf } from "../state/sign-in.ts";
import { useEntrance, useText } from "./app-context.tsx";
import { PasswordForm } from "./password-form.tsx";

/** Changes the own password above whatever is on screen. */
export function PasswordDialog({ username, onClose }: { username: string; onClose: () => void }) {
  const text = useText();
  const entrance = useEntrance();
  const dialog = useRef<HTMLDialogElement>(null);
  const [done, setDone] = useState(false);
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-label={text.password.title}
      onClose={onClose}
      // why: the screen takes Escape too, for the card
      onKeyDown={(event) => event.stopPropagation()}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
    >
      <h2>{text.password.title}</h2>
      {done ? (
        <div className="dialog-done">
          <output>{text.password.done}</output>
          <button type="button" className="primary" onClick={() => dialog.current?.close()}>
            {text.close}
          </button>
        </div>
      ) : (
        <PasswordForm
          username={username}
          current={null}
          onChange={async (current, next) => {
            const error = await entrance.changePassword(current, next);
            if (error) return passwordFaultOf(error);
            setDone(true);
            return null;
          }}
          other={{ label: text.password.cancel, onPress: () => dialog.current?.close() }}
        />
      )}
    </dialog>
  );
}
