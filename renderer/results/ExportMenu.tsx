// What can be taken along from a node's results besides single plots and tables: a report of the pipeline or of this
// node as one HTML file that asks for nothing, and each output in the formats that take its type.
import { useState } from 'react';
import { saveBlob } from '#renderer/results/save-blob.ts';
import { nodeTitle } from '#renderer/runs/node-title.ts';
import { engine } from '#renderer/state/connection.ts';
import { useDocument } from '#renderer/state/document-store.ts';
import { useEngine } from '#renderer/state/engine-store.ts';
import { allStatuses } from '#renderer/state/node-status.ts';
import { useView } from '#renderer/state/view-store.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import { toast } from '#renderer/ui/Toasts.tsx';
import { useText } from '#renderer/ui/use-text.ts';
import type { NodeId } from '#shared/document/document.ts';
import { specOf } from '#shared/nodes/catalogue.ts';
import { formatsOf } from '#shared/spec/formats.ts';
import type { FormatId } from '#shared/spec/formats.ts';

/** Where the results of the settings on screen are; what is stale would be told beside settings that are not its own. */
function currentKeys(): Record<NodeId, string> {
  const all = allStatuses(useDocument.getState().document, useEngine.getState());
  return Object.fromEntries(
    Object.entries(all).flatMap(([id, { key, status }]) => (key === null || status === 'stale' ? [] : [[id, key]])),
  );
}

/** Every file of the format as a download of its own. */
async function saveOutput(
  node: NodeId,
  { port, format }: { readonly port: string; readonly format: FormatId },
  language: 'en' | 'zh',
): Promise<void> {
  const key = currentKeys()[node];
  if (key === undefined) return;
  const client = await engine();
  let pieces: Uint8Array<ArrayBuffer>[] = [];
  for await (const { file, bytes, last } of client['output.write']({ key, port, format, language })) {
    pieces.push(Uint8Array.from(bytes));
    if (!last) continue;
    saveBlob(new Blob(pieces), `${node}-${file}`);
    pieces = [];
  }
}

export function ExportMenu({ nodeId, isStale }: { readonly nodeId: NodeId; readonly isStale: boolean }) {
  const t = useText();
  const language = useView((view) => view.language);
  const [isWorking, setWorking] = useState(false);
  const kind = useDocument((state) => state.document.nodes[nodeId]?.kind ?? '');
  const outputs = Object.entries(specOf(kind)?.outputs ?? {}).flatMap(([port, { type }]) =>
    formatsOf(type).map((format) => ({ port, format })),
  );
  const save = (what: string) => {
    const [port = '', format] = what.split('/');
    const known = outputs.find((output) => output.port === port && output.format === format);
    return working(() => (known ? saveOutput(nodeId, known, language) : saveReport(what)));
  };
  const working = async (work: () => Promise<void>) => {
    setWorking(true);
    try {
      await work();
    } catch {
      toast({ severity: 'error', text: t('studio.export.failed') });
    } finally {
      setWorking(false);
    }
  };
  const saveReport = async (what: string) => {
    const { document, path, suggestedName } = useDocument.getState();
    const file = (path?.split(/[/\\]/).at(-1) ?? suggestedName ?? t('studio.file.untitled')).replace(/\.loom$/, '');
    const keys = currentKeys();
    const own = keys[nodeId];
    const title = what === 'node' ? `${file} · ${nodeTitle(document, nodeId, t)}` : file;
    const wanted = what === 'node' ? (own === undefined ? {} : { [nodeId]: own }) : keys;
    const client = await engine();
    const { html } = await client['report.make']({ document, title, language, keys: wanted });
    saveBlob(new Blob([html], { type: 'text/html' }), `${title}.html`);
  };
  return (
    <Menu
      label={t('studio.export.menu')}
      entries={[
        { id: 'pipeline', label: t('studio.export.report'), icon: 'file-text' },
        { id: 'node', label: t('studio.export.reportNode'), icon: 'file-text', isDisabled: isStale },
        ...(outputs.length > 0 ? [{ id: 'formats', separator: true as const }] : []),
        ...outputs.map(({ port, format }) => ({
          id: `${port}/${format}`,
          label: t(`formats.${format}`),
          icon: 'download',
          isDisabled: isStale,
        })),
      ]}
      onChoose={(what) => void save(what)}
    >
      <IconButton
        icon="download"
        size="small"
        label={t(isWorking ? 'studio.export.working' : 'studio.export.menu')}
        isDisabled={isWorking}
      />
    </Menu>
  );
}
