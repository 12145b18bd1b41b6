// A button with words, and with an icon before them where that helps.
import '#renderer/ui/controls.css';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { ButtonProps as AriaButtonProps } from 'react-aria-components';
import { Icon } from '#renderer/ui/Icon.tsx';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style'> {
  readonly variant?: 'primary' | 'default' | 'quiet' | 'danger';
  readonly size?: 'medium' | 'small';
  readonly icon?: string;
  readonly children: ReactNode;
}

export function Button({ variant = 'default', size = 'medium', icon, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className="ui-button" data-variant={variant} data-size={size}>
      {icon ? <Icon name={icon} size={size === 'small' ? 14 : 16} /> : null}
      {children}
    </AriaButton>
  );
}
