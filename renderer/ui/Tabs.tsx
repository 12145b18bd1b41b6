// Several panels in one place, one shown at a time.
import '#renderer/ui/regions.css';
import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';
import { Icon } from '#renderer/ui/Icon.tsx';

export interface TabItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: string;
  /** A number beside the label, such as how many problems there are; 0 is not shown. */
  readonly count?: number;
  readonly content: ReactNode;
}

interface TabsProps {
  /** What the tabs are about, for a screen reader. */
  readonly label: string;
  readonly tabs: readonly TabItem[];
  readonly selected: string;
  onSelect(id: string): void;
  /** At the right end of the row of tabs. */
  readonly aside?: ReactNode;
}

export function Tabs({ label, tabs, selected, onSelect, aside }: TabsProps) {
  return (
    <AriaTabs className="ui-tabs ui-column" selectedKey={selected} onSelectionChange={(key) => onSelect(String(key))}>
      <div className="ui-tab-head">
        <TabList className="ui-tab-list" aria-label={label}>
          {tabs.map((tab) => (
            <Tab className="ui-tab ui-row" id={tab.id} key={tab.id}>
              {tab.icon ? <Icon name={tab.icon} size={14} /> : null}
              {tab.label}
              {tab.count ? <span className="ui-tab-count">{tab.count}</span> : null}
            </Tab>
          ))}
        </TabList>
        {aside}
      </div>
      {tabs.map((tab) => (
        <TabPanel className="ui-tab-panel ui-scroll" id={tab.id} key={tab.id}>
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
