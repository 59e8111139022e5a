// The five icons that Fluent UI's controls draw in this pane, under the names that Fluent imports.
// webpack puts this file in the place of @fluentui/react-icons, whose 5,000 icons cost 14 seconds of every build and more than the pane.
// Each is drawn with the text colour and hidden from screen readers: the words beside it say the same.
import { createContext, type SVGAttributes } from "react";

type IconProps = SVGAttributes<SVGElement>;

function icon(name: string, size: string, path: string) {
  const Icon = ({ className, ...rest }: IconProps) => (
    <svg fill="currentColor" aria-hidden="true" focusable="false" width={size} height={size} viewBox="0 0 20 20" {...rest} className={className}>
      <path fillRule="evenodd" d={path} />
    </svg>
  );
  Icon.displayName = name;
  return Icon;
}

const disc = "M10 2a8 8 0 1 0 0 16a8 8 0 0 0 0-16z";
const tick = "M8.9 13.9L5.4 10.4l1.2-1.2l2.3 2.3l4.9-4.9l1.2 1.2z";
const letter = "M9.2 5.4h1.6v1.8H9.2zM9.2 8.6h1.6v6H9.2z";
const triangle = "M10 2L19 17.6H1z";
const mark = "M9.2 7h1.6v5H9.2zM9.2 13.6h1.6v1.7H9.2z";
const diamond = "M10 1L19 10L10 19L1 10z";
const cross = "M7.1 6L10 8.9L12.9 6L14 7.1L11.1 10L14 12.9L12.9 14L10 11.1L7.1 14L6 12.9L8.9 10L6 7.1z";

export const CheckmarkCircleFilled = icon("CheckmarkCircleFilled", "1em", disc + tick);
export const InfoFilled = icon("InfoFilled", "1em", disc + letter);
export const WarningFilled = icon("WarningFilled", "1em", triangle + mark);
export const DiamondDismissFilled = icon("DiamondDismissFilled", "1em", diamond + cross);
export const ChevronDownRegular = icon("ChevronDownRegular", "1em", "M4.6 6.6L10 12l5.4-5.4l1 1L10 14L3.6 7.6z");

/** Class names that Fluent's buttons use to tell the two weights of an icon apart. */
export const iconFilledClassName = "fui-Icon-filled";
export const iconRegularClassName = "fui-Icon-regular";

/** Fluent's provider hands the reading direction to icons that mirror; ours do not. */
export const IconDirectionContextProvider = createContext<{ readonly textDirection?: "ltr" | "rtl" }>({}).Provider;
