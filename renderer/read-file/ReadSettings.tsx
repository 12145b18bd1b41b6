// The settings of the node that would read, as its own form has them; beside each that is left to the reader what it found.
import { ParamControl } from '#renderer/inspector/ParamControl.tsx';
import { faultWords, paramLabel } from '#renderer/inspector/node-words.ts';
import { formFields } from '#renderer/inspector/param-form.ts';
import { findingOf } from '#renderer/read-file/findings.ts';
import { useText } from '#renderer/ui/use-text.ts';
import { specOf } from '#shared/nodes/catalogue.ts';
import type { FilePreview } from '#shared/protocol/file-preview.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import type { ParamValue } from '#shared/spec/param.ts';
import { problemWords } from '#shared/text/problem-words.ts';

interface ReadSettingsProps {
  readonly kind: string;
  readonly params: Readonly<Record<string, ParamValue>>;
  readonly decisions: FilePreview['decisions'];
  readonly problem: Problem | undefined;
  onChange(name: string, value: ParamValue): void;
}

export function ReadSettings({ kind, params, decisions, problem, onChange }: ReadSettingsProps) {
  const t = useText();
  const fields = formFields([{ id: 'preview', kind, kindVersion: specOf(kind)?.version ?? 1, params }]);
  return fields
    .filter(({ spec }) => spec.type !== 'file')
    .map((field) => {
      const help = t(`nodes.${kind}.params.${field.name}.help`);
      return (
        <div key={field.name} title={help} data-param={field.name}>
          <ParamControl
            kind={kind}
            field={field}
            label={paramLabel(kind, field.name, t)}
            help={help}
            description={findingOf(field.name, decisions, t)}
            error={
              faultWords(field.spec, field.value, t) ??
              (problem?.param === field.name ? problemWords(problem, t, kind).message : undefined)
            }
            isDisabled={false}
            aside={null}
            columns={undefined}
            onChange={(value) => onChange(field.name, value)}
          />
        </div>
      );
    });
}
