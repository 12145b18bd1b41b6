// A network layer by layer: what each is, its output shape and how many parameters it holds.
import '#renderer/results/views/metrics.css';
import '#renderer/results/views/network.css';
import { groupDigits, shapeText } from '#shared/text/number-text.ts';
import { useText } from '#renderer/ui/use-text.ts';
import type { ShownView, ViewProps } from '#renderer/results/views/view.ts';
import type { NetworkResult } from '#shared/spec/views/network.ts';

function NetworkContent({ view: { layers }, compact }: ViewProps<NetworkResult>) {
  const t = useText();
  const total = layers.reduce((sum, layer) => sum + layer.parameters, 0);
  if (compact) {
    return (
      <dl className="result-metrics ui-wrap" data-compact>
        <div className="result-metric ui-card">
          <dt>{t('views.network.layers')}</dt>
          <dd>{layers.length}</dd>
        </div>
        <div className="result-metric ui-card">
          <dt>{t('views.network.parameters')}</dt>
          <dd>{groupDigits(total)}</dd>
        </div>
      </dl>
    );
  }
  return (
    <table className="result-network">
      <thead>
        <tr>
          <th scope="col">{t('views.network.layer')}</th>
          <th scope="col">{t('views.network.kind')}</th>
          <th scope="col">{t('views.network.shape')}</th>
          <th scope="col" className="result-number">
            {t('views.network.parameters')}
          </th>
          <th scope="col" aria-hidden className="result-network-bar" />
        </tr>
      </thead>
      <tbody>
        {layers.map((layer) => (
          <tr key={layer.name}>
            <th scope="row">{layer.name}</th>
            <td>{layer.kind}</td>
            <td>{shapeText(layer.shape)}</td>
            <td className="result-number">{groupDigits(layer.parameters)}</td>
            <td aria-hidden className="result-network-bar">
              <span style={{ width: `${total === 0 ? 0 : (layer.parameters / total) * 100}%` }} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            {t('views.network.total')}
          </th>
          <td className="result-number">{groupDigits(total)}</td>
          <td />
        </tr>
      </tfoot>
    </table>
  );
}

export const network: ShownView<NetworkResult> = { Content: NetworkContent };
