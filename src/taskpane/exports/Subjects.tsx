// Everybody's numbers: the partners, or the offers with their partner, each number a button that opens its rows.
// Promises a search where there are many, and at most a hundred at a time.
import { useMemo, useState } from "react";
import type { CountedTable, OfferMetrics, PartnerMetrics } from "../../app/exports/metrics";
import { Field } from "../Field";
import type { Grain, NumberPlace } from "./state";

type Subject = PartnerMetrics & Partial<Pick<OfferMetrics, "offer">>;

interface Props {
  readonly grain: Grain;
  readonly metrics: CountedTable["metrics"];
  readonly subjects: readonly Subject[];
  readonly onOpen: (number: NumberPlace) => void;
}

const mostShown = 100;
const words = { partner: { heading: "Partners", find: "Find a partner" }, offer: { heading: "Offers", find: "Find an offer or its partner" } } as const;

export function Subjects({ grain, metrics, subjects, onOpen }: Props) {
  const [search, setSearch] = useState("");
  const [openRow, setOpenRow] = useState<number | null>(subjects.length === 1 ? 0 : null);
  const found = useMemo(() => {
    const wanted = search.trim().toLowerCase();
    return wanted === "" ? subjects : subjects.filter(({ name, id, offer = "" }) => `${name}\n${id ?? ""}\n${offer}`.toLowerCase().includes(wanted));
  }, [subjects, search]);
  const shown = found.slice(0, mostShown);
  return (
    <section className="section">
      <h3>{words[grain].heading}</h3>
      {subjects.length > 5 && (
        <Field label={words[grain].find}>{(control) => <input {...control} type="search" value={search} onChange={(event) => setSearch(event.target.value)} />}</Field>
      )}
      <ul className="list">
        {shown.map((subject) => (
          <li key={subject.row}>
            {subject.offer === undefined ? (
              <>
                <button type="button" className="row-button row-head" aria-expanded={openRow === subject.row} onClick={() => setOpenRow(openRow === subject.row ? null : subject.row)}>
                  {subject.name}
                </button>
                {openRow === subject.row && <Numbers metrics={metrics} subject={subject} of={subject.name} onOpen={onOpen} />}
              </>
            ) : (
              // An offer has one or two numbers: they stand under its name at once.
              <>
                <p>
                  {subject.offer} <span className="quiet small">{subject.name}</span>
                </p>
                <Numbers metrics={metrics} subject={subject} of={`${subject.offer} of ${subject.name}`} onOpen={onOpen} />
              </>
            )}
          </li>
        ))}
      </ul>
      {found.length > shown.length && <p className="small quiet">The first {shown.length} of {found.length.toLocaleString("en-US")} are shown. Search to see others.</p>}
    </section>
  );
}

/** Numbers that somebody can do something with first: one without any row is not listed. */
function Numbers({ metrics, subject, of, onOpen }: { readonly metrics: CountedTable["metrics"]; readonly subject: Subject; readonly of: string; readonly onOpen: Props["onOpen"] }) {
  const withRows = subject.values.filter(({ account }) => account.rows > 0);
  return (
    <ul className="list" aria-label={`Numbers of ${of}`}>
      {withRows.map((value) => (
        <li key={value.metric}>
          <button type="button" className="row-button" onClick={() => onOpen({ row: subject.row, metric: value.metric })}>
            <span className="visually-hidden">Open the rows of </span>
            <span className="row-head">
              <span>{metrics.find(({ id }) => id === value.metric)?.label}</span>
              <span className="bar-number">{value.text}</span>
            </span>
            <span className="small quiet line">{value.account.sentence}</span>
            {value.exclusion !== "" && <span className="small line note">{value.exclusion}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}
