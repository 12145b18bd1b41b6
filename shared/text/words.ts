// Every word that a person reads, by language and key: the areas' files, joined, and the words of the kinds. One import line per
// area.
import { catalogue } from '#shared/nodes/catalogue.ts';
import type { NodeSpec, Worded } from '#shared/spec/define-node.ts';
import { mergeAreas } from '#shared/text/merge-areas.ts';
import type { WordTree } from '#shared/text/merge-areas.ts';
import type { Language } from '#shared/text/language.ts';
import { formatWords } from '#shared/spec/formats.ts';
import { portTypeWords } from '#shared/spec/ports.ts';
import { viewWords } from '#shared/spec/views.ts';
import { actionWords } from '#shared/text/areas/actions.ts';
import { appWords } from '#shared/text/areas/app.ts';
import { canvasWords } from '#shared/text/areas/canvas.ts';
import { cliWords } from '#shared/text/areas/cli.ts';
import { factNames } from '#shared/text/areas/fact-names.ts';
import { figureWords } from '#shared/text/areas/figures.ts';
import { inspectorWords } from '#shared/text/areas/inspector.ts';
import { metricNames } from '#shared/text/areas/metrics.ts';
import { familyWords } from '#shared/text/areas/nodes.ts';
import { paletteWords } from '#shared/text/areas/palette.ts';
import { plotWords } from '#shared/text/areas/plots.ts';
import { problemListWords } from '#shared/text/areas/problem-list.ts';
import { readFileWords } from '#shared/text/areas/read-file.ts';
import { resultWords } from '#shared/text/areas/results.ts';
import { runWords } from '#shared/text/areas/runs.ts';
import { shellWords } from '#shared/text/areas/shell.ts';
import { templateWords } from '#shared/text/areas/template.ts';
import { startWords } from '#shared/text/areas/start.ts';
import { controlWords } from '#shared/text/areas/ui.ts';
import { titleWords } from '#shared/text/areas/views.ts';
import { problems } from '#shared/text/problem-code.ts';

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

type Both = Readonly<Record<Language, WordTree>>;

/** Under the first name of their keys. */
const areas: Readonly<Record<string, readonly Both[]>> = {
  app: [appWords],
  plot: [plotWords],
  problems,
  studio: [
    { en: { metric: metricNames.en }, zh: { metric: metricNames.zh } },
    controlWords,
    inspectorWords,
    problemListWords,
    resultWords,
    startWords,
  ],
  workbench: [actionWords, canvasWords, paletteWords, readFileWords, runWords, shellWords, templateWords],
};
/** With the first names in them. */
const rooted: readonly Both[] = [cliWords, factNames, familyWords, figureWords, titleWords];

const wordsIn = (language: Language): WordTree =>
  mergeAreas([
    nodeWords(language),
    ...Object.entries(areas).flatMap(([root, parts]) => parts.map((part) => ({ [root]: part[language] }))),
    ...rooted.map((part) => part[language]),
    portTypeWords(language),
    formatWords(language),
    ...viewWords(language),
  ]);

export const words: Readonly<Record<Language, WordTree>> = { en: wordsIn('en'), zh: wordsIn('zh') };
