// A heading that takes the focus when its view opens, so that keyboard and screen reader land on what is new.
import { type ReactNode, useEffect, useRef } from "react";

export function FocusedHeading({ children }: { readonly children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h2 ref={heading} tabIndex={-1}>
      {children}
    </h2>
  );
}
