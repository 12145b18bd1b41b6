// Who may import whom, on the resolved graph. The rules are those of ARCHITECTURE.md; test/rules feeds each one an import
// that it has to refuse.
import type { IConfiguration } from 'dependency-cruiser';

const tests = '\\.test\\.tsx?$';

/** The path of an npm package, installed or not found. */
const packages = (...names: string[]) => `(^|node_modules/)(${names.join('|')})(/|$)`;

/** One library, one owner: only these folders may import it. */
const owners: readonly { name: string; library: string; owner: string }[] = [
  { name: 'react-flow', library: packages('@xyflow/react'), owner: '^renderer/canvas/' },
  { name: 'duckdb', library: packages('@duckdb/[^/]+'), owner: '^main/engine/table/' },
  { name: 'sharp', library: packages('sharp'), owner: '^main/engine/pictures/' },
  { name: 'ws', library: packages('ws'), owner: '^main/(engine/transport|host)/' },
  { name: 'electron', library: packages('electron'), owner: '^main/(app|preload)/' },
  {
    name: 'tfjs',
    library: packages('@tensorflow/[^/]+'),
    owner: '^main/engine/(kernels|network|training|explain|language|nodes/[^/]+)/',
  },
  { name: 'react', library: packages('react', 'react-dom'), owner: '^renderer/' },
];

export const configuration: IConfiguration = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one idea, or a third file is missing.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere escapes every other rule here.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: packages('electron') },
    },
    {
      name: 'shared-stands-alone',
      comment: 'shared/ runs anywhere, so it sees only itself and pure packages.',
      severity: 'error',
      from: { path: '^shared/', pathNot: tests },
      to: {
        pathNot: ['^shared/', packages('zod', 'immer', 'jsonc-parser', 'i18next', 'vega', 'vega-lite', 'vega-typings')],
      },
    },
    {
      name: 'renderer-sees-shared-alone',
      comment: 'The studio knows the engine only through shared/protocol, and runs in a browser.',
      severity: 'error',
      from: { path: '^renderer/', pathNot: [tests, '^renderer/vite\\.config\\.ts$'] },
      to: { path: '^(main|scripts|test)/' },
    },
    {
      name: 'renderer-has-no-node',
      comment: 'The studio runs in a browser.',
      severity: 'error',
      from: { path: '^renderer/', pathNot: [tests, '^renderer/vite\\.config\\.ts$'] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'app-reaches-engine-by-protocol',
      comment:
        'The Electron main process starts the engine by file name, so that an engine that crashes takes nothing along.',
      severity: 'error',
      from: { path: '^main/app/', pathNot: tests },
      to: { path: '^(main/(?!app/|files/|disk/)|renderer/|scripts/|test/)' },
    },
    {
      name: 'preload-stands-alone',
      comment: 'The preload runs in the sandbox: one file, electron and shared types.',
      severity: 'error',
      from: { path: '^main/preload/', pathNot: tests },
      to: { path: '^(main/(?!preload/)|renderer/|scripts/|test/)' },
    },
    {
      name: 'engine-stands-alone',
      comment: 'The engine runs without a window, without a host and without the command line.',
      severity: 'error',
      from: { path: '^main/engine/', pathNot: tests },
      to: { path: '^(main/(?!engine/|disk/)|renderer/|scripts/|test/)' },
    },
    {
      name: 'files-stand-alone',
      comment: 'What a host does with the files of a person: both hosts need it, and it needs neither, nor the engine.',
      severity: 'error',
      from: { path: '^main/files/', pathNot: tests },
      to: { path: '^(main/(?!files/|disk/)|renderer/|scripts/|test/)' },
    },
    {
      name: 'disk-stands-alone',
      comment: 'How a file is written whole and where a path leads: every room of main/ may ask, and it asks nobody.',
      severity: 'error',
      from: { path: '^main/disk/', pathNot: tests },
      to: { path: '^(main/(?!disk/)|renderer/|scripts/|test/)' },
    },
    {
      name: 'host-sees-engine',
      comment: 'The loopback host is the engine and a page, without Electron.',
      severity: 'error',
      from: { path: '^main/host/', pathNot: tests },
      to: { path: '^(main/(?!host/|engine/|files/|disk/)|renderer/|scripts/|test/)' },
    },
    {
      name: 'command-line-sees-engine',
      comment: 'The command line is the engine without a window.',
      severity: 'error',
      from: { path: '^main/cli/', pathNot: tests },
      to: { path: '^(main/(?!cli/|engine/|files/|disk/)|renderer/|scripts/|test/)' },
    },
    {
      name: 'rooms-of-the-engine-stand-on-each-other',
      comment:
        'From the ground up: values, kernels, network, training; then explain and language; results and run on top. None looks up.',
      severity: 'error',
      from: { path: '^main/engine/(values|kernels|math|preprocessing)/', pathNot: tests },
      to: { path: '^main/engine/(?!values/|kernels/|math/|preprocessing/)' },
    },
    {
      name: 'projection-knows-numbers-alone',
      comment: 'A map is made of points, whatever they stand for.',
      severity: 'error',
      from: { path: '^main/engine/projection/', pathNot: tests },
      to: { path: '^main/engine/(?!kernels/|math/|projection/)' },
    },
    {
      name: 'pictures-stand-on-tables',
      comment: 'Files become bytes; what they are called as a dataset is told by a node.',
      severity: 'error',
      from: { path: '^main/engine/pictures/', pathNot: tests },
      to: { path: '^main/engine/(?!values/|kernels/|table/|pictures/)' },
    },
    {
      name: 'networks-know-no-training',
      comment: 'A network runs forward, on rows that fitted steps made; what moves its weights stands above it.',
      severity: 'error',
      from: { path: '^main/engine/network/', pathNot: tests },
      to: { path: '^main/engine/(?!values/|kernels/|preprocessing/|network/)' },
    },
    {
      name: 'training-knows-no-node',
      comment: 'A training is used by nodes of every family and by word vectors; it knows none of them.',
      severity: 'error',
      from: { path: '^main/engine/training/', pathNot: tests },
      to: { path: '^main/engine/(explain|language|nodes|results|run|store|analyse)/' },
    },
    {
      name: 'runner-sees-its-context-alone',
      comment: 'A runner gets inputs, parameters and a context; it reaches for nothing else in the engine.',
      severity: 'error',
      from: { path: '^main/engine/nodes/([^/]+)/', pathNot: tests },
      to: {
        path: '^main/engine/',
        // Two runners of a family may share a file that is no runner; scripts/graph.ts tells them apart.
        pathNot: [
          '^main/engine/nodes/$1/',
          '^main/engine/(values|kernels|network|training|table|pictures|explain|math|metrics|language|preprocessing|projection)/',
        ],
      },
    },
    {
      name: 'runner-sees-its-own-spec',
      comment: 'A spec and its runner have the same path.',
      severity: 'error',
      from: { path: '^main/engine/nodes/([^/]+)/', pathNot: tests },
      to: { path: '^shared/nodes/', pathNot: '^shared/nodes/$1/' },
    },
    {
      name: 'words-of-kinds-are-for-kinds',
      comment: 'Runners work without words; whoever shows some asks a translator.',
      severity: 'error',
      from: { path: '^(shared|main|renderer)/', pathNot: ['^shared/nodes/', tests] },
      to: { path: '^shared/nodes/.*\\.words\\.ts$' },
    },
    ...owners.map(({ name, library, owner }) => ({
      name: `one-owner-of-${name}`,
      comment: `Only ${owner} may import this library; others ask that folder.`,
      severity: 'error' as const,
      from: { path: '^(shared|main|renderer)/', pathNot: [owner, tests] },
      to: { path: library },
    })),
    {
      name: 'no-tests-in-the-product',
      comment: 'What the product needs is not in a test.',
      severity: 'error',
      from: { path: '^(shared|main|renderer)/', pathNot: tests },
      to: { path: [tests, '^test/'] },
    },
    {
      name: 'engine-has-no-development-packages',
      comment: 'Only the packages under "dependencies" are there when Neuroloom is installed; the page is bundled.',
      severity: 'error',
      from: { path: '^(shared|main)/', pathNot: tests },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: packages('electron', 'vega-typings'),
      },
    },
  ],
  options: {
    // TypeScript 7 has no compiler API; without a parser of its own dependency-cruiser would read no .ts file and find nothing.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|node_modules/\\.cache)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
