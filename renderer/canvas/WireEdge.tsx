// A wire: coloured by what it carries; dashed where the port takes it by conversion.
import { memo } from 'react';
import { BaseEdge, getBezierPath } from '@xyflow/react';
import type { Edge, EdgeProps } from '@xyflow/react';
import type { PortType } from '#shared/spec/ports.ts';

export type WireEdgeData = { readonly type: PortType | 'unknown'; readonly converted: boolean };
export type WireFlowEdge = Edge<WireEdgeData, 'wire'>;

export const WireEdge = memo(function WireEdge(props: EdgeProps<WireFlowEdge>) {
  const { sourceX, sourceY, sourcePosition, targetX, targetY, targetPosition, data, selected } = props;
  const [path] = getBezierPath({ sourceX, sourceY, sourcePosition, targetX, targetY, targetPosition });
  const colour = data && data.type !== 'unknown' ? `var(--wire-${data.type})` : 'var(--color-danger)';
  return (
    <BaseEdge
      path={path}
      interactionWidth={18}
      className={`wire${selected ? ' wire-selected' : ''}${data?.converted ? ' wire-converted' : ''}`}
      style={{ stroke: colour }}
    />
  );
});
