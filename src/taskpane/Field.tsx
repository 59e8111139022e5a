// A label, a control of the browser's own, and a hint or a correction under it.
// Promises that all three are tied together for screen readers. The browser's controls know dates and lists, and load nothing.
import { type ReactNode, useId } from "react";

/** What the control inside has to carry. */
export interface ControlProps {
  readonly id: string;
  readonly className: "control";
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": boolean | undefined;
}

interface Props {
  readonly label: string;
  readonly hint?: string;
  /** What is wrong with the entry; it stands in the hint's place. */
  readonly correction?: string;
  readonly children: (control: ControlProps) => ReactNode;
}

export function Field({ label, hint, correction, children }: Props) {
  const id = useId();
  const words = correction ?? hint;
  return (
    <div className="tight">
      <label htmlFor={id}>{label}</label>
      {children({ id, className: "control", "aria-describedby": words === undefined ? undefined : `${id}hint`, "aria-invalid": correction === undefined ? undefined : true })}
      {words !== undefined && (
        <p id={`${id}hint`} className={correction === undefined ? "small quiet" : "small correction"} role={correction === undefined ? undefined : "alert"}>
          {words}
        </p>
      )}
    </div>
  );
}
