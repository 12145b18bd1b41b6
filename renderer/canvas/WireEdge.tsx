// A wire: coloured by what it carries; dashed where the port takes it by conversion.
import { memo } from 'react';
import { BaseEdge } from '@xyflow/react';
import type { Edge, EdgeProps } from '@xyflow/react';
import { wirePath } from '#renderer/canvas/wire-path.ts';
import type { PortType } from '#shared/spec/ports.ts';

export type WireEdgeData = {
  readonly type: PortType | 'unknown';
  readonly converted: boolean;
  /** From the port where it begins to the lower edge of that node. */
  readonly below: number;
};
export type WireFlowEdge = Edge<WireEdgeData, 'wire'>;

export const WireEdge = memo(function WireEdge(props: EdgeProps<WireFlowEdge>) {
  const { data, selected } = props;
  const path = wirePath(props, data ?? { type: 'unknown', below: 0 });
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
