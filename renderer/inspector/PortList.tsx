// What arrives at a node and what it puts out: per port its type, by colour and word, and what the wire carries.
import type { ReactNode } from 'react';
import { nodeTitle } from '#renderer/runs/node-title.ts';
import { useDocument } from '#renderer/state/document-store.ts';
import { useEngine } from '#renderer/state/engine-store.ts';
import { useView } from '#renderer/state/view-store.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Facts } from '#renderer/ui/Facts.tsx';
import { useText } from '#renderer/ui/use-text.ts';
import type { NodeId } from '#shared/document/document.ts';
import { specOf } from '#shared/nodes/catalogue.ts';
import { wireFacts } from '#shared/spec/ports.ts';
import type { PortType, WireInfo } from '#shared/spec/ports.ts';

export function PortList({ id, kind }: { readonly id: NodeId; readonly kind: string }) {
  const t = useText();
  const document = useDocument((state) => state.document);
  const infos = useEngine((state) => state.analysis?.wires);
  const spec = specOf(kind);
  if (!spec) return null;
  const inputs = Object.entries(spec.inputs);
  const outputs = Object.entries(spec.outputs);
  const wires = Object.values(document.wires);
  return (
    <div className="ui-stack" data-gap="small">
      {inputs.length > 0 ? <h3>{t('studio.inspector.inputs')}</h3> : null}
      {inputs.map(([name, port]) => {
        const arriving = wires.filter(({ to }) => to.node === id && to.port === name);
        return (
          <Port
            key={name}
            type={port.type}
            label={t(`nodes.${kind}.inputs.${name}`)}
            info={
              arriving.length === 1 && arriving[0] ? infos?.[arriving[0].from.node]?.[arriving[0].from.port] : undefined
            }
          >
            {arriving.length === 0 ? (
              <p className="ui-small">
                {t('studio.inspector.notConnected')}
                {port.optional ? ` (${t('studio.common.optional')})` : ''}
              </p>
            ) : (
              arriving.map(({ from }) => (
                <Button
                  key={`${from.node}.${from.port}`}
                  size="small"
                  variant="quiet"
                  icon="arrow-left"
                  onPress={() => useView.getState().select([from.node])}
                >
                  {nodeTitle(document, from.node, t)}
                </Button>
              ))
            )}
          </Port>
        );
      })}
      {outputs.length > 0 ? <h3>{t('studio.inspector.outputs')}</h3> : null}
      {outputs.map(([name, port]) => (
        <Port key={name} type={port.type} label={t(`nodes.${kind}.outputs.${name}`)} info={infos?.[id]?.[name]} />
      ))}
    </div>
  );
}

interface PortProps {
  readonly type: PortType;
  readonly label: string;
  readonly info: WireInfo | undefined;
  readonly children?: ReactNode;
}

function Port({ type, label, info, children }: PortProps) {
  const t = useText();
  const facts = info ? wireFacts(info, t) : [];
  const typeName = t(`portTypes.${type}`);
  return (
    <div className="inspector-port ui-column">
      <div className="inspector-port-head ui-row">
        <i style={{ background: `var(--wire-${type})` }} />
        <span>{label}</span>
        {label === typeName ? null : <small>{typeName}</small>}
      </div>
      {children}
      {facts.length > 0 ? <Facts facts={facts} /> : null}
    </div>
  );
}
