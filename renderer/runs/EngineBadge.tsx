// How the engine is: on which kernels it computes, or that it is starting or gone.
import '#renderer/runs/runs.css';
import { useEngine } from '#renderer/state/engine-store.ts';
import { Icon } from '#renderer/ui/Icon.tsx';
import { useText } from '#renderer/ui/use-text.ts';

export function EngineBadge() {
  const t = useText();
  const connection = useEngine((state) => state.connection);
  const description = useEngine((state) => state.description);
  if (connection !== 'ready' || !description) {
    const isLost = connection === 'lost';
    return (
      <span className="engine-badge ui-row ui-small" data-state={connection} role="status">
        <Icon name={isLost ? 'unplug' : 'loader'} size={12} {...(isLost ? {} : { className: 'ui-spin' })} />
        {t(isLost ? 'workbench.engine.lost' : 'workbench.engine.connecting')}
      </span>
    );
  }
  const { backend, backendVersion, pid } = description;
  const isSlow = backend === 'wasm';
  const detail = t('workbench.engine.detail', { backend, version: backendVersion, pid: String(pid) });
  return (
    <span
      className="engine-badge ui-row ui-small"
      data-state={isSlow ? 'slow' : 'ready'}
      data-pid={pid}
      role="status"
      title={isSlow ? `${t('workbench.engine.wasmHint')} ${detail}` : detail}
    >
      <Icon name={isSlow ? 'triangle' : 'zap'} size={12} />
      {t(`workbench.engine.${backend}`)}
    </span>
  );
}
