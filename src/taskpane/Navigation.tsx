// The row of buttons that switches between the pane's views.
// Promises that the view shown is marked for the eye and for screen readers, and that it wraps instead of scrolling.

interface Props {
  readonly views: readonly { readonly id: string; readonly label: string }[];
  readonly current: string;
  readonly onChoose: (id: string) => void;
}

export function Navigation({ views, current, onChoose }: Props) {
  return (
    <nav className="views" aria-label="Views">
      {views.map(({ id, label }) => (
        <button key={id} type="button" className="view-button" aria-current={id === current ? "page" : undefined} onClick={() => onChoose(id)}>
          {label}
        </button>
      ))}
    </nav>
  );
}
