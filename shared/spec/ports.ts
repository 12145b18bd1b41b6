// What wires carry (DESIGN section 3), and which wire may go into which port.

export const portTypes = [
  'table',
  'dataset',
  'layer',
  'optimizer',
  'model',
  'predictions',
  'report',
  'explanation',
  'wordVectors',
] as const;
export type PortType = (typeof portTypes)[number];

export interface InputPort {
  readonly type: PortType;
  /** The node runs without a wire here. */
  readonly optional?: true;
  /** Takes any number of wires; their order is the order of their sources' ids. */
  readonly many?: true;
}

export interface OutputPort {
  readonly type: PortType;
}

/** Types that can also be read as a table, so that a table port takes their wires by conversion. */
const readableAsTable: ReadonlySet<PortType> = new Set([
  'dataset',
  'predictions',
  'report',
  'explanation',
  'wordVectors',
]);

export type Fit = { readonly fits: true; readonly conversion?: 'as-table' } | { readonly fits: false };

/** Whether an output of type `from` may be wired to an input of type `to`, and by which conversion. */
export function portFit(from: PortType, to: PortType): Fit {
  if (from === to) return { fits: true };
  if (to === 'table' && readableAsTable.has(from)) return { fits: true, conversion: 'as-table' };
  return { fits: false };
}
