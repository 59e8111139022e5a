// Why one row got its answer: every pathway, what it needs, what the row has, and the words of the source.
// Promises a word beside every sign; focus comes here when it opens, and goes back when it closes.
import { Button } from "@fluentui/react-button";
import type { RowExplanation } from "../app/explainRow";
import type { RowAnswer } from "../app/preview";
import { FocusedHeading } from "./FocusedHeading";

interface Props {
  readonly answer: RowAnswer;
  readonly explanation: RowExplanation;
  readonly onSelect: () => void;
  readonly onClose: () => void;
}

const signs: Readonly<Record<string, string>> = { met: "\u2713", "not met": "\u2717", unknown: "?", unclear: "~" };

export function RowDetails({ answer, explanation, onSelect, onClose }: Props) {
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
