// What it would take one row to reach a goal: the ways, the cheapest first, or why there is none.
// Promises amounts that reach the goal when they are added; efforts are the person's own, and nothing is kept of them.
import { useEffect, useRef, useState } from "react";
import type { RowSeek, SeekRequest } from "../../app/ask";
import { amountText } from "../../report/words";
import { Field } from "../Field";
import type { RowAskProps } from "./props";
import { useAsking } from "./useAsking";
import { Waiting } from "./Waiting";

type Goal = Pick<SeekRequest, "outcome" | "path">;

const mostWays = 5;

export function RowGoal({ tierline, previewId, programme, row }: RowAskProps) {
  const [goal, setGoal] = useState<Goal>({});
  const [efforts, setEfforts] = useState<Readonly<Record<string, string>>>({});
  const [held, setHeld] = useState<readonly string[]>([]);
  const { answer, progress, trouble, ask, stop } = useAsking<RowSeek>();
  useEffect(() => ask(() => tierline.seekRow(previewId, programme, row, { ...goal, efforts: numbersOf(efforts), held, most: mostWays })), [ask, tierline, previewId, programme, row, goal, efforts, held]);
  // Columns of every way that was shown stay in the list, so that a field does not vanish while its effort is typed.
  const seen = useRef<readonly string[]>([]);
  if (answer !== null) seen.current = [...new Set([...seen.current, ...answer.ways.flatMap(({ steps }) => steps.map(({ field }) => field))])];
  const hasEfforts = Object.keys(numbersOf(efforts)).length > 0;

  if (answer === null) return <Waiting progress={progress} trouble={trouble} onStop={stop} />;
  return (
    <div className="stack">
      <GoalChooser answer={answer} goal={goal} onChoose={setGoal} />
      <Waiting progress={progress} trouble={trouble} onStop={stop} />
      {trouble === "" && (
        <>
          <p role="status">{answer.sentence}</p>
          {answer.obstacles.length > 0 && (
            <ul className="list">
              {answer.obstacles.map((obstacle) => (
                <li key={obstacle}>{obstacle}</li>
              ))}
            </ul>
          )}
          <Ways answer={answer} hasEfforts={hasEfforts} />
        </>
      )}
      {seen.current.length > 0 && (
        <details>
          <summary className="summary">What each amount costs</summary>
          <div className="stack">
            <p className="small quiet">In any measure of yours: hours, dollars, points. A column without a figure counts by the share of it that is missing, which is 1 at most.</p>
            {answer.fields
              .filter(({ field }) => seen.current.includes(field))
              .map(({ field, label, unit }) => (
                <div key={field} className="tight">
                  <Field label={`${label}: effort ${per(unit)}`} correction={isNumber(efforts[field] ?? "") ? undefined : "Enter a number above 0, or leave it empty."}>
                    {(control) => <input {...control} inputMode="decimal" autoComplete="off" value={efforts[field] ?? ""} onChange={(event) => setEfforts({ ...efforts, [field]: event.target.value })} />}
                  </Field>
                  <label className="choice small">
                    <input type="checkbox" checked={held.includes(field)} onChange={(event) => setHeld(event.target.checked ? [...held, field] : held.filter((one) => one !== field))} />
                    {label} must stay as it is
                  </label>
                </div>
              ))}
          </div>
        </details>
      )}
    </div>
  );
}

interface ChooserProps {
  readonly answer: RowSeek;
  readonly goal: Goal;
  readonly onChoose: (goal: Goal) => void;
}

function GoalChooser({ answer, goal, onChoose }: ChooserProps) {
  const goals = answer.choices.flatMap(({ outcome, paths }): readonly Goal[] => [{ outcome }, ...(paths.length > 1 ? paths.map((path) => ({ outcome, path })) : [])]);
  if (goals.length < 2) return null;
  const now = goals.findIndex(({ outcome, path }) => outcome === (goal.outcome ?? answer.outcome) && path === goal.path);
  return (
    <Field label="Goal">
      {(control) => (
        <select {...control} value={now} onChange={(event) => onChoose(goals[Number(event.target.value)] ?? {})}>
          {goals.map(({ outcome, path }, index) => (
            <option key={index} value={index}>
              {path === undefined ? outcome : `${outcome ?? ""} by ${path}`}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function Ways({ answer, hasEfforts }: { readonly answer: RowSeek; readonly hasEfforts: boolean }) {
  if (answer.ways.length === 0) return null;
  return (
    <ol className="list" aria-label={hasEfforts ? "Ways, the least effort first" : "Ways, the nearest first"}>
      {answer.ways.map(({ words, path, cost, steps, statusAfter }, index) => (
        <li key={words} className="tight">
          <span>
            {index + 1}. {words}
            {path === null ? "" : ` (${path})`}
          </span>
          {hasEfforts && <span className="small">Effort: {amountText(cost, "count")}</span>}
          {statusAfter !== answer.outcome && <span className="small note">The row then answers {statusAfter}.</span>}
          <details>
            <summary className="small">Amounts and sources</summary>
            {steps.map(({ field, label, unit, have, target, quote, source }) => (
              <div key={field} className="tight">
                <span className="small">
                  {label}: {have === null ? "not known now" : `${amountText(have, unit)} now`}, {amountText(target, unit)} needed
                </span>
                <blockquote className="small" cite={source}>
                  {quote}
                  <div className="quiet">{source}</div>
                </blockquote>
              </div>
            ))}
          </details>
        </li>
      ))}
    </ol>
  );
}

function per(unit: RowSeek["fields"][number]["unit"]): string {
  switch (unit) {
    case "USD":
      return "per $1";
    case "percent":
      return "per percentage point";
    case "flag":
    case "choice":
      return "of getting it";
    default:
      return "per unit";
  }
}

function isNumber(text: string): boolean {
  return text.trim() === "" || (Number.isFinite(Number(text)) && Number(text) > 0);
}

function numbersOf(efforts: Readonly<Record<string, string>>): Record<string, number> {
  return Object.fromEntries(Object.entries(efforts).flatMap(([field, text]) => (text.trim() !== "" && isNumber(text) ? [[field, Number(text)]] : [])));
}
