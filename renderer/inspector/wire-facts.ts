// What a wire carries, as pairs of words. Pure.
import { groupDigits, shapeText } from '#renderer/ui/format.ts';
import { optionLabel } from '#renderer/inspector/node-words.ts';
import { assertNever } from '#shared/spec/assert-never.ts';
import type { WireInfo } from '#shared/protocol/wire-info.ts';
import type { Translate } from '#shared/text/translate.ts';

const mostNames = 12;

export function wireFacts(info: WireInfo, t: Translate): readonly (readonly [string, string])[] {
  const fact = (name: string, value: string) => [t(`studio.wireInfo.${name}`), value] as const;
  const names = (all: readonly string[]) =>
    all.length > mostNames ? `${all.slice(0, mostNames).join(', ')}, …` : all.join(', ');
  switch (info.type) {
    case 'table':
      return [
        fact('rows', info.rows === null ? t('studio.common.unknown') : groupDigits(info.rows)),
        fact('columns', groupDigits(info.columns.length)),
      ];
    case 'dataset': {
      const { rows, target } = info;
      return [
        fact('shape', shapeText(info.shape)),
        fact('target', `${target.name} (${t(`studio.wireInfo.targetKind.${target.kind}`)})`),
        ...(target.classes.length > 0 ? [fact('classes', names(target.classes))] : []),
        fact(
          'splits',
          rows ? [rows.train, rows.validation, rows.test].map(groupDigits).join(' / ') : t('studio.common.unknown'),
        ),
        fact('standardised', t(info.standardised ? 'studio.common.yes' : 'studio.common.no')),
      ];
    }
    case 'layer':
      return [
        fact('shape', info.shape ? shapeText(info.shape) : t('studio.common.unknown')),
        fact('parameters', groupDigits(info.parameters)),
        fact('multiplyAdds', groupDigits(info.multiplyAdds)),
        ...(info.activation === ''
          ? []
          : [fact('activation', optionLabel('layer.dense', 'activation', info.activation, t))]),
      ];
    case 'optimizer':
      return [fact('kind', info.name), ...(info.wholeBatch ? [fact('wholeBatch', t('studio.common.yes'))] : [])];
    case 'model':
      return [
        fact('shape', shapeText(info.shape)),
        fact('parameters', groupDigits(info.parameters)),
        ...(info.target ? [fact('target', info.target.name)] : []),
      ];
    case 'wordVectors':
      return [fact('dimension', groupDigits(info.dimension))];
    case 'predictions':
    case 'report':
    case 'explanation':
      return [];
    default:
      return assertNever(info);
  }
}
