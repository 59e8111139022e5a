// One bar with its words and its number: part of a whole.
// Promises that a screen reader and a black-and-white print tell the same story as the colours.

interface Props {
  readonly label: string;
  readonly rows: number;
  readonly of: number;
  /** What the colour says beside the words: reached, open, or neither. */
  readonly tone?: "best" | "open";
}

export function Bar({ label, rows, of, tone }: Props) {
  return (
    <>
      <div className="bar-words">
        <span>{label}</span>
        <span className="bar-number">
          {rows.toLocaleString("en-US")} <span className="visually-hidden">of {of.toLocaleString("en-US")} rows</span>
        </span>
      </div>
      <div className="bar-track" aria-hidden="true">
        <div className={`bar-fill ${tone === undefined ? "" : `bar-${tone}`} ${rows === 0 ? "bar-none" : ""}`} style={{ width: `${of === 0 ? 0 : (100 * rows) / of}%`, display: rows === 0 ? "none" : "block" }} />
      </div>
    </>
  );
}
