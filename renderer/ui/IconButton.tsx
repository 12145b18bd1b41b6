// A button that is an icon alone; its name is read out and shown on hover.
import '#renderer/ui/controls.css';
import { Button as AriaButton } from 'react-aria-components';
import type { ButtonProps as AriaButtonProps } from 'react-aria-components';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Tooltip } from '#renderer/ui/Tooltip.tsx';

interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style' | 'aria-label'> {
  readonly icon: string;
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly size?: 'medium' | 'small';
  /** Makes it a toggle. */
  readonly isPressed?: boolean;
}

export function IconButton({ icon, label, shortcut, size = 'medium', isPressed, ...rest }: IconButtonProps) {
  return (
    <Tooltip label={label} shortcut={shortcut}>
      <AriaButton
        {...rest}
        {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
        aria-label={label}
        className="ui-button ui-icon-button"
        data-variant="quiet"
        data-size={size}
      >
        <Icon name={icon} size={size === 'small' ? 14 : 16} />
      </AriaButton>
    </Tooltip>
  );
}
