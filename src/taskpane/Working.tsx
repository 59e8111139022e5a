// A long job under way: how far it is, in a bar and in words, and a way to stop it.
// Promises that the focus lands here when the job begins.
import { Button } from "@fluentui/react-button";
import type { JobProgress } from "../app/preview";
import { FocusedHeading } from "./FocusedHeading";

interface Props {
  readonly title: string;
  readonly progress: JobProgress;
  readonly canCancel: boolean;
  readonly onCancel: () => void;
}

export function Working({ title, progress, canCancel, onCancel }: Props) {
  return (
    <div className="stack">
      <FocusedHeading>{title}</FocusedHeading>
      <progress value={progress.share} aria-label={title} />
      <p>{progress.sentence}</p>
      {canCancel && (
        <div className="actions">
          <Button onClick={onCancel}>Cancel</Button>
        </div>
      )}
    </div>
  );
}
