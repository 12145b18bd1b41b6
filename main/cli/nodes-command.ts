// `neuroloom nodes`: every kind there is.
import { catalogue } from '#shared/nodes/catalogue.ts';
import type { NodeSpec } from '#shared/spec/define-node.ts';
import { tableText } from '#main/cli/output.ts';
import type { Output } from '#main/cli/output.ts';

export function nodesCommand(output: Output): number {
  const { t } = output;
  const specs: readonly NodeSpec[] = Object.values(catalogue);
  const words = (spec: NodeSpec) => ({
    title: t(`nodes.${spec.kind}.title`),
    summary: t(`nodes.${spec.kind}.summary`),
  });
  if (output.json) {
    output.answer({
      nodes: specs.map((spec) => {
        const { kind, version, inputs, outputs, params } = spec;
        return { kind, version, ...words(spec), inputs, outputs, params };
      }),
    });
  }
  const ports = (of: Readonly<Record<string, { readonly type: string }>>) =>
    Object.values(of).map(({ type }) => t(`portTypes.${type}`));
  output.say(
    tableText(
      specs.map((spec) => [
        spec.kind,
        words(spec).title,
        `${ports(spec.inputs).join(', ')} → ${ports(spec.outputs).join(', ')}`.replace(/^ → $/, '').trim(),
        words(spec).summary,
      ]),
    ),
  );
  return 0;
}
