// The bar that a sentence stands in.
// Promises that the intent is also said by the bar's own sign, not by its colour alone.
import { MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-message-bar";
import type { ReactNode } from "react";

export interface SentenceProps {
  readonly intent: "error" | "warning" | "info" | "success";
  readonly text: string;
  /** The button that goes with it. */
  readonly action?: ReactNode;
}

export default function SentenceBar({ intent, text, action }: SentenceProps) {
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody>{text}</MessageBarBody>
      {action !== undefined && <MessageBarActions>{action}</MessageBarActions>}
    </MessageBar>
  );
}
