// One line about a node's settings, such as "128 · relu".
import { shapeText, shortNumber } from '#shared/text/number-text.ts';
import type { PipelineNode } from '#shared/document/document.ts';
import { specOf } from '#shared/nodes/catalogue.ts';
import { paramApplies } from '#shared/spec/param.ts';
import type { ParamSpec, ParamValue, TextParam } from '#shared/spec/param.ts';
import type { Translate } from '#shared/text/translate.ts';

const longestText = 40;

/** The everyday settings that are in force, in the order of the form; those that are empty or off are left out. */
export function settingsLine(node: PipelineNode, t: Translate): string {
  const spec = specOf(node.kind);
  if (!spec) return '';
  // Sizes of layers speak for themselves; elsewhere a bare number would be a riddle.
  const labelled = !node.kind.startsWith('layer.') || node.kind === 'layer.batchNormalization';
  return Object.entries(spec.params)
    .filter(([, param]) => !param.advanced && paramApplies(param, node.params))
    .flatMap(([name, param]) => {
      const text = valueText(node.kind, name, param, node.params[name], t);
      if (text === '') return [];
      const isNumber = param.type === 'integer' || param.type === 'number' || param.type === 'boolean';
      return [labelled && isNumber ? `${t(`nodes.${node.kind}.params.${name}.label`)} ${text}` : text];
    })
    .join(' · ');
}

function valueText(kind: string, name: string, param: ParamSpec, value: ParamValue | undefined, t: Translate): string {
  switch (param.type) {
    case 'integer':
    case 'number':
      return typeof value === 'number' ? shortNumber(value) : '';
    case 'boolean':
      return value === param.default ? '' : t(value ? 'studio.common.on' : 'studio.common.off');
    case 'choice':
      if (value === 'auto' || typeof value !== 'string') return '';
      return param.options.includes(value) ? t(`nodes.${kind}.params.${name}.options.${value}`) : value;
    case 'integers':
      return Array.isArray(value) && value.length > 0 ? shapeText(value as number[]) : '';
    case 'text':
      return '';
    case 'columns':
    case 'choices':
      return '';
    default:
      param satisfies TextParam;
      return typeof value === 'string' ? value.slice(-longestText) : '';
  }
}
