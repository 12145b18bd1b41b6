// Rows and columns: beneath a node the first few, else all that the engine has.
import { DataTable } from '#renderer/results/DataTable.tsx';
import { MiniTable } from '#renderer/results/MiniTable.tsx';
import type { ShownView, ViewProps } from '#renderer/results/views/view.ts';
import { useText } from '#renderer/ui/use-text.ts';
import type { TableResult } from '#shared/spec/views/table.ts';

function TableContent({ view, compact, source }: ViewProps<TableResult>) {
  const t = useText();
  if (compact) return <MiniTable slice={view.slice} />;
  return <DataTable label={t(view.title)} slice={view.slice} {...(source ? { source } : {})} />;
}

export const table: ShownView<TableResult> = { Content: TableContent };
