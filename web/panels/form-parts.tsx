import { IconAlertTriangle, IconEye, IconEyeOff } from "@tabler/icons-react";
import { type InputHTMLAttributes, type ReactNode, type Ref, useId, useState } from "react";
import { useText } from "./app-context.tsx";
import "./form.css";

type FieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, "id"> & {
  label: string;
  hint?: string;
  /** what is typed here was refused */
  wrong?: boolean;
  ref?: Ref<HTMLInputElement>;
  end?: ReactNode;
};

/** A labelled line to type into. */
export function Field({ label, hint, wrong = false, end, className = "", ...input }: FieldProps) {
  const id = useId();
  return (
    <div className={`field ${wrong ? "field-wrong" : ""} ${className}`}>
      <label htmlFor={id}>{label}</label>
      <div className="field-box">
        <input
          id={id}
          aria-invalid={wrong || undefined}
          aria-describedby={hint ? `${id}-hint` : undefined}
          {...input}
        />
        {end}
      </div>
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
    </div>
  );
}

/** The same for a password, with an eye to look at what was typed. */
export function PasswordField(props: FieldProps) {
  const text = useText();
  const [shown, setShown] = useState(false);
  const label = shown ? text.signIn.hidePassword : text.signIn.showPassword;
  const Icon = shown ? IconEyeOff : IconEye;
  return (
    <Field
      {...props}
      type={shown ? "text" : "password"}
      spellCheck={false}
      autoCapitalize="none"
      end={
        <button
          type="button"
          className="field-eye"
          aria-label={label}
          title={label}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          <Icon size={18} stroke={1.75} />
        </button>
      }
    />
  );
}

/** Why it did not work, read out at once. The place is always there: what appears with its words is not read by all. */
export function FormAlert({ children }: { children: string | null }) {
  return (
    <div role="alert">
      {children && (
        <p className="form-alert">
          <IconAlertTriangle size={18} stroke={1.75} aria-hidden="true" />
          {children}
        </p>
      )}
    </div>
  );
}
