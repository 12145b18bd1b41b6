// Trees by place hold every player once, and split where a picture or a sequence is halved.
import { describe, expect, it } from 'vitest';
import type { Clustering } from '#engine/explain/shapley/partition.ts';
import { imageTree } from '#engine/explain/games/place-trees.ts';
import { sequenceTree } from '#test/reference/oracles/sequence-tree.ts';

/** The members of every inner node, as a set of sorted lists. */
function parts(tree: Clustering, players: number): Set<string> {
  const members: number[][] = Array.from({ length: players }, (_, player) => [player]);
  for (const [left, right] of tree) members.push([...(members[left] ?? []), ...(members[right] ?? [])]);
  return new Set(members.slice(players).map((list) => list.toSorted((a, b) => a - b).join()));
}

describe('a tree by place', () => {
  it('halves a picture along its longer side, the larger part first', () => {
    // 0 1 2
    // 3 4 5
    expect(parts(imageTree([2, 3, 1]), 6)).toEqual(new Set(['0,1', '3,4', '0,1,3,4', '2,5', '0,1,2,3,4,5']));
  });

  it('keeps the channels of a pixel together', () => {
    expect(parts(imageTree([1, 2, 3]), 6)).toEqual(new Set(['1,2', '0,1,2', '4,5', '3,4,5', '0,1,2,3,4,5']));
  });

  it('halves a sequence from left to right', () => {
    expect(parts(sequenceTree(7), 7)).toEqual(new Set(['1,2', '0,1,2', '3,4', '5,6', '3,4,5,6', '0,1,2,3,4,5,6']));
  });

  it('holds every player once, for odd sizes too', () => {
    for (const [height, width, channels] of [
      [5, 3, 3],
      [1, 7, 2],
      [9, 1, 1],
    ] as const) {
      const players = height * width * channels;
      const tree = imageTree([height, width, channels]);
      expect(tree).toHaveLength(players - 1);
      expect(new Set(tree.flat()).size).toBe(2 * (players - 1));
    }
    expect(sequenceTree(1)).toEqual([]);
  });
});
