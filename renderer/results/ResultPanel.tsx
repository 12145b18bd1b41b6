// Everything that a node made, enlarged: its outputs' views as tabs, the live curve while it trains, and in words what
// is there when nothing is.
import '#renderer/results/results.css';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { ExportMenu } from '#renderer/results/ExportMenu.tsx';
import { LiveBars } from '#renderer/results/LiveBars.tsx';
import { LearningCurve } from '#renderer/results/LearningCurve.tsx';
import { Overview } from '#renderer/results/Overview.tsx';
import { withoutRepeats } from '#renderer/results/port-views.ts';
import type { PortView } from '#renderer/results/port-views.ts';
import { useResult } from '#renderer/results/result-cache.ts';
import { ResultViewContent } from '#renderer/results/ResultViewContent.tsx';
import { useSize } from '#renderer/results/use-size.ts';
import { shownView } from '#renderer/results/views.ts';
import { viewTitle } from '#renderer/results/view-title.ts';
import { nodeTitle } from '#renderer/runs/node-title.ts';
import { useDocument } from '#renderer/state/document-store.ts';
import { useNodeStatus } from '#renderer/state/node-status.ts';
import type { NodeStatus } from '#renderer/state/node-status.ts';
import { useView } from '#renderer/state/view-store.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { ProgressBar } from '#renderer/ui/ProgressBar.tsx';
import { Tabs } from '#renderer/ui/Tabs.tsx';
import type { TabItem } from '#renderer/ui/Tabs.tsx';
import { useText } from '#renderer/ui/use-text.ts';
import { useProblemWords } from '#renderer/ui/problem-words.ts';
import type { NodeId } from '#shared/document/document.ts';
import { specOf } from '#shared/nodes/catalogue.ts';
import { viewGroup } from '#shared/spec/views.ts';
import { viewGroups } from '#shared/spec/views/view.ts';
import { problemWords } from '#shared/text/problem-words.ts';

/** What a plot or curve has beside itself in the panel: its heading, legend, axis. */
const aroundPlot = 132;
const maxAtAGlance = 6;
/** Lower than the least nothing is read off a plot: the panel scrolls instead. */
const plotHeights = { least: 220, most: 480 };
/** More views than this stand in a list, by what they are asked for. */
const maxInRow = 4;
/** A panel narrower than this has no room for a list beside a plot, CSS pixels. */
const listFrom = 400;

/** Of the node that was selected last, or that a run was for. */
export function ResultPanel() {
  const t = useText();
  const id = useView((view) => view.shownNode);
  const exists = useDocument((state) => id !== null && state.document.nodes[id] !== undefined);
  return id === null || !exists ? (
    <div className="result-panel ui-column">
      <EmptyState icon="bar-chart" title={t('studio.results.selectHint')} />
    </div>
  ) : (
    <PanelOf id={id} key={id} />
  );
}

/** In its place, or enlarged over the whole studio; the tab stays. */
function PanelOf({ id }: { readonly id: NodeId }) {
  const t = useText();
  const title = useDocument((state) => nodeTitle(state.document, id, t));
  const [chosen, choose] = useState<string | null>(null);
  const [isEnlarged, enlarge] = useState(false);
  const results = <Sized id={id} chosen={chosen} onChoose={choose} {...(isEnlarged ? {} : { onEnlarge: enlarge })} />;
  if (!isEnlarged) return results;
  return (
    <Dialog title={title} isOpen onClose={() => enlarge(false)} size="full">
      {results}
    </Dialog>
  );
}

interface SizedProps {
  readonly id: NodeId;
  readonly chosen: string | null;
  onChoose(tab: string): void;
  onEnlarge?(yes: true): void;
}

function Sized({ id, chosen, onChoose, onEnlarge }: SizedProps) {
  const t = useText();
  const [place, { width, height }] = useSize({ width: 800, height: 420 });
  const room = Math.min(plotHeights.most, Math.max(plotHeights.least, height - aroundPlot));
  const isStale = useNodeStatus(id).status === 'stale';
  const aside = (
    <>
      <ExportMenu nodeId={id} isStale={isStale} />
      {onEnlarge ? (
        <IconButton icon="maximize" size="small" label={t('studio.results.enlarge')} onPress={() => onEnlarge(true)} />
      ) : null}
    </>
  );
  return (
    <div className="result-panel ui-column" ref={place}>
      <NodeResults
        id={id}
        room={room}
        frame={{ heading: onEnlarge ? <Heading id={id} /> : null, aside, hasList: width >= listFrom, chosen, onChoose }}
      />
    </div>
  );
}

/** Whose results they are: the dock keeps a node's while the canvas has none selected. */
function Heading({ id }: { readonly id: NodeId }) {
  const t = useText();
  const title = useDocument((state) => nodeTitle(state.document, id, t));
  const kind = useDocument((state) => state.document.nodes[id]?.kind ?? '');
  return (
    <h2 className="result-heading ui-row" data-shown={id}>
      <Icon name={specOf(kind)?.icon ?? 'circle-dashed'} size={14} />
      <span className="ui-clip">{title}</span>
    </h2>
  );
}

/** What stands around the views of a node. */
interface Frame {
  readonly heading: ReactNode;
  readonly hasList: boolean;
  /** Beside the tabs. */
  readonly aside: ReactNode;
  readonly chosen: string | null;
  onChoose(tab: string): void;
}

interface NodeResultsProps {
  readonly id: NodeId;
  readonly room: number;
  readonly frame: Frame;
}

/** The heading stands in the row of tabs, or alone where there are none. */
function NodeResults(props: NodeResultsProps) {
  const { status, key } = useNodeStatus(props.id);
  const outputs = useDocument((state) => specOf(state.document.nodes[props.id]?.kind ?? '')?.outputs);
  const hasTabs = !['running', 'queued'].includes(status) && key !== null && Object.keys(outputs ?? {}).length > 0;
  return (
    <>
      {hasTabs ? null : props.frame.heading}
      <ResultsOf {...props} />
    </>
  );
}

function ResultsOf({ id, room, frame }: NodeResultsProps) {
  const t = useText();
  const kind = useDocument((state) => state.document.nodes[id]?.kind ?? '');
  const status = useNodeStatus(id);
  const wordsOf = useProblemWords(id);
  const ports = Object.keys(specOf(kind)?.outputs ?? {});
  if (status.status === 'running' || status.status === 'queued') return <Live status={status} room={room} />;
  if (status.key !== null && ports.length > 0) {
    return (
      <>
        {status.status === 'stale' ? (
          <p className="result-stale ui-row">
            <Icon name="refresh" size={14} />
            {t('studio.results.stale')}
          </p>
        ) : null}
        <Outputs resultKey={status.key} kind={kind} ports={ports} room={room} frame={frame} />
      </>
    );
  }
  if (status.problem) {
    const words = wordsOf(status.problem);
    return (
      <EmptyState icon="circle-x" title={words.message} hint={words.hint}>
        {status.epochs.length > 0 ? <LearningCurve epochs={status.epochs} isRunning={false} /> : null}
      </EmptyState>
    );
  }
  if (status.epochs.length > 0) return <LearningCurve epochs={status.epochs} isRunning={false} height={room} />;
  if (ports.length === 0) return <EmptyState icon="sticky-note" title={t('studio.results.noOutputs')} />;
  return <EmptyState icon="play" title={t('studio.results.none')} hint={t('studio.results.noneHint')} />;
}

function Live({ status, room }: { readonly status: NodeStatus; readonly room: number }) {
  const t = useText();
  if (status.status === 'queued') return <EmptyState icon="clock" title={t('studio.results.waiting')} />;
  const { epochs, fraction, resumedAt } = status;
  const { bars, soFar } = status.live;
  if (epochs.length > 0 || soFar)
    return <LearningCurve {...{ epochs, soFar, fraction, resumedAt }} isRunning height={room} />;
  return (
    <div className="result-live">
      <ProgressBar label={t('studio.results.running')} fraction={status.fraction} note={status.note ?? undefined} />
      {bars ? <LiveBars bars={bars} /> : null}
    </div>
  );
}

interface OutputsProps {
  readonly resultKey: string;
  readonly kind: string;
  readonly ports: readonly string[];
  readonly room: number;
  readonly frame: Frame;
  /** Of the outputs that have been read. */
  readonly views?: readonly PortView[];
}

/** Reads every output; the number of ports of a kind never changes, and the kind is part of the panel's key. */
function Outputs({ ports, views = [], ...same }: OutputsProps): ReactNode {
  const [next, ...others] = ports;
  if (next === undefined) return <ViewTabs {...same} views={views} />;
  return (
    <OnePort resultKey={same.resultKey} port={next} kind={same.kind}>
      {(own) => <Outputs {...same} ports={others} views={[...views, ...own]} />}
    </OnePort>
  );
}

interface OnePortProps {
  readonly resultKey: string;
  readonly port: string;
  readonly kind: string;
  children(views: readonly PortView[]): ReactNode;
}

function OnePort({ resultKey, port, kind, children }: OnePortProps) {
  const t = useText();
  const result = useResult(resultKey, port);
  if (result.state === 'ready') return children(result.views.map((view) => ({ port, view })));
  if (result.state === 'loading') {
    return (
      <div className="result-live">
        <ProgressBar label={t('studio.common.loading')} fraction={null} />
      </div>
    );
  }
  const words = result.problem ? problemWords(result.problem, t, kind) : undefined;
  return (
    <EmptyState
      icon="circle-alert"
      title={words?.message ?? t('studio.results.failed')}
      {...(words ? { hint: words.hint } : {})}
    >
      <Button size="small" icon="refresh" onPress={result.retry}>
        {t('studio.common.retry')}
      </Button>
    </EmptyState>
  );
}

function ViewTabs({
  resultKey,
  kind,
  room,
  frame: { heading, aside, hasList, chosen, onChoose },
  views,
}: Required<Omit<OutputsProps, 'ports'>>) {
  const t = useText();
  const distinct = withoutRepeats(views);
  const grouped = viewGroups.flatMap((group) => distinct.filter(({ view }) => viewGroup(view) === group));
  const tabs = grouped.map(({ port, view }): TabItem => {
    const at = distinct.findIndex((other) => other.view === view);
    const title = viewTitle(view, t);
    const repeated = distinct.some((other) => other.port !== port && viewTitle(other.view, t) === title);
    return {
      id: `${port}/${shownView(view).id?.(view) ?? view.title}/${at}`,
      group: t(`studio.results.group.${viewGroup(view)}`),
      label: repeated ? `${title} (${t(`nodes.${kind}.outputs.${port}`)})` : title,
      content: (
        <div className="result-view" data-view={view.view}>
          <ResultViewContent
            view={view}
            height={room}
            source={view.view === 'table' && view.title === 'view.table' ? { key: resultKey, port } : undefined}
          />
        </div>
      ),
    };
  });
  const glance = distinct.filter(({ view }) => shownView(view).atAGlance !== undefined).slice(0, maxAtAGlance);
  if (glance.length > 1) {
    const content = <Overview views={glance.map(({ view }) => view)} height={room} />;
    tabs.unshift({ id: 'overview', label: t('studio.results.overview'), icon: 'layout', content });
  }
  const [first] = tabs;
  if (!first) return <EmptyState icon="circle-dashed" title={t('studio.results.noOutputs')} />;
  const selected = tabs.some((tab) => tab.id === chosen) && chosen !== null ? chosen : first.id;
  const asList = hasList && tabs.length > maxInRow;
  return <Tabs label={t('studio.results.views')} {...{ tabs, selected, heading, aside, asList }} onSelect={onChoose} />;
}
