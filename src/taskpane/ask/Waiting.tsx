// What stands under a question while it is worked on, and where it failed.
// Promises that quick questions do not flicker, and that slow ones can be stopped.
import { Button } from "@fluentui/react-button";
import { useEffect, useState } from "react";
import type { JobProgress } from "../../app/preview";
import { Sentence } from "../Sentence";

interface Props {
  readonly progress: JobProgress | null;
  readonly trouble: string;
  readonly onStop: () => void;
}

const quickMs = 300;

export function Waiting({ progress, trouble, onStop }: Props) {
  const isWaiting = progress !== null;
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    setIsSlow(false);
    const timer = isWaiting ? setTimeout(() => setIsSlow(true), quickMs) : undefined;
    return () => clearTimeout(timer);
  }, [isWaiting]);
  return (
    <>
      {progress !== null && isSlow && (
        <div className="tight">
          <progress value={progress.share} aria-label="Working" />
          <p className="small">{progress.sentence}</p>
          <div className="actions">
            <Button size="small" onClick={onStop}>
              Cancel
            </Button>
          </div>
        </div>
      )}
      {trouble !== "" && <Sentence intent="error" text={trouble} />}
    </>
  );
}
