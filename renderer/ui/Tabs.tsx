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
  /** What it belongs to, in words: said above the first of its group where tabs stand in a list. */
  readonly group?: string;
  readonly content: ReactNode;
}

interface TabsProps {
  /** What the tabs are about, for a screen reader. */
  readonly label: string;
  readonly tabs: readonly TabItem[];
  readonly selected: string;
  onSelect(id: string): void;
  /** At the right end of the row of tabs, or of the line above a list of them. */
  readonly aside?: ReactNode;
  /** Before the tabs. */
  readonly heading?: ReactNode;
  /** As a list at the side, for more of them than a row holds. */
  readonly asList?: boolean;
}

export function Tabs({ label, tabs, selected, onSelect, aside, heading, asList = false }: TabsProps) {
  const list = (
    <TabList className="ui-tab-list" aria-label={label}>
      {tabs.map((tab, at) => (
        <Tab className="ui-tab" id={tab.id} key={tab.id}>
          {asList && tab.group !== undefined && tab.group !== tabs[at - 1]?.group ? (
            <span className="ui-tab-group" aria-hidden>
              {tab.group}
            </span>
          ) : null}
          <span className="ui-tab-label ui-row">
            {tab.icon ? <Icon name={tab.icon} size={14} /> : null}
            {tab.label}
            {tab.count ? <span className="ui-tab-count">{tab.count}</span> : null}
          </span>
        </Tab>
      ))}
    </TabList>
  );
  return (
    <AriaTabs
      className="ui-tabs ui-column"
      orientation={asList ? 'vertical' : 'horizontal'}
      selectedKey={selected}
      onSelectionChange={(key) => onSelect(String(key))}
    >
      <div className="ui-tab-head">
        {heading}
        {asList ? <span className="ui-grow" /> : list}
        {aside}
      </div>
      <div className="ui-tab-body">
        {asList ? list : null}
        {tabs.map((tab) => (
          <TabPanel className="ui-tab-panel ui-scroll" id={tab.id} key={tab.id}>
            {tab.content}
          </TabPanel>
        ))}
      </div>
    </AriaTabs>
  );
}
