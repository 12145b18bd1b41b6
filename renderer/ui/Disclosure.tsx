// A part that folds away under its own heading.
import '#renderer/ui/regions.css';
import type { ReactNode } from 'react';
import { Button, Disclosure as AriaDisclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { Icon } from '#renderer/ui/Icon.tsx';

interface DisclosureProps {
  readonly title: string;
  readonly isOpen?: boolean;
  onOpenChange?(open: boolean): void;
  readonly children: ReactNode;
}

export function Disclosure({ title, isOpen, onOpenChange, children }: DisclosureProps) {
  return (
    <AriaDisclosure
      className="ui-disclosure"
      {...(isOpen === undefined ? {} : { isExpanded: isOpen })}
      {...(onOpenChange ? { onExpandedChange: onOpenChange } : {})}
    >
      <Heading level={3} className="ui-disclosure-heading">
        <Button slot="trigger" className="ui-disclosure-button ui-row ui-plain">
          <Icon name="chevron-right" size={14} />
          {title}
        </Button>
      </Heading>
      <DisclosurePanel className="ui-disclosure-panel">{children}</DisclosurePanel>
    </AriaDisclosure>
  );
}
