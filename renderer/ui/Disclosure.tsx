// A part that folds away under its own heading.
import '#renderer/ui/regions.css';
import type { ReactNode } from 'react';
import { Button, Disclosure as AriaDisclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { Icon } from '#renderer/ui/Icon.tsx';

export function Disclosure({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <AriaDisclosure className="ui-disclosure">
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
