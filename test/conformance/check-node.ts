// The one harness that every node kind passes (DESIGN section 1). It knows specs and runners, and no kind by name: what a
// kind needs beside its defaults is in fixtures.ts.
import { describe, expect, test } from 'vitest';
import type { DatasetInput } from '#engine/values/dataset.ts';
import type { NodeKind } from '#shared/nodes/catalogue.ts';
import { Fault } from '#shared/protocol/problem.ts';
import { outputSummary } from '#shared/protocol/results.ts';
import { wireInfo } from '#shared/spec/ports.ts';
import type { WireInfo } from '#shared/spec/ports.ts';
import { viewSpec } from '#shared/spec/views.ts';
import type { NodeSpec } from '#shared/spec/define-node.ts';
import { paramApplies, paramFault, shapeOf } from '#shared/spec/param.ts';
import { problemWords } from '#shared/text/problem-words.ts';
import { hasWords, translator } from '#shared/text/translate.ts';
import { languages } from '#shared/text/language.ts';
import { infoOf, summaryOf, viewsOf } from '#engine/kinds/kinds.ts';
import { tableReader } from '#engine/kinds/table-reader.ts';
import { ownHash } from '#engine/run/key.ts';
import type { OwnProblem } from '#engine/values/runner.ts';
import type { WireValue } from '#engine/values/wire-value.ts';
import { openBackend } from '#engine/kernels/native.ts';
import { withinOnTheClock } from '#test/support/clock.ts';
import { cases, chosenParams } from '#test/conformance/fixtures.ts';
import type { AnyRunner, Fixtures, Inference, Params, Wired } from '#test/conformance/fixtures.ts';
import { atLimits, otherValues, pastLimits } from '#test/conformance/param-values.ts';
import { confirmed, fingerprint } from '#test/conformance/wire-comparison.ts';

/** One wire per port, as far as the node runs with them. */
type Wiring = Readonly<Record<string, Wired>>;

const answerWithinMs = 200;

/** `runner` is undefined for a kind that has none, which fails here. `fixtures` is ready when the tests run. */
export function checkNode(spec: NodeSpec, runner: AnyRunner | undefined, fixtures: () => Fixtures): void {
  describe(spec.kind, () => {
    checkSpec(spec);
    checkKey(spec);
    test('has a runner of its own spec', () => expect(runner?.spec).toBe(spec));
    if (runner) checkRuns(runner, fixtures);
  });
}

function checkSpec(spec: NodeSpec): void {
  test('prints as JSON and reads back', () => expect(JSON.parse(JSON.stringify(spec))).toEqual(spec));

  test('starts with legal values, its example is legal, and names only parameters that it has', () => {
    for (const [name, param] of Object.entries(spec.params)) {
      expect([name, paramFault(param, param.default)]).toEqual([name, undefined]);
      if (param.when) expect(Object.keys(spec.params)).toContain(param.when.param);
      if (param.type === 'column' || param.type === 'columns') expect(Object.keys(spec.inputs)).toContain(param.of);
    }
    for (const [name, value] of Object.entries(spec.example ?? {})) {
      const param = spec.params[name];
      expect([name, param && paramFault(param, value)]).toEqual([name, undefined]);
      expect(param).toBeDefined();
    }
  });

  test('takes values at its limits and names the fault of those past them', () => {
    for (const [name, param] of Object.entries(spec.params)) {
      for (const value of atLimits(param))
        expect([name, value, paramFault(param, value)?.code]).toEqual([name, value, undefined]);
      for (const { value, code } of pastLimits(param))
        expect([name, value, paramFault(param, value)?.code]).toEqual([name, value, code]);
    }
  });
}

function checkKey(spec: NodeSpec): void {
  const keyOf = (params: Params, seed = 1) =>
    ownHash({ spec, params, seed, node: 'checked', outside: [], backend: 'tensorflow' });
  const params = chosenParams(spec);

  test('changes its key with every parameter in force, and with no other', () => {
    for (const [name, param] of Object.entries(spec.params)) {
      // A parameter that another one switches on is looked at switched on, too.
      const on = param.when ? { ...params, [param.when.param]: param.when.in[0] } : params;
      for (const now of [params, on]) {
        const others = param.type === 'columns' ? [['other']] : [...otherValues(param, now[name])];
        // What depends on the data has no other value that a node can run with.
        if (others.length === 0 && shapeOf(param) === 'text') others.push('other');
        expect([name, others.length > 0]).toEqual([name, true]);
        const counts = !param.cosmetic && paramApplies(param, now);
        for (const other of others)
          expect([name, other, keyOf({ ...now, [name]: other }) !== keyOf(now)]).toEqual([name, other, counts]);
      }
    }
  });

  test('changes its key with the seed only when it draws numbers', () => {
    expect(keyOf(params, 2) !== keyOf(params, 1)).toBe(spec.random === true);
  });
}

function checkRuns(runner: AnyRunner, fixtures: () => Fixtures): void {
  const { spec } = runner;
  const params = chosenParams(spec);
  const own = cases[spec.kind as NodeKind];

  test('gives what it predicted, the same bytes for the same seed, and other bytes for another', async () => {
    const wirings = await acceptedWirings(runner, params, fixtures());
    expect(wirings.length).toBeGreaterThan(0);
    for (const wiring of wirings) {
      const first = await inferAndRun(runner, wiring, params, fixtures());
      expect(first.fault).toBeUndefined();
      const again = await inferAndRun(runner, wiring, params, fixtures());
      expect(fingerprint(again.outputs)).toBe(fingerprint(first.outputs));
      for (const value of Object.values(first.outputs)) await checkAnswers(value);
    }
    const [wiring] = wirings;
    if (spec.random && wiring) {
      const one = await inferAndRun(runner, wiring, params, fixtures());
      const two = await inferAndRun(runner, wiring, params, fixtures(), 2);
      expect(fingerprint(two.outputs)).not.toBe(fingerprint(one.outputs));
    }
  });

  test('runs as predicted under every option, or says why not', async () => {
    const [wiring] = await acceptedWirings(runner, params, fixtures());
    for (const [name, param] of Object.entries(spec.params)) {
      if (!wiring || !paramApplies(param, params)) continue;
      for (const value of otherValues(param, params[name]))
        await inferAndRun(runner, wiring, { ...params, [name]: value }, fixtures());
    }
  });

  test('predicts without inputs: nothing at all, or what it can tell', async () => {
    const inputs = Object.fromEntries(
      Object.entries(spec.inputs).map(([port, { many }]) => [port, many ? [] : undefined]),
    );
    const { problems } = await inferred(runner, inputs, params, fixtures().context());
    for (const problem of problems) checkProblem(spec, problem);
  });

  test('answers a cancel, early or late', async () => {
    const [wiring] = await acceptedWirings(runner, params, fixtures());
    if (!wiring) throw new Error('No inputs were accepted');
    const heavy = { ...params, ...own?.heavy };
    // What is long enough to be stopped does not go to its end when it was stopped before it began.
    const early = await cancelled(runner, wiring, heavy, fixtures(), 0);
    if (own?.heavy) expect(early.wentToItsEnd).toBe(false);
    withinOnTheClock(early.tookMs, answerWithinMs);
    // One that is not stopped by a late cancel either goes on for minutes, which is this test's time-out.
    const late = await cancelled(runner, wiring, heavy, fixtures(), 50);
    withinOnTheClock(late.tookMs, answerWithinMs);
  });

  test('leaves no tensor behind', async () => {
    const { tf } = await openBackend();
    const [wiring] = await acceptedWirings(runner, params, fixtures());
    if (!wiring) throw new Error('No inputs were accepted');
    await inferAndRun(runner, wiring, params, fixtures());
    const before = tf.memory().numTensors;
    await inferAndRun(runner, wiring, params, fixtures());
    await cancelled(runner, wiring, { ...params, ...own?.heavy }, fixtures(), 20);
    expect(tf.memory().numTensors).toBe(before);
  });
}

const valuesOf = (spec: NodeSpec, wiring: Wiring) => perPort(spec, wiring, ({ value }) => value);
const infosOf = (spec: NodeSpec, wiring: Wiring) => perPort(spec, wiring, ({ info }) => info);

function perPort<T>(
  spec: NodeSpec,
  wiring: Wiring,
  pick: (wired: Wired) => T,
): Record<string, T | readonly T[] | undefined> {
  return Object.fromEntries(
    Object.entries(spec.inputs).map(([port, { many }]) => {
      const wired = wiring[port];
      const value = wired && pick(wired);
      const copies = port === cases[spec.kind as NodeKind]?.twiceAt ? 2 : 1;
      return [port, many ? (value === undefined ? [] : Array.from({ length: copies }, () => value)) : value];
    }),
  );
}

/** The wirings of fixtures that a kind says it can work with; the other ports hold the first that fits. */
async function acceptedWirings(runner: AnyRunner, params: Params, fixtures: Fixtures): Promise<readonly Wiring[]> {
  const { networkAt, giverAt, textsAt, tokensAt, writerAt, numbersAt } = cases[runner.spec.kind as NodeKind] ?? {};
  let wirings: readonly Wiring[] = [{}];
  for (const [port, { type }] of Object.entries(runner.spec.inputs)) {
    const own: Readonly<Record<string, Wired>> = {
      ...(networkAt && { [networkAt]: fixtures.network }),
      ...(giverAt && { [giverAt]: fixtures.giver }),
      ...(textsAt && { [textsAt]: fixtures.texts }),
      ...(tokensAt && { [tokensAt]: fixtures.tokens }),
      ...(writerAt && { [writerAt]: fixtures.writer }),
      ...(numbersAt && { [numbersAt]: fixtures.numbers }),
    };
    const choices = own[port] ? [own[port]] : fixtures.byType[type];
    if (!choices) throw new Error(`test/conformance/fixtures.ts has no value of type ${type}`);
    wirings = wirings.flatMap((wiring) => choices.map((wired) => ({ ...wiring, [port]: wired })));
  }
  const accepted: Wiring[] = [];
  for (const wiring of wirings) {
    const { problems } = await inferred(runner, infosOf(runner.spec, wiring), params, fixtures.context());
    if (!problems.some(({ severity }) => severity === 'error') && preparedAlike(wiring)) accepted.push(wiring);
  }
  return accepted;
}

/** A model is asked only about data that was prepared like its own: it refuses other data, which is not known beforehand. */
function preparedAlike(wiring: Wiring): boolean {
  const inputs = Object.values(wiring).map(({ value }) => value);
  const model = inputs.find((value) => value.type === 'model');
  const dataset = inputs.find((value) => value.type === 'dataset');
  const steps = ({ inputs: of }: { readonly inputs: readonly DatasetInput[] }) =>
    of.reduce((sum, { preprocessing }) => sum + preprocessing.length, 0);
  return !model || !dataset || steps(model) === steps(dataset);
}

/** As the analysis takes it: a Fault that is thrown is a problem. */
async function inferred(runner: AnyRunner, ...asked: Parameters<AnyRunner['infer']>): Promise<Inference> {
  try {
    return await runner.infer(...asked);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { outputs: {}, problems: [error.problem] };
  }
}

/** What is told of a value keeps its schema, which refuses a field that it does not name. */
async function checkAnswers(value: WireValue): Promise<void> {
  wireInfo.parse(infoOf(value));
  outputSummary.parse(summaryOf(value));
  const views = await viewsOf(value, translator('en'), tableReader());
  for (const view of views) viewSpec(view).schema.parse(view);
}

interface Ran {
  readonly outputs: Readonly<Record<string, WireValue>>;
  readonly fault?: Fault;
}

/** Infers, runs, and holds one against the other. A node may fail only with a fault that has words. */
async function inferAndRun(
  runner: AnyRunner,
  wiring: Wiring,
  params: Params,
  fixtures: Fixtures,
  seed = 1,
): Promise<Ran> {
  const { spec } = runner;
  const told = `${spec.kind} ${JSON.stringify(params)}`;
  const found = await inferred(runner, infosOf(spec, wiring), params, fixtures.context());
  for (const problem of found.problems) checkProblem(spec, problem);
  const errors = found.problems.filter(({ severity }) => severity === 'error').map(({ code }) => code);
  let outputs: Ran['outputs'];
  try {
    outputs = await runner.run(valuesOf(spec, wiring), params, fixtures.context({ seed }));
  } catch (fault) {
    if (!(fault instanceof Fault)) throw new Error(`${told} failed with what is no fault`, { cause: fault });
    checkProblem(spec, fault.problem);
    if (errors.length > 0) expect([told, errors]).toEqual([told, expect.arrayContaining([fault.problem.code])]);
    return { outputs: {}, fault };
  }
  // Whole-pipeline sense may be refused beforehand though the node itself would go on; what it gives then is not compared.
  if (errors.length > 0) return { outputs };
  expect([told, Object.keys(outputs).toSorted()]).toEqual([told, Object.keys(spec.outputs).toSorted()]);
  for (const [port, value] of Object.entries(outputs)) {
    const predicted: WireInfo | undefined = found.outputs[port];
    expect([told, port, value.type]).toEqual([told, port, spec.outputs[port]?.type]);
    expect([told, port, predicted && confirmed(predicted, infoOf(value))]).toEqual([told, port, predicted]);
    expect([told, port, predicted === undefined]).toEqual([told, port, isUntold(spec, params)]);
  }
  return { outputs };
}

/** Whether only the run can tell what a node with these parameters gives. */
function isUntold({ kind }: NodeSpec, params: Params): boolean {
  const untold = Object.entries((kind in cases && cases[kind as NodeKind]?.untold) || {});
  return untold.length > 0 && untold.every(([name, value]) => params[name] === value);
}

function checkProblem(spec: NodeSpec, problem: OwnProblem): void {
  if (problem.param !== undefined) expect(Object.keys(spec.params)).toContain(problem.param);
  if (problem.port !== undefined) expect(Object.keys({ ...spec.inputs, ...spec.outputs })).toContain(problem.port);
  for (const language of languages) {
    for (const part of ['message', 'hint'])
      expect([problem.code, part, hasWords(language, `problems.${problem.code}.${part}`)]).toEqual([
        problem.code,
        part,
        true,
      ]);
    const { message, hint } = problemWords(problem, translator(language), spec.kind);
    expect(`${message} ${hint}`).not.toMatch(/\{\{|undefined|NaN|\[object/);
  }
}

interface Cancelled {
  /** From the cancel to the answer; 0 when it was done before. */
  readonly tookMs: number;
  /** It gave outputs, and nothing in them says that they are but what there was. */
  readonly wentToItsEnd: boolean;
}

/** Anything but an end or an AbortError throws. */
async function cancelled(
  runner: AnyRunner,
  wiring: Wiring,
  params: Params,
  fixtures: Fixtures,
  afterMs: number,
): Promise<Cancelled> {
  const controller = new AbortController();
  let asked = performance.now();
  const cancel = () => {
    asked = performance.now();
    controller.abort();
  };
  const timer = afterMs === 0 ? undefined : setTimeout(cancel, afterMs);
  if (afterMs === 0) cancel();
  const tookMs = () => (controller.signal.aborted ? performance.now() - asked : 0);
  try {
    const context = fixtures.context({ signal: controller.signal });
    const outputs = await runner.run(valuesOf(runner.spec, wiring), params, context);
    const parts = Object.values(outputs).map((value) => 'stopped' in value && value.stopped !== undefined);
    return { tookMs: tookMs(), wentToItsEnd: !parts.includes(true) };
  } catch (error) {
    if (!(error instanceof Error && error.name === 'AbortError')) throw error;
    return { tookMs: tookMs(), wentToItsEnd: false };
  } finally {
    clearTimeout(timer);
  }
}
