// One port: a labelled, coloured end that a wire can be drawn from or to. While one is drawn, ports that take it light
// up and the others step back.
import { memo } from 'react';
import type { MouseEvent } from 'react';
import { Handle, Position, useConnection } from '@xyflow/react';
import type { ConnectionState } from '@xyflow/react';
import { disconnect } from '#renderer/canvas/gestures.ts';
import { portEnd, proposedWire, wireRefusal } from '#renderer/canvas/wiring.ts';
import { useDocument } from '#renderer/state/document-store.ts';
import { useText } from '#renderer/ui/use-text.ts';
import type { NodeId } from '#shared/document/document.ts';
import type { PortType } from '#shared/spec/ports.ts';

interface PortHandleProps {
  readonly node: NodeId;
  readonly port: string;
  readonly side: 'input' | 'output';
  readonly type: PortType;
  readonly label: string;
  readonly optional: boolean;
  readonly wired: boolean;
}

/** Changes only when a wire begins or ends to be drawn, not while the pointer moves. */
const drawnFrom = (state: ConnectionState): string =>
  state.inProgress ? `${state.fromHandle.type} ${state.fromHandle.id ?? ''} ${state.fromNode.id}` : '';

export const PortHandle = memo(function PortHandle({
  node,
  port,
  side,
  type,
  label,
  optional,
  wired,
}: PortHandleProps) {
  const t = useText();
  const drawn = useConnection(drawnFrom);
  const fit = drawn === '' ? 'idle' : fitOf(drawn, node, port, side);
  /** Ctrl and Alt with a press: all its wires are gone, as one step. */
  const dropWires = (event: MouseEvent) => {
    if (!(event.ctrlKey || event.metaKey) || !event.altKey || event.button !== 0) return;
    event.preventDefault();
    event.stopPropagation();
    const { document, readOnly } = useDocument.getState();
    const end = side === 'input' ? 'to' : 'from';
    const own = Object.entries(document.wires).filter(([, wire]) => wire[end].node === node && wire[end].port === port);
    if (own.length > 0 && !readOnly) disconnect(own.map(([id]) => id));
  };
  const title = `${label} · ${t(`studio.wire.${type}`)}${optional ? ` · ${t('studio.common.optional')}` : ''}`;
  return (
    <div
      className={`port port-${side} ui-row ui-muted`}
      data-fit={fit}
      data-wired={wired}
      title={title}
      style={{ '--wire': `var(--wire-${type})` } as React.CSSProperties}
    >
      <Handle
        id={port}
        type={side === 'input' ? 'target' : 'source'}
        position={side === 'input' ? Position.Left : Position.Right}
        data-port={`${node}.${port}`}
        onPointerDownCapture={dropWires}
        onMouseDownCapture={dropWires}
        role="img"
        aria-label={title}
      />
      <span className="port-label ui-clip">{label}</span>
    </div>
  );
});

function fitOf(drawn: string, node: NodeId, port: string, side: 'input' | 'output'): 'from' | 'fits' | 'refused' {
  const [handleType = '', fromPort = '', ...id] = drawn.split(' ');
  const from = portEnd(id.join(' '), fromPort, handleType === 'source' ? 'source' : 'target');
  if (from.node === node && from.port === port && from.side === side) return 'from';
  const wire = proposedWire(from, { node, port, side });
  return wire && !wireRefusal(useDocument.getState().document, wire) ? 'fits' : 'refused';
}
