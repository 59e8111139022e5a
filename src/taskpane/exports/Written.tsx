// What a write of the Exports view did, and the way on.
// Promises that statuses which rest on older numbers are told of before anybody reads them.
import { Button } from "@fluentui/react-button";
import type { MetricsWritten } from "../../app/exports/metrics";
import { FocusedHeading } from "../FocusedHeading";
import { Sentence } from "../Sentence";
import type { Grain } from "./state";

interface Props {
  readonly written: MetricsWritten;
  /** What stands in the rows of the table, where it can be evaluated. */
  readonly evaluates: Grain | null;
  /** Whether the table of offers is still to be looked at. */
  readonly hasOffers: boolean;
  readonly onEvaluate: () => void;
  readonly onShow: () => void;
  readonly onOffers: () => void;
  readonly onDone: () => void;
}

export function Written({ written, evaluates, hasOffers, onEvaluate, onShow, onOffers, onDone }: Props) {
  return (
    <>
      <FocusedHeading>Written</FocusedHeading>
      <Sentence intent="success" text={written.sentence} />
      {written.staleStatuses !== "" && <Sentence intent="warning" text={written.staleStatuses} />}
      {written.undo !== "" && <p>{written.undo}</p>}
      {written.warnings.map((warning) => (
        <Sentence key={warning} intent="warning" text={warning} />
      ))}
      <div className="actions">
        {evaluates !== null && (
          <Button appearance="primary" onClick={onEvaluate}>
            Evaluate these {evaluates}s
          </Button>
        )}
        <Button onClick={onShow}>Show the table</Button>
        {hasOffers && <Button onClick={onOffers}>Go on with the offers</Button>}
        <Button onClick={onDone}>Done</Button>
      </div>
    </>
  );
}
