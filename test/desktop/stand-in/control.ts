// The test's hand in the stand-in's process: queued dialog answers, menu clicks, and a record of native calls.

export type TestCommand =
  | { readonly do: 'answerDialog'; readonly kind: 'open' | 'save' | 'message'; readonly answer: string | null }
  | { readonly do: 'clickMenu'; readonly id: string }
  | { readonly do: 'closeWindows' };

const answers: Extract<TestCommand, { do: 'answerDialog' }>[] = [];

/** Tells the test of a native call. */
export function record(call: Readonly<Record<string, unknown>>): void {
  if (process.connected) process.send?.({ record: call });
}

/** The answer that the test queued for this kind of dialog; null (dismissed) when it queued none. */
export function nextDialogAnswer(kind: 'open' | 'save' | 'message', options: unknown): string | null {
  record({ call: `dialog.${kind}`, options: JSON.parse(JSON.stringify(options)) as unknown });
  const at = answers.findIndex((answer) => answer.kind === kind);
  return at < 0 ? null : (answers.splice(at, 1)[0]?.answer ?? null);
}

export function listenToTest(hands: { clickMenu(id: string): void; closeWindows(): void }): void {
  process.on('message', (command: TestCommand) => {
    if (command.do === 'answerDialog') answers.push(command);
    else if (command.do === 'clickMenu') hands.clickMenu(command.id);
    else hands.closeWindows();
  });
}
