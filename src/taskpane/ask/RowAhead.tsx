// How long a row's answer holds if nothing new comes in: months ahead, the day it lapses, and the least that keeps it.
// Promises the same story in words, in a chart and in a table; where dated amounts are missing, it says which.
import { Button } from "@fluentui/react-button";
import { useEffect } from "react";
import type { RowForecast } from "../../app/ask";
import { plural } from "../plural";
import { MonthsChart } from "./MonthsChart";
import type { RowAskProps } from "./props";
import { useAsking } from "./useAsking";
import { Waiting } from "./Waiting";

export function RowAhead({ tierline, previewId, asOf: today, programme, row }: RowAskProps) {
  const { answer, progress, trouble, ask, stop } = useAsking<RowForecast>();
  useEffect(() => ask(() => tierline.forecastRow(previewId, programme, row)), [ask, tierline, previewId, programme, row]);
  // Asked apart, so that the first answer stays where the workbook has no exports.
  const followed = useAsking<RowForecast>();
  const follow = () =>
    followed.ask(async (control) => {
      const { id } = await tierline.buildMetrics({ asOf: today }, control);
      return tierline.forecastFromExports(previewId, programme, row, await tierline.runway(id, control));
    });
  if (answer === null || trouble !== "") return <Waiting progress={progress} trouble={trouble} onStop={stop} />;
  const shown = followed.trouble === "" ? (followed.answer ?? answer) : answer;
  return (
    <div className="stack">
      <Months answer={shown} />
      {shown === answer && answer.needs.length > 0 && (
        <div className="actions">
          <Button size="small" onClick={follow}>
            Follow the exports of this workbook
          </Button>
        </div>
      )}
      <Waiting progress={followed.progress} trouble={followed.trouble} onStop={followed.stop} />
    </div>
  );
}

function Months({ answer }: { readonly answer: RowForecast }) {
  const isChanging = answer.months.some(({ status }) => status !== answer.statusNow);
  return (
    <div className="stack">
      <div role="status" className="tight">
        {answer.sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      {isChanging && <MonthsChart forecast={answer} />}
      {(isChanging || answer.months.some(({ rollsOff }) => rollsOff !== "")) && (
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
                  <th scope="row" className="date">{asOf}</th>
                  <td>{status === null ? "no rules" : path === null ? status : `${status}: ${path}`}</td>
                  <td>{[rollsOff, keptWith === null || keptWith === "" ? "" : `kept with ${keptWith}`, because].filter((words) => words !== "").join("; ")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
      {answer.needs.length > 0 && (
        <details>
          <summary className="summary small">{plural(answer.needs.length, "column is", "columns are")} taken to stay as {answer.needs.length === 1 ? "it is" : "they are"}</summary>
          <ul className="list small">
            {answer.needs.map((need) => (
              <li key={need}>{need}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
