// The wire while it is being drawn, and beside the pointer why the port under it refuses.
import { getBezierPath } from '@xyflow/react';
import type { ConnectionLineComponentProps } from '@xyflow/react';
import type { FlowNode } from '#renderer/canvas/flow.ts';
import { portEnd, portTypeOf, proposedWire, wireRefusal } from '#renderer/canvas/wiring.ts';
import { useDocument } from '#renderer/state/document-store.ts';
import type { PortEnd } from '#renderer/state/view-store.ts';
import { useText } from '#renderer/ui/use-text.ts';
import { problemWordsIn } from '#shared/text/problem-words.ts';
import type { Translate } from '#shared/text/translate.ts';

const labelWidth = 260;

export function DrawnWire(props: ConnectionLineComponentProps<FlowNode>) {
  const { fromX, fromY, toX, toY, fromPosition, toPosition, fromNode, fromHandle, toNode, toHandle } = props;
  const t = useText();
  const document = useDocument((state) => state.document);
  const from = portEnd(fromNode.id, fromHandle.id, fromHandle.type);
  const to = toNode && toHandle ? portEnd(toNode.id, toHandle.id, toHandle.type) : undefined;
  const type = portTypeOf(document, from);
  const reason = to ? refusalText(document, from, to, t) : undefined;
  const [path] = getBezierPath({
    sourceX: fromX,
    sourceY: fromY,
    sourcePosition: fromPosition,
    targetX: toX,
    targetY: toY,
    targetPosition: toPosition,
  });
  return (
    <g>
      <path
        className="wire wire-drawn"
        d={path}
        data-refused={reason !== undefined}
        style={{ stroke: reason ? 'var(--color-danger)' : `var(--wire-${type ?? 'report'})` }}
      />
      {reason ? (
        <foreignObject x={toX + 14} y={toY + 10} width={labelWidth} height={120} className="wire-refusal-place">
          <p className="wire-refusal" role="status">
            {reason}
          </p>
        </foreignObject>
      ) : null}
    </g>
  );
}

function refusalText(
  document: Parameters<typeof wireRefusal>[0],
  from: PortEnd,
  to: PortEnd,
  t: Translate,
): string | undefined {
  if (from.node === to.node && from.port === to.port && from.side === to.side) return undefined;
  const wire = proposedWire(from, to);
  if (!wire) return t(from.side === 'output' ? 'workbench.canvas.outputToOutput' : 'workbench.canvas.inputToInput');
  const problem = wireRefusal(document, wire);
  return problem ? problemWordsIn(document, problem, t).message : undefined;
}
