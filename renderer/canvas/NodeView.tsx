// A node on the canvas: what it is, how it stands, its settings in a line, its ports, and its results beneath it.
// Reads everything by id from the stores, so that an edit redraws the nodes that it touched and no others.
import { memo, useRef } from 'react';
import type { CSSProperties, KeyboardEvent } from 'react';
import { MiniCurve } from '#renderer/canvas/MiniCurve.tsx';
import { PortHandle } from '#renderer/canvas/PortHandle.tsx';
import { usePreviews } from '#renderer/canvas/previews.ts';
import { settingsLine } from '#renderer/canvas/summary.ts';
import { NodeResult } from '#renderer/results/NodeResult.tsx';
import { nodeTitle } from '#renderer/runs/node-title.ts';
import { familyStyle } from '#renderer/wire-colours.ts';
import { StatusBadge, statusText } from '#renderer/runs/StatusBadge.tsx';
import { useDocument } from '#renderer/state/document-store.ts';
import { useEngine } from '#renderer/state/engine-store.ts';
import { useNodeStatus } from '#renderer/state/node-status.ts';
import type { NodeStatus, Status } from '#renderer/state/node-status.ts';
import { useView } from '#renderer/state/view-store.ts';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Markdown } from '#renderer/ui/Markdown.tsx';
import { ProgressFill } from '#renderer/ui/ProgressBar.tsx';
import { useText } from '#renderer/ui/use-text.ts';
import { useProblemWords } from '#renderer/ui/problem-words.ts';
import { setLabel } from '#shared/document/edits.ts';
import type { NodeId, PipelineNode } from '#shared/document/document.ts';
import { nodeParts, nodeSize, portsInTitle } from '#shared/document/node-size.ts';
import { specOf } from '#shared/nodes/catalogue.ts';
import { noteInLanguage } from '#shared/text/note-language.ts';
import { wireLine } from '#shared/spec/ports.ts';
import type { ProblemCode } from '#shared/text/problem-code.ts';

/** These say nothing that a person must look at: their mark is enough. */
const quiet: ReadonlySet<Status> = new Set<Status>(['idle', 'done', 'cached', 'blocked']);

export const NodeView = memo(function NodeView({ id }: { readonly id: NodeId }) {
  const t = useText();
  const node = useDocument((state) => state.document.nodes[id]);
  const named = useDocument((state) => nodeTitle(state.document, id, t));
  const heading = useNote(id).heading;
  const title = node?.label === undefined && heading !== '' ? heading : named;
  const tabStop = useView((view) => view.selectedNodes.length === 1 && view.selectedNodes[0] === id);
  const renaming = useView((view) => view.renaming === id);
  const status = useNodeStatus(id);
  const width = useDocument((state) => state.document.layout[id]?.width);
  if (!node) return null;
  const spec = specOf(node.kind);
  const settings = settingsLine(node, t);
  const isNote = node.kind === 'text.note';
  return (
    <div
      className="node"
      data-node={id}
      data-kind={node.kind}
      data-family={node.kind.split('.')[0]}
      data-status={status.status}
      role="group"
      aria-label={`${title}, ${statusText(status, t)}${settings ? `, ${settings}` : ''}`}
      tabIndex={tabStop ? 0 : -1}
      style={{ ...familyStyle(node.kind), width: width ?? nodeParts.width, ...(isNote && noteRoom(node, width)) }}
    >
      <header className="node-head">
        {/* Seen from afar, this covers the node. */}
        <div className="node-face ui-row">
          <span className="node-icon">
            <Icon name={spec?.icon ?? 'circle-dashed'} size={15} />
          </span>
          {renaming ? <TitleField id={id} title={title} /> : <TitleText id={id} title={title} />}
          {isNote ? null : <StatusBadge status={status} compact={quiet.has(status.status)} />}
        </div>
      </header>
      {status.status === 'running' ? (
        <div className="node-progress">
          <ProgressFill fraction={status.fraction} />
        </div>
      ) : null}
      {isNote ? <NoteBody id={id} /> : <Ports id={id} />}
      {isNote ? null : <NodeLine id={id} settings={settings} />}
      <ProblemMark id={id} />
      {node.kind === 'train.fit' ? (
        <MiniCurve epochs={status.epochs} soFar={status.live.soFar} running={status.status === 'running'} />
      ) : null}
      {isNote ? null : <Preview id={id} kind={node.kind} status={status} />}
    </div>
  );
});

/** As high as it is taken to be, so that larger letters cover nothing. */
const noteRoom = (node: PipelineNode, width: number | undefined): CSSProperties => {
  const { height } = nodeSize(node, width === undefined ? {} : { width });
  return { '--room': `${height}px` } as CSSProperties;
};

/** Its results, in room that is kept for them from the start where the node is looked at for its results. */
function Preview({ id, kind, status }: { readonly id: NodeId; readonly kind: string; readonly status: NodeStatus }) {
  const t = useText();
  const { possible, open, room, toggle } = usePreviews(id, kind);
  if (!possible || (room === 'none' && status.key === null)) return null;
  return (
    <>
      {open ? (
        <div className="node-preview" data-room={room} data-stale={status.status === 'stale'}>
          {status.key === null ? <p className="node-waits ui-small">{t('studio.results.none')}</p> : null}
          <NodeResult nodeId={id} />
        </div>
      ) : null}
      <button
        type="button"
        className="node-preview-toggle ui-plain nodrag"
        tabIndex={-1}
        aria-expanded={open}
        aria-label={t('studio.results.title')}
        title={t('studio.results.title')}
        onClick={toggle}
      >
        <Icon name={open ? 'chevron-up' : 'chevron-down'} size={14} />
      </button>
    </>
  );
}

/** What goes out of a node, in a few words; of the first output that says something. */
function useOutLine(id: NodeId): string {
  const t = useText();
  const kind = useDocument((state) => state.document.nodes[id]?.kind ?? '');
  const infos = useEngine((state) => state.analysis?.wires[id]);
  if (!infos) return '';
  for (const port of Object.keys(specOf(kind)?.outputs ?? {})) {
    const info = infos[port];
    const line = info ? wireLine(info, t) : '';
    if (line !== '') return line;
  }
  return '';
}

function NodeLine({ id, settings }: { readonly id: NodeId; readonly settings: string }) {
  const shape = useOutLine(id);
  return (
    <p className="node-line ui-row">
      <span className="node-settings ui-grow ui-clip" title={settings}>
        {settings}
      </span>
      {shape ? (
        <span className="node-shape ui-clip" title={shape}>
          {shape}
        </span>
      ) : null}
    </p>
  );
}

function TitleText({ id, title }: { readonly id: NodeId; readonly title: string }) {
  return (
    <span className="node-title" title={title} onDoubleClick={() => useView.getState().rename(id)}>
      {title}
    </span>
  );
}

function TitleField({ id, title }: { readonly id: NodeId; readonly title: string }) {
  const t = useText();
  const given = useRef(false);
  const end = (text: string | null) => {
    if (given.current) return;
    given.current = true;
    if (text !== null && text.trim() !== title)
      useDocument.getState().apply((document) => setLabel(document, id, text.trim()));
    useView.getState().rename(null);
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-node="${CSS.escape(id)}"]`)?.focus());
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation();
    if (event.key === 'Enter') end(event.currentTarget.value);
    else if (event.key === 'Escape') end(null);
  };
  return (
    <input
      className="node-title-field ui-grow nodrag"
      defaultValue={title}
      maxLength={200}
      aria-label={t('studio.inspector.rename')}
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={onKeyDown}
      onBlur={(event) => end(event.currentTarget.value)}
    />
  );
}

function Ports({ id }: { readonly id: NodeId }) {
  const t = useText();
  const kind = useDocument((state) => state.document.nodes[id]?.kind ?? '');
  const wires = useDocument((state) => state.document.wires);
  const spec = specOf(kind);
  if (!spec) return <p className="node-unknown ui-small">{t('studio.inspector.unknownKind', { kind })}</p>;
  const all = Object.values(wires);
  return (
    <div className="node-ports" data-in-title={portsInTitle(kind)}>
      <div className="node-inputs">
        {Object.entries(spec.inputs).map(([name, port]) => (
          <PortHandle
            key={name}
            node={id}
            port={name}
            side="input"
            type={port.type}
            label={t(`nodes.${kind}.inputs.${name}`)}
            optional={port.optional === true}
            wired={all.some((wire) => wire.to.node === id && wire.to.port === name)}
          />
        ))}
      </div>
      <div className="node-outputs">
        {Object.entries(spec.outputs).map(([name, port]) => (
          <PortHandle
            key={name}
            node={id}
            port={name}
            side="output"
            type={port.type}
            label={t(`nodes.${kind}.outputs.${name}`)}
            optional={false}
            wired={all.some((wire) => wire.from.node === id && wire.from.port === name)}
          />
        ))}
      </div>
    </div>
  );
}

/** What is simply not done yet is told more quietly than what is wrong. */
const unfinished: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'port.missing',
  'target.notChosen',
  'input.noShape',
  'dataFile.notChosen',
]);

function ProblemMark({ id }: { readonly id: NodeId }) {
  const wordsOf = useProblemWords(id);
  const problems = useEngine((state) => state.analysis?.problems);
  const { problem } = useNodeStatus(id);
  const own = [
    ...(problem ? [problem] : []),
    ...(problems ?? []).filter((one) => one.node === id && one.severity !== 'info'),
  ];
  const first =
    own.find((one) => one.severity === 'error' && !unfinished.has(one.code)) ??
    own.find((one) => one.severity === 'error') ??
    own[0];
  if (!first) return null;
  const isUnfinished = unfinished.has(first.code);
  const words = wordsOf(first);
  return (
    <p
      className="node-problem ui-row"
      data-severity={first.severity}
      data-unfinished={isUnfinished}
      title={`${words.message}\n${words.hint}`}
    >
      <Icon
        name={isUnfinished ? 'circle-dashed' : first.severity === 'error' ? 'circle-alert' : 'triangle'}
        size={13}
      />
      <span>{words.message}</span>
      {own.length > 1 ? <b>{`+${own.length - 1}`}</b> : null}
    </p>
  );
}

function NoteBody({ id }: { readonly id: NodeId }) {
  const t = useText();
  const { text } = useNote(id);
  return (
    <div className="node-note">
      {text ? (
        <Markdown text={text} />
      ) : (
        <p className="node-settings ui-clip ui-small">{t('workbench.canvas.emptyNote')}</p>
      )}
    </div>
  );
}

/** A note's first heading stands in its head; both are empty of any other node. */
function useNote(id: NodeId): { readonly heading: string; readonly text: string } {
  const markdown = useDocument((state) => {
    const node = state.document.nodes[id];
    return node?.kind === 'text.note' && typeof node.params['markdown'] === 'string' ? node.params['markdown'] : '';
  });
  const label = useDocument((state) => state.document.nodes[id]?.label);
  const whole = noteInLanguage(
    markdown,
    useView((view) => view.language),
  );
  const heading = label === undefined ? /^\s*#{1,3} +([^\n]+)\n*/u.exec(whole) : null;
  return { heading: heading?.[1]?.trim() ?? '', text: heading ? whole.slice(heading[0].length) : whole };
}
