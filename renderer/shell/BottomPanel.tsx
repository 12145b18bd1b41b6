// The dock, below the canvas or at its right: results of a node, problems, training.
import { ProblemList } from '#renderer/problems/ProblemList.tsx';
import { useProblems } from '#renderer/problems/use-problems.ts';
import { ResultPanel } from '#renderer/results/ResultPanel.tsx';
import { TrainingPanel } from '#renderer/runs/TrainingPanel.tsx';
import { useView } from '#renderer/state/view-store.ts';
import type { BottomTab } from '#renderer/state/view-store.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Tabs } from '#renderer/ui/Tabs.tsx';
import { useText } from '#renderer/ui/use-text.ts';

export function BottomPanel() {
  const t = useText();
  const tab = useView((view) => view.bottomTab);
  const problems = useProblems().filter(({ severity }) => severity !== 'info');
  const narrow = useView((view) => view.narrow);
  const side = useView((view) => view.dockSide);
  const { setDockSide, togglePanel } = useView.getState();
  const aside = (
    <>
      {narrow ? null : (
        <IconButton
          icon={side === 'bottom' ? 'panel-right' : 'panel-bottom'}
          size="small"
          label={t(side === 'bottom' ? 'workbench.dock.toRight' : 'workbench.dock.toBottom')}
          onPress={() => setDockSide(side === 'bottom' ? 'right' : 'bottom')}
        />
      )}
      <IconButton
        icon="x"
        size="small"
        label={t('workbench.dock.close')}
        onPress={() => togglePanel('bottom', false)}
      />
    </>
  );
  return (
    <Tabs
      label={t('workbench.region.bottom')}
      selected={tab}
      aside={aside}
      onSelect={(id) => useView.getState().setBottomTab(id as BottomTab)}
      tabs={[
        { id: 'results', label: t('workbench.tab.results'), icon: 'bar-chart', content: <ResultPanel /> },
        {
          id: 'problems',
          label: t('workbench.tab.problems'),
          icon: 'triangle',
          count: problems.length,
          content: <ProblemList />,
        },
        { id: 'training', label: t('workbench.tab.training'), icon: 'trending-down', content: <TrainingPanel /> },
      ]}
    />
  );
}
