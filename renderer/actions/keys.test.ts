import { describe, expect, test } from 'vitest';
import { keyText, matches, pressesOf } from '#renderer/actions/keys.ts';

const press = (key: string, more: Partial<KeyboardEvent> = {}) => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
});

describe('matches', () => {
  test('Mod is Ctrl, and Cmd on macOS', () => {
    expect(matches('Mod+S', press('s', { ctrlKey: true }), false)).toBe(true);
    expect(matches('Mod+S', press('s', { metaKey: true }), false)).toBe(false);
    expect(matches('Mod+S', press('s', { metaKey: true }), true)).toBe(true);
    expect(matches('Mod+S', press('s'), false)).toBe(false);
  });

  test('Shift tells undo from redo', () => {
    const redo = press('Z', { ctrlKey: true, shiftKey: true });
    expect(matches('Mod+Shift+Z', redo, false)).toBe(true);
    expect(matches('Mod+Z', redo, false)).toBe(false);
  });

  test('another keyboard layout counts by place', () => {
    expect(matches('Mod+Z', press('я', { ctrlKey: true, code: 'KeyZ' }), false)).toBe(true);
    expect(matches('Mod+Z', press('y', { ctrlKey: true, code: 'KeyZ' }), false)).toBe(false);
  });

  test('signs are matched by what they type', () => {
    expect(matches('?', press('?', { shiftKey: true }), false)).toBe(true);
    expect(matches('Mod++', press('=', { ctrlKey: true }), false)).toBe(true);
    expect(matches('Space', press(' '), false)).toBe(true);
    expect(matches('Delete', press('Delete', { ctrlKey: true }), false)).toBe(false);
  });
});

test('keys are shown as each system writes them', () => {
  expect(keyText('Mod+Shift+Z', false)).toBe('Ctrl+Shift+Z');
  expect(keyText('Mod+Shift+Z', true)).toBe('⌘⇧Z');
  expect(keyText('Mod++', false)).toBe('Ctrl++');
  expect(keyText('Alt+A L', false)).toBe('Alt+A L');
  expect(pressesOf('Alt+A L')).toEqual(['Alt+A', 'L']);
});
