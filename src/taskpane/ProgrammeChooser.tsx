// Choosing programmes: groups of checkboxes under a fold, for the rows of the chosen table.
// Promises that nothing chosen means what the columns are about, and that the closed fold says what is chosen.
import { Button } from "@fluentui/react-button";
import type { ListedProgramme } from "../app/programmes";

interface Props {
  /** What the chosen table's rows can be decided for. */
  readonly offered: readonly ListedProgramme[];
  /** Ids. */
  readonly chosen: readonly string[];
  readonly onChoose: (programmes: readonly string[]) => void;
}

export function ProgrammeChooser({ offered, chosen, onChoose }: Props) {
  const groups = [...new Set(offered.map(({ group }) => group))];
  const count = offered.filter(({ id }) => chosen.includes(id)).length;
  // A choice made for another kind of rows is kept for when such rows come again.
  const turn = (id: string, isOn: boolean) => onChoose(isOn ? [...chosen, id] : chosen.filter((one) => one !== id));
  return (
    <details className="fold">
      <summary className="summary">Programmes: {count === 0 ? "those that the columns are about" : `${count} chosen`}</summary>
      <div className="stack">
        <p className="small quiet">Choose none to decide what the columns are about. Your choice is remembered.</p>
        {groups.map((group) => (
          <fieldset key={group} className="group">
            <legend>{group}</legend>
            {offered
              .filter((programme) => programme.group === group)
              .map(({ id, name }) => (
                <label key={id} className="choice">
                  <input type="checkbox" checked={chosen.includes(id)} onChange={(event) => turn(id, event.target.checked)} />
                  {name}
                </label>
              ))}
          </fieldset>
        ))}
        {count > 0 && (
          <div className="actions">
            <Button size="small" onClick={() => onChoose(chosen.filter((id) => !offered.some((programme) => programme.id === id)))}>
              Choose none
            </Button>
          </div>
        )}
      </div>
    </details>
  );
}
