// Every word that a person reads, by language and key: the areas' files, joined. One import line per area and language.
import { mergeAreas } from '#shared/text/merge-areas.ts';
import type { WordTree } from '#shared/text/merge-areas.ts';
import { enApp } from '#shared/text/en/app.ts';
import { enAttribution } from '#shared/text/en/attribution.ts';
import { enDescent } from '#shared/text/en/descent.ts';
import { enEvaluate } from '#shared/text/en/evaluate.ts';
import { enExplain } from '#shared/text/en/explain.ts';
import { enInspect } from '#shared/text/en/inspect.ts';
import { enLanguage } from '#shared/text/en/language.ts';
import { enLayers } from '#shared/text/en/layers.ts';
import { enNodes } from '#shared/text/en/nodes.ts';
import { enOptimizers } from '#shared/text/en/optimizers.ts';
import { enProblemsData } from '#shared/text/en/problems-data.ts';
import { enProblemsDocument } from '#shared/text/en/problems-document.ts';
import { enProblemsTensor } from '#shared/text/en/problems-tensor.ts';
import { enResults } from '#shared/text/en/results.ts';
import { enRun } from '#shared/text/en/run.ts';
import { enStudio } from '#shared/text/en/studio.ts';
import { enWorkbench } from '#shared/text/en/workbench.ts';
import { zhApp } from '#shared/text/zh/app.ts';
import { zhAttribution } from '#shared/text/zh/attribution.ts';
import { zhDescent } from '#shared/text/zh/descent.ts';
import { zhEvaluate } from '#shared/text/zh/evaluate.ts';
import { zhExplain } from '#shared/text/zh/explain.ts';
import { zhInspect } from '#shared/text/zh/inspect.ts';
import { zhLanguage } from '#shared/text/zh/language.ts';
import { zhLayers } from '#shared/text/zh/layers.ts';
import { zhNodes } from '#shared/text/zh/nodes.ts';
import { zhOptimizers } from '#shared/text/zh/optimizers.ts';
import { zhProblemsData } from '#shared/text/zh/problems-data.ts';
import { zhProblemsDocument } from '#shared/text/zh/problems-document.ts';
import { zhProblemsTensor } from '#shared/text/zh/problems-tensor.ts';
import { zhResults } from '#shared/text/zh/results.ts';
import { zhRun } from '#shared/text/zh/run.ts';
import { zhStudio } from '#shared/text/zh/studio.ts';
import { zhWorkbench } from '#shared/text/zh/workbench.ts';

/** BCP 47; zh is Simplified Chinese. */
export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

export const words: Readonly<Record<Language, WordTree>> = {
  en: mergeAreas([
    enApp,
    enAttribution,
    enDescent,
    enEvaluate,
    enExplain,
    enInspect,
    enLanguage,
    enLayers,
    enNodes,
    enOptimizers,
    enProblemsData,
    enProblemsDocument,
    enProblemsTensor,
    enResults,
    enRun,
    enStudio,
    enWorkbench,
  ]),
  zh: mergeAreas([
    zhApp,
    zhAttribution,
    zhDescent,
    zhEvaluate,
    zhExplain,
    zhInspect,
    zhLanguage,
    zhLayers,
    zhNodes,
    zhOptimizers,
    zhProblemsData,
    zhProblemsDocument,
    zhProblemsTensor,
    zhResults,
    zhRun,
    zhStudio,
    zhWorkbench,
  ]),
};

/** The language to start with for a locale such as `zh-Hans-CN` or `de`: Chinese for Chinese, else English. */
export function languageOf(locale: string): Language {
  return /^zh\b/i.test(locale) ? 'zh' : 'en';
}
