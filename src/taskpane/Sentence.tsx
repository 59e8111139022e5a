// One plain sentence that stands out: what went wrong, what to mind, what was done; with the button that goes with it.
// Promises that the sentence is there at once, in a bar as soon as the bar's script is.
import { Component, lazy, type ReactNode, Suspense } from "react";
import type { SentenceProps } from "./SentenceBar";

const SentenceBar = lazy(() => import(/* webpackChunkName: "sentence-bar" */ "./SentenceBar"));

export function Sentence(props: SentenceProps) {
  return (
    <WithoutBar {...props}>
      <Suspense fallback={<Plain {...props} />}>
        <SentenceBar {...props} />
      </Suspense>
    </WithoutBar>
  );
}

function Plain({ text, action }: SentenceProps) {
  return (
    <p>
      {text} {action}
    </p>
  );
}

/** A bar that cannot be loaded must not take the sentence with it. */
class WithoutBar extends Component<SentenceProps & { readonly children: ReactNode }, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? <Plain {...this.props} /> : this.props.children;
  }
}
