// Shown after the engine died: what was running, and how to go on.
import { attempt } from '#renderer/canvas/gestures.ts';
import { nodeTitle } from '#renderer/runs/node-title.ts';
import { startRun } from '#renderer/runs/run.ts';
import { useDocument } from '#renderer/state/document-store.ts';
import { useEngine } from '#renderer/state/engine-store.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { useText } from '#renderer/ui/use-text.ts';
import { setPaused } from '#shared/document/edits.ts';

export function RecoveryBanner() {
  const t = useText();
  const crash = useEngine((state) => state.crash);
  const ready = useEngine((state) => state.connection === 'ready');
  const pipeline = useDocument((state) => state.document);
  if (!crash) return null;
  const { clearCrash } = useEngine.getState();
  const culprits = crash.nodes.filter((id) => pipeline.nodes[id] !== undefined);
  const names = culprits.map((id) => nodeTitle(pipeline, id, t)).join(', ');
  return (
    <div className="recovery ui-row" role="alert">
      <Icon name="triangle" />
      <p className="ui-grow">
        {culprits.length > 0 ? t('workbench.crash.node', { node: names }) : t('workbench.crash.idle')}
      </p>
      <Button size="small" variant="primary" icon="play" isDisabled={!ready} onPress={() => void startRun()}>
        {t('workbench.crash.again')}
      </Button>
      {culprits.length > 0 ? (
        <Button
          size="small"
          icon="pause"
          onPress={() => {
            attempt((document) => setPaused(document, culprits, true));
            clearCrash();
          }}
        >
          {t('workbench.crash.pause')}
        </Button>
      ) : null}
      <IconButton icon="x" size="small" label={t('workbench.crash.dismiss')} onPress={clearCrash} />
    </div>
  );
}
