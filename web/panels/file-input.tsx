import type { Ref } from "react";

type Props = {
  ref: Ref<HTMLInputElement>;
  label: string;
  /** types and endings, as the attribute has them */
  accept: string;
  multiple?: boolean;
  onFiles: (files: readonly File[]) => void;
};

/** Where files are chosen. Not seen: a button clicks it. */
export function FileInput({ ref, label, accept, multiple, onFiles }: Props) {
  return (
    <input
      ref={ref}
      type="file"
      accept={accept}
      multiple={multiple}
      hidden
      aria-label={label}
      onChange={({ target }) => {
        const files = [...(target.files ?? [])];
        // why: the same file can be chosen again, after it failed or was taken away
        target.value = "";
        if (files.length > 0) onFiles(files);
      }}
    />
  );
}
