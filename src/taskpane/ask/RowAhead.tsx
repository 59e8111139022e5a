// How long a row's answer holds if nothing new comes in: months ahead, the day it lapses, and the least that keeps it.
// Promises the same story in words, in a chart and in a table; where dated amounts are missing, it says which.
import { useEffect } from "react";
import type { RowForecast } from "../../app/ask";
import { MonthsChart } from "./MonthsChart";
import type { RowAskProps } from "./props";
import { useAsking } from "./useAsking";
import { Waiting } from "./Waiting";

export function RowAhead({ tierline, previewId, programme, row }: RowAskProps) {
  const { answer, progress, trouble, ask, stop } = useAsking<RowForecast>();
  useEffect(() => ask(() => tierline.forecastRow(previewId, programme, row)), [ask, tierline, previewId, programme, row]);
  if (answer === null || trouble !== "") return <Waiting progress={progress} trouble={trouble} onStop={stop} />;
  return (
    <div className="stack">
      <div role="status" className="tight">
        {answer.sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      {answer.months.some(({ status }) => status !== answer.statusNow) && <MonthsChart forecast={answer} />}
      <details>
        <summary className="summary small">As a table</summary>
        <table className="months small">
          <thead>
            <tr>
              <th scope="col">On</th>
              <th scope="col">Answer</th>
              <th scope="col">What leaves, what keeps it</th>
            </tr>
          </thead>
          <tbody>
            {answer.months.map(({ asOf, status, path, rollsOff, keptWith, because }) => (
              <tr key={asOf}>
                <th scope="row">{asOf}</th>
                <td>{status === null ? "no rules" : path === null ? status : `${status}: ${path}`}</td>
                <td>{[rollsOff, keptWith === null || keptWith === "" ? "" : `kept with ${keptWith}`, because].filter((words) => words !== "").join("; ")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      {answer.needs.length > 0 && (
        <ul className="list small">
          {answer.needs.map((need) => (
            <li key={need}>{need}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
