// Joins the words of all areas into one tree. Areas may share branches (`problems`), never a leaf.

export interface WordTree {
  readonly [key: string]: string | WordTree;
}

/** Deep merge; throws when two areas hold the same leaf, so that a later one cannot hide an earlier one. */
export function mergeAreas(areas: readonly WordTree[]): WordTree {
  return areas.reduce((merged, area) => mergeTwo(merged, area, ''), {});
}

function mergeTwo(one: WordTree, two: WordTree, path: string): WordTree {
  const merged: Record<string, string | WordTree> = { ...one };
  for (const [key, value] of Object.entries(two)) {
    const old = Object.hasOwn(merged, key) ? merged[key] : undefined;
    if (old === undefined) merged[key] = value;
    else if (typeof old === 'object' && typeof value === 'object') merged[key] = mergeTwo(old, value, `${path}${key}.`);
    else throw new Error(`Two areas of words hold ${path}${key}`);
  }
  return merged;
}
