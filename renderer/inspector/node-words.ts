// The words of nodes and parameters as they stand in forms, lists and headings. A kind or option that this version
// does not know is shown by its own name.
import { specOf } from '#shared/nodes/catalogue.ts';
import { paramFault } from '#shared/spec/param.ts';
import type { ParamSpec, ParamValue, TextParam } from '#shared/spec/param.ts';
import type { Translate } from '#shared/text/translate.ts';
import { textOf } from '#renderer/inspector/param-form.ts';
import { numberText } from '#renderer/ui/format.ts';
import { shapeText } from '#shared/text/number-text.ts';

export function kindTitle(kind: string, t: Translate): string {
  return specOf(kind) ? t(`nodes.${kind}.title`) : kind;
}

export function paramLabel(kind: string, param: string, t: Translate): string {
  return specOf(kind)?.params[param] ? t(`nodes.${kind}.params.${param}.label`) : param;
}

export function optionLabel(kind: string, param: string, option: string, t: Translate): string {
  const spec = specOf(kind)?.params[param];
  const known = (spec?.type === 'choice' || spec?.type === 'choices') && spec.options.includes(option);
  return known ? t(`nodes.${kind}.params.${param}.options.${option}`) : option;
}

/** What is wrong with a value in words, or undefined when it is legal. */
export function faultWords(spec: ParamSpec, value: ParamValue, t: Translate): string | undefined {
  if (value === null && (spec.type === 'integer' || spec.type === 'number') && !spec.optional)
    return t('studio.fault.required');
  if (spec.type === 'integer' && typeof value === 'number' && !Number.isInteger(value))
    return t('studio.fault.notWhole');
  const fault = paramFault(spec, value);
  return fault && t(`studio.fault.${fault.code}`, { expected: fault.expected });
}

/** A parameter's value in a few words, as for the reset button. */
export function valueText(kind: string, param: string, spec: ParamSpec, value: ParamValue, t: Translate): string {
  switch (spec.type) {
    case 'boolean':
      return t(value === true ? 'studio.common.on' : 'studio.common.off');
    case 'choice':
      return optionLabel(kind, param, textOf(value), t);
    case 'choices':
      return listText(value, (option) => optionLabel(kind, param, option, t), t);
    case 'columns':
      return Array.isArray(value) && value.length > 0
        ? listText(value, (name) => name, t)
        : t('studio.inspector.allColumns');
    case 'integers':
      return Array.isArray(value) && value.length > 0 ? shapeText(value as number[]) : t('studio.inspector.automatic');
    case 'integer':
    case 'number':
      return typeof value === 'number' ? numberText(value) : t('studio.common.notSet');
    default:
      spec satisfies TextParam;
      return typeof value === 'string' && value !== '' ? value : t('studio.inspector.emptyValue');
  }
}

function listText(value: ParamValue, word: (entry: string) => string, t: Translate): string {
  return Array.isArray(value) && value.length > 0
    ? value.map((entry) => word(textOf(entry))).join(', ')
    : t('studio.common.notSet');
}
