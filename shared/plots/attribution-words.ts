// What the numbers of an explanation are called on axes: only those that are Shapley values are named so.
const words = {
  shapley: { of: 'plot.shapleyOf', mean: 'plot.meanShapley', meanOf: 'plot.meanShapleyOf' },
  owen: { of: 'plot.owenOf', mean: 'plot.meanOwen', meanOf: 'plot.meanOwenOf' },
  attribution: { of: 'plot.attributionOf', mean: 'plot.meanAttribution', meanOf: 'plot.meanAttributionOf' },
  gradient: { of: 'plot.gradientOf', mean: 'plot.meanGradient', meanOf: 'plot.meanGradientOf' },
  importance: { of: 'plot.importanceOf', mean: 'plot.meanImportance', meanOf: 'plot.meanImportanceOf' },
} as const;

const kinds: Readonly<Record<string, keyof typeof words>> = {
  partition: 'owen',
  deep: 'attribution',
  expectedGradients: 'attribution',
  integratedGradients: 'attribution',
  inputTimesGradient: 'attribution',
  occlusion: 'attribution',
  gradient: 'gradient',
  smoothGrad: 'gradient',
  gradCam: 'importance',
};

/** Keys of shared/text for a method of explain.shap or explain.attribution; none = Shapley values. */
export function attributionWords(method: string | undefined): (typeof words)[keyof typeof words] {
  return words[(method === undefined ? undefined : kinds[method]) ?? 'shapley'];
}
