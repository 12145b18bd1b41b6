// Format 1 → 2: a node's `position: [x, y]` goes to `layout`, and a wire [node, port, node, port] becomes
// {from: "node.port", to: "node.port"}. What does not have format 1's shape is passed on as it is, for the schema to name.
import type { FormatUpgrade } from '#shared/document/upgrades/upgrades.ts';

export const wiresAndLayout: FormatUpgrade = {
  from: 1,
  upgrade: (file) => {
    const layout: Record<string, unknown> = {};
    const nodes = Array.isArray(file['nodes'])
      ? file['nodes'].map((node: unknown) => {
          if (!isRecord(node) || !isPosition(node['position'])) return node;
          const { position, ...rest } = node;
          const [x, y] = position as readonly unknown[];
          if (typeof node['id'] === 'string') layout[node['id']] = { x, y };
          return rest;
        })
      : file['nodes'];
    const wires = Array.isArray(file['wires'])
      ? file['wires'].map((wire: unknown) =>
          Array.isArray(wire) && wire.length === 4 && wire.every((part) => typeof part === 'string')
            ? { from: `${wire[0]}.${wire[1]}`, to: `${wire[2]}.${wire[3]}` }
            : wire,
        )
      : file['wires'];
    return { ...file, nodes, wires, layout };
  },
};

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPosition(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'number');
}
