// One line about a node's settings, such as "128 · relu".
import { shapeText, shortNumber } from '#shared/text/number-text.ts';
import type { PipelineNode } from '#shared/document/document.ts';
import { specOf } from '#shared/nodes/catalogue.ts';
import { paramApplies } from '#shared/spec/param.ts';
import type { ParamSpec, ParamValue, TextParam } from '#shared/spec/param.ts';
import type { Translate } from '#shared/text/translate.ts';

const longestText = 40;

/** Beyond so many a line would be cut. */
const mostSettings = 2;

/**
 * What a person would want to know of the settings at a glance: of a layer or an optimizer its first ones, of any other
 * node those that differ from their default. In the order of the form; empty ones are left out.
 */
export function settingsLine(node: PipelineNode, t: Translate): string {
  const spec = specOf(node.kind);
  if (!spec) return '';
  const [family] = node.kind.split('.');
  // Sizes of layers speak for themselves; elsewhere a bare number would be a riddle.
  const labelled = family !== 'layer' || node.kind === 'layer.batchNormalization';
  const always = family === 'layer' || family === 'optimizer';
  return Object.entries(spec.params)
    .filter(([, param]) => !param.advanced && paramApplies(param, node.params))
    .filter(([name, param]) => always || !sameValue(node.params[name], param.default))
    .flatMap(([name, param]) => {
      const text = valueText(node.kind, name, param, node.params[name], t);
      if (text === '') return [];
      const isNumber = param.type === 'integer' || param.type === 'number' || param.type === 'boolean';
      return [labelled && isNumber ? `${t(`nodes.${node.kind}.params.${name}.label`)} ${text}` : text];
    })
    .slice(0, mostSettings)
    .join(' · ');
}

const sameValue = (one: ParamValue | undefined, other: ParamValue | undefined): boolean =>
  one === undefined || one === other || JSON.stringify(one) === JSON.stringify(other);

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
