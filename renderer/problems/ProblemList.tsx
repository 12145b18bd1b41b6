// What is wrong with the pipeline and how to mend it. A press shows the node; a repair is one press and one undo.
import '#renderer/problems/problems.css';
import { canvasView } from '#renderer/canvas/canvas-view.ts';
import { attempt } from '#renderer/canvas/gestures.ts';
import { useProblems } from '#renderer/problems/use-problems.ts';
import { nodeTitle } from '#renderer/runs/node-title.ts';
import { useDocument } from '#renderer/state/document-store.ts';
import { useView } from '#renderer/state/view-store.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { useText } from '#renderer/ui/use-text.ts';
import { useProblemWords } from '#renderer/ui/problem-words.ts';
import { applyRepair } from '#shared/document/edits.ts';
import type { NodeId } from '#shared/document/document.ts';
import type { Problem, Severity } from '#shared/protocol/problem.ts';
import type { Translate } from '#shared/text/translate.ts';

const icons: Readonly<Record<Severity, string>> = { error: 'circle-x', warning: 'triangle', info: 'info' };

export function ProblemList() {
  const t = useText();
  const problems = useProblems();
  if (problems.length === 0) {
    return <EmptyState icon="circle-check" title={t('studio.problems.none')} hint={t('studio.problems.noneHint')} />;
  }
  return (
    <ul aria-label={t('studio.problems.title')}>
      {problems.map((problem, at) => (
        <ProblemRow
          key={`${problem.code} ${problem.node ?? ''} ${problem.param ?? ''} ${problem.port ?? ''} ${at}`}
          problem={problem}
        />
      ))}
    </ul>
  );
}

function ProblemRow({ problem }: { readonly problem: Problem }) {
  const t = useText();
  const { node } = problem;
  const title = useDocument((state) => (node === undefined ? null : nodeTitle(state.document, node, t)));
  const readOnly = useDocument((state) => state.readOnly);
  const words = useProblemWords(node)(problem);
  const text = (
    <>
      <span className="problem-head ui-row">
        <span className="problem-severity">{t(`studio.severity.${problem.severity}`)}</span>
        <span className="ui-muted">{title ?? t('studio.problems.pipeline')}</span>
        {problem.place ? <span className="ui-muted">{t('studio.problems.place', { ...problem.place })}</span> : null}
      </span>
      <span className="problem-message">{words.message}</span>
      <span className="ui-muted">{words.hint}</span>
    </>
  );
  return (
    <li className="problem ui-row" data-severity={problem.severity} data-code={problem.code}>
      <Icon name={icons[problem.severity]} />
      {node === undefined ? (
        <div className="problem-text ui-column ui-grow">{text}</div>
      ) : (
        <button
          type="button"
          className="problem-text ui-column ui-grow ui-plain"
          title={t('studio.problems.select', { node: title ?? '' })}
          onClick={() => show(node)}
        >
          {text}
        </button>
      )}
      {problem.repair ? (
        <Button
          size="small"
          icon="wrench"
          isDisabled={readOnly}
          aria-label={t('studio.problems.repairLabel', { message: words.message })}
          onPress={() => repair(problem, t)}
        >
          {t('studio.problems.repair')}
        </Button>
      ) : null}
    </li>
  );
}

function show(node: NodeId): void {
  useView.getState().select([node]);
  canvasView()?.focusNode(node);
}

/** A repair that no longer fits the document is refused in words. */
function repair(problem: Problem, t: Translate): void {
  if (attempt((document) => applyRepair(document, problem.repair ?? [])))
    useView.getState().announce(t('studio.problems.repairDone'));
}
