// What belongs to the pipeline as a whole: its seed, and how much is in it.
import { groupDigits } from '#shared/text/number-text.ts';
import { InspectorHead } from '#renderer/inspector/InspectorHead.tsx';
import { faultWords } from '#renderer/inspector/node-words.ts';
import { useDocument } from '#renderer/state/document-store.ts';
import { useEngine } from '#renderer/state/engine-store.ts';
import { Facts } from '#renderer/ui/Facts.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { NumberField } from '#renderer/ui/NumberField.tsx';
import { useText } from '#renderer/ui/use-text.ts';
import { setSeed } from '#shared/document/edits.ts';

const seedParam = { type: 'integer', default: 0, min: 0, max: 0xffff_ffff } as const;

export function DocumentProperties() {
  const t = useText();
  const document = useDocument((state) => state.document);
  const readOnly = useDocument((state) => state.readOnly);
  const apply = useDocument((state) => state.apply);
  const wires = useEngine((state) => state.analysis?.wires);
  const models = Object.values(wires ?? {}).flatMap((ports) =>
    Object.values(ports).filter((info) => info.type === 'model'),
  );
  const parameters = models.reduce((sum, info) => sum + (info.type === 'model' ? info.parameters : 0), 0);
  const counts = [
    [t('studio.inspector.nodes'), groupDigits(Object.keys(document.nodes).length)],
    [t('studio.inspector.wiresCount'), groupDigits(Object.keys(document.wires).length)],
    ...(parameters > 0 ? [[t('studio.inspector.parameters'), groupDigits(parameters)] as const] : []),
  ] as const;
  return (
    <>
      <InspectorHead icon="workflow" hint={t('studio.inspector.selectHint')}>
        <h2>{t('studio.inspector.document')}</h2>
      </InspectorHead>
      <section className="inspector-part ui-column">
        <NumberField
          label={t('studio.inspector.seed')}
          description={t('studio.inspector.seedHelp')}
          value={document.seed}
          whole
          min={seedParam.min}
          max={seedParam.max}
          isDisabled={readOnly}
          check={(seed) => faultWords(seedParam, seed, t)}
          onCommit={(seed) => {
            if (seed !== null) apply((present) => setSeed(present, seed));
          }}
          aside={
            <IconButton
              icon="dices"
              size="small"
              label={t('studio.inspector.newSeed')}
              isDisabled={readOnly}
              onPress={() => apply((present) => setSeed(present, crypto.getRandomValues(new Uint32Array(1))[0] ?? 1))}
            />
          }
        />
      </section>
      <section className="inspector-part ui-column">
        <h3>{t('studio.inspector.counts')}</h3>
        <Facts facts={counts} />
      </section>
    </>
  );
}
