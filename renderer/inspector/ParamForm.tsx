// The fields for one node's parameters, or for those that several nodes have alike. Everyday ones first, the rest folded.
import { faultWords, paramLabel, valueText } from '#renderer/inspector/node-words.ts';
import { ParamControl } from '#renderer/inspector/ParamControl.tsx';
import { columnsAt, formFields, problemOf } from '#renderer/inspector/param-form.ts';
import type { FormField } from '#renderer/inspector/param-form.ts';
import { useDocument } from '#renderer/state/document-store.ts';
import { useEngine } from '#renderer/state/engine-store.ts';
import { Disclosure } from '#renderer/ui/Disclosure.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { useText } from '#renderer/ui/use-text.ts';
import { useProblemWords } from '#renderer/ui/problem-words.ts';
import type { PipelineNode } from '#shared/document/document.ts';
import { setParam } from '#shared/document/edits.ts';
import type { ParamValue } from '#shared/spec/param.ts';

let changes = 0;

/** One step of undo, however many nodes there are. */
function change(nodes: readonly PipelineNode[], param: string, value: ParamValue): void {
  changes += 1;
  const gesture = nodes.length > 1 ? `inspector-${changes}` : undefined;
  for (const { id } of nodes) useDocument.getState().apply((document) => setParam(document, id, param, value), gesture);
}

export function ParamForm({ nodes }: { readonly nodes: readonly PipelineNode[] }) {
  const t = useText();
  const fields = formFields(nodes);
  const everyday = fields.filter(({ spec }) => !spec.advanced);
  const advanced = fields.filter(({ spec }) => spec.advanced);
  if (fields.length === 0) return <p className="ui-small">{t('studio.inspector.empty')}</p>;
  const show = (field: FormField) => <ParamRow key={field.name} field={field} nodes={nodes} />;
  return (
    <div className="inspector-form ui-stack">
      {everyday.map(show)}
      {advanced.length > 0 ? (
        <Disclosure title={t('studio.inspector.more')}>
          <div className="inspector-form ui-stack">{advanced.map(show)}</div>
        </Disclosure>
      ) : null}
    </div>
  );
}

function ParamRow({ field, nodes }: { readonly field: FormField; readonly nodes: readonly PipelineNode[] }) {
  const t = useText();
  const [node] = nodes;
  const document = useDocument((state) => state.document);
  const readOnly = useDocument((state) => state.readOnly);
  const analysis = useEngine((state) => state.analysis);
  const run = useEngine((state) => (node && nodes.length === 1 ? state.runs[node.id]?.problem : undefined));
  const wordsOf = useProblemWords(node?.id);
  if (!node) return null;
  const { name, spec, value } = field;
  const label = paramLabel(node.kind, name, t);
  const single = nodes.length === 1;
  const fault = field.mixed ? undefined : faultWords(spec, value, t);
  const problem = single
    ? problemOf([...(analysis?.problems ?? []), ...(run ? [{ ...run, node: node.id }] : [])], node.id, name)
    : undefined;
  const words = problem ? wordsOf(problem) : undefined;
  const error = fault ?? (problem?.severity === 'error' ? words?.message : undefined);
  const help = t(`nodes.${node.kind}.params.${name}.help`);
  const aside = field.isDefault ? null : (
    <IconButton
      icon="reset"
      size="small"
      label={t('studio.inspector.resetTo', { value: valueText(node.kind, name, spec, spec.default as ParamValue, t) })}
      isDisabled={readOnly}
      onPress={() => change(nodes, name, spec.default as ParamValue)}
    />
  );
  return (
    <div className="inspector-row" data-param={name} data-changed={!field.isDefault || undefined} title={help}>
      <ParamControl
        kind={node.kind}
        field={field}
        label={label}
        help={help}
        error={error}
        description={problem && problem.severity !== 'error' ? words?.message : undefined}
        isDisabled={readOnly}
        aside={aside}
        columns={
          spec.type === 'column' || spec.type === 'columns'
            ? columnsAt(document, analysis, node.id, spec.of, spec.kept)
            : undefined
        }
        onChange={(next) => change(nodes, name, next)}
      />
    </div>
  );
}
