// Every word that a person reads, by language and key: the areas' files, joined, and the words of the kinds. One import line per
// area and language.
import { catalogue } from '#shared/nodes/catalogue.ts';
import type { NodeSpec, Worded } from '#shared/spec/define-node.ts';
import { mergeAreas } from '#shared/text/merge-areas.ts';
import type { WordTree } from '#shared/text/merge-areas.ts';
import type { Language } from '#shared/text/language.ts';
import { formatWords } from '#shared/spec/formats.ts';
import { portTypeWords } from '#shared/spec/ports.ts';
import { viewWords } from '#shared/spec/views.ts';
import { enActions } from '#shared/text/en/actions.ts';
import { enApp } from '#shared/text/en/app.ts';
import { enCanvas } from '#shared/text/en/canvas.ts';
import { enCli } from '#shared/text/en/cli.ts';
import { enInspector } from '#shared/text/en/inspector.ts';
import { enMetrics } from '#shared/text/en/metrics.ts';
import { enNodes } from '#shared/text/en/nodes.ts';
import { enPalette } from '#shared/text/en/palette.ts';
import { enPlots } from '#shared/text/en/plots.ts';
import { enProblemList } from '#shared/text/en/problem-list.ts';
import { enProblemsData } from '#shared/text/en/problems-data.ts';
import { enProblemsDocument } from '#shared/text/en/problems-document.ts';
import { enProblemsEvaluate } from '#shared/text/en/problems-evaluate.ts';
import { enProblemsExplain } from '#shared/text/en/problems-explain.ts';
import { enProblemsNetwork } from '#shared/text/en/problems-network.ts';
import { enProblemsRun } from '#shared/text/en/problems-run.ts';
import { enProblemsTraining } from '#shared/text/en/problems-training.ts';
import { enProblemsWords } from '#shared/text/en/problems-words.ts';
import { enResults } from '#shared/text/en/results.ts';
import { enRuns } from '#shared/text/en/runs.ts';
import { enShell } from '#shared/text/en/shell.ts';
import { enStart } from '#shared/text/en/start.ts';
import { enUi } from '#shared/text/en/ui.ts';
import { enViews } from '#shared/text/en/views.ts';
import { zhActions } from '#shared/text/zh/actions.ts';
import { zhApp } from '#shared/text/zh/app.ts';
import { zhCanvas } from '#shared/text/zh/canvas.ts';
import { zhCli } from '#shared/text/zh/cli.ts';
import { zhInspector } from '#shared/text/zh/inspector.ts';
import { zhMetrics } from '#shared/text/zh/metrics.ts';
import { zhNodes } from '#shared/text/zh/nodes.ts';
import { zhPalette } from '#shared/text/zh/palette.ts';
import { zhPlots } from '#shared/text/zh/plots.ts';
import { zhProblemList } from '#shared/text/zh/problem-list.ts';
import { zhProblemsData } from '#shared/text/zh/problems-data.ts';
import { zhProblemsDocument } from '#shared/text/zh/problems-document.ts';
import { zhProblemsEvaluate } from '#shared/text/zh/problems-evaluate.ts';
import { zhProblemsExplain } from '#shared/text/zh/problems-explain.ts';
import { zhProblemsNetwork } from '#shared/text/zh/problems-network.ts';
import { zhProblemsRun } from '#shared/text/zh/problems-run.ts';
import { zhProblemsTraining } from '#shared/text/zh/problems-training.ts';
import { zhProblemsWords } from '#shared/text/zh/problems-words.ts';
import { zhResults } from '#shared/text/zh/results.ts';
import { zhRuns } from '#shared/text/zh/runs.ts';
import { zhShell } from '#shared/text/zh/shell.ts';
import { zhStart } from '#shared/text/zh/start.ts';
import { zhUi } from '#shared/text/zh/ui.ts';
import { zhViews } from '#shared/text/zh/views.ts';

/** A port without a name of its own has its type's. */
const portNames = (ports: NodeSpec['inputs'], types: WordTree, own: WordTree = {}): WordTree =>
  Object.fromEntries(Object.entries(ports).map(([port, { type }]) => [port, own[port] ?? types[type] ?? '']));

/** `nodes.<family>.<name>` is the kind's own name cut at its dot. */
function nodeWords(language: Language): WordTree {
  const { portTypes } = portTypeWords(language);
  return mergeAreas(
    Object.values<NodeSpec & Worded>(catalogue).map(({ kind, inputs, outputs, words: { [language]: own } }) => {
      const [family = '', name = ''] = kind.split('.');
      const ports = {
        inputs: portNames(inputs, portTypes, own.inputs),
        outputs: portNames(outputs, portTypes, own.outputs),
      };
      return { nodes: { [family]: { [name]: { ...own, ...ports } } } };
    }),
  );
}

const areas: readonly (readonly [en: WordTree, zh: WordTree])[] = [
  [enActions, zhActions],
  [enApp, zhApp],
  [enCanvas, zhCanvas],
  [enCli, zhCli],
  [enInspector, zhInspector],
  [enMetrics, zhMetrics],
  [enNodes, zhNodes],
  [enPalette, zhPalette],
  [enPlots, zhPlots],
  [enProblemList, zhProblemList],
  [enProblemsData, zhProblemsData],
  [enProblemsDocument, zhProblemsDocument],
  [enProblemsEvaluate, zhProblemsEvaluate],
  [enProblemsExplain, zhProblemsExplain],
  [enProblemsNetwork, zhProblemsNetwork],
  [enProblemsRun, zhProblemsRun],
  [enProblemsTraining, zhProblemsTraining],
  [enProblemsWords, zhProblemsWords],
  [enResults, zhResults],
  [enRuns, zhRuns],
  [enShell, zhShell],
  [enStart, zhStart],
  [enUi, zhUi],
  [enViews, zhViews],
];

const wordsIn = (language: Language): WordTree =>
  mergeAreas([
    nodeWords(language),
    ...areas.map(([en, zh]) => ({ en, zh })[language]),
    portTypeWords(language),
    formatWords(language),
    ...viewWords(language),
  ]);

export const words: Readonly<Record<Language, WordTree>> = { en: wordsIn('en'), zh: wordsIn('zh') };
