// Why one row got its answer: every pathway, what it needs, what the row has, and the words of the source.
// Promises a word beside every sign; focus comes here when it opens, and goes back when it closes.
import { Button } from "@fluentui/react-button";
import type { RowExplanation } from "../app/explainRow";
import type { RowAnswer } from "../app/preview";
import type { RowAskProps } from "./ask/props";
import { FocusedHeading } from "./FocusedHeading";
import { Fold } from "./Fold";
import { RowAhead, RowGoal } from "./lazyQuestions";

interface Props {
  readonly answer: RowAnswer;
  readonly explanation: RowExplanation;
  /** What it takes to ask on about this row. */
  readonly about: RowAskProps;
  readonly onSelect: () => void;
  readonly onClose: () => void;
}

const signs: Readonly<Record<string, string>> = { met: "\u2713", "not met": "\u2717", unknown: "?", unclear: "~" };

export function RowDetails({ answer, explanation, about, onSelect, onClose }: Props) {
  return (
    <section className="section" aria-label={`Why: ${answer.name}`}>
      <FocusedHeading>{answer.name}</FocusedHeading>
      {explanation.sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {explanation.open.map(({ question, readings }) => (
        <section key={question} className="tight" aria-label="Two readings">
          <p>The document leaves open: {question}</p>
          <ul>
            {readings.map((reading) => (
              <li key={reading.says} className="requirement">
                <span className="sign" aria-hidden="true">
                  {signs[reading.truth] ?? "?"}
                </span>
                <span>
                  If read as: {reading.says} <strong>{reading.truth}</strong>
                </span>
                <blockquote className="small" cite={reading.source}>
                  {reading.quote}
                  <div className="quiet">{reading.source}</div>
                </blockquote>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <div className="actions">
        <Button size="small" onClick={onSelect}>
          Show row {answer.address}
        </Button>
        <Button size="small" onClick={onClose}>
          Close
        </Button>
      </div>
      <Fold title="What would it take?">
        <RowGoal {...about} />
      </Fold>
      <Fold title="How long does it hold?">
        <RowAhead {...about} />
      </Fold>
      {explanation.pathways.map((pathway) => (
        <details key={pathway.label} open={pathway.isDeciding}>
          <summary className="summary">
            {pathway.label}: {pathway.truth}
          </summary>
          <ul>
            {pathway.requirements.map((requirement) => (
              <li key={requirement.sentence} className="requirement">
                <span className="sign" aria-hidden="true">
                  {signs[requirement.truth] ?? "?"}
                </span>
                <span>
                  {requirement.sentence} <strong>{requirement.truth}</strong>
                </span>
                {requirement.note !== "" && <span className="small">{requirement.note}</span>}
                <blockquote className="small" cite={requirement.source}>
                  {requirement.quote}
                  <div className="quiet">
                    {requirement.source}, in force since {requirement.since}
                  </div>
                </blockquote>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
