// A short word about the control under the pointer or focus, with its shortcut. Never the only place of anything.
import '#renderer/ui/controls.css';
import type { ReactElement } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';

interface TooltipProps {
  readonly label: string;
  /** As the platform writes it, such as Ctrl+S. */
  readonly shortcut?: string | undefined;
  /** A control of react-aria-components. */
  readonly children: ReactElement;
}

export function Tooltip({ label, shortcut, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <AriaTooltip className="ui-tooltip" offset={6} placement="bottom">
        {label}
        {shortcut ? <kbd>{shortcut}</kbd> : null}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
