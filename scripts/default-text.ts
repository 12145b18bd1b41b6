// What a new node's setting starts with, in words.
import { assertNever } from '#shared/spec/assert-never.ts';
import type { ParamSpec } from '#shared/spec/param.ts';
import type { Translate } from '#shared/text/translate.ts';

interface Told {
  readonly t: Translate;
  readonly comma: string;
  readonly option: (option: string) => string;
  /** Of what was typed. */
  readonly typed: (text: string) => string;
}

export function defaultText(param: ParamSpec, { t, comma, option, typed }: Told): string {
  switch (param.type) {
    case 'integer':
    case 'number':
      return param.default === null ? t('studio.common.notSet') : String(param.default);
    case 'boolean':
      return t(param.default ? 'studio.common.on' : 'studio.common.off');
    case 'choice':
      return option(param.default);
    case 'choices':
      return param.default.map(option).join(comma) || t('studio.common.notSet');
    case 'columns':
      return t('studio.inspector.allColumns');
    case 'integers':
      return param.default.join(' × ') || t('studio.inspector.automatic');
    case 'text':
    case 'column':
    case 'file':
    case 'folder':
      return param.default === '' ? t('studio.inspector.emptyValue') : typed(param.default.replaceAll('\n', ' / '));
    default:
      return assertNever(param);
  }
}
