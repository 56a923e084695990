import type { OpenDialog } from "../../state/planner/dialog.ts";
import { CodesPreview, type CodesPreviewProps } from "./codes-preview.tsx";
import { ComparePage, type ComparePageProps } from "./compare-page.tsx";
import { ConflictDialog, type ConflictDialogProps } from "./conflict-dialog.tsx";
import { HandoverPage, type HandoverPageProps } from "./handover-page.tsx";
import { PublicationDialog, type PublicationDialogProps } from "./publication-dialog.tsx";

export type PlannerDialogsProps = {
  dialog: OpenDialog;
  onClose: () => void;
  compare: Omit<ComparePageProps, "left" | "right" | "onClose">;
  handover: Omit<HandoverPageProps, "onClose">;
  codes: Omit<CodesPreviewProps, "template" | "onClose">;
  publication: Omit<PublicationDialogProps, "step" | "onClose">;
  conflict: Omit<ConflictDialogProps, "onClose">;
};

/** Whatever is open over the planner. */
export function PlannerDialogs({ dialog, onClose, ...props }: PlannerDialogsProps) {
  switch (dialog.kind) {
    case "none":
    case "print":
      return null;
    case "compare":
      return <ComparePage left={dialog.left} right={dialog.right} onClose={onClose} {...props.compare} />;
    case "handover":
      return <HandoverPage onClose={onClose} {...props.handover} />;
    case "codes":
      return <CodesPreview template={dialog.template} onClose={onClose} {...props.codes} />;
    case "step":
      return <PublicationDialog key={dialog.step} step={dialog.step} onClose={onClose} {...props.publication} />;
    case "conflict":
      return <ConflictDialog onClose={onClose} {...props.conflict} />;
  }
}
