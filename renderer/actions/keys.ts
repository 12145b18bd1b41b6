// Keys as text ('Mod+Shift+Z'), matched against keyboard events and shown to people. Mod is Cmd on macOS, else Ctrl.

const isMac = typeof navigator !== 'undefined' && /mac/i.test(navigator.platform);

type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

interface Chord {
  readonly key: string;
  readonly mod: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
}

function parse(keys: string): Chord {
  const parts = keys.split('+');
  // 'Mod++' ends in an empty part: the key is the plus sign itself.
  const key = parts.at(-1) === '' ? '+' : (parts.at(-1) ?? '');
  return { key, mod: parts.includes('Mod'), shift: parts.includes('Shift'), alt: parts.includes('Alt') };
}

const isLetter = (key: string) => /^[a-z]$/i.test(key);
const isDigit = (key: string) => /^\d$/.test(key);

/** Whether a key press is `keys`. Signs such as ? and + are matched by what they type, whatever Shift does for them. */
export function matches(keys: string, event: KeyPress, mac = isMac): boolean {
  const chord = parse(keys);
  const mod = mac ? event.metaKey : event.ctrlKey;
  const otherMod = mac ? event.ctrlKey : event.metaKey;
  if (mod !== chord.mod || otherMod || event.altKey !== chord.alt) return false;
  if (isDigit(chord.key))
    return !event.shiftKey === !chord.shift && (event.key === chord.key || event.code === `Digit${chord.key}`);
  if (isLetter(chord.key)) {
    // With a keyboard layout that types other letters (Cyrillic, a pinyin input method) the key's place counts.
    const same = event.key.toLowerCase() === chord.key.toLowerCase();
    const inPlace = !/^[a-z]$/i.test(event.key) && event.code === `Key${chord.key.toUpperCase()}`;
    return event.shiftKey === chord.shift && (same || inPlace);
  }
  if (chord.key === 'Space') return event.key === ' ' && event.shiftKey === chord.shift;
  if (chord.key.length === 1) return event.key === chord.key || (chord.key === '+' && event.key === '=');
  return event.key === chord.key && event.shiftKey === chord.shift;
}

const macSigns: Readonly<Record<string, string>> = {
  Mod: '⌘',
  Shift: '⇧',
  Alt: '⌥',
  Enter: '↩',
  Delete: '⌦',
  Backspace: '⌫',
  Escape: 'esc',
};
const signs: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  Escape: 'Esc',
  Delete: 'Del',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** Keys that are pressed one after the other, such as `Alt+A L`. */
export function pressesOf(keys: string): readonly string[] {
  return keys.split(' ');
}

/** The keys as caps to draw: ['Ctrl', 'S']. */
export function keyCaps(keys: string, mac = isMac): readonly string[] {
  return pressesOf(keys).flatMap((press) => capsOf(press, mac));
}

function capsOf(press: string, mac: boolean): readonly string[] {
  const chord = parse(press);
  const parts = [
    ...(chord.mod ? ['Mod'] : []),
    ...(chord.alt ? ['Alt'] : []),
    ...(chord.shift ? ['Shift'] : []),
    chord.key,
  ];
  return parts.map(
    (part) => (mac ? macSigns[part] : undefined) ?? signs[part] ?? (part.length === 1 ? part.toUpperCase() : part),
  );
}

/** One string, as menus show it. */
export function keyText(keys: string, mac = isMac): string {
  return pressesOf(keys)
    .map((press) => capsOf(press, mac).join(mac ? '' : '+'))
    .join(' ');
}

/** Whether typing goes into this element, so that single keys and text undo belong to it. */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return (
    target instanceof HTMLInputElement && !['checkbox', 'radio', 'range', 'button', 'submit'].includes(target.type)
  );
}
