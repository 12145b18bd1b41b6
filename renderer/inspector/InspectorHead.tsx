// What stands above the settings: an icon, the name of what is selected, and a line about it.
import type { ReactNode } from 'react';
import { Icon } from '#renderer/ui/Icon.tsx';

interface InspectorHeadProps {
  readonly icon: string;
  readonly hint: string;
  /** The name, as a heading or to be typed. */
  readonly children: ReactNode;
}

export function InspectorHead({ icon, hint, children }: InspectorHeadProps) {
  return (
    <header className="inspector-head">
      <span className="inspector-icon ui-center">
        <Icon name={icon} size={18} />
      </span>
      <div className="inspector-title ui-grow">
        {children}
        <p className="inspector-kind ui-small">{hint}</p>
      </div>
    </header>
  );
}
