// One question at a time: how far it is, what came of it, and a way to stop it.
// Promises that a later question replaces an earlier one, that the last answer stays until the next is there, and a sentence for every failure.
import { useCallback, useEffect, useRef, useState } from "react";
import { troubleOf } from "../../app/errors";
import type { JobControl, JobProgress } from "../../app/preview";

export interface Asking<Answer> {
  /** null until the first answer is there. */
  readonly answer: Answer | null;
  /** null while nothing is under way. */
  readonly progress: JobProgress | null;
  /** Why the last question has no answer; "" where it has one. */
  readonly trouble: string;
  readonly ask: (work: (control: JobControl) => Promise<Answer>) => void;
  readonly stop: () => void;
}

export function useAsking<Answer>(): Asking<Answer> {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [progress, setProgress] = useState<JobProgress | null>(null);
  const [trouble, setTrouble] = useState("");
  const current = useRef<AbortController | null>(null);
  const stop = useCallback(() => current.current?.abort(), []);
  useEffect(() => stop, [stop]);

  const ask = useCallback((work: (control: JobControl) => Promise<Answer>) => {
    current.current?.abort();
    const own = new AbortController();
    current.current = own;
    const ifCurrent = (change: () => void) => (current.current === own ? change() : undefined);
    const ended = (words: string) =>
      ifCurrent(() => {
        setProgress(null);
        setTrouble(words);
      });
    setProgress({ share: 0, sentence: "Working." });
    void (async () => {
      try {
        // The page shows that something is under way before the work takes it.
        await new Promise((resolve) => setTimeout(resolve, 0));
        const found = await work({ signal: own.signal, onProgress: (far) => ifCurrent(() => setProgress(far)) });
        if (own.signal.aborted) return ended("Stopped.");
        ifCurrent(() => setAnswer(found));
        ended("");
      } catch (error) {
        ended(own.signal.aborted ? "Stopped." : troubleOf(error).sentence);
      }
    })();
  }, []);
  return { answer, progress, trouble, ask, stop };
}
