// Questions over all rows of a programme: who misses one requirement only, who is nearest, and which answers rest on words to check.
// Promises every row named to be one click from its details. Changes nothing.
import { useEffect, useState } from "react";
import type { SheetAnswers } from "../../app/ask";
import { Bar } from "../Bar";
import { Field } from "../Field";
import { plural } from "../plural";
import type { AskProps } from "./props";
import { RowLinks } from "./RowLinks";
import { useAsking } from "./useAsking";
import { Waiting } from "./Waiting";

export function Questions({ tierline, preview, onOpen }: AskProps) {
  const [programme, setProgramme] = useState(preview.programmes[0]?.id ?? "");
  const { answer, progress, trouble, ask, stop } = useAsking<SheetAnswers & { readonly programme: string }>();
  useEffect(() => ask(async () => ({ programme, ...(await tierline.askSheet(preview.id, programme)) })), [ask, tierline, preview.id, programme]);
  const open = (row: number) => onOpen(answer?.programme ?? programme, row);
  return (
    <div className="stack">
      {preview.programmes.length > 1 && (
        <Field label="Programme">
          {(control) => (
            <select {...control} value={programme} onChange={(event) => setProgramme(event.target.value)}>
              {preview.programmes.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Waiting progress={progress} trouble={trouble} onStop={stop} />
      {answer !== null && trouble === "" && (
        <>
          <p role="status">{answer.sentences[0]}</p>
          {answer.nearest.length > 0 && (
            <section className="tight">
              <h4>Nearest to {answer.outcome}</h4>
              <RowLinks rows={answer.nearest.map(({ row, name, gap }) => ({ row, name, detail: gap }))} total={answer.rows - answer.reached} onOpen={open} />
            </section>
          )}
          <OneOnly answer={answer} onOpen={open} />
          <HowMany answer={answer} />
          <section className="tight">
            <h4>What to check</h4>
            {[answer.unverified, answer.ownFigures].every(({ rows }) => rows === 0) && <p className="small">No answer rests on words that were not held against the original, or on figures of yours.</p>}
            {[answer.unverified, answer.ownFigures].map(({ rows, named, sentence }) => rows > 0 && (
              <details key={sentence}>
                <summary className="summary">{sentence}</summary>
                <RowLinks rows={named} total={rows} onOpen={open} />
              </details>
            ))}
          </section>
        </>
      )}
    </div>
  );
}

interface PartProps {
  readonly answer: SheetAnswers;
  readonly onOpen: (row: number) => void;
}

function OneOnly({ answer, onOpen }: PartProps) {
  // A requirement that is a path of its own is missed by everybody who has not reached the outcome: that tells nothing.
  const telling = answer.requirements.filter(({ onlyThis, isWholePath }) => onlyThis > 0 && !isWholePath).sort((one, other) => other.onlyThis - one.onlyThis);
  return (
    <section className="tight">
      <h4>One requirement away</h4>
      {telling.length === 0 && <p className="small">No row misses only one requirement of a longer path.</p>}
      <ul className="bars">
        {telling.map(({ label, onlyThis, rows, quote, source }) => (
          <li key={`${label}${source}`} className="tight">
            <Bar label={label} rows={onlyThis} of={answer.rows} />
            <details>
              <summary className="small">Who, and why</summary>
              <blockquote className="small" cite={source}>
                {quote}
                <div className="quiet">{source}</div>
              </blockquote>
              <RowLinks rows={rows} total={onlyThis} onOpen={onOpen} />
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

function HowMany({ answer }: Pick<PartProps, "answer">) {
  const open = answer.byMissing.filter(({ missing, rows }) => missing !== 0 && rows > 0);
  if (open.length === 0) return null;
  return (
    <section className="tight">
      <h4>Columns that must change</h4>
      <ul className="bars">
        {open.map(({ missing, rows }) => (
          <li key={String(missing)}>
            <Bar label={missing === null ? "Cannot be told" : plural(missing, "column")} rows={rows} of={answer.rows} tone={missing === null ? "open" : undefined} />
          </li>
        ))}
      </ul>
    </section>
  );
}
