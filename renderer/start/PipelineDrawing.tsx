// The small drawing of a pipeline on its card.
import { drawPipeline } from '#renderer/start/drawing.ts';
import type { DrawnNode } from '#renderer/start/drawing.ts';
import type { PipelineDocument } from '#shared/document/document.ts';
import type { PortType } from '#shared/spec/ports.ts';

const colour = (type: PortType | undefined) => (type ? `var(--wire-${type})` : 'var(--color-text-muted)');

/** The coloured top of a box, a third of it, round at its upper corners. */
function headOf({ x, y, width, height }: DrawnNode): string {
  const [right, bottom] = [x + width, y + height / 3];
  return `M${x} ${bottom}V${y + 20}Q${x} ${y} ${x + 20} ${y}H${right - 20}Q${right} ${y} ${right} ${y + 20}V${bottom}Z`;
}

export function PipelineDrawing({ document, label }: { readonly document: PipelineDocument; readonly label: string }) {
  const { nodes, lines, box } = drawPipeline(document);
  // The same weight of line however large the pipeline is.
  const line = Math.max(box[2] / 90, box[3] / 45);
  return (
    <svg
      className="pipeline-drawing"
      viewBox={box.join(' ')}
      role="img"
      aria-label={label}
      preserveAspectRatio="xMidYMid meet"
    >
      {lines.map(({ id, path, type }) => (
        <path key={id} d={path} fill="none" stroke={colour(type)} strokeWidth={line * 0.45} opacity={0.7} />
      ))}
      {nodes.map((node) => (
        <g key={node.id}>
          <rect
            x={node.x}
            y={node.y}
            width={node.width}
            height={node.height}
            rx={20}
            fill="var(--color-surface)"
            stroke={colour(node.type)}
            strokeWidth={line * 0.5}
          />
          <path d={headOf(node)} fill={colour(node.type)} />
        </g>
      ))}
    </svg>
  );
}
