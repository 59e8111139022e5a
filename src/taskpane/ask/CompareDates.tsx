// Another day, or what was known on another day: who answers otherwise, and which version of which rule or amount made it so.
// Promises every difference with the words that say so. Changes nothing, the preview's own dates included.
import { Button } from "@fluentui/react-button";
import { useState } from "react";
import type { CompareRequest, RulesComparison, VersionWords } from "../../app/ask";
import { isWrittenAsDate } from "../../app/dates";
import { Field } from "../Field";
import { Form } from "../Form";
import { plural } from "../plural";
import { Moves } from "./Moves";
import type { AskProps } from "./props";
import { useAsking } from "./useAsking";
import { Waiting } from "./Waiting";

export function CompareDates({ tierline, preview, onOpen }: AskProps) {
  const [asOf, setAsOf] = useState(preview.asOf);
  const [knownOn, setKnownOn] = useState(preview.knownOn ?? "");
  const [withOwnRules, setWithOwnRules] = useState(true);
  const { answer, progress, trouble, ask, stop } = useAsking<RulesComparison>();
  const isDate = isWrittenAsDate(asOf);
  const request: CompareRequest = { asOf, knownOn: knownOn === "" ? null : knownOn, withOwnRules };
  return (
    <Form
      onSubmit={() => {
        if (isDate) ask((control) => tierline.compareDates(preview.id, request, control));
      }}
    >
      <Field label="Compare with the rules as of" hint={`The preview is as of ${preview.asOf}. The cells stay the same; only the rules are of the other day.`} correction={isDate ? undefined : "Enter a date, for example 2024-06-30."}>
        {(control) => <input {...control} type="date" value={asOf} onChange={(event) => setAsOf(event.target.value)} />}
      </Field>
      <Field label="As known on" hint="Leaves out what Microsoft published after this day. Empty: everything that is known.">
        {(control) => <input {...control} type="date" value={knownOn} onChange={(event) => setKnownOn(event.target.value)} />}
      </Field>
      <label className="choice">
        <input type="checkbox" checked={!withOwnRules} onChange={(event) => setWithOwnRules(!event.target.checked)} />
        Without the workbook's own rules (Tierline_rules)
      </label>
      <div className="actions">
        <Button appearance="primary" type="submit">
          Compare
        </Button>
      </div>
      <Waiting progress={progress} trouble={trouble} onStop={stop} />
      <div role="status" className="stack">
        {answer !== null && trouble === "" && <p className="small">{heading(answer)}</p>}
      </div>
      {answer !== null && trouble === "" && (
        <>
          {answer.notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
          {answer.programmes.map((programme) => (
            <section key={programme.id} className="stack">
              <Moves difference={programme} moves={programme.moves} heads={["Preview", "Other day"]} onOpen={(row) => onOpen(programme.id, row)} />
              <Versions versions={programme.versions} />
            </section>
          ))}
        </>
      )}
    </Form>
  );
}

function heading({ after, programmes }: RulesComparison): string {
  const changed = programmes.reduce((sum, programme) => sum + programme.changedRows, 0);
  const when = `As of ${after.asOf}${after.knownOn === null ? "" : `, as known on ${after.knownOn}`}${after.withOwnRules ? "" : ", without the workbook's own rules"}`;
  return `${when}: ${changed === 0 ? "no answer is another one" : `${plural(changed, "answer")} ${changed === 1 ? "is" : "are"} another one`}.`;
}

function Versions({ versions }: { readonly versions: readonly VersionWords[] }) {
  const turning = versions.filter(({ rows }) => rows > 0).sort((one, other) => other.rows - one.rows);
  const others = versions.filter(({ rows }) => rows === 0);
  if (versions.length === 0) return <p className="small quiet">No rule and no amount differs between the two.</p>;
  return (
    <>
      {turning.length > 0 && (
        <details open>
          <summary className="summary">{plural(turning.length, "rule or amount turns an answer", "rules or amounts turn an answer")}</summary>
          <VersionList versions={turning} />
        </details>
      )}
      {others.length > 0 && (
        <details>
          <summary className="summary">{plural(others.length, "other rule or amount differs, and turns none", "other rules or amounts differ, and turn none")}</summary>
          <VersionList versions={others} />
        </details>
      )}
    </>
  );
}

function VersionList({ versions }: { readonly versions: readonly VersionWords[] }) {
  return (
    <ul className="list">
      {versions.map(({ sentence, before, after, rows }) => (
        <li key={sentence} className="tight">
          <span>
            {sentence} {rows === 0 ? "" : `It turns ${plural(rows, "row")}.`}
          </span>
          <Quoted words={before} when="Preview" />
          <Quoted words={after} when="Other day" />
        </li>
      ))}
    </ul>
  );
}

function Quoted({ words, when }: { readonly words: VersionWords["before"]; readonly when: string }) {
  if (words === null) return null;
  return (
    <blockquote className="small" cite={words.source}>
      {words.quote}
      <div className="quiet">
        {when}: {words.source}, in force since {words.since}
      </div>
    </blockquote>
  );
}
